//! Fills a store with stories as years would: a story every eight hours back from November 2026, each with three revisions, a photo
//! and a delivery that got there. They are written through the store itself, a thousand in one transaction.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use galley_tests::desk::{Desk, plain};
use newsroom::story::workflow::{Step, Who};
use newsroom::story::{Block, Content, Digest, Figure, FigureId, OriginalKind, RevisionReason};
use serde_json::{Value, json};
use store::{
    Create, DeliveryState, ListRow, NewRevision, NewStory, PhotoFacts, Store, Stored, StoredDelivery, Tx,
};

use crate::making::{chunk, packed};

/// The month whose deliveries are counted: some ninety, however many there are.
pub(crate) const MONTH: &str = "2026-10";
const TOGETHER: usize = 1_000;

/// A text of 3.6 kB.
pub(crate) fn text(number: usize) -> String {
    let paragraph = "河西村的晒场上铺开了油茶果，林场的老师傅说今年雨水来得匀，果子比去年重了一成。";
    let body = vec![paragraph.repeat(5); 6].join("\n\n");
    format!("# 第{number}篇：油茶丰收\n\n{body}\n")
}

/// A picture of its own, which looks like no other: 256 × 256 fields of grey.
pub(crate) fn picture(desk: &Desk, number: usize) -> PathBuf {
    let mut light = number as u64;
    let mut field = move || {
        light = light
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (light >> 33) as u8
    };
    let fields: Vec<u8> = (0..256).map(|_| field()).collect();
    let row = |y: usize| {
        let pixels = (0..256).map(|x| fields[y / 16 * 16 + x / 16]);
        std::iter::once(0).chain(pixels).collect::<Vec<u8>>()
    };
    let pixels: Vec<u8> = (0..256).flat_map(row).collect();
    let header = [
        &256_u32.to_be_bytes(),
        &256_u32.to_be_bytes(),
        [8, 0, 0, 0, 0].as_slice(),
    ]
    .concat();
    let file = [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", &packed(&pixels)),
        &chunk(b"IEND", b""),
    ]
    .concat();
    desk.file(&format!("{number}.png"), &file)
}

/// A store on its way to a size.
pub(crate) struct Filling {
    folder: PathBuf,
    made: usize,
    /// The facts of a delivery that got there.
    facts: Value,
    seed: u64,
}

impl Filling {
    /// Begins with an outlet, and one delivery to learn from what is kept of one.
    pub(crate) fn of(desk: &Desk) -> Self {
        let inbox = desk.store().with_file_name("inbox");
        fs::create_dir(&inbox).expect("a folder of our own");
        let outlet = format!(
            "name = \"desk\"\ntitle = \"市报\"\nformats = [\"docx\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
            inbox.display()
        );
        desk.ask(["outlet", "add", plain(&desk.file("desk.toml", outlet.as_bytes()))]);
        let imported = desk.ask(["import", plain(&desk.file("first.md", text(0).as_bytes()))]);
        desk.ask([
            "deliver",
            imported.lines().next().unwrap_or_default(),
            "--outlet",
            "desk",
        ]);
        let database = rusqlite::Connection::open(desk.store().join("galley.db")).expect("a database");
        let facts: String = database
            .query_row("SELECT facts FROM deliveries", [], |row| row.get(0))
            .expect("a delivery");
        Self {
            folder: desk.store(),
            made: 0,
            facts: serde_json::from_str(&facts).expect("facts are JSON"),
            seed: 20_261_130,
        }
    }

    /// Writes stories until there are so many.
    pub(crate) fn fill(&mut self, size: usize) {
        let mut store = Store::open(&self.folder, Create::Never, newest()).expect("a store");
        while self.made < size {
            let to = size.min(self.made + TOGETHER);
            let written = store.write(|tx| {
                while self.made < to {
                    self.story(tx)?;
                    self.made += 1;
                }
                Ok::<_, store::Error>(())
            });
            written.expect("a disk with room");
        }
        store.checkpoint().expect("a disk with room");
    }

    fn story(&mut self, tx: &mut Tx<'_>) -> Result<(), store::Error> {
        let number = self.made;
        let at = newest() - TimeDelta::hours(8 * i64::try_from(number).unwrap_or_default());
        let photo = self.photo(tx, at)?;
        let guid = self.guid();
        let headline = format!("第{number}篇：油茶丰收");
        let content = |words: &str| Content {
            headline: headline.clone(),
            body: text(number)
                .split("\n\n")
                .skip(1)
                .chain([words])
                .map(Block::paragraph)
                .chain([Block::Figure {
                    figure: Box::new(Figure {
                        id: FigureId(format!("f{number}")),
                        photo: Some(photo.clone()),
                        caption: "村民在晒场上分拣油茶果。".to_owned(),
                        ..Figure::default()
                    }),
                }])
                .collect(),
            ..Content::default()
        };
        let row = ListRow {
            headline: headline.clone(),
            first_words: "河西村的晒场上铺开了油茶果".to_owned(),
            words: 1_200,
            photos: 1,
            ..ListRow::default()
        };
        let first = content("第1稿。").to_json();
        let new = NewStory {
            guid: &guid,
            who: Who::Writer,
            content: &first,
            row: &row,
        };
        tx.create_story(&new, at)?;
        for draft in 1..=3 {
            let bytes = content(&format!("第{draft}稿。")).to_json();
            let id = self.guid();
            let revision = NewRevision {
                guid: &id,
                content: &bytes,
                author: "周可",
                reason: RevisionReason::Export,
                label: "",
            };
            tx.freeze(&guid, &revision, at)?;
            tx.save_working(&guid, draft, &bytes, &row, at)?;
        }
        tx.step(&guid, Step::Queue, at)?;
        tx.step(&guid, Step::Deliver, at)?;
        let mut facts = self.facts.clone();
        facts["headline"] = json!(headline);
        facts["revision"] = json!(3);
        facts["receipt"]["at"] = json!(at.to_rfc3339());
        let delivery = StoredDelivery {
            guid: self.guid(),
            story: guid,
            outlet: "desk".to_owned(),
            state: DeliveryState::Delivered,
            due: at,
            failures: 0,
            facts: facts.to_string(),
            at,
        };
        tx.add_delivery(&delivery, &[&photo].into())
    }

    /// A photo of its own: its file, and a row with a likeness that no other has.
    fn photo(&mut self, tx: &mut Tx<'_>, at: DateTime<Utc>) -> Result<Digest, store::Error> {
        let bytes = format!("a photo of its own, {}", self.made).into_bytes();
        let digest = Digest::of(&bytes);
        let name = digest.as_str();
        let path = self
            .folder
            .join("photos")
            .join(&name[..2])
            .join(format!("{name}.jpg"));
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a disk with room");
        fs::write(&path, &bytes).expect("a disk with room");
        let stored = Stored {
            digest: digest.clone(),
            kind: OriginalKind::Jpeg,
            bytes: bytes.len() as u64,
            path,
            was_there: false,
        };
        let likeness = format!("{:016x}{:016x}", self.random(), self.random());
        let facts = json!({ "orientation": 1, "likeness": likeness }).to_string();
        let row = PhotoFacts {
            width: 4_000,
            height: 3_000,
            file_name: "晒场.jpg",
            facts: &facts,
        };
        tx.add_photo(&stored, &row, at)?;
        Ok(digest)
    }

    fn random(&mut self) -> u64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.seed ^ self.seed >> 29
    }

    /// An id as the newsroom gives them.
    fn guid(&mut self) -> String {
        let (a, b) = (self.random(), self.random());
        format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            a >> 32,
            a >> 16 & 0xffff,
            a & 0xfff,
            b >> 48 & 0xfff,
            b & 0xffff_ffff_ffff
        )
    }
}

/// When the newest story was made.
fn newest() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 8, 0, 0)
        .single()
        .expect("a date")
}
