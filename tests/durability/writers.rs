//! Many writers at once, and one that writes for long: who is refused is told by whom, nothing acknowledged is lost, nothing grows.

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::rounds;
use newsroom::story::Content;
use newsroom::{Access, Newsroom, WallClock};
use std::fs;
use std::ops::ControlFlow;
use std::process::{Child, Stdio};

const WRITERS: usize = 20;

#[test]
fn of_twenty_writers_at_once_each_gets_in_or_is_told_who_is_there_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut acknowledged = vec![desk.ask(["import", plain(&desk.text(0))]).trim().to_owned()];
    let mut refused = 0;
    for round in 0..usize::try_from(rounds(1, 10)).expect("a small number") {
        let mut outside: Vec<usize> = (1..=WRITERS).map(|writer| round * WRITERS + writer).collect();
        // Each turn lets at least one in.
        for _ in 0..WRITERS {
            let begin = |text: &usize| {
                let mut import = desk.cli();
                import
                    .args(["import", plain(&desk.text(*text))])
                    .env("LC_ALL", "en_GB.UTF-8");
                import.stdout(Stdio::piped()).spawn().expect("galley-cli starts")
            };
            let begun: Vec<(usize, Child)> = outside.iter().map(|text| (*text, begin(text))).collect();
            let before = outside.len();
            outside.clear();
            for (text, child) in begun {
                let output = child.wait_with_output().expect("galley-cli ends");
                let said = String::from_utf8_lossy(&output.stderr);
                if output.status.success() {
                    acknowledged.push(String::from_utf8_lossy(&output.stdout).trim().to_owned());
                } else {
                    refused += 1;
                    assert!(
                        said.contains("is writing to this store"),
                        "refused in other words: {said}"
                    );
                    outside.push(text);
                }
            }
            assert!(outside.len() < before, "of {before} at once not one got in");
            if outside.is_empty() {
                break;
            }
        }
        assert!(outside.is_empty(), "{} never got in", outside.len());
    }
    let list = desk.ask(["list", "--most", "1000"]);
    for id in &acknowledged {
        assert!(list.contains(id.as_str()), "{id} was acknowledged and is gone");
    }
    assert_eq!(list.lines().count(), acknowledged.len());
    desk.ask(["doctor"]);
    println!(
        "{} writers got in, refused {refused} times",
        acknowledged.len() - 1
    );
}

#[test]
fn a_hundred_thousand_saves_make_neither_the_program_nor_its_log_larger() {
    let desk = Desk::new();
    let newsroom = Newsroom::open(&desk.store(), Access::Write, Box::new(WallClock)).expect("a new store");
    let id = newsroom.writing().new_story().expect("a new story").row.id;
    let save = |number: u64| {
        let opened = newsroom.writing().open_story(&id).expect("it opens");
        let content = Content {
            headline: format!("第{number}次"),
            ednote: "慰问抗疫一线志愿者。".repeat(800),
            ..opened.content
        };
        let saved = newsroom
            .writing()
            .save_working(&id, opened.version, &content.to_json());
        saved.expect("it is saved");
    };
    (0..200).for_each(save);
    let (memory, descriptors) = (resident(), open_files());
    let saves = rounds(1_000, 100_000);
    (200..saves).for_each(save);
    let log = fs::metadata(desk.store().join("galley.db-wal")).map_or(0, |log| log.len());
    let (grown, more) = (
        resident().saturating_sub(memory),
        open_files().saturating_sub(descriptors),
    );
    println!("{saves} saves: {grown} KB more, {more} files more, a log of {log} bytes");
    assert!(grown < 32 << 10, "{grown} KB more");
    // Other tests of this program open files beside it.
    assert!(more < 40, "{more} files more");
    assert!(log <= 17 << 20, "a log of {log} bytes");
    let opened = newsroom.writing().open_story(&id).expect("it opens");
    assert_eq!(opened.content.headline, format!("第{}次", saves - 1));
    let health = newsroom.keeping().doctor(&mut |_| ControlFlow::Continue(()));
    assert!(health.expect("it is read").sound);
}

/// Kilobytes of this program in memory.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).expect("a number")
}

fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").expect("Linux").count()
}
