//! 一是, 二是, 四是: finds an enumeration that leaves one out or has one twice, in one paragraph or over several.

use story::Severity;

use crate::numeral::{in_characters, small_number};
use crate::passage::Passage;
use crate::remark::{Fix, NotedWords};
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::{Form, Ordinal, Summary};
use crate::text_id::Role;

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "sequence_gap",
        clause: "逻辑：序号连续",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”前面是“{0}”，中间少了，请核对。",
        en: "{quote} follows {0}; one is missing between them.",
        hit: "会议强调，一是提高站位，二是压实责任，四是严明纪律。",
        pass: "会议强调，一是提高站位，二是压实责任，三是严明纪律。\n一是讲学习，二是讲纪律。",
        look: Look::Piece(gaps),
    },
    Rule {
        id: "sequence_twice",
        clause: "逻辑：序号连续",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”出现了两次，请核对。",
        en: "{quote} is there twice; check.",
        hit: "会议强调，一是提高站位，二是压实责任，二是严明纪律。",
        pass: "会议强调，一是提高站位，二是压实责任，三是严明纪律。",
        look: Look::Piece(repeats),
    },
];

/// Every ordinal of a text, in order.
pub(crate) fn ordinals(passage: &Passage) -> Vec<Ordinal> {
    let mut found = Vec::new();
    if passage.role() == Role::Related {
        return found;
    }
    found.extend(heading(passage));
    let begins = |at: usize| {
        at == 0
            || matches!(
                passage.back(at, 1),
                '。' | '；' | '，' | '：' | ',' | ';' | ':' | '\n' | '！'
            )
    };
    for at in (0..passage.len()).filter(|at| passage.is_free(*at) && begins(*at)) {
        let nth = usize::from(passage.at(at) == '第');
        let Some((number, read)) = small_number(passage.from(at + nth)) else {
            continue;
        };
        let behind = at + nth + read;
        let form = match passage.at(behind) {
            '是' if nth == 0 && passage.at(behind + 1) != '二' => Form::Is,
            '要' if nth == 0 && number > 1 => Form::Is,
            '，' | '、' | ','
                if nth == 1
                    && small_number(passage.from(behind + 1)).is_none()
                    && passage.at(behind + 1) != '第' =>
            {
                Form::Nth
            }
            _ => continue,
        };
        found.push(ordinal(passage, form, number, (at, behind + 1), (at + nth, read)));
    }
    found
}

/// The ordinal that a paragraph begins with.
fn heading(passage: &Passage) -> Option<Ordinal> {
    let bracket = usize::from(matches!(passage.at(0), '（' | '('));
    let (number, read) = small_number(passage.from(bracket))?;
    let behind = bracket + read;
    let form = match (bracket, passage.at(behind)) {
        (1, '）' | ')') => Form::Bracketed,
        (0, '、') if small_number(passage.from(behind + 1)).is_none() => Form::Heading,
        _ => return None,
    };
    passage
        .is_free(0)
        .then(|| ordinal(passage, form, number, (0, behind + 1), (bracket, read)))
}

fn ordinal(
    passage: &Passage,
    form: Form,
    number: u32,
    (at, end): (usize, usize),
    (digits, read): (usize, usize),
) -> Ordinal {
    Ordinal {
        form,
        number,
        noted: NotedWords::of(passage, at, end - at),
        words: (
            passage.words(at, digits - at),
            passage.words(digits + read, end - digits - read),
        ),
    }
}

/// Every ordinal with the one of its form before it. One that begins anew, or goes back, begins another enumeration.
fn followed<'a>(summaries: &[&'a Summary]) -> Vec<(&'a Ordinal, &'a Ordinal)> {
    let mut last: Vec<&Ordinal> = Vec::new();
    let mut pairs = Vec::new();
    for ordinal in summaries.iter().flat_map(|summary| &summary.ordinals) {
        let before = last.iter().position(|one| one.form == ordinal.form);
        if let Some(before) = before {
            let before = last.remove(before);
            if ordinal.number > 1 && ordinal.number >= before.number {
                pairs.push((before, ordinal));
            }
        } else if ordinal.number > 1 {
            continue;
        }
        // A heading begins its sub-headings anew.
        if ordinal.form == Form::Heading {
            last.retain(|one| one.form != Form::Bracketed);
        }
        last.push(ordinal);
    }
    pairs
}

fn gaps(summaries: &[&Summary], contradictions: &mut Contradictions) {
    for (before, ordinal) in followed(summaries) {
        if ordinal.number > before.number + 1 {
            contradictions.tell(
                &ordinal.noted,
                next(before, ordinal),
                [before.noted.quote.clone()],
            );
        }
    }
}

fn repeats(summaries: &[&Summary], contradictions: &mut Contradictions) {
    for (before, ordinal) in followed(summaries) {
        if ordinal.number == before.number {
            contradictions.tell(&ordinal.noted, next(before, ordinal), []);
        }
    }
}

/// The ordinal that would follow.
fn next(before: &Ordinal, ordinal: &Ordinal) -> Vec<Fix> {
    let (head, tail) = &ordinal.words;
    let number = in_characters(before.number + 1);
    let label = number.map(|number| format!("{head}{number}{tail}"));
    let fix = |label: String| Fix {
        edits: vec![ordinal.noted.edit(label.clone())],
        label,
    };
    label.into_iter().map(fix).collect()
}
