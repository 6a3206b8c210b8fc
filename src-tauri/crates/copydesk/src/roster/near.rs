//! Finds names of the roster that are off by one character: 江克梅 for 江克美.
//!
//! A name is a few common characters, and three characters of a sentence are like a name more often than one thinks: 利建设 in
//! 有利建设 is no 黎建设. So the other character must sound or look like the right one, a changed surname must be a surname with
//! nothing before it that it could be part of, and a name of two characters needs a title before it.

use story::Severity;
use story::caption::is_surname;

use super::{Index, titles};
use crate::alike;
use crate::finding::Findings;
use crate::han::is_han;
use crate::known::Known;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[Rule {
    id: "name_near",
    clause: "人名录",
    severity: Severity::Error,
    is_certain: false,
    zh: "“{quote}”与人名录里的“{fix}”只差一字，请核对姓名。",
    en: "{quote} is one character off {fix}, who is in the roster; check the name.",
    hit: "! 江克梅（左二）看望联络员。",
    pass: "江克美走在前列，有利建设的事多做，彭同志也来了。",
    look: Look::House(near),
}];

fn near(passage: &Passage, known: &Known, findings: &mut Findings) {
    let Some(index) = known.roster.index() else { return };
    let names = index.names(passage);
    let is_part_of_name = |at: usize, len: usize| {
        names
            .iter()
            .any(|name| at < name.at + name.len && name.at < at + len)
    };
    let is_named: Vec<bool> = passage.chars().iter().map(|c| index.near.has(*c)).collect();
    for &len in &index.near.lengths {
        for (at, named) in is_named.windows(len).enumerate() {
            let strange = named.iter().filter(|is_named| !**is_named).count();
            if strange > 1 || strange == len || !passage.are_free(at, len) {
                continue;
            }
            let written = passage.between(at, at + len);
            let Some(name) = meant(index, passage, at, written) else {
                continue;
            };
            let quote = passage.words(at, len);
            if !is_part_of_name(at, len) && !known.words.contains(&quote) {
                findings.fix(at, len, name);
            }
        }
    }
}

/// The one name that these characters are written for.
fn meant<'a>(index: &'a Index, passage: &Passage, at: usize, written: &[char]) -> Option<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for (place, wrong) in written.iter().enumerate().filter(|(_, c)| is_han(**c)) {
        let holes = index.near.with_hole(written, place).iter();
        let meant = holes.filter(|hole| is_slip(passage, at, (place, *wrong, hole.right), written.len()));
        names.extend(meant.map(|hole| hole.name.as_str()));
    }
    // Where two names fit, it is unknown which is meant.
    let (first, others) = names.split_first()?;
    others.iter().all(|other| other == first).then_some(first)
}

fn is_slip(passage: &Passage, at: usize, (place, wrong, right): (usize, char, char), len: usize) -> bool {
    let is_titled = titles::before(passage, at).is_some();
    let begins = at == 0 || !is_han(passage.back(at, 1)) || is_titled;
    wrong != right
        && alike::is_mistaken(wrong, right)
        && (len > 2 || is_titled)
        && (place > 0 || (begins && is_surname(wrong)))
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use crate::text_id::{Role, TextId};

    fn found(words: &str) -> Vec<(String, String)> {
        let passage = Passage::new(TextId::Related(0), Role::Caption, words);
        let known = Known {
            roster: example::roster(),
            ..Known::default()
        };
        let mut findings = Findings::default();
        near(&passage, &known, &mut findings);
        let found = findings.0.into_iter();
        found
            .map(|finding| (passage.words(finding.at, finding.len), finding.fixes.concat()))
            .collect()
    }

    #[test]
    fn a_name_that_is_off_by_a_character_is_found_wherever_it_is() {
        for (words, wrong, right) in [
            ("江克梅（左二）看望联络员", "江克梅", "江克美"),
            ("书记姜克美讲话", "姜克美", "江克美"),
            ("江刻美出席会议", "江刻美", "江克美"),
            ("工委副书记彭童说", "彭童", "彭彤"),
            ("慰问组由周建社带队", "周建社", "周建设"),
        ] {
            assert_eq!(found(words), [(wrong.to_owned(), right.to_owned())], "{words}");
        }
    }

    #[test]
    fn words_that_are_like_a_name_are_left() {
        for words in [
            "江克美、彭彤、周建设出席",
            "一周建设了三座桥",
            "周建树是另一个人",
            "朋彤云密布",
            "他说“江克梅来过”",
            "江克俭到会",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
    }
}
