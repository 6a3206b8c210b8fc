//! A newsroom in miniature, for the tests that watch a process from outside or kill it: it saves and adds
//! photos without end (or COUNT times) and prints a line for each thing that the store has acknowledged.
//!
//! `desk DIR [COUNT] [careless]`; `careless` writes as a store must not, for the tests to see the difference.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use chrono::DateTime;
use store::{Create, ListRow, NewStory, PhotoFacts, Store};
use story::Content;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let dir = Path::new(given.first().ok_or("which folder?")?);
    let count = given.get(1).map_or(Ok(u64::MAX), |count| count.parse())?;
    match given.get(2).map(String::as_str) {
        Some("careless") => careless(dir, count),
        _ => careful(dir, count),
    }
}

fn careful(dir: &Path, count: u64) -> Result<(), Box<dyn Error>> {
    let now = DateTime::UNIX_EPOCH;
    let mut store = Store::open(dir, Create::IfMissing, now)?;
    let row = ListRow::default();
    if store.story_guids("s1")?.is_empty() {
        let new = NewStory {
            guid: "s1",
            who: story::workflow::Who::Writer,
            content: b"0",
            row: &row,
        };
        store.write(|tx| tx.create_story(&new, now))?;
    }
    let first = store.working("s1")?.version;
    acknowledge(&format!("open {first}"))?;
    for version in (first..).take(usize::try_from(count)?) {
        let note = format!("version {} {}", version + 1, "字".repeat(500));
        let text = Content {
            ednote: note,
            ..Content::default()
        }
        .to_json();
        let version = store.write(|tx| tx.save_working("s1", version, &text, &row, now))?;
        acknowledge(&format!("saved {version}"))?;
        let stored = store.photo_folder().put_bytes(
            format!("photo {version}").as_bytes(),
            story::OriginalKind::Jpeg,
            now,
        )?;
        let facts = PhotoFacts {
            width: 1,
            height: 1,
            file_name: "a.jpg",
            facts: "{}",
        };
        store.write(|tx| tx.add_photo(&stored, &facts, now))?;
        acknowledge(&format!("photo {}", stored.digest))?;
    }
    Ok(())
}

fn careless(dir: &Path, count: u64) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(dir)?;
    let conn = rusqlite::Connection::open(dir.join("galley.db"))?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t (x)")?;
    acknowledge("open 0")?;
    for number in 0..count {
        conn.execute("INSERT INTO t VALUES (1)", [])?;
        acknowledge(&format!("saved {number}"))?;
        std::fs::write(dir.join("a.jpg"), "photo")?;
        acknowledge("photo none")?;
    }
    Ok(())
}

fn acknowledge(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
