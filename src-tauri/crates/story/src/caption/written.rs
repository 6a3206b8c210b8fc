//! Puts positions into a caption, and reads people from one.

use super::{Slot, standings};
use crate::{Figure, Language, Person};

/// The caption with each person's position behind their name, where the name first occurs: `江克美（左二）`. A position that is
/// there already is corrected; a name that does not occur in the caption is left out.
///
/// Brackets are of the width that the caption has already.
#[must_use]
pub fn with_positions(caption: &str, people: &[Person], language: Language) -> String {
    let narrow = language == Language::En || (caption.contains('(') && !caption.contains('（'));
    let mut written = caption.to_owned();
    for person in people {
        let (name, position) = (person.name.trim(), person.position.trim());
        if name.is_empty() || position.is_empty() {
            continue;
        }
        let Some(end) = written.find(name).map(|at| at.saturating_add(name.len())) else {
            continue;
        };
        let (before, behind) = (
            written.get(..end).unwrap_or_default(),
            written.get(end..).unwrap_or_default(),
        );
        let behind = without_position(behind);
        let bracketed = match (language, narrow) {
            (Language::En, _) => format!(" ({position})"),
            (Language::Zh, true) => format!("({position})"),
            (Language::Zh, false) => format!("（{position}）"),
        };
        written = format!("{before}{bracketed}{behind}");
    }
    written
}

/// The text behind a name, without a bracket that holds only a position.
fn without_position(behind: &str) -> &str {
    let inside = behind.trim_start_matches(' ').strip_prefix(['(', '（']);
    let Some((inner, rest)) = inside.and_then(|inside| inside.split_once([')', '）'])) else {
        return behind;
    };
    if Slot::parse(inner).is_some() {
        rest
    } else {
        behind
    }
}

/// The figure's people, merged with those whom its caption names by position: a known person gets the caption's position, a face
/// marked at that position gets the name, and a new person is added at the end.
#[must_use]
pub fn with_told(figure: &Figure, language: Language) -> Vec<Person> {
    let mut people = figure.people.clone();
    let names: Vec<&str> = figure.people.iter().map(|person| person.name.as_str()).collect();
    for told in standings(&figure.caption, &names).people {
        let same_place = |person: &Person| {
            Slot::parse(&person.position).is_some_and(|slot| {
                (slot.row, slot.side, slot.count()) == (told.slot.row, told.slot.side, told.slot.count())
            })
        };
        let known = people.iter().position(|person| person.name.trim() == told.name);
        let nameless = || {
            people
                .iter()
                .position(|person| person.name.trim().is_empty() && same_place(person))
        };
        match known.or_else(nameless).and_then(|at| people.get_mut(at)) {
            Some(person) => {
                person.name = told.name;
                // A mark on the face takes precedence over the caption; a contradiction is flagged.
                if person.mark.is_none() && !same_place(person) {
                    person.position = told.slot.phrase(language);
                }
            }
            None => people.push(Person {
                name: told.name,
                position: told.slot.phrase(language),
                ..Person::default()
            }),
        }
    }
    people
}
