//! A store, the command line on it, and files to feed it: the support that the tests from outside share.

use crate::programs::{galley_cli, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A fresh store and a folder of files beside it.
pub struct Desk {
    folder: TempDir,
    photo: Vec<u8>,
}

impl Desk {
    /// An empty store, not yet made.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let sample = root().join("assets/sample/上山.jpg");
        let photo = fs::read(&sample).unwrap_or_else(|error| panic!("{}: {error}", sample.display()));
        Self { folder, photo }
    }

    /// The store's folder.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// `galley-cli` on this store, ready for its arguments.
    pub fn cli(&self) -> Command {
        let mut command = Command::new(galley_cli());
        command
            .arg("--store")
            .arg(self.store())
            // The keychain of the person who runs the tests is not touched.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    /// Runs `galley-cli` in English and expects a refusal; returns its sentence.
    ///
    /// # Panics
    /// When it did not refuse.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self
            .cli()
            .env("LC_ALL", "en_GB.UTF-8")
            .args(arguments)
            .output()
            .expect("galley-cli runs");
        assert_eq!(
            output.status.code(),
            Some(1),
            "galley-cli {} should refuse",
            arguments.join(" ")
        );
        String::from_utf8(output.stderr).expect("galley-cli says UTF-8")
    }

    /// Runs `galley-cli` to its end and returns what it printed.
    ///
    /// # Panics
    /// When it refuses; with its own sentence.
    pub fn ask<const N: usize>(&self, arguments: [&str; N]) -> String {
        let output = self.cli().args(arguments).output().expect("galley-cli runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "galley-cli {} refused: {said}",
            arguments.join(" ")
        );
        String::from_utf8(output.stdout).expect("galley-cli prints UTF-8")
    }

    /// A text file that no other is like.
    pub fn text(&self, number: usize) -> PathBuf {
        self.file(&format!("{number}.txt"), words(number).as_bytes())
    }

    /// A JPEG that no other is like: the sample with its own comment segment behind the first marker.
    pub fn photo(&self, number: usize) -> PathBuf {
        let comment = format!("galley {number:010}");
        let length = u16::try_from(comment.len() + 2)
            .expect("a short comment")
            .to_be_bytes();
        let (start, rest) = self.photo.split_at(2);
        let bytes = [start, &[0xFF, 0xFE], &length, comment.as_bytes(), rest].concat();
        self.file(&format!("{number}.jpg"), &bytes)
    }

    /// A file beside the store.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("a file in our own folder");
        path
    }
}

/// The words that [`Desk::text`] writes into its file: a headline and a paragraph.
pub fn words(number: usize) -> String {
    format!("第{number}号稿\n\n这是第{number}号稿的第一段，写于断电之前，一个字也不能少。\n")
}

/// A path as an argument.
pub fn plain(path: &Path) -> &str {
    path.to_str().expect("a path of ours is plain text")
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
