//! The facts of a story and of a figure, everything but the body, and how each is compared.
//!
//! A whole fact is one thing and changes as one (a place, a time). A strand is words or items and changes in parts (a headline,
//! a caption, the authors). A story's are those of [`Field::ALL`]
//! and its related titles, a figure's those of [`Fact::ALL`].

use crate::compare::Site;
use crate::compare::tape::{items, plain, words};
use crate::compare::tok::{FieldItem, Tok};
use crate::field::{Field, FieldChange, FieldSlot, FieldValue};
use crate::figure::{Fact, FactKind, FactSlot, FactValue};
use crate::{Content, Figure};

/// A fact that changes as one.
pub(crate) trait WholeFact<T> {
    /// Which part of the story it is, of a figure in it where it is a fact of one.
    fn site(&self, of: &T) -> Site;
    fn same(&self, one: &T, other: &T) -> bool;
    /// As people read it.
    fn show(&self, of: &T) -> String;
    fn copy(&self, to: &mut T, from: &T);
    /// Whether a person can write words for it.
    fn is_text(&self) -> bool;
    /// Writes a person's words, where it is a text.
    fn write(&self, to: &mut T, text: &str);
}

/// A fact that changes in parts.
pub(crate) trait Strand<T> {
    /// Which part of the story it is, of a figure in it where it is a fact of one.
    fn site(&self, of: &T) -> Site;
    fn toks<'a>(&self, of: &'a T) -> Vec<Tok<'a>>;
    fn set(&self, to: &mut T, toks: &[Tok<'_>]);
}

impl WholeFact<Content> for Field {
    /// Of a sign-off its place changes as one, and its words in parts.
    fn site(&self, _: &Content) -> Site {
        match self {
            Self::SignOff => Site::SignOffPlace,
            name => Site::Field { name: *name },
        }
    }

    fn same(&self, one: &Content, other: &Content) -> bool {
        match (self.value(one), self.value(other)) {
            (FieldValue::SignOff(one), FieldValue::SignOff(other)) => one.place == other.place,
            // One moment in two zones is written in two ways.
            (FieldValue::Embargo(one), FieldValue::Embargo(other)) => {
                one == other && json(one) == json(other)
            }
            (one, other) => one == other,
        }
    }

    fn show(&self, of: &Content) -> String {
        match self.value(of) {
            FieldValue::Text(text) => text.clone(),
            FieldValue::SignOff(sign_off) => json(&sign_off.place),
            FieldValue::Urgency(urgency) => urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
            FieldValue::Embargo(embargo) => embargo.map(|time| time.to_rfc3339()).unwrap_or_default(),
            FieldValue::Length(length) => {
                let end = |words: Option<u32>| words.map(|words| words.to_string()).unwrap_or_default();
                length
                    .map(|length| format!("{}-{}", end(length.least), end(length.most)))
                    .unwrap_or_default()
            }
            FieldValue::Authors(_) | FieldValue::Keywords(_) => String::new(),
        }
    }

    fn copy(&self, to: &mut Content, from: &Content) {
        match self {
            Self::SignOff => to.sign_off.place = from.sign_off.place,
            other => Self::copy(*other, to, from),
        }
    }

    fn is_text(&self) -> bool {
        matches!(self.value(&Content::default()), FieldValue::Text(_))
    }

    fn write(&self, to: &mut Content, text: &str) {
        if let FieldSlot::Text(said) = self.slot(to) {
            text.clone_into(said);
        }
    }
}

impl Strand<Content> for Field {
    fn site(&self, _: &Content) -> Site {
        Site::Field { name: *self }
    }

    fn toks<'a>(&self, of: &'a Content) -> Vec<Tok<'a>> {
        match self.value(of) {
            FieldValue::Text(text) => words(text),
            FieldValue::SignOff(sign_off) => words(&sign_off.text),
            FieldValue::Authors(authors) => items(authors, FieldItem::Author),
            FieldValue::Keywords(keywords) => items(keywords, |word| FieldItem::Keyword(word)),
            FieldValue::Urgency(_) | FieldValue::Embargo(_) | FieldValue::Length(_) => Vec::new(),
        }
    }

    fn set(&self, to: &mut Content, toks: &[Tok<'_>]) {
        let items = toks.iter().filter_map(|tok| match tok {
            Tok::Item(item) => Some(*item),
            _ => None,
        });
        match self.slot(to) {
            FieldSlot::Text(text) => *text = plain(toks),
            FieldSlot::SignOff(sign_off) => sign_off.text = plain(toks),
            FieldSlot::Authors(authors) => {
                let named = items.filter_map(|item| match item {
                    FieldItem::Author(author) => Some(author.clone()),
                    _ => None,
                });
                *authors = named.collect();
            }
            FieldSlot::Keywords(keywords) => {
                let said = items.filter_map(|item| match item {
                    FieldItem::Keyword(word) => Some(word.to_owned()),
                    _ => None,
                });
                *keywords = said.collect();
            }
            FieldSlot::Urgency(_) | FieldSlot::Embargo(_) | FieldSlot::Length(_) => {}
        }
    }
}

/// The titles that the page points to.
struct RelatedTitles;

impl Strand<Content> for RelatedTitles {
    fn site(&self, _: &Content) -> Site {
        Site::Related
    }

    fn toks<'a>(&self, of: &'a Content) -> Vec<Tok<'a>> {
        items(&of.related, FieldItem::Related)
    }

    fn set(&self, to: &mut Content, toks: &[Tok<'_>]) {
        let titles = toks.iter().filter_map(|tok| match tok {
            Tok::Item(FieldItem::Related(related)) => Some((*related).clone()),
            _ => None,
        });
        to.related = titles.collect();
    }
}

/// The facts of a story that change as one: fields, and where its sign-off is printed.
pub(crate) fn story_values() -> impl Iterator<Item = &'static dyn WholeFact<Content>> {
    let fields = Field::ALL.iter();
    let whole = fields.filter(|field| field.change() == FieldChange::AsOne || **field == Field::SignOff);
    whole.map(|field| field as &dyn WholeFact<Content>)
}

/// The facts of a story that change in parts, but for the body: fields, then the related titles.
pub(crate) fn story_strands() -> impl Iterator<Item = &'static dyn Strand<Content>> {
    let fields = Field::ALL.iter();
    let strands = fields.filter(|field| field.change() == FieldChange::InParts);
    strands
        .map(|field| field as &dyn Strand<Content>)
        .chain(std::iter::once(&RelatedTitles as &dyn Strand<Content>))
}

/// Which photo a figure shows.
struct PhotoFact;

impl WholeFact<Figure> for PhotoFact {
    fn site(&self, of: &Figure) -> Site {
        Site::Photo { id: of.id.clone() }
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
    fn site(&self, of: &Figure) -> Site {
        Site::Figure {
            id: of.id.clone(),
            name: *self,
        }
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
    fn site(&self, of: &Figure) -> Site {
        Site::Figure {
            id: of.id.clone(),
            name: *self,
        }
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

/// The facts of a figure that change as one: which photo it shows, then its facts.
pub(crate) fn figure_values() -> impl Iterator<Item = &'static dyn WholeFact<Figure>> {
    let facts = Fact::ALL.iter().filter(|fact| !is_strand(**fact));
    std::iter::once(&PhotoFact as &dyn WholeFact<Figure>)
        .chain(facts.map(|fact| fact as &dyn WholeFact<Figure>))
}

/// The facts of a figure that change in parts.
pub(crate) fn figure_strands() -> impl Iterator<Item = &'static dyn Strand<Figure>> {
    let facts = Fact::ALL.iter().filter(|fact| is_strand(**fact));
    facts.map(|fact| fact as &dyn Strand<Figure>)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}
