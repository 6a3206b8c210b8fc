//! A notice in the forms that an outlet takes, each a file of its own.

use std::io::Cursor;

use chrono::{DateTime, FixedOffset};
use outlet::{NoticeFile, NoticeIn};
use press::NoPlates;
use press::docx::DocxOptions;
use story::Content;

use crate::{Error, Format};

/// A notice on its way into a package.
pub(crate) struct NoticeForms<'a> {
    /// What its files are called, without their endings.
    pub stem: String,
    /// When it is sent, in the zone of the piece.
    pub at: DateTime<FixedOffset>,
    /// The notice, set as a story.
    pub set: &'a Content,
    pub look: DocxOptions,
    /// Whether the outlet's text marks where pictures are: then a blank line is below the headline.
    pub markers: bool,
}

impl NoticeForms<'_> {
    /// Its files by name, in every form for people that is wanted. Where there is none, a text is added: a desk that takes
    /// nothing but caption sheets has to learn of it as well. A machine-readable item contains the notice itself.
    pub(crate) fn files(&self, formats: &[Format]) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut files = Vec::new();
        let mut is_told = false;
        for format in formats {
            match format.facts().notice {
                NoticeIn::File(file) => files.push(self.file(file)?),
                NoticeIn::Item | NoticeIn::Mail => is_told = true,
                NoticeIn::Nowhere => {}
            }
        }
        if files.is_empty() && !is_told {
            files.push(self.file(NoticeFile::Text)?);
        }
        Ok(files)
    }

    fn file(&self, file: NoticeFile) -> Result<(String, Vec<u8>), Error> {
        let (ending, bytes) = match file {
            NoticeFile::Docx => {
                let mut word = Cursor::new(Vec::new());
                press::docx::write_as(self.set, &NoPlates, self.at, self.look, &mut word)?;
                (".docx", word.into_inner())
            }
            NoticeFile::Html => (".html", press::html::page(self.set, &NoPlates)?.into_bytes()),
            NoticeFile::Markdown => {
                let text = story::markdown::write(&press::link::only_printable(self.set), &|_| String::new());
                (".md", text.into_bytes())
            }
            NoticeFile::Text if self.markers => (".txt", press::marked_text::write(self.set).into_bytes()),
            NoticeFile::Text => (".txt", press::page_text::manuscript(self.set).into_bytes()),
            NoticeFile::Wechat => ("-wechat.html", press::wechat::page(self.set).into_bytes()),
        };
        Ok((format!("{}{ending}", self.stem), bytes))
    }
}
