//! 序次语: the mark behind 第一, 一, 1, （一）, ①.

use story::Severity;

use crate::finding::Findings;
use crate::numeral::digit;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "ordinal_bracketed",
        clause: "GB/T 15834—2011 附录B.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "带括号的序次语后面不用点号：{fix}。",
        en: "No mark follows an ordinal in brackets: {fix}.",
        hit: "（一）、加强领导。",
        pass: "（一）加强领导。一、提高认识。",
        look: Look::Text(bracketed),
    },
    Rule {
        id: "ordinal_comma",
        clause: "GB/T 15834—2011 4.4.3.3 附录B.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "“第”“其”“首先”一类序次语后面用逗号：{fix}。",
        en: "第, 其 and 首先 are followed by a comma: {fix}.",
        hit: "第一、要提高认识。",
        pass: "第一，要提高认识。第一、第二产业和第二、三季度都有增长。",
        look: Look::Text(comma),
    },
    Rule {
        id: "ordinal_dun",
        clause: "GB/T 15834—2011 4.5.3.3 附录B.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "汉字序次语后面用顿号：{fix}。",
        en: "A number in characters that begins a heading is followed by 、: {fix}.",
        hit: "一.加强领导",
        pass: "一、加强领导",
        look: Look::Text(dun),
    },
    Rule {
        id: "ordinal_point",
        clause: "GB/T 15834—2011 附录B.3",
        severity: Severity::Note,
        is_certain: false,
        zh: "阿拉伯数字的序次语后面用下脚点：{fix}。",
        en: "A number in figures that begins a heading is followed by a point: {fix}.",
        hit: "1、加强领导",
        pass: "1.加强领导",
        look: Look::Text(point),
    },
];

/// Whether an ordinal may begin there: a clause does.
fn begins(passage: &Passage, at: usize) -> bool {
    at == 0
        || matches!(
            passage.back(at, 1),
            '。' | '；' | '：' | '，' | '\n' | '！' | '？' | ' ' | '　'
        )
}

fn is_counting(c: char) -> bool {
    digit(c).is_some() || c == '十' || c.is_ascii_digit()
}

fn bracketed(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        if !matches!(mark, '、' | '，' | '.' | '．') {
            continue;
        }
        let close = passage.back(at, 1);
        if matches!(close, '①'..='⑳') && begins(passage, at - 1) {
            findings.fix(at - 1, 2, close.to_string());
            continue;
        }
        let inside = (2..5).find(|by| matches!(passage.back(at, *by), '（' | '('));
        let Some(by) = inside.filter(|by| *by > 2 && matches!(close, '）' | ')')) else {
            continue;
        };
        let (from, ordinal) = (at - by, passage.between(at + 1 - by, at - 1));
        if ordinal.iter().all(|c| is_counting(*c)) && begins(passage, from) {
            findings.fix(from, by + 1, passage.words(from, by));
        }
    }
}

fn comma(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        if mark != '、'
            || passage.at(at + 1) == '第'
            || passage.at(at + 1) == '其'
            || is_counting(passage.at(at + 1))
        {
            continue;
        }
        let long = match passage.last_of(at, &["首先", "其次", "再次", "最后"]) {
            Some(_) => 2,
            None if is_counting(passage.back(at, 1)) && matches!(passage.back(at, 2), '第' | '其') => 2,
            None => continue,
        };
        if begins(passage, at - long) {
            findings.fix(
                at - long,
                long + 1,
                format!("{}，", passage.words(at - long, long)),
            );
        }
    }
}

/// At the beginning of a text alone.
fn dun(passage: &Passage, findings: &mut Findings) {
    let long = passage
        .chars()
        .iter()
        .take_while(|c| digit(**c).is_some() || **c == '十')
        .count();
    if (1..=3).contains(&long) && matches!(passage.at(long), '.' | '．') && passage.is_free(0) {
        findings.fix(0, long + 1, format!("{}、", passage.words(0, long)));
    }
}

/// At the beginning of a text alone, and not `1、2号楼`.
fn point(passage: &Passage, findings: &mut Findings) {
    let long = passage.chars().iter().take_while(|c| c.is_ascii_digit()).count();
    let next = passage.at(long + 1);
    if (1..=2).contains(&long) && passage.at(long) == '、' && !is_counting(next) && passage.is_free(0) {
        findings.fix(0, long + 1, format!("{}.", passage.words(0, long)));
    }
}
