//! `kill -9` at random points while the command line writes stories and photos: nothing it acknowledged is lost,
//! and the store always opens.
//!
//! An acknowledgement is a whole line on stdout, or a good end. Twenty kills here, two hundred with `GALLEY_SOAK`
//! set (`make soak`). Which points are hit depends on the machine; what is done does not, and `GALLEY_SEED`
//! chooses another course.

use galley_tests::desk::{Desk, plain, words};
use galley_tests::dice::{Dice, rounds};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Files handed over in one call: long enough that a kill lands between two acknowledgements.
const FILES: usize = 4;

/// An acknowledged object, which must be there ever after.
enum Kept {
    Story {
        id: String,
        number: usize,
    },
    Photo {
        story: String,
        figure: String,
        digest: String,
    },
}

#[test]
fn nothing_acknowledged_is_lost_by_kill_nine() {
    let rounds = usize::try_from(rounds(20, 200)).expect("a small number");
    let mut dice = Dice::seeded(0);
    let desk = Desk::new();

    let pace = Instant::now();
    let story = desk.ask(["import", plain(&desk.text(0))]).trim().to_owned();
    let longest = pace.elapsed() * u32::try_from(FILES).expect("a few files");
    let mut kept = vec![Kept::Story {
        id: story.clone(),
        number: 0,
    }];
    let mut body = 0;

    let mut killed = 0;
    for round in 0..rounds {
        let first = (round + 1) * 100;
        let after = longest.mul_f64(dice.fraction());
        let fresh = match round % 3 {
            0 => {
                let files: Vec<PathBuf> = (first..first + FILES).map(|number| desk.text(number)).collect();
                let (lines, ended) = run(desk.cli().arg("import").args(&files), after);
                killed += usize::from(!ended);
                let numbered = lines.into_iter().zip(first..);
                numbered.map(|(id, number)| Kept::Story { id, number }).collect()
            }
            1 => {
                let files: Vec<PathBuf> = (first..first + FILES).map(|number| desk.photo(number)).collect();
                let (lines, ended) = run(desk.cli().args(["photo", "add", &story]).args(&files), after);
                killed += usize::from(!ended);
                let photos = lines.into_iter().zip(&files);
                photos
                    .map(|(figure, file)| Kept::Photo {
                        story: story.clone(),
                        figure,
                        digest: digest(file),
                    })
                    .collect()
            }
            _ => {
                let (_, ended) = run(desk.cli().args(["write", &story]).arg(desk.text(first)), after);
                killed += usize::from(!ended);
                body = whole_body(&desk, &story, body, first, ended);
                Vec::new()
            }
        };
        check(&desk, &fresh, body, &story);
        kept.extend(fresh);
        desk.ask(["doctor"]);
    }
    check(&desk, &kept, body, &story);
    assert!(
        killed * 4 > rounds,
        "only {killed} of {rounds} kills came before the work was done: give it more files"
    );
}

/// Starts the work, kills it after a while, and returns the whole lines printed and whether it ended well.
fn run(command: &mut Command, after: Duration) -> (Vec<String>, bool) {
    let mut child = command.stdout(Stdio::piped()).spawn().expect("galley-cli starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let reader = std::thread::spawn(move || {
        let mut lines = Vec::new();
        let mut line = String::new();
        while stdout.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(whole) = line.strip_suffix('\n') {
                lines.push(whole.to_owned());
            }
            line.clear();
        }
        lines
    });
    // Not a wait for something: the random moment of the kill is what this test is about.
    std::thread::sleep(after);
    child.kill().expect("kill -9");
    let ended = child.wait().expect("a child ends").success();
    (reader.join().expect("the reader ends"), ended)
}

/// After `write` the body is the old one or the new one, never a mixture; the new one if it was acknowledged.
fn whole_body(desk: &Desk, story: &str, old: usize, new: usize, acknowledged: bool) -> usize {
    let now = desk.ask(["show", story, "--as", "text"]);
    let has = |number: usize| now.contains(paragraph(&words(number)));
    assert!(
        has(old) != has(new),
        "neither the old body nor the new one, whole:\n{now}"
    );
    assert!(!acknowledged || has(new), "an acknowledged body was lost:\n{now}");
    if has(new) { new } else { old }
}

fn check(desk: &Desk, kept: &[Kept], body: usize, written: &str) {
    let list = desk.ask(["list"]);
    for thing in kept {
        match thing {
            Kept::Story { id, number } => {
                assert!(
                    list.contains(id.as_str()),
                    "story {id} was acknowledged and is not in the list"
                );
                let number = if id == written { body } else { *number };
                let text = desk.ask(["show", id, "--as", "text"]);
                assert!(
                    text.contains(paragraph(&words(number))),
                    "story {id} lost its text:\n{text}"
                );
            }
            Kept::Photo {
                story,
                figure,
                digest,
            } => {
                let shown = desk.ask(["show", story, "--json"]);
                assert!(
                    shown.contains(figure.as_str()),
                    "photo {figure} was acknowledged and is not in the story"
                );
                assert!(
                    shown.contains(digest.as_str()),
                    "photo {figure} is no longer the file that was added"
                );
            }
        }
    }
}

fn paragraph(text: &str) -> &str {
    text.trim().lines().last().unwrap_or_default()
}

fn digest(file: &PathBuf) -> String {
    let bytes = fs::read(file).expect("a file in our own folder");
    hex::encode(Sha256::digest(bytes))
}
