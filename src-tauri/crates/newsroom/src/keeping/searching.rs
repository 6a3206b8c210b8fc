//! Searching: whole bytes by their digest, in the folders, files and packages that a person named.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use story::Digest;
use story::digest::Hasher;

/// How deep folders are gone into: a card's `DCIM/100CANON`, a backup's `photos/ab`.
const DEEPEST: usize = 6;

/// What is looked for: digests, each with the size of its file where that is known.
pub(super) type LostFiles = BTreeMap<Digest, Option<u64>>;

/// Where whole bytes were found.
#[derive(Debug, Default)]
pub(super) struct Found(BTreeMap<Digest, WholeCopy>);

#[derive(Debug)]
enum WholeCopy {
    /// A file of exactly these bytes.
    File(PathBuf),
    /// A package, and the name of the file in it.
    Package(PathBuf, String),
}

impl Found {
    /// Looks through what a person named. What cannot be read there is passed over: it is not what was damaged.
    pub(super) fn search(named: &[PathBuf], wanted: &LostFiles) -> Self {
        let mut found = Self::default();
        if !wanted.is_empty() {
            named.iter().for_each(|path| found.look(path, wanted, 0));
        }
        found
    }

    /// The file or package that has these bytes.
    pub(super) fn place(&self, digest: &Digest) -> Option<&Path> {
        self.0.get(digest).map(|place| match place {
            WholeCopy::File(path) | WholeCopy::Package(path, _) => path.as_path(),
        })
    }

    /// The bytes, proved once more.
    pub(super) fn bytes(&self, digest: &Digest) -> Option<Vec<u8>> {
        let bytes = match self.0.get(digest)? {
            WholeCopy::File(path) => fs::read(path).ok()?,
            WholeCopy::Package(path, name) => {
                let mut package = package::verify(path, &mut |_, _| ControlFlow::Continue(())).ok()?;
                package.read(name, u64::MAX).ok()?
            }
        };
        (store::digest(&bytes) == *digest).then_some(bytes)
    }

    fn look(&mut self, path: &Path, wanted: &LostFiles, depth: usize) {
        let Ok(file) = fs::symlink_metadata(path) else {
            return;
        };
        if file.is_dir() && depth < DEEPEST {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            entries.sort();
            entries
                .iter()
                .for_each(|entry| self.look(entry, wanted, depth + 1));
        } else if file.is_file() && path.extension().is_some_and(|ending| ending == "zip") && depth < 2 {
            self.look_into(path, wanted);
        } else if file.is_file()
            && wanted.values().any(|size| *size == Some(file.len()))
            && let Some(digest) = digest_of(path).filter(|digest| wanted.contains_key(digest))
        {
            self.0.entry(digest).or_insert(WholeCopy::File(path.to_owned()));
        }
    }

    /// Looks through the files of a package that proves whole.
    fn look_into(&mut self, path: &Path, wanted: &LostFiles) {
        let Ok(package) = package::verify(path, &mut |_, _| ControlFlow::Continue(())) else {
            return;
        };
        for file in &package.files {
            let digest = Digest::try_from(file.sha256.clone()).ok();
            if let Some(digest) = digest.filter(|digest| wanted.contains_key(digest)) {
                let place = WholeCopy::Package(path.to_owned(), file.name.clone());
                self.0.entry(digest).or_insert(place);
            }
        }
    }
}

fn digest_of(path: &Path) -> Option<Digest> {
    let mut hasher = Hasher::default();
    io::copy(&mut File::open(path).ok()?, &mut hasher).ok()?;
    Some(hasher.finish())
}
