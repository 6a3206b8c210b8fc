//! Flags contradictions within a caption: two people in one position, a position beyond the row, a position left out.
//!
//! The caption and the marks on the figure are checked together: they are about one picture.

use std::collections::BTreeMap;

use super::{Place, RuleFinding};
use crate::caption::{PeopleRow, Slot, StartSide, standings};
use crate::{Content, Figure, Language};

/// Two people in one place.
pub(super) fn position_twice(content: &Content) -> Vec<RuleFinding> {
    each(content, |number, figure| {
        let mut findings = Vec::new();
        let mut there: BTreeMap<(Option<PeopleRow>, StartSide, u8), String> = BTreeMap::new();
        for (name, slot) in standing(figure).people {
            let first = there
                .entry((slot.row, slot.side, slot.count()))
                .or_insert_with(|| name.clone());
            // In the middle, `中`, there may be several.
            if *first != name && slot.side != StartSide::Middle {
                let (zh, en) = (slot.phrase(Language::Zh), slot.phrase(Language::En));
                findings.push(RuleFinding {
                    place: place(figure),
                    zh: format!("图{number}的“{first}”和“{name}”都写作{zh}，请核对。"),
                    en: format!("Figure {number} puts both {first} and {name} in one place ({en}); check who stands there."),
                    quote: name,
                    suggest: Vec::new(),
                });
            }
        }
        findings
    })
}

/// Flags a person whose position is beyond the end of the row.
pub(super) fn position_beyond(content: &Content) -> Vec<RuleFinding> {
    each(content, |number, figure| {
        let all = standing(figure);
        let beyond = |slot: &Slot| {
            let mut rows = all
                .rows
                .iter()
                .filter(|(row, _)| *row == slot.row)
                .map(|(_, length)| *length);
            rows.next()
                .filter(|length| slot.count() > *length && slot.side != StartSide::Middle)
        };
        let far = all
            .people
            .iter()
            .filter_map(|(name, slot)| Some((name, slot, beyond(slot)?)));
        far.map(|(name, slot, length)| {
            let (zh, en) = (slot.phrase(Language::Zh), slot.phrase(Language::En));
            RuleFinding {
                place: place(figure),
                quote: name.clone(),
                zh: format!("图{number}写“{name}”在{zh}，可这一排只有{length}人，请核对。"),
                en: format!(
                    "Figure {number} puts {name} in place “{en}”, but that row has {length} people; check."
                ),
                suggest: Vec::new(),
            }
        })
        .collect()
    })
}

/// Flags a position between named ones in which nobody is named.
pub(super) fn position_unnamed(content: &Content) -> Vec<RuleFinding> {
    each(content, |number, figure| {
        let all = standing(figure);
        let mut last: BTreeMap<(Option<PeopleRow>, StartSide), u8> = BTreeMap::new();
        for (_, slot) in all
            .people
            .iter()
            .filter(|(_, slot)| slot.side != StartSide::Middle)
        {
            let most = last.entry((slot.row, slot.side)).or_default();
            *most = slot.count().max(*most);
        }
        let mut findings = Vec::new();
        for ((row, side), most) in last {
            let empty = (1..most).find(|wanted| {
                !all.people
                    .iter()
                    .any(|(_, slot)| (slot.row, slot.side, slot.count()) == (row, side, *wanted))
            });
            let Some(empty) = empty else { continue };
            let slot = |number| Slot {
                row,
                side,
                number: Some(number),
            };
            let known = all
                .people
                .iter()
                .find(|(_, there)| (there.row, there.side, there.count()) == (row, side, most));
            let name = known.map(|(name, _)| name.clone()).unwrap_or_default();
            findings.push(RuleFinding {
                place: place(figure),
                zh: format!(
                    "图{number}写明了{}“{name}”，{}是谁没有写。",
                    slot(most).phrase(Language::Zh),
                    slot(empty).phrase(Language::Zh)
                ),
                en: format!(
                    "Figure {number} names {name} ({}), but not who is {}.",
                    slot(most).phrase(Language::En),
                    ordinary(slot(empty))
                ),
                quote: name,
                suggest: Vec::new(),
            });
        }
        findings
    })
}

/// `first from left`, which in a sentence reads better than `far left`.
fn ordinary(slot: Slot) -> String {
    let phrase = slot.phrase(Language::En);
    match slot.number {
        Some(1) => phrase.replace("far ", "first from "),
        _ => phrase,
    }
}

/// Flags an alt text that repeats the caption: it should describe the picture, and the caption is read out as well.
pub(super) fn alt_repeats(content: &Content) -> Vec<RuleFinding> {
    each(content, |number, figure| {
        let alt = figure.alt.trim();
        if alt.is_empty() || alt != figure.caption.trim() {
            return Vec::new();
        }
        vec![RuleFinding {
            place: place(figure),
            quote: alt.to_owned(),
            zh: format!("图{number}的替代文字和图片说明一样，读屏时会听到两遍；请写画面上看得见什么。"),
            en: format!(
                "The alt text of figure {number} repeats its caption and will be read out twice; say what can be seen."
            ),
            suggest: Vec::new(),
        }]
    })
}

/// The positions of the people of one figure, and the rows of which the length is known.
struct FigurePeople {
    people: Vec<(String, Slot)>,
    rows: Vec<(Option<PeopleRow>, u8)>,
}

fn standing(figure: &Figure) -> FigurePeople {
    let names: Vec<&str> = figure.people.iter().map(|person| person.name.as_str()).collect();
    let told = standings(&figure.caption, &names);
    let mut people: Vec<(String, Slot)> = told
        .people
        .into_iter()
        .map(|standing| (standing.name, standing.slot))
        .collect();
    for person in &figure.people {
        let marked = Slot::parse(&person.position).map(|slot| (person.name.trim().to_owned(), slot));
        people.extend(marked.filter(|marked| !marked.0.is_empty() && !people.contains(marked)));
    }
    FigurePeople {
        people,
        rows: told.rows,
    }
}

fn each(content: &Content, look: impl Fn(usize, &Figure) -> Vec<RuleFinding>) -> Vec<RuleFinding> {
    content
        .chosen()
        .flat_map(|(number, figure)| look(number, figure))
        .collect()
}

fn place(figure: &Figure) -> Place {
    Place::Figure {
        id: figure.id.clone(),
    }
}
