//! A caption sheet that comes back: what somebody filled in, photo by photo, against what the sheet said when it went out and
//! what the story says now.
//!
//! Photos are known by their keys. A cell changes a fact only where it says something else than the sheet did; an empty cell
//! changes nothing. What was changed on both sides stays as it is here, and every word that is not taken over is told.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use press::captions::{NotASheet, Row, Sheet, fact, is_chinese, people_of};
use serde::Serialize;
use store::NewRevision;
use story::{Content, Figure};

use crate::pictures::facts::{is_time, words_of};
use crate::pictures::read_file;
use crate::pictures::stamping::StampedFact;
use crate::says::sheet::Left;
use crate::{Error, Newsroom};

/// The largest sheet that is read: the pictures of a long story at page size.
const MAX_SHEET: u64 = 256 << 20;

/// What a sheet changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TakenSheet {
    /// The photos of which something changes, in the story's order.
    pub photos: Vec<FilledPhoto>,
    /// What was not taken over and why, a sentence each, with the words.
    pub left: Vec<String>,
}

/// What a photo gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilledPhoto {
    /// Its number in the story, from 1.
    pub number: usize,
    /// The figure as it would be.
    pub figure: Figure,
    /// Its facts that change; people as the sheet writes them.
    pub changes: Vec<StampedFact>,
}

/// Cells of one photo, each with its field.
type Cells = Vec<(&'static str, String)>;

impl Newsroom {
    /// What a filled sheet would change in the working copy. With `over`, the sheet is right where a fact was changed on both
    /// sides since it went out.
    ///
    /// # Errors
    /// [`Error::NotASheet`], [`Error::SheetOfAnother`] with that story's name, or why the file cannot be read.
    pub fn read_captions(&self, id: &str, path: &Path, over: bool) -> Result<TakenSheet, Error> {
        let sheet = sheet(path)?;
        self.filled(id, &self.content(id)?, &sheet, over)
    }

    /// Takes a filled sheet over, all its photos in one step; what stood before becomes a revision.
    ///
    /// # Errors
    /// As [`Newsroom::read_captions`], and when the store cannot be written; nothing has changed then.
    pub fn take_captions(&self, id: &str, path: &Path, over: bool) -> Result<TakenSheet, Error> {
        let sheet = sheet(path)?;
        let (mut content, version) = self.working(id)?;
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
        self.save_with(id, version, &content, |tx, _| {
            let kept = NewRevision {
                guid: &guid,
                content: &before,
                author: &author,
                reason: "before_captions",
                automatic: false,
                label: "",
            };
            tx.freeze(id, &kept, now).map(|_| ())
        })?;
        Ok(taken)
    }

    fn filled(&self, id: &str, content: &Content, sheet: &Sheet, over: bool) -> Result<TakenSheet, Error> {
        self.is_of(id, content, sheet)?;
        let mut left: Vec<Left> = sheet.unknown.iter().cloned().map(Left::Column).collect();
        let mut sent = Sent::new(self, id);
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
        let chinese = is_chinese(content);
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
        let left = left.iter().map(|left| left.says(self.language())).collect();
        Ok(TakenSheet { photos, left })
    }

    /// Refuses a sheet of another story, by its name.
    fn is_of(&self, id: &str, content: &Content, sheet: &Sheet) -> Result<(), Error> {
        let keys = sheet.rows.iter().filter_map(|row| row.key.as_ref());
        let Some(other) = keys
            .map(|key| &key.story)
            .find(|story| !id.starts_with(story.as_str()))
        else {
            return Ok(());
        };
        let there = self.find_story(other).and_then(|found| self.content(&found));
        Err(Error::SheetOfAnother {
            story: there.map_or_else(|_| other.clone(), |there| named(&there)),
            wanted: named(content),
        })
    }
}

fn named(content: &Content) -> String {
    let names = [&content.headline, &content.slugline];
    let name = names.into_iter().find(|name| !name.trim().is_empty());
    name.map_or("", |name| name.trim()).to_owned()
}

fn sheet(path: &Path) -> Result<Sheet, Error> {
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

/// All that a row says, for whoever has to find a place for it.
fn words(row: &Row) -> String {
    let words: Vec<&str> = row.cells.iter().map(|(_, words)| words.as_str()).collect();
    words.join(" | ")
}

/// The states of the story that sheets were made of, as far as they are here.
struct Sent<'a> {
    newsroom: &'a Newsroom,
    id: &'a str,
    known: BTreeMap<String, Option<Content>>,
}

impl<'a> Sent<'a> {
    fn new(newsroom: &'a Newsroom, id: &'a str) -> Self {
        Self {
            newsroom,
            id,
            known: BTreeMap::new(),
        }
    }

    /// The figure as it stood on the sheet; `None` where that state is not here, on another desk.
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

/// One photo and what is said of it.
struct Filling<'a> {
    number: usize,
    base: Option<&'a Figure>,
    now: &'a Figure,
    chinese: bool,
    over: bool,
}

impl Filling<'_> {
    fn photo(&self, cells: &Cells, left: &mut Vec<Left>) -> Option<FilledPhoto> {
        let (mut figure, mut changes) = (self.now.clone(), Vec::new());
        for (field, cell) in cells {
            let said = |figure: &Figure| fact(figure, field, self.chinese);
            // What stands as it went out was not touched by whoever filled the sheet.
            let untouched = |cell: &str| self.base.is_some_and(|base| same(cell, &said(base)));
            let mut rest = cells
                .iter()
                .filter(|(name, words)| name == field && !untouched(words));
            let (Some((_, one)), other) = (rest.next(), rest.next()) else {
                continue;
            };
            if cell != one {
                continue;
            }
            if let Some((_, other)) = other {
                left.push(Left::Twice {
                    number: self.number,
                    field,
                    one: one.clone(),
                    other: other.clone(),
                });
                continue;
            }
            let before = said(self.now);
            let Some(cell) = self.as_said(field, cell) else {
                left.push(Left::Time {
                    number: self.number,
                    words: cell.clone(),
                });
                continue;
            };
            if same(&cell, &before) || untouched(&cell) {
                continue;
            }
            let moved_on = self.base.is_some_and(|base| said(base) != before);
            if moved_on && !self.over {
                left.push(Left::Both {
                    number: self.number,
                    field,
                    here: before,
                    there: cell,
                });
                continue;
            }
            if *field == "people" {
                figure.people = people_of(&cell, &self.now.people);
            } else if let Some(words) = words_of(&mut figure, field) {
                words.clone_from(&cell);
            }
            changes.push(StampedFact {
                field: (*field).to_owned(),
                before,
                after: cell,
            });
        }
        (!changes.is_empty()).then_some(FilledPhoto {
            number: self.number,
            figure,
            changes,
        })
    }

    /// A cell as the field takes it; `None` where it does not.
    fn as_said(&self, field: &str, cell: &str) -> Option<String> {
        if field == "taken" {
            time(cell, &self.now.taken)
        } else {
            Some(cell.to_owned())
        }
    }
}

/// Whether two texts are the same but for blanks, of which Word and spreadsheets make their own.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// A time as a story holds it, out of what people and spreadsheets write: `2026/10/24 9:30`, `2026年10月24日`. One that says
/// `known` only less exactly is `known`.
fn time(cell: &str, known: &str) -> Option<String> {
    if is_time(cell) {
        return Some(cell.to_owned());
    }
    let text = cell.replace('日', " ").replace(['/', '.', '年', '月'], "-");
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let minute = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let read = match (day, minute) {
        (Some(day), _) => day.format("%Y-%m-%d").to_string(),
        (None, Some(time)) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        (None, None) => return None,
    };
    let upto = read.strip_suffix(":00").unwrap_or(&read);
    Some(if known.starts_with(upto) {
        known.to_owned()
    } else {
        read
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(caption: &str, credit: &str) -> Figure {
        Figure {
            caption: caption.to_owned(),
            credit: credit.to_owned(),
            ..Figure::default()
        }
    }

    fn filled(
        base: &Figure,
        now: &Figure,
        over: bool,
        cells: &[(&'static str, &str)],
    ) -> (Option<FilledPhoto>, Vec<Left>) {
        let filling = Filling {
            number: 3,
            base: Some(base),
            now,
            chinese: true,
            over,
        };
        let cells: Cells = cells
            .iter()
            .map(|(name, words)| (*name, (*words).to_owned()))
            .collect();
        let mut left = Vec::new();
        let photo = filling.photo(&cells, &mut left);
        (photo, left)
    }

    #[test]
    fn what_was_not_touched_on_the_sheet_does_not_undo_what_was_written_meanwhile() {
        let (base, now) = (photo("旧说明", ""), photo("新说明", ""));
        assert_eq!(
            filled(&base, &now, false, &[("caption", "旧说明")]),
            (None, vec![])
        );
        let (taken, left) = filled(
            &base,
            &now,
            false,
            &[("caption", "别的说明"), ("credit", "林溪/摄")],
        );
        let taken = taken.unwrap();
        assert_eq!(
            (taken.figure.caption.as_str(), taken.figure.credit.as_str()),
            ("新说明", "林溪/摄")
        );
        let says = left[0].says(story::Language::Zh);
        assert!(
            says.contains("新说明") && says.contains("别的说明"),
            "both stand there: {says}"
        );
        let over = filled(&base, &now, true, &[("caption", "别的说明")]).0.unwrap();
        assert_eq!(over.figure.caption, "别的说明");
        assert_eq!(over.changes[0].before, "新说明");
    }

    #[test]
    fn two_rows_of_one_photo_agree_or_are_both_told() {
        let base = photo("", "");
        let (taken, left) = filled(&base, &base, false, &[("caption", "甲"), ("caption", "乙")]);
        assert_eq!(taken, None);
        assert!(matches!(left.as_slice(), [Left::Twice { .. }]), "{left:?}");
        let said = photo("旧", "");
        let (taken, left) = filled(&said, &said, false, &[("caption", "旧"), ("caption", "新")]);
        assert_eq!(
            (taken.unwrap().figure.caption.as_str(), left.len()),
            ("新", 0),
            "one was not touched"
        );
    }

    #[test]
    fn times_are_read_as_spreadsheets_and_people_write_them() {
        for (cell, read) in [
            ("2026/3/8", "2026-03-08"),
            ("2026年3月8日", "2026-03-08"),
            ("2026/3/8 9:05", "2026-03-08T09:05:00"),
            ("2026-03-08T09:05:00+08:00", "2026-03-08T09:05:00+08:00"),
        ] {
            assert_eq!(time(cell, ""), Some(read.to_owned()));
        }
        assert_eq!(time("去年冬天", ""), None);
        let known = "2026-03-08T11:30:00+08:00";
        assert_eq!(time("2026/3/8 11:30", known).as_deref(), Some(known));
    }
}
