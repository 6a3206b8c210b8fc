//! 人名录: the people and units that a house writes about, and what may be wrong with their names, titles and order in a piece.
//!
//! A roster is built once and searched in every text: [`near`] finds names that are off by a character, [`titles`] titles that
//! are not a person's on the day, [`order`] people who are named against their rank, [`units`] two short forms of one unit.

pub(crate) mod introduced;
pub(crate) mod near;
mod near_names;
pub(crate) mod order;
pub(crate) mod titles;
pub(crate) mod units;

use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::passage::Passage;
use near_names::NearNames;

/// 人物: a person the house writes about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct KnownPerson {
    /// The key; empty for one that was never saved.
    pub id: String,
    /// 姓名, which is what people call the entry.
    pub name: String,
    /// 排序: people with a lower number are named first; `None` where the order does not matter.
    pub rank: Option<u32>,
    /// 职务, now and before.
    pub offices: Vec<Office>,
}

/// 职务: a title that a person has for some time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Office {
    /// The title: 书记.
    pub title: String,
    /// The unit: 市直机关工委. May be empty.
    pub unit: String,
    /// The first day; `None` where it is not known.
    #[ts(type = "string | null")]
    pub from: Option<NaiveDate>,
    /// The last day; `None` where it still counts.
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
}

/// 单位: a unit, and the short forms that are used for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct KnownUnit {
    /// The key; empty for one that was never saved.
    pub id: String,
    /// 全称, which is what people call the entry.
    pub name: String,
    /// 简称.
    pub shorts: Vec<String>,
}

/// People and units, ready to be searched for.
#[derive(Debug, Clone, Default)]
pub struct Roster(Option<Arc<Index>>);

/// A roster that has entries.
#[derive(Debug)]
pub(crate) struct Index {
    people: Vec<KnownPerson>,
    names: AhoCorasick,
    near: NearNames,
    forms: AhoCorasick,
    /// The unit of each form, and whether it is the full name.
    form_of: Vec<(usize, bool)>,
}

/// A name of the roster in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoundName<'a> {
    /// Where it begins, in characters.
    pub(crate) at: usize,
    /// How many characters it has.
    pub(crate) len: usize,
    /// The person who has it.
    pub(crate) person: &'a KnownPerson,
}

impl Office {
    /// Whether it counts on this day.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The title with its unit: 市直机关工委书记.
    #[must_use]
    pub fn in_full(&self) -> String {
        format!("{}{}", self.unit, self.title)
    }
}

impl Roster {
    /// A roster of these people and units. Entries without a name are left out, and all where there are more than can be
    /// searched for at once.
    #[must_use]
    pub fn new(people: Vec<KnownPerson>, units: Vec<KnownUnit>) -> Self {
        Self(Index::new(people, units).map(Arc::new))
    }

    pub(crate) fn index(&self) -> Option<&Index> {
        self.0.as_deref()
    }
}

impl Index {
    fn new(mut people: Vec<KnownPerson>, mut units: Vec<KnownUnit>) -> Option<Self> {
        people.retain(|person| person.name.chars().count() > 1);
        units.retain(|unit| unit.name.chars().count() > 1);
        if people.is_empty() && units.is_empty() {
            return None;
        }
        let mut form_of = Vec::new();
        let mut forms: Vec<&str> = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            let shorts = unit.shorts.iter().filter(|short| short.chars().count() > 1);
            for form in std::iter::once(&unit.name).chain(shorts) {
                form_of.push((index, *form == unit.name));
                forms.push(form);
            }
        }
        Some(Self {
            names: finder(people.iter().map(|person| person.name.as_str()))?,
            near: NearNames::new(&people),
            forms: finder(forms)?,
            form_of,
            people,
        })
    }

    /// The names of the roster that a text has as its own words, in order.
    pub(crate) fn names(&self, passage: &Passage) -> Vec<FoundName<'_>> {
        let found = places(&self.names, &passage.text());
        let own = found
            .into_iter()
            .filter(|(at, len, _)| passage.are_free(*at, *len));
        own.filter_map(|(at, len, person)| {
            let person = self.people.get(person)?;
            Some(FoundName { at, len, person })
        })
        .collect()
    }
}

fn finder<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<AhoCorasick> {
    let kind = MatchKind::LeftmostLongest;
    AhoCorasick::builder().match_kind(kind).build(words).ok()
}

/// Where the words are in a text: place and length in characters, and which of the words.
fn places(finder: &AhoCorasick, text: &str) -> Vec<(usize, usize, usize)> {
    let (mut bytes, mut at) = (0, 0);
    let found = finder.find_iter(text).map(|found| {
        let chars = |from, to| text.get(from..to).map_or(0, |words| words.chars().count());
        at += chars(bytes, found.start());
        bytes = found.start();
        (at, chars(found.start(), found.end()), found.pattern().as_usize())
    });
    found.collect()
}

#[cfg(test)]
pub(crate) mod example {
    //! The roster of the rules' own examples.

    use super::*;

    fn day(day: &str) -> Option<NaiveDate> {
        day.parse().ok()
    }

    fn person(name: &str, rank: u32, offices: &[(&str, &str, &str, &str)]) -> KnownPerson {
        let office = |&(unit, title, from, to): &(&str, &str, &str, &str)| Office {
            title: title.to_owned(),
            unit: unit.to_owned(),
            from: day(from),
            to: day(to),
        };
        KnownPerson {
            id: String::new(),
            name: name.to_owned(),
            rank: Some(rank),
            offices: offices.iter().map(office).collect(),
        }
    }

    pub(crate) fn roster() -> Roster {
        let people = vec![
            person(
                "江克美",
                1,
                &[
                    ("市直机关工委", "书记", "2026-01-01", ""),
                    ("河西县", "县长", "", "2025-12-31"),
                ],
            ),
            person("彭彤", 2, &[("市直机关工委", "副书记", "", "")]),
            person("周建设", 3, &[("河西县", "县长", "2026-01-01", "")]),
        ];
        let units = vec![KnownUnit {
            id: String::new(),
            name: "中共南江市委市直属机关工作委员会".to_owned(),
            shorts: ["市直机关工委", "市直工委"].map(str::to_owned).into(),
        }];
        Roster::new(people, units)
    }

    /// The day of the examples.
    pub(crate) fn today() -> Option<NaiveDate> {
        day("2026-03-01")
    }
}
