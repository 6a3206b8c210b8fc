//! Reading mails that others wrote: whom they are from, what they say, which files they bring.
//!
//! The parts of a mail are found by `mail-parser`, in a mail that [`bounds`] has found to be within our limits. Text is decoded
//! here, because Chinese mail programs often name the wrong encoding or none: GB18030 where GB2312 is named, and where none is
//! named what the bytes are believable as. Nothing is fetched, and no file is opened here.
//!
//! It must not know what becomes of a mail, or where it came from.

mod bounds;
mod words;

use chrono::{DateTime, TimeZone, Utc};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::chars::printable;
use crate::limits::LONGEST_MAIL_TEXT;
pub use words::text_of;
use words::{header_text, named_in};

/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 120;

/// A mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// Its subject; may be empty.
    pub subject: String,
    /// Whom it says it is from: the name, which may be empty, and the address.
    pub sender: (String, String),
    /// Its Message-ID, without brackets; may be empty.
    pub id: String,
    /// When it says it was sent.
    pub sent: Option<DateTime<Utc>>,
    /// Its text as plain text; empty where it has none.
    pub text: String,
    /// Its text as HTML; empty where it has none.
    pub html: String,
    /// The files that came with it, in their order.
    pub files: Vec<MailFile>,
    /// The mails that were attached to it.
    pub mails: Vec<Mail>,
}

/// A file in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Its name, without a folder; one is made where the mail has none.
    pub name: String,
    /// The id by which the mail's HTML shows it (`cid:`); empty where it has none.
    pub shown_as: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a file was not read as a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotMail {
    /// There is no header in it.
    #[error("there is no header of a mail in it")]
    NoHeader,
    /// It has more headers, parts or mails in mails than any mail has.
    #[error("it has more headers or parts than any mail")]
    TooMuch,
    /// A mail in it is encoded, which RFC 2046 (5.2.1) does not allow: its size cannot be known before it is unpacked.
    #[error("a mail that is attached to it is encoded")]
    EncodedMail,
}

/// Reads one mail.
///
/// # Errors
/// [`NotMail`].
pub fn read(bytes: &[u8]) -> Result<Mail, NotMail> {
    bounds::check(bytes)?;
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_text(HeaderName::Subject)
        .header_address(HeaderName::From)
        .header_id(HeaderName::MessageId)
        .header_date(HeaderName::Date)
        .default_header_ignore();
    let message = parser.parse(bytes).ok_or(NotMail::NoHeader)?;
    let known = |root: &MessagePart<'_>| root.headers.iter().any(|header| !header.name.is_other());
    if message.parts.first().is_some_and(known) {
        Ok(mail(message))
    } else {
        Err(NotMail::NoHeader)
    }
}

fn mail(message: Message<'_>) -> Mail {
    let sender = message.from().and_then(|from| from.first());
    let said = |word: Option<&str>, header| match word {
        Some(word) if !word.contains('\u{fffd}') => word.to_owned(),
        _ => header_text(raw_header(&message, header).unwrap_or_default()),
    };
    let name = sender.and_then(|sender| sender.name());
    let name = match name {
        Some(word) if word.contains('\u{fffd}') => words::before_address(&said(None, HeaderName::From)),
        name => name.unwrap_or_default().to_owned(),
    };
    let address = sender.and_then(|sender| sender.address()).unwrap_or_default();
    let mut read = Mail {
        subject: in_one_line(&said(message.subject(), HeaderName::Subject)),
        sender: (in_one_line(&name), in_one_line(address)),
        id: in_one_line(message.message_id().unwrap_or_default()),
        sent: message
            .date()
            .and_then(|date| Utc.timestamp_opt(date.to_timestamp(), 0).single()),
        ..Mail::default()
    };
    let is_body = |at: usize| {
        let listed = |list: &[u32]| list.iter().any(|id| usize::try_from(*id) == Ok(at));
        listed(&message.text_body) || listed(&message.html_body)
    };
    let bodies: Vec<bool> = (0..message.parts.len()).map(is_body).collect();
    let Message {
        parts, raw_message, ..
    } = message;
    for (at, (part, is_body)) in parts.into_iter().zip(bodies).enumerate() {
        let html = matches!(part.body, PartType::Html(_));
        match part.body {
            PartType::Multipart(_) => {}
            PartType::Message(inner) => read.mails.push(mail(inner)),
            PartType::Text(_) | PartType::Html(_) if is_body => {
                let text = body_text(&part, &raw_message);
                let so_far = if html { &mut read.html } else { &mut read.text };
                if so_far.len() + text.len() <= LONGEST_MAIL_TEXT {
                    so_far.push_str(&text);
                }
            }
            _ => read.files.push(file(part, &raw_message, at)),
        }
    }
    read
}

fn file(part: MessagePart<'_>, raw: &[u8], at: usize) -> MailFile {
    let name = file_name(&part, raw).unwrap_or_else(|| unnamed(&part, at));
    let shown_as = part.content_id().unwrap_or_default().to_owned();
    let bytes = match part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.into_owned(),
        _ => decoded(&part, raw),
    };
    MailFile {
        name,
        shown_as,
        bytes,
    }
}

/// The name that the mail gives a file, without the folders that some programs write before it.
fn file_name(part: &MessagePart<'_>, raw: &[u8]) -> Option<String> {
    let name = part.attachment_name()?;
    let name = if name.contains('\u{fffd}') || name.contains("=?") {
        let header = |wanted: &HeaderName<'_>| part.headers.iter().find(|header| &header.name == wanted);
        [HeaderName::ContentDisposition, HeaderName::ContentType]
            .iter()
            .filter_map(header)
            .filter_map(|header| slice(raw, header.offset_start, header.offset_end))
            .find_map(named_in)
            .unwrap_or_else(|| name.to_owned())
    } else {
        name.to_owned()
    };
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let last: String = in_one_line(last).chars().take(LONGEST_NAME).collect();
    Some(last).filter(|name| !matches!(name.as_str(), "" | "." | ".."))
}

/// `image-3.jpeg`: a name for a file that has none, by its kind and its place in the mail.
fn unnamed(part: &MessagePart<'_>, at: usize) -> String {
    let kind = part.content_type();
    let word = |word: &str| -> String {
        word.chars()
            .filter(char::is_ascii_alphanumeric)
            .take(20)
            .collect()
    };
    let (kind, of) = kind.map_or(("file", ""), |kind| {
        (kind.ctype(), kind.subtype().unwrap_or_default())
    });
    format!("{}-{at}.{}", word(kind), word(of))
}

fn body_text(part: &MessagePart<'_>, raw: &[u8]) -> String {
    let bytes = decoded(part, raw);
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    text_of(&bytes, charset).replace("\r\n", "\n")
}

/// A part's bytes, its transfer encoding taken off; what breaks the rules of that is left as it is.
fn decoded(part: &MessagePart<'_>, raw: &[u8]) -> Vec<u8> {
    let bytes = slice(raw, part.offset_body, part.offset_end).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(bytes),
        Encoding::Base64 => base64_decode(bytes),
    };
    decoded.unwrap_or_else(|| bytes.to_vec())
}

fn raw_header<'m>(message: &'m Message<'_>, wanted: HeaderName<'_>) -> Option<&'m [u8]> {
    let root = message.parts.first()?;
    let header = root.headers.iter().find(|header| header.name == wanted)?;
    slice(&message.raw_message, header.offset_start, header.offset_end)
}

fn slice(bytes: &[u8], from: u32, to: u32) -> Option<&[u8]> {
    bytes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
}

fn in_one_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
