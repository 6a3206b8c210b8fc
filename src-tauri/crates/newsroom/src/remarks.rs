//! What a person is to know besides what they asked for: damage that was met and gone around.

use std::sync::PoisonError;

use crate::{Newsroom, says};

/// One thing that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remark {
    /// A setting is damaged and counts as not said.
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
    /// Something that was acknowledged is not in the store.
    Lost(store::Loss, Vec<String>),
    /// This was damaged in the store already when the day's backup was made.
    InBackup {
        /// What it is.
        what: store::Record,
        /// Its name.
        id: String,
    },
    /// A comment of this story is damaged and left out.
    Comment {
        /// The story's id.
        story: String,
    },
    /// The text of this story was damaged, and another took its place.
    Text {
        /// The story's headline, or its id.
        story: String,
        /// Where the words are from now.
        from: TextFrom,
    },
}

/// Where the words of a damaged text were had from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextFrom {
    /// The very text that was saved, from this revision, a package or a backup.
    Whole(store::CopyPlace),
    /// The damaged text itself: it still reads as a story, and something in it is changed.
    AsFound,
    /// The newest revision that is whole, which is older than the text that was saved.
    Older(u32),
}

impl Newsroom {
    /// Writes down that something was met. The same thing is told once.
    pub(crate) fn remark(&self, remark: Remark) {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        if !remarks.0.contains(&remark) {
            remarks.0.push(remark);
        }
    }

    /// Writes down what the store that was opened lacks, each story by its headline.
    pub(crate) fn remark_loss(&self) {
        let loss = self.store().loss().cloned();
        let Some(loss) = loss else { return };
        let store = self.store();
        let mut stories = Vec::new();
        for save in &loss.saves {
            // One that was saved again since, or is gone altogether, is named by what is left of it.
            let named = match store.story(&save.story) {
                Ok(story) if story.version >= save.version => continue,
                Ok(story) if !story.row.headline.is_empty() => story.row.headline,
                Ok(_) | Err(_) => save.story.clone(),
            };
            if !stories.contains(&named) {
                stories.push(named);
            }
        }
        drop(store);
        self.remark(Remark::Lost(loss, stories));
    }

    /// A sentence for each thing that was met since the last call.
    pub fn take_remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        let language = self.language();
        let told = remarks.1;
        remarks.1 = remarks.0.len();
        let new = remarks.0.iter().skip(told);
        new.map(|remark| says::remark::says(remark, language)).collect()
    }
}

/// What was met, and how much of it was told.
pub(crate) type Remarks = (Vec<Remark>, usize);
