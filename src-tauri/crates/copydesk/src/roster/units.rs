//! Finds a unit that a piece calls by two short forms: 市直机关工委 in one place and 市直工委 in another.
//!
//! A piece that says 以下简称“市直工委” behind the full name has chosen its short form; without that the first one counts.

use std::collections::HashMap;

use story::Severity;

use super::places;
use crate::known::Known;
use crate::passage::Passage;
use crate::remark::{Fix, NotedWords};
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::{Summary, UnitForm};

pub(crate) const RULES: &[Rule] = &[Rule {
    id: "unit_two_forms",
    clause: "人名录",
    severity: Severity::Note,
    is_certain: false,
    zh: "同一单位在稿里又称“{fix}”，全稿用一个简称。",
    en: "The piece also calls this unit {fix}; use one short form.",
    hit: "市直机关工委组织志愿者。\n市直工委要求各支部行动起来。",
    pass: "中共南江市委市直属机关工作委员会（以下简称“市直工委”）发出通知。\n市直工委组织志愿者。",
    look: Look::Piece(two_forms),
}];

/// How a piece announces a short form.
const ANNOUNCED: [&str; 4] = ["（以下简称", "（简称", "(以下简称", "(简称"];

/// The short forms of units that a text uses or announces.
pub(crate) fn forms(passage: &Passage, known: &Known) -> Vec<UnitForm> {
    let Some(index) = known.roster.index() else {
        return Vec::new();
    };
    let mut forms = Vec::new();
    for (at, len, form) in places(&index.forms, &passage.text()) {
        let Some(&(unit, is_full)) = index.form_of.get(form) else {
            continue;
        };
        let is_announced = passage
            .last_of(at, &ANNOUNCED)
            .or_else(|| passage.last_of(at.saturating_sub(1), &ANNOUNCED))
            .is_some();
        if is_full || !(is_announced || passage.are_free(at, len)) {
            continue;
        }
        forms.push(UnitForm {
            unit,
            is_announced,
            noted: NotedWords::of(passage, at, len),
        });
    }
    forms
}

fn two_forms(summaries: &[&Summary], contradictions: &mut Contradictions) {
    let all = || summaries.iter().flat_map(|summary| &summary.units);
    let mut chosen: HashMap<usize, &str> = HashMap::new();
    for form in all().filter(|form| form.is_announced).chain(all()) {
        chosen.entry(form.unit).or_insert(&form.noted.quote);
    }
    for form in all() {
        let Some(&short) = chosen.get(&form.unit) else {
            continue;
        };
        if form.noted.quote != short {
            let fix = Fix {
                label: short.to_owned(),
                edits: vec![form.noted.edit(short.to_owned())],
            };
            contradictions.tell(&form.noted, vec![fix], []);
        }
    }
}
