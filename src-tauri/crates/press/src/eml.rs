//! A mail ready to be sent (RFC 5322 with MIME): the subject the outlet wants, the text, and the files attached.
//!
//! One that a person opens in a mail program has no sender: it is sent from there, and `X-Unsent` says so. One that we send has the
//! sender's name and address. Everything is determined by what goes in, the boundary too, so that the same revision gives the same mail. Bytes are written as
//! they are read; a photo is never in memory with the next. This module must not know what the files are.
//!
//! See docs/decisions/mail-without-a-library.md.

pub mod mailbox;
pub mod read;

use std::io::{self, Read, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, FixedOffset};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The characters of a file's name that are escaped in a parameter (RFC 2231).
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');
/// Bytes that make one line of base64.
const LINE: usize = 57;
/// Bytes of UTF-8 in one encoded word, so that with its frame it stays below 76 characters.
const WORD: usize = 42;

/// What is printed above the text.
#[derive(Debug, Clone)]
pub struct MailHead<'a> {
    /// From whom: name and address; `None` where a mail program sends it. The name may be empty.
    pub from: Option<(&'a str, &'a str)>,
    /// The addressees; may be empty.
    pub to: &'a [String],
    /// Who gets a copy.
    pub cc: &'a [String],
    /// The subject.
    pub subject: &'a str,
    /// The time that the mail carries.
    pub at: DateTime<FixedOffset>,
    /// The id that makes this mail different from any other: the revision's digest.
    pub id: &'a str,
    /// The text, as plain text.
    pub text: &'a str,
}

/// A file that goes along.
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub kind: &'a str,
    /// Opens it.
    pub open: &'a mut dyn FnMut() -> io::Result<Box<dyn Read>>,
}

/// Writes the mail.
///
/// # Errors
/// [`io::Error`] where a file cannot be read, or the destination refuses.
pub fn write(head: &MailHead<'_>, attachments: &mut [Attachment<'_>], out: &mut dyn Write) -> io::Result<()> {
    let id: String = head
        .id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(40)
        .collect();
    let boundary = format!("=_galley_{id}");
    write!(out, "Date: {}\r\n", head.at.format("%a, %d %b %Y %H:%M:%S %z"))?;
    let domain = head.from.and_then(|(_, address)| address.rsplit_once('@'));
    let domain = domain.map_or("galley.invalid", |(_, domain)| domain);
    write!(out, "Message-ID: <{id}@{domain}>\r\n")?;
    if let Some((name, address)) = head.from {
        write!(out, "From: {}\r\n", mailbox(name, address))?;
    }
    for (header, addresses) in [("To", head.to), ("Cc", head.cc)] {
        if !addresses.is_empty() {
            write!(out, "{header}: {}\r\n", addresses.join(",\r\n "))?;
        }
    }
    write!(out, "Subject: {}\r\n", header_words(head.subject))?;
    if head.from.is_none() {
        write!(out, "X-Unsent: 1\r\n")?;
    }
    write!(out, "MIME-Version: 1.0\r\n")?;
    write!(
        out,
        "Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"
    )?;
    write!(
        out,
        "--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )?;
    encode(&mut head.text.replace('\n', "\r\n").as_bytes(), out)?;
    for attachment in attachments {
        let (name, file_name) = file_name(attachment.name);
        write!(
            out,
            "--{boundary}\r\nContent-Type: {};\r\n {name}\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment;\r\n {file_name}\r\n\r\n",
            attachment.kind
        )?;
        let mut file = (attachment.open)()?;
        encode(&mut file, out)?;
    }
    write!(out, "--{boundary}--\r\n")
}

/// Base64 in lines of 76 characters, however many bytes each read gives.
fn encode(from: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    let mut held = Vec::new();
    let mut buffer = vec![0_u8; LINE * 1024];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        held.extend_from_slice(buffer.get(..read).unwrap_or_default());
        let whole = if read == 0 {
            held.len()
        } else {
            held.len() / LINE * LINE
        };
        for line in held.get(..whole).unwrap_or_default().chunks(LINE) {
            write!(out, "{}\r\n", BASE64_STANDARD.encode(line))?;
        }
        held.drain(..whole);
        if read == 0 {
            return Ok(());
        }
    }
}

/// `=?utf-8?B?546L6Iqz?= <wangfang@163.com>`; a name is always an encoded word, so that nothing in it is read as an address.
fn mailbox(name: &str, address: &str) -> String {
    match name.trim() {
        "" => address.to_owned(),
        name => format!("{} <{address}>", encoded_words(&printable(name))),
    }
}

/// Words in a header: as they are where they are plain ASCII, else as encoded words (RFC 2047).
fn header_words(words: &str) -> String {
    let words = printable(words);
    if words.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && !words.contains("=?") && words.len() < 66 {
        return words;
    }
    encoded_words(&words)
}

fn printable(words: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    words.chars().map(plain).collect()
}

fn encoded_words(words: &str) -> String {
    let mut encoded = Vec::new();
    let mut word = String::new();
    for c in words.chars() {
        if word.len() + c.len_utf8() > WORD {
            encoded.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    encoded.push(word);
    let encoded: Vec<String> = encoded
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(word)))
        .collect();
    encoded.join("\r\n ")
}

/// The name as parameters of the type and of the disposition: percent-encoded as RFC 2231 has it, and as encoded words for
/// programs that do not support that. One in plain ASCII is written as it is.
fn file_name(name: &str) -> (String, String) {
    let plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"._- ".contains(&byte));
    if plain {
        return (format!("name=\"{name}\""), format!("filename=\"{name}\""));
    }
    let escaped = utf8_percent_encode(name, &ESCAPED);
    (
        format!("name=\"{}\"", header_words(name)),
        format!("filename*=utf-8''{escaped}"),
    )
}
