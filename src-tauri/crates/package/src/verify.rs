//! Verifies packages, and reads verified ones.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use crate::archive::{Archive, CheckProgress, Digests};
use crate::bag::{self, Bag};
use crate::manifest::Manifest;
use crate::signature::{self, CheckedSignature};
use crate::{BagInfo, Contents, Error, Watch, ours};

/// A package every byte of which has been accounted for. It stays open: bytes read from it are compared once more with the proven
/// digest.
#[derive(Debug)]
pub struct Verified {
    /// The bag's folder.
    pub folder: String,
    /// The folder has the name in `bag-info.txt`, and so the manifests and a signature cover it. False where `bag-info.txt` has
    /// none: in packages of Galley 0.1 and in bags of other tools.
    pub is_folder_stated: bool,
    /// `bag-info.txt`.
    pub info: BagInfo,
    /// BagIt version, `1.0` or `0.97`.
    pub version: String,
    /// The package format where Galley wrote it, `None` for a bag of other tools.
    pub format: Option<u32>,
    /// The key that signed it; `None` where it is not signed, or not ours.
    pub signed: Option<CheckedSignature>,
    /// The payload, ordered by name.
    pub files: Vec<PackedFile>,
    archive: Archive,
}

/// One payload file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    /// Path below `data/`.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// Verifies a package: the zip can be read in one way only, it holds one complete bag, every file has the digest its manifests
/// state, and, where Galley wrote it, every other byte is the one Galley would have written.
///
/// Nothing is unpacked to disk and memory stays small for any sizes that the package states.
///
/// # Errors
/// The first thing found wrong: see [`Error`]. [`Error::Rewrapped`] alone says that all files are proven
/// and only the zip around them is not ours.
pub fn verify(path: &Path, progress: &mut Watch<'_>) -> Result<Verified, Error> {
    let mut archive = Archive::open(path)?;
    let total = archive
        .files
        .values()
        .map(|entry| u64::from(entry.listed.size))
        .sum();
    let mut tally = CheckProgress {
        done: 0,
        total,
        progress,
    };
    let bag = Bag::read(&mut archive)?;
    let digests = prove(&mut archive, &bag, &mut tally)?;
    let files = payload(&archive, &digests);
    weigh(&bag, &files)?;
    let format = ours::format_of(&bag.info);
    let mut signed = None;
    match format {
        Some(found) if found > ours::FORMAT => {
            return Err(Error::TooNew {
                found,
                known: ours::FORMAT,
            });
        }
        Some(_) => {
            ours::check(&mut archive, &bag.info, &digests)?;
            signed = signature_of(&mut archive, &bag.info)?;
        }
        None => {}
    }
    let Bag { info, version, .. } = bag;
    Ok(Verified {
        folder: archive.folder.clone(),
        is_folder_stated: format.is_some() && ours::folder_of(&info).is_some(),
        info,
        version,
        format,
        signed,
        files,
        archive,
    })
}

/// The signature on the tag manifest, checked with the key that `bag-info.txt` names. A package must have both or neither, so
/// that removing a signature is detected.
fn signature_of(archive: &mut Archive, info: &BagInfo) -> Result<Option<CheckedSignature>, Error> {
    let bad = |why: &str| Error::BadSignature { why: why.to_owned() };
    match (info.get(ours::KEY), archive.tag_file(ours::SIGNATURE)?) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(bad("it was taken away")),
        (None, Some(_)) => Err(bad("the package names no key for it")),
        (Some(key), Some(text)) => {
            let manifest = archive.tag_file(ours::TAG_MANIFEST)?.unwrap_or_default();
            let signed = signature::check(&text, manifest.as_bytes(), key);
            signed.map(Some).map_err(|why| bad(&why.to_string()))
        }
    }
}

/// Compares every file with every manifest, tag files first: a changed manifest must not be used to check the files it lists.
/// Returns path in the bag → SHA-256.
fn prove(
    archive: &mut Archive,
    bag: &Bag,
    tally: &mut CheckProgress<'_, '_>,
) -> Result<BTreeMap<String, String>, Error> {
    let mut paths: Vec<String> = archive.files.keys().cloned().collect();
    paths.sort_by_key(|path| path.starts_with("data/"));
    let mut proven = BTreeMap::new();
    for path in paths {
        let digests = archive.digests(&path, bag.wants_sha512(), tally)?;
        let manifests = if path.starts_with("data/") {
            &bag.manifests
        } else {
            &bag.tag_manifests
        };
        if !manifests.iter().all(|manifest| agrees(manifest, &path, &digests)) {
            return Err(Error::Changed { file: path });
        }
        proven.insert(path, digests.sha256);
    }
    Ok(proven)
}

/// Whether the manifest states these digests, or none that we can check.
fn agrees(manifest: &Manifest, path: &str, digests: &Digests) -> bool {
    let found = if manifest.algorithm == "sha512" {
        &digests.sha512
    } else {
        &digests.sha256
    };
    !bag::is_computed(manifest) || manifest.digests.get(path).is_none_or(|stated| stated == found)
}

fn payload(archive: &Archive, digests: &BTreeMap<String, String>) -> Vec<PackedFile> {
    let named = archive
        .files
        .iter()
        .filter_map(|(path, entry)| Some((path, path.strip_prefix("data/")?, entry)));
    named
        .map(|(path, name, entry)| PackedFile {
            name: name.to_owned(),
            size: entry.listed.size.into(),
            sha256: digests.get(path).cloned().unwrap_or_default(),
        })
        .collect()
}

/// Payload-Oxum, where it is stated, must be right.
fn weigh(bag: &Bag, files: &[PackedFile]) -> Result<(), Error> {
    let found = format!("{}.{}", files.iter().map(|f| f.size).sum::<u64>(), files.len());
    match bag.info.get("Payload-Oxum") {
        Some(stated) if stated != found => Err(Error::Oxum {
            stated: stated.to_owned(),
            found,
        }),
        _ => Ok(()),
    }
}

impl Verified {
    /// The bytes of a payload file of at most `most` bytes, named as in [`Verified::files`].
    ///
    /// # Errors
    /// No such file, larger than `most`, or changed on disk since it was verified.
    pub fn read(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Error> {
        let size = self.file(name)?.size;
        if size > most {
            return Err(Error::TooLarge {
                what: format!("{name}, in bytes,"),
                size,
                limit: most,
            });
        }
        let mut bytes = Vec::new();
        self.copy(name, &mut bytes)?;
        Ok(bytes)
    }

    /// Copies a payload file of any size to `out`. The copy is proven only when this returns `Ok`: copy to a temporary file and
    /// rename it afterwards.
    ///
    /// # Errors
    /// No such file, changed on disk since it was verified, or `out` fails.
    pub fn copy(&mut self, name: &str, out: &mut dyn Write) -> Result<(), Error> {
        use sha2::{Digest as _, Sha256};
        let (path, proven) = (Contents::in_bag(name), self.file(name)?.sha256.clone());
        let mut hash = Sha256::new();
        self.archive.unpack(&path, &mut |piece| {
            hash.update(piece);
            out.write_all(piece).map_err(|source| Error::CopyOut {
                file: path.clone(),
                source,
            })
        })?;
        if hex::encode(hash.finalize()) == proven {
            Ok(())
        } else {
            Err(Error::Changed { file: path })
        }
    }

    /// Where a payload file's bytes begin in the package, if they are stored uncompressed; all of ours are. The file is the
    /// [`PackedFile::size`] bytes from there.
    #[must_use]
    pub fn stored_at(&self, name: &str) -> Option<u64> {
        let entry = self.archive.files.get(&Contents::in_bag(name))?;
        (entry.listed.method == 0).then_some(entry.data_at)
    }

    fn file(&self, name: &str) -> Result<&PackedFile, Error> {
        let found = self.files.iter().find(|file| file.name == name);
        found.ok_or_else(|| Error::NoSuchFile {
            file: Contents::in_bag(name),
        })
    }
}
