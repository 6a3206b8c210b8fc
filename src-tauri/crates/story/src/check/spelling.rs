//! A name that the caption spells one way and the text another.
//!
//! Only names are checked that the caption gives a position, or that are marked on the figure: these are names for certain. One
//! character of three in a Chinese name, one letter of a longer Latin word: that is how slips look. A name that occurs in the
//! text in this spelling is right, even if the text has a similar one too.

use std::collections::BTreeSet;

use super::{Place, RuleFinding};
use crate::caption::standings;
use crate::{Content, Field};

/// Letters below which two Latin words are simply different.
const SHORT: usize = 5;

pub(super) fn name_differs(content: &Content) -> Vec<RuleFinding> {
    let text = printed(content);
    let mut findings = Vec::new();
    for (number, figure) in content.chosen() {
        let marked: Vec<&str> = figure.people.iter().map(|person| person.name.trim()).collect();
        let told = standings(&figure.caption, &marked);
        let names: BTreeSet<&str> = told
            .people
            .iter()
            .map(|standing| standing.name.as_str())
            .chain(
                marked
                    .iter()
                    .copied()
                    .filter(|name| figure.caption.contains(name)),
            )
            .collect();
        for name in names {
            if name.is_empty() || text.contains(name) {
                continue;
            }
            if let Some(other) = nearly(name, &text) {
                findings.push(RuleFinding {
                    place: Place::Figure {
                        id: figure.id.clone(),
                    },
                    quote: name.to_owned(),
                    zh: format!("图{number}的说明写“{name}”，正文写“{other}”，请核对姓名。"),
                    en: format!(
                        "The caption of figure {number} has {name}, the text {other}; check the name."
                    ),
                    suggest: vec![other],
                });
            }
        }
    }
    findings
}

/// The titles and the text, without captions.
fn printed(content: &Content) -> String {
    let blocks = content.body.iter().filter(|block| block.as_figure().is_none());
    let body = blocks.flat_map(|block| block.texts().into_iter().map(crate::Text::to_plain));
    let titles = Field::titles().filter_map(|title| title.words(content).map(str::to_owned));
    titles.chain(body).collect::<Vec<_>>().join("\n")
}

/// What in `text` is the name but for one character.
fn nearly(name: &str, text: &str) -> Option<String> {
    if name.is_ascii() {
        let word = name.rsplit(' ').next().filter(|word| word.len() >= SHORT)?;
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        if words.clone().any(|other| other == word) {
            return None;
        }
        return words.find(|other| one_apart(word, other)).map(str::to_owned);
    }
    let wanted: Vec<char> = name.chars().collect();
    let surname = wanted.first()?;
    if wanted.len() != 3 {
        return None;
    }
    let all: Vec<char> = text.chars().collect();
    let close = |window: &&[char]| {
        let apart = window.iter().zip(&wanted).filter(|(a, b)| a != b).count();
        window.first() == Some(surname)
            && apart == 1
            && window.iter().all(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
    };
    all.windows(3).find(close).map(|window| window.iter().collect())
}

/// Whether two words differ in one letter: another, one more or one less. The first is the same in every slip.
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a.first() != b.first() {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest =
        |word: &[char], skip: usize| word.get(same.saturating_add(skip)..).unwrap_or_default().to_vec();
    a != b
        && match a.len().cmp(&b.len()) {
            std::cmp::Ordering::Equal => rest(&a, 1) == rest(&b, 1),
            std::cmp::Ordering::Less => rest(&a, 0) == rest(&b, 1),
            std::cmp::Ordering::Greater => rest(&a, 1) == rest(&b, 0),
        }
}
