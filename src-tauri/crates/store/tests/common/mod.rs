//! Helpers for every test of the store: a folder, a clock that never advances, and short names for long calls.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file includes this and uses its own part"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use store::{Create, Error, ListRow, NewRevision, NewStory, PhotoFacts, Progress, Revision, Store};
use story::workflow::Who;
use story::{Block, Content, Digest, Figure, FigureId, OriginalKind, RevisionReason, Text};

/// Saint Valentine's day of the sample page.
pub fn now() -> DateTime<Utc> {
    "2020-02-14T09:30:00Z".parse().unwrap()
}

pub fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

/// A store in a folder of its own, so that the files beside it are deleted with it.
pub struct Desk {
    pub root: tempfile::TempDir,
    pub dir: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("store");
        Self { root, dir }
    }

    pub fn open(&self) -> Store {
        open(&self.dir)
    }
}

pub fn open(dir: &Path) -> Store {
    Store::open(dir, Create::IfMissing, now()).unwrap()
}

/// The canonical bytes of a piece with this headline and one paragraph.
pub fn piece(headline: &str, text: &str) -> Vec<u8> {
    let body = vec![Block::Paragraph {
        text: Text::plain(text),
    }];
    Content {
        headline: headline.to_owned(),
        body,
        ..Content::default()
    }
    .to_json()
}

/// The canonical bytes of a piece with one figure.
pub fn piece_with_photo(headline: &str, photo: &Digest) -> Vec<u8> {
    let figure = Figure {
        id: FigureId("f1".to_owned()),
        photo: Some(photo.clone()),
        ..Figure::default()
    };
    Content {
        headline: headline.to_owned(),
        tray: vec![figure],
        ..Content::default()
    }
    .to_json()
}

pub fn row(headline: &str) -> ListRow {
    ListRow {
        headline: headline.to_owned(),
        ..ListRow::default()
    }
}

pub fn create(store: &mut Store, guid: &str, headline: &str, content: &[u8]) {
    let row = row(headline);
    let new = NewStory {
        guid,
        who: Who::Writer,
        content,
        row: &row,
    };
    store.write(|tx| tx.create_story(&new, now())).unwrap();
}

pub fn save(store: &mut Store, guid: &str, expected: u64, content: &[u8]) -> Result<u64, Error> {
    store.write(|tx| tx.save_working(guid, expected, content, &row("标题"), later(1)))
}

pub fn freeze(store: &mut Store, story: &str, guid: &str, content: &[u8], automatic: bool) -> Revision {
    let reason = match automatic {
        true => RevisionReason::Pause,
        false => RevisionReason::Filed,
    };
    let new = NewRevision {
        guid,
        content,
        author: "彭彤",
        reason,
        label: "",
    };
    store.write(|tx| tx.freeze(story, &new, now())).unwrap()
}

pub fn add_photo(store: &mut Store, bytes: &[u8], file_name: &str) -> Digest {
    let stored = store
        .photo_folder()
        .put_bytes(bytes, OriginalKind::Jpeg, now())
        .unwrap();
    let facts = PhotoFacts {
        width: 4,
        height: 3,
        file_name,
        facts: "{}",
    };
    store
        .write(|tx| tx.add_photo(&stored, &facts, now()))
        .unwrap()
        .digest
}

/// Where the file of a photo is.
pub fn photo_path(store: &Store, digest: &Digest) -> PathBuf {
    store.photo_folder().path(digest, OriginalKind::Jpeg)
}

/// Keeps what a package carries of a photo.
pub fn keep_rendition(store: &mut Store, photo: &Digest, name: &str, bytes: &[u8]) {
    let stored = store.photo_folder().keep(bytes, now()).unwrap();
    store
        .write(|tx| tx.keep_rendition(photo, name, &stored, now()))
        .unwrap();
}

pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Makes a file writable that the store has made read-only, as a careless program might.
pub fn damage(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    use std::os::unix::fs::PermissionsExt;
    let mut bytes = std::fs::read(path).unwrap();
    change(&mut bytes);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::write(path, bytes).unwrap();
}
