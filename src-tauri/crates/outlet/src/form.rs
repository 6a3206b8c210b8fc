//! A profile as a form: its fields one by one, each as a line of text, and the profile with one of them changed. The text around
//! a field, comments included, stays as its author wrote it.
//!
//! The text is the profile; a form is one way to show it. This module must not know what a field means.
//!
//! See docs/decisions/profile-is-its-text.md.

use std::collections::BTreeMap;

use serde::Serialize;
use story::Language;
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value, value};
use ts_rs::TS;

use crate::fault::Faulty;
use crate::profile_reader::parse;
use crate::{Outlet, WireKind};

/// Fields that are lists of words.
const LISTS: [&str; 8] = [
    "formats",
    "text.required",
    "photos.kinds",
    "photos.facts",
    "photos.strip",
    "mail.to",
    "wire.to",
    "wire.cc",
];
/// Fields that are yes or no.
const SWITCHES: [&str; 9] = [
    "exclusive",
    "text.contact",
    "text.note",
    "text.related",
    "text.closing",
    "photos.originals",
    "photos.web",
    "photos.markers",
    "word.embed",
];
/// The separator between the words of a list in a form.
const BETWEEN: &str = ",";

/// A profile as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutletForm {
    /// The profile as text.
    pub toml: String,
    /// Every field that is written, by its whole name (`text.words`); lists with commas, yes and no as `true` and
    /// `false`. Empty where the text is not TOML.
    pub fields: BTreeMap<String, String>,
    /// The outlet; `None` where there are faults.
    pub outlet: Option<Outlet>,
    /// What is wrong, in the order of the lines.
    pub faults: Vec<Faulty>,
    /// The text is not TOML: it can only be corrected as text.
    pub broken: bool,
}

impl OutletForm {
    /// The form of a profile.
    #[must_use]
    pub fn of(toml: &str, language: Language) -> Self {
        let profile = parse(toml);
        let mut fields = BTreeMap::new();
        if let Ok(profile) = &profile {
            for (key, item) in profile.iter() {
                match item.as_table_like().filter(|_| !is_spoken(key)) {
                    Some(section) => {
                        for (inner, item) in section.iter() {
                            fields.extend(said(item, language).map(|said| (format!("{key}.{inner}"), said)));
                        }
                    }
                    None => fields.extend(said(item, language).map(|said| (key.to_owned(), said))),
                }
            }
        }
        let broken = profile.is_err();
        let read = profile.map_err(|fault| vec![fault]);
        let (outlet, faults) = match read.and_then(|profile| Outlet::of(&profile, language)) {
            Ok(outlet) => (Some(outlet), Vec::new()),
            Err(faults) => (None, faults.iter().map(|fault| fault.faulty(language)).collect()),
        };
        Self {
            toml: toml.to_owned(),
            fields,
            outlet,
            faults,
            broken,
        }
    }

    /// The same profile with one field changed; an empty value removes the field. A text that is not TOML stays as it is.
    #[must_use]
    pub fn with(&self, field: &str, text: &str, language: Language) -> Self {
        let Ok(mut document) = self.toml.parse::<DocumentMut>() else {
            return self.clone();
        };
        let (section, key) = field.split_once('.').unwrap_or(("", field));
        if section.is_empty() {
            put(document.as_table_mut(), field, key, text, language);
        } else {
            if !document.contains_key(section) {
                document.insert(section, Item::Table(Table::new()));
            }
            let table = document.get_mut(section).and_then(Item::as_table_like_mut);
            let empty = table.is_none_or(|table| {
                put(table, field, key, text, language);
                if field == "wire.kind" {
                    only_its_own(table, text);
                }
                table.is_empty()
            });
            if empty {
                document.remove(section);
            }
        }
        Self::of(&document.to_string(), language)
    }
}

/// Whether a field may be given in two languages.
fn is_spoken(key: &str) -> bool {
    matches!(key, "title" | "says")
}

/// A value as a line of text; `None` for one that a form cannot show.
fn said(item: &Item, language: Language) -> Option<String> {
    if let Some(both) = item.as_table_like() {
        let one = |tongue| both.get(tongue).and_then(Item::as_str);
        let (zh, en) = (one("zh"), one("en"));
        return language.pick(zh.or(en), en.or(zh)).map(str::to_owned);
    }
    match item.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Boolean(yes) => Some(yes.value().to_string()),
        Value::Array(words) => {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            Some(words.join(BETWEEN))
        }
        _ => None,
    }
}

fn put(table: &mut dyn TableLike, field: &str, key: &str, text: &str, language: Language) {
    if text.is_empty() {
        table.remove(key);
        return;
    }
    // Where it is given in two languages, only the reader's own is changed.
    if let Some(both) = table.get_mut(key).and_then(Item::as_table_like_mut) {
        both.insert(language.pick("zh", "en"), value(text));
        return;
    }
    let new = if LISTS.contains(&field) {
        let words = text.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty());
        Value::from(words.collect::<Array>())
    } else if SWITCHES.contains(&field) {
        Value::from(text == "true")
    } else if let Some(port) = text.parse::<i64>().ok().filter(|_| field == "wire.port") {
        Value::from(port)
    } else {
        Value::from(text)
    };
    // A replaced value keeps its spaces and the comment behind it.
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}

/// Removes the fields of another kind of wire.
fn only_its_own(table: &mut dyn TableLike, kind: &str) {
    let known = WireKind::named(kind).map_or_else(Vec::new, WireKind::fields);
    let strangers: Vec<String> = table
        .iter()
        .map(|(key, _)| key.to_owned())
        .filter(|key| key != "kind" && !known.contains(&key.as_str()))
        .collect();
    for key in strangers {
        table.remove(&key);
    }
    if kind.is_empty() {
        table.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = "# 县报\nname = \"county\" # 键\ntitle = { zh = \"县报\", en = \"County\" }\nformats = [\"docx\"]\n\n[text]\nwords = \"300-1500\" # 够了\n";

    fn form(toml: &str) -> OutletForm {
        OutletForm::of(toml, Language::Zh)
    }

    #[test]
    fn one_field_changes_and_everything_around_it_stays() {
        let shown = form(PROFILE);
        assert_eq!(shown.fields["text.words"], "300-1500");
        assert_eq!(shown.fields["title"], "县报");
        let changed = shown.with("text.words", "1-2", Language::Zh);
        assert_eq!(changed.toml, PROFILE.replace("300-1500", "1-2"));
        let named = changed.with("title", "县报要闻", Language::Zh);
        assert!(
            named.toml.contains("en = \"County\"") && named.fields["title"] == "县报要闻",
            "{}",
            named.toml
        );
        let listed = named.with("formats", "docx,text", Language::Zh);
        assert_eq!(listed.fields["formats"], "docx,text");
        assert!(listed.faults.is_empty(), "{:?}", listed.faults);
    }

    #[test]
    fn a_value_that_is_wrong_is_kept_and_told_and_an_empty_one_goes() {
        let wrong = form(PROFILE).with("text.words", "many", Language::Zh);
        assert_eq!(wrong.fields["text.words"], "many");
        assert_eq!(wrong.faults[0].field, "text.words");
        let gone = wrong.with("text.words", "", Language::Zh);
        assert!(!gone.toml.contains("[text]"), "{}", gone.toml);
    }

    #[test]
    fn a_wire_of_another_kind_keeps_what_both_have() {
        let toml = format!(
            "{PROFILE}[wire]\nkind = \"sftp\"\nurl = \"sftp://desk.example/\"\nuser = \"tong\"\nkey = \"~/.ssh/id\"\n"
        );
        let changed = form(&toml).with("wire.kind", "webdav", Language::Zh);
        assert_eq!(changed.fields["wire.user"], "tong");
        assert!(!changed.fields.contains_key("wire.key"));
        let none = changed.with("wire.kind", "", Language::Zh);
        assert!(
            none.outlet.is_some_and(|outlet| outlet.wire.is_none()),
            "{}",
            none.toml
        );
    }

    #[test]
    fn what_is_no_toml_is_mended_as_text() {
        let broken = form("name = \n");
        assert!(broken.broken && !broken.faults.is_empty());
        assert_eq!(broken.with("title", "x", Language::Zh).toml, "name = \n");
    }
}
