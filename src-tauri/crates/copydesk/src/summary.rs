//! Notes on a text for the comparison with others: a few values, small beside the text, that can be compared without it.

use crate::decimal::Decimal;
use crate::remark::NotedWords;
use crate::text_id::Role;

/// The notes on one text for the comparison with others.
#[derive(Debug, Clone)]
pub(crate) struct Summary {
    /// What kind of text it is.
    pub(crate) role: Role,
    /// How its quotation marks begin and end.
    pub(crate) quotes: QuoteMarks,
    /// Marks of another width than they are printed in, and what to write.
    pub(crate) widths: Vec<(NotedWords, String)>,
    /// 一是, 第二, （三）, in order.
    pub(crate) ordinals: Vec<Ordinal>,
    /// Its longer sentences, each by a hash.
    pub(crate) sentences: Vec<(u64, NotedWords)>,
    /// Its quantities with what is counted.
    pub(crate) quantities: Vec<Quantity>,
    /// The short forms of units.
    pub(crate) units: Vec<UnitForm>,
}

/// A short form of a unit of the roster.
#[derive(Debug, Clone)]
pub(crate) struct UnitForm {
    /// Which unit.
    pub(crate) unit: usize,
    /// It is announced: 以下简称“市直工委”.
    pub(crate) is_announced: bool,
    pub(crate) noted: NotedWords,
}

/// How the quotation marks of a text begin and end, for the next one.
#[derive(Debug, Clone)]
pub(crate) struct QuoteMarks {
    /// The text begins with an opening mark.
    pub(crate) begins: bool,
    /// The last opening mark that is not closed.
    pub(crate) unclosed: Option<NotedWords>,
}

/// How an ordinal is written; each form counts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// 一是, 二要.
    Is,
    /// 第一，.
    Nth,
    /// （一） at the beginning of a paragraph.
    Bracketed,
    /// 一、 at the beginning of a paragraph.
    Heading,
}

/// An ordinal of an enumeration.
#[derive(Debug, Clone)]
pub(crate) struct Ordinal {
    pub(crate) form: Form,
    pub(crate) number: u32,
    pub(crate) noted: NotedWords,
    /// What begins with it: 一 or 1, for naming the one that is missing.
    pub(crate) words: (String, String),
}

impl Ordinal {
    /// Whether it is 一是, 二是.
    pub(crate) fn is_is(&self) -> bool {
        self.form == Form::Is
    }

    /// Where it is in its text, in UTF-16 units.
    pub(crate) fn at(&self) -> u32 {
        self.noted.at
    }
}

/// A quantity with the words around it.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    pub(crate) value: Decimal,
    /// The largest deviation by rounding.
    pub(crate) slack: Decimal,
    pub(crate) unit: String,
    /// The word before it: 捐款.
    pub(crate) before: String,
    /// What is counted, behind the unit: 党员志愿者.
    pub(crate) noun: String,
    /// It is stated without 约, 多 and the like.
    pub(crate) is_exact: bool,
    pub(crate) noted: NotedWords,
}

impl Quantity {
    /// Whether two numbers are the same: equal, or one of them rounded.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.value.distance(other.value) <= self.slack.max(other.slack)
    }

    /// How many characters the two nouns have in common from their beginning.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        self.noun
            .chars()
            .zip(other.noun.chars())
            .take_while(|(a, b)| a == b)
            .count()
    }

    /// The words that are shown: the number with its unit and noun.
    pub(crate) fn words(&self) -> String {
        let noun: String = self.noun.chars().take(4).collect();
        format!("{}{noun}", self.noted.quote)
    }
}
