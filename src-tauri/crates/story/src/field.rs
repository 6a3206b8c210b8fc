//! The fields of a story: one table, from which every program part that handles fields is generated.
//!
//! A field is what has a name in `set`: `galley-cli set 12 kicker=新春走基层`. A new one is a member of [`Content`] and a row of
//! the table here; a printed one is also a row of the table in `press`, which defines how each form sets it. Titles of related
//! pieces, body and tray are no fields: they are written on the page.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Author, Content, Language, Length, SignOff};

/// Where a field is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintedAt {
    /// On top, as one of the titles: 肩题, 标题, 副题.
    Titles,
    /// Between titles and body: who wrote it, where and when, where it comes from.
    UnderTitles,
    /// Behind the body.
    End,
}

/// How a printed field is written in Markdown; [`crate::markdown`] shows the whole form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkdownForm {
    /// A paragraph directly before the headline.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// A heading of level 6 that begins with the field's Chinese label: `###### 电头：…`.
    Labelled,
    /// Where print has it; see [`crate::sign_off`].
    Ending,
}

/// How a field changes where two states are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldChange {
    /// As one: a place, a time.
    AsOne,
    /// In parts: words one by one, an author more or less. Where a sign-off is printed still changes as one.
    InParts,
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldValue<'a> {
    /// Plain words.
    Text(&'a String),
    /// Words, and where they are printed.
    SignOff(&'a SignOff),
    /// Who wrote the piece.
    Authors(&'a Vec<Author>),
    /// Words by which it is found.
    Keywords(&'a Vec<String>),
    /// 1 to 9.
    Urgency(&'a Option<u8>),
    /// A time.
    Embargo(&'a Option<DateTime<FixedOffset>>),
    /// A range of words.
    Length(&'a Option<Length>),
}

/// The value of a field, to be changed.
#[derive(Debug, PartialEq)]
pub enum FieldSlot<'a> {
    /// Plain words.
    Text(&'a mut String),
    /// Words, and where they are printed.
    SignOff(&'a mut SignOff),
    /// Who wrote the piece.
    Authors(&'a mut Vec<Author>),
    /// Words by which it is found.
    Keywords(&'a mut Vec<String>),
    /// 1 to 9.
    Urgency(&'a mut Option<u8>),
    /// A time.
    Embargo(&'a mut Option<DateTime<FixedOffset>>),
    /// A range of words.
    Length(&'a mut Option<Length>),
}

/// The table's row of one field.
struct FieldRow {
    name: &'static str,
    member: &'static str,
    zh: &'static str,
    en: &'static str,
    change: FieldChange,
    printed: Option<(PrintedAt, MarkdownForm)>,
}

/// The list: variant, member of [`Content`], what it holds and how it changes; name in `set`, in Chinese and in English; where it
/// is printed and its form in Markdown. The order is the one in which they are listed, printed ones from the top of the page down.
macro_rules! fields {
    ($($field:ident $member:ident $holds:ident $change:ident $name:literal $zh:literal $en:literal $printed:expr;)+) => {
        /// A field of a story.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $(#[doc = $zh] $field,)+
        }

        impl Field {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$field),+];

            const fn row(self) -> FieldRow {
                match self {
                    $(Self::$field => FieldRow {
                        name: $name,
                        member: stringify!($member),
                        zh: $zh,
                        en: $en,
                        change: FieldChange::$change,
                        printed: $printed,
                    },)+
                }
            }

            /// The field's value in a story.
            #[must_use]
            pub const fn value(self, content: &Content) -> FieldValue<'_> {
                match self {
                    $(Self::$field => FieldValue::$holds(&content.$member),)+
                }
            }

            /// The field's value in a story, to be changed.
            pub const fn slot(self, content: &mut Content) -> FieldSlot<'_> {
                match self {
                    $(Self::$field => FieldSlot::$holds(&mut content.$member),)+
                }
            }

            /// Copies the field's value from one story to another.
            pub fn copy(self, to: &mut Content, from: &Content) {
                match self {
                    $(Self::$field => to.$member.clone_from(&from.$member),)+
                }
            }
        }

        /// A member of a story that is not in the list does not compile.
        const _: fn(Content) = |Content { schema: _, related: _, body: _, tray: _, $($member: _),+ }| {};
    };
}

use MarkdownForm::{Ending, Heading, Labelled, Paragraph};
use PrintedAt::{End, Titles, UnderTitles};

fields! {
    Slugline slugline Text AsOne "slugline" "稿件代号" "Slugline" None;
    Kicker kicker Text InParts "kicker" "肩题" "Kicker" Some((Titles, Paragraph));
    Headline headline Text InParts "headline" "标题" "Headline" Some((Titles, Heading(1)));
    Subheadline subheadline Text InParts "subheadline" "副题" "Subheadline" Some((Titles, Heading(5)));
    Authors authors Authors InParts "byline" "作者" "Byline" Some((UnderTitles, Labelled));
    Dateline dateline Text AsOne "dateline" "电头" "Dateline" Some((UnderTitles, Labelled));
    SignOff sign_off SignOff InParts "sign_off" "文末署名" "Sign-off" Some((End, Ending));
    Source source Text AsOne "source" "来源" "Source" Some((UnderTitles, Labelled));
    Keywords keywords Keywords InParts "keywords" "关键词" "Keywords" None;
    Genre genre Text AsOne "genre" "体裁" "Genre" None;
    Urgency urgency Urgency AsOne "urgency" "紧急程度" "Urgency" None;
    Embargo embargo Embargo AsOne "embargo" "发布时间限制" "Embargo" None;
    Language language Text AsOne "language" "稿件语言" "Language" None;
    Ednote ednote Text InParts "ednote" "致编辑的话" "Note to the editor" None;
    Length length Length AsOne "length" "字数要求" "Length" None;
}

impl Field {
    /// Its name: what `set` and an outlet's profile call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The field of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// Their names, in order.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|field| field.name()).collect()
    }

    /// Its name in `story.json`: a byline is printed from the `authors`.
    #[must_use]
    pub const fn member(self) -> &'static str {
        self.row().member
    }

    /// The field of this name in `story.json`.
    #[must_use]
    pub fn from_member(member: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.member() == member)
    }

    /// What people call it: 文末署名, Sign-off.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        let row = self.row();
        language.pick(row.zh, row.en)
    }

    /// Where it is printed; `None` where it is for the desk alone.
    #[must_use]
    pub const fn printed_at(self) -> Option<PrintedAt> {
        match self.row().printed {
            Some((at, _)) => Some(at),
            None => None,
        }
    }

    /// How it is written in Markdown; `None` where it is not carried.
    pub(crate) fn markdown(self) -> Option<MarkdownForm> {
        self.row().printed.map(|(_, markdown)| markdown)
    }

    /// How it changes.
    pub(crate) fn change(self) -> FieldChange {
        self.row().change
    }

    /// The fields that print, from the top of the page down.
    pub fn printed() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|field| field.printed_at().is_some())
    }

    /// The titles from the top down: kicker, headline …
    pub fn titles() -> impl Iterator<Item = Self> {
        Self::printed().filter(|field| field.printed_at() == Some(PrintedAt::Titles))
    }

    /// Whether a comparison has a row for it, word by word; else a change of it is listed with the facts.
    #[must_use]
    pub fn is_read_in_rows(self) -> bool {
        matches!(self.printed_at(), Some(PrintedAt::Titles | PrintedAt::End))
    }

    /// Its words; `None` where it holds something else.
    #[must_use]
    pub fn words(self, content: &Content) -> Option<&str> {
        match self.value(content) {
            FieldValue::Text(text) => Some(text),
            FieldValue::SignOff(sign_off) => Some(&sign_off.text),
            FieldValue::Authors(_)
            | FieldValue::Keywords(_)
            | FieldValue::Urgency(_)
            | FieldValue::Embargo(_)
            | FieldValue::Length(_) => None,
        }
    }
}

impl FieldValue<'_> {
    /// Whether it is empty: blanks, empty brackets and an author without a name count as empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::SignOff(sign_off) => sign_off.unbracketed().is_empty(),
            Self::Authors(authors) => authors.iter().all(|author| author.name.trim().is_empty()),
            Self::Keywords(keywords) => keywords.iter().all(|word| word.trim().is_empty()),
            Self::Urgency(urgency) => urgency.is_none(),
            Self::Embargo(embargo) => embargo.is_none(),
            Self::Length(length) => length.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_name_and_by_its_member() {
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(*field));
            assert_eq!(Field::from_member(field.member()), Some(*field));
            let json = serde_json::to_value(field).unwrap();
            assert_eq!(json, field.member(), "the IPC and story.json call it so too");
        }
        assert_eq!(Field::from_name("authors"), None);
        assert_eq!(Field::from_member("byline"), None);
    }

    #[test]
    fn what_a_field_says_is_changed_and_copied_alone() {
        let mut full = Content {
            authors: vec![Author {
                name: "林溪".to_owned(),
                ..Author::default()
            }],
            keywords: vec!["党费".to_owned()],
            urgency: Some(3),
            embargo: DateTime::parse_from_rfc3339("2026-11-23T08:00:00+08:00").ok(),
            length: Length::read("1-2"),
            ..Content::default()
        };
        for field in Field::ALL {
            match field.slot(&mut full) {
                FieldSlot::Text(text) => text.push_str("words"),
                FieldSlot::SignOff(sign_off) => sign_off.text.push_str("（市图书馆 林溪）"),
                _ => {}
            }
        }
        let said = |content: &Content| -> Vec<Field> {
            let all = Field::ALL.iter().copied();
            all.filter(|field| !field.value(content).is_empty()).collect()
        };
        assert_eq!(said(&full), Field::ALL);
        for field in Field::ALL {
            let mut to = Content {
                language: String::new(),
                ..Content::default()
            };
            field.copy(&mut to, &full);
            assert_eq!(said(&to), [*field]);
        }
    }
}
