//! The document from its first element to its last: paragraphs and tables, tracked changes accepted.

use std::collections::HashMap;

use story::{Span, Text};

use super::file::Relations;
use super::numbering::{ListLevel, Numbering};
use super::review::{self, ChangeKind, WordChange};
use super::styles::{ParagraphRole, Styles};
use super::xml::XmlNode;
use crate::noted::{ThingCounts, Unsupported};

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum DocxBlock {
    Paragraph(Paragraph),
    Table(Vec<TableRow>),
}

/// A row of a table: its cells, each with its own pieces.
#[derive(Debug)]
pub(super) struct TableRow {
    pub(super) titles: bool,
    pub(super) cells: Vec<Vec<DocxBlock>>,
}

/// A paragraph as accepted.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: Text,
    pub(super) role: ParagraphRole,
    pub(super) list: Option<ListItem>,
    pub(super) pictures: Vec<Drawing>,
    /// What stands in its text boxes.
    pub(super) boxes: Vec<DocxBlock>,
    /// It is drawn as a line.
    pub(super) ruled: bool,
}

/// Which list a paragraph is an item of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListItem {
    pub(super) list: String,
    pub(super) depth: usize,
    pub(super) level: ListLevel,
}

/// A picture where it stands in a paragraph.
#[derive(Debug)]
pub(super) struct Drawing {
    /// The id of the relation that leads to it.
    pub(super) relation: String,
    pub(super) alt: String,
    /// No larger than an icon, where the file says so.
    pub(super) small: bool,
}

/// What all of the walk knows and gathers.
pub(super) struct DocxWalk<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) relations: &'a Relations,
    pub(super) tally: ThingCounts,
    pub(super) changes: Vec<WordChange>,
    /// Ranges of comments by id: the words in them, and the paragraph they begin in, once it is read.
    pub(super) quotes: HashMap<String, (String, String)>,
    /// Notes in the order in which the text refers to them: kind and id.
    pub(super) notes: Vec<(&'static str, String)>,
    pub(super) paragraph: Paragraph,
    /// Fields that are open, the innermost last.
    pub(super) fields: Vec<Field>,
    /// Comments whose ranges are open.
    pub(super) open_comments: Vec<String>,
    new_comments: Vec<String>,
    changes_before: usize,
    /// A paragraph whose mark was deleted: the next one goes on from it.
    joined: Option<Paragraph>,
}

/// A complex field: its instruction, and whether its result has begun.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    pub(super) result: bool,
}

impl<'a> DocxWalk<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering, relations: &'a Relations) -> Self {
        Self {
            styles,
            numbering,
            relations,
            tally: ThingCounts::default(),
            changes: Vec::new(),
            quotes: HashMap::new(),
            notes: Vec::new(),
            paragraph: Paragraph::default(),
            fields: Vec::new(),
            open_comments: Vec::new(),
            new_comments: Vec::new(),
            changes_before: 0,
            joined: None,
        }
    }

    /// The pieces in a body, a cell, a note or a text box.
    pub(super) fn pieces(&mut self, parent: &XmlNode) -> Vec<DocxBlock> {
        let mut pieces = Vec::new();
        self.gather(parent, &mut pieces);
        self.leave_joined(&mut pieces);
        pieces
    }

    /// A paragraph whose mark was deleted, and behind which there is none to go on: it ends here, unless all of it went.
    fn leave_joined(&mut self, pieces: &mut Vec<DocxBlock>) {
        let left = self.joined.take();
        let holds =
            |left: &Paragraph| !(left.text.is_empty() && left.pictures.is_empty() && left.boxes.is_empty());
        pieces.extend(left.filter(holds).map(DocxBlock::Paragraph));
    }

    fn gather(&mut self, parent: &XmlNode, pieces: &mut Vec<DocxBlock>) {
        for node in &parent.children {
            match node.name.as_str() {
                "p" => pieces.extend(self.read_paragraph(node).map(DocxBlock::Paragraph)),
                "tbl" => {
                    let joined = self.joined.take();
                    let rows = self.rows(node);
                    self.joined = joined;
                    // Across a table that went, a line goes on to the next paragraph.
                    if !rows.is_empty() {
                        self.leave_joined(pieces);
                        pieces.push(DocxBlock::Table(rows));
                    }
                }
                "sdt" | "customXml" | "smartTag" | "sdtContent" | "ins" | "moveTo" => {
                    self.gather(node, pieces)
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(node) {
                        self.gather(chosen, pieces);
                    }
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_range(node),
                "altChunk" => self.tally.left_out(Unsupported::Object),
                _ => {}
            }
        }
    }

    fn rows(&mut self, table: &XmlNode) -> Vec<TableRow> {
        let mut rows = Vec::new();
        let mut parts: Vec<&XmlNode> = table.children.iter().rev().collect();
        while let Some(node) = parts.pop() {
            match node.name.as_str() {
                "tr" if node.at(&["trPr", "del"]).is_none() => {
                    let titles = node
                        .at(&["trPr"])
                        .and_then(|row| row.toggle("tblHeader"))
                        .unwrap_or(false);
                    let cells = self.cells(node);
                    rows.push(TableRow { titles, cells });
                }
                "sdt" | "sdtContent" | "customXml" | "ins" => parts.extend(node.children.iter().rev()),
                _ => {}
            }
        }
        rows
    }

    fn cells(&mut self, row: &XmlNode) -> Vec<Vec<DocxBlock>> {
        let mut cells = Vec::new();
        let mut parts: Vec<&XmlNode> = row.children.iter().rev().collect();
        while let Some(node) = parts.pop() {
            match node.name.as_str() {
                "tc" => {
                    let span = node.at(&["tcPr", "gridSpan"]).and_then(XmlNode::val);
                    let span = span
                        .and_then(|span| span.parse::<usize>().ok())
                        .unwrap_or(1)
                        .clamp(1, 64);
                    if span > 1 || node.at(&["tcPr", "vMerge"]).is_some() {
                        self.tally.turned(Unsupported::MergedCells);
                    }
                    let pieces = self.pieces(node);
                    if pieces.iter().any(|piece| matches!(piece, DocxBlock::Table(_))) {
                        self.tally.turned(Unsupported::NestedTable);
                    }
                    cells.push(pieces);
                    cells.extend((1..span).map(|_| Vec::new()));
                }
                "sdt" | "sdtContent" | "customXml" => parts.extend(node.children.iter().rev()),
                _ => {}
            }
        }
        cells
    }

    /// A paragraph; `None` where its mark was deleted, so that the next one goes on from it.
    fn read_paragraph(&mut self, node: &XmlNode) -> Option<Paragraph> {
        let properties = node.child("pPr");
        let outer = std::mem::take(&mut self.paragraph);
        let (new, before) = (std::mem::take(&mut self.new_comments), self.changes_before);
        self.changes_before = self.changes.len();
        if let Some(before) = self.joined.take() {
            self.paragraph = before;
        }
        self.properties(properties);
        self.inline(node, &Span::default());
        let read = std::mem::replace(&mut self.paragraph, outer);
        let plain = read.text.to_plain();
        for change in self.changes.iter_mut().skip(self.changes_before) {
            if change.paragraph.is_empty() {
                change.paragraph.clone_from(&plain);
            }
        }
        for id in std::mem::replace(&mut self.new_comments, new) {
            if let Some((_, paragraph)) = self.quotes.get_mut(&id) {
                paragraph.clone_from(&plain);
            }
        }
        for id in &self.open_comments {
            if let Some((quote, _)) = self.quotes.get_mut(id) {
                quote.push('\n');
            }
        }
        self.changes_before = before;
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let gone = mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some());
        if gone {
            self.joined = Some(read);
            return None;
        }
        Some(read)
    }

    fn properties(&mut self, properties: Option<&XmlNode>) {
        let Some(properties) = properties else { return };
        let style = properties
            .child("pStyle")
            .and_then(XmlNode::val)
            .unwrap_or_default();
        let outline = properties.child("outlineLvl").and_then(XmlNode::val);
        let outline = outline
            .and_then(|level| level.parse::<u8>().ok())
            .filter(|level| *level < 9);
        self.paragraph.role = match (self.styles.role(style), outline) {
            (ParagraphRole::Body, Some(level)) => ParagraphRole::Heading(level + 1),
            (role, _) => role,
        };
        let value = |name| properties.at(&["numPr", name]).and_then(XmlNode::val);
        let of_style = self.styles.list(style);
        let list = value("numId").or(of_style.map(|(list, _)| list));
        let depth = value("ilvl").and_then(|level| level.parse().ok());
        let depth = depth.or(of_style.map(|(_, level)| level)).unwrap_or(0);
        // A numbered heading is a heading.
        self.paragraph.list = list
            .filter(|_| self.paragraph.role == ParagraphRole::Body)
            .and_then(|list| {
                let level = self.numbering.level(list, depth)?;
                let list = list.to_owned();
                Some(ListItem { list, depth, level })
            });
        self.paragraph.ruled = ["bottom", "top"].iter().any(|side| {
            let line = properties.at(&["pBdr", side]).and_then(XmlNode::val);
            line.is_some_and(|line| line != "none" && line != "nil")
        });
        if let Some(changed) = properties.child("pPrChange") {
            self.change(ChangeKind::Formatted, changed, String::new());
        }
    }

    /// Keeps a tracked change at the place that is being read.
    pub(super) fn change(&mut self, kind: ChangeKind, node: &XmlNode, text: String) {
        let said = |name| node.attribute(name).unwrap_or_default().to_owned();
        self.changes.push(WordChange {
            kind,
            author: said("author"),
            at: review::when(node),
            text,
            paragraph: String::new(),
            offset: self.paragraph.text.to_plain().chars().count(),
        });
    }

    pub(super) fn comment_range(&mut self, node: &XmlNode) {
        let id = node.attribute("id").unwrap_or_default().to_owned();
        if node.name == "commentRangeEnd" {
            self.open_comments.retain(|open| *open != id);
            return;
        }
        self.quotes.entry(id.clone()).or_default();
        self.new_comments.push(id.clone());
        self.open_comments.push(id);
    }

    /// Puts words into the paragraph, and into the quotes of the comments about them.
    pub(super) fn say(&mut self, words: &str, marks: &Span) {
        self.paragraph.text.push(Span {
            text: words.to_owned(),
            ..marks.clone()
        });
        for id in &self.open_comments {
            if let Some((quote, _)) = self.quotes.get_mut(id) {
                quote.push_str(words);
            }
        }
    }
}

/// What Word writes in two ways for itself and for others: its own way, where there is one.
pub(super) fn chosen(alternate: &XmlNode) -> Option<&XmlNode> {
    alternate.child("Choice").or_else(|| alternate.child("Fallback"))
}
