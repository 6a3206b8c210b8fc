//! What is wrong with a profile: the line, the field, and a sentence in both languages.

use serde::{Deserialize, Serialize};
use story::Language;
use ts_rs::TS;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// The field, by its whole name (`photos.count`); empty where the line is not TOML at all.
    pub field: String,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
}

/// One fault, worded for a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Faulty {
    /// The line, from 1.
    pub line: u32,
    /// The field; empty where the line is not TOML at all.
    pub field: String,
    /// What is wrong, and how it is written.
    pub says: String,
}

impl Fault {
    /// The fault in the reader's language.
    #[must_use]
    pub fn faulty(&self, language: Language) -> Faulty {
        Faulty {
            line: self.line,
            field: self.field.clone(),
            says: language.pick(self.zh.clone(), self.en.clone()),
        }
    }
}

/// All of them, for one error message in English.
#[must_use]
pub fn english(faults: &[Fault]) -> String {
    let one = |fault: &Fault| match fault.field.as_str() {
        "" => format!("line {}: {}", fault.line, fault.en),
        field => format!("line {}, {field}: {}", fault.line, fault.en),
    };
    faults.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// All of them, in Chinese.
#[must_use]
pub fn chinese(faults: &[Fault]) -> String {
    let one = |fault: &Fault| match fault.field.as_str() {
        "" => format!("第 {} 行：{}", fault.line, fault.zh),
        field => format!("第 {} 行 {field}：{}", fault.line, fault.zh),
    };
    faults.iter().map(one).collect::<Vec<_>>().join("\n")
}
