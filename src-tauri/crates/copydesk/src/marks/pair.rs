//! Marks that come in pairs: 引号, 括号, 书名号.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::numeral::digit;
use crate::passage::Passage;
use crate::remark::NotedWords;
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::{QuoteMarks, Summary};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "pair",
        clause: "GB/T 15834—2011 4.8 4.9 4.15",
        severity: Severity::Error,
        is_certain: false,
        zh: "标号 {quote} 缺少和它配对的另一半，请补上或删去。",
        en: "{quote} has no other half; add it or take it out.",
        hit: "会议学习了《条例，并作了部署。",
        pass: "会议学习了《条例》（2020年版），并作了部署。1）登记；2）检测。",
        look: Look::Text(unpaired),
    },
    Rule {
        id: "quote_unclosed",
        clause: "GB/T 15834—2011 4.8.3.4",
        severity: Severity::Error,
        is_certain: false,
        zh: "这里开始的引文没有结束，请补上后引号。",
        en: "The quotation that begins here does not end; add the closing mark.",
        hit: "他说：“我们一定完成任务。\n散会后大家走了。",
        pass: "他说：“我们一定完成任务。\n“请大家放心。”",
        look: Look::Piece(unclosed),
    },
    Rule {
        id: "quote_nested",
        clause: "GB/T 15834—2011 4.8.3.3",
        severity: Severity::Warning,
        is_certain: false,
        zh: "引号里面再用引号，里面一层用单引号：{fix}。",
        en: "Inside quotation marks, the inner ones are single: {fix}.",
        hit: "他说：“要当好“店小二”，做好服务。”",
        pass: "他说：“要当好‘店小二’，做好服务。”",
        look: Look::Text(nested_quotes),
    },
    Rule {
        id: "title_nested",
        clause: "GB/T 15834—2011 4.15.3",
        severity: Severity::Warning,
        is_certain: false,
        zh: "书名号里面再用书名号，里面一层用单书名号：{fix}。",
        en: "Inside the marks of a title, the inner ones are single: {fix}.",
        hit: "印发了《关于修改《办法》的决定》。",
        pass: "印发了《关于修改〈办法〉的决定》。",
        look: Look::Text(nested_titles),
    },
];

/// A mark of a pair with its place.
#[derive(Debug, Clone, Copy)]
struct PlacedMark {
    at: usize,
    mark: char,
}

/// The pairs of a text.
#[derive(Default)]
struct Pairs {
    /// Both halves, the inner before the outer, with how many of the same kind they are inside.
    whole: Vec<(PlacedMark, PlacedMark, usize)>,
    /// Halves without their other.
    lone: Vec<PlacedMark>,
    /// The last “ that was not closed: the quotation may go on in the next paragraph.
    unclosed: Option<PlacedMark>,
}

const fn opening(close: char) -> Option<char> {
    match close {
        '”' => Some('“'),
        '’' => Some('‘'),
        '》' => Some('《'),
        '〉' => Some('〈'),
        '）' => Some('（'),
        '】' => Some('【'),
        '〕' => Some('〔'),
        '」' => Some('「'),
        '』' => Some('『'),
        _ => None,
    }
}

/// The opening marks, for counting how many of each are open.
const OPENING: [char; 9] = ['“', '‘', '《', '〈', '（', '【', '〔', '「', '『'];

fn pairs(passage: &Passage) -> Pairs {
    let mut pairs = Pairs::default();
    let mut open: Vec<PlacedMark> = Vec::new();
    let mut counts = [0_usize; OPENING.len()];
    let count = |counts: &[usize], mark: char| {
        let zipped = OPENING.iter().zip(counts);
        zipped
            .filter(|(opening, _)| **opening == mark)
            .map(|(_, count)| *count)
            .sum::<usize>()
    };
    let change = |counts: &mut [usize], mark: char, is_more: bool| {
        for (opening, count) in OPENING.iter().zip(counts) {
            if *opening == mark {
                *count = if is_more {
                    *count + 1
                } else {
                    count.saturating_sub(1)
                };
            }
        }
    };
    for (at, mark) in passage.marks() {
        let placed = PlacedMark { at, mark };
        if OPENING.contains(&mark) {
            open.push(placed);
            change(&mut counts, mark, true);
        } else if let Some(wanted) = opening(mark) {
            let half =
                (count(&counts, wanted) > 0).then(|| open.iter().rposition(|open| open.mark == wanted));
            let Some(depth) = half.flatten() else {
                let beside = (passage.back(at, 1), passage.at(at + 1));
                let is_apostrophe =
                    mark == '’' && (beside.0.is_ascii_alphanumeric() || beside.1.is_ascii_digit());
                if !is_apostrophe && (mark != '）' || !ends_ordinal(passage, at)) {
                    pairs.lone.push(placed);
                }
                continue;
            };
            let closed = open.split_off(depth);
            closed
                .iter()
                .for_each(|closed| change(&mut counts, closed.mark, false));
            let mut inner = closed.into_iter();
            if let Some(first) = inner.next() {
                pairs.whole.push((first, placed, count(&counts, wanted)));
            }
            pairs.lone.extend(inner);
        }
    }
    pairs.unclosed = open.iter().rfind(|open| open.mark == '“').copied();
    let is_told = |open: &PlacedMark| pairs.unclosed.is_none_or(|unclosed| unclosed.at != open.at);
    let is_mark = |open: &PlacedMark| open.mark != '‘' || is_han(passage.at(open.at + 1));
    let lone: Vec<PlacedMark> = open
        .iter()
        .filter(|open| is_told(open) && is_mark(open))
        .copied()
        .collect();
    pairs.lone.extend(lone);
    pairs.lone.sort_by_key(|lone| lone.at);
    pairs
}

/// `1）`, `一）`, `a）`: a bracket that closes an ordinal has no opening one.
fn ends_ordinal(passage: &Passage, at: usize) -> bool {
    let before = passage.back(at, 1);
    before.is_ascii_alphanumeric() || digit(before).is_some() || before == '十'
}

fn unpaired(passage: &Passage, findings: &mut Findings) {
    for lone in pairs(passage).lone {
        findings.say(lone.at, 1);
    }
}

/// How the quotation marks of a text begin and end.
pub(crate) fn quotes(passage: &Passage) -> QuoteMarks {
    let unclosed = pairs(passage).unclosed;
    QuoteMarks {
        begins: passage.at(0) == '“',
        unclosed: unclosed.map(|open| NotedWords::of(passage, open.at, 1)),
    }
}

/// A quotation of several paragraphs opens each of them and closes the last.
fn unclosed(summaries: &[&Summary], contradictions: &mut Contradictions) {
    for (index, summary) in summaries.iter().enumerate() {
        let goes_on = summaries.get(index + 1).is_some_and(|next| next.quotes.begins);
        if let Some(noted) = summary.quotes.unclosed.as_ref().filter(|_| !goes_on) {
            contradictions.tell(noted, Vec::new(), []);
        }
    }
}

fn nested_quotes(passage: &Passage, findings: &mut Findings) {
    nested(passage, ('“', '‘', '’'), findings);
}

fn nested_titles(passage: &Passage, findings: &mut Findings) {
    nested(passage, ('《', '〈', '〉'), findings);
}

fn nested(passage: &Passage, (outer, open, close): (char, char, char), findings: &mut Findings) {
    for (from, to, depth) in pairs(passage).whole {
        if from.mark == outer && depth == 1 {
            let inner = passage.words(from.at + 1, to.at - from.at - 1);
            findings.fix(from.at, to.at + 1 - from.at, format!("{open}{inner}{close}"));
        }
    }
}
