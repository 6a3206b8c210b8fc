//! Importing: a file becomes a story; a body is read from a file.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use press::{Noted, Picture, Unsupported};
use story::{Block, Content, Digest, Figure, FigureId, Language, RevisionReason, indent};

use crate::Error;
use crate::files::{name_of, read_file};
use crate::finding::frame_photo;
use crate::ids::new_figure_id;
use crate::rooms::WritingRoom;
use crate::views::{Imported, OpenStory};
use crate::writing::recognising::RecognisedFile;

/// The largest file we take in as a story, in bytes: a Word file with all its photos.
pub(crate) const MAX_FILE: u64 = 512 << 20;

/// How a file is taken in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Intake<'a> {
    /// A folder whose photos fill the empty figures, in file-name order.
    pub photos: Option<&'a Path>,
    /// Leaves typed indents in the text, even where the settings remove them.
    pub keep_indents: bool,
}

/// The pictures that one text brings.
#[derive(Default)]
pub(crate) struct Brought {
    /// Why some did not come in, in sentences.
    pub(crate) refused: Vec<String>,
    /// The figures of pictures in the text itself, by the digest of their bytes: a logo in 300 rows is decoded once.
    known: HashMap<Digest, Figure>,
}

/// Reads a page or a Word file.
pub(crate) fn foreign(
    path: &Path,
    read: RecognisedFile,
    picture: &mut press::NewFigure<'_>,
) -> Result<(Content, Vec<Noted>), Error> {
    let path = path.to_owned();
    match read {
        RecognisedFile::Page(text) | RecognisedFile::Markdown(text) | RecognisedFile::Html(text) => {
            let reading = press::html::read_page(&text, picture);
            let reading = reading.map_err(|source| Error::NotHtml { path, source })?;
            Ok((reading.content, reading.noted))
        }
        RecognisedFile::Word(bytes) => {
            let reading = press::docx::read::read(&bytes, picture);
            let reading = reading.map_err(|source| Error::NotWord { path, source })?;
            Ok((reading.content, reading.noted))
        }
    }
}

impl WritingRoom<'_> {
    /// Makes a story of a text, Markdown, HTML or Word file. Pictures that it holds, or that it shows from its own
    /// folder, come with it.
    #[must_use]
    pub fn import(&self, path: &Path, intake: Intake<'_>) -> Imported {
        let read = read_file(path, MAX_FILE);
        self.imported(path, read, path.parent(), intake)
    }

    /// Makes a story of a file of which only the name and the bytes are known, as of one that was dropped.
    #[must_use]
    pub fn import_bytes(&self, name: &str, bytes: Vec<u8>) -> Imported {
        self.imported(Path::new(name), Ok(bytes), None, Intake::default())
    }

    fn imported(
        &self,
        path: &Path,
        bytes: Result<Vec<u8>, Error>,
        folder: Option<&Path>,
        intake: Intake<'_>,
    ) -> Imported {
        let taken = bytes.and_then(|bytes| self.import_read(path, bytes, folder, intake));
        let (story, took, refused) = match taken {
            Ok((story, took)) => (Some(story), took, None),
            Err(error) => (None, Vec::new(), Some(error.failure(self.language()))),
        };
        let file_name = name_of(path);
        Imported {
            file_name,
            story,
            took,
            refused,
        }
    }

    fn import_read(
        &self,
        path: &Path,
        bytes: Vec<u8>,
        folder: Option<&Path>,
        intake: Intake<'_>,
    ) -> Result<(crate::StoryRow, Vec<String>), Error> {
        let brought = RefCell::new(Brought::default());
        let mut picture = |picture: Picture<'_>| self.figure_for(folder, picture, &brought);
        let (mut content, mut took) = self.read_story(path, bytes, &mut picture)?;
        took.extend(brought.into_inner().refused);
        if !intake.keep_indents {
            took.extend(self.without_indents(&mut content.body)?);
        }
        if let Some(folder) = intake.photos {
            took.extend(self.fill_from(&mut content, folder)?);
        }
        Ok((self.take_in_story(&content)?.row, took))
    }

    /// Reads a text, Markdown, HTML or Word file, of which the name may say the kind; with sentences about how it was read.
    pub(crate) fn read_story(
        &self,
        path: &Path,
        bytes: Vec<u8>,
        picture: &mut press::NewFigure<'_>,
    ) -> Result<(Content, Vec<String>), Error> {
        let (read, mut took) = self.recognised(path, bytes)?;
        let (content, noted) = match read {
            RecognisedFile::Page(text) => {
                let reading = press::page_text::read(&text, &mut new_figure_id);
                let said = reading.took.iter().map(|took| self.sentence(took)).collect();
                (reading.content, said)
            }
            RecognisedFile::Markdown(text) => {
                let mut figure = |target: &str| picture(Picture::Away { address: target });
                let count = story::markdown::inner_lists(&text);
                let thing = Unsupported::ListLevels;
                let noted = (count > 0).then(|| self.note(&Noted::Turned { thing, count }));
                (
                    story::markdown::read(&text, &mut figure).content,
                    noted.into_iter().collect(),
                )
            }
            foreign => self.read_foreign(path, foreign, picture)?,
        };
        took.extend(noted);
        Ok((content, took))
    }

    /// Reads a page or a Word file; the reader's notes are returned as sentences.
    pub(crate) fn read_foreign(
        &self,
        path: &Path,
        read: RecognisedFile,
        picture: &mut press::NewFigure<'_>,
    ) -> Result<(Content, Vec<String>), Error> {
        let (content, noted) = foreign(path, read, picture)?;
        let said = self.noted_says(&content, &noted);
        Ok((content, said))
    }

    /// Removes typed indents, unless the settings keep them; returns a sentence about it.
    pub(crate) fn without_indents(&self, blocks: &mut [Block]) -> Result<Option<String>, Error> {
        if !self.settings()?.strip_indent {
            return Ok(None);
        }
        let paragraphs = indent::strip(blocks);
        Ok((paragraphs > 0).then(|| self.note(&Noted::Indents { paragraphs })))
    }

    /// A reader's notes, as sentences. A picture that was found beside the text is not reported as missing.
    pub(crate) fn noted_says(&self, content: &Content, noted: &[Noted]) -> Vec<String> {
        let found = |noted: &Noted| match noted {
            Noted::PictureAway { address } => {
                let name = press::picture::file_name(address);
                content
                    .figures()
                    .any(|figure| figure.photo.is_some() && figure.file_name == name)
            }
            _ => false,
        };
        let noted = noted.iter().filter(|noted| !found(noted));
        noted.map(|noted| self.note(noted)).collect()
    }

    pub(crate) fn note(&self, noted: &Noted) -> String {
        self.language().pick(noted.zh(), noted.en())
    }

    /// Begins a story with an imported content, and keeps that as its first revision.
    pub(crate) fn take_in_story(&self, content: &Content) -> Result<OpenStory, Error> {
        let id = self.begin(content)?;
        self.freeze_working(&id, None, RevisionReason::Import)?;
        self.open_story(&id)
    }

    /// The figure for a picture that a file brings: with its photo where that is in the file or beside it. Only files in its own
    /// folder or below are read: a text from elsewhere must not be able to bring other files of this machine into a package.
    pub(crate) fn figure_for(
        &self,
        folder: Option<&Path>,
        picture: Picture<'_>,
        brought: &RefCell<Brought>,
    ) -> Figure {
        let missing = |file_name| Figure {
            id: new_figure_id(),
            file_name,
            ..Figure::default()
        };
        let digest = match picture {
            Picture::Here { bytes, .. } => Some(store::digest(bytes)),
            Picture::Away { .. } => None,
        };
        if let Some(known) = digest
            .as_ref()
            .and_then(|digest| brought.borrow().known.get(digest).cloned())
        {
            return Figure {
                id: new_figure_id(),
                ..known
            };
        }
        let (result, file_name) = match picture {
            Picture::Here { name, bytes } => (self.pictures().add_photo(name, bytes), name.to_owned()),
            Picture::Away { address } => {
                let file_name = press::picture::file_name(address);
                let near = folder.and_then(|folder| {
                    let as_written = beside(folder, address);
                    let decoded = beside(folder, &percent_decode_str(address).decode_utf8_lossy());
                    [as_written, decoded]
                        .into_iter()
                        .flatten()
                        .find(|path| path.is_file())
                });
                match near {
                    Some(path) => (self.pictures().add_photo_file(&path), file_name),
                    None => return missing(file_name),
                }
            }
        };
        let figure = result
            .added
            .map_or_else(|| missing(file_name), |added| added.figure);
        let mut brought = brought.borrow_mut();
        brought.refused.extend(result.refused.map(|failure| failure.says));
        brought
            .known
            .extend(digest.map(|digest| (digest, figure.clone())));
        figure
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
        let (mut said, mut figures) = (Vec::new(), Vec::new());
        for file in files {
            let result = self.pictures().add_photo_file(&file);
            said.extend(result.refused.map(|failure| failure.says));
            figures.extend(result.added.map(|added| added.figure));
        }
        fill(content, figures);
        Ok(said)
    }

    pub(crate) fn sentence(&self, took: &press::page_text::Took) -> String {
        match self.language() {
            Language::Zh => took.zh(),
            Language::En => took.en(),
        }
    }
}

/// Fills the figures whose picture is missing, in their order; the rest go to the tray.
pub(crate) fn fill(content: &mut Content, figures: Vec<Figure>) {
    let waiting = content.figures().filter(|figure| figure.photo.is_none());
    let waiting: Vec<FigureId> = waiting.map(|figure| figure.id.clone()).collect();
    let mut waiting = waiting.into_iter();
    for figure in figures {
        match waiting.next().and_then(|id| content.figure_mut(&id)) {
            Some(frame) => frame_photo(frame, figure),
            None => content.tray.push(figure),
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
