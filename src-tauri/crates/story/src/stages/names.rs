//! Posts and verdicts by name.

use super::{Chain, Post, PostRole, Verdict};
use crate::Language;

impl Post {
    /// The post's name for people, in a chain of this length: with two reviewers the second is the last.
    #[must_use]
    pub fn name_of(self, chain: &Chain, language: Language) -> &'static str {
        let (zh, en) = match (self.role, self.stage) {
            (PostRole::Review, stage) if stage >= chain.reviews => ("终审", "the final review"),
            (PostRole::Review, 1) => ("初审", "the first review"),
            (PostRole::Review, _) => ("复审", "the second review"),
            (PostRole::Proof, 1) => ("一校", "the first proof"),
            (PostRole::Proof, 2) => ("二校", "the second proof"),
            (PostRole::Proof, _) => ("三校", "the third proof"),
        };
        language.pick(zh, en)
    }
}

impl Verdict {
    /// The verdict for people.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Pass => ("通过", "passed"),
            Self::Return => ("退回", "returned"),
            Self::Veto => ("否决", "vetoed"),
        };
        language.pick(zh, en)
    }
}
