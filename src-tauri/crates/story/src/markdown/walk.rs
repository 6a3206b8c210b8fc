//! Turns the parser's events into pieces: blocks of the body, and headings whose meaning is not settled.
//!
//! Every block inside a list or a quote is flattened into that list or quote, in order. This module does not know fields.

mod list;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::inline::Inline;
use crate::{Block, Figure, Leaf, Text};
use list::Items;

/// A piece at the top level of a Markdown text.
#[derive(Debug)]
pub(super) enum MarkdownBlock {
    Block(Block),
    /// A heading of level 1 to 6.
    Heading {
        level: u8,
        text: Text,
    },
}

/// A piece and the bytes of the source that it was read from.
pub(super) type PlacedBlock = (MarkdownBlock, Range<usize>);

/// The outermost list or quote that is being read.
enum Outer {
    Quote(Vec<Text>),
    List {
        numbered_from: Option<u32>,
        items: Items,
    },
}

/// An image on its way: nested ones are part of its caption.
struct MarkdownImage {
    target: String,
    alt: String,
    caption: Inline,
    nested: u32,
}

/// The state between two events.
pub(super) struct MarkdownWalk<'a> {
    source: &'a str,
    figure: &'a mut dyn FnMut(&str) -> Figure,
    pieces: Vec<PlacedBlock>,
    inline: Inline,
    outer: Option<(Outer, Range<usize>)>,
    /// Lists and quotes that are open, the outermost included.
    depth: u32,
    heading: Option<u8>,
    literal: Option<String>,
    table: Option<(bool, Vec<Vec<Text>>)>,
    cell_end: usize,
    image: Option<MarkdownImage>,
    /// Figures met inside a block that cannot hold them; they follow it.
    waiting: Vec<Figure>,
    /// Whether the open paragraph was cut by a figure.
    cut: bool,
}

impl<'a> MarkdownWalk<'a> {
    pub(super) fn new(source: &'a str, figure: &'a mut dyn FnMut(&str) -> Figure) -> Self {
        Self {
            source,
            figure,
            pieces: Vec::new(),
            inline: Inline::default(),
            outer: None,
            depth: 0,
            heading: None,
            literal: None,
            table: None,
            cell_end: 0,
            image: None,
            waiting: Vec::new(),
            cut: false,
        }
    }

    pub(super) fn finish(self) -> Vec<PlacedBlock> {
        self.pieces
    }

    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.literal {
                Some(literal) => literal.push_str(&text),
                None => self.words().text(&text),
            },
            Event::Html(html) => match &mut self.literal {
                Some(literal) => literal.push_str(&html),
                None => self.words().html(&html),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words().text(&text)
            }
            Event::InlineHtml(html) => self.words().html(&html),
            Event::FootnoteReference(label) => self.words().text(&label),
            Event::SoftBreak => self.words().soft_break(),
            Event::HardBreak => self.words().text("\n"),
            Event::Rule => {
                self.leaf(&range);
                if self.depth == 0 {
                    self.pieces.push((MarkdownBlock::Block(Leaf::Rule.into()), range));
                }
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn words(&mut self) -> &mut Inline {
        match &mut self.image {
            Some(image) => &mut image.caption,
            None => &mut self.inline,
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => step_up(&mut self.words().strong),
            Tag::Emphasis => step_up(&mut self.words().emphasis),
            Tag::Link { dest_url, .. } => self.words().links.push(dest_url.into_string()),
            Tag::Image { dest_url, title, .. } => match &mut self.image {
                Some(image) => step_up(&mut image.nested),
                None => {
                    self.image = Some(MarkdownImage {
                        target: dest_url.into_string(),
                        alt: title.into_string(),
                        caption: Inline::default(),
                        nested: 0,
                    });
                }
            },
            Tag::TableCell => {}
            Tag::TableHead | Tag::TableRow => {
                self.cell_end = range.start;
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            tag => {
                self.leaf(&range);
                self.start_block(tag, range);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level as u8),
            Tag::BlockQuote(_) => self.open(Outer::Quote(Vec::new()), range),
            Tag::List(first) => {
                let numbered_from = first.map(|first| u32::try_from(first).unwrap_or(u32::MAX));
                self.open(
                    Outer::List {
                        numbered_from,
                        items: Items::default(),
                    },
                    range,
                );
            }
            Tag::Item => {
                if let Some((Outer::List { items, .. }, _)) = &mut self.outer {
                    items.begin();
                }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if !info.is_empty() => {
                self.literal = Some(format!("{info}\n"));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.literal = Some(String::new()),
            Tag::Table(_) => self.table = Some((false, Vec::new())),
            _ => {}
        }
    }

    fn open(&mut self, outer: Outer, range: Range<usize>) {
        step_up(&mut self.depth);
        if self.outer.is_none() {
            self.outer = Some((outer, range));
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => step_down(&mut self.words().strong),
            TagEnd::Emphasis => step_down(&mut self.words().emphasis),
            TagEnd::Link => drop(self.words().links.pop()),
            TagEnd::Image => self.end_image(&range),
            TagEnd::TableCell => {
                self.cell_end = range.end;
                let text = self.inline.take();
                self.cell(text);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(matches!(tag, TagEnd::TableHead), range),
            TagEnd::Table => self.end_table(range),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                let literal = self.literal.take().unwrap_or_default();
                self.literal_text(literal.strip_suffix('\n').unwrap_or(&literal));
                self.leaf(&range);
            }
            TagEnd::Item => {
                self.leaf(&range);
                if let Some((Outer::List { items, .. }, _)) = &mut self.outer {
                    items.end();
                }
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.leaf(&range);
                step_down(&mut self.depth);
                if self.depth == 0 {
                    self.close();
                }
            }
            _ => self.leaf(&range),
        }
    }

    /// A block of HTML that is nothing but line breaks is ours: a paragraph that holds only them.
    fn literal_text(&mut self, literal: &str) {
        let only_breaks = !literal.is_empty() && literal.replace("<br>", "").trim().is_empty();
        if only_breaks {
            self.inline.text(&"\n".repeat(literal.matches("<br>").count()));
        } else {
            self.inline.text(literal);
        }
    }

    /// Ends the text that is being read, and puts it where it belongs.
    fn leaf(&mut self, range: &Range<usize>) {
        let text = self.inline.take();
        let heading = self.heading.take();
        let cut = std::mem::take(&mut self.cut);
        match &mut self.outer {
            Some((Outer::List { items, .. }, _)) => items.add(text),
            Some((Outer::Quote(paragraphs), _)) if !text.is_empty() => paragraphs.push(text),
            Some(_) => {}
            None => {
                // Between two figures a space is no paragraph.
                let words = text.to_plain();
                let is_blank = if cut {
                    words.trim().is_empty()
                } else {
                    words.is_empty()
                };
                if let Some(level) = heading {
                    self.pieces
                        .push((MarkdownBlock::Heading { level, text }, range.clone()));
                } else if !is_blank {
                    self.pieces
                        .push((MarkdownBlock::Block(Block::Paragraph { text }), range.clone()));
                }
                self.place_waiting(range);
            }
        }
    }

    fn close(&mut self) {
        let Some((outer, range)) = self.outer.take() else {
            return;
        };
        let block = match outer {
            Outer::Quote(paragraphs) if paragraphs.is_empty() => None,
            Outer::Quote(paragraphs) => Some(Block::Quote { paragraphs }),
            Outer::List { numbered_from, items } => {
                let items = items.finish();
                (!items.is_empty()).then_some(Block::List { numbered_from, items })
            }
        };
        self.pieces
            .extend(block.map(|block| (MarkdownBlock::Block(block), range.clone())));
        self.place_waiting(&range);
    }

    fn place_waiting(&mut self, range: &Range<usize>) {
        for figure in std::mem::take(&mut self.waiting) {
            self.pieces.push((
                MarkdownBlock::Block(Block::Figure {
                    figure: Box::new(figure),
                }),
                range.clone(),
            ));
        }
    }

    fn end_image(&mut self, range: &Range<usize>) {
        let Some(mut image) = self.image.take() else {
            return;
        };
        if image.nested > 0 {
            step_down(&mut image.nested);
            self.image = Some(image);
            return;
        }
        let mut figure = (self.figure)(&image.target);
        figure.caption = image.caption.take().to_plain();
        // Where the file has no alt text, the photo's own is kept.
        if !image.alt.is_empty() {
            figure.alt = image.alt;
        }
        let stands_free = self.outer.is_none() && self.heading.is_none() && self.table.is_none();
        self.waiting.push(figure);
        if stands_free {
            // The paragraph is cut here, and its words before and behind stay paragraphs.
            self.cut = true;
            self.leaf(range);
            self.cut = true;
        }
    }

    fn cell(&mut self, text: Text) {
        if let Some((_, rows)) = &mut self.table
            && let Some(row) = rows.last_mut()
        {
            row.push(text);
        }
    }

    /// Cells beyond the table's width are dropped by the grammar; their words are kept in one cell more.
    fn end_row(&mut self, is_head: bool, range: Range<usize>) {
        let beyond = self.source.get(self.cell_end..range.end).unwrap_or_default();
        let beyond = beyond.trim_matches(['|', ' ', '\t', '\n']);
        if !beyond.is_empty() {
            self.cell(Text::plain(beyond));
        }
        if is_head && let Some((header, rows)) = &mut self.table {
            *header = rows.iter().flatten().any(|cell| !cell.is_empty());
            if !*header {
                rows.clear();
            }
        }
    }

    fn end_table(&mut self, range: Range<usize>) {
        let Some((header, rows)) = self.table.take() else {
            return;
        };
        if self.outer.is_none() {
            let table = super::carried::blocks(&[Block::Table { header, rows }]);
            self.pieces.extend(
                table
                    .into_iter()
                    .map(|block| (MarkdownBlock::Block(block), range.clone())),
            );
            self.place_waiting(&range);
            return;
        }
        for row in rows {
            for (index, cell) in row.into_iter().enumerate() {
                if index > 0 {
                    self.inline.text(" ");
                }
                cell.0.iter().for_each(|span| self.inline.text(&span.text));
            }
            self.leaf(&range);
        }
    }
}

fn step_up(depth: &mut u32) {
    *depth = depth.saturating_add(1);
}

fn step_down(depth: &mut u32) {
    *depth = depth.saturating_sub(1);
}
