//! Reads a profile's TOML field by field: a field with a wrong value is a fault with its line, and reading goes on, so that the
//! author of a profile sees all faults at once.
//!
//! This module must not know what an outlet is.

use std::ops::Range;

use story::count::number;
use story::{Language, Length};
use toml_edit::{Array, Document, Item, Key, TableLike};

use crate::fault::Fault;

/// The place of a value.
#[derive(Debug, Clone)]
pub(crate) struct FieldPlace {
    pub(crate) line: u32,
    pub(crate) field: String,
}

/// One table of the profile.
pub(crate) struct Section<'t> {
    path: &'static str,
    table: Option<&'t dyn TableLike>,
    /// Where it begins.
    pub(crate) line: u32,
}

/// The profile while it is read.
pub(crate) struct ProfileReader<'t> {
    text: &'t str,
    language: Language,
    pub(crate) faults: Vec<Fault>,
}

/// The parsed profile with the place of everything in it.
///
/// # Errors
/// The one [`Fault`] of a text that is not TOML.
pub(crate) fn parse(text: &str) -> Result<Document<&str>, Fault> {
    Document::parse(text).map_err(|error| {
        let why = error.message();
        Fault {
            line: line(text, error.span()),
            field: String::new(),
            zh: format!("不合 TOML 的写法（{why}）。一行写一项，如 name = \"desk\"。"),
            en: format!("this is not TOML ({why}); write one field a line, like name = \"desk\""),
        }
    })
}

/// The line in which a stretch of the text begins; the first where it has no place.
fn line(text: &str, span: Option<Range<usize>>) -> u32 {
    let at = span.map_or(0, |span| span.start).min(text.len());
    let before = text.get(..at).unwrap_or(text);
    number(before.matches('\n').count()).saturating_add(1)
}

impl<'t> ProfileReader<'t> {
    pub(crate) fn new(profile: &'t Document<&str>, language: Language) -> Self {
        Self {
            text: profile.raw(),
            language,
            faults: Vec::new(),
        }
    }

    fn line(&self, span: Option<Range<usize>>) -> u32 {
        line(self.text, span)
    }

    pub(crate) fn wrong(&mut self, at: &FieldPlace, zh: impl Into<String>, en: impl Into<String>) {
        self.faults.push(Fault {
            line: at.line,
            field: at.field.clone(),
            zh: zh.into(),
            en: en.into(),
        });
    }

    /// The profile's own fields.
    pub(crate) fn root<'s>(&mut self, table: &'s dyn TableLike, known: &[&str]) -> Section<'s> {
        self.strangers("", table, known);
        Section {
            path: "",
            table: Some(table),
            line: 1,
        }
    }

    /// A table inside it; every field that is not `known` is a fault. One that is absent has no fields.
    pub(crate) fn section<'s>(
        &mut self,
        root: &Section<'s>,
        name: &'static str,
        known: &[&str],
    ) -> Section<'s> {
        let mut section = Section {
            path: name,
            table: None,
            line: root.line,
        };
        let Some((value, at)) = self.value(root, name) else {
            return section;
        };
        section.line = at.line;
        match value.as_table_like() {
            Some(table) => {
                self.strangers(name, table, known);
                section.table = Some(table);
            }
            None => self.wrong(
                &at,
                format!("这里要一组设置，写成 [{name}] 一行，下面每行一项。"),
                format!("a group of settings is expected: a line [{name}], and one field a line below it"),
            ),
        }
        section
    }

    fn strangers(&mut self, path: &str, table: &dyn TableLike, known: &[&str]) {
        for (name, _) in table.iter() {
            if known.contains(&name) {
                continue;
            }
            let at = FieldPlace {
                line: self.line(table.key(name).and_then(Key::span)),
                field: joined(path, name),
            };
            let fields = known.join(", ");
            if ["password", "passphrase", "secret", "token", "secret_key"].contains(&name) {
                self.wrong(
                    &at,
                    "这里不写密码：投稿时会问，并存进系统的钥匙串。请删去这一行。",
                    "a profile holds no password: it is asked for when you deliver and kept in the system's keychain; \
                     take this line out",
                );
            } else {
                self.wrong(
                    &at,
                    format!("没有这一项。可以写的有：{fields}。"),
                    format!("there is no such field; the fields are {fields}"),
                );
            }
        }
    }

    /// A value and its place.
    pub(crate) fn value<'s>(&self, section: &Section<'s>, key: &str) -> Option<(&'s Item, FieldPlace)> {
        let (named, value) = section.table?.get_key_value(key)?;
        let at = FieldPlace {
            line: self.line(value.span().or_else(|| named.span())),
            field: joined(section.path, key),
        };
        Some((value, at))
    }

    /// The place where a missing field of this table would be.
    pub(crate) fn missing(section: &Section<'_>, key: &str) -> FieldPlace {
        FieldPlace {
            line: section.line,
            field: joined(section.path, key),
        }
    }

    /// Words: a string, or one in each language (`{ zh = "…", en = "…" }`).
    pub(crate) fn text(&mut self, section: &Section<'_>, key: &str) -> Option<(String, FieldPlace)> {
        let (value, at) = self.value(section, key)?;
        let both = value.as_table_like();
        let said = both.and_then(|both| both.get(self.language.pick("zh", "en"))?.as_str());
        match value.as_str().or(said) {
            Some(text) => Some((text.trim().to_owned(), at)),
            None => {
                self.wrong(
                    &at,
                    "这里要文字，写在英文引号里。",
                    "text is expected, in quotation marks",
                );
                None
            }
        }
    }

    /// Yes or no.
    pub(crate) fn switch(&mut self, section: &Section<'_>, key: &str) -> Option<bool> {
        let (value, at) = self.value(section, key)?;
        let switch = value.as_bool();
        if switch.is_none() {
            self.wrong(
                &at,
                "这里写 true（是）或 false（否），不加引号。",
                "true or false is expected, without quotation marks",
            );
        }
        switch
    }

    /// Some of a closed list of words.
    pub(crate) fn words<T>(
        &mut self,
        section: &Section<'_>,
        key: &str,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.list(section, key)?;
        let mut read_ones = Vec::new();
        for (word, at) in list {
            match read(&word) {
                Some(one) => read_ones.push(one),
                None => self.unknown(&at, &word, known),
            }
        }
        Some(read_ones)
    }

    /// One of a closed list of words.
    pub(crate) fn word<T>(
        &mut self,
        section: &Section<'_>,
        key: &str,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (word, at) = self.text(section, key)?;
        let one = read(&word);
        if one.is_none() {
            self.unknown(&at, &word, known);
        }
        one
    }

    fn unknown(&mut self, at: &FieldPlace, word: &str, known: &[&str]) {
        let known = known.join(", ");
        self.wrong(
            at,
            format!("没有“{word}”。可以写的有：{known}。"),
            format!("there is no {word:?}; it is one of {known}"),
        );
    }

    /// A list of strings; one string is a list of one.
    pub(crate) fn list(&mut self, section: &Section<'_>, key: &str) -> Option<Vec<(String, FieldPlace)>> {
        let (value, at) = self.value(section, key)?;
        if let Some(one) = value.as_str() {
            return Some(vec![(one.trim().to_owned(), at)]);
        }
        let mut list = Vec::new();
        for one in value.as_array().into_iter().flat_map(Array::iter) {
            let here = FieldPlace {
                line: self.line(one.span()),
                field: at.field.clone(),
            };
            if let Some(text) = one.as_str() {
                list.push((text.trim().to_owned(), here));
            } else {
                self.not_a_list(&here);
            }
        }
        if value.as_array().is_none() {
            self.not_a_list(&at);
            return None;
        }
        Some(list)
    }

    fn not_a_list(&mut self, at: &FieldPlace) {
        self.wrong(
            at,
            "这里要一串文字，写成 [\"甲\", \"乙\"] 这样。",
            "a list of texts is expected, like [\"a\", \"b\"]",
        );
    }

    /// A range: `"300-800"`, `"300-"`, `"-800"`, or a number for exactly so many.
    pub(crate) fn range(&mut self, section: &Section<'_>, key: &str) -> Option<Length> {
        let (value, at) = self.value(section, key)?;
        let exactly = |number: u32| Length {
            least: Some(number),
            most: Some(number),
        };
        let number = value.as_integer().and_then(|number| number.try_into().ok());
        let read = number.map(exactly).or_else(|| {
            let text = value.as_str()?;
            Length::read(text).or_else(|| text.trim().parse().ok().map(exactly))
        });
        if read.is_none() {
            self.wrong(
                &at,
                "这里要一个范围，写成 \"300-800\"、\"300-\"、\"-800\"，或一个数。",
                "a range is expected, like \"300-800\", \"300-\", \"-800\", or a number",
            );
        }
        read
    }

    /// A size in bytes: a number, or `"5MB"`, `"300KB"`.
    pub(crate) fn bytes(&mut self, section: &Section<'_>, key: &str) -> Option<u64> {
        let (value, at) = self.value(section, key)?;
        let number = value.as_integer().and_then(|number| number.try_into().ok());
        let size = number.or_else(|| bytes(value.as_str()?));
        if size.is_none() {
            self.wrong(
                &at,
                "这里要文件大小，写成 \"5MB\" 或 \"300KB\"。",
                "a file size is expected, like \"5MB\" or \"300KB\"",
            );
        }
        size
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn bytes(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_uppercase();
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("", 1)];
    let (number, unit) = units
        .into_iter()
        .find_map(|(unit, size)| Some((text.strip_suffix(unit)?.trim(), size)))?;
    // "1.5MB" is 1,500,000: the part behind the point is counted in thousandths.
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let thousandths: u64 = match part.len() {
        0 => 0,
        1..=3 => format!("{part:0<3}").parse().ok()?,
        _ => return None,
    };
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(unit)?.checked_add(thousandths * unit / 1_000)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, size) in [
            ("5MB", Some(5_000_000)),
            ("1.5 mb", Some(1_500_000)),
            ("300KB", Some(300_000)),
            ("12", Some(12)),
            ("MB", None),
            ("-1MB", None),
            ("1.2345MB", None),
            ("99999999999GB", None),
        ] {
            assert_eq!(bytes(text), size, "{text}");
        }
    }
}
