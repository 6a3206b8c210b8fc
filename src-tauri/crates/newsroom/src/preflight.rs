//! 投稿预检: what an outlet would send a piece back for, clause by clause, with the value found and the place.
//!
//! It looks at a content and the photos' own sizes, never at files, and says nothing of what no profile asks.

use std::collections::BTreeMap;

use serde::Serialize;
use store::Photo;
use story::check::{Flag, Place, Severity};
use story::count::{Count, count};
use story::length::{Fit, Length};
use story::{Content, Digest, Figure, Language, SignOff};

use crate::outlet::{Kicker, Outlet};
use crate::{Error, Newsroom};

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
        for digest in content.figures().filter_map(|figure| figure.photo.clone()) {
            if let Some(photo) = self.store().find_photo(&digest)? {
                photos.insert(digest, photo);
            }
        }
        let words = count(&content);
        let looked = outlets.iter().map(|outlet| Preflight {
            outlet: outlet.name.clone(),
            title: outlet.title.clone(),
            words: words.words,
            range: outlet.text.words,
            flags: Look {
                outlet,
                content: &content,
                words,
                photos: &photos,
                language: self.language(),
                flags: Vec::new(),
            }
            .all(),
        });
        Ok(looked.collect())
    }
}

/// One outlet looking at one piece.
struct Look<'a> {
    outlet: &'a Outlet,
    content: &'a Content,
    words: Count,
    photos: &'a BTreeMap<Digest, Photo>,
    language: Language,
    flags: Vec<Flag>,
}

impl Look<'_> {
    fn all(mut self) -> Vec<Flag> {
        self.text();
        self.pictures();
        for (number, figure) in (1..).zip(self.content.figures()) {
            self.picture(number, figure);
        }
        self.flags
    }

    fn fail(&mut self, rule: &str, place: Place, quote: &str, zh: String, en: String) {
        self.flags.push(Flag {
            rule: format!("outlet_{rule}"),
            severity: Severity::Error,
            place,
            quote: quote.to_owned(),
            says: self.language.pick(zh, en),
            suggest: Vec::new(),
        });
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

    /// How many there are. Only pictures that stand in the body count: those in the tray are not printed.
    fn pictures(&mut self) {
        let body = self.content.body.iter().filter_map(story::Block::as_figure);
        let there = crate::rows::number(body.filter(|figure| figure.photo.is_some()).count());
        if let Some((range, off)) = off(self.outlet.photos.count, there) {
            let (zh, en) = match off {
                Off::Under(lack) => (format!("还差 {lack} 张"), format!("{lack} short")),
                Off::Over(surplus) => (format!("多了 {surplus} 张"), format!("{surplus} over")),
            };
            self.fail(
                "photo_count",
                Place::field("photos"),
                "",
                format!(
                    "正文有图 {there} 张，要 {} 张，{zh}。",
                    zh_range(range).replace(" 字", "")
                ),
                format!("The body has {there} pictures of {}, {en}.", en_range(range)),
            );
        }
    }

    fn picture(&mut self, number: usize, figure: &Figure) {
        let rules = &self.outlet.photos;
        let place = || Place::Figure {
            id: figure.id.clone(),
        };
        for fact in &rules.facts {
            let missing = match fact.as_str() {
                "people" => figure.people.iter().all(|person| person.name.trim().is_empty()),
                // One name is enough, as in the ordinary check.
                "photographer" => figure.photographer.trim().is_empty() && figure.credit.trim().is_empty(),
                fact => said_of(figure, fact).trim().is_empty(),
            };
            if missing {
                self.fail(
                    "fact_missing",
                    place(),
                    &figure.caption,
                    format!("图{number}没有写{}。", zh_fact(fact)),
                    format!("Figure {number} does not say {}.", en_fact(fact)),
                );
            }
        }
        let photo = figure.photo.as_ref().and_then(|digest| self.photos.get(digest));
        let Some(photo) = photo else {
            if figure.photo.is_none() && self.outlet.photos.count.is_some() {
                self.fail(
                    "picture_missing",
                    place(),
                    &figure.caption,
                    format!("图{number}缺少图片。"),
                    format!("Figure {number} has no picture."),
                );
            }
            return;
        };
        let (width, height, bytes) = (photo.width, photo.height, photo.bytes);
        if let Some(least) = rules.pixels.filter(|least| !least.are_met(width, height)) {
            self.fail(
                "photo_pixels",
                place(),
                &figure.caption,
                format!("图{number}是 {width} × {height} 像素，至少要 {least}。"),
                format!("Figure {number} has {width} × {height} pixels, at least {least} are wanted."),
            );
        }
        if let Some(least) = rules.bytes.filter(|least| bytes < *least) {
            self.fail(
                "photo_bytes",
                place(),
                &figure.caption,
                format!("图{number}的文件是 {}，至少要 {}。", size(bytes), size(least)),
                format!(
                    "The file of figure {number} has {}, at least {} are wanted.",
                    size(bytes),
                    size(least)
                ),
            );
        }
        if let Some(most) = rules.most_bytes.filter(|most| bytes > *most) {
            self.fail(
                "photo_bytes",
                place(),
                &figure.caption,
                format!("图{number}的文件是 {}，最多 {}。", size(bytes), size(most)),
                format!(
                    "The file of figure {number} has {}, at most {} are taken.",
                    size(bytes),
                    size(most)
                ),
            );
        }
        if !rules.kinds.is_empty() && !rules.kinds.contains(&photo.kind) {
            let (kind, kinds) = (photo.kind.to_uppercase(), rules.kinds.join(", ").to_uppercase());
            self.fail(
                "photo_kind",
                place(),
                &figure.caption,
                format!("图{number}是 {kind} 文件，这里收 {kinds}。"),
                format!("Figure {number} is a {kind} file, {kinds} are taken."),
            );
        }
    }
}

/// How far a number is from a range.
#[derive(Debug, Clone, Copy)]
enum Off {
    Under(u32),
    Over(u32),
}

fn off(range: Option<Length>, number: u32) -> Option<(Length, Off)> {
    let range = range?;
    let counted = Count {
        words: number,
        ..Count::default()
    };
    match range.fit(counted) {
        Fit::Within => None,
        Fit::Under(lack) => Some((range, Off::Under(lack))),
        Fit::Over(surplus) => Some((range, Off::Over(surplus))),
    }
}

fn zh_off(off: Off) -> String {
    match off {
        Off::Under(lack) => format!("还差 {lack} 字"),
        Off::Over(surplus) => format!("超出 {surplus} 字"),
    }
}

fn en_off(off: Off) -> String {
    match off {
        Off::Under(lack) => format!("{lack} short"),
        Off::Over(surplus) => format!("{surplus} over"),
    }
}

fn zh_range(range: Length) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => format!("{least} 字"),
        (Some(least), Some(most)) => format!("{least}–{most} 字"),
        (Some(least), None) => format!("{least} 字以上"),
        (None, Some(most)) => format!("{most} 字以内"),
        (None, None) => String::new(),
    }
}

fn en_range(range: Length) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => least.to_string(),
        (Some(least), Some(most)) => format!("{least}–{most}"),
        (Some(least), None) => format!("{least} or more"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => String::new(),
    }
}

/// A file's size as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// What a field says, by its name in `set`.
fn said(content: &Content, field: &str) -> String {
    let sign_off = |sign_off: &SignOff| sign_off.unbracketed().to_owned();
    match field {
        "slugline" => content.slugline.clone(),
        "kicker" => content.kicker.clone(),
        "headline" => content.headline.clone(),
        "subheadline" => content.subheadline.clone(),
        "dateline" => content.dateline.clone(),
        "byline" => content.authors.iter().map(|author| author.name.trim()).collect(),
        "sign_off" => sign_off(&content.sign_off),
        "source" => content.source.clone(),
        "keywords" => content.keywords.concat(),
        "genre" => content.genre.clone(),
        "urgency" => content
            .urgency
            .map(|urgency| urgency.to_string())
            .unwrap_or_default(),
        "embargo" => content.embargo.map(|at| at.to_rfc3339()).unwrap_or_default(),
        "language" => content.language.clone(),
        "ednote" => content.ednote.clone(),
        "length" => content.length.map(|_| "length".to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn said_of<'a>(figure: &'a Figure, fact: &str) -> &'a str {
    match fact {
        "caption" => &figure.caption,
        "alt" => &figure.alt,
        "credit" => &figure.credit,
        "source" => &figure.source,
        "copyright" => &figure.copyright,
        "usage" => &figure.usage,
        "taken" => &figure.taken,
        "place" => &figure.place,
        "event" => &figure.event,
        "digital_source" => &figure.digital_source,
        _ => "",
    }
}

fn zh_field(field: &str) -> &str {
    match field {
        "slugline" => "稿件代号",
        "kicker" => "肩题",
        "headline" => "标题",
        "subheadline" => "副题",
        "dateline" => "电头",
        "byline" => "作者",
        "sign_off" => "文末署名",
        "source" => "来源",
        "keywords" => "关键词",
        "genre" => "体裁",
        "urgency" => "紧急程度",
        "embargo" => "发布时间限制",
        "language" => "语言",
        "ednote" => "致编辑的话",
        "length" => "字数要求",
        other => other,
    }
}

fn en_field(field: &str) -> &str {
    match field {
        "sign_off" => "sign-off",
        "ednote" => "note to the editor",
        other => other,
    }
}

fn zh_fact(fact: &str) -> &str {
    match fact {
        "caption" => "图片说明",
        "alt" => "替代文字",
        "photographer" => "摄影者或供图署名",
        "credit" => "供图署名",
        "source" => "来源",
        "copyright" => "版权声明",
        "usage" => "使用条款",
        "taken" => "拍摄时间",
        "place" => "拍摄地点",
        "event" => "事件",
        "digital_source" => "图像来源类型",
        "people" => "图中人物",
        other => other,
    }
}

fn en_fact(fact: &str) -> &str {
    match fact {
        "caption" => "what it shows (caption)",
        "alt" => "what it shows to those who cannot see it (alt text)",
        "photographer" => "who took it (photographer or credit)",
        "credit" => "whose it is (credit)",
        "source" => "where it comes from (source)",
        "copyright" => "whose rights it is under (copyright)",
        "usage" => "how it may be used (usage)",
        "taken" => "when it was taken",
        "place" => "where it was taken (place)",
        "event" => "what was going on (event)",
        "digital_source" => "how it was made (digital source)",
        "people" => "who is in it (people)",
        other => other,
    }
}
