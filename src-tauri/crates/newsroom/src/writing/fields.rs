//! Setting a story's fields by name, as the command line does it.

use chrono::DateTime;
use story::{Author, Content, Field, FieldSlot, Length};

use crate::Error;
use crate::rooms::WritingRoom;

impl WritingRoom<'_> {
    /// Sets fields; all of them or, where one is refused, none.
    ///
    /// # Errors
    /// [`Error::NoSuchField`] or [`Error::BadValue`].
    pub fn set_fields(&self, id: &str, fields: &[(String, String)]) -> Result<(), Error> {
        self.edit(id, |content| {
            fields
                .iter()
                .try_for_each(|(name, value)| set_field(content, name, value))
        })
    }
}

fn set_field(content: &mut Content, name: &str, value: &str) -> Result<(), Error> {
    let field = Field::from_name(name).ok_or_else(|| Error::NoSuchField {
        field: name.to_owned(),
        known: Field::names().join(", "),
    })?;
    let bad = |expected: &'static str| Error::BadValue {
        field: name.to_owned(),
        value: value.to_owned(),
        expected,
    };
    match field.slot(content) {
        FieldSlot::Text(text) => value.clone_into(text),
        FieldSlot::SignOff(sign_off) => value.clone_into(&mut sign_off.text),
        FieldSlot::Authors(named) => *named = authors(value),
        FieldSlot::Keywords(keywords) => *keywords = list(value),
        FieldSlot::Urgency(urgency) if value.is_empty() => *urgency = None,
        FieldSlot::Urgency(urgency) => {
            let said = value.parse().ok().filter(|urgency| (1..=9).contains(urgency));
            *urgency = Some(said.ok_or_else(|| bad("1–9"))?);
        }
        FieldSlot::Embargo(embargo) if value.is_empty() => *embargo = None,
        FieldSlot::Embargo(embargo) => {
            let time = DateTime::parse_from_rfc3339(value);
            *embargo = Some(time.map_err(|_| bad("2026-11-23T08:00:00+08:00"))?);
        }
        FieldSlot::Length(length) if value.is_empty() => *length = None,
        FieldSlot::Length(length) => *length = Some(Length::read(value).ok_or_else(|| bad("1200-1600"))?),
    }
    Ok(())
}

/// Lists are separated by `;` of either width.
fn list(value: &str) -> Vec<String> {
    value
        .split([';', '；'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `单位 姓名; 姓名`: the last word is the name, the words before it are the unit.
fn authors(value: &str) -> Vec<Author> {
    list(value)
        .into_iter()
        .map(|author| match author.rsplit_once(char::is_whitespace) {
            Some((unit, name)) => Author {
                name: name.to_owned(),
                unit: unit.trim().to_owned(),
                role: String::new(),
            },
            None => Author {
                name: author,
                ..Author::default()
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_sets_the_authors_with_their_units() {
        let mut content = Content::default();
        set_field(&mut content, "byline", "河西村 周可；林溪").unwrap();
        let names: Vec<_> = content
            .authors
            .iter()
            .map(|a| (a.unit.as_str(), a.name.as_str()))
            .collect();
        assert_eq!(names, [("河西村", "周可"), ("", "林溪")]);
    }

    #[test]
    fn the_range_of_words_is_set_and_taken_off_again_without_a_trace() {
        let mut content = Content::default();
        let before = content.to_json();
        set_field(&mut content, "length", "1200-1600").unwrap();
        let read = Content::from_json(&content.to_json()).unwrap();
        assert_eq!(
            read.length,
            Some(Length {
                least: Some(1200),
                most: Some(1600)
            })
        );
        set_field(&mut content, "length", "").unwrap();
        assert_eq!(
            content.to_json(),
            before,
            "no range leaves the bytes as they were"
        );
    }

    #[test]
    fn a_value_that_does_not_fit_its_field_is_refused_by_name() {
        let mut content = Content::default();
        for (field, value) in [
            ("urgency", "0"),
            ("urgency", "急"),
            ("embargo", "明天"),
            ("length", "1600-1200"),
            ("colour", "red"),
        ] {
            let refused = set_field(&mut content, field, value).unwrap_err();
            assert!(
                refused.says(story::Language::En).contains(field),
                "{field} is named"
            );
        }
        assert_eq!(content, Content::default(), "a refusal changes nothing");
    }
}
