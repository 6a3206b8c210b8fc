//! Finds repetitions: a word typed two times, a sentence that is in the piece already.

use std::collections::HashMap;

use story::Severity;

use crate::finding::Findings;
use crate::passage::Passage;
use crate::remark::{NotedWords, hash};
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::Summary;

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "word_twice",
        clause: "重复",
        severity: Severity::Warning,
        is_certain: false,
        zh: "“{quote}”重复了，应作“{fix}”。",
        en: "{quote} is there twice; {fix} is enough.",
        hit: "这是全市的的一件大事。",
        pass: "他的的确确是个好干部，为了了解情况，人和和气，正在在建工程。",
        look: Look::Text(words),
    },
    Rule {
        id: "sentence_twice",
        clause: "重复",
        severity: Severity::Warning,
        is_certain: false,
        zh: "这句话前面已经写过：“{quote}”。",
        en: "This sentence is in the piece already: {quote}.",
        hit: "全体党员干部要坚守在防控工作第一线。\n会后，大家散去。全体党员干部要坚守在防控工作第一线。",
        pass: "全体党员干部要坚守在防控工作第一线。全体党员志愿者要坚守在防控工作第一线。",
        look: Look::Piece(twice),
    },
];

/// Characters that are typed twice by mistake, and the characters before or behind that make the two right: 的的确确, 现在在建.
const SINGLE: [(char, &str, &str); 13] = [
    ('的', "目有标中", "确士"),
    ('了', "不没无为大草受未明", "解之却然如得愿事结"),
    ('是', "于国口若但可求总就还都不", "非"),
    ('在', "实存现潜正内外所好健旨仍自", "建职编场任岗线座册"),
    ('和', "共温柔谐总平祥中人随饱", "平谐睦气解蔼谈约"),
    ('与', "参给赠", "会"),
    ('及', "以涉普波顾危触", "格时第"),
    ('将', "必即行麻大小上名", "军来领士近"),
    ('被', "", ""),
    ('从', "服自跟听侍", "事而前容属小严业重"),
    ('为', "作成认以因行较", "人民了难主期"),
    ('把', "", "握关"),
    ('于', "", ""),
];

/// Words of two characters that are never written twice on purpose.
const DOUBLE: [&str; 16] = [
    "进行", "以及", "我们", "他们", "已经", "因为", "所以", "通过", "对于", "关于", "并且", "目前", "全面",
    "工作", "同时", "可以",
];

fn words(passage: &Passage, findings: &mut Findings) {
    let pairs = passage.chars().iter().zip(passage.from(1)).enumerate();
    for (at, (one, two)) in pairs {
        if one != two || !passage.are_free(at, 2) {
            continue;
        }
        let Some((_, before, behind)) = SINGLE.iter().find(|(single, ..)| single == one) else {
            continue;
        };
        let is_run = passage.back(at, 1) == *one || passage.at(at + 2) == *one;
        if !is_run && !before.contains(passage.back(at, 1)) && !behind.contains(passage.at(at + 2)) {
            findings.fix(at, 2, one.to_string());
        }
    }
    for word in DOUBLE {
        let mut at = 0;
        while let Some(found) = passage.find(word, at) {
            at = found + 2;
            if passage.has(at, word) && passage.are_free(found, 4) {
                findings.fix(found, 4, word);
            }
        }
    }
}

/// Shorter sentences are repeated on purpose.
const LONG: usize = 14;

/// Every longer sentence of a text, by a hash of its characters.
pub(crate) fn sentences(passage: &Passage) -> Vec<(u64, NotedWords)> {
    let long = passage
        .sentences()
        .into_iter()
        .filter(|(from, to)| to - from >= LONG && passage.is_free(*from));
    long.map(|(from, to)| {
        (
            hash(passage.between(from, to).iter().copied()),
            NotedWords::of(passage, from, to - from),
        )
    })
    .collect()
}

fn twice(summaries: &[&Summary], contradictions: &mut Contradictions) {
    let mut seen: HashMap<u64, &NotedWords> = HashMap::new();
    for (hash, noted) in summaries.iter().flat_map(|summary| &summary.sentences) {
        match seen.get(hash) {
            Some(before) if before.quote == noted.quote => contradictions.tell(noted, Vec::new(), []),
            Some(_) => {}
            None => {
                seen.insert(*hash, noted);
            }
        }
    }
}
