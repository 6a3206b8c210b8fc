//! The story as an IPTC ninjs 3.1 item (without geoJSON): what a machine at the desk reads.
//!
//! `uri` and the pictures' uris are `urn:uuid:` names made from the story's; nothing is looked up. Links to
//! files are relative to the item, as the package holds them, percent-encoded. A fact that is empty is absent,
//! never an empty string. This module must not know the package, only the names that [`Plates`] gives.

mod picture;
mod shape;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use story::Content;

use crate::amends::Relation;
use crate::field_setting::FIELD_SETTINGS;
use crate::html::{self, PageImage};
use crate::{Amendment, PlateError, Plates, above, link, page_text};
pub(crate) use picture::identified;
use shape::{AltId, NamedConcept, NinjsItem, Standard, Words};

/// The standard that an item names and is valid against.
const STANDARD: Standard = Standard {
    name: "ninjs",
    version: "3.1",
    schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
};

/// Which issue of the story this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The story's UUID, bare: `0198c1b2-…`.
    pub guid: String,
    /// The revision's name among those of the story.
    pub version: String,
    /// The revision's time.
    pub at: DateTime<FixedOffset>,
    /// 字数 of the body.
    pub words: usize,
    /// Characters of the body.
    pub chars: usize,
    /// What it does to an issue that was delivered before.
    pub amends: Option<Amendment>,
}

/// The item as JSON, indented, with a line feed at the end; equal stories give equal bytes.
#[must_use]
pub fn item(content: &Content, plates: &dyn Plates, edition: &Issue) -> Vec<u8> {
    let time = |at: DateTime<FixedOffset>| at.to_rfc3339_opts(SecondsFormat::Secs, false);
    let item = NinjsItem {
        uri: format!("urn:uuid:{}", edition.guid),
        kind: "text",
        standard: Some(STANDARD),
        representation_type: "full".to_owned(),
        version: edition.version.clone(),
        version_created: time(edition.at),
        embargoed_until: content.embargo.map(time).unwrap_or_default(),
        urgency: content.urgency.filter(|urgency| (1..=9).contains(urgency)),
        language: content.language_tag().to_owned(),
        slugline: said(&content.slugline),
        title: said(&content.headline),
        headlines: headlines(content),
        by: by(content),
        located: said(&content.dateline),
        bodies: bodies(content, plates, edition),
        people: people(content),
        organisations: units(content),
        info_sources: NamedConcept::all([content.source.as_str()]),
        genres: NamedConcept::all([content.genre.as_str()]),
        subjects: NamedConcept::all(content.keywords.iter().map(String::as_str)),
        pub_status: status(edition),
        alt_ids: earlier(edition),
        ed_note: notes(content, edition),
        associations: picture::associations(content, plates, edition),
        ..NinjsItem::default()
    };
    // Strings, integers and lists without maps: serialising them cannot fail.
    let mut bytes = serde_json::to_vec_pretty(&item).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The status: `canceled` for a withdrawal; any other item has none and is usable.
fn status(edition: &Issue) -> &'static str {
    match edition.amends.as_ref().map(|amendment| amendment.what) {
        Some(Relation::Withdraws) => "canceled",
        _ => "",
    }
}

/// The earlier issue's id, with the relation of this one to it as its role. ninjs has no property of its own for that.
fn earlier(edition: &Issue) -> Vec<AltId> {
    let amendment = edition.amends.iter();
    amendment
        .map(|amendment| AltId {
            role: amendment.what.role(),
            value: amendment.id(),
        })
        .collect()
}

/// The note to the desk, and why an earlier issue is amended.
fn notes(content: &Content, edition: &Issue) -> String {
    let reason = edition
        .amends
        .as_ref()
        .map_or("", |amendment| amendment.reason.trim());
    let notes = [content.ednote.trim(), reason];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    notes.join("\n")
}

fn said(words: &str) -> String {
    words.trim().to_owned()
}

/// The byline, and where there is none the words of the sign-off: they name the author, as printed.
pub(crate) fn by(content: &Content) -> String {
    let byline = above::byline(content);
    if byline.is_empty() {
        content.sign_off.unbracketed().to_owned()
    } else {
        byline
    }
}

fn headlines(content: &Content) -> Vec<Words> {
    FIELD_SETTINGS
        .iter()
        .filter_map(|setting| Some((setting.headline?.0, setting.field.words(content)?.trim())))
        .filter(|(_, words)| !words.is_empty())
        .map(|(role, words)| Words::plain(role, words))
        .collect()
}

/// Authors only where they are named one by one: the parts of a sign-off are not guessed apart. The free-text
/// identifier is the name as the byline prints it, unit included.
fn people(content: &Content) -> Vec<NamedConcept> {
    let authors = content
        .authors
        .iter()
        .filter(|author| !author.name.trim().is_empty());
    authors
        .map(|author| NamedConcept {
            name: said(&author.name),
            rel: "author",
            literal: above::name(author, content.is_chinese()),
            ..NamedConcept::default()
        })
        .collect()
}

fn units(content: &Content) -> Vec<NamedConcept> {
    let mut units = NamedConcept::all(content.authors.iter().map(|author| author.unit.as_str()));
    units.dedup_by(|a, b| a.name == b.name);
    units
        .into_iter()
        .map(|unit| NamedConcept {
            rel: "author",
            ..unit
        })
        .collect()
}

/// The body twice: as HTML with its figures, and as plain text without captions. Both carry the counts of
/// the text, so that a desk need not count Han itself.
fn bodies(content: &Content, plates: &dyn Plates, edition: &Issue) -> Vec<Words> {
    let html = html::body(content, &mut |figure| {
        let page = plates.plate(figure).map(|plate| plate.page);
        Ok::<_, PlateError>(page.map(|file| PageImage {
            src: link::encoded(&file.name),
            width: file.width,
            height: file.height,
        }))
    });
    let body = |content_type: &'static str, value: String| Words {
        role: "",
        content_type,
        char_count: Some(edition.chars),
        word_count: Some(edition.words),
        value,
    };
    // The closure above uses facts alone and cannot fail.
    vec![
        body("text/html", html.unwrap_or_default()),
        body("text/plain", plain(content)),
    ]
}

pub(crate) fn plain(content: &Content) -> String {
    let blocks = content.body.iter().filter(|block| block.as_figure().is_none());
    let body = Content {
        body: blocks.cloned().collect(),
        sign_off: content.sign_off.clone(),
        language: content.language.clone(),
        ..Content::default()
    };
    page_text::manuscript(&body)
}
