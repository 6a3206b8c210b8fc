//! Checks a text, Markdown, page or Word file without a store: for other programs, and before it is imported.

use std::collections::VecDeque;
use std::path::Path;

use ::copydesk::{House, Passage, TextId, passages};
use press::Picture;
use serde::Serialize;
use story::check::Flag;
use story::{Content, Figure, Language};

use crate::Error;
use crate::files::read_file;
use crate::ids::new_figure_id;
use crate::text_flags::flag;
use crate::writing::importing::{MAX_FILE, foreign};
use crate::writing::recognising::{RecognisedFile, recognise};

/// What the copy desk remarks on in a file.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedFile {
    /// Its flags, in reading order.
    pub flags: Vec<FileFlag>,
}

/// A flag, and where in the file it is.
#[derive(Debug, Clone, Serialize)]
pub struct FileFlag {
    /// The flag.
    #[serde(flatten)]
    pub flag: Flag,
    /// The line of the file, from 1; nothing in a file that has no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_line: Option<u32>,
    /// Where in the line, in UTF-16 units from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_column: Option<u32>,
}

/// The copy desk's remarks on a text, Markdown, HTML or Word file. Nothing is written.
///
/// # Errors
/// [`Error::Unreadable`], [`Error::TooLarge`]; [`Error::NotText`], [`Error::NotWord`] or [`Error::NotHtml`] where it is none of
/// these.
pub fn check_file(path: &Path, language: Language) -> Result<CheckedFile, Error> {
    let (read, _) = recognise(path, read_file(path, MAX_FILE)?)?;
    let figure = || Figure {
        id: new_figure_id(),
        ..Figure::default()
    };
    let (content, source) = match read {
        RecognisedFile::Page(text) => (press::page_text::read(&text, &mut new_figure_id).content, text),
        RecognisedFile::Markdown(text) => (story::markdown::read(&text, &mut |_| figure()).content, text),
        read => {
            let mut picture = |_: Picture<'_>| figure();
            (foreign(path, read, &mut picture)?.0, String::new())
        }
    };
    let lines = Lines::find(&content, &source);
    let remarks = ::copydesk::check(&content, &House::default()).into_iter();
    let flags = remarks.map(|remark| {
        let place = lines.of(&remark.text);
        FileFlag {
            file_line: place.map(|(line, _)| line),
            file_column: place.map(|(_, column)| column + remark.at),
            flag: flag(remark, language),
        }
    });
    Ok(CheckedFile {
        flags: flags.collect(),
    })
}

/// Line and column of the first line that contains these words.
fn place_of<'a>(words: &str, mut lines: impl Iterator<Item = (u32, &'a str)>) -> Option<(u32, u32)> {
    lines.find_map(|(number, line)| {
        let before = line.get(..line.find(words)?)?;
        let column = before.encode_utf16().count() + 1;
        Some((number, u32::try_from(column).unwrap_or(u32::MAX)))
    })
}

/// Where each text of a piece is in the file it was read from: line and column of its first character, both from 1.
struct Lines(Vec<(TextId, (u32, u32))>);

impl Lines {
    /// Finds each text of `content` in `source`. Texts are searched in the file's order; the few around the body (sign-off,
    /// related titles) may come earlier and are then searched from the top.
    fn find(content: &Content, source: &str) -> Self {
        let mut ahead: VecDeque<(u32, &str)> = (1..).zip(source.lines()).collect();
        let all: Vec<(u32, &str)> = ahead.iter().copied().collect();
        let found = passages(content).into_iter().filter_map(|passage: Passage| {
            let words = passage.text();
            let place =
                place_of(&words, ahead.iter().copied()).or_else(|| place_of(&words, all.iter().copied()))?;
            while ahead.front().is_some_and(|(number, _)| *number < place.0) {
                ahead.pop_front();
            }
            Some((passage.id().clone(), place))
        });
        Self(found.collect())
    }

    fn of(&self, text: &TextId) -> Option<(u32, u32)> {
        self.0.iter().find(|(id, _)| id == text).map(|(_, place)| *place)
    }
}
