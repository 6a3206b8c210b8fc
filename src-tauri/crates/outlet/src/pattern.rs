//! Names and subjects with fields in braces: `{unit}+{author}+{headline}`.

use serde::Serialize;
use ts_rs::TS;

/// The fields that a name may hold.
pub const FILE_FIELDS: [&str; 9] = [
    "date", "headline", "slugline", "unit", "author", "source", "words", "n", "file",
];

/// A name with fields in braces, parsed when the profile is read, so that a wrong one is found then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(transparent)]
pub struct Pattern(String);

impl Pattern {
    /// Reads one.
    ///
    /// # Errors
    /// A `String`: the field that is not known, or the brace that is not closed.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('{') {
            let Some((field, behind)) = after.split_once('}') else {
                return Err(format!("{{{after}"));
            };
            if !FILE_FIELDS.contains(&field) {
                return Err(format!("{{{field}}}"));
            }
            rest = behind;
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether it names this field.
    #[must_use]
    pub fn names(&self, field: &str) -> bool {
        self.0.contains(&format!("{{{field}}}"))
    }

    /// The name with its fields filled. An empty field is dropped together with the mark in front of it, so that
    /// `{unit}+{author}+{headline}` without a unit begins with the author, and empty brackets are dropped.
    #[must_use]
    pub fn fill(&self, say: &dyn Fn(&str) -> String) -> String {
        let mut filled = String::new();
        let mut spoken = false;
        let mut rest = self.0.as_str();
        while let Some((between, after)) = rest.split_once('{') {
            let (field, behind) = after.split_once('}').unwrap_or((after, ""));
            let said = say(field);
            let said = said.trim();
            let joins_nothing = said.is_empty() || !spoken;
            if !(joins_nothing && is_joint(between)) {
                filled.push_str(between);
            }
            filled.push_str(said);
            spoken |= !said.is_empty();
            rest = behind;
        }
        filled.push_str(rest);
        for brackets in ["（）", "()", "【】", "[]", "《》"] {
            filled = filled.replace(brackets, "");
        }
        filled.trim().to_owned()
    }
}

fn is_joint(between: &str) -> bool {
    between.chars().all(|c| " +-_—–·、，,/|".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_says_nothing_takes_its_mark_along() {
        let say = |unit: &'static str, author: &'static str| {
            move |field: &str| {
                let said = match field {
                    "unit" => unit,
                    "author" => author,
                    _ => "谷雨",
                };
                said.to_owned()
            }
        };
        let pattern = Pattern::read("投稿：{unit}+{author}+{headline}（{unit}）").unwrap();
        assert_eq!(
            pattern.fill(&say("河西村", "林溪")),
            "投稿：河西村+林溪+谷雨（河西村）"
        );
        assert_eq!(pattern.fill(&say("", "林溪")), "投稿：林溪+谷雨");
        let plain = Pattern::read("{unit}+{author}+{headline}").unwrap();
        assert_eq!(plain.fill(&say("", "林溪")), "林溪+谷雨");
        assert_eq!(plain.fill(&say("河西村", "")), "河西村+谷雨");
    }

    #[test]
    fn an_unknown_field_and_an_open_brace_are_refused_by_name() {
        assert_eq!(Pattern::read("{phone}-{headline}"), Err("{phone}".to_owned()));
        assert_eq!(Pattern::read("a{headline"), Err("{headline".to_owned()));
    }
}
