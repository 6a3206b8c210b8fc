//! Recognises what a file is that is to become a story: by its bytes, and by its name where they leave it open.

use std::ops::ControlFlow;
use std::path::Path;

use press::page_text::Took;
use review::Purpose;
use review::slip::Slip;

use crate::Error;
use crate::rooms::WritingRoom;

/// The largest text we take, in bytes: a long novel fits twenty times.
pub(crate) const MAX_TEXT: u64 = 64 << 20;

/// What a file turned out to be.
pub(crate) enum RecognisedFile {
    Markdown(String),
    Page(String),
    Html(String),
    Word(Vec<u8>),
}

impl WritingRoom<'_> {
    /// The kind of the file, and sentences about how its bytes were read.
    pub(crate) fn recognised(
        &self,
        path: &Path,
        bytes: Vec<u8>,
    ) -> Result<(RecognisedFile, Vec<String>), Error> {
        let (read, took) = recognise(path, bytes)?;
        Ok((read, took.iter().map(|took| self.sentence(took)).collect()))
    }
}

/// The kind of the file, and what its bytes were taken for.
pub(crate) fn recognise(path: &Path, bytes: Vec<u8>) -> Result<(RecognisedFile, Vec<Took>), Error> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    if is_zip && is_package(&bytes) {
        let kind = Slip::read(&mut package::verify(path, &mut |_, _| ControlFlow::Continue(()))?)?
            .map_or(Purpose::Delivery, |slip| slip.kind);
        return Err(Error::WrongKind { found: kind });
    }
    let is_old_word = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    if is_zip || is_old_word || matches!(extension.as_str(), "docx" | "docm" | "dotx") {
        return Ok((RecognisedFile::Word(bytes), Vec::new()));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Error::NotWord {
            path: path.to_owned(),
            source: press::docx::read::NotWord::Other { what: "RTF" },
        });
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_TEXT {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            bytes: size,
            limit: MAX_TEXT,
        });
    }
    let named_html = matches!(extension.as_str(), "html" | "htm" | "xhtml");
    let decoded = if named_html {
        press::decode::page(&bytes)
    } else {
        press::decode(&bytes)
    };
    let decoded = decoded.map_err(|source| Error::NotText {
        path: path.to_owned(),
        source,
    })?;
    let took = decoded.took;
    let start: String = decoded.text.trim_start().chars().take(14).collect();
    let start = start.to_lowercase();
    let read = match extension.as_str() {
        _ if named_html || start.starts_with("<!doctype html") || start.starts_with("<html") => {
            RecognisedFile::Html(decoded.text)
        }
        "md" | "markdown" => RecognisedFile::Markdown(decoded.text),
        _ => RecognisedFile::Page(decoded.text),
    };
    Ok((read, took))
}

/// Whether a zip is a package: its first file is one that every bag begins with. A Word file begins with another.
pub(crate) fn is_package(zip: &[u8]) -> bool {
    // The zip's format (APPNOTE 4.3.7): the length of the name at 26, little-endian, the name at 30.
    let Some([low, high]) = zip.get(26..28) else {
        return false;
    };
    let length = usize::from(u16::from_le_bytes([*low, *high]));
    let name = zip.get(30..30 + length).unwrap_or_default();
    [b"/bag-info.txt".as_slice(), b"/bagit.txt"]
        .iter()
        .any(|first| name.ends_with(first))
}
