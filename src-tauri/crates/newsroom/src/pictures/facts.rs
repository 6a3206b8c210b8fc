//! A figure's facts: set by name, as the command line does it, and as its photo says them.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde::Serialize;
use story::caption::arrange;
use story::figure::FACTS;
use story::mark::MOST_STARS;
use story::{FaceMark, Figure, Framing, Language, Person, Pick};

use crate::error::bad_value;
use crate::finding::find_figure;
use crate::pictures::framing::{FRAMING, set_framing};
use crate::{Error, Newsroom};

impl Newsroom {
    /// Sets facts of one figure; all of them or, where one is refused, none.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], [`Error::NoSuchField`] or [`Error::BadValue`].
    pub fn set_facts(&self, id: &str, figure: &str, facts: &[(String, String)]) -> Result<(), Error> {
        // Only a crop to a shape asks how large the photo is.
        let size = self.seen_size(id, figure)?;
        self.edit(id, |content| {
            let wanted = find_figure(content, figure)?;
            let missing = || Error::NoSuchFigure {
                id: figure.to_owned(),
            };
            let figure = content.figure_mut(&wanted).ok_or_else(missing)?;
            facts
                .iter()
                .try_for_each(|(name, value)| set_fact(figure, name, value, size))
        })
    }
}

pub(crate) fn set_fact(figure: &mut Figure, name: &str, value: &str, size: (u32, u32)) -> Result<(), Error> {
    match name {
        "rating" => {
            let stars = value.trim().parse().ok().filter(|stars| *stars <= MOST_STARS);
            let stars = if value.is_empty() { Some(0) } else { stars };
            figure.rating = stars.ok_or_else(|| bad_value(name, value, "0–5"))?;
            return Ok(());
        }
        "pick" => {
            let pick = if value.is_empty() {
                Some(Pick::Open)
            } else {
                Pick::from_name(value)
            };
            figure.pick = pick.ok_or_else(|| bad_value(name, value, "picked, rejected, open"))?;
            return Ok(());
        }
        _ => {}
    }
    if name == "taken" && !value.is_empty() && !is_time(value) {
        return Err(bad_value(name, value, "2026-10-24T09:30:00+08:00"));
    }
    if FRAMING.contains(&name) {
        return set_framing(&mut figure.framing, name, value, size);
    }
    let fact = words_of(figure, name).ok_or_else(|| Error::NoSuchField {
        field: name.to_owned(),
        known: FACTS.join(", "),
    })?;
    value.clone_into(fact);
    Ok(())
}

/// A fact that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StampedFact {
    /// The fact, by name.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A fact that is words, by its name.
pub(crate) fn words_of<'a>(figure: &'a mut Figure, name: &str) -> Option<&'a mut String> {
    Some(match name {
        "caption" => &mut figure.caption,
        "alt" => &mut figure.alt,
        "photographer" => &mut figure.photographer,
        "credit" => &mut figure.credit,
        "source" => &mut figure.source,
        "copyright" => &mut figure.copyright,
        "usage" => &mut figure.usage,
        "taken" => &mut figure.taken,
        "place" => &mut figure.place,
        "event" => &mut figure.event,
        "digital_source" => &mut figure.digital_source,
        _ => return None,
    })
}

/// RFC 3339, or as much of it as a camera knows: without the offset, or the date alone.
pub(crate) fn is_time(value: &str) -> bool {
    DateTime::parse_from_rfc3339(value).is_ok()
        || value.parse::<NaiveDateTime>().is_ok()
        || value.parse::<NaiveDate>().is_ok()
}

/// A figure of what a photo says of itself. Who is marked in it stands in the order of the marks, and has a place in
/// `language`; everybody else follows as the file names them.
pub(crate) fn figure(photo: photo::Photo, language: Language) -> Figure {
    let facts = photo.facts;
    let people = people(facts.people, facts.faces);
    let framing = Framing::default();
    Figure {
        caption: facts.caption,
        alt: facts.alt,
        photographer: facts.photographer,
        credit: facts.credit,
        source: facts.source,
        copyright: facts.copyright,
        usage: facts.usage,
        taken: facts.taken,
        place: facts.place,
        event: facts.event,
        digital_source: facts.digital_source,
        people: arrange(&people, &framing, (photo.width, photo.height), language).people,
        framing,
        rating: u8::try_from(facts.rating).unwrap_or_default(),
        pick: if facts.rating < 0 {
            Pick::Rejected
        } else {
            Pick::Open
        },
        ..Figure::default()
    }
}

/// Everybody whom a file names, in its lists or on a face.
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

/// One photo's facts on another: all that the first says, word for word, but for what only its own picture can say (which
/// photo, how it is framed, when it was taken, who stands where in it, its stars).
#[must_use]
pub fn paste_facts(from: &Figure, onto: &Figure) -> Figure {
    let (mut from, mut pasted) = (from.clone(), onto.clone());
    for field in FACTS.into_iter().filter(|field| *field != "taken") {
        let said = words_of(&mut from, field).map(std::mem::take).unwrap_or_default();
        if let Some(words) = words_of(&mut pasted, field).filter(|_| !said.is_empty()) {
            *words = said;
        }
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
