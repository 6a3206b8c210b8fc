//! The pictures of an item: each figure an association of its own, with its words, facts and files.

use chrono::DateTime;
use story::{Content, Figure, Person};

use super::shape::{NamedConcept, NinjsItem, NinjsRendition, Words};
use super::{Issue, said};
use crate::{File, Plates, credit, link};

/// IPTC's vocabulary of digital source types.
const DIGITAL_SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// One association a figure, numbered through the body, then the tray: `image-001` …
pub(super) fn associations(content: &Content, plates: &dyn Plates, edition: &Issue) -> Vec<NinjsItem> {
    let placed = content
        .body
        .iter()
        .filter_map(story::Block::as_figure)
        .map(|figure| ("body", figure));
    let tray = content.tray.iter().map(|figure| ("tray", figure));
    let numbered = (1_usize..).zip(placed.chain(tray));
    numbered
        .map(|(number, (rel, figure))| {
            let name = format!("image-{number:03}");
            NinjsItem {
                uri: format!("urn:uuid:{}#{name}", edition.guid),
                name,
                rel: rel.to_owned(),
                ..picture(content, figure, plates)
            }
        })
        .collect()
}

fn picture(content: &Content, figure: &Figure, plates: &dyn Plates) -> NinjsItem {
    let words = [
        ("caption", &figure.caption),
        ("alt-text", &figure.alt),
        ("creditline", &figure.credit),
    ];
    NinjsItem {
        kind: "picture",
        // A date alone, or a time without its offset, is no ninjs date-time; it is not completed by guessing.
        content_created: DateTime::parse_from_rfc3339(&figure.taken)
            .map_or_else(|_| String::new(), |_| figure.taken.clone()),
        language: content.language_tag().to_owned(),
        by: by(figure, content.is_chinese()),
        located: said(&figure.place),
        descriptions: words
            .into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(role, words)| Words::plain(role, words))
            .collect(),
        people: people(figure, content.is_chinese()),
        info_sources: NamedConcept::all([figure.source.as_str()]),
        events: NamedConcept::all([figure.event.as_str()]),
        copyright_notice: said(&figure.copyright),
        usage_terms: said(&figure.usage),
        digital_source_type: digital_source_type(figure.digital_source.trim()),
        renditions: renditions(figure, plates),
        ..NinjsItem::default()
    }
}

/// The photographer; where none is named, the printed credit.
fn by(figure: &Figure, chinese: bool) -> String {
    match figure.photographer.trim() {
        "" => credit::line(figure, chinese),
        photographer => photographer.to_owned(),
    }
}

/// The people in it, from left to right. The free-text identifier tells who each is and where to look:
/// `王桂兰（东河街道 居民，前排左一）`.
fn people(figure: &Figure, chinese: bool) -> Vec<NamedConcept> {
    let shown = figure
        .people
        .iter()
        .filter(|person| !person.name.trim().is_empty());
    shown
        .map(|person| NamedConcept {
            name: said(&person.name),
            rel: "personShown",
            literal: identified(person, chinese),
            ..NamedConcept::default()
        })
        .collect()
}

pub(crate) fn identified(person: &Person, chinese: bool) -> String {
    let joined = |words: &[&str], between: &str| {
        let said: Vec<&str> = words
            .iter()
            .map(|word| word.trim())
            .filter(|word| !word.is_empty())
            .collect();
        said.join(between)
    };
    let post = joined(&[&person.unit, &person.title], " ");
    let facts = joined(&[&post, &person.position], if chinese { "，" } else { ", " });
    match facts.as_str() {
        "" => said(&person.name),
        facts if chinese => format!("{}（{facts}）", person.name.trim()),
        facts => format!("{} ({facts})", person.name.trim()),
    }
}

fn digital_source_type(kind: &str) -> Option<NamedConcept> {
    let uri = format!("{DIGITAL_SOURCE_TYPES}{}", link::encoded(kind));
    (!kind.is_empty()).then(|| NamedConcept {
        name: kind.to_owned(),
        uri,
        ..NamedConcept::default()
    })
}

fn renditions(figure: &Figure, plates: &dyn Plates) -> Vec<NinjsRendition> {
    let Some(plate) = plates.plate(figure) else {
        return Vec::new();
    };
    let rendition = |name: &'static str, content_type: &'static str, file: File| NinjsRendition {
        name,
        href: link::encoded(&file.name),
        content_type,
        width: file.width,
        height: file.height,
        size_in_bytes: file.bytes,
    };
    vec![
        rendition("original", plate.kind.media_type(), plate.original),
        rendition("web", "image/jpeg", plate.page),
    ]
}
