//! 校对: the remarks that a proofreader would write into the margin of a Chinese piece.
//!
//! The input is a piece and a house's wordings, the output [`Remark`]s: the rule and its clause, how much it matters, which
//! characters of which text, what is wrong in both languages, what to write instead. Nothing here changes a text by itself;
//! [`amend`] does, when a person chose a fix. Quotations, the titles of works, links and code are other people's words and stay
//! as they are.
//!
//! [`read`] reads one text alone and notes the facts that other texts may contradict; [`weigh`] compares those notes. So a text
//! that was changed is read again by itself, independently of the rest of the piece.
//!
//! This crate is pure: it must not know files, SQL, clocks, outlets or how a remark is drawn. Start reading at `rule.rs`.
//!
//! See docs/decisions/copydesk-and-check.md.

mod alike;
mod amend;
mod decimal;
mod figures;
mod finding;
mod han;
mod house;
mod idiom;
mod known;
mod marks;
mod numeral;
mod passage;
mod reading;
mod remark;
mod repeat;
mod roster;
mod rule;
mod rules;
mod summary;
mod sums;
mod text_id;
mod wording;

use story::Content;

pub use amend::{Taken, Unfit, amend, take};
pub use house::House;
pub use passage::{Passage, passages};
pub use reading::{Reading, read, weigh};
pub use remark::{Edit, Fix, Remark};
pub use roster::introduced::{Introduced, introduced};
pub use roster::{KnownPerson, KnownUnit, Office, Roster};
pub use rule::Rule;
pub use rules::{RULES, rule_ids};
pub use text_id::{Role, TextId};
pub use wording::Wording;

/// All remarks on a piece, in reading order. A piece in another language than Chinese has none.
#[must_use]
pub fn check(content: &Content, house: &House) -> Vec<Remark> {
    if !content.is_chinese() {
        return Vec::new();
    }
    let passages = passages(content);
    let readings: Vec<Reading> = passages.iter().map(|passage| read(passage, house)).collect();
    let order = |text: &TextId| passages.iter().position(|passage| passage.id() == text);
    let mut remarks: Vec<Remark> = weigh(&readings);
    for reading in readings {
        remarks.extend(reading.into_remarks());
    }
    remarks.sort_by_key(|remark| (order(&remark.text), remark.at));
    remarks
}
