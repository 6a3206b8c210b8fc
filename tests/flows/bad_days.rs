//! The day after damage: one changed byte anywhere locks no person out, is reported, and stops no neighbour.

use std::fs;
use std::path::Path;
use std::process::Output;

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use newsroom::{Access, Newsroom, WallClock};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::review::{filed, two_people, write};
use crate::signing::with_passphrase;

/// Runs the command line to its end, and returns its output in success and failure.
fn run(desk: &Desk, arguments: &[&str]) -> Output {
    desk.cli()
        .env("LC_ALL", "en_GB.UTF-8")
        .args(arguments)
        .output()
        .expect("galley-cli runs")
}

fn database(desk: &Desk) -> Connection {
    let conn = Connection::open(desk.store().join("galley.db")).expect("the database opens");
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
        .expect("the rules are off");
    let triggers: Vec<String> = names(&conn, "trigger");
    for trigger in triggers {
        conn.execute_batch(&format!("DROP TRIGGER {trigger}"))
            .expect("the trigger goes");
    }
    conn
}

fn names(conn: &Connection, kind: &str) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = ?1 AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut query = conn.prepare(sql).expect("the schema is read");
    let names = query
        .query_map([kind], |row| row.get(0))
        .expect("the schema is read");
    names.map(|name| name.expect("a name")).collect()
}

/// A store with a row in every table, and three stories of which the last is in no other row.
fn full() -> (Desk, Vec<String>) {
    let (writer, editor, story) = two_people();
    let shelf = writer.store().with_file_name("shelf");
    fs::create_dir_all(&shelf).expect("a folder of ours");
    let toml = format!(
        "name = \"desk\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        plain(&shelf)
    );
    writer.ask(["outlet", "add", plain(&writer.file("desk.toml", toml.as_bytes()))]);
    writer.ask(["snippet", "add", "套话", "据悉，"]);
    writer.ask(["comment", &story, "--on", "1", "请核实"]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(&editor, &story, &["昨天，县里划拨专项资金十万元。"]);
    let signed =
        |desk: &Desk, arguments: &[&str]| with_passphrase(desk, "口令", arguments).expect("it is signed");
    let sent = writer.store().with_file_name("returned");
    fs::create_dir_all(&sent).expect("a folder of ours");
    let package = signed(&editor, &["return", &story, "--to", plain(&sent)]);
    writer.ask(["take", package.trim()]);
    // One that came from the other desk.
    let theirs = editor.ask(["import", plain(&editor.text(9))]).trim().to_owned();
    let package = signed(&editor, &["file", &theirs, "--to", plain(&sent)]);
    writer.ask(["open", package.trim()]);
    let others: Vec<String> = (1..=3)
        .map(|number| {
            writer
                .ask(["import", plain(&writer.text(number))])
                .trim()
                .to_owned()
        })
        .collect();
    writer.ask(["stages", "reviews=1"]);
    signed(&writer, &["sign", &others[0], "--stage", "1", "--as", "赵一"]);
    writer.ask(["deliver", &others[0], "--outlet", "desk", "--unreviewed"]);
    writer.ask(["set", &others[1], "slugline=断电"]);
    let newsroom =
        Newsroom::open(&writer.store(), Access::Write, Box::new(WallClock)).expect("the store opens");
    // The second name of one text is a row of its own.
    for name in ["初稿", "又名"] {
        newsroom
            .writing()
            .freeze(&others[1], None, name)
            .expect("it is frozen");
    }
    drop(newsroom);
    (writer, others)
}

/// The value with one bit of it changed, as on a failing disk.
fn flipped(value: Value) -> Value {
    let flip = |mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        if let Some(byte) = bytes.get_mut(middle) {
            *byte ^= 0x40;
        }
        bytes
    };
    match value {
        Value::Integer(number) => Value::Integer(number ^ 0x40),
        Value::Text(text) => Value::Blob(flip(text.into_bytes())),
        Value::Blob(bytes) => Value::Blob(flip(bytes)),
        other => other,
    }
}

/// Columns whose damage is not reported: the window's own note of a place, the count that is compared with the file beside the
/// database, which is ahead of nothing that was lost, and the list of what the next backup holds.
const SILENT: [&str; 8] = [
    "stories.place",
    "commits.count",
    "commits.store",
    "changed.name",
    "changed.row",
    "changed.at",
    "lineage.name",
    "lineage.since",
];

/// Every column of every table, but for the row ids.
fn columns(conn: &Connection) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for table in names(conn, "table") {
        let query = conn
            .prepare(&format!("SELECT * FROM {table}"))
            .expect("the table is read");
        let columns = query.column_names();
        let columns = columns.filter(|column| *column != "id");
        cells.extend(columns.map(|column| (table.clone(), (*column).to_owned())));
    }
    cells
}

/// Columns in which the full store has nothing: photos that a delivery carried, deliveries on their way out, columns that the window
/// alone writes, those that a desk without a key of its own never fills, and those that no file of the register brought.
const EMPTY: [&str; 9] = [
    "brought.incoming",
    "carried.delivery",
    "carried.photo",
    "leaving.story",
    "signatures.sha256",
    "signatures.key",
    "signatures.text",
    "signatures.seal",
    "stories.place",
];

#[test]
fn the_store_that_is_damaged_has_something_in_every_column() {
    let (desk, _) = full();
    let conn = Connection::open(desk.store().join("galley.db")).expect("the database opens");
    let is_empty = |(table, column): &(String, String)| {
        let sql = format!("SELECT count(*) FROM {table} WHERE length({column}) > 0");
        conn.query_row(&sql, [], |row| row.get::<_, i64>(0))
            .expect("the table is read")
            == 0
    };
    let empty: Vec<String> = columns(&conn)
        .into_iter()
        .filter(is_empty)
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert_eq!(empty, EMPTY);
}

#[test]
fn one_damaged_cell_is_told_and_stops_no_neighbour() {
    let (desk, others) = full();
    let good = desk.store().with_file_name("good");
    copy(&desk.store(), &good);
    let cells = columns(&Connection::open(good.join("galley.db")).expect("the database opens"));
    let mut dice = Dice::seeded(17);
    let all = cells.len() as u64;
    let mut wrong = Vec::new();
    for round in 0..rounds(all / 10, all) {
        // All of them one after the other in a soak, some of them else.
        let at = if rounds(0, 1) == 1 { round } else { dice.below(all) };
        let (table, column) = &cells[usize::try_from(at).expect("a small number")];
        fs::remove_dir_all(desk.store()).expect("our own folder");
        copy(&good, &desk.store());
        let conn = database(&desk);
        let sql =
            format!("SELECT rowid, {column} FROM {table} WHERE length({column}) > 0 ORDER BY rowid LIMIT 1");
        let found = conn.query_row(&sql, [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Value>(1)?))
        });
        // Those that never hold anything are on a list of their own.
        let Ok((rowid, value)) = found else { continue };
        let cast = if matches!(value, Value::Text(_)) {
            "CAST(?1 AS TEXT)"
        } else {
            "?1"
        };
        let sql = format!("UPDATE {table} SET {column} = {cast} WHERE rowid = ?2");
        conn.execute(&sql, (flipped(value), rowid))
            .expect("the cell is changed");
        drop(conn);
        let cell = format!("{table}.{column}");
        let doctor = run(&desk, &["doctor"]);
        if doctor.status.code() != Some(1) && !SILENT.contains(&cell.as_str()) {
            wrong.push(format!("{cell}: the doctor is content"));
        }
        let list = run(&desk, &["list"]);
        let rows = String::from_utf8_lossy(&list.stdout).lines().count();
        if rows != 5 {
            let said = String::from_utf8_lossy(&list.stderr).into_owned();
            wrong.push(format!("{cell}: the list shows {rows} of 5: {said}"));
        }
        // The third is in no other row, so no row of any other may stop it.
        let story = others[2].as_str();
        for arguments in [
            vec!["set", story, "ednote=x"],
            vec!["show", story],
            vec!["history", story],
            vec!["deliver", story, "--outlet", "desk", "--unreviewed"],
            vec!["new"],
        ] {
            let output = run(&desk, &arguments);
            // An outlet that is damaged is not there; everything else is.
            let named = table == "stationery" && arguments[0] == "deliver";
            if !output.status.success() && !named {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                wrong.push(format!("{cell}: {} is refused: {said}", arguments[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_damaged_headline_is_made_anew_from_the_text() {
    let desk = Desk::new();
    let stories: Vec<String> = (1..=3)
        .map(|number| desk.ask(["import", plain(&desk.text(number))]).trim().to_owned())
        .collect();
    let before = desk.ask(["list"]);
    let conn = database(&desk);
    conn.execute(
        "UPDATE stories SET headline = CAST(x'e7acff' AS TEXT), words = 7 WHERE guid = ?1",
        [&stories[1]],
    )
    .expect("the row is changed");
    drop(conn);
    assert_eq!(run(&desk, &["doctor"]).status.code(), Some(1), "it is told");
    assert_eq!(desk.ask(["list"]), before, "the list shows what the text says");
    desk.ask(["set", &stories[1], "ednote=x"]);
    assert!(
        run(&desk, &["doctor"]).status.success(),
        "saving writes the row anew"
    );
}

#[test]
fn a_state_that_is_damaged_is_told() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let conn = database(&desk);
    conn.execute("UPDATE stories SET state = 'spiked' WHERE guid = ?1", [&story])
        .expect("the row is changed");
    drop(conn);
    assert_eq!(run(&desk, &["doctor"]).status.code(), Some(1));
}

/// Changes one word of a working copy on the disk.
fn damage_text(desk: &Desk, story: &str) -> Vec<u8> {
    let conn = database(desk);
    let id: i64 = conn
        .query_row("SELECT id FROM stories WHERE guid = ?1", [story], |row| {
            row.get(0)
        })
        .expect("the story is there");
    let good: Vec<u8> = conn
        .query_row(
            "SELECT content FROM working_copies WHERE story = ?1",
            [id],
            |row| row.get(0),
        )
        .expect("the text is there");
    let bad = String::from_utf8(good)
        .expect("JSON is text")
        .replacen("断电", "来电", 1)
        .into_bytes();
    conn.execute(
        "UPDATE working_copies SET content = ?1 WHERE story = ?2",
        (&bad, id),
    )
    .expect("the text is changed");
    bad
}

/// The texts that were kept aside.
fn aside(desk: &Desk) -> Vec<Vec<u8>> {
    let kept = fs::read_dir(desk.store().join("damaged"))
        .into_iter()
        .flatten()
        .flatten();
    kept.map(|entry| fs::read(entry.path()).expect("a kept text"))
        .collect()
}

#[test]
fn a_damaged_working_copy_can_be_restored_set_and_written_and_is_kept_aside() {
    for verb in ["restore", "set", "write"] {
        let desk = Desk::new();
        let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
        let out = desk.store().with_file_name("out");
        desk.ask(["export", &story, "--to", plain(&out)]);
        let whole = desk.ask(["show", &story]);
        let bad = damage_text(&desk, &story);
        let other = desk.file("other.md", "另一个正文。".as_bytes());
        assert!(
            !run(&desk, &["show", &story]).status.success(),
            "a damaged text is not shown as the text"
        );
        assert!(
            !run(&desk, &["export", &story, "--to", plain(&out)])
                .status
                .success()
        );
        let output = match verb {
            "restore" => run(&desk, &["restore", &story, "1"]),
            "set" => run(&desk, &["set", &story, "ednote=x"]),
            _ => run(&desk, &["write", &story, plain(&other)]),
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{verb}: {said}");
        assert_eq!(
            aside(&desk),
            [bad],
            "{verb}: the damaged bytes are kept as they were"
        );
        if verb == "set" {
            assert_eq!(
                desk.ask(["show", &story]),
                whole,
                "the very words are had back from the revision"
            );
            assert!(
                said.contains("第 1 版") || said.contains("revision 1"),
                "and it says so: {said}"
            );
        }
        assert!(
            run(&desk, &["doctor"]).status.success(),
            "{verb}: all is well again"
        );
    }
}

#[test]
fn rescue_shows_where_each_damaged_text_is_whole_and_puts_it_back_alone() {
    let desk = Desk::new();
    let out = desk.store().with_file_name("out");
    let stories: Vec<String> = (1..=2)
        .map(|number| {
            let story = desk.ask(["import", plain(&desk.text(number))]).trim().to_owned();
            desk.ask(["export", &story, "--to", plain(&out)]);
            story
        })
        .collect();
    let elsewhere = desk.store().with_file_name("usb");
    desk.ask(["set", &stories[1], "headline=后来的标题"]);
    desk.ask(["backup", plain(&elsewhere)]);
    for daily in fs::read_dir(desk.store().with_file_name("store-backups"))
        .expect("a backup of the day")
        .flatten()
    {
        fs::remove_file(daily.path()).expect("a file of ours");
    }
    let whole: Vec<String> = stories.iter().map(|story| desk.ask(["show", story])).collect();
    for story in &stories {
        damage_text(&desk, story);
    }
    // The first is whole in its revision, the second was changed since and is whole in a backup alone.
    let output = run(&desk, &["rescue"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        (output.status.code(), said.lines().count()),
        (Some(1), 2),
        "{said}"
    );
    assert!(said.contains("第 1 版") || said.contains("revision 1"), "{said}");
    assert_eq!(
        run(&desk, &["rescue", "--all"]).status.code(),
        Some(1),
        "one of them is whole nowhere that is known"
    );
    assert_eq!(desk.ask(["show", &stories[0]]), whole[0]);
    desk.ask(["rescue", &stories[1], "--from", plain(&elsewhere)]);
    assert_eq!(desk.ask(["show", &stories[1]]), whole[1]);
    assert!(run(&desk, &["rescue"]).status.success());
    assert!(run(&desk, &["doctor"]).status.success());
}

#[test]
fn a_damaged_revision_is_shown_among_the_others_and_is_put_back() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let out = desk.store().with_file_name("out");
    desk.ask(["export", &story, "--to", plain(&out)]);
    desk.ask(["set", &story, "headline=改过的标题"]);
    desk.ask(["export", &story, "--to", plain(&out)]);
    let elsewhere = desk.store().with_file_name("usb");
    desk.ask(["backup", plain(&elsewhere)]);
    let before = desk.ask(["history", &story]);
    let conn = Connection::open(desk.store().join("galley.db")).expect("the database opens");
    conn.execute_batch(
        "CREATE TEMP TABLE rule AS SELECT sql FROM sqlite_schema WHERE name = 'a_revision_is_never_altered';
         DROP TRIGGER a_revision_is_never_altered;
         UPDATE revisions SET content = CAST(replace(CAST(content AS TEXT), '断电', '来电') AS BLOB) WHERE number = 1",
    )
    .expect("the revision is changed");
    let rule: String = conn
        .query_row("SELECT sql FROM rule", [], |row| row.get(0))
        .expect("the rule");
    conn.execute_batch(&rule).expect("the rule is there again");
    drop(conn);
    assert_eq!(
        desk.ask(["history", &story]).lines().count(),
        2,
        "the others stand"
    );
    desk.ask(["rescue", &story, "--from", plain(&elsewhere)]);
    assert_eq!(desk.ask(["history", &story]), before);
    let conn = Connection::open(desk.store().join("galley.db")).expect("the database opens");
    let altered = conn
        .execute("UPDATE revisions SET author = 'x'", [])
        .expect_err("a revision is never altered");
    assert!(altered.to_string().contains("never altered"), "{altered}");
}

#[test]
fn a_damaged_setting_counts_as_not_said_and_says_so() {
    let desk = Desk::new();
    desk.ask(["profile", "王芳", "unit=机关工委"]);
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let conn = database(&desk);
    conn.execute("UPDATE settings SET value = CAST(x'7bff' AS TEXT)", [])
        .expect("the setting is changed");
    drop(conn);
    let output = run(&desk, &["set", &story, "ednote=x"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert_eq!(said.matches("profile").count(), 1, "it is told once: {said}");
    desk.ask(["profile", "王芳", "unit=机关工委"]);
    assert!(run(&desk, &["doctor"]).status.success());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of ours");
    for entry in fs::read_dir(from).expect("a folder of ours").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file of ours");
        }
    }
}
