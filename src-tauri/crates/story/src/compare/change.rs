//! A change between two states, as a person is shown it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Fact, Field, FigureId};

/// Identity of a change. It derives from base, hers and the two ranges alone, so it is the same on every machine
/// and for as long as the two stories are what they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ChangeId(pub String);

impl std::fmt::Display for ChangeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One change: what a person accepts or rejects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// Its identity.
    pub id: ChangeId,
    /// What was done.
    pub what: What,
    /// In which part of the story.
    pub site: Site,
    /// The words before, to be read: whole words, so 下拨 and not 下 where 划 took its place. A line's end is `\n`.
    pub was: String,
    /// The words after, likewise.
    pub becomes: String,
    /// A few words in front of it, in the same line.
    pub before: String,
    /// A few words behind it, in the same line.
    pub after: String,
    /// The figure that came, went or moved.
    pub figure: Option<FigureId>,
    /// Exactly where it is in the base.
    pub base: Extent,
    /// Exactly where it is in hers.
    pub hers: Extent,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Words, a line, a figure or an item came.
    Insert,
    /// Words, a line, a figure or an item went.
    Delete,
    /// Words were exchanged.
    Replace,
    /// One line became two.
    Split,
    /// Two lines became one.
    Join,
    /// A line or figure was moved to another place.
    Move,
    /// The same words, marked otherwise: strong, emphasis, link, kind of block, facts of an author or person.
    Format,
    /// A value was changed as a whole.
    Set,
}

impl What {
    /// The word for it, as JSON has it too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Delete => "delete",
            Self::Replace => "replace",
            Self::Split => "split",
            Self::Join => "join",
            Self::Move => "move",
            Self::Format => "format",
            Self::Set => "set",
        }
    }
}

/// A part of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Site {
    /// The body and the tray.
    Body,
    /// A field of the story; of the sign-off its words.
    Field {
        /// Which one.
        name: Field,
    },
    /// Where the sign-off is printed.
    SignOffPlace,
    /// The titles that the piece points to.
    Related,
    /// Which photo a figure shows.
    Photo {
        /// Which figure.
        id: FigureId,
    },
    /// A fact of a figure.
    Figure {
        /// Which figure.
        id: FigureId,
        /// Which fact.
        name: Fact,
    },
}

/// A stretch of a story; empty where something is not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Extent {
    /// Where it begins.
    pub from: Point,
    /// Behind its last character.
    pub to: Point,
}

/// A place between two characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Point {
    /// The block, counted from 1 through the body, then through the figures of the tray; 0 in a field.
    pub block: u32,
    /// UTF-16 units from the block's beginning. A quote's paragraphs, a list's items and a table's cells follow
    /// each other with one unit between. In a list field: items.
    pub offset: u32,
}

/// FNV-1a, 64 bits: short names that are the same everywhere. Nothing is trusted because of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IdHasher(u64);

impl IdHasher {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn with(self, bytes: &[u8]) -> Self {
        // The length keeps "a" + "bc" and "ab" + "c" apart.
        self.fold(bytes).fold(&bytes.len().to_le_bytes())
    }

    /// As [`IdHasher::with`] with the content's canonical bytes, which are never all in memory.
    pub(crate) fn with_content(self, content: &crate::Content) -> Self {
        let mut sink = HashSink {
            name: self,
            length: 0,
        };
        // A tree of integers, strings and lists into a sink that takes everything: it cannot fail.
        let _ = serde_json::to_writer(&mut sink, content);
        sink.name.fold(&sink.length.to_le_bytes())
    }

    fn fold(self, bytes: &[u8]) -> Self {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(self.0, step))
    }

    pub(crate) fn with_numbers(self, numbers: &[usize]) -> Self {
        numbers
            .iter()
            .fold(self, |name, number| name.with(&number.to_le_bytes()))
    }

    /// Ten digits.
    pub(crate) fn name(self) -> String {
        format!("{:010x}", self.0 & 0xff_ffff_ffff)
    }
}

/// A writer that hashes the bytes and keeps none of them.
struct HashSink {
    name: IdHasher,
    length: usize,
}

impl std::io::Write for HashSink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.name = self.name.fold(bytes);
        self.length += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Site {
    /// Its name where people read it in one word; nothing for the body.
    ///
    /// `headline`, `sign_off_place`, `3f2a… caption`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Body => String::new(),
            Self::Field { name } => name.member().to_owned(),
            Self::SignOffPlace => "sign_off_place".to_owned(),
            Self::Related => "related".to_owned(),
            Self::Photo { id } => format!("{id} photo"),
            Self::Figure { id, name } => format!("{id} {}", name.name()),
        }
    }

    /// What ids are made from, by the names of `story.json`: they are in packages.
    pub(crate) fn named(&self, name: IdHasher) -> IdHasher {
        let field = |member: &str| name.with(b"field").with(member.as_bytes());
        let figure = |id: &FigureId, fact: &str| {
            let figure = name.with(b"figure").with(id.0.as_bytes());
            figure.with(fact.as_bytes())
        };
        match self {
            Self::Body => name.with(b"body"),
            Self::Field { name } => field(name.member()),
            Self::SignOffPlace => field("sign_off_place"),
            Self::Related => field("related"),
            Self::Photo { id } => figure(id, "photo"),
            Self::Figure { id, name } => figure(id, name.name()),
        }
    }
}
