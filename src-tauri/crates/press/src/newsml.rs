//! The story as an IPTC NewsML-G2 2.35 message: a package item, the text, and each picture as an item of its own.
//!
//! Identifiers are those of the ninjs item, so that a desk which gets both sees one story. The body is XHTML in the
//! item; pictures are named by their files, relative to the message. Codes come from IPTC's own catalogue alone; people and
//! places are given in words, because they were looked up in no list. This module must not know the package, only [`Plates`].

mod item;
mod picture;

use chrono::SecondsFormat;
use story::Content;

use crate::Plates;
use crate::chars::escape;
use crate::ninjs::Issue;
use item::NewsItem;

/// IPTC's catalogue, which defines the prefixes of codes.
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml";
/// The type of an item in a package.
const NEWS_ITEM: &str = "application/vnd.iptc.g2.newsitem+xml";

/// The message as XML; equal stories give equal bytes.
#[must_use]
pub fn message(content: &Content, plates: &dyn Plates, edition: &Issue) -> Vec<u8> {
    let sent = edition.at.to_rfc3339_opts(SecondsFormat::Secs, false);
    let pictures = picture::items(content, plates, edition);
    let text = item::text(content, plates, edition);
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n\
         <header>\n<sent>{sent}</sent>\n<transmitId>urn:uuid:{guid}#{version}</transmitId>\n{priority}</header>\n\
         <itemSet>\n{package}{text}{pictures}</itemSet>\n</newsMessage>\n",
        guid = escape(&edition.guid),
        version = escape(&edition.version),
        priority = content
            .urgency
            .filter(|urgency| (1..=9).contains(urgency))
            .map(|urgency| format!("<priority>{urgency}</priority>\n"))
            .unwrap_or_default(),
        package = package(content, edition, &text, &pictures),
        text = text.xml(content, edition),
        pictures = pictures
            .iter()
            .map(|picture| picture.xml(content, edition))
            .collect::<String>(),
    );
    xml.into_bytes()
}

/// The package item: what belongs together, the text first.
fn package(content: &Content, edition: &Issue, text: &NewsItem, pictures: &[NewsItem]) -> String {
    let refs: String = std::iter::once(text)
        .chain(pictures)
        .map(|item| {
            format!(
                "<itemRef residref=\"{}\" contenttype=\"{NEWS_ITEM}\">\n<itemClass qcode=\"ninat:{}\"/>\n{}</itemRef>\n",
                escape(&item.guid),
                item.class,
                item::element("title", "", &item.title),
            )
        })
        .collect();
    let whole = NewsItem {
        guid: format!("urn:uuid:{}#package", edition.guid),
        class: "composite",
        title: text.title.clone(),
        rights: String::new(),
        meta: item::element("headline", "", &content.headline),
        content: format!(
            "<groupSet root=\"story\">\n<group id=\"story\" role=\"group:main\" mode=\"pgrmod:seq\">\n{refs}</group>\n</groupSet>\n"
        ),
    };
    whole.xml(content, edition)
}
