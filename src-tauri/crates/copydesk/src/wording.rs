//! 用词: finds words that are written wrongly, and words that the house writes in another way.
//!
//! A word may be wrong only beside others: 截止 before a date is 截至, and 报名截止 is right. All words are searched for at once.

mod contexts;
mod plain;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use story::Severity;

use crate::numeral::digit;
use crate::passage::Passage;
use crate::remark::{Fix, NotedWords, Remark, filled};
use crate::rule::MOST_OF_ONE;

/// A word, what to write instead, and where it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its rule: `wording` for those that come with Galley.
    pub(crate) rule: Cow<'static, str>,
    /// The wrong word.
    pub(crate) wrong: Cow<'static, str>,
    /// The right word; empty where only the writer knows.
    pub(crate) right: Cow<'static, str>,
    /// What it rests on.
    pub(crate) clause: Cow<'static, str>,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// Whether the right word is right wherever the wrong one is found.
    pub(crate) is_certain: bool,
    /// What is wrong with it, where the right word alone does not explain it.
    pub(crate) says: Option<Cow<'static, str>>,
    /// One of these is directly behind it; `{date}` is a figure or number.
    pub(crate) behind: Vec<Cow<'static, str>>,
    /// One of these is directly before it.
    pub(crate) before: Vec<Cow<'static, str>>,
    /// None of these is directly behind it.
    pub(crate) not_behind: Vec<Cow<'static, str>>,
    /// None of these is directly before it.
    pub(crate) not_before: Vec<Cow<'static, str>>,
}

/// Wordings that are searched for together.
#[derive(Debug, Clone)]
pub(crate) struct Wordings {
    finder: AhoCorasick,
    wordings: Vec<Wording>,
}

const ZH: &str = "“{quote}”应作“{fix}”。";
const EN: &str = "{quote} is written {fix}.";
const ZH_ALONE: &str = "“{quote}”请斟酌。";
const EN_ALONE: &str = "Think about {quote}.";

/// The wordings that come with Galley; built at the first reading.
pub(crate) fn shipped() -> Option<&'static Wordings> {
    static SHIPPED: OnceLock<Option<Wordings>> = OnceLock::new();
    let build = || Wordings::new(plain::wordings().chain(contexts::wordings()).collect());
    SHIPPED.get_or_init(build).as_ref()
}

/// Whether these characters are a wrong form, so that no list of right ones may hold them.
pub(crate) fn is_wrong_form(words: &str) -> bool {
    shipped().is_some_and(|shipped| {
        let whole = shipped
            .finder
            .find(words)
            .filter(|found| found.range() == (0..words.len()));
        whole.is_some_and(|found| {
            shipped
                .wordings
                .get(found.pattern().as_usize())
                .is_some_and(Wording::is_always)
        })
    })
}

impl Wordings {
    /// `None` where there are more of them than can be searched for at once.
    pub(crate) fn new(wordings: Vec<Wording>) -> Option<Self> {
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(wordings.iter().map(|wording| wording.wrong.as_bytes()))
            .ok()?;
        Some(Self { finder, wordings })
    }

    /// Adds their remarks on one text, whose characters are `text`; words that are `known` are right.
    pub(crate) fn read(
        &self,
        passage: &Passage,
        text: &str,
        known: &BTreeSet<String>,
        remarks: &mut Vec<Remark>,
    ) {
        let mut told: HashMap<usize, usize> = HashMap::new();
        let (mut bytes, mut at) = (0, 0);
        for found in self.finder.find_iter(text) {
            at += text
                .get(bytes..found.start())
                .map_or(0, |words| words.chars().count());
            bytes = found.start();
            let Some(wording) = self.wordings.get(found.pattern().as_usize()) else {
                continue;
            };
            let len = wording.wrong.chars().count();
            if passage.are_free(at, len)
                && wording.is_wrong(passage, at, len)
                && !known.contains(wording.wrong.as_ref())
            {
                let times = told.entry(found.pattern().as_usize()).or_default();
                *times += 1;
                if *times <= MOST_OF_ONE {
                    remarks.push(wording.remark(NotedWords::of(passage, at, len)));
                }
            }
        }
    }
}

impl Wording {
    fn is_always(&self) -> bool {
        self.behind.is_empty() && self.before.is_empty()
    }

    fn is_wrong(&self, passage: &Passage, at: usize, len: usize) -> bool {
        let follows = |word: &Cow<'_, str>| match word.as_ref() {
            "{date}" => is_date(passage.at(at + len)),
            word => passage.has(at + len, word),
        };
        let precedes = |word: &Cow<'_, str>| match word.as_ref() {
            "{date}" => is_date(passage.back(at, 1)),
            word => passage.ends(at, word),
        };
        (self.behind.is_empty() || self.behind.iter().any(follows))
            && (self.before.is_empty() || self.before.iter().any(precedes))
            && !self.not_behind.iter().any(follows)
            && !self.not_before.iter().any(precedes)
    }

    fn remark(&self, noted: NotedWords) -> Remark {
        let right = self.right.as_ref();
        let (zh, en) = if right.is_empty() {
            (ZH_ALONE, EN_ALONE)
        } else {
            (ZH, EN)
        };
        let mut says = filled(zh, &noted.quote, right, &[]);
        if let Some(more) = &self.says {
            says.push_str(more);
        }
        let fix = Fix {
            edits: vec![noted.edit(right.to_owned())],
            label: right.to_owned(),
        };
        Remark {
            rule: self.rule.clone(),
            clause: self.clause.clone(),
            severity: self.severity,
            is_certain: self.is_certain && !right.is_empty(),
            zh: says,
            en: filled(en, &noted.quote, right, &[]),
            fixes: if right.is_empty() { Vec::new() } else { vec![fix] },
            key: noted.key(&self.rule),
            text: noted.text,
            at: noted.at,
            len: noted.len,
            quote: noted.quote,
        }
    }
}

fn is_date(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || matches!(c, '〇' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::House;
    use crate::text_id::{Role, TextId};

    pub(super) fn found(words: &str) -> Vec<(String, String)> {
        let passage = Passage::new(TextId::Related(0), Role::Text, words);
        let mut remarks = Vec::new();
        House::default().read(&passage, &mut remarks);
        let labels = |remark: Remark| {
            (
                remark.quote,
                remark.fixes.into_iter().map(|fix| fix.label).collect(),
            )
        };
        remarks.into_iter().map(labels).collect()
    }

    #[test]
    fn every_wrong_word_is_found_and_its_right_one_left() {
        for wording in plain::wordings() {
            let wrong = found(&format!("有{}。", wording.wrong));
            assert_eq!(wrong, [(wording.wrong.to_string(), wording.right.to_string())]);
            assert_eq!(found(&format!("有{}。", wording.right)), [], "{}", wording.right);
        }
    }

    #[test]
    fn every_word_is_found_in_its_context_and_left_in_others() {
        for case in contexts::CASES {
            let wrong = found(case.hit);
            assert!(
                wrong
                    .iter()
                    .any(|(quote, right)| quote == case.wrong && right == case.right),
                "{}: {wrong:?}",
                case.hit
            );
            assert_eq!(found(case.pass), [], "{}", case.pass);
        }
    }

    #[test]
    fn nothing_is_found_in_quotations_and_titles() {
        assert_eq!(found("他说“帐户在此”，见《布署》。"), []);
    }

    #[test]
    fn words_of_the_list_are_there_once() {
        let mut seen = std::collections::BTreeSet::new();
        for wording in plain::wordings() {
            assert!(
                seen.insert(wording.wrong.clone()),
                "{} is there twice",
                wording.wrong
            );
        }
    }
}
