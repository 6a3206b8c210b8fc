//! The part of a content that is printed, which a decision is about.

use super::Decision;
use crate::{Content, Digest};

/// The printed part of a content, as the digest that decisions name.
///
/// An older Galley counted the tray among what is printed, although no form for readers prints it. A decision taken
/// then names the digest of [`printed_with_tray`] and can be given no other, as it is signed; so it counts where that
/// digest fits. New decisions name `digest` alone. Where the tray is empty the two are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// SHA-256 of the bytes that [`printed`] gives.
    pub digest: Digest,
    /// SHA-256 of the bytes that [`printed_with_tray`] gives.
    pub with_tray: Digest,
}

impl Printed {
    /// Whether a decision was taken on exactly this.
    #[must_use]
    pub fn is_what_was_seen(&self, decision: &Decision) -> bool {
        decision.printed == self.digest || decision.printed == self.with_tray
    }

    /// Whether a decision was taken on exactly this, and that can be shown with the tray only.
    #[must_use]
    pub fn needs_tray(&self, decision: &Decision) -> bool {
        decision.printed == self.with_tray && decision.printed != self.digest
    }
}

/// The bytes of what is printed: all of the content but the tray and what the desk alone reads (slugline, note to the
/// editor, urgency; stars, picks and marks on photos). Equal bytes, equal print.
#[must_use]
pub fn printed(content: &Content) -> Vec<u8> {
    printed_with_tray(&Content {
        tray: Vec::new(),
        ..content.clone()
    })
}

/// The same with the tray, as an older Galley signed it; see [`Printed`].
#[must_use]
pub fn printed_with_tray(content: &Content) -> Vec<u8> {
    let mut printed = Content {
        slugline: String::new(),
        ednote: String::new(),
        urgency: None,
        ..content.clone()
    };
    for figure in printed.figures_mut() {
        *figure = std::mem::take(figure).printed();
    }
    printed.to_json()
}
