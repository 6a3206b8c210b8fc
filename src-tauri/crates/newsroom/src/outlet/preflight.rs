//! 投稿预检: what an outlet would send a piece back for, clause by clause, with the value found and the place.
//!
//! It looks at a content and the photos' own sizes, never at files, and says nothing of what no profile asks.

pub(crate) mod going;
mod names;
mod pictures;
mod ranges;
pub(crate) mod stripped;

use std::collections::BTreeMap;

use serde::Serialize;
use store::StoredPhoto;
use story::check::{Flag, Place, Severity};
use story::count::{Count, count};
use story::length::Length;
use story::{Content, Digest, Language};

use crate::outlet::contact::{Reach, reach};
use crate::outlet::{Kicker, Outlet};
use crate::{Error, Newsroom};
use going::SentOriginal;

use names::{en_field, said, zh_field};
use ranges::{en_off, en_range, off, zh_off, zh_range};

/// What one outlet says of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
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

impl Newsroom {
    /// What an outlet would send this story back for; without a name, what each would.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::BadOutlet`], or when the story cannot be read.
    pub fn preflight(&self, id: &str, outlet: Option<&str>) -> Result<Vec<Preflight>, Error> {
        let outlets = match outlet {
            Some(name) => vec![self.outlet(name)?],
            None => {
                let sheets = self.outlets()?.sheets;
                sheets.into_iter().filter_map(|sheet| sheet.outlet).collect()
            }
        };
        let content = self.content(id)?;
        let mut photos = BTreeMap::new();
        for digest in content.placed().filter_map(|figure| figure.photo.clone()) {
            if let Some(photo) = self.store().find_photo(&digest)? {
                photos.insert(digest, photo);
            }
        }
        let words = count(&content);
        let looked = outlets.iter().map(|outlet| {
            let look = Preflighter {
                outlet,
                content: &content,
                words,
                photos: &photos,
                going: self.as_sent(&photos, outlet.photos.traces())?,
                language: self.language(),
                flags: Vec::new(),
            };
            Ok(Preflight {
                outlet: outlet.name.clone(),
                title: outlet.title.clone(),
                words: words.words,
                range: outlet.text.words,
                flags: look.all(),
            })
        });
        looked.collect()
    }
}

/// One outlet looking at one piece.
struct Preflighter<'a> {
    outlet: &'a Outlet,
    content: &'a Content,
    words: Count,
    photos: &'a BTreeMap<Digest, StoredPhoto>,
    /// What goes in the place of each original.
    going: BTreeMap<Digest, SentOriginal>,
    language: Language,
    flags: Vec<Flag>,
}

impl Preflighter<'_> {
    fn all(mut self) -> Vec<Flag> {
        self.text();
        self.pictures();
        // What stays home is not looked at: see `exporting::leaving`.
        for (number, figure) in (1..).zip(self.content.placed()) {
            self.picture(number, figure);
        }
        self.flags
    }

    /// Something the outlet would send the piece back for.
    fn fail(&mut self, rule: &str, place: Place, quote: &str, zh: String, en: String) {
        self.flag(Severity::Error, rule, place, quote, zh, en);
    }

    /// Something a person should weigh before it goes.
    fn warn(&mut self, rule: &str, place: Place, quote: &str, zh: String, en: String) {
        self.flag(Severity::Warning, rule, place, quote, zh, en);
    }

    fn flag(&mut self, severity: Severity, rule: &str, place: Place, quote: &str, zh: String, en: String) {
        self.flags.push(Flag {
            rule: format!("outlet_{rule}"),
            severity,
            place,
            quote: quote.to_owned(),
            says: self.language.pick(zh, en),
            suggest: Vec::new(),
        });
    }

    /// What is asked is whether the desk can reach the writer by what it gets.
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
            "contact",
            Place::field("ednote"),
            note,
            zh.to_owned(),
            en.to_owned(),
        );
    }

    fn text(&mut self) {
        let (content, rules) = (self.content, &self.outlet.text);
        let tag = content.language.split('-').next().unwrap_or_default();
        if !rules.language.is_empty() && !tag.eq_ignore_ascii_case(&rules.language) {
            self.fail(
                "language",
                Place::field("language"),
                &content.language,
                format!("稿件语言是 {}，这里要 {}。", content.language, rules.language),
                format!(
                    "The piece is in {}, {} is wanted.",
                    content.language, rules.language
                ),
            );
        }
        for field in &rules.required {
            if said(content, field).trim().is_empty() {
                self.fail(
                    "field_missing",
                    Place::field(field),
                    "",
                    format!("没有{}。", zh_field(field)),
                    format!("There is no {}.", en_field(field)),
                );
            }
        }
        if rules.contact {
            self.contact();
        }
        let kicker = content.kicker.trim();
        match rules.kicker {
            Kicker::Required if kicker.is_empty() => self.fail(
                "kicker",
                Place::field("kicker"),
                "",
                "没有肩题。".to_owned(),
                "There is no kicker.".to_owned(),
            ),
            Kicker::None if !kicker.is_empty() => self.fail(
                "kicker",
                Place::field("kicker"),
                kicker,
                "这里不要肩题。".to_owned(),
                "No kicker is taken.".to_owned(),
            ),
            _ => {}
        }
        let headline = crate::rows::number(content.headline.trim().chars().count());
        if let Some((range, off)) = off(rules.headline, headline).filter(|_| headline > 0) {
            self.fail(
                "headline_length",
                Place::field("headline"),
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
                "words",
                Place::field("length"),
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
