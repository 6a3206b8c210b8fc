//! 校对: taking the copy desk's fixes, the roster of people and units, and checking a file that is in no store.

mod file;
pub(crate) mod memory;
mod proposing;
mod roster;

use ::copydesk::Remark;
use serde::Serialize;
use story::RevisionReason;

use crate::Error;
use crate::rooms::CopydeskRoom;
use crate::rows::{number, revision_row};
use crate::views::RevisionRow;
use crate::writing::mending::ToWrite;

pub use file::{CheckedFile, FileFlag, check_file};
pub use proposing::ProposedPerson;
pub use roster::TakenRoster;

/// Which fixes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichFixes<'a> {
    /// The first fix of every remark of this rule.
    OfRule(&'a str),
    /// Every fix that is certain: right in every place where its rule finds something.
    AllCertain,
}

/// What taking fixes did.
#[derive(Debug, Clone, Serialize)]
pub struct Fixed {
    /// How many remarks were answered.
    pub remarks: u32,
    /// How many places of the text changed.
    pub edits: u32,
    /// The text as it was before; nothing where nothing changed.
    pub before: Option<RevisionRow>,
}

impl WhichFixes<'_> {
    fn takes(self, remark: &Remark) -> bool {
        match self {
            Self::OfRule(rule) => remark.rule == rule,
            Self::AllCertain => remark.is_certain,
        }
    }
}

impl CopydeskRoom<'_> {
    /// Takes fixes as one change of the text, and keeps the text of before as a revision to go back to.
    ///
    /// # Errors
    /// [`Error::NoSuchRule`]; when there is no such story, or the store cannot be written.
    pub fn fix(&self, id: &str, which: WhichFixes<'_>) -> Result<Fixed, Error> {
        if let WhichFixes::OfRule(rule) = which
            && !::copydesk::rule_ids().any(|known| known == rule)
        {
            return Err(Error::NoSuchRule {
                rule: rule.to_owned(),
                known: ::copydesk::rule_ids().collect::<Vec<_>>().join(", "),
            });
        }
        let ToWrite {
            mut content, version, ..
        } = self.writing().to_write(id)?;
        let remarks = ::copydesk::check(&content, &self.house_of(id)?);
        let taken = ::copydesk::take(&mut content, remarks.iter().filter(|remark| which.takes(remark)));
        if taken.edits == 0 {
            return Ok(Fixed {
                remarks: 0,
                edits: 0,
                before: None,
            });
        }
        let before = RevisionReason::BeforeFix;
        let (before, words) = self.writing().freeze_working(id, Some(version), before)?;
        let words = story::count::count(&words).words;
        self.writing().save(id, version, &content)?;
        Ok(Fixed {
            remarks: number(taken.remarks),
            edits: number(taken.edits),
            before: Some(revision_row(before, words)),
        })
    }
}
