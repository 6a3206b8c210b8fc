//! A notice in the forms that an outlet takes, each a file of its own.

use std::io::Cursor;

use package::Source;
use press::docx::DocxOptions;
use press::{NoPlates, Notice};
use story::Content;

use crate::{Error, Format};

/// A notice on its way into a package.
pub(crate) struct NoticeForms<'a> {
    pub notice: &'a Notice,
    /// The same, set as a story.
    pub set: &'a Content,
    pub look: DocxOptions,
    /// The outlet's text marks where pictures stand, and so a blank line stands below the headline.
    pub markers: bool,
}

impl NoticeForms<'_> {
    /// Its files by name, in every form that people read of those wanted. Where none is, there is a text: a desk that takes
    /// nothing but caption sheets is to be told as well. An item that a machine reads says it itself.
    pub(crate) fn files(&self, formats: &[Format]) -> Result<Vec<(String, Source)>, Error> {
        let mut files = Vec::new();
        for format in formats {
            files.extend(self.form(*format)?);
        }
        let by_itself = |format: &Format| matches!(format, Format::Ninjs | Format::Newsml | Format::Eml);
        if files.is_empty() && !formats.iter().any(by_itself) {
            files.extend(self.form(Format::Text)?);
        }
        Ok(files)
    }

    fn form(&self, format: Format) -> Result<Option<(String, Source)>, Error> {
        let stem = self.notice.stem();
        let said =
            |ending: &str, text: String| Some((format!("{stem}{ending}"), Source::Bytes(text.into_bytes())));
        Ok(match format {
            Format::Docx => {
                let mut word = Cursor::new(Vec::new());
                press::docx::write_as(self.set, &NoPlates, self.notice.at, self.look, &mut word)?;
                Some((format!("{stem}.docx"), Source::Bytes(word.into_inner())))
            }
            Format::Html => said(".html", press::html::page(self.set, &NoPlates)?),
            Format::Markdown => said(".md", story::markdown::write(self.set, &|_| String::new())),
            Format::Text if self.markers => said(".txt", press::marked_text::write(self.set)),
            Format::Text => said(".txt", press::page_text::manuscript(self.set)),
            Format::Wechat => said("-wechat.html", press::wechat::page(self.set)),
            // The mail's own text says it, and machines are told in their items.
            Format::Eml | Format::Ninjs | Format::Newsml | Format::Captions | Format::CaptionsCsv => None,
        })
    }
}
