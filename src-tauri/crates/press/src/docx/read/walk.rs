//! The document from its first element to its last: paragraphs and tables, tracked changes accepted.

use std::sync::Arc;

use story::{Span, Text};

use super::file::Relations;
use super::noting::{NoteNumbers, Quotes};
use super::numbering::{ListLevel, Numbering};
use super::review::{self, ChangeKind, WordChange};
use super::styles::{ParagraphRole, Styles};
use super::xml::XmlNode;
use crate::limits::MOST_COLUMNS;
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
    /// How long the text is, kept beside it: it is asked for with each run and each change.
    pub(super) length: TextLength,
    pub(super) role: ParagraphRole,
    pub(super) list: Option<ListItem>,
    pub(super) pictures: Vec<Drawing>,
    /// The contents of its text boxes.
    pub(super) boxes: Vec<DocxBlock>,
    /// It is drawn as a line.
    pub(super) ruled: bool,
}

impl Paragraph {
    /// The words behind the first so many bytes. The text is read from its end, so that the cost is that of these words.
    pub(super) fn behind(&self, bytes: usize) -> String {
        let mut wanted = self.length.bytes.saturating_sub(bytes);
        let mut parts: Vec<&str> = Vec::new();
        for span in self.text.0.iter().rev() {
            if wanted == 0 {
                break;
            }
            let part = span
                .text
                .get(span.text.len().saturating_sub(wanted)..)
                .unwrap_or_default();
            wanted = wanted.saturating_sub(part.len());
            parts.push(part);
        }
        parts.into_iter().rev().collect()
    }
}

/// The length of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextLength {
    pub(super) bytes: usize,
    pub(super) chars: usize,
}

/// Which list a paragraph is an item of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListItem {
    pub(super) list: String,
    pub(super) depth: usize,
    pub(super) level: ListLevel,
}

/// A picture with its place in a paragraph.
#[derive(Debug)]
pub(super) struct Drawing {
    /// The id of the relation that leads to it.
    pub(super) relation: String,
    pub(super) alt: String,
    /// No larger than an icon, where the file has its size.
    pub(super) small: bool,
}

/// The state of the whole walk: the parts it reads from and what it gathers.
pub(super) struct DocxWalk<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) relations: &'a Relations,
    pub(super) tally: ThingCounts,
    pub(super) changes: Vec<WordChange>,
    pub(super) quotes: Quotes,
    pub(super) notes: NoteNumbers,
    pub(super) paragraph: Paragraph,
    /// Fields that are open, the innermost last.
    pub(super) fields: Vec<ComplexField>,
    /// Cells made so far, in all tables.
    pub(super) cells: usize,
    changes_before: usize,
    /// A paragraph whose mark was deleted: the next one continues it.
    joined: Option<Paragraph>,
}

/// A complex field: its instruction, and whether its result has begun.
#[derive(Debug, Default)]
pub(super) struct ComplexField {
    pub(super) instruction: String,
    pub(super) result: bool,
    /// The address it leads to, read once when its result begins.
    pub(super) link: Option<String>,
}

impl<'a> DocxWalk<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering, relations: &'a Relations) -> Self {
        Self {
            styles,
            numbering,
            relations,
            tally: ThingCounts::default(),
            changes: Vec::new(),
            quotes: Quotes::default(),
            notes: NoteNumbers::default(),
            paragraph: Paragraph::default(),
            fields: Vec::new(),
            cells: 0,
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

    /// Ends a paragraph whose mark was deleted and after which there is none to continue it, unless all of it was deleted.
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
                    // Across a deleted table, a line goes on to the next paragraph.
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
                "commentRangeStart" | "commentRangeEnd" => self.quotes.mark(node),
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
        let mut cells: Vec<Vec<DocxBlock>> = Vec::new();
        let mut parts: Vec<&XmlNode> = row.children.iter().rev().collect();
        while let Some(node) = parts.pop() {
            match node.name.as_str() {
                "tc" => {
                    let span = node.at(&["tcPr", "gridSpan"]).and_then(XmlNode::val);
                    let span = span
                        .and_then(|span| span.parse::<usize>().ok())
                        .unwrap_or(1)
                        .clamp(1, MOST_COLUMNS);
                    if span > 1 || node.at(&["tcPr", "vMerge"]).is_some() {
                        self.tally.turned(Unsupported::MergedCells);
                    }
                    let pieces = self.pieces(node);
                    if pieces.iter().any(|piece| matches!(piece, DocxBlock::Table(_))) {
                        self.tally.turned(Unsupported::NestedTable);
                    }
                    let full = cells.len() == MOST_COLUMNS;
                    match cells.last_mut().filter(|_| full) {
                        Some(last) => {
                            // Cells beyond the most columns that a table may have are added to the last one.
                            self.tally.turned(Unsupported::MergedCells);
                            last.extend(pieces);
                        }
                        None => {
                            let span = span.min(MOST_COLUMNS - cells.len());
                            self.cells = self.cells.saturating_add(span);
                            cells.push(pieces);
                            cells.extend((1..span).map(|_| Vec::new()));
                        }
                    }
                }
                "sdt" | "sdtContent" | "customXml" => parts.extend(node.children.iter().rev()),
                _ => {}
            }
        }
        cells
    }

    /// A paragraph; `None` where its mark was deleted, so that the next one continues it.
    fn read_paragraph(&mut self, node: &XmlNode) -> Option<Paragraph> {
        let properties = node.child("pPr");
        let outer = std::mem::take(&mut self.paragraph);
        let (new, before) = (self.quotes.begin_paragraph(), self.changes_before);
        self.changes_before = self.changes.len();
        if let Some(before) = self.joined.take() {
            self.paragraph = before;
        }
        self.properties(properties);
        self.inline(node, &Span::default());
        let read = std::mem::replace(&mut self.paragraph, outer);
        let plain: Arc<str> = read.text.to_plain().into();
        for change in self.changes.iter_mut().skip(self.changes_before) {
            if change.paragraph.is_empty() {
                change.paragraph = Arc::clone(&plain);
            }
        }
        self.quotes.end_paragraph(&plain, new);
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
            (ParagraphRole::Body, Some(level)) => ParagraphRole::heading(level + 1),
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
            paragraph: Arc::default(),
            offset: self.paragraph.length.chars,
        });
    }

    /// Puts words into the paragraph, and into the quotes of the comments about them.
    pub(super) fn say(&mut self, words: &str, marks: &Span) {
        self.paragraph.text.push(Span {
            text: words.to_owned(),
            ..marks.clone()
        });
        let length = &mut self.paragraph.length;
        length.bytes = length.bytes.saturating_add(words.len());
        length.chars = length.chars.saturating_add(words.chars().count());
        self.quotes.say(words);
    }
}

/// The one to read of alternatives that Word writes for itself and for other programs: Word's own, where there is one.
pub(super) fn chosen(alternate: &XmlNode) -> Option<&XmlNode> {
    alternate.child("Choice").or_else(|| alternate.child("Fallback"))
}
