//! 文末署名: how a piece ends in print.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Block, marks};

/// Longest sign-off that is recognised in foreign text, in characters, brackets included.
const LONGEST: usize = 40;

/// The printed string verbatim, brackets included, and where it is printed. Empty text: there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// As printed: `(市直机关工委 彭彤)`.
    pub text: String,
    /// Where it is printed.
    pub place: SignOffPlace,
}

/// Where the sign-off is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignOffPlace {
    /// Directly behind the last paragraph's last character, where the text ends with one ([`signed_paragraph`]); a line of
    /// its own otherwise.
    #[default]
    EndOfLastParagraph,
    /// On a line of its own below the body.
    OwnLine,
}

/// Index of the paragraph that a sign-off inside the text closes. It is the block that ends the text: pictures behind it are no
/// text, and blocks in which nothing was written do not print. A text that ends with a quote, a list, a table or anything else
/// has none, because the sign-off would be in the middle; it is printed on a line of its own then.
///
/// Every form is printed by this rule, and every reader takes a sign-off out by it.
#[must_use]
pub fn signed_paragraph(body: &[Block]) -> Option<usize> {
    let ends_the_text = |block: &Block| block.is_written() && block.as_figure().is_none();
    let last = body.iter().rposition(ends_the_text)?;
    matches!(body.get(last), Some(Block::Paragraph { .. })).then_some(last)
}

/// Whether a line of foreign text is a sign-off and nothing else: bracketed, short, no sentence inside.
#[must_use]
pub fn is_sign_off(line: &str) -> bool {
    let inside = BRACKETS
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close));
    inside.is_some_and(|words| {
        !words.trim().is_empty()
            && !words.contains(['(', ')', '（', '）', '\n', '；'])
            && !marks::holds_end_mark(words)
            && line.chars().count() <= LONGEST
    })
}

/// Splits a line before the sign-off that ends it; `None` where it ends with none. The caller checks whether an end mark precedes
/// the sign-off, because only the caller knows the text before the line.
#[must_use]
pub fn split_sign_off(line: &str) -> Option<(&str, &str)> {
    let (text, bracketed) = line.split_at_checked(line.rfind(['(', '（'])?)?;
    is_sign_off(bracketed).then_some((text, bracketed))
}

/// The brackets of either width.
const BRACKETS: [(char, char); 2] = [('(', ')'), ('（', '）')];

impl SignOff {
    /// The words without their outer brackets: `市直机关工委 彭彤`.
    #[must_use]
    pub fn unbracketed(&self) -> &str {
        let text = self.text.trim();
        BRACKETS
            .into_iter()
            .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
            .unwrap_or(text)
            .trim()
    }
}
