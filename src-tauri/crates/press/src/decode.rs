//! From bytes to text, or a refusal: never mojibake.
//!
//! UTF-8 is taken as it is. UTF-16 is taken where a byte order mark announces it. Everything else must be GB18030
//! (which GB2312 and GBK are parts of), and since nearly any bytes decode as that, the outcome must also
//! look like Chinese ([`plausible`]). A file name plays no part, and nothing here opens a file.

mod plausible;
#[cfg(test)]
mod tests;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::page_text::Took;

/// Text with remarks on its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: no byte order mark, every line end a line feed.
    pub text: String,
    /// What was found on the way, for the person who imports.
    pub took: Vec<Took>,
}

/// Why bytes are not text that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// It is a PDF file.
    #[error("this is a PDF file")]
    Pdf,
    /// There are control characters that no text holds.
    #[error("byte {offset} is {byte:#04x}, which no text holds")]
    Binary {
        /// The place, in bytes from 0.
        offset: usize,
        /// Which.
        byte: u8,
    },
    /// A byte order mark announces an encoding that the bytes then break.
    #[error("the text says it is {encoding} but breaks its rules")]
    Broken {
        /// The encoding announced.
        encoding: &'static str,
    },
    /// Neither UTF-8 nor believable GB18030.
    #[error("the text is neither UTF-8 nor Chinese in GB18030")]
    UnknownEncoding,
}

/// Reads bytes as text.
///
/// # Errors
/// [`NotText`] for anything that is not certainly one of the encodings above.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if bytes.starts_with(b"%PDF-") {
        return Err(NotText::Pdf);
    }
    let mut took = Vec::new();
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            took.push(Took::ByteOrderMark);
            if encoding != UTF_8 {
                took.push(Took::Encoding {
                    name: name(encoding).to_owned(),
                });
            }
            strictly(encoding, bytes.get(length..).unwrap_or_default()).ok_or(NotText::Broken {
                encoding: name(encoding),
            })?
        }
        None => without_mark(bytes, &mut took)?,
    };
    if let Some((offset, control)) = text.char_indices().find(|(_, c)| is_binary(*c)) {
        return Err(NotText::Binary {
            offset,
            byte: u8::try_from(u32::from(control)).unwrap_or_default(),
        });
    }
    Ok(Decoded {
        text: with_line_feeds(text, &mut took),
        took,
    })
}

/// Reads the bytes of an HTML page, which may declare its own encoding.
///
/// # Errors
/// [`NotText`] where that is not so, or nobody says and it is not certainly one of the encodings of [`decode`].
pub fn page(bytes: &[u8]) -> Result<Decoded, NotText> {
    let declared = declared(bytes).filter(|_| Encoding::for_bom(bytes).is_none());
    let Some(encoding) = declared.filter(|encoding| !matches!(encoding.name(), "UTF-8" | "GBK" | "gb18030"))
    else {
        return decode(bytes);
    };
    if std::str::from_utf8(bytes).is_ok() {
        return decode(bytes);
    }
    let text = strictly(encoding, bytes).ok_or(NotText::Broken {
        encoding: encoding.name(),
    })?;
    let mut took = vec![Took::Encoding {
        name: encoding.name().to_owned(),
    }];
    Ok(Decoded {
        text: with_line_feeds(text, &mut took),
        took,
    })
}

/// The encoding that a page declares in its first bytes, if it does.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let label = head.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let end = label.find(['"', '\'', ';', '>', ' ', '/']).unwrap_or(label.len());
    Encoding::for_label(label.get(..end)?.as_bytes())
}

fn without_mark(bytes: &[u8], took: &mut Vec<Took>) -> Result<String, NotText> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some((offset, byte)) = bytes.iter().enumerate().find(|(_, b)| is_binary(char::from(**b))) {
        return Err(NotText::Binary { offset, byte: *byte });
    }
    let text = strictly(GB18030, bytes).filter(|text| plausible::is_chinese(text));
    let text = text.ok_or(NotText::UnknownEncoding)?;
    took.push(Took::Encoding {
        name: name(GB18030).to_owned(),
    });
    match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            took.push(Took::ByteOrderMark);
            Ok(rest.to_owned())
        }
        None => Ok(text),
    }
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

/// The encoding's name as people write it.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 {
        "GB18030"
    } else if encoding == UTF_8 {
        "UTF-8"
    } else {
        "UTF-16"
    }
}

/// Whether a character is a control that no text holds. A form feed and the end-of-file mark of DOS do occur.
fn is_binary(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{1a}')
}

/// CRLF and a lone CR become LF.
fn with_line_feeds(text: String, took: &mut Vec<Took>) -> String {
    if !text.contains('\r') {
        return text;
    }
    took.push(Took::LineEndings);
    text.replace("\r\n", "\n").replace('\r', "\n")
}
