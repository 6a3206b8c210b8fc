//! The file around a Word document: a zip of parts that refer to one another (ISO 29500-2).
//!
//! It is hostile input: what a part unpacks to is counted while it unpacks, the sizes in headers are not trusted, nothing is
//! written anywhere.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::NotWord;
use super::xml::XmlNode;
use crate::limits::{LARGEST_PICTURE, LARGEST_TEXT, LARGEST_WORD_FILE, MOST_PARTS};

/// A Word file, open.
pub(super) struct DocxArchive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// Where a part leads to.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    /// The last part of its type: `image`, `hyperlink`, `styles`.
    pub(super) kind: String,
    /// A part's name, or an address outside.
    pub(super) target: String,
    pub(super) outside: bool,
}

/// The relations of one part, by their ids.
pub(super) type Relations = HashMap<String, Relationship>;

impl<'a> DocxArchive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, NotWord> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            let name: Vec<u8> = "EncryptedPackage"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(if encrypted {
                NotWord::Encrypted
            } else {
                NotWord::OldWord
            });
        }
        if !bytes.starts_with(b"PK") {
            return Err(NotWord::NotAZip);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
        if zip.len() > MOST_PARTS {
            return Err(NotWord::TooLarge);
        }
        Ok(Self {
            zip,
            left: LARGEST_WORD_FILE,
        })
    }

    /// A part's bytes; `None` where there is no such part.
    pub(super) fn bytes(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, NotWord> {
        // Names of parts are the same in any case (ISO 29500-2, clause 6.3.5).
        let index = self.zip.index_for_name(name).or_else(|| {
            let mut known = self.zip.file_names().flatten();
            let known = known.find(|known| known.eq_ignore_ascii_case(name))?.into_owned();
            self.zip.index_for_name(&known)
        });
        let Some(index) = index else { return Ok(None) };
        let limit = limit.min(self.left);
        let mut bytes = Vec::new();
        let part = self.zip.by_index(index).map_err(|_| damaged(name))?;
        let read = part
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(name))?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > limit {
            return Err(NotWord::TooLarge);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// A picture's bytes; `None` where there is no such part or it cannot be unpacked: the text is read anyway.
    pub(super) fn picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, NotWord> {
        match self.bytes(name, LARGEST_PICTURE) {
            Err(NotWord::Damaged { .. }) => Ok(None),
            read => read,
        }
    }

    /// A part of text.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<XmlNode>, NotWord> {
        let Some(bytes) = self.bytes(name, LARGEST_TEXT)? else {
            return Ok(None);
        };
        XmlNode::parse(&bytes).map(Some).ok_or_else(|| damaged(name))
    }

    /// The part that holds the document.
    pub(super) fn document(&mut self) -> Result<String, NotWord> {
        if self.zip.index_for_name("mimetype").is_some() && self.zip.index_for_name("content.xml").is_some() {
            return Err(NotWord::Other { what: "OpenDocument" });
        }
        let relations = self.relations("")?;
        let document = relations
            .values()
            .find(|relation| relation.kind == "officeDocument" && !relation.outside);
        let name = document.map_or("word/document.xml", |relation| relation.target.as_str());
        for (folder, what) in [("xl/", "Excel"), ("ppt/", "PowerPoint"), ("visio/", "Visio")] {
            if name.starts_with(folder) {
                return Err(NotWord::Other { what });
            }
        }
        Ok(name.to_owned())
    }

    /// Where a part leads to; the whole file's relations for the empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, NotWord> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(root) = self.xml(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(Relations::new());
        };
        let one = |node: &XmlNode| {
            let outside = node.attribute("TargetMode") == Some("External");
            let target = node.attribute("Target")?;
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            let target = if outside {
                target.to_owned()
            } else {
                resolved(folder, target)
            };
            let relation = Relationship {
                kind,
                target,
                outside,
            };
            Some((node.attribute("Id")?.to_owned(), relation))
        };
        Ok(root.named("Relationship").filter_map(one).collect())
    }
}

fn damaged(part: &str) -> NotWord {
    NotWord::Damaged {
        part: part.to_owned(),
    }
}

/// A target as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
