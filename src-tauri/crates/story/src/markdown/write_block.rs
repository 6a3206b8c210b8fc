//! One block as Markdown.
//!
//! Every block is written as readably as possible, read again, and written with more escapes where it did not read as itself, so
//! that no marked or typed character depends on our reading of a Markdown rule.

use super::escape::{self, Care, EscapeContext};
use super::marks::{self, MarkNotation};
use super::read_body;
use crate::{Block, Figure, LineKind, Shape, Text};

/// Ways to write a block, the most readable first.
const STYLES: [(MarkNotation, Care); 4] = [
    (MarkNotation::Stars, Care::Needed),
    (MarkNotation::StarsWhereRead, Care::Needed),
    (MarkNotation::Tags, Care::Needed),
    (MarkNotation::Tags, Care::All),
];

/// Which of its two marks a list takes, so that it does not run into the list before it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Bullet {
    /// `-` and `1.`
    #[default]
    First,
    /// `*` and `1)`
    Second,
}

/// The block's lines, without an end of line behind the last one. The block is one that Markdown carries.
pub(super) fn block(block: &Block, bullet: Bullet, target: &dyn Fn(&Figure) -> String) -> String {
    let mut last = String::new();
    for style in STYLES {
        last = Pen { style }.block(block, bullet, target);
        if reads_as(&last, block) {
            break;
        }
    }
    last
}

fn reads_as(markdown: &str, block: &Block) -> bool {
    let read = read_body(markdown, &mut |_| Figure::default());
    match (read.as_slice(), block) {
        ([Block::Figure { figure: read }], Block::Figure { figure }) => {
            read.caption == figure.caption && read.alt == figure.alt
        }
        ([read], block) => read == block,
        _ => false,
    }
}

/// One style of writing a block.
struct Pen {
    style: (MarkNotation, Care),
}

impl Pen {
    fn block(&self, block: &Block, bullet: Bullet, target: &dyn Fn(&Figure) -> String) -> String {
        match block.shape() {
            Shape::Lines { kind, texts } => self.lines(kind, texts, bullet),
            Shape::Figure(figure) => self.figure(figure, target),
            Shape::Table { header, rows } => self.table(header, rows),
            Shape::Leaf(leaf) => leaf.markdown().to_owned(),
        }
    }

    fn lines(&self, kind: LineKind, texts: &[Text], bullet: Bullet) -> String {
        let paragraphs = |ground| {
            let texts = texts.iter().map(|text| self.text(text, ground));
            texts.collect::<Vec<_>>().join("\n\n")
        };
        match kind {
            LineKind::Paragraph => paragraphs(EscapeContext::Lines),
            LineKind::Subheading { level } => {
                heading(level.saturating_add(1), &paragraphs(EscapeContext::Heading))
            }
            LineKind::Quote => {
                let text = paragraphs(EscapeContext::Lines);
                let quoted = text.split('\n').map(|line| match line {
                    "" => ">".to_owned(),
                    line => format!("> {line}"),
                });
                quoted.collect::<Vec<_>>().join("\n")
            }
            LineKind::Item { numbered_from } => self.list(numbered_from, texts, bullet),
        }
    }

    fn text(&self, text: &Text, ground: EscapeContext) -> String {
        let (how, care) = self.style;
        let written: Vec<marks::EscapedSpan<'_>> =
            text.0.iter().zip(escape::spans(text, ground, care)).collect();
        marks::marked(&written, how, ground)
    }

    fn list(&self, numbered_from: Option<u32>, items: &[Text], bullet: Bullet) -> String {
        let mut number = numbered_from;
        let mut lines = Vec::with_capacity(items.len());
        for item in items {
            let mark = match (number, bullet) {
                (None, Bullet::First) => "-".to_owned(),
                (None, Bullet::Second) => "*".to_owned(),
                (Some(number), Bullet::First) => format!("{number}."),
                (Some(number), Bullet::Second) => format!("{number})"),
            };
            number = number.map(|number| number.saturating_add(1));
            let indent = format!("\n{}", " ".repeat(mark.len().saturating_add(1)));
            let text = self.text(item, EscapeContext::Lines).replace('\n', &indent);
            lines.push(format!("{mark} {text}").trim_end_matches(' ').to_owned());
        }
        lines.join("\n")
    }

    fn figure(&self, figure: &Figure, target: &dyn Fn(&Figure) -> String) -> String {
        let caption = self.text(&Text::plain(&figure.caption), EscapeContext::Caption);
        let target = target(figure);
        let address = match (target.is_empty(), figure.alt.is_empty()) {
            (true, true) => String::new(),
            _ => escape::destination(&target, EscapeContext::Caption),
        };
        if figure.alt.is_empty() {
            return format!("![{caption}]({address})");
        }
        format!("![{caption}]({address} {})", escape::title(&figure.alt))
    }

    fn table(&self, header: bool, rows: &[Vec<Text>]) -> String {
        let width = rows.first().map_or(0, Vec::len);
        let mut lines = Vec::with_capacity(rows.len().saturating_add(2));
        let under = format!("|{}", " --- |".repeat(width));
        if !header {
            lines.push(format!("|{}", "  |".repeat(width)));
            lines.push(under.clone());
        }
        for (index, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| self.text(cell, EscapeContext::Cell))
                .collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if header && index == 0 {
                lines.push(under.clone());
            }
        }
        lines.join("\n")
    }
}

fn heading(level: u8, text: &str) -> String {
    format!("{} {text}", "#".repeat(usize::from(level)))
        .trim_end_matches(' ')
        .to_owned()
}

/// A field's words as a heading of level 1 to 6, with the same care as a block.
pub(super) fn field(level: u8, words: &str) -> String {
    let text = Text::plain(words);
    let mut last = String::new();
    for style in STYLES {
        last = heading(level, &Pen { style }.text(&text, EscapeContext::Heading));
        let read = read_body(&last, &mut |_| Figure::default());
        if matches!(read.as_slice(), [Block::Subheading { text: read, .. }] if *read == text) {
            break;
        }
    }
    last
}
