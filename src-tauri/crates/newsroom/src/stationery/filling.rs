//! Fields in templates and snippets: `{date}`, `{unit}` … filled with what the newsroom knows, and asked of the person otherwise.
//!
//! Any word in braces is a field. Five of them are known by name in both languages; what a person gives under a
//! field's own name always wins.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use story::Content;
use ts_rs::TS;

use crate::Profile;

/// The longest name of a field, in characters. Longer text in braces is just text.
const LONGEST: usize = 20;

/// Text with its fields filled as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Filled {
    /// The text; a field that was not filled stays in it as it was, in braces.
    pub text: String,
    /// Every field once, in the order of the text.
    pub fields: Vec<FilledField>,
}

/// A field and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilledField {
    /// The name, as the text writes it.
    pub name: String,
    /// What fills it; empty where no value is known.
    pub value: String,
}

impl Filled {
    /// Names of the fields that were not filled.
    pub fn open(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|field| field.value.is_empty())
            .map(|field| field.name.as_str())
    }
}

/// What the newsroom knows by itself: the profile, the story and the day.
pub(crate) struct Known<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) content: &'a Content,
    pub(crate) today: NaiveDate,
}

impl Known<'_> {
    /// The value of the field with this name; `None` for a field that only its writer knows.
    fn value(&self, name: &str) -> Option<String> {
        let known = match name {
            "date" | "日期" => self.date(),
            "unit" | "单位" => self.profile.unit.clone(),
            "name" | "姓名" => self.profile.name.clone(),
            "place" | "地点" => self.profile.place.clone(),
            "headline" | "标题" => self.content.headline.clone(),
            _ => return None,
        };
        Some(known).filter(|known| !known.is_empty())
    }

    fn date(&self) -> String {
        self.day(self.today)
    }

    /// A day as a dateline writes it: 11月25日; Nov. 25.
    pub(crate) fn day(&self, date: NaiveDate) -> String {
        let (month, day) = (date.month(), date.day());
        if self.content.is_chinese() {
            return format!("{month}月{day}日");
        }
        let name = match month {
            3 => "March",
            4 => "April",
            5 => "May",
            6 => "June",
            7 => "July",
            9 => "Sept.",
            _ => return date.format("%b. %-d").to_string(),
        };
        format!("{name} {day}")
    }
}

/// Fills the fields of `text`: by what was `given` under a field's name, then by what is known.
pub(crate) fn fill(text: &str, given: &[(String, String)], known: &Known<'_>) -> Filled {
    let mut filled = Filled {
        text: String::new(),
        fields: Vec::new(),
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.text.push_str(before);
        let field = after.split_once('}').filter(|(name, _)| is_name(name));
        let Some((name, behind)) = field else {
            filled.text.push('{');
            rest = after;
            continue;
        };
        let said = given
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone());
        let value = said.or_else(|| known.value(name)).unwrap_or_default();
        if value.is_empty() {
            filled.text.push_str(&format!("{{{name}}}"));
        } else {
            filled.text.push_str(&value);
        }
        if !filled.fields.iter().any(|field| field.name == name) {
            filled.fields.push(FilledField {
                name: name.to_owned(),
                value,
            });
        }
        rest = behind;
    }
    filled.text.push_str(rest);
    filled
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (1..=LONGEST).contains(&length) && !name.contains(['{', '\n']) && name.trim() == name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, language: &str, given: &[(&str, &str)]) -> Filled {
        let profile = Profile {
            name: "林溪".to_owned(),
            unit: "农业农村局".to_owned(),
            ..Profile::default()
        };
        let content = Content {
            headline: "油茶采收".to_owned(),
            language: language.to_owned(),
            ..Content::default()
        };
        let known = Known {
            profile: &profile,
            content: &content,
            today: NaiveDate::from_ymd_opt(2026, 9, 3).unwrap(),
        };
        let given: Vec<_> = given
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        fill(text, &given, &known)
    }

    #[test]
    fn what_is_known_is_filled_in_either_language_and_the_rest_is_asked_for() {
        let all = filled("{地点}{日期}电（{unit} {姓名}）《{标题}》{做什么}", "zh-CN", &[]);
        assert_eq!(all.text, "{地点}9月3日电（农业农村局 林溪）《油茶采收》{做什么}");
        assert_eq!(all.open().collect::<Vec<_>>(), ["地点", "做什么"]);
        assert_eq!(filled("{date}", "en", &[]).text, "Sept. 3");
    }

    #[test]
    fn what_is_given_wins_and_a_field_is_asked_for_once() {
        let all = filled(
            "{姓名}、{姓名}在{地点}",
            "zh-CN",
            &[("姓名", "周可"), ("地点", "河西")],
        );
        assert_eq!(all.text, "周可、周可在河西");
        assert_eq!(all.fields.len(), 2);
    }

    #[test]
    fn braces_that_hold_no_name_are_text() {
        for text in ["{", "a{}b", "{ x }", "{{", "}{", "{一\n二}"] {
            let same = filled(text, "zh-CN", &[]);
            assert_eq!((same.text.as_str(), same.fields.len()), (text, 0));
        }
        assert_eq!(filled("{{姓名}}", "zh-CN", &[]).text, "{林溪}");
    }
}
