//! The pictures of a message, each an item with its words, rights, people and files.

use std::fmt::Write;

use story::{Block, Content, Figure};

use super::item::{NewsItem, element, named};
use crate::chars::escape;
use crate::ninjs::{Issue, identified};
use crate::{File, Plates, credit, link};

/// IPTC's vocabulary of digital source types.
const DIGITAL_SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";
/// IPTC's property for the alternative text of a picture.
const ALT_TEXT: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/AltTextAccessibility";

/// The figures of the body that have a picture, under the ids of the ninjs item.
pub(super) fn items(content: &Content, plates: &dyn Plates, edition: &Issue) -> Vec<NewsItem> {
    let figures = content.body.iter().filter_map(Block::as_figure).zip(1_usize..);
    figures
        .filter_map(|(figure, number)| {
            let plate = plates.plate(figure)?;
            let renditions = [
                remote(
                    "rnd:highRes",
                    plate.kind.media_type(),
                    &plate.original,
                    plate.orientation,
                ),
                remote("rnd:web", "image/jpeg", &plate.page, 1),
            ];
            Some(NewsItem {
                guid: format!("urn:uuid:{}#image-{number:03}", edition.guid),
                class: "picture",
                title: title(figure, number),
                rights: rights(figure),
                meta: meta(content, figure),
                content: format!("<contentSet>\n{}</contentSet>\n", renditions.concat()),
            })
        })
        .collect()
}

/// The title: the caption's beginning, else the picture's number.
fn title(figure: &Figure, number: usize) -> String {
    let caption = figure.caption.trim();
    match caption.chars().take(40).collect::<String>() {
        words if words.is_empty() => format!("image-{number:03}"),
        words => words,
    }
}

fn rights(figure: &Figure) -> String {
    let said = [
        element("copyrightNotice", "", &figure.copyright),
        element("usageTerms", "", &figure.usage),
    ]
    .concat();
    if said.is_empty() {
        return said;
    }
    format!("<rightsInfo>\n{said}</rightsInfo>\n")
}

fn meta(content: &Content, figure: &Figure) -> String {
    let chinese = content.is_chinese();
    let mut xml = String::new();
    if let Some(taken) = when(&figure.taken) {
        let _ = writeln!(xml, "<contentCreated>{taken}</contentCreated>");
    }
    let source = figure.digital_source.trim();
    if !source.is_empty() {
        let _ = writeln!(
            xml,
            "<digitalSourceType uri=\"{DIGITAL_SOURCE_TYPES}{}\"/>",
            escape(&link::encoded(source))
        );
    }
    xml.push_str(&named("located", "", &figure.place));
    xml.push_str(&named("infoSource", "", &figure.source));
    xml.push_str(&named(
        "creator",
        "role=\"crol:photographer\"",
        &figure.photographer,
    ));
    let _ = writeln!(xml, "<language tag=\"{}\"/>", escape(content.language_tag()));
    for person in figure
        .people
        .iter()
        .filter(|person| !person.name.trim().is_empty())
    {
        let name = escape(person.name.trim());
        let note = escape(&identified(person, chinese));
        let _ = writeln!(
            xml,
            "<subject type=\"cpnat:person\"><name>{name}</name><note>{note}</note></subject>"
        );
    }
    xml.push_str(&named("subject", "type=\"cpnat:event\"", &figure.event));
    xml.push_str(&element("creditline", "", &credit::line(figure, chinese)));
    xml.push_str(&element("description", "role=\"drol:caption\"", &figure.caption));
    xml.push_str(&element(
        "description",
        &format!("roleuri=\"{ALT_TEXT}\""),
        &figure.alt,
    ));
    xml
}

/// A time in the form of G2: whole, or cut behind the day. One without its offset is cut, not completed by guessing.
fn when(taken: &str) -> Option<String> {
    let taken = taken.trim();
    if chrono::DateTime::parse_from_rfc3339(taken).is_ok() {
        return Some(taken.to_owned());
    }
    let day = taken.get(..10)?;
    chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    Some(day.to_owned())
}

fn remote(rendition: &str, mime: &str, file: &File, orientation: u8) -> String {
    format!(
        "<remoteContent rendition=\"{rendition}\" href=\"{}\" contenttype=\"{mime}\" size=\"{}\" width=\"{}\" height=\"{}\" \
         orientation=\"{orientation}\"/>\n",
        escape(&link::encoded(&file.name)),
        file.bytes,
        file.width,
        file.height,
    )
}
