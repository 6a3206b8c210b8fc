//! Writing a package.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use disk::Part;
use sha2::{Digest as _, Sha256};

use crate::archive::CheckProgress;
use crate::ours::{BAG_INFO_TXT, BAGIT, BAGIT_TXT, MANIFEST, SIGNATURE, TAG_MANIFEST};
use crate::zip::header::{self, DosTime, ZipEntry};
use crate::{Contents, Error, Source, Watch, limits, ours};

/// Signs a package while it is written.
pub struct PackageSigner<'a> {
    /// The public key that checks the signature, as minisign writes it; it goes into `bag-info.txt`.
    pub key: String,
    /// Returns the signature on these bytes, as [`crate::SecretKey::sign`] does, or the reason why there is none.
    pub sign: &'a dyn Fn(&[u8]) -> Result<String, String>,
}

/// Writes the package into `folder` as `name`, signed where there is a signer; or, where a *different* file has that name, as
/// `name-2.zip`, `name-3.zip` … Where the very same bytes are there already, they are kept. Returns the path of the package.
///
/// Whole or not at all: on any error, and when `progress` stops it, nothing has changed. `Ok` means it is on disk. Progress
/// counts payload bytes.
///
/// # Errors
/// [`Error::UnsafeName`] and [`Error::SameName`] for names that nobody should have to unpack; [`Error::Source`] and
/// [`Error::SourceChanged`]; [`Error::TooLarge`] for a package over [`limits::TOTAL`]; [`Error::NotSigned`]; [`Error::Cancelled`];
/// a full disk or a folder that cannot be written.
pub fn write_beside(
    parcel: &Contents,
    folder: &Path,
    name: &str,
    signer: Option<&PackageSigner<'_>>,
    progress: &mut Watch<'_>,
) -> Result<PathBuf, Error> {
    let (file, size) = packed(parcel, folder, signer, progress)?;
    file.beside(folder, name)
        .map_err(|source| Error::writing(folder, size, source))
}

/// The whole package in a temporary file, and its size in bytes.
fn packed(
    parcel: &Contents,
    folder: &Path,
    signer: Option<&PackageSigner<'_>>,
    progress: &mut Watch<'_>,
) -> Result<(Part, u64), Error> {
    parcel.check_names()?;
    let sizes = sizes(parcel)?;
    let payload: u64 = sizes.values().sum();
    let overhead: u64 = sizes
        .keys()
        .map(|name| 500 + 4 * (name.len() + parcel.folder.len()) as u64)
        .sum();
    let needed = payload.saturating_add(overhead).saturating_add(1 << 16);
    if needed > limits::TOTAL {
        let what = "the package, in bytes,".to_owned();
        return Err(Error::TooLarge {
            what,
            size: needed,
            limit: limits::TOTAL,
        });
    }
    let failed = |source| Error::writing(folder, needed, source);
    let file = Part::new(folder).map_err(failed)?;
    let tally = CheckProgress {
        done: 0,
        total: payload,
        progress,
    };
    let stamp = DosTime::of(parcel.when);
    let mut writing = Writing {
        file: file.file(),
        folder,
        needed,
        stamp,
        tally,
        at: 0,
        entries: vec![],
        digests: BTreeMap::new(),
    };
    writing.bag(parcel, &sizes, signer)?;
    let size = writing.at;
    Ok((file, size))
}

/// Sizes of the payload as they are now, in bytes.
fn sizes(parcel: &Contents) -> Result<BTreeMap<&str, u64>, Error> {
    let size = |(name, source): (&'_ String, &Source)| match source {
        Source::Bytes(bytes) => Ok(bytes.len() as u64),
        Source::File { path, .. } => std::fs::metadata(path)
            .map(|found| found.len())
            .map_err(|source| {
                let (name, path) = (Contents::in_bag(name), path.clone());
                Error::Source { name, path, source }
            }),
    };
    parcel
        .files
        .iter()
        .map(|(name, source)| Ok((name.as_str(), size((name, source))?)))
        .collect()
}

/// A zip that is being written.
struct Writing<'a, 'b> {
    file: &'a File,
    folder: &'a Path,
    needed: u64,
    stamp: DosTime,
    tally: CheckProgress<'a, 'b>,
    /// Bytes written so far.
    at: u64,
    entries: Vec<ZipEntry>,
    /// Path in the bag to SHA-256.
    digests: BTreeMap<String, String>,
}

impl Writing<'_, '_> {
    /// Writes all entries in the order of their names' bytes, the signature last, then the directory. The fixed names sort so
    /// that each can be made from the ones before: `bag-info.txt`, `bagit.txt`, `data/`, `manifest-…`, `tagmanifest-…`.
    fn bag(
        &mut self,
        parcel: &Contents,
        sizes: &BTreeMap<&str, u64>,
        signer: Option<&PackageSigner<'_>>,
    ) -> Result<(), Error> {
        let key = signer.map(|signer| signer.key.as_str());
        let named = (parcel.folder.as_str(), parcel.when);
        let info = ours::bag_info(&parcel.info, named, (sizes.values().sum(), sizes.len()), key);
        self.text(parcel, BAG_INFO_TXT, &info.print())?;
        self.text(parcel, BAGIT_TXT, BAGIT)?;
        for (name, source) in &parcel.files {
            let path = Contents::in_bag(name);
            match source {
                Source::Bytes(bytes) => {
                    self.entry(parcel, &path, bytes.len() as u64, &mut bytes.as_slice(), None)?
                }
                Source::File { path: from, sha256 } => {
                    let unreadable = |source| Error::Source {
                        name: path.clone(),
                        path: from.clone(),
                        source,
                    };
                    let mut opened = File::open(from).map_err(unreadable)?;
                    let size = sizes.get(name.as_str()).copied().unwrap_or(0);
                    self.entry(parcel, &path, size, &mut opened, Some((from, sha256.as_deref())))?;
                }
            }
        }
        self.text(parcel, MANIFEST, &ours::manifest(&self.digests))?;
        let tags = ours::tag_manifest(&self.digests);
        self.text(parcel, TAG_MANIFEST, &tags)?;
        if let Some(signer) = signer {
            let signature = (signer.sign)(tags.as_bytes()).map_err(|why| Error::NotSigned { why })?;
            self.text(parcel, SIGNATURE, &signature)?;
        }
        self.directory()
    }

    fn text(&mut self, parcel: &Contents, path: &str, text: &str) -> Result<(), Error> {
        self.entry(parcel, path, text.len() as u64, &mut text.as_bytes(), None)
    }

    /// Writes one file: header, bytes, and the header's checksum once it is known.
    fn entry(
        &mut self,
        parcel: &Contents,
        path: &str,
        size: u64,
        bytes: &mut dyn Read,
        on_disk: Option<(&PathBuf, Option<&str>)>,
    ) -> Result<(), Error> {
        let start = self.at;
        let name = format!("{}/{path}", parcel.folder);
        let mut entry = ZipEntry {
            name,
            size: self.small(size)?,
            crc: 0,
            offset: self.small(start)?,
        };
        self.put(&header::local(&entry, self.stamp))?;
        let mut pieces = RunningDigests {
            crc: crc32fast::Hasher::new(),
            sha256: Sha256::new(),
            size: 0,
        };
        // One byte more than is expected, so that a grown file is noticed.
        let mut buffer = vec![
            0;
            usize::try_from(size + 1)
                .unwrap_or(limits::CHUNK)
                .min(limits::CHUNK)
        ];
        loop {
            let read = match bytes.read(&mut buffer) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(source) => {
                    let from = on_disk.map(|(from, _)| from.clone()).unwrap_or_default();
                    return Err(Error::Source {
                        name: path.to_owned(),
                        path: from,
                        source,
                    });
                }
            };
            let piece = buffer.get(..read).unwrap_or_default();
            pieces.add(piece);
            // A file that grows while it is read must not write past the size its header states.
            if read == 0 || pieces.size > size {
                break;
            }
            self.put(piece)?;
            if path.starts_with("data/") {
                self.tally.add(read)?;
            }
        }
        let sha256 = hex::encode(pieces.sha256.finalize());
        if let Some((from, expected)) = on_disk {
            let changed = |why| {
                Err(Error::SourceChanged {
                    name: path.to_owned(),
                    path: from.clone(),
                    why,
                })
            };
            if pieces.size != size {
                return changed("it changed while it was read");
            }
            if expected.is_some_and(|expected| expected != sha256) {
                return changed("its digest is another");
            }
        }
        entry.crc = pieces.crc.finalize();
        self.put_at(start + header::CRC_AT, &entry.crc.to_le_bytes())?;
        self.entries.push(entry);
        self.digests.insert(path.to_owned(), sha256);
        Ok(())
    }

    fn directory(&mut self) -> Result<(), Error> {
        let start = self.small(self.at)?;
        let lines: Vec<u8> = self
            .entries
            .iter()
            .flat_map(|entry| header::central(entry, self.stamp))
            .collect();
        let count = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        let end = header::end(count, self.small(lines.len() as u64)?, start);
        self.put(&lines)?;
        self.put(&end)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file
            .write_all(bytes)
            .map_err(|source| Error::writing(self.folder, self.needed, source))?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Writes over earlier bytes and returns to the end.
    fn put_at(&mut self, place: u64, bytes: &[u8]) -> Result<(), Error> {
        let mut file = self.file;
        file.seek(SeekFrom::Start(place))
            .and_then(|_| file.write_all(bytes))
            .and_then(|()| file.seek(SeekFrom::Start(self.at)))
            .map(|_| ())
            .map_err(|source| Error::writing(self.folder, self.needed, source))
    }

    /// A size or place as zip writes it.
    fn small(&self, size: u64) -> Result<u32, Error> {
        u32::try_from(size).map_err(|_| {
            let what = "the package, in bytes,".to_owned();
            Error::TooLarge {
                what,
                size: self.needed,
                limit: limits::TOTAL,
            }
        })
    }
}

/// The digests of a file, computed while its bytes are copied.
struct RunningDigests {
    crc: crc32fast::Hasher,
    sha256: Sha256,
    size: u64,
}

impl RunningDigests {
    fn add(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.sha256.update(bytes);
        self.size += bytes.len() as u64;
    }
}
