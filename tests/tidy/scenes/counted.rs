//! What is another each time is counted: ids, digests and keys become numbers in the order in which they come.
//!
//! `0b1c6a7e-93f4-4f0e-a1d2-6c1f8a7b9e30` is `00000000-0000-0000-0000-000000000001` wherever it is said again.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// What the answers say, with the folder of the stores called `/home/linxi`.
pub(super) fn counted(folder: &str, answers: Vec<Value>) -> Vec<Value> {
    let mut counter = Counter {
        folder,
        known: HashMap::new(),
    };
    answers.into_iter().map(|answer| counter.value(answer)).collect()
}

struct Counter<'f> {
    folder: &'f str,
    known: HashMap<String, usize>,
}

impl Counter<'_> {
    fn value(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => Value::Array(items.into_iter().map(|item| self.value(item)).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                let counted: Map<String, Value> = members
                    .map(|(name, value)| (self.text(&name), self.value(value)))
                    .collect();
                Value::Object(counted)
            }
            plain @ (Value::Null | Value::Bool(_) | Value::Number(_)) => plain,
        }
    }

    /// Replaces the ids of a text, whether they are whole words or parts of others.
    fn text(&mut self, text: &str) -> String {
        let text = text.replace(self.folder, "/home/linxi");
        let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '/' | '=');
        let mut written = String::new();
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let end = rest
                .find(|c| is_of_id(c) != is_of_id(first))
                .unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            written.push_str(&self.word(word));
            rest = behind;
        }
        written
    }

    /// A word, which may be an id or end in one: `2026-11-30-6da4bd8583c0`.
    fn word(&mut self, word: &str) -> String {
        if let Some(shape) = shape(word) {
            return shape.number(self.nth(word));
        }
        match word.rsplit_once('-') {
            Some((before, last)) => format!("{before}-{}", self.word(last)),
            None => word.to_owned(),
        }
    }

    fn nth(&mut self, word: &str) -> usize {
        let next = self.known.len() + 1;
        *self.known.entry(word.to_owned()).or_insert(next)
    }
}

/// What something that is another each time looks like.
#[derive(Clone, Copy)]
enum Shape {
    /// `0b1c6a7e-93f4-4f0e-a1d2-6c1f8a7b9e30`.
    Uuid,
    /// Hexadecimal digits, as many: a digest, a change's id, the digest in a file's name.
    Hex(usize),
    /// `2841-0937-5526-1180-7743-6092`.
    KeyNumber,
    /// A public key.
    Key,
}

fn shape(word: &str) -> Option<Shape> {
    let is_hex = |part: &str| part.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
    let parts: Vec<&str> = word.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match lengths.as_slice() {
        [8, 4, 4, 4, 12] if parts.iter().all(|part| is_hex(part)) => Some(Shape::Uuid),
        [4, 4, 4, 4, 4, 4] if word.chars().all(|c| c.is_ascii_digit() || c == '-') => Some(Shape::KeyNumber),
        [56] if word.starts_with("RW") => Some(Shape::Key),
        [length @ (10 | 12 | 16 | 32 | 64)] if is_hex(word) => Some(Shape::Hex(*length)),
        _ => None,
    }
}

impl Shape {
    fn number(self, nth: usize) -> String {
        match self {
            Self::Uuid => format!("00000000-0000-0000-0000-{nth:012}"),
            Self::Hex(length) => format!("{nth:0length$}"),
            Self::KeyNumber => format!("0000-0000-0000-0000-0000-{nth:04}"),
            Self::Key => format!("RW{nth:054}"),
        }
    }
}
