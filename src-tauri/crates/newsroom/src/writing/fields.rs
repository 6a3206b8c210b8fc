//! Setting a story's fields by name, as the command line does it.

use chrono::DateTime;
use story::content::FIELDS;
use story::{Author, Content, Length};

use crate::{Error, Newsroom};

impl Newsroom {
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
    let bad = |expected: &'static str| Error::BadValue {
        field: name.to_owned(),
        value: value.to_owned(),
        expected,
    };
    match name {
        "slugline" => value.clone_into(&mut content.slugline),
        "kicker" => value.clone_into(&mut content.kicker),
        "headline" => value.clone_into(&mut content.headline),
        "subheadline" => value.clone_into(&mut content.subheadline),
        "dateline" => value.clone_into(&mut content.dateline),
        "byline" => content.authors = authors(value),
        "sign_off" => value.clone_into(&mut content.sign_off.text),
        "source" => value.clone_into(&mut content.source),
        "keywords" => content.keywords = list(value),
        "genre" => value.clone_into(&mut content.genre),
        "urgency" if value.is_empty() => content.urgency = None,
        "urgency" => {
            let urgency = value.parse().ok().filter(|urgency| (1..=9).contains(urgency));
            content.urgency = Some(urgency.ok_or_else(|| bad("1–9"))?);
        }
        "embargo" if value.is_empty() => content.embargo = None,
        "embargo" => {
            let time = DateTime::parse_from_rfc3339(value);
            content.embargo = Some(time.map_err(|_| bad("2026-11-23T08:00:00+08:00"))?);
        }
        "language" => value.clone_into(&mut content.language),
        "ednote" => value.clone_into(&mut content.ednote),
        "length" if value.is_empty() => content.length = None,
        "length" => content.length = Some(Length::read(value).ok_or_else(|| bad("1200-1600"))?),
        _ => {
            return Err(Error::NoSuchField {
                field: name.to_owned(),
                known: FIELDS.join(", "),
            });
        }
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

/// `单位 姓名; 姓名`: the last word is the name, what stands before it the unit.
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
