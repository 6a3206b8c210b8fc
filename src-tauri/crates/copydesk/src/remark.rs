//! A remark: what a proofreader would write beside a text, with all facts that a window or a table needs of it.

use std::borrow::Cow;

use story::Severity;

use crate::passage::Passage;
use crate::text_id::TextId;

/// A remark on some characters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The rule's stable name: `pair`, `wording`.
    pub rule: Cow<'static, str>,
    /// What the rule rests on: `GB/T 15834—2011 4.8`.
    pub clause: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// Whether its first fix is right wherever the rule finds something, so that all such fixes may be applied at once.
    pub is_certain: bool,
    /// Which text it is about.
    pub text: TextId,
    /// Where in the text, in UTF-16 units.
    pub at: u32,
    /// How long, in UTF-16 units.
    pub len: u32,
    /// The characters in question, verbatim.
    pub quote: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// What to write instead, the likeliest first; empty where only the writer knows.
    pub fixes: Vec<Fix>,
    /// Identifies the remark for as long as the characters and their neighbours do not change; edits elsewhere do not change it.
    pub key: String,
}

/// One way to correct the remark's characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The text shown to a person: mostly the new characters.
    pub label: String,
    /// The edits. All of them are one step.
    pub edits: Vec<Edit>,
}

/// A replacement of some characters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which text.
    pub text: TextId,
    /// Where, in UTF-16 units.
    pub at: u32,
    /// How many UTF-16 units are replaced.
    pub len: u32,
    /// The new characters.
    pub with: String,
}

/// Some characters of a text with their neighbours, copied so that a remark can be made without the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotedWords {
    pub(crate) text: TextId,
    pub(crate) at: u32,
    pub(crate) len: u32,
    pub(crate) quote: String,
    /// Two characters on either side.
    around: (String, String),
}

impl NotedWords {
    /// These characters of a text.
    pub(crate) fn of(passage: &Passage, at: usize, len: usize) -> Self {
        let (from, to) = (passage.utf16(at), passage.utf16(at + len));
        let before = at.saturating_sub(2);
        Self {
            text: passage.id().clone(),
            at: from,
            len: to - from,
            quote: passage.words(at, len),
            around: (passage.words(before, at - before), passage.words(at + len, 2)),
        }
    }

    /// The edit that puts other characters here.
    pub(crate) fn edit(&self, with: String) -> Edit {
        Edit {
            text: self.text.clone(),
            at: self.at,
            len: self.len,
            with,
        }
    }

    /// The key of a remark: a hash of its rule, its characters and their neighbours.
    pub(crate) fn key(&self, rule: &str) -> String {
        let (before, after) = &self.around;
        let parts = [rule, before, &self.quote, after];
        format!("{:016x}", hash(parts.join("\u{1f}").chars()))
    }
}

/// FNV-1a over characters: the same on every machine and in every version.
pub(crate) fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A rule's sentence with the words of this finding in its places.
///
/// `“{quote}”应作“{fix}”。` with 布署 and 部署 is `“布署”应作“部署”。`
pub(crate) fn filled(sentence: &str, quote: &str, fix: &str, told: &[String]) -> String {
    let mut said = sentence.to_owned();
    for (place, words) in told.iter().enumerate() {
        said = said.replace(&format!("{{{place}}}"), words);
    }
    said.replace("{fix}", fix).replace("{quote}", quote)
}
