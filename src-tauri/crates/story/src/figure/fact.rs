//! The facts of a figure, one list: what each is called, what kind of value it has, and what is done with it.
//!
//! Code that handles the facts of a photo loops over [`Fact::ALL`]: setting by name, comparing and merging, stamps, what an
//! outlet requires, caption sheets, and the window, which gets the list in `ui/src/model/lists.ts`. Their names in a photo's file
//! are in `newsroom::pictures::facts`.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Figure, Person};
use crate::{Framing, Language, Pick};

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A text that changes in parts: a caption.
    Paragraph,
    /// A few words that change as one: a name, a place.
    Line,
    /// A time, as precisely as the photo's metadata has it.
    Time,
    /// One of IPTC's Digital Source Types (`digitalCapture`).
    SourceType,
    /// Who is in the photo, from left to right.
    People,
    /// How much of the photo shows, and which way up.
    Framing,
    /// Stars from 0 to [`MOST_STARS`](crate::mark::MOST_STARS).
    Stars,
    /// Picked, rejected or neither.
    Pick,
}

impl FactKind {
    /// Whether a person writes it as a text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::Paragraph | Self::Line | Self::Time | Self::SourceType => true,
            Self::People | Self::Framing | Self::Stars | Self::Pick => false,
        }
    }
}

/// What is done with some facts and not with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactUse {
    /// It belongs to the file and not to the scene: a photo that replaces another one brings its own.
    Exchange,
    /// It is of the occasion: a snapshot of one photo keeps it for others.
    Snapshot,
    /// It has a column on caption sheets.
    Sheet,
    /// It is seldom filled in: a narrow form shows it on demand.
    Seldom,
}

/// The list's row of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FactRow {
    /// Its name in JSON and on the command line: that of the field of [`Figure`].
    #[ts(type = "Fact")]
    pub name: &'static str,
    /// What it is called in Chinese.
    pub zh: &'static str,
    /// What it is called in English.
    pub en: &'static str,
    /// What kind of value it has.
    pub kind: FactKind,
    /// What is done with it.
    #[ts(type = "readonly FactUse[]")]
    pub uses: &'static [FactUse],
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FactValue<'a> {
    /// A text.
    Text(&'a str),
    /// Who is in the photo.
    People(&'a [Person]),
    /// How the photo is framed.
    Framing(&'a Framing),
    /// Its stars.
    Stars(u8),
    /// Its flag.
    Pick(Pick),
}

/// The value of a fact, to be changed.
#[derive(Debug, PartialEq)]
pub enum FactSlot<'a> {
    /// A text.
    Text(&'a mut String),
    /// Who is in the photo.
    People(&'a mut Vec<Person>),
    /// How the photo is framed.
    Framing(&'a mut Framing),
    /// Its stars.
    Stars(&'a mut u8),
    /// Its flag.
    Pick(&'a mut Pick),
}

/// The list: variant, field, kind, name in Chinese and English, uses. The order is the one in which people are shown them.
macro_rules! facts {
    ($($fact:ident $field:ident $kind:ident $zh:tt $en:tt [$($used:ident)*];)+) => {
        /// A fact of a figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Fact {
            $(#[doc = $zh] $fact,)+
        }

        impl Fact {
            /// All of them, in the order in which people are shown them.
            pub const ALL: &'static [Self] = &[$(Self::$fact),+];

            /// Its row of the list.
            #[must_use]
            pub const fn row(self) -> FactRow {
                match self {
                    $(Self::$fact => FactRow {
                        name: stringify!($field),
                        zh: $zh,
                        en: $en,
                        kind: FactKind::$kind,
                        uses: &[$(FactUse::$used),*],
                    },)+
                }
            }

            /// The fact's value in a figure.
            #[must_use]
            pub fn value(self, figure: &Figure) -> FactValue<'_> {
                match self {
                    $(Self::$fact => FactValue::from(&figure.$field),)+
                }
            }

            /// The fact's value in a figure, to be changed.
            pub fn slot(self, figure: &mut Figure) -> FactSlot<'_> {
                match self {
                    $(Self::$fact => FactSlot::from(&mut figure.$field),)+
                }
            }

            /// Copies the fact's value from one figure to another.
            pub fn copy(self, to: &mut Figure, from: &Figure) {
                match self {
                    $(Self::$fact => to.$field.clone_from(&from.$field),)+
                }
            }
        }

        /// A field of a figure that is not in the list does not compile.
        const _: fn(Figure) = |Figure { id: _, photo: _, file_name: _, $($field: _),+ }| {};
    };
}

facts! {
    Caption caption Paragraph "图片说明" "Caption" [Sheet];
    Photographer photographer Line "摄影" "Photographer" [Exchange Snapshot Sheet];
    Credit credit Line "供图署名" "Credit" [Exchange Snapshot Sheet];
    Taken taken Time "拍摄时间" "Date taken" [Exchange Sheet];
    Place place Line "拍摄地点" "Place" [Snapshot Sheet];
    Event event Line "事件" "Event" [Snapshot];
    People people People "图中人物" "People" [Sheet];
    Source source Line "来源" "Source" [Exchange Snapshot Sheet Seldom];
    Copyright copyright Line "版权声明" "Copyright notice" [Exchange Snapshot Sheet Seldom];
    Usage usage Line "使用条款" "Usage terms" [Exchange Snapshot Sheet Seldom];
    Alt alt Paragraph "替代文字" "Alt text" [Sheet];
    DigitalSource digital_source SourceType "图像来历" "Digital source" [Exchange Snapshot Seldom];
    Framing framing Framing "取景" "Framing" [];
    Rating rating Stars "星级" "Stars" [];
    Pick pick Pick "选用或弃用" "Pick or reject" [];
}

impl Fact {
    /// Its name in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The fact of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.name() == name)
    }

    /// What people call it.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        let row = self.row();
        language.pick(row.zh, row.en)
    }

    /// What kind of value it has.
    #[must_use]
    pub const fn kind(self) -> FactKind {
        self.row().kind
    }

    /// Whether this is done with it.
    #[must_use]
    pub fn has(self, used: FactUse) -> bool {
        self.row().uses.contains(&used)
    }

    /// Those with which this is done, in order.
    pub fn with(used: FactUse) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |fact| fact.has(used))
    }

    /// Those that a person writes as a text, in order.
    pub fn texts() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|fact| fact.kind().is_text())
    }

    /// The fact's text in a figure; empty where it is no text.
    #[must_use]
    pub fn text(self, figure: &Figure) -> &str {
        match self.value(figure) {
            FactValue::Text(text) => text,
            FactValue::People(_) | FactValue::Framing(_) | FactValue::Stars(_) | FactValue::Pick(_) => "",
        }
    }

    /// The text that it is in a figure, to be changed; `None` where it is none.
    pub fn text_mut(self, figure: &mut Figure) -> Option<&mut String> {
        match self.slot(figure) {
            FactSlot::Text(text) => Some(text),
            FactSlot::People(_) | FactSlot::Framing(_) | FactSlot::Stars(_) | FactSlot::Pick(_) => None,
        }
    }
}

impl FactValue<'_> {
    /// Whether it is empty: no text but blanks, nobody with a name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::People(people) => people.iter().all(|person| person.name.trim().is_empty()),
            Self::Framing(framing) => framing.is_default(),
            Self::Stars(stars) => *stars == 0,
            Self::Pick(pick) => pick.is_open(),
        }
    }
}

/// As people read it.
impl fmt::Display for FactValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::People(people) => {
                let names: Vec<&str> = people.iter().map(|person| person.name.trim()).collect();
                f.write_str(&names.join("; "))
            }
            Self::Framing(framing) => framing.fmt(f),
            Self::Stars(stars) => stars.fmt(f),
            Self::Pick(pick) => f.write_str(pick.name()),
        }
    }
}

macro_rules! values {
    ($($field:ty: $value:ident $read:expr;)+) => {
        $(
            impl<'a> From<&'a $field> for FactValue<'a> {
                fn from(value: &'a $field) -> Self {
                    Self::$value($read(value))
                }
            }

            impl<'a> From<&'a mut $field> for FactSlot<'a> {
                fn from(value: &'a mut $field) -> Self {
                    Self::$value(value)
                }
            }
        )+
    };
}

values! {
    String: Text String::as_str;
    Vec<Person>: People Vec::as_slice;
    Framing: Framing std::convert::identity;
    u8: Stars Clone::clone;
    Pick: Pick Clone::clone;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_found_by_the_name_that_json_has_for_it() {
        for fact in Fact::ALL {
            assert_eq!(Fact::from_name(fact.name()), Some(*fact));
            let json = serde_json::to_value(fact).unwrap();
            assert_eq!(json, fact.name());
        }
        assert_eq!(Fact::from_name("colour"), None);
    }

    #[test]
    fn what_a_fact_says_is_read_copied_and_changed() {
        let from = Figure {
            credit: "林溪/摄".to_owned(),
            rating: 3,
            ..Figure::default()
        };
        let mut to = Figure::default();
        for fact in Fact::ALL {
            fact.copy(&mut to, &from);
        }
        assert_eq!(to, from);
        assert_eq!(Fact::Credit.text(&to), "林溪/摄");
        assert_eq!(Fact::Rating.value(&to).to_string(), "3");
        assert!(Fact::Rating.text_mut(&mut to).is_none() && Fact::Pick.value(&to).is_empty());
        Fact::Credit.text_mut(&mut to).unwrap().clear();
        assert!(Fact::Credit.value(&to).is_empty());
    }
}
