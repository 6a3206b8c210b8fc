//! A package of our own, byte by byte: the texts of the bag, and the check that a zip is exactly what we would have written.
//!
//! Every changed byte is detected: a byte of a file breaks its checksum and digest; a byte of a tag file breaks its checksum; any
//! other byte belongs to a header, and those are built anew from the proven facts and compared. Whether a package is ours is read
//! in `bag-info.txt`, after its checksum was verified, so that damage cannot make a package of ours pass for another program's.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};

use chrono::{DateTime, SecondsFormat, Utc};

use crate::archive::Archive;
use crate::zip::header::{self, DosTime, ZipEntry};
use crate::{BagInfo, Error, manifest};

/// The format this build writes and the newest it reads.
pub(crate) const FORMAT: u32 = 1;

pub(crate) const BAGIT_TXT: &str = "bagit.txt";
pub(crate) const BAG_INFO_TXT: &str = "bag-info.txt";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The signature on the tag manifest. It is last and in no manifest: it signs them.
pub(crate) const SIGNATURE: &str = "tagmanifest-sha256.txt.minisig";
/// The line of `bag-info.txt` with the public key that the signature is checked with.
pub(crate) const KEY: &str = "Galley-Key";

/// `bagit.txt`, always.
pub(crate) const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

const AGENT_LABEL: &str = "Bag-Software-Agent";
const AGENT: &str = "Galley, package format ";
const OXUM: &str = "Payload-Oxum";
/// The zip's time in full, so that a digest covers it.
const TIME: &str = "Galley-Time";
/// The name of the bag's folder, which holds date and headline, so that a digest covers it too.
const FOLDER: &str = "Galley-Folder";

/// `bag-info.txt` of a parcel in this folder, of this time, with `files` files of `bytes` bytes together, to be signed with `key`.
pub(crate) fn bag_info(
    info: &BagInfo,
    (folder, when): (&str, DateTime<Utc>),
    (bytes, files): (u64, usize),
    key: Option<&str>,
) -> BagInfo {
    let time = when.to_rfc3339_opts(SecondsFormat::Secs, true);
    info.clone()
        .without(&[AGENT_LABEL, OXUM, TIME, FOLDER, KEY])
        .with(OXUM, &format!("{bytes}.{files}"))
        .with(KEY, key.unwrap_or_default())
        .with(FOLDER, folder)
        .with(TIME, &time)
        .with(AGENT_LABEL, &format!("{AGENT}{FORMAT}"))
}

/// The name of the bag's folder in `info`; `None` in packages of Galley 0.1 and bags of other tools.
pub(crate) fn folder_of(info: &BagInfo) -> Option<&str> {
    info.get(FOLDER)
}

/// The package format in `info`, where it names Galley as its program.
pub(crate) fn format_of(info: &BagInfo) -> Option<u32> {
    info.get(AGENT_LABEL)?.strip_prefix(AGENT)?.parse().ok()
}

/// Both manifests from path in the bag → SHA-256 of all files but the manifests themselves, in that order.
pub(crate) fn manifest(digests: &BTreeMap<String, String>) -> String {
    manifest::print(pairs(digests).filter(|(path, _)| path.starts_with("data/")))
}

/// The tag manifest; `digests` holds the manifest too by now.
pub(crate) fn tag_manifest(digests: &BTreeMap<String, String>) -> String {
    manifest::print(pairs(digests).filter(|(path, _)| !path.starts_with("data/")))
}

fn pairs(digests: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    digests
        .iter()
        .map(|(path, digest)| (path.as_str(), digest.as_str()))
}

/// Compares a package whose files are all proven with what we would have written around them. `digests` holds
/// every file of the bag.
pub(crate) fn check(
    archive: &mut Archive,
    info: &BagInfo,
    digests: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let mut listed = digests.clone();
    listed.remove(SIGNATURE);
    listed.remove(TAG_MANIFEST);
    let expected_tag_manifest = tag_manifest(&listed);
    listed.remove(MANIFEST);
    let expected = [
        (BAGIT_TXT, BAGIT.to_owned()),
        (MANIFEST, manifest(&listed)),
        (TAG_MANIFEST, expected_tag_manifest),
    ];
    for (file, text) in expected {
        if archive.tag_file(file)?.as_deref() != Some(text.as_str()) {
            return Err(Error::Changed {
                file: file.to_owned(),
            });
        }
    }
    if folder_of(info).is_some_and(|folder| folder != archive.folder) {
        return Err(Error::Rewrapped {
            place: "the name of its folder".to_owned(),
        });
    }
    let when = info
        .get(TIME)
        .and_then(|time| DateTime::parse_from_rfc3339(time).ok());
    let Some(when) = when else {
        return Err(Error::Changed {
            file: BAG_INFO_TXT.to_owned(),
        });
    };
    wrapping(archive, DosTime::of(when.to_utc()))
}

fn wrapping(archive: &mut Archive, stamp: DosTime) -> Result<(), Error> {
    let odd = |place: String| Err(Error::Rewrapped { place });
    let layout = archive.layout.clone();
    let mut tail = Vec::new();
    let mut offset = 0;
    for placed in &layout.entries {
        let listed = &placed.listed;
        let entry = ZipEntry {
            name: listed.name.clone(),
            size: listed.size,
            crc: listed.crc,
            offset,
        };
        let expected = header::local(&entry, stamp);
        let mut found = vec![0; expected.len()];
        let read = archive
            .file
            .seek(SeekFrom::Start(offset.into()))
            .and_then(|_| archive.file.read_exact(&mut found));
        read.map_err(|source| archive.unreadable(source))?;
        if found != expected {
            return odd(format!("the header of {}", listed.name));
        }
        let line = header::central(&entry, stamp);
        if layout.tail.get(tail.len()..tail.len() + line.len()) != Some(line.as_slice()) {
            return odd(format!("the directory's line of {}", listed.name));
        }
        tail.extend(line);
        offset = offset
            .saturating_add(u32::try_from(expected.len()).unwrap_or(u32::MAX))
            .saturating_add(listed.size);
    }
    if !layout.entries.is_sorted_by(|a, b| a.listed.name < b.listed.name) {
        return odd("the order of the files".to_owned());
    }
    let size = u32::try_from(tail.len()).unwrap_or(u32::MAX);
    let count = u16::try_from(layout.entries.len()).unwrap_or(u16::MAX);
    tail.extend(header::end(count, size, offset));
    if tail == layout.tail {
        Ok(())
    } else {
        odd("its end".to_owned())
    }
}
