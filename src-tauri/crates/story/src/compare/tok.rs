//! The tokens that a story is cut into when two of them are aligned.

use crate::{Author, Block, Figure, Leaf, LineKind, Person, Related, Span};

/// One token. Two tokens with one [`Tok::key`] are the same words; they may differ in how they are dressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tok<'a> {
    /// A character, word, number or mark.
    Word { text: &'a str, marks: Formatting<'a> },
    /// The end of a line of text.
    Break(LineEnd),
    /// A figure in its place. `nth` tells figures with one id apart (a damaged story may hold some).
    Figure { figure: &'a Figure, nth: u32 },
    /// A block without text.
    Leaf(Leaf),
    /// Between two quotes, lists or tables that follow each other and are not one.
    Seam,
    /// The end of the body: what follows is in the tray.
    Tray,
    /// A block without a line of text, that no page makes: a list without items.
    Odd(&'a Block),
    /// An item of a list field.
    Item(FieldItem<'a>),
    /// A conflict begins or ends here; it has no width and is never part of a story.
    Pin(u32),
}

/// What a word is marked with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Formatting<'a> {
    pub strong: bool,
    pub emphasis: bool,
    /// Where it leads; by its address, which keeps a token small.
    pub link: Option<&'a String>,
}

/// What may change about a token while it stays the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dress<'a> {
    Marks(Formatting<'a>),
    Line(LineEnd),
    Item(FieldItem<'a>),
    Plain,
}

/// What ends with a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnd {
    /// A line of text.
    Line(LineKind),
    /// A cell of a table; `last` of its row.
    Cell { header: bool, last: bool },
}

/// An item of a list field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldItem<'a> {
    Keyword(&'a str),
    Author(&'a Author),
    Person(&'a Person),
    Related(&'a Related),
}

impl<'a> Formatting<'a> {
    pub(crate) fn of(span: &'a Span) -> Self {
        Self {
            strong: span.strong,
            emphasis: span.emphasis,
            link: span.link.as_ref(),
        }
    }

    pub(crate) fn span(self, text: &str) -> Span {
        Span {
            text: text.to_owned(),
            strong: self.strong,
            emphasis: self.emphasis,
            link: self.link.cloned(),
        }
    }
}

impl LineEnd {
    pub(crate) const PARAGRAPH: Self = Self::Line(LineKind::Paragraph);

    pub(crate) fn is_cell(self) -> bool {
        matches!(self, Self::Cell { .. })
    }

    /// Whether this line and the next are of one block where nothing is between them.
    pub(crate) fn joins(self, next: Self) -> bool {
        match (self, next) {
            (Self::Line(kind), Self::Line(next)) => kind.joins(next),
            (Self::Cell { .. }, Self::Cell { .. }) => true,
            (Self::Line(_), Self::Cell { .. }) | (Self::Cell { .. }, Self::Line(_)) => false,
        }
    }
}

impl<'a> Tok<'a> {
    /// Plain words.
    pub(crate) fn word(text: &'a str) -> Self {
        Self::Word {
            text,
            marks: Formatting::default(),
        }
    }

    /// How it is dressed: what may change while the words stay. A figure's facts are compared by themselves.
    pub(crate) fn dress(&self) -> Dress<'a> {
        match *self {
            Self::Word { marks, .. } => Dress::Marks(marks),
            Self::Break(line) => Dress::Line(line),
            Self::Item(item) => Dress::Item(item),
            _ => Dress::Plain,
        }
    }

    /// Whether a line ends with it: what follows begins a new one.
    pub(crate) fn ends_line(&self) -> bool {
        !matches!(self, Self::Word { .. } | Self::Pin(_))
    }

    /// What a reader sees of it; a figure is its caption.
    pub(crate) fn text(&self) -> &'a str {
        match *self {
            Self::Word { text, .. } => text,
            Self::Break(_) => "\n",
            Self::Figure { figure, .. } if figure.caption.is_empty() => &figure.file_name,
            Self::Figure { figure, .. } => &figure.caption,
            Self::Leaf(leaf) => leaf.sign(),
            Self::Item(item) => item.name(),
            Self::Seam | Self::Tray | Self::Odd(_) | Self::Pin(_) => "",
        }
    }

    /// Its words for a person: as [`Tok::text`], and all words of a block that has no lines.
    pub(crate) fn said(&self) -> std::borrow::Cow<'a, str> {
        match *self {
            Self::Odd(block) => block.words().into(),
            Self::Item(item) => item.whole().into(),
            _ => self.text().into(),
        }
    }

    /// Length in UTF-16 units within its block: a line's end counts 1, a token without text 0.
    pub(crate) fn utf16(&self) -> u32 {
        match self {
            Self::Word { text, .. } => text.encode_utf16().count().try_into().unwrap_or(u32::MAX),
            Self::Break(_) | Self::Item(_) => 1,
            _ => 0,
        }
    }
}

impl<'a> FieldItem<'a> {
    /// The words that identify an item.
    pub(crate) fn name(&self) -> &'a str {
        match *self {
            Self::Keyword(word) => word,
            Self::Author(author) => &author.name,
            Self::Person(person) => &person.name,
            Self::Related(related) => &related.title,
        }
    }

    /// All its words, for people.
    pub(crate) fn whole(&self) -> String {
        let parts: Vec<&str> = match *self {
            Self::Keyword(word) => vec![word],
            Self::Author(author) => vec![&author.unit, &author.name, &author.role],
            Self::Person(person) => vec![&person.unit, &person.title, &person.name, &person.position],
            Self::Related(related) => vec![&related.title, &related.href],
        };
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The words of these tokens for a person. The end of a whole line is omitted; a line's end by itself is shown.
pub(crate) fn said(toks: &[Tok<'_>]) -> String {
    let mut text = String::new();
    for (at, tok) in toks.iter().enumerate() {
        if at > 0 && matches!(tok, Tok::Item(_)) {
            text.push('；');
        }
        text.push_str(&tok.said());
    }
    if text.len() > 1 && text.ends_with('\n') {
        text.pop();
    }
    text
}
