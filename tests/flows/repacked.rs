//! A package taken apart and put together otherwise, by an attacker who may change every file and every manifest.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use package::{BagInfo, Contents, PackageSigner, SecretKey, Source};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Escape sequences that make a terminal hide the words before them and write a row of their own.
pub(crate) const ESCAPES: &str = "\r\u{1b}[2K\u{9b}1A\u{7}\nwhole\t总编已签发\u{2028}终审\u{202e}过通";

/// The parts of a package, to be changed and put together again.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) folder: String,
    pub(crate) info: Vec<(String, String)>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Parts {
    pub(crate) fn of(path: &Path) -> Self {
        let mut verified = package::verify(path, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
        let names: Vec<String> = verified.files.iter().map(|file| file.name.clone()).collect();
        let lines = verified.info.lines();
        Self {
            folder: verified.folder.clone(),
            info: lines
                .filter(|(label, _)| *label != "Galley-Key")
                .map(|(label, value)| (label.to_owned(), value.to_owned()))
                .collect(),
            files: names
                .into_iter()
                .map(|name| {
                    let bytes = verified.read(&name, u64::MAX).unwrap();
                    (name, bytes)
                })
                .collect(),
        }
    }

    /// The package again: its manifests made anew, unsigned or signed by this key.
    pub(crate) fn pack(&self, key: Option<&SecretKey>) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let info = self.info.iter();
        let contents = Contents {
            folder: self.folder.clone(),
            info: info.fold(BagInfo::default(), |info, (label, value)| info.with(label, value)),
            when: "2026-11-30T01:00:00Z".parse().unwrap(),
            files: self
                .files
                .iter()
                .map(|(name, bytes)| (name.clone(), Source::Bytes(bytes.clone())))
                .collect(),
        };
        let sign = |bytes: &[u8]| {
            key.unwrap()
                .sign(bytes, "周可 本人")
                .map_err(|why| why.to_string())
        };
        let signer = key.map(|key| PackageSigner {
            key: key.public().unwrap(),
            sign: &sign,
        });
        let mut on = |_, _| std::ops::ControlFlow::Continue(());
        let path =
            package::write_beside(&contents, folder.path(), "p.zip", signer.as_ref(), &mut on).unwrap();
        fs::read(path).unwrap()
    }

    pub(crate) fn with(mut self, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> Self {
        change(self.files.get_mut(name).unwrap_or_else(|| panic!("no {name}")));
        self
    }

    pub(crate) fn json(self, name: &str, change: impl FnOnce(&mut Value)) -> Self {
        self.with(name, |bytes| {
            let mut value: Value = serde_json::from_slice(bytes).unwrap();
            change(&mut value);
            *bytes = serde_json::to_vec(&value).unwrap();
        })
    }

    /// Changes the words in `story.json`, and makes the slip match them.
    pub(crate) fn story(self, change: impl FnOnce(&mut Value)) -> Self {
        let changed = self.json("story.json", change);
        let digest: String = Sha256::digest(&changed.files["story.json"])
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        changed.json("review.json", |slip| {
            slip["revision"]["digest"] = digest.clone().into();
            slip["base"]["digest"] = digest.into();
        })
    }

    /// The same files in a bag of another program, in a folder whose name is an attack.
    pub(crate) fn pack_by_another_program(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let hex = |bytes: &[u8]| -> String {
            Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect()
        };
        let manifest: String = self
            .files
            .iter()
            .map(|(name, bytes)| format!("{}  data/{name}\n", hex(bytes)))
            .collect();
        let bagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(format!("总编已签发-可直接刊用/{name}"), options)
                .unwrap();
            zip.write_all(bytes).unwrap();
        };
        put("bagit.txt", bagit.as_bytes());
        put("manifest-sha256.txt", manifest.as_bytes());
        for (name, bytes) in &self.files {
            put(&format!("data/{name}"), bytes);
        }
        zip.finish().unwrap().into_inner()
    }
}

/// A byte in the middle is another.
pub(crate) fn spoil(bytes: &mut [u8]) {
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
}
