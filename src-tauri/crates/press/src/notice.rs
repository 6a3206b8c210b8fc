//! 更正函 and 撤稿函: notices to a desk about a piece that it was sent before and that was wrong, or must not be used.
//!
//! A notice is set as a story is ([`Notice::set`]), so every form that prints a story prints it: Word, page text, plain text,
//! Markdown, web page, WeChat, mail, and the items that machines read. It is in the language of the piece. This module must
//! not know where deliveries are kept.
//!
//! See docs/decisions/notices-are-stories.md.

mod changed;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use story::{Block, Content, Language, SignOff, SignOffPlace, Span, Text};

pub use changed::{Became, ChangedLine, changed};

/// The kind of a notice about the earlier piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// 更正: something in it was wrong, and here it is right.
    Correction,
    /// 撤稿: it must not be used.
    Withdrawal,
}

/// A notice about one piece that was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Correction or withdrawal.
    pub kind: NoticeKind,
    /// BCP 47 language of the piece, and so of the notice.
    pub language: String,
    /// 稿件代号 of the piece.
    pub slugline: String,
    /// The desk that has it, by the name people use; may be empty.
    pub to: String,
    /// The headline it was delivered under; may be empty.
    pub headline: String,
    /// The earlier package's name there.
    pub package: String,
    /// When it was delivered, in the zone of the piece.
    pub delivered: DateTime<FixedOffset>,
    /// The earlier package's SHA-256 in hexadecimal, or that of its list.
    pub sha256: String,
    /// It went as a folder of files, which is identified by its list.
    pub loose: bool,
    /// Why, in the sender's words.
    pub reason: String,
    /// Who sends it, unit and name as printed; may be empty.
    pub from: String,
    /// When it is sent, in the zone of the piece.
    pub at: DateTime<FixedOffset>,
    /// What a correction changed, in reading order; a withdrawal has none.
    pub changes: Vec<ChangedLine>,
}

impl NoticeKind {
    /// One word: 更正, `correction`. It is part of the names of files.
    #[must_use]
    pub fn word(self, chinese: bool) -> &'static str {
        match (self, chinese) {
            (Self::Correction, true) => "更正",
            (Self::Correction, false) => "correction",
            (Self::Withdrawal, true) => "撤稿",
            (Self::Withdrawal, false) => "withdrawal",
        }
    }

    /// The name of the document: 更正函, `Correction notice`.
    fn document(self, chinese: bool) -> &'static str {
        match (self, chinese) {
            (Self::Correction, true) => "更正函",
            (Self::Correction, false) => "Correction notice",
            (Self::Withdrawal, true) => "撤稿函",
            (Self::Withdrawal, false) => "Withdrawal notice",
        }
    }

    /// The name of its files, without their endings: 更正函, `correction-notice`.
    #[must_use]
    pub fn stem(self, chinese: bool) -> String {
        self.document(chinese).to_lowercase().replace(' ', "-")
    }
}

impl Notice {
    fn is_chinese(&self) -> bool {
        Language::of_piece(&self.language).is_chinese()
    }

    fn pick(&self, zh: String, en: String) -> String {
        if self.is_chinese() { zh } else { en }
    }

    /// The word in the package's name: 更正, 撤稿.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.kind.word(self.is_chinese())
    }

    /// A mail's subject with the notice's word before the subject that the outlet wants: `【撤稿】市图书馆+林溪+图书馆开到河边`.
    #[must_use]
    pub fn subject(&self, wanted: &str) -> String {
        let document = self.kind.document(false);
        self.pick(
            format!("【{}】{wanted}", self.word()),
            format!("{document}: {wanted}"),
        )
    }

    /// The notice, set as any story is. It has no pictures.
    #[must_use]
    pub fn set(&self) -> Content {
        let document = self.kind.document(self.is_chinese());
        let headline = match self.headline.trim() {
            "" => document.to_owned(),
            headline => self.pick(
                format!("{document}：{headline}"),
                format!("{document}: {headline}"),
            ),
        };
        let mut body = Vec::new();
        if !self.to.trim().is_empty() {
            body.push(Block::paragraph(&self.pick(
                format!("{}：", self.to.trim()),
                format!("To {}", self.to.trim()),
            )));
        }
        body.push(Block::paragraph(&self.asks()));
        body.extend(self.facts());
        body.extend(self.what_changed());
        Content {
            slugline: self.slugline.clone(),
            headline,
            language: self.language.clone(),
            sign_off: SignOff {
                text: self.from.trim().to_owned(),
                place: SignOffPlace::OwnLine,
            },
            body,
            ..Content::default()
        }
    }

    /// What the desk is asked to do.
    fn asks(&self) -> String {
        let when = self.time(self.delivered);
        let headline = self.headline.trim();
        let zh = if headline.is_empty() {
            String::new()
        } else {
            format!("《{headline}》")
        };
        let en = if headline.is_empty() {
            "the piece".to_owned()
        } else {
            format!("“{headline}”")
        };
        match self.kind {
            NoticeKind::Correction => self.pick(
                format!("我们于{when}投送的稿件{zh}有误，现予更正。请以随本函送上的更正稿为准，原稿请勿再用；已经采用的，请照此更正。"),
                format!(
                    "On {when}, we sent you {en}. There was an error in it. Please use the corrected piece that comes with this \
                     notice, and not the earlier one; where the earlier one was published, please correct it."
                ),
            ),
            NoticeKind::Withdrawal => self.pick(
                format!("我们于{when}投送的稿件{zh}现予撤稿。文字和图片请勿采用；已经采用的，请撤下。"),
                format!(
                    "On {when}, we sent you {en}. It is withdrawn: please use neither its text nor its pictures, and take it \
                     down where it was published."
                ),
            ),
        }
    }

    /// The reason, the package it is about, and the day of the notice.
    fn facts(&self) -> Vec<Block> {
        let day = self.pick(
            self.at.format("%Y年%-m月%-d日").to_string(),
            self.at.format("%-d %B %Y").to_string(),
        );
        let (package, digest) = if self.loose {
            (
                self.pick("原稿件文件夹".to_owned(), "Earlier folder".to_owned()),
                self.pick(
                    "其中 manifest-sha256.txt 的 SHA-256".to_owned(),
                    "SHA-256 of its manifest-sha256.txt".to_owned(),
                ),
            )
        } else {
            (
                self.pick("原稿件包".to_owned(), "Earlier package".to_owned()),
                self.pick(
                    "原稿件包的 SHA-256".to_owned(),
                    "SHA-256 of that package".to_owned(),
                ),
            )
        };
        let why = self.pick(format!("{}原因", self.word()), "Reason".to_owned());
        [
            (why, self.reason.trim().to_owned()),
            (package, self.package.clone()),
            (
                self.pick("投送时间".to_owned(), "Delivered".to_owned()),
                self.time(self.delivered),
            ),
            (digest, self.sha256.clone()),
            (self.pick("发函日期".to_owned(), "Date".to_owned()), day),
        ]
        .map(|(name, value)| self.named(&name, Text::plain(&value)))
        .to_vec()
    }

    /// A correction's changes, old and new.
    fn what_changed(&self) -> Vec<Block> {
        if self.kind == NoticeKind::Withdrawal {
            return Vec::new();
        }
        if self.changes.is_empty() {
            let words = self.pick(
                "付印的文字和图片没有改动。".to_owned(),
                "Nothing that is printed was changed.".to_owned(),
            );
            return vec![Block::paragraph(&words)];
        }
        let mut blocks = vec![Block::Subheading {
            level: 1,
            text: Text::plain(&self.pick("改动".to_owned(), "What was changed".to_owned())),
        }];
        for (number, line) in (1..).zip(&self.changes) {
            let place = format!("{number}. {}", line.place);
            blocks.push(Block::Paragraph {
                text: Text(vec![strong(&place)]),
            });
            let say = |zh: &str, en: &str, text: &Text| {
                self.named(&self.pick(zh.to_owned(), en.to_owned()), text.clone())
            };
            match &line.became {
                Became::Replaced { was, is } => {
                    blocks.push(say("原为", "Was", was));
                    blocks.push(say("改为", "Is", is));
                }
                Became::Added(text) => blocks.push(say("增加", "Added", text)),
                Became::Removed(text) => blocks.push(say("删去", "Removed", text)),
                Became::Moved(text) => blocks.push(say("移到此处", "Moved here", text)),
            }
        }
        blocks
    }

    /// A line that begins with what it is about.
    fn named(&self, name: &str, value: Text) -> Block {
        let mut text = Text(vec![strong(&self.pick(format!("{name}："), format!("{name}: ")))]);
        value.0.into_iter().for_each(|span| text.push(span));
        Block::Paragraph { text }
    }

    fn time(&self, at: DateTime<FixedOffset>) -> String {
        let zone = match (at.offset().local_minus_utc(), self.is_chinese()) {
            (28_800, true) => "（北京时间）".to_owned(),
            (0, true) => "（世界时）".to_owned(),
            (0, false) => " UTC".to_owned(),
            _ => at.format(" (%:z)").to_string(),
        };
        let said = if self.is_chinese() {
            at.format("%Y年%-m月%-d日%H:%M")
        } else {
            at.format("%-d %B %Y, %H:%M")
        };
        format!("{said}{zone}")
    }
}

fn strong(words: &str) -> Span {
    Span {
        text: words.to_owned(),
        strong: true,
        ..Span::default()
    }
}
