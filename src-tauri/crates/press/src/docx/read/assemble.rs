//! From Word's paragraphs and tables to a story: lists and quotes put together, pictures with their captions,
//! the lines above the body, and those at its end.

use std::collections::HashMap;

use story::{Block, Content, Field, Leaf, LineKind, SignOff, SignOffPlace, Span, Text, marks};

use super::NotWord;
use super::file::{DocxArchive, Relations};
use super::styles::ParagraphRole;
use super::walk::{DocxBlock, Drawing, ListItem, Paragraph, TableRow};
use crate::above;
use crate::credit;
use crate::ending;
use crate::limits::MOST_CELLS;
use crate::noted::{Noted, ThingCounts, Unsupported};
use crate::picture::{NewFigure, Picture};

/// The words that our own export prints where a picture is missing.
const MISSING: [&str; 2] = ["（图片暂缺）", "(Picture missing)"];
/// Longer than this, in characters, no first line is a headline and no line below a picture its caption.
const LONGEST_LINE: usize = 60;
const LONGEST_CAPTION: usize = 120;

/// Puts a story together.
pub(super) struct Assembly<'f, 'z, 'a> {
    pub(super) file: &'z mut DocxArchive<'a>,
    pub(super) relations: &'z Relations,
    pub(super) new_figure: &'f mut NewFigure<'f>,
    pub(super) tally: &'z mut ThingCounts,
    pub(super) noted: Vec<Noted>,
    pub(super) content: Content,
    /// Items that each list has had so far.
    pub(super) counted: HashMap<String, u32>,
    /// The list that the last block is of.
    pub(super) open_list: Option<String>,
    /// The last block is a figure, and this many lines of its words were read.
    pub(super) captions: Option<usize>,
}

impl Assembly<'_, '_, '_> {
    pub(super) fn finish(mut self, pieces: Vec<DocxBlock>) -> Result<(Content, Vec<Noted>), NotWord> {
        for piece in pieces {
            self.piece(piece)?;
        }
        self.first_line();
        ending::settle(&mut self.content);
        if !self.content.headline.is_empty() {
            let headline = self.content.headline.clone();
            self.noted.insert(0, Noted::Headline { headline });
        }
        Ok((self.content, self.noted))
    }

    fn piece(&mut self, piece: DocxBlock) -> Result<(), NotWord> {
        match piece {
            DocxBlock::Paragraph(paragraph) => self.paragraph(paragraph),
            DocxBlock::Table(rows) => self.table(rows),
        }
    }

    fn push(&mut self, block: Block) {
        self.content.body.push(block);
        (self.open_list, self.captions) = (None, None);
    }

    fn paragraph(&mut self, paragraph: Paragraph) -> Result<(), NotWord> {
        let Paragraph {
            text,
            length: _,
            role,
            list,
            pictures,
            boxes,
            ruled,
        } = paragraph;
        let words = text.to_plain();
        let blank = words.trim().is_empty();
        let beside = !blank;
        let mut framed = false;
        for picture in pictures {
            framed |= self.picture(picture, beside)?;
        }
        if framed && !blank && is_short(&words) && !marks::ends_a_sentence(&words) {
            self.caption(words.trim().to_owned(), ParagraphRole::Caption);
        } else if role == ParagraphRole::MissingPicture && blank || MISSING.contains(&words.trim()) {
            self.frame(Picture::Away { address: "" }, String::new());
        } else if let ParagraphRole::Leaf(leaf) = role {
            self.push(leaf.into());
        } else if ruled && blank && !framed {
            self.push(Leaf::Rule.into());
        } else if !blank {
            self.words(text, role, list);
        }
        for piece in boxes {
            self.piece(piece)?;
        }
        Ok(())
    }

    fn words(&mut self, text: Text, role: ParagraphRole, list: Option<ListItem>) {
        let words = text.to_plain();
        match role {
            ParagraphRole::ForDesk => {}
            ParagraphRole::Above(setting)
                if self.content.body.is_empty() && setting.field.value(&self.content).is_empty() =>
            {
                above::take(setting, &words.replace('\n', " "), &mut self.content);
            }
            ParagraphRole::Above(setting) if setting.field == Field::Headline => {
                self.line(LineKind::Subheading { level: 1 }, text);
            }
            ParagraphRole::Line(kind) => self.line(kind, text),
            ParagraphRole::SignOff => {
                self.content.sign_off = SignOff {
                    text: words.trim().to_owned(),
                    place: SignOffPlace::OwnLine,
                };
            }
            _ if self.captions.is_some() && is_caption(&words, role) => {
                self.caption(words.trim().to_owned(), role)
            }
            _ => match list {
                Some(item) => self.item(text, &item),
                None => self.push(Block::Paragraph { text }),
            },
        }
    }

    /// Adds a line to the body, to the last block where it continues that.
    fn line(&mut self, kind: LineKind, text: Text) {
        match self.content.body.last_mut().and_then(|last| last.lines_for(kind)) {
            Some(lines) => lines.push(text),
            None => self.push(Block::line(kind, text)),
        }
    }

    fn item(&mut self, text: Text, item: &ListItem) {
        if item.depth > 0 {
            self.tally.turned(Unsupported::ListLevels);
        }
        let seen = self.counted.entry(item.list.clone()).or_default();
        let before = *seen;
        *seen = seen.saturating_add(1);
        if self.open_list.as_deref() == Some(&item.list)
            && let Some(Block::List { items, .. }) = self.content.body.last_mut()
        {
            items.push(text);
            return;
        }
        let numbered_from = item.level.numbered_from.map(|first| first.saturating_add(before));
        self.push(Block::List {
            numbered_from,
            items: vec![text],
        });
        self.open_list = Some(item.list.clone());
    }

    /// Adds a figure for a picture; answers whether there is one.
    fn picture(&mut self, drawing: Drawing, beside: bool) -> Result<bool, NotWord> {
        if drawing.small && beside {
            self.tally.left_out(Unsupported::SmallPicture);
            return Ok(false);
        }
        let Some(relation) = self.relations.get(&drawing.relation) else {
            self.frame(Picture::Away { address: "" }, drawing.alt);
            return Ok(true);
        };
        let target = relation.target.clone();
        let extension = target.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if matches!(extension.as_str(), "emf" | "wmf" | "emz" | "wmz" | "svg") {
            self.tally.left_out(Unsupported::Drawing);
            return Ok(false);
        }
        let bytes = if relation.outside {
            None
        } else {
            self.file.picture(&target)?
        };
        match bytes {
            Some(bytes) => {
                let name = target.rsplit('/').next().unwrap_or_default();
                self.frame(Picture::Here { name, bytes: &bytes }, drawing.alt);
            }
            None => self.frame(Picture::Away { address: &target }, drawing.alt),
        }
        Ok(true)
    }

    fn frame(&mut self, picture: Picture<'_>, alt: String) {
        if let Picture::Away { address } = picture {
            let address = address.to_owned();
            self.noted.push(Noted::PictureAway { address });
        }
        let mut figure = (self.new_figure)(picture);
        figure.caption.clear();
        figure.alt = alt;
        self.push(Block::Figure {
            figure: Box::new(figure),
        });
        self.captions = Some(0);
    }

    /// Words below a picture: first its caption, then, in the caption's style, its credit.
    fn caption(&mut self, words: String, role: ParagraphRole) {
        let Some(Block::Figure { figure }) = self.content.body.last_mut() else {
            return;
        };
        let before = self.captions.unwrap_or_default();
        if before == 0 {
            figure.caption = words;
            if figure.alt == figure.caption.replace('\n', " ") {
                figure.alt.clear();
            }
        } else if role == ParagraphRole::Caption && before == 1 {
            credit::take(&words, figure);
        }
        self.captions = (before == 0 && role == ParagraphRole::Caption).then_some(1);
    }

    fn table(&mut self, rows: Vec<TableRow>) -> Result<(), NotWord> {
        let cells = || rows.iter().flat_map(|row| &row.cells);
        if cells().count() < 2 || cells().all(|cell| has_pictures(cell)) {
            for piece in rows.into_iter().flat_map(|row| row.cells).flatten() {
                self.piece(piece)?;
            }
            return Ok(());
        }
        let header = rows.len() > 1 && rows.first().is_some_and(|row| row.titles);
        let mut pictures = Vec::new();
        let mut texts: Vec<Vec<Text>> = rows
            .into_iter()
            .map(|row| {
                row.cells
                    .into_iter()
                    .map(|cell| joined(cell, &mut pictures))
                    .collect()
            })
            .collect();
        let columns = texts.iter().map(Vec::len).max().unwrap_or_default();
        if texts.len().saturating_mul(columns) > MOST_CELLS {
            return Err(NotWord::TooLarge);
        }
        texts
            .iter_mut()
            .for_each(|row| row.resize(columns, Text::default()));
        // Titles are strong by being titles.
        for span in texts
            .iter_mut()
            .take(usize::from(header))
            .flatten()
            .flat_map(|cell| &mut cell.0)
        {
            span.strong = false;
        }
        texts.iter_mut().flatten().for_each(Text::normalize);
        if texts.iter().flatten().any(|cell| !cell.is_empty()) {
            self.push(Block::Table { header, rows: texts });
        }
        for picture in pictures {
            self.picture(picture, false)?;
        }
        Ok(())
    }

    /// Finds the headline where no style marks it: a single first heading, or a first line that is none of
    /// the text.
    fn first_line(&mut self) {
        if !self.content.headline.is_empty() {
            return;
        }
        let is_heading = |block: &Block| matches!(block, Block::Subheading { level: 1, .. });
        let headings = self.content.body.iter().filter(|block| is_heading(block)).count();
        let first = match self.content.body.first() {
            Some(Block::Subheading { text, level: 1 }) if headings == 1 => text.to_plain(),
            Some(Block::Paragraph { text }) => text.to_plain(),
            _ => return,
        };
        let words = first.trim();
        if words.chars().count() <= LONGEST_LINE
            && !words.contains(['\n', '。'])
            && !marks::ends_a_sentence(words)
        {
            self.content.headline = words.to_owned();
            self.content.body.remove(0);
        }
    }
}

fn is_short(words: &str) -> bool {
    words.chars().count() <= LONGEST_CAPTION
}

/// Whether a line right below a picture is about it: by its style, or by how it begins.
fn is_caption(words: &str, role: ParagraphRole) -> bool {
    let words = words.trim();
    let begins = [
        "图：", "图:", "图为", "图片", "图/", "图／", "摄影", "Figure ", "Photo",
    ];
    let numbered = words.strip_prefix('图').is_some_and(|rest| {
        rest.trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    });
    role == ParagraphRole::Caption
        || is_short(words) && (numbered || begins.iter().any(|start| words.starts_with(start)))
}

/// Whether a cell holds pictures. A table of nothing but such cells is a row of pictures with their words.
fn has_pictures(cell: &[DocxBlock]) -> bool {
    let holds = |piece: &DocxBlock| match piece {
        DocxBlock::Paragraph(paragraph) => !paragraph.pictures.is_empty(),
        DocxBlock::Table(_) => false,
    };
    cell.iter().any(holds)
}

/// The words of a cell as one text, and the pictures in it.
fn joined(cell: Vec<DocxBlock>, pictures: &mut Vec<Drawing>) -> Text {
    let mut all = Text::default();
    let mut waiting: Vec<DocxBlock> = cell.into_iter().rev().collect();
    while let Some(piece) = waiting.pop() {
        match piece {
            DocxBlock::Paragraph(paragraph) => {
                pictures.extend(paragraph.pictures);
                waiting.extend(paragraph.boxes.into_iter().rev());
                if paragraph.text.to_plain().trim().is_empty() {
                    continue;
                }
                if !all.is_empty() {
                    all.push(Span {
                        text: "\n".to_owned(),
                        ..Span::default()
                    });
                }
                paragraph.text.0.into_iter().for_each(|span| all.push(span));
            }
            DocxBlock::Table(rows) => {
                let cells = rows.into_iter().flat_map(|row| row.cells).flatten();
                waiting.extend(cells.collect::<Vec<_>>().into_iter().rev());
            }
        }
    }
    all
}
