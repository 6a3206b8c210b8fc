//! An outlet's rules, part by part.

use serde::{Deserialize, Serialize};
use story::{Fact, Field, Length, OriginalKind};
use ts_rs::TS;

use crate::Pattern;

/// An outlet's rules for the text. A rule that is not given is not checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TextRules {
    /// 字数 of the text.
    pub words: Option<Length>,
    /// Characters of the headline.
    pub headline: Option<Length>,
    /// 肩题.
    pub kicker: Kicker,
    /// Fields that must not be empty.
    pub required: Vec<Field>,
    /// A telephone number or a mail address must be in the note to the editor or in the sign-off, and is printed above the piece
    /// in the forms that people read.
    pub contact: bool,
    /// The note to the editor is printed above the piece in the forms that people read.
    pub note: bool,
    /// The related titles (推荐阅读) are printed below the piece in the forms that people read.
    pub related: bool,
    /// 落款: who signs and the day (成文日期) are printed at the right below the piece, whatever its own sign-off is.
    pub closing: bool,
    /// The language the piece must be in, by the first part of its tag (`en`); empty for any.
    pub language: String,
}

/// Whether an outlet prints a kicker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kicker {
    /// As the writer likes.
    #[default]
    Allowed,
    /// There must be one.
    Required,
    /// There must be none.
    None,
}

/// An outlet's rules for the photos.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PhotoRules {
    /// How many pictures the piece must have.
    pub count: Option<Length>,
    /// How large each original must be.
    pub pixels: Option<Pixels>,
    /// The least bytes of each original.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// The most bytes of each original.
    #[ts(type = "number | null")]
    pub most_bytes: Option<u64>,
    /// The facts that each picture must have.
    pub facts: Vec<Fact>,
    /// Which kinds of file are taken; empty for all.
    pub kinds: Vec<OriginalKind>,
    /// The originals are included as files of their own.
    pub originals: bool,
    /// Page-size copies with their words written in are included.
    pub web: bool,
    /// The place of a picture in the text is marked 【图1】.
    pub markers: bool,
    /// The traces that originals must not contain there: they are sent as copies without them.
    pub strip: Vec<Trace>,
}

/// Metadata of an original about where it was taken, and by which camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trace {
    /// 拍摄位置: positions (GPS).
    Gps,
    /// 序列号: those of body and lens.
    Serial,
}

impl Trace {
    /// All of them, by their names in a profile.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Gps, "gps"), (Self::Serial, "serial")];

    /// The name in a profile.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gps => "gps",
            Self::Serial => "serial",
        }
    }
}

/// How large a photo must be at least.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Pixels {
    /// The longer side.
    pub long: u32,
    /// The shorter side.
    pub short: u32,
    /// All of them, in millions.
    pub mega: u32,
}

impl Pixels {
    /// Reads `1920x1080`, `1920` (the longer side) or `20MP`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        if let Some(mega) = text.strip_suffix("MP") {
            let mega = mega.trim().parse().ok()?;
            return Some(Self {
                mega,
                ..Self::default()
            });
        }
        let (a, b) = text.split_once(['X', '×', '*']).unwrap_or((&text, "0"));
        let (a, b): (u32, u32) = (a.trim().parse().ok()?, b.trim().parse().ok()?);
        Some(Self {
            long: a.max(b),
            short: a.min(b),
            mega: 0,
        })
    }

    /// Whether a photo of this size is large enough, in either orientation.
    #[must_use]
    pub fn are_met(&self, width: u32, height: u32) -> bool {
        width.max(height) >= self.long
            && width.min(height) >= self.short
            // Megapixels as cameras are sold: 5472 × 3648 are called 20 million.
            && u64::from(width) * u64::from(height) + 500_000 >= u64::from(self.mega) * 1_000_000
    }
}

impl std::fmt::Display for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.mega, self.short) {
            (0, 0) => write!(f, "{}", self.long),
            (0, short) => write!(f, "{} × {short}", self.long),
            (mega, _) => write!(f, "{mega} MP"),
        }
    }
}

/// The settings of the Word file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordFile {
    /// In which style.
    pub style: WordStyle,
    /// Whether the pictures are in it.
    pub embed: bool,
}

impl Default for WordFile {
    fn default() -> Self {
        Self {
            style: WordStyle::Press,
            embed: true,
        }
    }
}

/// The styles of a Word file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordStyle {
    /// What press offices ask for: 标题宋体小二居中, 正文宋体小三.
    #[default]
    Press,
    /// GB/T 9704, as official documents are set: 标题小标宋二号, 正文仿宋三号.
    Official,
}

/// The names of the files, and how they are packed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct FileNames {
    /// The package or folder.
    pub package: Option<Pattern>,
    /// The text's files, without their endings.
    pub story: Option<Pattern>,
    /// Each photo, without its ending.
    pub photo: Option<Pattern>,
    /// How they are packed.
    pub packing: Packing,
}

/// How the files are packed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Packing {
    /// One BagIt zip.
    #[default]
    Zip,
    /// A plain folder: nothing in it but what the outlet asked for.
    Folder,
}

/// The mail an outlet wants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Mail {
    /// To whom.
    pub to: Vec<String>,
    /// The subject.
    pub subject: Option<Pattern>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_may_stand_or_lie() {
        let least = Pixels::read("1920x1080").unwrap();
        assert!(least.are_met(1080, 1920) && least.are_met(1920, 1080));
        assert!(!least.are_met(1919, 1080) && !least.are_met(3000, 1000));
        assert!(Pixels::read("20MP").unwrap().are_met(5472, 3648));
        assert!(!Pixels::read("20MP").unwrap().are_met(4000, 3000));
        assert_eq!(Pixels::read("1200").unwrap().to_string(), "1200");
        for wrong in ["", "x", "1920x", "-1", "MP", "1920x1080x3"] {
            assert_eq!(Pixels::read(wrong), None, "{wrong:?}");
        }
    }
}
