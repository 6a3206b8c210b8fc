//! 投稿预检: what an outlet would send a piece back for, clause by clause, with the value found and the place.
//!
//! It reads a content and the facts of its photos, never files, and checks nothing that no profile asks.

mod pictures;
mod ranges;

use std::collections::BTreeMap;

use serde::Serialize;
use story::check::{Flag, FlagRule, Place, Severity};
use story::count::{Count, count, number};
use story::length::Length;
use story::{Content, Field, FigureId, Language, OriginalKind};
use ts_rs::TS;

use crate::contact::{Reach, reach};
use crate::{Kicker, Outlet};

use ranges::{en_off, en_range, off, zh_off, zh_range};

/// The result of checking a piece against one outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preflight {
    /// The outlet's name.
    pub outlet: String,
    /// What people call it.
    pub title: String,
    /// 字数 of the piece.
    pub words: u32,
    /// The range it asks for.
    pub range: Option<Length>,
    /// Every clause that fails, in reading order.
    pub flags: Vec<Flag>,
}

/// The facts of the photo in a figure, as the outlet would get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentPhoto {
    /// Width and height in pixels of what the figure shows: the part cropped away is not printed, so it does not count.
    pub shown: (u32, u32),
    /// What the original is.
    pub kind: OriginalKind,
    /// The original's size in bytes.
    pub bytes: u64,
    /// What is sent in its place.
    pub sent: SentOriginal,
}

/// What is sent in the place of an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentOriginal {
    /// A file of so many bytes.
    Bytes(u64),
    /// Nothing: its traces cannot be removed from it.
    Nothing,
}

/// Finds what this outlet would send the story back for. `photos` are the facts of the photos of its placed figures; one that is
/// not among them is missing.
#[must_use]
pub fn preflight(
    outlet: &Outlet,
    content: &Content,
    photos: &BTreeMap<FigureId, SentPhoto>,
    language: Language,
) -> Preflight {
    let words = count(content);
    let look = Preflighter {
        outlet,
        content,
        words,
        photos,
        language,
        flags: Vec::new(),
    };
    Preflight {
        outlet: outlet.name.clone(),
        title: outlet.title.clone(),
        words: words.words,
        range: outlet.text.words,
        flags: look.all(),
    }
}

/// The check of one piece against one outlet.
struct Preflighter<'a> {
    outlet: &'a Outlet,
    content: &'a Content,
    words: Count,
    photos: &'a BTreeMap<FigureId, SentPhoto>,
    language: Language,
    flags: Vec<Flag>,
}

impl Preflighter<'_> {
    fn all(mut self) -> Vec<Flag> {
        self.text();
        self.pictures();
        // The tray is not sent, so it is not checked.
        for (number, figure) in (1..).zip(self.content.placed()) {
            self.picture(number, figure);
        }
        self.flags
    }

    /// Adds an error: the outlet would send the piece back for it.
    fn fail(&mut self, rule: FlagRule, place: Place, quote: &str, zh: String, en: String) {
        self.flag(Severity::Error, rule, place, quote, zh, en);
    }

    /// Adds a warning: a person should consider it before sending.
    fn warn(&mut self, rule: FlagRule, place: Place, quote: &str, zh: String, en: String) {
        self.flag(Severity::Warning, rule, place, quote, zh, en);
    }

    fn flag(
        &mut self,
        severity: Severity,
        rule: FlagRule,
        place: Place,
        quote: &str,
        zh: String,
        en: String,
    ) {
        self.flags.push(Flag {
            rule,
            severity,
            place,
            quote: quote.to_owned(),
            says: self.language.pick(zh, en),
            suggest: Vec::new(),
            words: None,
        });
    }

    /// Checks whether the desk can reach the writer from the forms it gets.
    fn contact(&mut self) {
        let (zh, en) = match reach(self.content, &self.outlet.formats) {
            Reach::Yes => return,
            Reach::No => (
                "没有联系方式。在致编辑或文末署名里写上电话或邮箱。",
                "There is no way to reach the writer. Write a telephone number or an address into the note to the editor or the sign-off.",
            ),
            Reach::InNoForm => (
                "联系方式写在致编辑里，这家收的格式都不带它。请写进文末署名。",
                "The way to reach the writer stands in the note to the editor, and none of the forms that are taken carries it. Write it into the sign-off.",
            ),
        };
        let note = &self.content.ednote;
        self.fail(
            FlagRule::OutletContact,
            Place::field(Field::Ednote),
            note,
            zh.to_owned(),
            en.to_owned(),
        );
    }

    fn text(&mut self) {
        let (content, rules) = (self.content, &self.outlet.text);
        let tag = content.language_tag().split('-').next().unwrap_or_default();
        if !rules.language.is_empty() && !tag.eq_ignore_ascii_case(&rules.language) {
            self.fail(
                FlagRule::OutletLanguage,
                Place::field(Field::Language),
                &content.language,
                format!("稿件语言是 {}，这里要 {}。", content.language, rules.language),
                format!(
                    "The piece is in {}, {} is wanted.",
                    content.language, rules.language
                ),
            );
        }
        for field in rules
            .required
            .iter()
            .filter(|field| field.value(content).is_empty())
        {
            self.fail(
                FlagRule::OutletFieldMissing,
                Place::field(*field),
                "",
                format!("没有{}。", field.label(Language::Zh)),
                format!("There is no {}.", field.label(Language::En).to_lowercase()),
            );
        }
        if rules.contact {
            self.contact();
        }
        let kicker = content.kicker.trim();
        match rules.kicker {
            Kicker::Required if kicker.is_empty() => self.fail(
                FlagRule::OutletKicker,
                Place::field(Field::Kicker),
                "",
                "没有肩题。".to_owned(),
                "There is no kicker.".to_owned(),
            ),
            Kicker::None if !kicker.is_empty() => self.fail(
                FlagRule::OutletKicker,
                Place::field(Field::Kicker),
                kicker,
                "这里不要肩题。".to_owned(),
                "No kicker is taken.".to_owned(),
            ),
            _ => {}
        }
        let headline = number(content.headline.trim().chars().count());
        if let Some((range, off)) = off(rules.headline, headline).filter(|_| headline > 0) {
            self.fail(
                FlagRule::OutletHeadlineLength,
                Place::field(Field::Headline),
                &content.headline,
                format!("标题 {headline} 字，要 {}，{}。", zh_range(range), zh_off(off)),
                format!(
                    "The headline has {headline} characters of {}, {}.",
                    en_range(range),
                    en_off(off)
                ),
            );
        }
        let words = self.words.words;
        if let Some((range, off)) = off(rules.words, words) {
            self.fail(
                FlagRule::OutletWords,
                Place::field(Field::Length),
                "",
                format!("全文 {words} 字，要 {}，{}。", zh_range(range), zh_off(off)),
                format!(
                    "The piece has {words} words of {}, {}.",
                    en_range(range),
                    en_off(off)
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests;
