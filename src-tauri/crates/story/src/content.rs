//! The whole piece as one value, and its one versioned JSON form.
//!
//! The JSON written here *is* the working copy, the revision, `story.json` in a package and what crosses
//! the IPC. It holds integers and text, no floats, and its bytes are determined by the value alone, so that
//! a digest of them names the content.
//!
//! See docs/decisions/canonical-json.md.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::well_formed;
use crate::sign_off::signed_paragraph;
use crate::table::fold_table;
use crate::{Block, Figure, FigureId, Language, Length, Pick, SignOff, SignOffPlace, Span};

/// The schema that this build writes. A higher number in a file means a newer Galley wrote it.
pub const SCHEMA: u32 = 1;

/// One piece of work: everything that is printed and everything the desk needs beside it.
///
/// A draft is never invalid: empty fields, an empty body and a figure without its photo are all ordinary states that save.
/// [`crate::check`] flags what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Schema version of this value; [`SCHEMA`] when written by this build.
    pub schema: u32,
    /// 稿件代号: short working name, never printed. ninjs `slugline`.
    pub slugline: String,
    /// 肩题: the line above the headline.
    pub kicker: String,
    /// 标题: what the piece is known by. ninjs `headlines[]`.
    pub headline: String,
    /// 副题: the line below the headline.
    pub subheadline: String,
    /// 电头: place and date as printed.
    pub dateline: String,
    /// 作者: who wrote it, in printed order. ninjs `by` and `people[rel=author]`.
    pub authors: Vec<Author>,
    /// 文末署名: how the piece ends in print.
    pub sign_off: SignOff,
    /// 来源: who the piece comes from. ninjs `infoSources[]`.
    pub source: String,
    /// 关键词: in the writer's order.
    pub keywords: Vec<String>,
    /// 体裁: 消息, 通讯 … as the writer names it.
    pub genre: String,
    /// 紧急程度: 1 (most urgent) to 9, as IPTC counts it; `None` where nobody said.
    pub urgency: Option<u8>,
    /// Not to be published before this time (RFC 3339). ninjs `embargoedUntil`.
    #[ts(type = "string | null")]
    pub embargo: Option<DateTime<FixedOffset>>,
    /// BCP 47 language of the piece, `zh-CN` for a new one.
    pub language: String,
    /// 致编辑: a note to the receiving desk, not for print. ninjs `edNote`.
    pub ednote: String,
    /// 字数要求: how long the piece must be. Absent from the JSON where nobody said, so that a story without it has the
    /// bytes, and so the digest, that it had before there was such a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub length: Option<Length>,
    /// 推荐阅读: titles the page points to.
    pub related: Vec<Related>,
    /// The text and its figures, in reading order. The lead is the first paragraph, not a field.
    pub body: Vec<Block>,
    /// 图片篮: figures attached to the story but not placed in the body.
    pub tray: Vec<Figure>,
}

/// A person who wrote the piece.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// The name as printed.
    pub name: String,
    /// 单位: the organisation the author writes for; empty where none is printed.
    pub unit: String,
    /// What the author did (文, 摄影 …); empty for the ordinary case.
    pub role: String,
}

/// A title the page points to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// The title as printed.
    pub title: String,
    /// Where it leads; empty where the source page's address is not known.
    pub href: String,
}

/// Why bytes are not a story.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// The bytes were written by a newer Galley.
    #[error("the story has schema {found}, this Galley knows up to {known}")]
    TooNew {
        /// The schema number found.
        found: u32,
        /// [`SCHEMA`].
        known: u32,
    },
    /// The bytes are not the JSON of a story.
    #[error("not a story: {0}")]
    NotAStory(#[from] serde_json::Error),
}

impl Default for Content {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            slugline: String::new(),
            kicker: String::new(),
            headline: String::new(),
            subheadline: String::new(),
            dateline: String::new(),
            authors: Vec::new(),
            sign_off: SignOff::default(),
            source: String::new(),
            keywords: Vec::new(),
            genre: String::new(),
            urgency: None,
            embargo: None,
            language: "zh-CN".to_owned(),
            ednote: String::new(),
            length: None,
            related: Vec::new(),
            body: Vec::new(),
            tray: Vec::new(),
        }
    }
}

/// Why bytes that do not read as [`Content`] do not: a newer schema may hold what this build has no word for. Asked only
/// then, because a long story is read at every save.
fn not_ours(bytes: &[u8], error: serde_json::Error) -> ContentError {
    #[derive(Deserialize)]
    struct SchemaHead {
        schema: u32,
    }
    match serde_json::from_slice(bytes) {
        Ok(SchemaHead { schema }) if schema > SCHEMA => too_new(schema),
        _ => error.into(),
    }
}

fn too_new(found: u32) -> ContentError {
    ContentError::TooNew { found, known: SCHEMA }
}

impl Content {
    /// The canonical bytes: equal values give equal bytes, and the digest of a revision is taken over them.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // A tree of integers, strings and lists with no maps: serialising it cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads the canonical JSON.
    ///
    /// # Errors
    /// [`ContentError::TooNew`] for a schema above [`SCHEMA`], whatever else is in it;
    /// [`ContentError::NotAStory`] for anything that is not a story.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ContentError> {
        let mut content: Self = serde_json::from_slice(bytes).map_err(|error| not_ours(bytes, error))?;
        if content.schema > SCHEMA {
            return Err(too_new(content.schema));
        }
        content.schema = SCHEMA;
        content.fold_tables();
        content.normalize();
        Ok(content)
    }

    /// The language of Galley's own words in the piece, by its tag; see [`Language::of_piece`].
    #[must_use]
    pub fn own_language(&self) -> Language {
        Language::of_piece(&self.language)
    }

    /// Whether the piece is in Chinese, as [`Content::own_language`] has it.
    #[must_use]
    pub fn is_chinese(&self) -> bool {
        self.own_language().is_chinese()
    }

    /// The tag of the piece's language where it is one in form; `zh-CN` where it is not.
    #[must_use]
    pub fn language_tag(&self) -> &str {
        well_formed(&self.language).unwrap_or("zh-CN")
    }

    /// Brings every table to a size that can be printed; see [`fold_table`].
    pub fn fold_tables(&mut self) {
        for block in &mut self.body {
            if let Block::Table { rows, .. } = block {
                fold_table(rows);
            }
        }
    }

    /// Brings the text of every block (see [`crate::Text`]) and the numbers of every figure to their one form.
    pub fn normalize(&mut self) {
        self.body.iter_mut().for_each(Block::normalize);
        self.figures_mut().for_each(crate::Figure::settle);
    }

    /// The figures of the body, in reading order: those that are printed.
    pub fn placed(&self) -> impl Iterator<Item = &Figure> {
        self.body.iter().filter_map(Block::as_figure)
    }

    /// Every figure: through the body, then the tray. Its position here, counted from 1, is its number.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.placed().chain(self.tray.iter())
    }

    /// The figures that are meant to be sent, with their numbers: those of the body, and of the tray those that were picked
    /// (选用). A card of three hundred photos may be in the tray; those that were not picked are not checked.
    pub fn chosen(&self) -> impl Iterator<Item = (usize, &Figure)> {
        let placed = self.placed().count();
        (1..)
            .zip(self.figures())
            .filter(move |(number, figure)| *number <= placed || figure.pick == Pick::Picked)
    }

    /// Every figure, to be changed in place; the order is that of [`Content::figures`].
    pub fn figures_mut(&mut self) -> impl Iterator<Item = &mut Figure> {
        self.body
            .iter_mut()
            .filter_map(Block::as_figure_mut)
            .chain(self.tray.iter_mut())
    }

    /// The figure with this id, in the body or the tray.
    #[must_use]
    pub fn figure(&self, id: &FigureId) -> Option<&Figure> {
        self.figures().find(|figure| &figure.id == id)
    }

    /// The figure with this id, to be changed in place.
    pub fn figure_mut(&mut self, id: &FigureId) -> Option<&mut Figure> {
        self.figures_mut().find(|figure| &figure.id == id)
    }

    /// The body as it prints: without blocks in which nothing was written, a sign-off inside the text behind the
    /// [`signed_paragraph`]; and the sign-off that is left for a line of its own at the end (empty for none).
    #[must_use]
    pub fn printed(&self) -> (Cow<'_, [Block]>, &str) {
        let sign_off = self.sign_off.text.as_str();
        let inside = self.sign_off.place == SignOffPlace::EndOfLastParagraph && !sign_off.is_empty();
        let written = if self.body.iter().all(Block::is_written) {
            Cow::Borrowed(self.body.as_slice())
        } else {
            Cow::Owned(
                self.body
                    .iter()
                    .filter(|block| block.is_written())
                    .cloned()
                    .collect(),
            )
        };
        let Some(last) = signed_paragraph(&written).filter(|_| inside) else {
            return (written, sign_off);
        };
        let mut body = written.into_owned();
        if let Some(Block::Paragraph { text }) = body.get_mut(last) {
            text.push(Span {
                text: sign_off.to_owned(),
                ..Span::default()
            });
        }
        (Cow::Owned(body), "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(body: Vec<Block>) -> Content {
        Content {
            sign_off: SignOff {
                text: "（市图书馆 林溪）".to_owned(),
                ..SignOff::default()
            },
            body,
            ..Content::default()
        }
    }

    /// A story with this one block.
    fn stored(schema: u32, block: &str) -> Result<Content, ContentError> {
        let empty = String::from_utf8(Content::default().to_json()).unwrap();
        let json = empty
            .replace("\"schema\":1", &format!("\"schema\":{schema}"))
            .replace("\"body\":[]", &format!("\"body\":[{block}]"));
        Content::from_json(json.as_bytes())
    }

    #[test]
    fn a_block_that_this_build_does_not_know_is_refused_with_its_story() {
        let error = stored(SCHEMA, r#"{"type":"video","src":"a.mp4"}"#).unwrap_err();
        assert!(matches!(error, ContentError::NotAStory(_)), "{error:?}");
        assert!(error.to_string().contains("unknown variant `video`"), "{error}");
        let error = stored(SCHEMA + 1, r#"{"type":"video","src":"a.mp4"}"#).unwrap_err();
        assert!(
            matches!(error, ContentError::TooNew { found: 2, known: 1 }),
            "{error:?}"
        );
    }

    #[test]
    fn a_block_with_a_member_that_this_build_does_not_know_is_refused_and_never_saved_without_it() {
        let blocks = [
            r#"{"type":"paragraph","text":[]"#,
            r#"{"type":"subheading","level":1,"text":[]"#,
            r#"{"type":"quote","paragraphs":[[]]"#,
            r#"{"type":"list","numbered_from":null,"items":[[]]"#,
            r#"{"type":"table","header":false,"rows":[]"#,
            r#"{"type":"rule""#,
        ];
        for block in blocks {
            assert!(stored(SCHEMA, &format!("{block}}}")).is_ok(), "{block}");
            let more = stored(SCHEMA, &format!("{block},\"width\":3}}"));
            assert!(more.is_err(), "{block}: {more:?}");
        }
    }

    #[test]
    fn a_block_in_which_nothing_was_written_does_not_print_and_carries_no_sign_off() {
        let content = signed(vec![
            Block::Subheading {
                level: 1,
                text: crate::Text::default(),
            },
            Block::paragraph("写了的一段。"),
            Block::paragraph(""),
        ]);
        let (body, own_line) = content.printed();
        assert_eq!(body.as_ref(), [Block::paragraph("写了的一段。（市图书馆 林溪）")]);
        assert_eq!(own_line, "");
    }

    #[test]
    fn behind_a_text_that_ends_with_no_paragraph_a_sign_off_has_a_line_of_its_own() {
        let words = || vec![crate::Text::plain("茶")];
        let endings = [
            Block::Quote { paragraphs: words() },
            Block::List {
                numbered_from: None,
                items: words(),
            },
            Block::Table {
                header: false,
                rows: vec![words()],
            },
            Block::Subheading {
                level: 1,
                text: crate::Text::plain("茶"),
            },
        ];
        for end in endings.into_iter().chain(crate::Leaf::EACH.map(Block::from)) {
            let content = signed(vec![
                Block::paragraph("一段。"),
                end.clone(),
                Block::paragraph(""),
            ]);
            let (body, own_line) = content.printed();
            assert_eq!(body.as_ref(), [Block::paragraph("一段。"), end]);
            assert_eq!(own_line, "（市图书馆 林溪）");
        }
    }

    #[test]
    fn pictures_behind_the_last_paragraph_do_not_part_it_from_its_sign_off() {
        let picture = Block::Figure {
            figure: Box::default(),
        };
        let content = signed(vec![Block::paragraph("一段。"), picture.clone(), picture.clone()]);
        let (body, own_line) = content.printed();
        assert_eq!(
            body.as_ref(),
            [
                Block::paragraph("一段。（市图书馆 林溪）"),
                picture.clone(),
                picture
            ]
        );
        assert_eq!(own_line, "");
    }
}
