//! A figure: a photo's place in a story, with its own words and facts.

mod fact;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::mark::{FaceMark, MOST_STARS, Pick};
use crate::{Digest, Framing};

pub use fact::{Fact, FactKind, FactRow, FactSlot, FactUse, FactValue};

/// Identity of a figure within its story. The code that creates a figure chooses it; nothing reads meaning into it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct FigureId(pub String);

impl std::fmt::Display for FigureId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A photo's place in a story. One photo may be used in two figures, each with its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Identity within the story.
    pub id: FigureId,
    /// Which photo; `None` where the picture is missing and only its place and words are known.
    pub photo: Option<Digest>,
    /// The name the photo's file had when it was added, for people; never a path.
    pub file_name: String,
    /// 图片说明, as printed. IPTC Description.
    pub caption: String,
    /// 替代文字, for those who cannot see it. IPTC Alt Text.
    pub alt: String,
    /// 摄影: who took it. IPTC Creator.
    pub photographer: String,
    /// 供图署名, as printed. IPTC Credit Line.
    pub credit: String,
    /// 来源: who supplied it. IPTC Source.
    pub source: String,
    /// 版权声明. IPTC Copyright Notice.
    pub copyright: String,
    /// 使用条款. IPTC Rights Usage Terms.
    pub usage: String,
    /// When it was taken, as precisely as the photo's metadata has it: an RFC 3339 time, or one without its offset, or a date
    /// alone (`2020-02-14`, `2020-02-14T09:30:00`, `2020-02-14T09:30:00+08:00`). IPTC Date Created.
    pub taken: String,
    /// Where it was taken. IPTC Location Created, as one printed phrase.
    pub place: String,
    /// What was going on. IPTC Event.
    pub event: String,
    /// IPTC Digital Source Type, the last part of its NewsCodes URI (`digitalCapture`); empty if unknown.
    pub digital_source: String,
    /// Who is in it, from left to right. IPTC Person Shown.
    pub people: Vec<Person>,
    /// 取景: how much of the photo shows, and which way up. Absent from the JSON where the photo is shown as it is, so that
    /// a figure without it has the bytes, and its story the digest, that it had before there was such a fact.
    #[serde(default, skip_serializing_if = "Framing::is_default")]
    #[ts(as = "Option<Framing>", optional)]
    pub framing: Framing,
    /// 星级: 0 (none) to 5 stars. XMP Rating. Like the two that follow it is absent from the JSON where it is not set.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(as = "Option<u8>", optional)]
    pub rating: u8,
    /// 选用 or 弃用.
    #[serde(default, skip_serializing_if = "Pick::is_open")]
    #[ts(as = "Option<Pick>", optional)]
    pub pick: Pick,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands a reference over
fn is_zero(stars: &u8) -> bool {
    *stars == 0
}

impl Figure {
    /// Brings the figure's numbers to their one form: framing, stars and marks within their ranges.
    pub fn settle(&mut self) {
        self.framing = self.framing.settled();
        self.rating = self.rating.min(MOST_STARS);
        for person in &mut self.people {
            person.mark = person.mark.map(FaceMark::settled);
        }
    }

    /// The figure as it prints: without the facts that only choosing the photos needs.
    #[must_use]
    pub fn printed(mut self) -> Self {
        self.rating = 0;
        self.pick = Pick::Open;
        for person in &mut self.people {
            person.mark = None;
        }
        self
    }

    /// Fills the empty words and facts of this figure from `other`; the photo and its framing are not taken over.
    pub fn fill_gaps(&mut self, mut other: Self) {
        for fact in Fact::ALL {
            match fact.slot(&mut other) {
                FactSlot::Text(offered) => {
                    if let Some(said) = fact.text_mut(self).filter(|said| said.is_empty()) {
                        *said = std::mem::take(offered);
                    }
                }
                FactSlot::People(offered) if self.people.is_empty() => self.people = std::mem::take(offered),
                FactSlot::Stars(offered) if self.rating == 0 => self.rating = *offered,
                FactSlot::People(_) | FactSlot::Framing(_) | FactSlot::Stars(_) | FactSlot::Pick(_) => {}
            }
        }
    }
}

/// A person in a photo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as printed.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 职务.
    pub title: String,
    /// 位置 as printed: 左二.
    pub position: String,
    /// Where the face was marked in the photo; absent from the JSON where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mark: Option<FaceMark>,
}
