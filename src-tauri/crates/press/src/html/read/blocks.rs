//! Foreign HTML as blocks: structure and words, without its styles.

use story::{Block, Shape, Span, Text};

use super::element::{self, DEEPEST, is_block, is_dropped};
use super::inline::{HtmlLine, paragraphs};
use super::tree::NodeRef;
use super::{pictures, table, word};
use crate::noted::{Noted, ThingCounts, Unsupported};
use crate::picture::NewFigure;
use crate::setting;

/// Reads the nodes of one document.
pub(super) struct BlockReader<'t, 'f> {
    pub(super) new_figure: &'f mut NewFigure<'f>,
    pub(super) noted: Vec<Noted>,
    pub(super) tally: ThingCounts,
    /// Whether the document is a whole page, whose links to other pages are no part of the piece.
    pub(super) whole_page: bool,
    /// Nodes that have been read already.
    pub(super) read: Vec<NodeRef<'t>>,
    /// The pictures found so far, for their names.
    pub(super) pictures: usize,
}

impl<'t> BlockReader<'t, '_> {
    fn skips(&mut self, element: NodeRef<'t>) -> bool {
        let name = element.name().unwrap_or_default();
        match name {
            "audio" | "video" => self.tally.left_out(Unsupported::Media),
            "iframe" | "object" | "embed" => self.tally.left_out(Unsupported::Embedded),
            "del" => self.tally.left_out(Unsupported::Struck),
            _ => {}
        }
        is_dropped(element)
            || self.whole_page && matches!(name, "nav" | "aside" | "footer" | "form")
            || self.read.contains(&element)
    }

    /// The blocks inside an element, in reading order.
    pub(super) fn inside(&mut self, parent: NodeRef<'t>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        if depth > DEEPEST {
            return blocks;
        }
        let mut loose = HtmlLine::default();
        for child in parent.children() {
            if child.name().is_some() {
                if self.skips(child) {
                    continue;
                }
                if is_block(child, 0) {
                    self.put_line(std::mem::take(&mut loose), &mut blocks);
                    self.block(child, depth, &mut blocks);
                    continue;
                }
            }
            loose.add(child, &Span::default(), depth);
        }
        self.put_line(loose, &mut blocks);
        blocks
    }

    fn block(&mut self, element: NodeRef<'t>, depth: usize, blocks: &mut Vec<Block>) {
        let name = element.name().unwrap_or_default();
        let deeper = depth + 1;
        if let Some(leaf) = setting::leaf_of_element(name) {
            return blocks.push(leaf.into());
        }
        match name {
            "figure" => match pictures::in_figure(self, element) {
                figures if figures.is_empty() => blocks.extend(self.inside(element, deeper)),
                figures => blocks.extend(figures),
            },
            "p" | "li" | "div" if word::is_item(element) => {
                let (line, marker) = word::item(element, depth);
                word::join(paragraphs(line.text()), &marker, element, blocks);
                self.put_pictures(&line, true, blocks);
            }
            "blockquote" => {
                let (paragraphs, rest) = texts_of(self.inside(element, deeper));
                if !paragraphs.is_empty() {
                    blocks.push(Block::Quote { paragraphs });
                }
                blocks.extend(rest);
            }
            "ul" | "ol" => {
                let (mut items, mut rest) = (Vec::new(), Vec::new());
                self.items(element, deeper, &mut items, &mut rest);
                if !items.is_empty() {
                    let start = element.attribute("start").unwrap_or_default().trim();
                    let start = start.parse().ok().filter(|start| *start <= 999_999_999);
                    let numbered_from = (name == "ol").then(|| start.unwrap_or(1));
                    blocks.push(Block::List { numbered_from, items });
                }
                blocks.extend(rest);
            }
            "table" => blocks.extend(table::read(self, element, deeper)),
            "pre" => {
                let words: String = element.all().filter_map(NodeRef::words).collect();
                for line in words.lines() {
                    let mut one = HtmlLine::default();
                    one.add_words(line);
                    self.put_line(one, blocks);
                }
            }
            _ => match element::level(name) {
                Some(level) => {
                    let (texts, rest) = texts_of(self.inside(element, deeper));
                    blocks.extend(texts.into_iter().map(|text| Block::Subheading { level, text }));
                    blocks.extend(rest);
                }
                None => blocks.extend(self.inside(element, deeper)),
            },
        }
    }

    /// One level of items: nested items are put in the same list, in reading order.
    fn items(&mut self, list: NodeRef<'t>, depth: usize, items: &mut Vec<Text>, rest: &mut Vec<Block>) {
        if depth > DEEPEST {
            return;
        }
        for child in list.children() {
            match child.name() {
                Some(_) if self.skips(child) => {}
                Some("ul" | "ol") => {
                    self.tally.turned(Unsupported::ListLevels);
                    self.items(child, depth + 1, items, rest);
                }
                Some(_) => {
                    let inner = self.inside(child, depth + 1);
                    if inner.iter().any(|block| matches!(block, Block::List { .. })) {
                        self.tally.turned(Unsupported::ListLevels);
                    }
                    let (texts, others) = texts_of(inner);
                    items.extend(texts);
                    rest.extend(others);
                }
                None => {
                    let mut line = HtmlLine::default();
                    line.add(child, &Span::default(), depth);
                    items.extend(paragraphs(line.text()).into_iter().filter(says_something));
                }
            }
        }
    }

    fn put_line(&mut self, line: HtmlLine<'t>, blocks: &mut Vec<Block>) {
        let before = blocks.len();
        let texts = paragraphs(line.text());
        blocks.extend(
            texts
                .into_iter()
                .filter(says_something)
                .map(|text| Block::Paragraph { text }),
        );
        let alone = blocks.len() == before;
        self.put_pictures(&line, alone, blocks);
    }

    fn put_pictures(&mut self, line: &HtmlLine<'t>, alone: bool, blocks: &mut Vec<Block>) {
        for picture in &line.pictures {
            blocks.extend(
                pictures::figure(self, *picture, alone).map(|figure| Block::Figure {
                    figure: Box::new(figure),
                }),
            );
        }
    }
}

/// Whether it has a visible character; pages are full of paragraphs that hold a space of some width.
pub(super) fn says_something(text: &Text) -> bool {
    let nothing = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
    };
    !text.to_plain().chars().all(nothing)
}

/// The texts of blocks for a place that holds lines only, and the blocks that are no lines.
pub(super) fn texts_of(blocks: Vec<Block>) -> (Vec<Text>, Vec<Block>) {
    let (mut texts, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        match block.shape() {
            Shape::Figure(_) => rest.push(block),
            Shape::Leaf(_) => {}
            Shape::Lines { .. } | Shape::Table { .. } => {
                let said = block.texts().into_iter().filter(|text| says_something(text));
                texts.extend(said.cloned());
            }
        }
    }
    (texts, rest)
}
