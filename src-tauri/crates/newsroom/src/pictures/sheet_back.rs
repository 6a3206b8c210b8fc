//! A caption sheet that comes back: what a person filled in, photo by photo, against what the sheet said when it went out and
//! what the story says now.
//!
//! Photos are found by their keys. A cell changes a fact only where it says something else than the sheet did; an empty cell
//! changes nothing. A fact that was changed on both sides stays as it is here, and every word that is not taken over is reported.
//!
//! See docs/decisions/caption-sheet-knows-its-revision.md.

mod filling;

use std::collections::BTreeMap;
use std::path::Path;

use press::captions::{FilledSheet, NotASheet, SheetRow};
use serde::Serialize;
use store::NewRevision;
use story::{Content, Fact, Figure, FigureId, RevisionReason};
use ts_rs::TS;

use crate::files::read_file;
use crate::pictures::facts::StampedFact;
use crate::pictures::sheet_back::filling::Filling;
use crate::rooms::PicturesRoom;
use crate::says::sheet::Left;
use crate::{Error, Newsroom};

/// The largest sheet that is read: the pictures of a long story at page size.
const MAX_SHEET: u64 = 256 << 20;

/// Which facts the sheet overwrites although they were changed here as well since it went out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Overwrite {
    /// None: what is here stays.
    #[default]
    Nowhere,
    /// All of them.
    Everywhere,
    /// For these facts, each of one figure.
    For(Vec<(FigureId, Fact)>),
}

impl Overwrite {
    fn has(&self, figure: &FigureId, fact: Fact) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Everywhere => true,
            Self::For(chosen) => chosen.iter().any(|(of, chosen)| of == figure && *chosen == fact),
        }
    }
}

/// What a sheet changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TakenSheet {
    /// The photos of which something changes, in the story's order.
    pub photos: Vec<FilledPhoto>,
    /// Facts that were changed here as well since the sheet went out: they stay until a person says that the sheet is right.
    pub clashes: Vec<Clash>,
    /// What else was not taken over and why, a sentence each, with the words.
    pub left: Vec<String>,
}

/// A fact that was changed on both sides since the sheet went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Clash {
    /// The photo's number in the story, from 1.
    pub number: usize,
    /// The figure.
    pub figure: FigureId,
    /// The fact.
    pub field: Fact,
    /// The value here.
    pub here: String,
    /// The value in the sheet.
    pub there: String,
    /// Both in a sentence.
    pub says: String,
}

/// What a photo gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilledPhoto {
    /// Its number in the story, from 1.
    pub number: usize,
    /// The figure as it would be.
    pub figure: Figure,
    /// Its facts that change; people as the sheet writes them.
    pub changes: Vec<StampedFact>,
}

/// Which story a caption sheet is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetOf {
    /// Its id; `None` where that story is not in this store.
    pub story: Option<String>,
}

/// Cells of one photo, each with its fact.
type Cells = Vec<(Fact, String)>;

impl PicturesRoom<'_> {
    /// What a filled sheet would change in the working copy.
    ///
    /// # Errors
    /// [`Error::NotASheet`], [`Error::SheetOfAnother`] with that story's name, or why the file cannot be read.
    pub fn read_captions(&self, id: &str, path: &Path, over: &Overwrite) -> Result<TakenSheet, Error> {
        let sheet = sheet(path)?;
        self.filled(id, &self.writing().content(id)?, &sheet, over)
    }

    /// Takes a filled sheet over, all its photos in one step; the text of before becomes a revision.
    ///
    /// # Errors
    /// As [`PicturesRoom::read_captions`], and when the store cannot be written; nothing has changed then.
    pub fn take_captions(&self, id: &str, path: &Path, over: &Overwrite) -> Result<TakenSheet, Error> {
        let sheet = sheet(path)?;
        let (mut content, version) = self.writing().working(id)?;
        let before = content.to_json();
        let taken = self.filled(id, &content, &sheet, over)?;
        if taken.photos.is_empty() {
            return Ok(taken);
        }
        for photo in &taken.photos {
            if let Some(figure) = content.figure_mut(&photo.figure.id) {
                figure.clone_from(&photo.figure);
            }
        }
        content.normalize();
        let (guid, author, now) = (uuid::Uuid::new_v4().to_string(), self.author()?, self.now());
        self.writing().save_with(id, version, &content, None, |tx, _| {
            let kept = NewRevision {
                guid: &guid,
                content: &before,
                author: &author,
                reason: RevisionReason::BeforeCaptions,
                label: "",
            };
            tx.freeze(id, &kept, now)?;
            Ok(())
        })?;
        Ok(taken)
    }

    /// What a filled sheet gives, for a page that puts it on itself as one step of undo; the working copy is a revision
    /// before that, as in [`PicturesRoom::take_captions`].
    ///
    /// # Errors
    /// As [`PicturesRoom::take_captions`].
    pub fn hand_captions(&self, id: &str, path: &Path, over: &Overwrite) -> Result<TakenSheet, Error> {
        let taken = self.read_captions(id, path, over)?;
        if !taken.photos.is_empty() {
            self.writing()
                .freeze_working(id, None, RevisionReason::BeforeCaptions)?;
        }
        Ok(taken)
    }

    /// Which story a file is a caption sheet of, filled or empty; that story may not be in this store. `None` where it is no
    /// sheet: a person may have dropped any file.
    #[must_use]
    pub fn look_at_sheet(&self, path: &Path) -> Option<SheetOf> {
        let sheet = sheet(path).ok()?;
        let key = sheet.rows.iter().find_map(|row| row.key.as_ref())?;
        Some(SheetOf {
            story: self.find_story(&key.story).ok(),
        })
    }

    fn filled(
        &self,
        id: &str,
        content: &Content,
        sheet: &FilledSheet,
        over: &Overwrite,
    ) -> Result<TakenSheet, Error> {
        self.is_of(id, content, sheet)?;
        let mut left: Vec<Left> = sheet.unknown.iter().cloned().map(Left::Column).collect();
        let mut sent = SheetStates::new(self, id);
        let mut said: BTreeMap<usize, (Option<Figure>, Cells)> = BTreeMap::new();
        for row in &sheet.rows {
            let Some(key) = &row.key else {
                left.push(Left::NoKey {
                    number: row.number.clone(),
                    words: words(row),
                });
                continue;
            };
            let found = content.figures().position(|figure| figure.id.0 == key.figure);
            let Some(index) = found else {
                left.push(Left::Gone {
                    number: row.number.clone(),
                    words: words(row),
                });
                continue;
            };
            let base = sent.figure(&key.revision, &key.figure)?;
            let (_, cells) = said.entry(index).or_insert((base, Vec::new()));
            for cell in &row.cells {
                if !cells.contains(cell) {
                    cells.push(cell.clone());
                }
            }
        }
        let chinese = content.is_chinese();
        let mut photos = Vec::new();
        for (index, (base, cells)) in said {
            let Some(figure) = content.figures().nth(index) else {
                continue;
            };
            let number = index.saturating_add(1);
            let filling = Filling {
                number,
                base: base.as_ref(),
                now: figure,
                chinese,
                over,
            };
            photos.extend(filling.photo(&cells, &mut left));
        }
        let mut taken = TakenSheet {
            photos,
            ..TakenSheet::default()
        };
        for one in left {
            let says = one.says(self.language());
            match self::clash(content, one, &says) {
                Some(clash) => taken.clashes.push(clash),
                None => taken.left.push(says),
            }
        }
        Ok(taken)
    }

    /// Refuses a sheet of another story, and names that story.
    fn is_of(&self, id: &str, content: &Content, sheet: &FilledSheet) -> Result<(), Error> {
        let keys = sheet.rows.iter().filter_map(|row| row.key.as_ref());
        let Some(other) = keys
            .map(|key| &key.story)
            .find(|story| !id.starts_with(story.as_str()))
        else {
            return Ok(());
        };
        let there = self
            .find_story(other)
            .and_then(|found| self.writing().content(&found));
        Err(Error::SheetOfAnother {
            story: there.map_or_else(|_| other.clone(), |there| named(&there)),
            wanted: named(content),
        })
    }
}

/// The choice that a person has to make, where both sides changed a fact.
fn clash(content: &Content, left: Left, says: &str) -> Option<Clash> {
    let Left::Both {
        number,
        fact,
        here,
        there,
    } = left
    else {
        return None;
    };
    let figure = content.figures().nth(number.checked_sub(1)?)?;
    Some(Clash {
        number,
        figure: figure.id.clone(),
        field: fact,
        here,
        there,
        says: says.to_owned(),
    })
}

fn named(content: &Content) -> String {
    let names = [&content.headline, &content.slugline];
    let name = names.into_iter().find(|name| !name.trim().is_empty());
    name.map_or("", |name| name.trim()).to_owned()
}

fn sheet(path: &Path) -> Result<FilledSheet, Error> {
    let bytes = read_file(path, MAX_SHEET)?;
    let path = path.to_owned();
    press::captions::read(&bytes).map_err(|why| match why {
        NotASheet::Text(source) => Error::NotText { path, source },
        NotASheet::Word(press::docx::read::NotWord::Other { .. }) | NotASheet::NoColumns => {
            Error::NotASheet { path }
        }
        NotASheet::Word(source) => Error::NotWord { path, source },
    })
}

/// All words of a row, for the person who has to find a place for them.
fn words(row: &SheetRow) -> String {
    let words: Vec<&str> = row.cells.iter().map(|(_, words)| words.as_str()).collect();
    words.join(" | ")
}

/// The states of the story that sheets were made of, as far as they are here.
struct SheetStates<'a> {
    newsroom: &'a Newsroom,
    id: &'a str,
    known: BTreeMap<String, Option<Content>>,
}

impl<'a> SheetStates<'a> {
    fn new(newsroom: &'a Newsroom, id: &'a str) -> Self {
        Self {
            newsroom,
            id,
            known: BTreeMap::new(),
        }
    }

    /// The figure as the sheet was made of it; `None` where that state is not here but on another desk.
    fn figure(&mut self, revision: &str, figure: &str) -> Result<Option<Figure>, Error> {
        if !self.known.contains_key(revision) {
            let store = self.newsroom.store();
            let revisions = store.revisions(self.id)?;
            let found = revisions
                .iter()
                .find(|one| one.digest.as_str().starts_with(revision));
            let bytes = found.map(|one| store.revision_content(&one.guid)).transpose()?;
            let content = bytes.map(|bytes| Content::from_json(&bytes)).transpose()?;
            self.known.insert(revision.to_owned(), content);
        }
        let content = self.known.get(revision).and_then(Option::as_ref);
        let found = content.and_then(|content| content.figures().find(|one| one.id.0 == figure));
        Ok(found.cloned())
    }
}
