//! How far a piece has come in a chain, and whether it may be sent.
//!
//! A pass counts for exactly what was printed when it was taken, under the chain it was taken in, and only after the last
//! return. A piece is signed off once every stage of a chain of the desk has passed exactly this print. That the desk
//! changes its chain later takes no sign-off away: a piece that three passed while three were asked for stays signed off.

use serde::Serialize;
use ts_rs::TS;

use super::{Chain, Decision, Post, PostRole, Printed, Trail};

/// The chains of a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chains {
    /// The one that is asked for now.
    pub asked: Chain,
    /// Those it had before, the latest first.
    pub former: Vec<Chain>,
}

/// How far a piece has come in its chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Standing {
    /// The chain this is about.
    pub chain: Chain,
    /// The stages that passed exactly this.
    pub passed: Vec<Post>,
    /// The stages whose turn it is: at most one reviewer and one proofreader.
    pub next: Vec<Post>,
    /// Every stage has passed it: it is signed off.
    pub complete: bool,
    /// A stage passed it once, and what is printed has changed since, or it was returned.
    pub reopened: bool,
}

impl Standing {
    /// Whether it may be sent without a warning: every stage has passed it, or none is asked for.
    #[must_use]
    pub fn may_send(&self) -> bool {
        self.complete || self.chain.is_empty()
    }
}

impl Chains {
    /// The chain that names the stages of decisions which have no chain of their own: the current one, or, where none is asked
    /// any more, the last one.
    #[must_use]
    pub fn naming(&self) -> Chain {
        match self.former.first() {
            Some(last) if self.asked.is_empty() => *last,
            _ => self.asked,
        }
    }

    /// How far `printed` has come: signed off under the current chain or an earlier one of the desk, else its progress in the
    /// current chain.
    ///
    /// Three reviewers passed it, then the desk asks for one: it is signed off, as three. Two of three had passed it: the one
    /// reviewer begins anew.
    #[must_use]
    pub fn standing(&self, trail: &Trail, printed: &Printed) -> Standing {
        let now = self.asked.standing(trail, printed);
        if now.complete {
            return now;
        }
        let earlier = self.former.iter().map(|chain| chain.standing(trail, printed));
        earlier
            .into_iter()
            .find(|standing| standing.complete)
            .unwrap_or(now)
    }
}

impl Chain {
    /// How far `printed` has come in this chain alone.
    #[must_use]
    pub fn standing(self, trail: &Trail, printed: &Printed) -> Standing {
        let counting = self.counting(trail, printed);
        let passed: Vec<Post> = self
            .posts()
            .filter(|post| counting.iter().any(|decision| decision.post == *post))
            .collect();
        let next = [PostRole::Review, PostRole::Proof]
            .into_iter()
            .filter_map(|role| {
                self.posts()
                    .filter(|post| post.role == role)
                    .find(|post| !passed.contains(post))
            })
            .collect::<Vec<_>>();
        Standing {
            chain: self,
            complete: next.is_empty() && !self.is_empty(),
            reopened: counting.is_empty() && trail.is_begun(),
            passed,
            next,
        }
    }

    /// The passes that count for what is printed so: on exactly that, in this chain, and after every return.
    pub(super) fn counting<'a>(self, trail: &'a Trail, printed: &Printed) -> Vec<&'a Decision> {
        trail
            .passes()
            .into_iter()
            .filter(|decision| printed.is_what_was_seen(decision))
            .filter(|decision| decision.chain.is_none_or(|chain| chain.has_stages_of(self)))
            .collect()
    }
}
