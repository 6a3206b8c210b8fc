//! The results that the window and the command line show: rows and answers, ready to be written as JSON.
//!
//! The shapes are documented for scripts in `docs/cli.md` and generated for the window as TypeScript.

pub(crate) mod delivery;
pub(crate) mod examined;

use serde::{Deserialize, Serialize};
use story::check::{Flag, Severity};
use story::count::Count;
use story::workflow::State;
use story::{Content, Digest, Figure, Framing, OriginalKind, RevisionReason};
use ts_rs::TS;

use crate::code::Code;
use crate::people::{Profile, Settings};

/// What a starting window needs to know.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Started {
    /// Galley's own version.
    pub version: String,
    /// The store's folder.
    pub store: String,
    /// Who works here; `None` before first run was answered.
    pub profile: Option<Profile>,
    /// The settings of the window.
    pub settings: Settings,
    /// The story that was open last.
    pub last_story: Option<String>,
    /// The program that holds the store for writing, if it is not this one: the window waits until the store is free.
    pub held_by: Option<String>,
    /// Why the disk takes nothing, as a sentence: everything can be read, nothing saved until it does.
    pub disk_refuses: Option<String>,
}

/// Where the desk keeps a story, in the order a piece travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Drawer {
    /// One's own, not yet filed.
    Draft,
    /// Filed, and with an editor.
    Filed,
    /// Come back, to be settled.
    Returned,
    /// Every stage has passed it.
    SignedOff,
    /// Delivered, or on its way.
    Delivered,
    /// A piece that came from another person, in every state.
    Received,
    /// 撤稿. A spiked story is seen only where one looks for it.
    Spiked,
}

/// Which lines of the story list are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListQuery {
    /// Of this drawer; where none is named, of every drawer.
    pub drawer: Option<Drawer>,
    /// Spiked ones too, where no drawer is named.
    pub spiked: bool,
    /// Words that headline, slugline or first words must have, each of them; empty for all.
    pub words: String,
    /// Which comes first.
    pub order: ListOrder,
    /// Moments, in milliseconds since 1970: for each, how many changed then or later is answered.
    #[ts(type = "number[]")]
    pub since: Vec<i64>,
    /// Without so many of the first.
    pub from: u32,
    /// No more than this many.
    pub most: u32,
}

/// What the story list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// The last changed first.
    #[default]
    Changed,
    /// The last begun first.
    Begun,
    /// The longest first.
    Length,
}

/// A page of the story list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPage {
    /// The lines, in the order that was asked for.
    pub rows: Vec<StoryRow>,
    /// How many there are on all pages.
    pub found: u32,
    /// How many of these changed at each of the moments that were asked about, or later.
    pub since: Vec<u32>,
}

/// How many stories are in a drawer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DrawerCount {
    /// The drawer.
    pub drawer: Drawer,
    /// How many.
    pub stories: u32,
    /// How many of them wait for what this person does next.
    pub waiting: u32,
}

/// The photo that a story is recognised by in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadPhoto {
    /// The story's id.
    pub story: String,
    /// The first photo placed in its text, else the first that is picked; none where there is neither.
    pub photo: Option<Digest>,
    /// How it is cropped.
    pub framing: Option<Framing>,
}

/// One line of the story list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoryRow {
    /// The story's id.
    pub id: String,
    /// Its state in the workflow.
    pub state: State,
    /// Where the desk keeps it.
    pub drawer: Drawer,
    /// 标题; may be empty.
    pub headline: String,
    /// The first words of the text.
    pub first_words: String,
    /// 稿件代号; may be empty.
    pub slugline: String,
    /// 字数 of the text.
    pub words: u32,
    /// Figures in the body and the tray.
    pub photos: u32,
    /// It is a copy of another person's piece, received to be edited.
    pub copy: bool,
    /// When it last changed, RFC 3339.
    pub updated: String,
    /// When it was begun, RFC 3339.
    pub created: String,
}

/// A photo in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhotoRow {
    /// SHA-256 of the original.
    pub digest: String,
    /// What kind of file it is.
    pub kind: OriginalKind,
    /// Width in pixels as seen, after the camera's orientation.
    pub width: u32,
    /// Height in pixels as seen.
    pub height: u32,
    /// Size of the original in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The name its file had when it was first added.
    pub file_name: String,
}

/// A story opened for writing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpenStory {
    /// Its line in the list.
    pub row: StoryRow,
    /// Version of the working copy; a save names the version it replaces.
    #[ts(type = "number")]
    pub version: u64,
    /// The working copy.
    pub content: Content,
    /// Where the reader was, in the window's own format.
    pub place: Option<String>,
    /// The photos that its figures name.
    pub photos: Vec<PhotoRow>,
    /// How long it is.
    pub count: Count,
    /// What a person should look at.
    pub flags: Vec<Flag>,
}

/// The answer to a save: it is on disk.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Saved {
    /// Version of the working copy now.
    #[ts(type = "number")]
    pub version: u64,
    /// When it was saved, RFC 3339.
    pub at: String,
    /// Its line in the list.
    pub row: StoryRow,
    /// What a person should look at.
    pub flags: Vec<Flag>,
}

/// A photo that went in, with a figure prefilled from the photo's own facts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AddedPhoto {
    /// A new figure for it, which is not in a story yet.
    pub figure: Figure,
    /// The photo.
    pub photo: PhotoRow,
    /// The same bytes were in the store before.
    pub already: bool,
}

/// What became of one file offered as a photo.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PhotoResult {
    /// The file's name.
    pub file_name: String,
    /// Present when it went in.
    pub added: Option<AddedPhoto>,
    /// Present when it was refused.
    pub refused: Option<Failure>,
}

/// Progress of an intake under way.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Arriving {
    /// How many files there are in all.
    #[ts(type = "number")]
    pub total: usize,
    /// What became of the next of them; nothing in the first message, which reports that the intake has begun.
    pub result: Option<PhotoResult>,
}

/// One revision in the history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RevisionRow {
    /// 版次, from 1.
    pub number: u32,
    /// When it was frozen, RFC 3339.
    pub at: String,
    /// Who froze it.
    pub by: String,
    /// Why; `None` for a reason of another version of Galley.
    pub reason: Option<RevisionReason>,
    /// The name the person gave it; empty for most.
    pub name: String,
    /// Taken by Galley itself, not by a person's act.
    pub automatic: bool,
    /// 字数 of the text.
    pub words: u32,
    /// SHA-256 of its bytes.
    pub digest: String,
}

/// What became of one file offered as a story.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// The file's name.
    pub file_name: String,
    /// Present when it went in.
    pub story: Option<StoryRow>,
    /// What was recognised as what, as sentences.
    pub took: Vec<String>,
    /// Present when it was refused.
    pub refused: Option<Failure>,
}

/// What was made of pasted HTML.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Pasted {
    /// The blocks to be put in.
    pub blocks: Vec<story::Block>,
    /// The photos that its figures name.
    pub photos: Vec<PhotoRow>,
    /// What was left out or is missing, as sentences.
    pub says: Vec<String>,
}

/// A package that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// The package's path.
    pub path: String,
    /// The folder inside it.
    pub folder: String,
    /// Size of the package in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Payload files in it.
    pub files: u32,
    /// The revision it carries.
    pub revision: u32,
    /// Sentences for the person who sends it: a caption that old programs will show cut, and the like.
    pub notes: Vec<String>,
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Progress {
    /// Bytes (or steps) done.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes (or steps) in all.
    #[ts(type = "number")]
    pub total: u64,
    /// The file or step that is being worked on.
    pub what: String,
}

/// The health of a store, and what of it can be put right.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Checkup {
    /// What the doctor says; of the pieces in the summary alone.
    pub health: Health,
    /// Every damaged piece, with what it can be had back from.
    pub pieces: Vec<DamagedPiece>,
}

/// One damaged piece: a text, the file of a photo, or a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DamagedPiece {
    /// What it is called by to put it back alone.
    pub piece: String,
    /// The story that it is of; nothing for what is no story's.
    pub story: Option<String>,
    /// Whether it can be restored.
    pub state: PieceState,
    /// What it is, and what it can be restored from.
    pub says: String,
}

/// Whether a damaged piece can be had back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PieceState {
    /// It was put back.
    Whole,
    /// It is whole somewhere, and can be put back.
    Findable,
    /// It is whole nowhere that was looked.
    Lost,
}

/// The doctor's report about a store.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Health {
    /// Nothing is lost or damaged.
    pub sound: bool,
    /// What was read, in one line.
    pub summary: String,
    /// What is wrong, in the order it was found.
    pub findings: Vec<FindingRow>,
}

/// One thing that the doctor found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FindingRow {
    /// How bad it is.
    pub severity: Severity,
    /// One sentence in the reader's language.
    pub says: String,
}

/// A refusal or failure as it reaches a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Failure {
    /// What kind, for the program.
    pub code: Code,
    /// One sentence in the reader's language: the thing, what happened, the next step.
    pub says: String,
    /// What a person may say beforehand to have it done all the same: a key, `unsigned`, `replace`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub consent: Option<String>,
}

impl Failure {
    /// A failure that no consent of a person changes.
    #[must_use]
    pub fn new(code: Code, says: String) -> Self {
        Self {
            code,
            says,
            consent: None,
        }
    }
}
