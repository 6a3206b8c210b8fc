//! The building blocks of a body: their types, and the four shapes by which they are read.
//!
//! [`Block`] is a block as it is stored, one variant for each type. [`Shape`] is the same block as nearly everything reads it:
//! lines of text of one [`LineKind`], a table, a figure, or a [`Leaf`] without text. Code that walks, counts, compares, paints or
//! sets a body matches on the shape and passes the kind on, so that one more type of a shape is added here and where a kind is
//! set: docs/changing.md has the list.
//!
//! The JSON `{"type":"quote","paragraphs":[a,b]}` is a `Block::Quote`, and two lines of `LineKind::Quote`.
//!
//! See docs/decisions/blocks-are-read-by-shape.md and docs/decisions/one-level-lists.md.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Figure, Text};

/// One block of the body. Blocks carry no ids: a split would have to invent them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// 段落.
    Paragraph {
        /// The paragraph's text.
        text: Text,
    },
    /// 小标题.
    Subheading {
        /// Depth below the headline: 1, 2 or 3.
        level: u8,
        /// The heading's text.
        text: Text,
    },
    /// 引文, one or more paragraphs.
    Quote {
        /// The quoted paragraphs; at least one.
        paragraphs: Vec<Text>,
    },
    /// 列表, of one level.
    List {
        /// First number of a numbered list; `None` for bullets.
        numbered_from: Option<u32>,
        /// The items; at least one.
        items: Vec<Text>,
    },
    /// 插图: a photo's place in the story.
    Figure {
        /// The figure itself.
        figure: Box<Figure>,
    },
    /// 表格, a simple grid.
    Table {
        /// Whether the first row holds the column titles.
        header: bool,
        /// Rows of cells. Rows may be ragged while being typed; missing cells read as empty.
        rows: Vec<Vec<Text>>,
    },
    /// 分隔线. Written with braces, because serde accepts and drops extra keys in the JSON of a unit variant.
    Rule {},
}

/// What a type of block is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockName {
    /// Its `type` in JSON: `rule`.
    pub tag: &'static str,
    /// In a Chinese sentence: 分隔线.
    pub zh: &'static str,
    /// In an English sentence, with its article: `a rule`.
    pub en: &'static str,
}

/// A block as it is read: one shape for several types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'a> {
    /// Lines of text, all of one kind. A paragraph is one line, a list as many as it has items.
    Lines {
        /// What each of them is.
        kind: LineKind,
        /// Their words.
        texts: &'a [Text],
    },
    /// A grid of texts.
    Table {
        /// Whether the first row holds the column titles.
        header: bool,
        /// Rows of cells.
        rows: &'a [Vec<Text>],
    },
    /// A picture with its words.
    Figure(&'a Figure),
    /// A block without text.
    Leaf(Leaf),
}

/// What a line of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LineKind {
    /// A paragraph.
    Paragraph,
    /// A subheading.
    Subheading {
        /// Depth below the headline.
        level: u8,
    },
    /// A paragraph of a quote.
    Quote,
    /// An item of a list.
    Item {
        /// First number of its list; `None` for bullets.
        numbered_from: Option<u32>,
    },
}

/// A type of block without text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Leaf {
    /// 分隔线, a line across the page.
    Rule,
}

impl Block {
    /// What this type of block is called.
    #[must_use]
    pub const fn name(&self) -> BlockName {
        let (tag, zh, en) = match self {
            Self::Paragraph { .. } => ("paragraph", "段落", "a paragraph"),
            Self::Subheading { .. } => ("subheading", "小标题", "a subheading"),
            Self::Quote { .. } => ("quote", "引文", "a quote"),
            Self::List { .. } => ("list", "列表", "a list"),
            Self::Figure { .. } => ("figure", "插图", "a figure"),
            Self::Table { .. } => ("table", "表格", "a table"),
            Self::Rule {} => ("rule", "分隔线", "a rule"),
        };
        BlockName { tag, zh, en }
    }

    /// The block as it is read.
    #[must_use]
    pub fn shape(&self) -> Shape<'_> {
        let (kind, texts) = match self {
            Self::Paragraph { text } => (LineKind::Paragraph, std::slice::from_ref(text)),
            Self::Subheading { level, text } => {
                (LineKind::Subheading { level: *level }, std::slice::from_ref(text))
            }
            Self::Quote { paragraphs } => (LineKind::Quote, paragraphs.as_slice()),
            Self::List { numbered_from, items } => {
                let numbered_from = *numbered_from;
                (LineKind::Item { numbered_from }, items.as_slice())
            }
            Self::Figure { figure } => return Shape::Figure(figure),
            Self::Table { header, rows } => {
                return Shape::Table {
                    header: *header,
                    rows,
                };
            }
            Self::Rule {} => return Shape::Leaf(Leaf::Rule),
        };
        Shape::Lines { kind, texts }
    }

    /// Every text of the block, to be changed in place; a figure's caption is not among them.
    pub fn texts_mut(&mut self) -> Vec<&mut Text> {
        match self {
            Self::Paragraph { text } | Self::Subheading { text, .. } => vec![text],
            Self::Quote { paragraphs: texts } | Self::List { items: texts, .. } => texts.iter_mut().collect(),
            Self::Table { rows, .. } => rows.iter_mut().flatten().collect(),
            Self::Figure { .. } | Self::Rule {} => Vec::new(),
        }
    }

    /// A block of one line.
    #[must_use]
    pub fn line(kind: LineKind, text: Text) -> Self {
        match kind {
            LineKind::Paragraph => Self::Paragraph { text },
            LineKind::Subheading { level } => Self::Subheading { level, text },
            LineKind::Quote => Self::Quote {
                paragraphs: vec![text],
            },
            LineKind::Item { numbered_from } => Self::List {
                numbered_from,
                items: vec![text],
            },
        }
    }

    /// The lines of this block, where one of this kind may be added to them: items to a list, paragraphs to a quote.
    pub fn lines_for(&mut self, kind: LineKind) -> Option<&mut Vec<Text>> {
        match (kind, self) {
            (LineKind::Quote, Self::Quote { paragraphs }) => Some(paragraphs),
            (LineKind::Item { .. }, Self::List { items, .. }) => Some(items),
            (
                LineKind::Paragraph | LineKind::Subheading { .. } | LineKind::Quote | LineKind::Item { .. },
                _,
            ) => None,
        }
    }

    /// The blocks that lines of one kind make, each in the last one where it may be: three items are one list, three
    /// paragraphs three blocks.
    #[must_use]
    pub fn of_lines(kind: LineKind, texts: impl IntoIterator<Item = Text>) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        for text in texts {
            match blocks.last_mut().and_then(|last| last.lines_for(kind)) {
                Some(lines) => lines.push(text),
                None => blocks.push(Self::line(kind, text)),
            }
        }
        blocks
    }

    /// A paragraph of plain text.
    #[must_use]
    pub fn paragraph(text: &str) -> Self {
        Self::line(LineKind::Paragraph, Text::plain(text))
    }

    /// The figure, if this block is one.
    #[must_use]
    pub fn as_figure(&self) -> Option<&Figure> {
        match self.shape() {
            Shape::Figure(figure) => Some(figure),
            Shape::Lines { .. } | Shape::Table { .. } | Shape::Leaf(_) => None,
        }
    }

    /// The figure to be changed, if this block is one.
    pub fn as_figure_mut(&mut self) -> Option<&mut Figure> {
        match self {
            Self::Figure { figure } => Some(figure),
            _ => None,
        }
    }

    /// The texts that this block prints, in reading order; a figure's caption is not among them.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        match self.shape() {
            Shape::Lines { texts, .. } => texts.iter().collect(),
            Shape::Table { rows, .. } => rows.iter().flatten().collect(),
            Shape::Figure(_) | Shape::Leaf(_) => Vec::new(),
        }
    }

    /// Its text, one line for each line or cell; a figure's text is its caption.
    #[must_use]
    pub fn words(&self) -> String {
        if let Some(figure) = self.as_figure() {
            return figure.caption.clone();
        }
        let lines: Vec<String> = self.texts().into_iter().map(Text::to_plain).collect();
        lines.join("\n")
    }

    /// Whether something was written in it. A figure, a table and a leaf count as written even without a word.
    #[must_use]
    pub fn is_written(&self) -> bool {
        match self.shape() {
            Shape::Lines { texts, .. } => texts.iter().any(|text| !text.is_empty()),
            Shape::Table { .. } | Shape::Figure(_) | Shape::Leaf(_) => true,
        }
    }

    /// Brings every text to its one form.
    pub fn normalize(&mut self) {
        self.texts_mut().into_iter().for_each(Text::normalize);
    }
}

impl LineKind {
    /// One of each kind.
    pub const EACH: [Self; 4] = [
        Self::Paragraph,
        Self::Subheading { level: 1 },
        Self::Quote,
        Self::Item { numbered_from: None },
    ];

    /// Whether this line and the next are of one block where nothing is between them.
    #[must_use]
    pub const fn joins(self, next: Self) -> bool {
        match (self, next) {
            (Self::Quote, Self::Quote) | (Self::Item { .. }, Self::Item { .. }) => true,
            (Self::Paragraph | Self::Subheading { .. } | Self::Quote | Self::Item { .. }, _) => false,
        }
    }

    /// The sign that shows the kind to a person: `##` for a subheading of level 2.
    #[must_use]
    pub fn sign(self) -> String {
        match self {
            Self::Paragraph => "¶".to_owned(),
            Self::Subheading { level } => "#".repeat(usize::from(level)),
            Self::Quote => ">".to_owned(),
            Self::Item { numbered_from: None } => "-".to_owned(),
            Self::Item {
                numbered_from: Some(_),
            } => "1.".to_owned(),
        }
    }
}

impl Leaf {
    /// Every type of block without text.
    pub const EACH: [Self; 1] = [Self::Rule];

    /// What represents it in text without a page.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Rule => "———",
        }
    }

    /// Its line of Markdown.
    #[must_use]
    pub const fn markdown(self) -> &'static str {
        match self {
            // Stars, because a line of `-` turns into a heading the line that comes to be above it.
            Self::Rule => "***",
        }
    }
}

impl From<Leaf> for Block {
    fn from(leaf: Leaf) -> Self {
        match leaf {
            Leaf::Rule => Self::Rule {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_named_as_it_is_stored_and_is_made_again_from_its_shape() {
        let lines = LineKind::EACH.map(|kind| Block::line(kind, Text::plain("一行")));
        let others = [
            Block::Figure {
                figure: Box::default(),
            },
            Block::Table {
                header: true,
                rows: vec![vec![Text::plain("一格")]],
            },
        ];
        let all = lines.into_iter().chain(Leaf::EACH.map(Block::from)).chain(others);
        for block in all {
            let stored = serde_json::to_value(&block).unwrap();
            assert_eq!(stored["type"], block.name().tag);
            let again = match block.shape() {
                Shape::Lines { kind, texts } => Block::of_lines(kind, texts.to_vec()),
                Shape::Leaf(leaf) => vec![leaf.into()],
                Shape::Table { .. } | Shape::Figure(_) => continue,
            };
            assert_eq!(again, [block]);
        }
    }

    #[test]
    fn lines_that_join_become_one_block_and_others_a_block_each() {
        let texts = || ["一", "二", "三"].map(Text::plain);
        for kind in LineKind::EACH {
            let blocks = Block::of_lines(kind, texts());
            assert_eq!(blocks.len(), if kind.joins(kind) { 1 } else { 3 }, "{kind:?}");
            assert_eq!(blocks.iter().flat_map(Block::texts).count(), 3);
        }
    }

    /// The lists `EACH` have every kind: a kind that is not in them does not compile here.
    #[test]
    fn every_kind_is_in_its_list() {
        let place = |kind| match kind {
            LineKind::Paragraph => 0,
            LineKind::Subheading { .. } => 1,
            LineKind::Quote => 2,
            LineKind::Item { .. } => 3,
        };
        assert_eq!(LineKind::EACH.map(place), [0, 1, 2, 3]);
        let place = |leaf| match leaf {
            Leaf::Rule => 0,
        };
        assert_eq!(Leaf::EACH.map(place), [0]);
    }

    #[test]
    fn a_block_that_this_build_does_not_know_is_refused_by_its_name() {
        let error = serde_json::from_str::<Block>(r#"{"type":"video","src":"a"}"#).unwrap_err();
        assert!(error.to_string().contains("unknown variant `video`"), "{error}");
    }
}
