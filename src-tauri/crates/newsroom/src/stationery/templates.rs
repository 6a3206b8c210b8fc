//! 模板: how a story of one kind begins. Its fields are preset, and its blocks are on the page, empty.
//!
//! A prompt tells what is to be written in a block. Prompts are not text of the story: they are kept with the place of the
//! reader, shown where nothing is written yet, and can neither be printed nor sent.
//!
//! See docs/decisions/prompts-are-not-text.md.

use std::path::Path;

use serde::{Deserialize, Serialize};
use story::{Block, Content, Figure, Length, SignOff, Text};
use ts_rs::TS;

use crate::Error;
use crate::error::json;
use crate::files::read_file;
use crate::ids::new_figure_id;
use crate::rooms::StationeryRoom;
use crate::views::OpenStory;
use crate::writing::recognising::MAX_TEXT;

/// 模板.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// Its key; empty for one that was never saved.
    pub id: String,
    /// What people call it: 消息, 通讯 …
    pub name: String,
    /// When to use it, in a line.
    pub says: String,
    /// BCP 47 language of the stories.
    pub language: String,
    /// 体裁 of the new story.
    pub genre: String,
    /// 电头 with fields in braces. Set where every field is known, shown as a prompt otherwise.
    pub dateline: String,
    /// How long such a piece is, in 字.
    pub length: Option<Length>,
    /// The blocks that a new story has.
    pub blocks: Vec<Skeleton>,
}

/// An empty block of a new story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Skeleton {
    /// Which block.
    pub kind: SkeletonKind,
    /// The prompt that is shown while the block is empty. A figure needs none.
    pub prompt: String,
}

/// The blocks a template may set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkeletonKind {
    /// 段落.
    Paragraph,
    /// 小标题.
    Subheading,
    /// 引文.
    Quote,
    /// 插图 whose picture is still missing.
    Figure,
}

impl StationeryRoom<'_> {
    /// Begins a story from the template with this id or name.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`]; when the store cannot be written.
    pub fn new_from_template(&self, name: &str) -> Result<OpenStory, Error> {
        let template = self.find::<Template>(name)?.form;
        let mut content = Content {
            genre: template.genre,
            length: template.length,
            body: template.blocks.iter().map(|block| block_of(block.kind)).collect(),
            sign_off: SignOff {
                text: self
                    .profile()?
                    .map(|profile| profile.sign_off)
                    .unwrap_or_default(),
                ..SignOff::default()
            },
            ..Content::default()
        };
        if !template.language.is_empty() {
            content.language = template.language;
        }
        let dateline = self.fill(&template.dateline, &[], &content)?;
        let mut prompts: Vec<(PromptAt, &str)> = template
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| !block.prompt.is_empty())
            .map(|(index, block)| (PromptAt::Block(index), block.prompt.as_str()))
            .collect();
        if dateline.open().next().is_none() {
            content.dateline = dateline.text;
        } else {
            prompts.push((PromptAt::Field("dateline"), &dateline.text));
        }
        let id = self.writing().begin(&content)?;
        let place = PromptPlace {
            anchor: 0,
            head: 0,
            scroll: 0,
            prompts,
        };
        let place = json(&place)?;
        self.store().write(|tx| tx.set_place(&id, &place))?;
        self.writing().open_story(&id)
    }

    /// Saves the template in a file, in the place of one of the same name if there is one.
    ///
    /// # Errors
    /// [`Error::NotATemplate`] and what keeps a file from being read.
    pub fn add_template(&self, path: &Path) -> Result<Template, Error> {
        let template: Template =
            serde_json::from_slice(&read_file(path, MAX_TEXT)?).map_err(|wrong| Error::NotATemplate {
                path: path.to_owned(),
                why: wrong.to_string(),
            })?;
        let sheets = self.list::<Template>()?.sheets;
        let same = sheets.into_iter().find(|sheet| sheet.form.name == template.name);
        let id = same.map(|sheet| sheet.form.id).unwrap_or_default();
        self.save(Template { id, ..template })
    }
}

/// The reader's place in a new story, in the format of `ui/src/model/place-keeper.ts`. All positions are 0, which means that no
/// reader has been there, so that the window chooses where to begin.
#[derive(Serialize)]
struct PromptPlace<'a> {
    anchor: u32,
    head: u32,
    scroll: u32,
    prompts: Vec<(PromptAt, &'a str)>,
}

/// A block of the body, counted from 0, or a field by its name.
#[derive(Serialize)]
#[serde(untagged)]
enum PromptAt {
    Block(usize),
    Field(&'static str),
}

fn block_of(kind: SkeletonKind) -> Block {
    match kind {
        SkeletonKind::Paragraph => Block::Paragraph {
            text: Text::default(),
        },
        SkeletonKind::Subheading => Block::Subheading {
            level: 1,
            text: Text::default(),
        },
        SkeletonKind::Quote => Block::Quote {
            paragraphs: vec![Text::default()],
        },
        SkeletonKind::Figure => Block::Figure {
            figure: Box::new(Figure {
                id: new_figure_id(),
                ..Figure::default()
            }),
        },
    }
}
