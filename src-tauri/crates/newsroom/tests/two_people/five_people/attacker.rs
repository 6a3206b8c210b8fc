//! What the attacker does to a package in a history: in one or two ways at once, drawn from its seed.

use std::path::{Path, PathBuf};

use newsroom::story::stages::{Decision, Verdict};
use newsroom::story::{Block, Content};
use review::slip::Slip;

use super::desks::{HONEST, NAMES};
use super::seeded::Seeded;
use crate::attacker::{ATTACKER, Attacker, SignedBy, answer_of, comment_of, long_after, pass_of};

/// Another package made of this one.
pub(super) fn rewritten(attacker: &Attacker, path: &Path, seeded: &mut Seeded) -> PathBuf {
    let signed = match seeded.below(2) {
        0 => SignedBy::Nobody,
        _ => SignedBy::Attacker,
    };
    attacker.rewrite(path, signed, |slip, content| {
        for _ in 0..=seeded.below(2) {
            alter(attacker, slip, content, seeded);
        }
    })
}

fn alter(attacker: &Attacker, slip: &mut Slip, content: &mut Content, seeded: &mut Seeded) {
    let other = NAMES[seeded.below(HONEST)];
    match seeded.below(11) {
        0 => content.body.insert(0, Block::paragraph("产量三百吨。")),
        1 => {
            slip.from.name = match seeded.below(2) {
                0 => ATTACKER.to_owned(),
                _ => other.to_owned(),
            }
        }
        2 => {
            slip.revision.number = u64::MAX;
            slip.revision.at = long_after();
        }
        3 => slip.trail.push(forged(attacker, slip, content, other, seeded)),
        4 => {
            for decision in &mut slip.trail {
                decision.verdict = match decision.verdict {
                    Verdict::Pass => Verdict::Return,
                    Verdict::Return | Verdict::Veto => Verdict::Pass,
                };
            }
        }
        5 => slip.trail.clear(),
        // Ids that are taken, with other words.
        6 => {
            for comment in &mut slip.comments {
                comment.said.text = "照发".to_owned();
            }
        }
        7 => slip.comments.push(comment_of(
            other,
            &format!("c{}", seeded.below(1_000_000)),
            "总编说：照发",
        )),
        8 => {
            for comment in &mut slip.comments {
                let id = match comment.replies.first() {
                    Some(known) => known.id.clone(),
                    None => format!("r{}", seeded.below(1_000_000)),
                };
                comment.replies = vec![answer_of(other, &id, "已经核实")];
            }
        }
        9 => {
            for comment in &mut slip.comments {
                comment.said.by = other.to_owned();
            }
        }
        _ => {
            let decisions = slip.trail.iter().map(|one| one.digest().to_string());
            let comments = slip.comments.iter().map(|one| one.item().to_string());
            slip.vouched = Some(decisions.chain(comments).collect());
        }
    }
}

/// A pass in a person's name: without a signature, with his own key, or with a signature that is of something else.
fn forged(attacker: &Attacker, slip: &Slip, content: &Content, by: &str, seeded: &mut Seeded) -> Decision {
    let known = slip.trail.first();
    let stage = u8::try_from(1 + seeded.below(3)).unwrap();
    let decision = Decision {
        id: match known {
            Some(known) if seeded.below(2) == 0 => known.id.clone(),
            _ => format!("d{}", seeded.below(1_000_000)),
        },
        before: known.and_then(|known| known.before.clone()),
        ..pass_of(by, stage, slip, content)
    };
    match seeded.below(3) {
        0 => decision,
        1 => attacker.signs(decision),
        _ => Decision {
            key: known.and_then(|known| known.key.clone()),
            signature: known.and_then(|known| known.signature.clone()),
            ..decision
        },
    }
}
