//! Compares counts of the same thing: in the headline or a caption, and in the text.

use story::Severity;

use crate::decimal::Decimal;
use crate::han::is_han;
use crate::numeral::Numeral;
use crate::passage::Passage;
use crate::remark::NotedWords;
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::{Quantity, Summary};
use crate::sums::part::ulp;
use crate::text_id::Role;

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "headline_differs",
        clause: "逻辑：标题与正文一致",
        severity: Severity::Error,
        is_certain: false,
        zh: "标题写的是“{0}”，正文写的是“{1}”，请核对。",
        en: "The headline says {0}, the text {1}; check.",
        hit: "# 全市833名党员下沉一线\n全市893名党员下沉社区一线，走访群众。",
        pass: "# 全市833名党员下沉一线\n全市833名党员下沉社区一线，其中93名党员担任联络员。",
        look: Look::Piece(headline),
    },
    Rule {
        id: "caption_differs",
        clause: "逻辑：图片说明与正文一致",
        severity: Severity::Warning,
        is_certain: false,
        zh: "图片说明写的是“{0}”，正文写的是“{1}”，请核对。",
        en: "The caption says {0}, the text {1}; check.",
        hit: "企业捐赠手套1000双，送到社区。\n! 企业捐赠手套100双",
        pass: "企业捐赠手套1000双，送到社区。\n! 企业捐赠手套1000双，3名志愿者搬运",
        look: Look::Piece(caption),
    },
];

/// How many quantities of one text are compared.
const MOST: usize = 200;

/// Words that make a number approximate.
const ABOUT: &str = "近约超逾过余多达";

/// Every quantity of a text.
pub(crate) fn quantities(passage: &Passage) -> Vec<Quantity> {
    let counted = |one: &&Numeral| !one.unit.is_empty() && !one.is_of_calendar() && !one.is_per_cent();
    let all = passage.numerals().filter(counted);
    all.take(MOST)
        .map(|numeral| {
            let before = passage.between(numeral.at.saturating_sub(2), numeral.at);
            let noun = passage
                .from(numeral.unit_end)
                .iter()
                .take_while(|c| is_han(**c))
                .take(6);
            Quantity {
                value: numeral.value,
                slack: if numeral.places > 0 || numeral.scale.is_some() {
                    ulp(numeral)
                } else {
                    Decimal::ZERO
                },
                unit: numeral.unit.clone(),
                is_exact: !numeral.is_vague && !before.iter().any(|c| ABOUT.contains(*c)),
                before: before.iter().collect(),
                noun: noun.collect(),
                noted: NotedWords::of(passage, numeral.at, numeral.unit_end - numeral.at),
            }
        })
        .collect()
}

/// Compares the titles with the lead, in which a headline's figure is repeated.
fn headline(summaries: &[&Summary], contradictions: &mut Contradictions) {
    let Some(lead) = summaries.iter().find(|summary| summary.role == Role::Text) else {
        return;
    };
    let texts: Vec<&Quantity> = summaries
        .iter()
        .filter(|one| one.role != Role::Title)
        .flat_map(|one| &one.quantities)
        .collect();
    let titles = summaries.iter().filter(|summary| summary.role == Role::Title);
    for title in titles.flat_map(|summary| &summary.quantities) {
        let of_it = |other: &&Quantity| {
            other.unit == title.unit && (title.shared(other) >= 2 || is_said_alike(title, other))
        };
        differs(
            title,
            texts.iter().copied().filter(of_it),
            lead.quantities.iter().filter(of_it),
            contradictions,
        );
    }
}

/// Compares captions with the text: only figures in the same words, because a picture shows a part.
fn caption(summaries: &[&Summary], contradictions: &mut Contradictions) {
    let texts: Vec<&Quantity> = summaries
        .iter()
        .filter(|one| one.role == Role::Text)
        .flat_map(|one| &one.quantities)
        .collect();
    let captions = summaries.iter().filter(|summary| summary.role == Role::Caption);
    for told in captions.flat_map(|summary| &summary.quantities) {
        let of_it = |other: &&Quantity| {
            other.unit == told.unit
                && is_said_alike(told, other)
                && (told.noun.is_empty() || told.shared(other) >= 2 || other.noun.is_empty())
        };
        differs(
            told,
            texts.iter().copied().filter(of_it),
            texts.iter().copied().filter(of_it),
            contradictions,
        );
    }
}

/// Whether the same two characters precede both.
fn is_said_alike(one: &Quantity, other: &Quantity) -> bool {
    one.before == other.before && one.before.chars().count() == 2 && one.before.chars().all(is_han)
}

/// Reports a number where no text has it, and the texts concerned have exactly one other.
fn differs<'a>(
    told: &Quantity,
    mut texts: impl Iterator<Item = &'a Quantity>,
    others: impl Iterator<Item = &'a Quantity>,
    contradictions: &mut Contradictions,
) {
    if !told.is_exact || texts.any(|text| text.is_same(told) || !text.is_exact) {
        return;
    }
    let mut others: Vec<&Quantity> = others.collect();
    others.dedup_by(|a, b| a.value == b.value);
    if let [other] = others.as_slice() {
        contradictions.tell(&told.noted, Vec::new(), [told.words(), other.words()]);
    }
}
