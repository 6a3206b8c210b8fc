//! The parts of the file that the document refers to: pictures, links, lists, core properties.
//!
//! It must not depend on how paragraphs are set; it hands out ids and keeps a record of them.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use story::{Content, Figure, OriginalKind};

use super::fixed;
use super::look::DocxOptions;
use crate::chars::escape;
use crate::{Plate, Plates, above, credit, link};

/// A picture inside the file.
pub(super) struct EmbeddedPicture {
    /// A figure that shows it.
    pub(super) figure: Figure,
    /// Whether the part is the original itself.
    pub(super) original: bool,
    /// Its part, relative to `word/`: `media/image1.jpeg`.
    pub(super) target: String,
    relation: String,
}

/// Ids handed out while the document is set.
pub(super) struct DocxParts<'a> {
    /// Whether the story is in Chinese, which decides how marks between Han are set.
    pub(super) chinese: bool,
    /// How the file is set.
    pub(super) look: DocxOptions,
    plates: &'a dyn Plates,
    pictures: Vec<EmbeddedPicture>,
    links: Vec<(String, String)>,
    numbered: Vec<u32>,
    relations: usize,
    drawings: usize,
    figures: usize,
}

/// The list id of bullets; numbered lists count up from the next.
const BULLETS: usize = 1;

impl<'a> DocxParts<'a> {
    pub(super) fn new(plates: &'a dyn Plates, content: &Content, look: DocxOptions) -> Self {
        Self {
            chinese: content.is_chinese(),
            look,
            plates,
            pictures: Vec::new(),
            links: Vec::new(),
            numbered: Vec::new(),
            relations: fixed::RELATIONS,
            drawings: 0,
            figures: 0,
        }
    }

    fn next_relation(&mut self) -> String {
        self.relations += 1;
        format!("rId{}", self.relations)
    }

    /// The relation of a figure's picture and the facts of its photo; `None` where it is not at hand.
    pub(super) fn picture(&mut self, figure: &Figure) -> Option<(String, Plate)> {
        let plate = self.plates.plate(figure)?;
        if let Some(known) = self
            .pictures
            .iter()
            .find(|picture| picture.figure.photo == figure.photo && picture.figure.framing == figure.framing)
        {
            return Some((known.relation.clone(), plate));
        }
        let relation = self.next_relation();
        let original = plate.stands_in_word();
        let extension = if original && plate.kind == OriginalKind::Png {
            "png"
        } else {
            "jpeg"
        };
        self.pictures.push(EmbeddedPicture {
            figure: figure.clone(),
            original,
            target: format!("media/image{}.{extension}", self.pictures.len() + 1),
            relation: relation.clone(),
        });
        Some((relation, plate))
    }

    pub(super) fn pictures(&self) -> &[EmbeddedPicture] {
        &self.pictures
    }

    /// The mark of the next figure, with the space between it and words: `【图1】`.
    pub(super) fn mark(&mut self) -> String {
        self.figures += 1;
        let between = if self.chinese { "" } else { " " };
        format!("{}{between}", credit::mark(self.figures, self.chinese))
    }

    /// An id for a drawing. Word refuses files in which two are the same.
    pub(super) fn drawing(&mut self) -> usize {
        self.drawings += 1;
        self.drawings
    }

    /// The relation of a link, where its target may be reached at all.
    pub(super) fn link(&mut self, href: &str) -> Option<String> {
        let target = link::target(href)?;
        if let Some((relation, _)) = self.links.iter().find(|(_, known)| *known == target) {
            return Some(relation.clone());
        }
        let relation = self.next_relation();
        self.links.push((relation.clone(), target));
        Some(relation)
    }

    /// The list id for a list; each numbered list has its own, so that its numbers start where it declares.
    pub(super) fn list(&mut self, numbered_from: Option<u32>) -> usize {
        let Some(first) = numbered_from else {
            return BULLETS;
        };
        self.numbered.push(first);
        BULLETS + self.numbered.len()
    }

    /// `word/_rels/document.xml.rels`.
    pub(super) fn relations(&self, comments: bool) -> String {
        let pictures = self.pictures.iter().map(|picture| {
            format!(
                "<Relationship Id=\"{}\" Type=\"{}/image\" Target=\"{}\"/>",
                picture.relation,
                fixed::RELATION_TYPES,
                picture.target
            )
        });
        let links = self.links.iter().map(|(relation, target)| {
            format!(
                "<Relationship Id=\"{relation}\" Type=\"{}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                fixed::RELATION_TYPES,
                escape(target)
            )
        });
        let comments = comments.then(fixed::comment_relations);
        let more: String = pictures.chain(links).chain(comments).collect();
        fixed::document_relations(&more, self.look.style)
    }

    /// `word/numbering.xml`.
    pub(super) fn numbering(&self) -> String {
        let numbered = self.numbered.iter().enumerate().map(|(i, first)| {
            format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
                 <w:startOverride w:val=\"{first}\"/></w:lvlOverride></w:num>",
                BULLETS + 1 + i
            )
        });
        fixed::numbering(&numbered.collect::<String>())
    }
}

/// `docProps/core.xml` (ISO 29500-2, clause 11): title, creator, keywords, language and time.
pub(super) fn core(content: &Content, at: DateTime<FixedOffset>) -> String {
    let at = at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true);
    let byline = above::byline(content);
    let creator = if byline.is_empty() {
        content.sign_off.unbracketed()
    } else {
        &byline
    };
    let property = |name: &str, value: &str| match escape(value.trim()).as_str() {
        "" => String::new(),
        value => format!("<{name}>{value}</{name}>"),
    };
    let time = |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:{name}>");
    [
        fixed::CORE_OPEN,
        &property("dc:title", &content.headline),
        &property("dc:creator", creator),
        &property("cp:keywords", &content.keywords.join("；")),
        &property("dc:language", content.language_tag()),
        &time("created"),
        &time("modified"),
        "</cp:coreProperties>\n",
    ]
    .concat()
}
