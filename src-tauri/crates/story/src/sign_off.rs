//! 文末署名: how a piece ends in print.

use serde::{Deserialize, Serialize};

/// The printed string verbatim, brackets included, and where it stands. Empty text: there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignOff {
    /// As printed: `(市直机关工委 彭彤)`.
    pub text: String,
    /// Where it is printed.
    pub place: SignOffPlace,
}

/// Where the sign-off is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SignOffPlace {
    /// Directly behind the last paragraph's last character.
    #[default]
    EndOfLastParagraph,
    /// On a line of its own below the body.
    OwnLine,
}

impl SignOff {
    /// The words without their outer brackets: `市直机关工委 彭彤`.
    #[must_use]
    pub fn unbracketed(&self) -> &str {
        let text = self.text.trim();
        [('(', ')'), ('（', '）')]
            .into_iter()
            .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
            .unwrap_or(text)
            .trim()
    }
}
