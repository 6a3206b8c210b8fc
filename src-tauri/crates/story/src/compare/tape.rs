//! A story's text as one run of tokens, and back. `body_of(body(content))` is the content's own body and tray, and every run of
//! tokens, also one that a merge made, reads as some body.

use crate::compare::cut::cut;
use crate::compare::tok::{FieldItem, Formatting, LineEnd, Tok};
use crate::{Block, Content, Figure, Shape, Text};

/// The body, then the tray.
pub(crate) fn body(content: &Content) -> Vec<Tok<'_>> {
    let mut toks = Vec::new();
    let mut seen = std::collections::HashMap::new();
    let mut figure = |figure| {
        let nth = seen.entry(&figure_id(figure).0).or_insert(0_u32);
        *nth += 1;
        Tok::Figure { figure, nth: *nth }
    };
    let mut before: Option<&Block> = None;
    for block in &content.body {
        if before.is_some_and(|before| would_join(before, block)) {
            toks.push(Tok::Seam);
        }
        before = Some(block);
        match block.shape() {
            Shape::Lines { kind, texts } if !texts.is_empty() => {
                for text in texts {
                    line(&mut toks, text, LineEnd::Line(kind));
                }
            }
            Shape::Table { header, rows } if !rows.is_empty() && rows.iter().all(|row| !row.is_empty()) => {
                for row in rows {
                    for (at, text) in row.iter().enumerate() {
                        let last = at + 1 == row.len();
                        line(&mut toks, text, LineEnd::Cell { header, last });
                    }
                }
            }
            Shape::Figure(placed) => toks.push(figure(placed)),
            Shape::Leaf(leaf) => toks.push(Tok::Leaf(leaf)),
            Shape::Lines { .. } | Shape::Table { .. } => toks.push(Tok::Odd(block)),
        }
    }
    toks.push(Tok::Tray);
    toks.extend(content.tray.iter().map(figure));
    toks
}

fn figure_id(figure: &Figure) -> &crate::FigureId {
    &figure.id
}

/// Two neighbours whose lines would read as one block.
fn would_join(before: &Block, block: &Block) -> bool {
    match (before.shape(), block.shape()) {
        (Shape::Lines { kind, .. }, Shape::Lines { kind: next, .. }) => kind.joins(next),
        (Shape::Table { .. }, Shape::Table { .. }) => true,
        (Shape::Lines { .. } | Shape::Table { .. } | Shape::Figure(_) | Shape::Leaf(_), _) => false,
    }
}

fn line<'a>(toks: &mut Vec<Tok<'a>>, text: &'a Text, end: LineEnd) {
    // A word whose letters are marked differently is cut where the marks change.
    for span in &text.0 {
        let marks = Formatting::of(span);
        toks.extend(cut(&span.text).into_iter().map(|text| Tok::Word { text, marks }));
    }
    toks.push(Tok::Break(end));
}

/// Plain words of a field.
pub(crate) fn words(text: &str) -> Vec<Tok<'_>> {
    cut(text).into_iter().map(Tok::word).collect()
}

/// What these tokens read as in a field.
pub(crate) fn plain(toks: &[Tok<'_>]) -> String {
    toks.iter()
        .filter(|tok| matches!(tok, Tok::Word { .. }))
        .map(Tok::text)
        .collect()
}

/// The items of a list field.
pub(crate) fn items<'a, T>(list: &'a [T], item: impl Fn(&'a T) -> FieldItem<'a>) -> Vec<Tok<'a>> {
    list.iter().map(|one| Tok::Item(item(one))).collect()
}

/// The body and the tray that these tokens read as. `figure` gives each figure its facts.
pub(crate) fn body_of(
    toks: &[Tok<'_>],
    figure: impl Fn(&Figure, u32) -> Figure,
) -> (Vec<Block>, Vec<Figure>) {
    let mut reader = TapeReader::default();
    for tok in toks {
        match *tok {
            Tok::Word { text, marks } => reader.text.push(marks.span(text)),
            Tok::Break(end) => reader.end_line(end),
            Tok::Figure { figure: placed, nth } => {
                reader.stand(WaitingBlock::Figure(Box::new(figure(placed, nth))))
            }
            Tok::Leaf(leaf) => reader.stand(WaitingBlock::Block(leaf.into())),
            Tok::Odd(block) => reader.stand(WaitingBlock::Block(block.clone())),
            Tok::Seam => reader.joins = false,
            Tok::Tray => reader.tray_begins(),
            Tok::Item(_) | Tok::Pin(_) => {}
        }
    }
    reader.tray_begins();
    (reader.body, reader.tray)
}

#[derive(Default)]
struct TapeReader {
    text: Text,
    body: Vec<Block>,
    tray: Vec<Figure>,
    /// Blocks without text that came in the middle of a line: they are added after the line's end.
    waiting: Vec<WaitingBlock>,
    in_tray: bool,
    /// Whether the next line may continue the last block.
    joins: bool,
    /// Whether the next cell continues the last row.
    in_row: bool,
}

enum WaitingBlock {
    Figure(Box<Figure>),
    Block(Block),
}

impl TapeReader {
    fn stand(&mut self, what: WaitingBlock) {
        self.waiting.push(what);
        if self.text.is_empty() {
            self.settle();
        }
    }

    fn settle(&mut self) {
        for what in std::mem::take(&mut self.waiting) {
            self.joins = false;
            match what {
                WaitingBlock::Figure(figure) if self.in_tray => self.tray.push(*figure),
                WaitingBlock::Figure(figure) => self.body.push(Block::Figure { figure }),
                WaitingBlock::Block(block) => self.body.push(block),
            }
        }
    }

    fn tray_begins(&mut self) {
        if !self.text.is_empty() {
            self.end_line(LineEnd::PARAGRAPH);
        }
        self.in_tray = true;
        self.joins = false;
    }

    fn end_line(&mut self, end: LineEnd) {
        let text = std::mem::take(&mut self.text);
        let last = if self.joins { self.body.last_mut() } else { None };
        let in_row = std::mem::replace(&mut self.in_row, matches!(end, LineEnd::Cell { last: false, .. }));
        match (end, last) {
            (LineEnd::Line(kind), last) => match last.and_then(|last| last.lines_for(kind)) {
                Some(lines) => lines.push(text),
                None => self.body.push(Block::line(kind, text)),
            },
            (LineEnd::Cell { .. }, Some(Block::Table { rows, .. })) => match rows.last_mut() {
                Some(row) if in_row => row.push(text),
                _ => rows.push(vec![text]),
            },
            (LineEnd::Cell { header, .. }, _) => self.body.push(Block::Table {
                header,
                rows: vec![vec![text]],
            }),
        }
        self.joins = true;
        self.settle();
    }
}
