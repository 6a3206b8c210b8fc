//! Replacing: a story's body comes from a file; the rest of the story stays.

use std::cell::RefCell;
use std::path::Path;

use press::Picture;
use story::{Block, Content, Field, Figure, RevisionReason};

use crate::Error;
use crate::files::read_file;
use crate::ids::new_figure_id;
use crate::rooms::WritingRoom;
use crate::writing::importing::{Brought, MAX_FILE};
use crate::writing::recognising::RecognisedFile;

/// A file's text, read as far as that is possible without the story.
enum Body {
    Whole(Box<Content>),
    Markdown(String),
    Page(String),
}

impl WritingRoom<'_> {
    /// Replaces the body by a file's. What prints around a body and is in the file too (its sign-off, its related titles, a
    /// Markdown file's headline) comes with it, so that no word of the file is lost; all else stays. Figures that the file shows
    /// again keep their facts, the others go to the tray.
    ///
    /// # Errors
    /// [`Error::NotText`], [`Error::Unreadable`], [`Error::TooLarge`]; [`Error::Store`], also where there is no such story.
    pub fn write_body(&self, id: &str, path: &Path) -> Result<(), Error> {
        let (read, _) = self.recognised(path, read_file(path, MAX_FILE)?)?;
        // Checked before anything is written.
        let brought = RefCell::new(Brought::default());
        let mut picture = |picture: Picture<'_>| self.figure_for(path.parent(), picture, &brought);
        let read = match read {
            RecognisedFile::Html(_) | RecognisedFile::Word(_) => {
                Body::Whole(Box::new(self.read_foreign(path, read, &mut picture)?.0))
            }
            RecognisedFile::Markdown(text) => Body::Markdown(text),
            RecognisedFile::Page(text) => Body::Page(text),
        };
        let damaged = self.store().working_as_found(id)?.damaged;
        if !damaged {
            self.freeze_working(id, None, RevisionReason::BeforeImport)?;
        }
        self.edit(id, |content| {
            let known: Vec<Figure> = content.figures().cloned().collect();
            let from_file = match read {
                Body::Whole(content) => *content,
                Body::Markdown(text) => {
                    story::markdown::read(&text, &mut |target| known_figure(&known, target)).content
                }
                Body::Page(text) => {
                    // A page is read with a headline, and a body has none: the story's is put before it, unless it is there
                    // already.
                    let repeats = text.lines().next() == Some(content.headline.as_str());
                    let lent = if repeats {
                        text
                    } else {
                        format!("{}\n{text}", lendable(&content.headline))
                    };
                    let page = press::page_text::read(&lent, &mut new_figure_id).content;
                    Content {
                        headline: String::new(),
                        ..page
                    }
                }
            };
            take_over(content, from_file, &known);
            Ok(())
        })
    }
}

/// The figure of this story that a picture's address names, as our own Markdown writes it.
fn known_figure(known: &[Figure], target: &str) -> Figure {
    let wanted = target.strip_prefix(FIGURE_SCHEME).unwrap_or_default();
    let found = known.iter().find(|figure| figure.id.0 == wanted);
    found.cloned().unwrap_or_else(|| Figure {
        id: new_figure_id(),
        ..Figure::default()
    })
}

/// How `show --as markdown` addresses a figure, so that `write` finds it again.
pub(crate) const FIGURE_SCHEME: &str = "figure:";

/// How `show --as markdown` addresses a figure.
pub(crate) fn figure_target(figure: &Figure) -> String {
    format!("{FIGURE_SCHEME}{}", figure.id)
}

/// A headline as the first line of a page: its own first line, or `-` where that is blank.
fn lendable(headline: &str) -> &str {
    headline
        .lines()
        .next()
        .filter(|line| !line.trim().is_empty())
        .unwrap_or("-")
}

/// Puts a file's content in the place of the story's body, and of the fields that the file has too.
fn take_over(content: &mut Content, mut file: Content, known: &[Figure]) {
    let mut left: Vec<Figure> = known.to_vec();
    for figure in file.body.iter_mut().filter_map(Block::as_figure_mut) {
        // The same figure by its id, or, where the file has no ids, by its caption.
        let same = left.iter().position(|old| old.id == figure.id).or_else(|| {
            left.iter()
                .position(|old| figure.photo.is_none() && old.caption == figure.caption)
        });
        if let Some(index) = same {
            let caption = std::mem::take(&mut figure.caption);
            *figure = Figure {
                caption,
                ..left.remove(index)
            };
        }
    }
    content.body = std::mem::take(&mut file.body);
    content.tray = left.into_iter().filter(has_something).collect();
    for field in Field::printed().filter(|field| !field.value(&file).is_empty()) {
        field.copy(content, &file);
    }
    if !file.related.is_empty() {
        content.related = file.related;
    }
}

/// Whether a figure has a photo or words: an empty one is not kept.
fn has_something(figure: &Figure) -> bool {
    figure.photo.is_some() || !figure.caption.is_empty()
}
