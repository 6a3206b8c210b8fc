//! Importing: a file that somebody has becomes a story; a body is read from a file.

use std::cell::RefCell;
use std::path::{Component, Path, PathBuf};

use story::{Block, Content, Figure, FigureId, Language};

use crate::pictures::{name_of, new_figure_id, read_file};
use crate::placing::frame_photo;
use crate::versions::Reason;
use crate::views::{Imported, OpenStory};
use crate::{Error, Newsroom};

/// The largest text we take, in bytes: a long novel fits twenty times.
pub(crate) const MAX_TEXT: u64 = 64 << 20;

/// What a file turned out to be.
enum Read {
    Markdown(String),
    Page(String),
}

impl Newsroom {
    /// Makes a story of a text or Markdown file. Pictures that a Markdown file shows from its own folder come
    /// with it; with `photos`, the page's empty figures are filled from that folder in file-name order.
    #[must_use]
    pub fn import(&self, path: &Path, photos: Option<&Path>) -> Imported {
        let file_name = name_of(path);
        match self.import_file(path, photos) {
            Ok((story, took)) => Imported {
                file_name,
                story: Some(story),
                took,
                refused: None,
            },
            Err(error) => {
                let refused = Some(error.failure(self.language()));
                Imported {
                    file_name,
                    story: None,
                    took: Vec::new(),
                    refused,
                }
            }
        }
    }

    fn import_file(
        &self,
        path: &Path,
        photos: Option<&Path>,
    ) -> Result<(crate::StoryRow, Vec<String>), Error> {
        let (read, mut took) = self.read_text(path)?;
        let mut content = match read {
            Read::Page(text) => {
                let reading = press::page_text::read(&text, &mut new_figure_id);
                took.extend(reading.took.iter().map(|took| self.sentence(took)));
                reading.content
            }
            Read::Markdown(text) => {
                let refused = RefCell::new(Vec::new());
                let folder = path.parent().unwrap_or(Path::new(""));
                let mut figure = |target: &str| self.figure_from(folder, target, &refused);
                let content = story::markdown::read(&text, &mut figure).content;
                took.extend(refused.into_inner());
                content
            }
        };
        if let Some(folder) = photos {
            took.extend(self.fill_from(&mut content, folder)?);
        }
        Ok((self.take_in_story(&content)?.row, took))
    }

    /// Begins a story with what came from outside, and keeps that as its first revision.
    pub(crate) fn take_in_story(&self, content: &Content) -> Result<OpenStory, Error> {
        let id = self.begin(content)?;
        let reason = Reason {
            word: "import",
            automatic: false,
            name: "",
        };
        self.freeze_working(&id, &reason)?;
        self.open_story(&id)
    }

    /// Replaces the body by a file's. What prints around a body and stands in the file too (its sign-off, its
    /// related titles, a Markdown file's headline) comes with it, so that no word of the file is lost; all
    /// else stays. Figures that the file shows again keep their facts, the others go to the tray.
    ///
    /// # Errors
    /// When the file is not a text we take, or there is no such story.
    pub fn write_body(&self, id: &str, path: &Path) -> Result<(), Error> {
        let (read, _) = self.read_text(path)?;
        self.freeze_working(
            id,
            &Reason {
                word: "before_import",
                automatic: true,
                name: "",
            },
        )?;
        self.edit(id, |content| {
            let known: Vec<Figure> = content.figures().cloned().collect();
            let from_file = match read {
                Read::Markdown(text) => {
                    story::markdown::read(&text, &mut |target| known_figure(&known, target)).content
                }
                Read::Page(text) => {
                    // A body has no headline of its own: it is lent the story's, unless it repeats it.
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

    fn read_text(&self, path: &Path) -> Result<(Read, Vec<String>), Error> {
        let bytes = read_file(path, MAX_TEXT)?;
        let extension = path
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let later = |what| Error::NotYet {
            path: path.to_owned(),
            what,
        };
        if bytes.starts_with(b"PK\x03\x04") || extension == "docx" {
            return Err(later("Word"));
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || extension == "doc" {
            return Err(later("Word 97"));
        }
        let decoded = press::decode(&bytes).map_err(|source| Error::NotText {
            path: path.to_owned(),
            source,
        })?;
        let took = decoded.took.iter().map(|took| self.sentence(took)).collect();
        let start: String = decoded
            .text
            .trim_start()
            .chars()
            .take(14)
            .collect::<String>()
            .to_lowercase();
        if extension == "html"
            || extension == "htm"
            || start.starts_with("<!doctype html")
            || start.starts_with("<html")
        {
            return Err(later("HTML"));
        }
        let read = match extension.as_str() {
            "md" | "markdown" => Read::Markdown(decoded.text),
            _ => Read::Page(decoded.text),
        };
        Ok((read, took))
    }

    /// The figure for a picture that a Markdown file shows. Only files in its own folder or below are looked
    /// at: a text from elsewhere must not be able to carry somebody's other files into a package.
    fn figure_from(&self, folder: &Path, target: &str, refused: &RefCell<Vec<String>>) -> Figure {
        let missing = || Figure {
            id: new_figure_id(),
            ..Figure::default()
        };
        let Some(path) = beside(folder, target).filter(|path| path.is_file()) else {
            return missing();
        };
        let result = self.add_photo_file(&path);
        refused
            .borrow_mut()
            .extend(result.refused.map(|failure| failure.says));
        result.added.map_or_else(missing, |added| added.figure)
    }

    /// Fills the figures whose picture is missing from the photos in a folder, both in order.
    fn fill_from(&self, content: &mut Content, folder: &Path) -> Result<Vec<String>, Error> {
        let failed = |source| Error::Unreadable {
            path: folder.to_owned(),
            source,
        };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_file() && !name_of(&path).starts_with('.') {
                files.push(path);
            }
        }
        files.sort();
        let mut said = Vec::new();
        let mut waiting: Vec<FigureId> = content
            .figures()
            .filter(|figure| figure.photo.is_none())
            .map(|figure| figure.id.clone())
            .collect();
        waiting.reverse();
        for file in files {
            let result = self.add_photo_file(&file);
            said.extend(result.refused.map(|failure| failure.says));
            let Some(added) = result.added else { continue };
            match waiting.pop().and_then(|id| content.figure_mut(&id)) {
                Some(frame) => frame_photo(frame, added.figure),
                None => content.tray.push(added.figure),
            }
        }
        Ok(said)
    }

    fn sentence(&self, took: &press::page_text::Took) -> String {
        match self.language() {
            Language::Zh => took.zh(),
            Language::En => took.en(),
        }
    }
}

/// The file that a relative address names, if it stays inside `folder`.
fn beside(folder: &Path, target: &str) -> Option<PathBuf> {
    let relative = Path::new(target);
    let inside = !target.is_empty()
        && relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| folder.join(relative))
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

/// A headline that reads back as one: the page's first line that says something.
fn lendable(headline: &str) -> &str {
    headline
        .lines()
        .next()
        .filter(|line| !line.trim().is_empty())
        .unwrap_or("-")
}

/// Puts what a file holds in the place of the story's body, and of the fields that the file has too.
fn take_over(content: &mut Content, mut file: Content, known: &[Figure]) {
    let mut left: Vec<Figure> = known.to_vec();
    for figure in file.body.iter_mut().filter_map(Block::as_figure_mut) {
        // By id, or, where the file had none to give, by the words under the picture.
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
    content.body = file.body;
    content.tray = left.into_iter().filter(has_something).collect();
    let fields = [
        (&mut content.kicker, file.kicker),
        (&mut content.headline, file.headline),
        (&mut content.subheadline, file.subheadline),
        (&mut content.dateline, file.dateline),
        (&mut content.source, file.source),
    ];
    for (field, said) in fields {
        if !said.is_empty() {
            *field = said;
        }
    }
    if !file.sign_off.text.is_empty() {
        content.sign_off = file.sign_off;
    }
    if !file.related.is_empty() {
        content.related = file.related;
    }
    if !file.authors.is_empty() {
        content.authors = file.authors;
    }
}

/// An empty frame is not worth keeping; words or a photo are.
fn has_something(figure: &Figure) -> bool {
    figure.photo.is_some() || !figure.caption.is_empty()
}
