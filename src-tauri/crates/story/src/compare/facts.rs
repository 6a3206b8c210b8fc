//! Everything about a story and a figure that is not the body: which facts there are, and how each is compared.
//!
//! A whole fact is one thing and changes as one (a place, a time). A strand is words or items and changes in parts (a headline,
//! a caption, the authors). A test holds that no field of a story is missing here; a figure's are those of [`Fact::ALL`].

use crate::compare::tape::{items, plain, words};
use crate::compare::tok::{FieldItem, Tok};
use crate::figure::{Fact, FactKind, FactSlot, FactValue};
use crate::{Content, Figure};

/// A fact that changes as one.
pub(crate) trait WholeFact<T> {
    fn name(&self) -> &'static str;
    fn same(&self, one: &T, other: &T) -> bool;
    /// As people read it.
    fn show(&self, of: &T) -> String;
    fn copy(&self, to: &mut T, from: &T);
    /// Whether words of one's own can be written.
    fn is_text(&self) -> bool;
    /// Writes words of one's own, where that can be done.
    fn write(&self, to: &mut T, text: &str);
}

/// A fact that changes in parts.
pub(crate) trait Strand<T> {
    fn name(&self) -> &'static str;
    fn toks<'a>(&self, of: &'a T) -> Vec<Tok<'a>>;
    fn set(&self, to: &mut T, toks: &[Tok<'_>]);
}

/// A story's fact that changes as one.
pub(crate) struct StoryValue {
    name: &'static str,
    same: fn(&Content, &Content) -> bool,
    show: fn(&Content) -> String,
    copy: fn(&mut Content, &Content),
    write: Option<fn(&mut Content, &str)>,
}

/// A story's fact that changes in parts.
pub(crate) struct StoryStrand {
    name: &'static str,
    toks: for<'a> fn(&'a Content) -> Vec<Tok<'a>>,
    set: fn(&mut Content, &[Tok<'_>]),
}

impl WholeFact<Content> for StoryValue {
    fn name(&self) -> &'static str {
        self.name
    }

    fn same(&self, one: &Content, other: &Content) -> bool {
        (self.same)(one, other)
    }

    fn show(&self, of: &Content) -> String {
        (self.show)(of)
    }

    fn copy(&self, to: &mut Content, from: &Content) {
        (self.copy)(to, from);
    }

    fn is_text(&self) -> bool {
        self.write.is_some()
    }

    fn write(&self, to: &mut Content, text: &str) {
        if let Some(write) = self.write {
            write(to, text);
        }
    }
}

impl Strand<Content> for StoryStrand {
    fn name(&self) -> &'static str {
        self.name
    }

    fn toks<'a>(&self, of: &'a Content) -> Vec<Tok<'a>> {
        (self.toks)(of)
    }

    fn set(&self, to: &mut Content, toks: &[Tok<'_>]) {
        (self.set)(to, toks);
    }
}

/// Which photo a figure shows.
struct PhotoFact;

impl WholeFact<Figure> for PhotoFact {
    fn name(&self) -> &'static str {
        "photo"
    }

    fn same(&self, one: &Figure, other: &Figure) -> bool {
        one.photo == other.photo && one.file_name == other.file_name
    }

    fn show(&self, of: &Figure) -> String {
        of.file_name.clone()
    }

    fn copy(&self, to: &mut Figure, from: &Figure) {
        to.photo.clone_from(&from.photo);
        to.file_name.clone_from(&from.file_name);
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, _: &mut Figure, _: &str) {}
}

impl WholeFact<Figure> for Fact {
    fn name(&self) -> &'static str {
        Self::name(*self)
    }

    fn same(&self, one: &Figure, other: &Figure) -> bool {
        self.value(one) == self.value(other)
    }

    fn show(&self, of: &Figure) -> String {
        self.value(of).to_string()
    }

    fn copy(&self, to: &mut Figure, from: &Figure) {
        Self::copy(*self, to, from);
    }

    fn is_text(&self) -> bool {
        self.kind().is_text()
    }

    fn write(&self, to: &mut Figure, text: &str) {
        if let Some(said) = self.text_mut(to) {
            text.clone_into(said);
        }
    }
}

impl Strand<Figure> for Fact {
    fn name(&self) -> &'static str {
        Self::name(*self)
    }

    fn toks<'a>(&self, of: &'a Figure) -> Vec<Tok<'a>> {
        match self.value(of) {
            FactValue::Text(text) => words(text),
            FactValue::People(people) => items(people, FieldItem::Person),
            FactValue::Framing(_) | FactValue::Stars(_) | FactValue::Pick(_) => Vec::new(),
        }
    }

    fn set(&self, to: &mut Figure, toks: &[Tok<'_>]) {
        match self.slot(to) {
            FactSlot::Text(text) => *text = plain(toks),
            FactSlot::People(people) => {
                let named = toks.iter().filter_map(|tok| match tok {
                    Tok::Item(FieldItem::Person(person)) => Some((*person).clone()),
                    _ => None,
                });
                *people = named.collect();
            }
            FactSlot::Framing(_) | FactSlot::Stars(_) | FactSlot::Pick(_) => {}
        }
    }
}

/// Whether a fact of a figure changes in parts.
fn is_strand(fact: Fact) -> bool {
    match fact.kind() {
        FactKind::Paragraph | FactKind::People => true,
        FactKind::Line
        | FactKind::Time
        | FactKind::SourceType
        | FactKind::Framing
        | FactKind::Stars
        | FactKind::Pick => false,
    }
}

/// What of a figure changes as one: which photo it shows, then its facts.
pub(crate) fn figure_values() -> impl Iterator<Item = &'static dyn WholeFact<Figure>> {
    let facts = Fact::ALL.iter().filter(|fact| !is_strand(**fact));
    std::iter::once(&PhotoFact as &dyn WholeFact<Figure>)
        .chain(facts.map(|fact| fact as &dyn WholeFact<Figure>))
}

/// What of a figure changes in parts.
pub(crate) fn figure_strands() -> impl Iterator<Item = &'static dyn Strand<Figure>> {
    let facts = Fact::ALL.iter().filter(|fact| is_strand(**fact));
    facts.map(|fact| fact as &dyn Strand<Figure>)
}

/// What of a story changes as one.
pub(crate) fn story_values() -> impl Iterator<Item = &'static dyn WholeFact<Content>> {
    STORY_VALUES.iter().map(|fact| fact as &dyn WholeFact<Content>)
}

/// What of a story changes in parts, but for the body.
pub(crate) fn story_strands() -> impl Iterator<Item = &'static dyn Strand<Content>> {
    STORY_STRANDS.iter().map(|fact| fact as &dyn Strand<Content>)
}

macro_rules! value {
    ($name:ident) => {
        StoryValue {
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
        StoryStrand {
            name: stringify!($name),
            toks: |a| words(&a.$name),
            set: |to, toks| to.$name = plain(toks),
        }
    };
}

macro_rules! list_of {
    ($name:ident, $item:path, $one:ident => $value:expr) => {
        StoryStrand {
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
const STORY_VALUES: &[StoryValue] = &[
    value!(slugline),
    value!(dateline),
    StoryValue {
        name: "sign_off_place",
        same: |a, b| a.sign_off.place == b.sign_off.place,
        show: |a| json(&a.sign_off.place),
        copy: |to, from| to.sign_off.place = from.sign_off.place,
        write: None,
    },
    value!(source),
    value!(genre),
    StoryValue {
        name: "urgency",
        same: |a, b| a.urgency == b.urgency,
        show: |a| a.urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
        copy: |to, from| to.urgency = from.urgency,
        write: None,
    },
    StoryValue {
        name: "embargo",
        same: |a, b| a.embargo == b.embargo && json(&a.embargo) == json(&b.embargo),
        show: |a| a.embargo.map(|time| time.to_rfc3339()).unwrap_or_default(),
        copy: |to, from| to.embargo = from.embargo,
        write: None,
    },
    value!(language),
    StoryValue {
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
const STORY_STRANDS: &[StoryStrand] = &[
    words_of!(kicker),
    words_of!(headline),
    words_of!(subheadline),
    list_of!(authors, FieldItem::Author, author => (*author).clone()),
    StoryStrand {
        name: "sign_off",
        toks: |a| words(&a.sign_off.text),
        set: |to, toks| to.sign_off.text = plain(toks),
    },
    list_of!(keywords, FieldItem::Keyword, word => (*word).to_owned()),
    words_of!(ednote),
    list_of!(related, FieldItem::Related, related => (*related).clone()),
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
    fn every_field_of_a_story_is_compared() {
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
    }
}
