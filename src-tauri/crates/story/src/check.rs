//! 提示: flags, what a person should look at before the story goes out.
//!
//! A flag never stops a draft from being saved and never changes a word. The rules are rows of a table, each with a name that is
//! written into files and must not change its meaning; adding a rule is adding a row. Rules read the content alone: no outlet's
//! demands, no dictionary, no clock. Wrong punctuation and wording are the crate `copydesk`'s.
//!
//! See docs/decisions/copydesk-and-check.md.

mod caption;
mod caption_date;
mod date;
mod figure;
mod flag_rule;
mod piece;
mod spelling;

pub use flag_rule::FlagRule;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Content, Field, FigureId, Language};

/// A flag: something a person should look at, worded in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Flag {
    /// The rule that it comes from.
    pub rule: FlagRule,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The words in question, verbatim; empty where something is missing and there are none.
    pub quote: String,
    /// A finished sentence.
    pub says: String,
    /// Wordings to choose from; often none.
    pub suggest: Vec<String>,
    /// The characters that the flag is about; `None` where it is about the whole place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<FlaggedWords>,
}

impl Flag {
    /// The name of the rule that it comes from; for the copy desk's flags, the copy desk's own rule.
    #[must_use]
    pub fn rule_name(&self) -> &str {
        self.words
            .as_ref()
            .map_or(self.rule.name(), |words| words.rule.as_str())
    }
}

/// The characters that a flag is about, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FlaggedWords {
    /// The copy desk's rule that found them: `width`. No closed list: a house writes rules of its own.
    pub rule: String,
    /// Which line, item or cell of the place, counted from 0; a related title's number.
    pub line: u32,
    /// Where in the line, in UTF-16 units.
    pub at: u32,
    /// How long, in UTF-16 units.
    pub len: u32,
    /// What the rule rests on: `GB/T 15834—2011 4.8`.
    pub clause: String,
    /// Identifies the flag for as long as these characters and their neighbours do not change; edits elsewhere do not change it.
    pub key: String,
}

/// How much a flag matters. None of them blocks saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A desk would send the piece back.
    Error,
    /// A desk would ask.
    Warning,
    /// Good to have.
    Note,
}

/// Where a flag is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// A field of the story.
    Field {
        /// Which one.
        name: Field,
    },
    /// The titles that the piece points to.
    Related,
    /// The photos of the piece, all of them together.
    Photos,
    /// A block of the body.
    Block {
        /// Its position, counted from 1.
        index: u32,
    },
    /// A figure, in the body or the tray.
    Figure {
        /// Its id.
        id: FigureId,
    },
}

/// A named rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name.
    pub name: FlagRule,
    /// How much its flags matter.
    pub severity: Severity,
    /// Finds the places that the rule flags, in reading order.
    pub look: fn(&Content) -> Vec<RuleFinding>,
}

/// What a rule found, in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFinding {
    /// Where it is.
    pub place: Place,
    /// The words in question.
    pub quote: String,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
    /// Wordings to choose from.
    pub suggest: Vec<String>,
}

/// The rules of this crate, in the order in which their flags are listed.
pub const RULES: &[Rule] = &[
    Rule {
        name: FlagRule::HeadlineMissing,
        severity: Severity::Error,
        look: piece::headline_missing,
    },
    Rule {
        name: FlagRule::PictureMissing,
        severity: Severity::Error,
        look: figure::picture_missing,
    },
    Rule {
        name: FlagRule::CaptionMissing,
        severity: Severity::Error,
        look: figure::caption_missing,
    },
    Rule {
        name: FlagRule::CreditMissing,
        severity: Severity::Warning,
        look: figure::credit_missing,
    },
    Rule {
        name: FlagRule::SignOffMissing,
        severity: Severity::Warning,
        look: piece::sign_off_missing,
    },
    Rule {
        name: FlagRule::SignOffApart,
        severity: Severity::Note,
        look: piece::sign_off_apart,
    },
    Rule {
        name: FlagRule::Length,
        severity: Severity::Warning,
        look: piece::length,
    },
    Rule {
        name: FlagRule::YearMissing,
        severity: Severity::Warning,
        look: date::year_missing,
    },
    Rule {
        name: FlagRule::AltMissing,
        severity: Severity::Note,
        look: figure::alt_missing,
    },
    Rule {
        name: FlagRule::PositionTwice,
        severity: Severity::Warning,
        look: caption::position_twice,
    },
    Rule {
        name: FlagRule::PositionBeyond,
        severity: Severity::Warning,
        look: caption::position_beyond,
    },
    Rule {
        name: FlagRule::PositionUnnamed,
        severity: Severity::Note,
        look: caption::position_unnamed,
    },
    Rule {
        name: FlagRule::NameDiffers,
        severity: Severity::Warning,
        look: spelling::name_differs,
    },
    Rule {
        name: FlagRule::CaptionDateDiffers,
        severity: Severity::Warning,
        look: caption_date::caption_date_differs,
    },
    Rule {
        name: FlagRule::AltRepeatsCaption,
        severity: Severity::Note,
        look: caption::alt_repeats,
    },
];

/// Runs [`RULES`] on the content; the flags are worded in `language`.
#[must_use]
pub fn check(content: &Content, language: Language) -> Vec<Flag> {
    check_with(RULES, content, language)
}

/// Runs these rules on the content; the flags are worded in `language`.
#[must_use]
pub fn check_with(rules: &[Rule], content: &Content, language: Language) -> Vec<Flag> {
    let flag = |rule: &Rule, found: RuleFinding| Flag {
        rule: rule.name,
        severity: rule.severity,
        place: found.place,
        quote: found.quote,
        says: language.pick(found.zh, found.en),
        suggest: found.suggest,
        words: None,
    };
    rules
        .iter()
        .flat_map(|rule| {
            (rule.look)(content)
                .into_iter()
                .map(move |found| flag(rule, found))
        })
        .collect()
}

impl Place {
    /// A field.
    #[must_use]
    pub const fn field(name: Field) -> Self {
        Self::Field { name }
    }

    /// Its name where people read it in one word: `headline`, `3`, a figure's id.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Field { name } => name.member().to_owned(),
            Self::Related => "related".to_owned(),
            Self::Photos => "photos".to_owned(),
            Self::Block { index } => index.to_string(),
            Self::Figure { id } => id.0.clone(),
        }
    }

    /// A block by its index in `body`, counted from 0 as the code counts.
    #[must_use]
    pub fn block(index: usize) -> Self {
        Self::Block {
            index: u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1)),
        }
    }
}

impl RuleFinding {
    /// A finding about something missing: no words to quote, none to suggest.
    #[must_use]
    pub fn missing(place: Place, zh: &str, en: &str) -> Self {
        Self {
            place,
            quote: String::new(),
            zh: zh.to_owned(),
            en: en.to_owned(),
            suggest: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
