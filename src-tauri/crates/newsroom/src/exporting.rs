//! Exporting: one revision of a story as a package that an outlet can take without asking a question.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use package::{BagInfo, Parcel, Source};
use press::Plates;
use story::Content;
use tempfile::NamedTempFile;

use crate::plates::StoryPlates;
use crate::rows::{number, printed};
use crate::versions::Reason;
use crate::views::{Exported, Progress};
use crate::{Error, Newsroom, Watch};

/// How many characters of the title stand in a package's name.
const TITLE: usize = 40;

/// A form in which the story goes into a package, beside `story.json` and the photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `story.docx`.
    Docx,
    /// `story.html`, one file that can be mailed.
    Html,
    /// `story.md`.
    Markdown,
    /// `story.txt`, the manuscript.
    Text,
    /// `ninjs.json`, IPTC ninjs 3.1.
    Ninjs,
}

/// What a package holds when nobody asked for less.
#[must_use]
pub fn default_formats() -> Vec<Format> {
    vec![
        Format::Docx,
        Format::Html,
        Format::Markdown,
        Format::Text,
        Format::Ninjs,
    ]
}

impl Format {
    /// The format with this name.
    ///
    /// # Errors
    /// [`Error::NoSuchFormat`].
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "docx" => Ok(Self::Docx),
            "html" => Ok(Self::Html),
            "markdown" | "md" => Ok(Self::Markdown),
            "text" | "txt" => Ok(Self::Text),
            "ninjs" => Ok(Self::Ninjs),
            _ => Err(Error::NoSuchFormat {
                name: name.to_owned(),
                known: "docx, html, markdown, text, ninjs".to_owned(),
            }),
        }
    }
}

impl Newsroom {
    /// Freezes the working copy and writes its package into the folder `to`. The same revision gives the
    /// same bytes; a different file of that name is left alone and the package takes a new name.
    ///
    /// # Errors
    /// When the folder does not take it, a photo is damaged, or `watch` said stop; nothing is left behind.
    pub fn export(
        &self,
        id: &str,
        to: &Path,
        formats: &[Format],
        watch: &mut Watch<'_>,
    ) -> Result<Exported, Error> {
        let reason = Reason {
            word: "export",
            automatic: false,
            name: "",
        };
        let (revision, content) = self.freeze_working(id, &reason)?;
        let photos = u64::from(number(content.figures().count()));
        let mut done = 0;
        let plates = StoryPlates::gather(self, &content, &mut |what| {
            done += 1;
            go_on(watch, done, photos, what)
        })?;
        let edition = Edition {
            id,
            revision: &revision,
            content: &content,
            plates: &plates,
        };
        let word = if formats.contains(&Format::Docx) {
            Some(edition.docx(to)?)
        } else {
            None
        };
        let parcel = edition.parcel(formats, word.as_ref().map(NamedTempFile::path))?;
        let folder = parcel.folder.clone();
        let path = package::write_beside(&parcel, to, &format!("{folder}.zip"), &mut |done, total| {
            watch(Progress {
                done,
                total,
                what: folder.clone(),
            })
        })?;
        Ok(Exported {
            bytes: std::fs::metadata(&path).map_or(0, |file| file.len()),
            path: path.display().to_string(),
            folder,
            files: number(parcel.files.len()),
            revision: number(usize::try_from(revision.number).unwrap_or(usize::MAX)),
        })
    }
}

fn go_on(watch: &mut Watch<'_>, done: u64, total: u64, what: &str) -> Result<(), Error> {
    match watch(Progress {
        done,
        total,
        what: what.to_owned(),
    }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    }
}

/// One revision on its way into a package.
struct Edition<'a> {
    id: &'a str,
    revision: &'a store::Revision,
    content: &'a Content,
    plates: &'a StoryPlates<'a>,
}

impl Edition<'_> {
    /// When the revision was made, as it is printed.
    fn at(&self) -> DateTime<FixedOffset> {
        printed(self.revision.at, self.content)
    }

    /// The name of the bag's folder: the date and what the desk calls the piece.
    fn folder(&self) -> String {
        let names = [&self.content.slugline, &self.content.headline];
        let title = names.into_iter().find(|name| !name.trim().is_empty());
        let title: String = title.map_or("", |name| name.trim()).chars().take(TITLE).collect();
        let name = format!("{}-{title}", self.at().format("%Y-%m-%d"));
        package::safe_name(name.trim_end_matches('-'))
    }

    fn info(&self) -> BagInfo {
        let revision = format!("revision {} {}", self.revision.number, self.revision.digest);
        BagInfo::default()
            .with("Bagging-Date", &self.at().format("%Y-%m-%d").to_string())
            .with("External-Identifier", &format!("urn:uuid:{}", self.id))
            .with("Internal-Sender-Identifier", &revision)
            .with("External-Description", &self.content.headline)
            .with("Source-Organization", &self.content.source)
            .with("Contact-Name", &self.revision.author)
    }

    fn parcel(&self, formats: &[Format], word: Option<&Path>) -> Result<Parcel, Error> {
        let mut files = BTreeMap::from([("story.json".to_owned(), Source::Bytes(self.content.to_json()))]);
        for format in formats {
            let (name, bytes) = match format {
                Format::Docx => continue,
                Format::Html => (
                    "story.html",
                    press::html::page(self.content, self.plates)?.into_bytes(),
                ),
                Format::Markdown => ("story.md", self.markdown().into_bytes()),
                Format::Text => (
                    "story.txt",
                    press::page_text::manuscript(self.content).into_bytes(),
                ),
                Format::Ninjs => ("ninjs.json", self.ninjs()),
            };
            files.insert(name.to_owned(), Source::Bytes(bytes));
        }
        if let Some(path) = word {
            files.insert(
                "story.docx".to_owned(),
                Source::File {
                    path: path.to_owned(),
                    sha256: None,
                },
            );
        }
        for (digest, held) in self.plates.held() {
            let original = Source::File {
                path: self.plates.path(digest, held),
                sha256: Some(digest.to_string()),
            };
            files.insert(held.plate.original.name.clone(), original);
            files.insert(held.plate.page.name.clone(), Source::Bytes(held.web.clone()));
        }
        Ok(Parcel {
            folder: self.folder(),
            info: self.info(),
            when: self.revision.at,
            files,
        })
    }

    fn markdown(&self) -> String {
        story::markdown::write(self.content, &|figure| {
            let plate = figure.photo.as_ref().and_then(|photo| self.plates.plate(photo));
            plate.map(|plate| plate.original.name).unwrap_or_default()
        })
    }

    fn ninjs(&self) -> Vec<u8> {
        let count = story::count::count(self.content);
        let edition = press::ninjs::Edition {
            guid: self.id.to_owned(),
            version: self.revision.number.to_string(),
            at: self.at(),
            words: count.words as usize,
            chars: count.characters as usize,
        };
        press::ninjs::item(self.content, self.plates, &edition)
    }

    /// The Word file carries every original, so it goes to disk, beside the package that will hold it.
    fn docx(&self, to: &Path) -> Result<NamedTempFile, Error> {
        let failed = |source| Error::Unwritable {
            path: to.to_owned(),
            source,
        };
        let mut file = tempfile::Builder::new()
            .prefix(".galley-")
            .tempfile_in(to)
            .map_err(failed)?;
        press::docx::write(self.content, self.plates, self.at(), file.as_file_mut())?;
        Ok(file)
    }
}
