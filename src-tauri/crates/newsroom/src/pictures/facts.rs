//! A figure's facts: set by name, as the command line does it, and read from its photo.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use photo::Property;
use serde::Serialize;
use story::caption::arrange;
use story::mark::MOST_STARS;
use story::{FaceMark, Fact, FactKind, FactSlot, Figure, Framing, Language, Person, Pick};
use ts_rs::TS;

use crate::Error;
use crate::error::bad_value;
use crate::finding::find_figure;
use crate::pictures::framing::{FRAMING, set_framing};
use crate::rooms::PicturesRoom;

impl PicturesRoom<'_> {
    /// Sets facts of one figure; all of them or, where one is refused, none.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], [`Error::NoSuchField`] or [`Error::BadValue`].
    pub fn set_facts(&self, id: &str, figure: &str, facts: &[(String, String)]) -> Result<(), Error> {
        // Only a crop to a shape needs the size of the photo.
        let size = self.seen_size(id, figure)?;
        self.writing().edit(id, |content| {
            let wanted = find_figure(content, figure)?;
            let missing = || Error::NoSuchFigure {
                id: figure.to_owned(),
            };
            let figure = content.figure_mut(&wanted).ok_or_else(missing)?;
            facts
                .iter()
                .try_for_each(|(name, value)| set_named(figure, name, value, size))
        })
    }
}

/// Sets what `photo set` calls by this name: a fact, or a part of the framing.
fn set_named(figure: &mut Figure, name: &str, value: &str, size: (u32, u32)) -> Result<(), Error> {
    if FRAMING.contains(&name) {
        return set_framing(&mut figure.framing, name, value, size);
    }
    match settable().find(|fact| fact.name() == name) {
        Some(fact) => set_fact(figure, fact, value),
        None => Err(no_such_field(name, &FRAMING)),
    }
}

/// The facts that are set by a text. People and the parts of the framing have verbs and names of their own.
pub(crate) fn settable() -> impl Iterator<Item = Fact> {
    let facts = Fact::ALL.iter().copied();
    facts.filter(|fact| match fact.kind() {
        FactKind::People | FactKind::Framing => false,
        FactKind::Paragraph
        | FactKind::Line
        | FactKind::Time
        | FactKind::SourceType
        | FactKind::Stars
        | FactKind::Pick => true,
    })
}

/// Makes the error for an unknown name; it lists the known ones: [`settable`] and `more`.
pub(crate) fn no_such_field(name: &str, more: &[&'static str]) -> Error {
    let known: Vec<&str> = settable().map(Fact::name).chain(more.iter().copied()).collect();
    Error::NoSuchField {
        field: name.to_owned(),
        known: known.join(", "),
    }
}

/// Sets one of the facts that are [`settable`].
///
/// # Errors
/// [`Error::BadValue`]; [`Error::NoSuchField`] for another fact.
pub(crate) fn set_fact(figure: &mut Figure, fact: Fact, value: &str) -> Result<(), Error> {
    let bad = |wanted: &'static str| bad_value(fact.name(), value, wanted);
    match fact.slot(figure) {
        FactSlot::Text(_) if fact.kind() == FactKind::Time && !value.is_empty() && !is_time(value) => {
            return Err(bad("2026-10-24T09:30:00+08:00"));
        }
        FactSlot::Text(text) => value.clone_into(text),
        FactSlot::Stars(stars) if value.is_empty() => *stars = 0,
        FactSlot::Stars(stars) => {
            let said = value.trim().parse().ok().filter(|stars| *stars <= MOST_STARS);
            *stars = said.ok_or_else(|| bad("0–5"))?;
        }
        FactSlot::Pick(pick) if value.is_empty() => *pick = Pick::Open,
        FactSlot::Pick(pick) => {
            *pick = Pick::from_name(value).ok_or_else(|| bad("picked, rejected, open"))?;
        }
        FactSlot::People(_) | FactSlot::Framing(_) => return Err(no_such_field(fact.name(), &[])),
    }
    Ok(())
}

/// A fact that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StampedFact {
    /// The fact.
    pub field: Fact,
    /// The value before.
    pub before: String,
    /// The value after.
    pub after: String,
}

/// Whether it is a time in RFC 3339, or as much of one as a camera records: without the offset, or the date alone.
pub(crate) fn is_time(value: &str) -> bool {
    DateTime::parse_from_rfc3339(value).is_ok()
        || value.parse::<NaiveDateTime>().is_ok()
        || value.parse::<NaiveDate>().is_ok()
}

/// Makes a figure from a photo's metadata. People with a face mark come first, in the order of the marks, with a position in
/// `language`; all others follow as the file names them.
pub(crate) fn figure(photo: photo::Photo, language: Language) -> Figure {
    let facts = photo.facts;
    let framing = Framing::default();
    let mut figure = Figure {
        framing,
        rating: u8::try_from(facts.rating).unwrap_or_default(),
        pick: if facts.rating < 0 {
            Pick::Rejected
        } else {
            Pick::Open
        },
        ..Figure::default()
    };
    for (property, fact) in texts_of_both() {
        if let Some(text) = fact.text_mut(&mut figure) {
            property.text(&facts).clone_into(text);
        }
    }
    let people = people(facts.people, facts.faces);
    figure.people = arrange(&people, &framing, (photo.width, photo.height), language).people;
    figure
}

/// The part of a story that a property of a photo's file belongs to.
pub(crate) enum InStory {
    /// A fact of its figure.
    Fact(Fact),
    /// Its headline; the photo's own is kept with its row.
    Headline,
    /// Its keywords; the photo's own are kept with its row.
    Keywords,
    /// The marks of the people in its figure.
    Faces,
}

/// Maps a property of a photo's file to the part of a story.
pub(crate) fn in_story(property: Property) -> InStory {
    match property {
        Property::Caption => InStory::Fact(Fact::Caption),
        Property::Headline => InStory::Headline,
        Property::Photographer => InStory::Fact(Fact::Photographer),
        Property::Credit => InStory::Fact(Fact::Credit),
        Property::Source => InStory::Fact(Fact::Source),
        Property::Copyright => InStory::Fact(Fact::Copyright),
        Property::Usage => InStory::Fact(Fact::Usage),
        Property::Taken => InStory::Fact(Fact::Taken),
        Property::Place => InStory::Fact(Fact::Place),
        Property::Event => InStory::Fact(Fact::Event),
        Property::Alt => InStory::Fact(Fact::Alt),
        Property::DigitalSource => InStory::Fact(Fact::DigitalSource),
        Property::People => InStory::Fact(Fact::People),
        Property::Faces => InStory::Faces,
        Property::Keywords => InStory::Keywords,
    }
}

impl InStory {
    /// What people call it.
    pub(crate) fn label(&self, language: Language) -> &'static str {
        match self {
            Self::Fact(fact) => fact.label(language),
            Self::Headline => language.pick("标题", "Headline"),
            Self::Keywords => language.pick("关键词", "Keywords"),
            Self::Faces => language.pick("人脸", "Faces"),
        }
    }
}

/// The texts that both a file and a figure have, by the file's name and the figure's.
pub(crate) fn texts_of_both() -> impl Iterator<Item = (Property, Fact)> {
    let facts = Property::ALL
        .iter()
        .filter_map(|property| match in_story(*property) {
            InStory::Fact(fact) => Some((*property, fact)),
            InStory::Headline | InStory::Keywords | InStory::Faces => None,
        });
    facts.filter(|(_, fact)| fact.kind().is_text())
}

/// All people whom a file names, in its lists or on a face.
fn people(names: Vec<String>, faces: Vec<photo::Face>) -> Vec<Person> {
    let person = |name, mark| Person {
        name,
        mark,
        ..Person::default()
    };
    let mut people: Vec<Person> = names.into_iter().map(|name| person(name, None)).collect();
    for photo::Face { name, x, y } in faces {
        let mark = Some(FaceMark { x, y });
        match people.iter_mut().find(|person| person.name == name) {
            Some(person) => person.mark = mark,
            None => people.push(person(name, mark)),
        }
    }
    people
}

/// Copies one photo's facts to another, word for word, except those that only its own picture can tell (which photo, how it is
/// framed, when it was taken, the positions of the people in it, its stars).
#[must_use]
pub fn paste_facts(from: &Figure, onto: &Figure) -> Figure {
    let mut pasted = onto.clone();
    let texts = Fact::texts().filter(|fact| fact.kind() != FactKind::Time);
    for fact in texts.filter(|fact| !fact.text(from).is_empty()) {
        fact.copy(&mut pasted, from);
    }
    pasted
}

#[cfg(test)]
mod tests {
    use story::FaceMark;

    use super::*;

    #[test]
    fn pasted_facts_leave_what_only_the_picture_can_say() {
        let from = Figure {
            caption: "油茶采收".to_owned(),
            place: "河西村".to_owned(),
            event: "采收".to_owned(),
            taken: "2026-11-01".to_owned(),
            rating: 5,
            ..Figure::default()
        };
        let onto = Figure {
            caption: "志愿者值守".to_owned(),
            credit: "彭彤/摄".to_owned(),
            taken: "2026-11-02".to_owned(),
            people: vec![Person {
                name: "江克美".to_owned(),
                mark: Some(FaceMark { x: 1, y: 2 }),
                ..Person::default()
            }],
            ..Figure::default()
        };
        let wanted = Figure {
            caption: from.caption.clone(),
            place: from.place.clone(),
            event: from.event.clone(),
            ..onto.clone()
        };
        assert_eq!(paste_facts(&from, &onto), wanted);
    }
}
