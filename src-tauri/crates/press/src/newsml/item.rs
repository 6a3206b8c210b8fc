//! One item of the message: its frame, its metadata, and the text's own content.

use std::fmt::Write;

use chrono::SecondsFormat;
use story::{Content, Field};

use super::CATALOG;
use crate::amends::Relation;
use crate::chars::escape;
use crate::field_setting::FIELD_SETTINGS;
use crate::html::{self, PageImage};
use crate::ninjs::{Issue, by, plain};
use crate::{PlateError, Plates, link};

/// An item, before it is framed.
pub(super) struct NewsItem {
    /// Its id.
    pub(super) guid: String,
    /// `text`, `picture` or `composite`.
    pub(super) class: &'static str,
    /// The title shown in a list of items.
    pub(super) title: String,
    /// The rights, as elements.
    pub(super) rights: String,
    /// The inside of `contentMeta`.
    pub(super) meta: String,
    /// Its content: a `contentSet` or a `groupSet`.
    pub(super) content: String,
}

impl NewsItem {
    /// The item as XML. A package item is a `packageItem`, everything else a `newsItem`.
    pub(super) fn xml(&self, content: &Content, edition: &Issue) -> String {
        let name = if self.class == "composite" {
            "packageItem"
        } else {
            "newsItem"
        };
        let version: String = edition.version.chars().filter(char::is_ascii_digit).collect();
        let version = if version.trim_start_matches('0').is_empty() {
            "1"
        } else {
            &version
        };
        format!(
            "<{name} guid=\"{}\" version=\"{version}\" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" \
             xml:lang=\"{}\">\n<catalogRef href=\"{CATALOG}\"/>\n{}<itemMeta>\n{}</itemMeta>\n<contentMeta>\n{}</contentMeta>\n{}</{name}>\n",
            escape(&self.guid),
            escape(content.language_tag()),
            self.rights,
            self.management(content, edition),
            self.meta,
            self.content,
        )
    }

    /// `itemMeta`, its elements in the order that the standard gives them.
    fn management(&self, content: &Content, edition: &Issue) -> String {
        let created = edition.at.to_rfc3339_opts(SecondsFormat::Secs, false);
        let provider = match content.source.trim() {
            "" => by(content),
            source => source.to_owned(),
        };
        let amendment = edition.amends.as_ref();
        let status = match amendment.map(|amendment| amendment.what) {
            Some(Relation::Withdraws) => "canceled",
            _ => "usable",
        };
        let mut xml = format!("<itemClass qcode=\"ninat:{}\"/>\n", self.class);
        if provider.is_empty() {
            xml.push_str("<provider literal=\"unknown\"/>\n");
        } else {
            let said = escape(&provider);
            let _ = writeln!(xml, "<provider literal=\"{said}\"><name>{said}</name></provider>");
        }
        let _ = writeln!(xml, "<versionCreated>{created}</versionCreated>");
        if let Some(embargo) = content.embargo {
            let until = embargo.to_rfc3339_opts(SecondsFormat::Secs, false);
            let _ = writeln!(xml, "<embargoed>{until}</embargoed>");
        }
        let _ = writeln!(xml, "<pubStatus qcode=\"stat:{status}\"/>");
        xml.push_str("<generator versioninfo=\"1\">Galley</generator>\n");
        xml.push_str(&element("title", "", &self.title));
        xml.push_str(&element("edNote", "", &content.ednote));
        if let Some(amendment) = amendment {
            xml.push_str(&element("edNote", "", &amendment.reason));
            match amendment.what {
                Relation::Supersedes => xml.push_str("<signal qcode=\"sig:update\"/>\n"),
                Relation::Corrects => xml.push_str("<signal qcode=\"sig:correction\"/>\n"),
                Relation::Withdraws => {}
            }
            let _ = writeln!(
                xml,
                "<link rel=\"irel:previousVersion\" residref=\"urn:uuid:{}\" version=\"{}\"/>",
                escape(&amendment.guid),
                escape(&amendment.version)
            );
        }
        xml
    }
}

/// An element around words; nothing where there are none.
pub(super) fn element(name: &str, attributes: &str, words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return String::new();
    }
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<{name}{space}{attributes}>{}</{name}>\n", escape(words))
}

/// An element that names a person or thing in words.
pub(super) fn named(name: &str, attributes: &str, words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return String::new();
    }
    let space = if attributes.is_empty() { "" } else { " " };
    format!(
        "<{name}{space}{attributes}><name>{}</name></{name}>\n",
        escape(words)
    )
}

/// The text.
pub(super) fn text(content: &Content, plates: &dyn Plates, edition: &Issue) -> NewsItem {
    let mut meta = String::new();
    if let Some(urgency) = content.urgency.filter(|urgency| (1..=9).contains(urgency)) {
        let _ = writeln!(meta, "<urgency>{urgency}</urgency>");
    }
    let created = edition.at.to_rfc3339_opts(SecondsFormat::Secs, false);
    let _ = writeln!(meta, "<contentModified>{created}</contentModified>");
    meta.push_str(&named("infoSource", "", &content.source));
    for author in &content.authors {
        meta.push_str(&named("creator", "", &author.name));
    }
    let _ = writeln!(meta, "<language tag=\"{}\"/>", escape(content.language_tag()));
    meta.push_str(&named("genre", "", &content.genre));
    for keyword in &content.keywords {
        meta.push_str(&element("keyword", "", keyword));
    }
    meta.push_str(&element("slugline", "", &content.slugline));
    let mut headlines: Vec<(u8, Field)> = FIELD_SETTINGS
        .iter()
        .filter_map(|setting| Some((setting.headline?.1, setting.field)))
        .collect();
    headlines.sort_by_key(|(rank, _)| *rank);
    for (rank, title) in headlines {
        let words = title.words(content).unwrap_or_default();
        meta.push_str(&element("headline", &format!("rank=\"{rank}\""), words));
    }
    meta.push_str(&element("dateline", "", &content.dateline));
    meta.push_str(&element("by", "", &by(content)));
    NewsItem {
        guid: format!("urn:uuid:{}", edition.guid),
        class: "text",
        title: title(content),
        rights: String::new(),
        meta,
        content: content_set(content, plates, edition),
    }
}

/// The headline, else the slugline, else the name of the class.
fn title(content: &Content) -> String {
    let said = [&content.headline, &content.slugline];
    let said = said.into_iter().find(|words| !words.trim().is_empty());
    said.map_or("untitled", |words| words.trim()).to_owned()
}

/// The body twice, as in the ninjs item: XHTML with its figures, and plain text.
fn content_set(content: &Content, plates: &dyn Plates, edition: &Issue) -> String {
    let body = html::body(content, &mut |figure| {
        let page = plates.plate(figure).map(|plate| plate.page);
        Ok::<_, PlateError>(page.map(|file| PageImage {
            src: link::encoded(&file.name),
            width: file.width,
            height: file.height,
        }))
    });
    let counts = format!("wordcount=\"{}\" charcount=\"{}\"", edition.words, edition.chars);
    let title = escape(&title(content));
    let language = escape(content.language_tag());
    format!(
        "<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\" {counts}>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"{language}\">\n<head><title>{title}</title></head>\n<body>\n{}</body>\n</html>\n\
         </inlineXML>\n<inlineData contenttype=\"text/plain\" {counts}>{}</inlineData>\n</contentSet>\n",
        // The closure above uses facts alone and cannot fail.
        xhtml(&body.unwrap_or_default()),
        escape(&plain(content)),
    )
}

/// Our own HTML as XML: the elements that HTML never closes are closed. Text is escaped in it, so `<` begins a tag.
pub(super) fn xhtml(html: &str) -> String {
    let mut xml = String::with_capacity(html.len());
    for (i, piece) in html.split('<').enumerate() {
        if i > 0 {
            xml.push('<');
        }
        let empty = ["br>", "hr>", "img "].iter().any(|tag| piece.starts_with(tag));
        match piece.split_once('>').filter(|_| empty && i > 0) {
            Some((tag, rest)) => {
                xml.push_str(tag);
                xml.push_str("/>");
                xml.push_str(rest);
            }
            None => xml.push_str(piece),
        }
    }
    xml
}
