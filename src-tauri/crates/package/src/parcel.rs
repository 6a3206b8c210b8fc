//! The contents of a package to be written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::zip::layout::told_apart_names;
use crate::{BagInfo, Error, limits, name};

/// One package to be written. The same parcel always gives the same bytes.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The bag's folder, which is also what unpacking leaves behind: `2020-02-14-慰问抗疫一线志愿者`. Make it with
    /// [`crate::safe_name`].
    pub folder: String,
    /// The metadata of the bag, in this order: Bagging-Date, External-Identifier … The lines that the writer adds itself
    /// (Payload-Oxum, Bag-Software-Agent, Galley-Folder, Galley-Time) are dropped from it.
    pub info: BagInfo,
    /// When the revision inside was made, to the second. It dates every entry of the zip.
    pub when: DateTime<Utc>,
    /// The payload by its path below `data/`: `story.json`, `photos/01-….jpg`.
    pub files: BTreeMap<String, Source>,
}

/// Where a payload file's bytes come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// Held in memory: texts.
    Bytes(Vec<u8>),
    /// On disk: photos. They are hashed while they are copied and never held whole.
    File {
        /// The file.
        path: PathBuf,
        /// Its SHA-256 in lower-case hexadecimal where it is known. A file that was damaged on disk since is then refused, not
        /// sent.
        sha256: Option<String>,
    },
}

impl Contents {
    /// The path of a payload file in the bag.
    pub(crate) fn in_bag(file: &str) -> String {
        format!("data/{file}")
    }

    /// Refuses names that a reader would refuse.
    pub(crate) fn check_names(&self) -> Result<(), Error> {
        let refused = |name: &str, why| Error::UnsafeName {
            name: name.to_owned(),
            why,
        };
        if self.folder.contains('/') {
            return Err(refused(&self.folder, "it is a path, not a name"));
        }
        let stated = BagInfo::default().with("Folder", &self.folder);
        if stated.get("Folder") != Some(&self.folder) {
            return Err(refused(&self.folder, "a line of bag-info.txt cannot state it"));
        }
        let paths: Vec<String> = self
            .files
            .keys()
            .map(|f| format!("{}/data/{f}", self.folder))
            .collect();
        // The folder is checked too, with the longest of the fixed names in it.
        let own = format!("{}/{}", self.folder, crate::ours::SIGNATURE);
        for path in paths.iter().chain([&own]) {
            if let Some(why) = name::writing_objection(path) {
                return Err(refused(path, why));
            }
        }
        if paths.len() + 5 > limits::ENTRIES {
            let (what, size) = ("the number of files".to_owned(), paths.len() as u64 + 5);
            return Err(Error::TooLarge {
                what,
                size,
                limit: limits::ENTRIES as u64,
            });
        }
        told_apart_names(paths.iter().map(String::as_str))
    }
}
