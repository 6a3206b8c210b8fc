//! 段首空格: the indent that people type because their program has no style for it.

use crate::{Block, LineKind, Shape, Text};

/// Takes typed indents away from paragraphs and quotes: white space that a full-width space is part of, before
/// the first word. Answers how many texts had one.
pub fn strip(blocks: &mut [Block]) -> usize {
    let indented = blocks.iter_mut().filter(|block| is_indented_in_print(block));
    let texts = indented.flat_map(Block::texts_mut);
    texts.map(|text| usize::from(strip_one(text))).sum()
}

/// Whether its lines begin with an indent where they are printed.
fn is_indented_in_print(block: &Block) -> bool {
    match block.shape() {
        Shape::Lines { kind, .. } => match kind {
            LineKind::Paragraph | LineKind::Quote => true,
            LineKind::Subheading { .. } | LineKind::Item { .. } => false,
        },
        Shape::Table { .. } | Shape::Figure(_) | Shape::Leaf(_) => false,
    }
}

fn strip_one(text: &mut Text) -> bool {
    let plain = text.to_plain();
    let words = plain.trim_start();
    let mut left = plain.len().saturating_sub(words.len());
    if words.is_empty() || !plain.get(..left).is_some_and(|indent| indent.contains('　')) {
        return false;
    }
    for span in &mut text.0 {
        let cut = left.min(span.text.len());
        left -= cut;
        span.text.drain(..cut);
    }
    text.normalize();
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn a_typed_indent_goes_and_nothing_else_does() {
        let marked = Text(vec![
            Span {
                text: "　".to_owned(),
                strong: true,
                ..Span::default()
            },
            Span {
                text: " 　霜降　刚过 ".to_owned(),
                ..Span::default()
            },
        ]);
        let mut blocks = vec![
            Block::Paragraph { text: marked },
            Block::paragraph("  two spaces"),
            Block::paragraph("　　"),
            Block::Quote {
                paragraphs: vec![Text::plain("　引")],
            },
            Block::Subheading {
                level: 1,
                text: Text::plain("　题"),
            },
        ];
        assert_eq!(strip(&mut blocks), 2);
        let texts: Vec<String> = blocks.iter().flat_map(Block::texts).map(Text::to_plain).collect();
        assert_eq!(texts, ["霜降　刚过 ", "  two spaces", "　　", "引", "　题"]);
        assert_eq!(strip(&mut blocks), 0, "twice is once");
    }
}
