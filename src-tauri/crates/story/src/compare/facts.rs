//! Everything about a story and a figure that is not the body: which facts there are, and how each is compared.
//!
//! A value is one thing and changes as one (a place, a time). A strand is words or items and changes in parts (a headline,
//! a caption, the authors). A test holds that no field is missing here.

use crate::compare::tape::{items, plain, words};
use crate::compare::tok::{FieldItem, Tok};
use crate::{Content, Figure};

/// A fact that changes as one.
pub(crate) struct WholeFact<T> {
    pub name: &'static str,
    pub same: fn(&T, &T) -> bool,
    /// As people read it.
    pub show: fn(&T) -> String,
    pub copy: fn(&mut T, &T),
    /// Writes words of one's own; not every value is written so.
    pub write: Option<fn(&mut T, &str)>,
}

/// A fact that changes in parts.
pub(crate) struct Strand<T> {
    pub name: &'static str,
    pub toks: for<'a> fn(&'a T) -> Vec<Tok<'a>>,
    pub set: fn(&mut T, &[Tok<'_>]),
}

macro_rules! value {
    ($name:ident) => {
        WholeFact {
            name: stringify!($name),
            same: |a, b| a.$name == b.$name,
            show: |a| a.$name.clone(),
            copy: |to, from| to.$name.clone_from(&from.$name),
            write: Some(|to, text| text.clone_into(&mut to.$name)),
        }
    };
}

macro_rules! words_of {
    ($name:ident) => {
        Strand {
            name: stringify!($name),
            toks: |a| words(&a.$name),
            set: |to, toks| to.$name = plain(toks),
        }
    };
}

macro_rules! list_of {
    ($name:ident, $item:path, $one:ident => $value:expr) => {
        Strand {
            name: stringify!($name),
            toks: |a| items(&a.$name, |one| $item(one)),
            set: |to, toks| {
                to.$name = toks
                    .iter()
                    .filter_map(|tok| match tok {
                        Tok::Item($item($one)) => Some($value),
                        _ => None,
                    })
                    .collect();
            },
        }
    };
}

/// The story's values.
pub(crate) const STORY_VALUES: &[WholeFact<Content>] = &[
    value!(slugline),
    value!(dateline),
    WholeFact {
        name: "sign_off_place",
        same: |a, b| a.sign_off.place == b.sign_off.place,
        show: |a| json(&a.sign_off.place),
        copy: |to, from| to.sign_off.place = from.sign_off.place,
        write: None,
    },
    value!(source),
    value!(genre),
    WholeFact {
        name: "urgency",
        same: |a, b| a.urgency == b.urgency,
        show: |a| a.urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
        copy: |to, from| to.urgency = from.urgency,
        write: None,
    },
    WholeFact {
        name: "embargo",
        same: |a, b| a.embargo == b.embargo && json(&a.embargo) == json(&b.embargo),
        show: |a| a.embargo.map(|time| time.to_rfc3339()).unwrap_or_default(),
        copy: |to, from| to.embargo = from.embargo,
        write: None,
    },
    value!(language),
    WholeFact {
        name: "length",
        same: |a, b| a.length == b.length,
        show: |a| {
            let end = |words: Option<u32>| words.map(|words| words.to_string()).unwrap_or_default();
            a.length
                .map(|length| format!("{}-{}", end(length.least), end(length.most)))
                .unwrap_or_default()
        },
        copy: |to, from| to.length = from.length,
        write: None,
    },
];

/// The story's strands, but for the body.
pub(crate) const STORY_STRANDS: &[Strand<Content>] = &[
    words_of!(kicker),
    words_of!(headline),
    words_of!(subheadline),
    list_of!(authors, FieldItem::Author, author => (*author).clone()),
    Strand {
        name: "sign_off",
        toks: |a| words(&a.sign_off.text),
        set: |to, toks| to.sign_off.text = plain(toks),
    },
    list_of!(keywords, FieldItem::Keyword, word => (*word).to_owned()),
    words_of!(ednote),
    list_of!(related, FieldItem::Related, related => (*related).clone()),
];

/// A figure's values.
pub(crate) const FIGURE_VALUES: &[WholeFact<Figure>] = &[
    WholeFact {
        name: "photo",
        same: |a, b| a.photo == b.photo && a.file_name == b.file_name,
        show: |a| a.file_name.clone(),
        copy: |to, from| {
            to.photo.clone_from(&from.photo);
            to.file_name.clone_from(&from.file_name);
        },
        write: None,
    },
    WholeFact {
        name: "framing",
        same: |a, b| a.framing == b.framing,
        show: |a| a.framing.to_string(),
        copy: |to, from| to.framing = from.framing,
        write: None,
    },
    value!(photographer),
    value!(credit),
    value!(source),
    value!(copyright),
    value!(usage),
    value!(taken),
    value!(place),
    value!(event),
    value!(digital_source),
    WholeFact {
        name: "rating",
        same: |a, b| a.rating == b.rating,
        show: |a| a.rating.to_string(),
        copy: |to, from| to.rating = from.rating,
        write: None,
    },
    WholeFact {
        name: "pick",
        same: |a, b| a.pick == b.pick,
        show: |a| a.pick.name().to_owned(),
        copy: |to, from| to.pick = from.pick,
        write: None,
    },
];

/// A figure's strands.
pub(crate) const FIGURE_STRANDS: &[Strand<Figure>] = &[
    words_of!(caption),
    words_of!(alt),
    list_of!(people, FieldItem::Person, person => (*person).clone()),
];

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(value: &impl serde::Serialize) -> Vec<String> {
        let value = serde_json::to_value(value).expect("a story is JSON");
        value.as_object().expect("an object").keys().cloned().collect()
    }

    #[test]
    fn every_field_of_a_story_and_of_a_figure_is_compared() {
        let names = STORY_VALUES
            .iter()
            .map(|v| v.name)
            .chain(STORY_STRANDS.iter().map(|s| s.name));
        let names: Vec<&str> = names.collect();
        let story = Content {
            length: crate::Length::read("1-2"),
            ..Content::default()
        };
        for key in keys(&story) {
            let elsewhere = matches!(key.as_str(), "schema" | "body" | "tray");
            assert!(
                elsewhere || names.contains(&key.as_str()),
                "{key} is not compared"
            );
        }
        let names = FIGURE_VALUES
            .iter()
            .map(|v| v.name)
            .chain(FIGURE_STRANDS.iter().map(|s| s.name));
        let names: Vec<&str> = names.collect();
        let figure = Figure {
            framing: crate::Framing::default().turned(1),
            rating: 1,
            pick: crate::Pick::Picked,
            ..Figure::default()
        };
        for key in keys(&figure) {
            let elsewhere = matches!(key.as_str(), "id" | "file_name");
            assert!(
                elsewhere || names.contains(&key.as_str()),
                "{key} is not compared"
            );
        }
    }
}
