//! What a person has to know besides what they asked for: damage that was met and worked around.

/// One such thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remark {
    /// A setting is damaged and counts as not set.
    Setting {
        /// Its key.
        key: String,
    },
    /// A template, snippet, outlet, code list or stamp is damaged and left out.
    Stationery {
        /// What it is.
        what: store::Record,
        /// Its key.
        id: String,
    },
    /// Saves that were acknowledged are not in the store.
    Lost(store::Loss, Vec<String>),
    /// This was damaged in the store already when the day's backup was made.
    InBackup {
        /// What it is.
        what: store::Record,
        /// Its name.
        id: String,
    },
    /// This was found damaged when the store was scrubbed.
    Found(store::Finding),
    /// A comment of this story is damaged and left out.
    Comment {
        /// The story's id.
        story: String,
    },
    /// The text of this story was damaged, and another took its place.
    Text {
        /// The story's headline, or its id.
        story: String,
        /// The source of the words that are used now.
        from: TextFrom,
    },
}

/// Where the words of a damaged text were restored from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextFrom {
    /// The very text that was saved, from this revision, a package or a backup.
    Whole(store::CopyPlace),
    /// The damaged text itself: it still reads as a story, and something in it is changed.
    AsFound,
    /// The newest intact revision, which is older than the text that was saved.
    Older(u32),
}

/// The remarks, and how many of them were reported.
pub(crate) type Remarks = (Vec<Remark>, usize);
