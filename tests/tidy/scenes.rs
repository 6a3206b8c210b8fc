//! The page's tests read what a real newsroom answers: each scene is a newsroom that is worked in, and then asked.
//!
//! A scene is a list of answers: the command of the shell, what was asked with, what the newsroom answered. The window's tests
//! look answers up in it and make none of their own (`ui/src/testing/scene-host.ts`). What is another each time, ids and keys, is
//! counted in the order in which it comes, so the file is the same each time.
//!
//! See docs/decisions/golden-scenes.md.

mod counted;
mod damaged;
mod desk;
mod outbox;
mod people;
mod reviewed;

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use newsroom::story::Content;
use newsroom::{Access, Clock, Drawer, Error, ListOrder, ListQuery, Newsroom, Profile, StationeryKind};
use serde::Serialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::sources::golden;

/// The file that is written.
const SCENES: &str = "ui/src/testing/scenes.json";

#[test]
fn the_pages_tests_read_what_a_real_newsroom_answers() {
    let scenes = [
        ("new", desk::new()),
        ("desk", desk::desk()),
        ("outbox", outbox::outbox()),
        ("received", reviewed::received()),
        ("returned", reviewed::returned()),
        ("people", people::people()),
        ("damaged", damaged::damaged()),
    ];
    let mut text = String::from("{");
    for (nth, (name, answers)) in scenes.iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        write!(text, "{comma}\n\"{name}\": [").expect("a string takes what is written");
        for (nth, answer) in answers.iter().enumerate() {
            let comma = if nth == 0 { "" } else { "," };
            write!(text, "{comma}\n{answer}").expect("a string takes what is written");
        }
        text.push_str("\n]");
    }
    text.push_str("\n}\n");
    golden(SCENES, &text);
}

/// The clock on the wall; it goes when the scene says so.
#[derive(Clone)]
struct SceneClock(Arc<Mutex<DateTime<FixedOffset>>>);

impl Clock for SceneClock {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().expect("nobody fails with the clock in hand")
    }

    fn uptime(&self) -> Duration {
        Duration::ZERO
    }
}

/// Desks that share a folder and a clock, and what one of them answered.
struct Scene {
    folder: TempDir,
    clock: SceneClock,
    answers: Vec<Value>,
}

impl Scene {
    fn new() -> Self {
        let morning = "2026-11-30T09:00:00+08:00".parse().expect("a time");
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            clock: SceneClock(Arc::new(Mutex::new(morning))),
            answers: Vec::new(),
        }
    }

    /// A desk of its own, of nobody yet.
    fn store(&self, name: &str) -> Newsroom {
        Newsroom::open(
            &self.folder.path().join(name),
            Access::Write,
            Box::new(self.clock.clone()),
        )
        .expect("a store of its own")
    }

    /// The desk of a person.
    fn desk(&self, store: &str, name: &str, unit: &str) -> Newsroom {
        let newsroom = self.store(store);
        let profile = Profile {
            name: name.to_owned(),
            unit: unit.to_owned(),
            sign_off: format!("（{unit} {name}）"),
            place: String::new(),
        };
        newsroom.set_profile(&profile).expect("a profile");
        newsroom
    }

    fn passes(&self, minutes: i64) {
        *self.clock.0.lock().expect("nobody fails with the clock in hand") += TimeDelta::minutes(minutes);
    }

    /// A folder beside the stores.
    fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    /// Remembers what a command of the shell answers.
    fn answer<T: Serialize>(&mut self, name: &str, takes: Value, gives: Result<T, Error>) {
        let answer = match gives {
            Ok(gives) => json!({ "name": name, "takes": takes, "gives": gives }),
            Err(error) => {
                let fails = error.failure(newsroom::story::Language::Zh);
                json!({ "name": name, "takes": takes, "fails": fails })
            }
        };
        self.answers.push(answer);
    }

    /// What a window asks at its start, whatever it shows.
    fn opens(&mut self, desk: &Newsroom) {
        self.answer("start", json!({}), desk.started());
        self.lists(desk, None, "");
        self.answer("count_stories", json!({}), desk.writing().count_stories());
        self.answer("outlets", json!({}), desk.outlets().list());
        for (kind, _) in StationeryKind::ALL {
            self.answer(
                "stationery",
                json!({ "kind": kind }),
                desk.stationery().forms(*kind),
            );
        }
        self.answer("outbox", json!({}), desk.delivery().outbox());
        let earlier = desk.delivery().earlier_deliveries("");
        self.answer("earlier_deliveries", json!({}), earlier);
        self.answer("watched", json!({}), desk.delivery().watched());
        self.answer("look_round", json!({}), desk.delivery().look_round(&mut go_on));
    }

    /// A page of the list, of a drawer or of all, and how many were found; spiked ones too where words are looked for.
    fn lists(&mut self, desk: &Newsroom, drawer: Option<Drawer>, words: &str) {
        for spiked in [false, true] {
            let query = ListQuery {
                drawer,
                spiked,
                words: words.to_owned(),
                order: ListOrder::Changed,
                since: Vec::new(),
                from: 0,
                most: 100,
            };
            let takes = json!({ "query": { "drawer": drawer, "spiked": spiked, "words": words } });
            self.answer("list_stories", takes, desk.writing().list_stories(&query));
        }
    }

    /// What a window asks of a story that it opens.
    fn reads(&mut self, desk: &Newsroom, id: &str) {
        let open = desk.writing().open_story(id);
        if let Ok(open) = &open {
            let page = |content: &Content| newsroom::ReviewedPage {
                content: content.clone(),
                decided: None,
            };
            let marks = desk.review().mark_up(id, page(&open.content));
            self.answer("mark_up", json!({ "story": id }), marks);
        }
        self.answer("open_story", json!({ "id": id }), open);
        self.answer("story_line", json!({ "id": id }), desk.delivery().story_line(id));
        self.answer(
            "deliveries_of",
            json!({ "story": id }),
            desk.delivery().deliveries_of(id),
        );
        self.answer(
            "removed_photos",
            json!({ "id": id }),
            desk.writing().removed_photos(id),
        );
        self.answer(
            "preflight",
            json!({ "id": id }),
            desk.outlets().preflight(id, None),
        );
        let history = desk.writing().history(id);
        for row in history.iter().flatten() {
            let takes = json!({ "id": id, "number": row.number });
            self.answer("revision", takes, desk.writing().revision(id, row.number));
        }
        self.answer("history", json!({ "id": id }), history);
    }

    /// The answers, with all that is another each time counted.
    fn done(self) -> Vec<Value> {
        counted::counted(&self.folder.path().display().to_string(), self.answers)
    }
}

/// Saves a change as a window does: over the version it read.
fn write(desk: &Newsroom, id: &str, change: impl FnOnce(&mut Content)) -> newsroom::Saved {
    let open = desk.writing().open_story(id).expect("the story");
    let mut content = open.content;
    change(&mut content);
    desk.writing()
        .save_working(id, open.version, &content.to_json())
        .expect("it is saved")
}

/// A story of one paragraph.
fn brief(desk: &Newsroom, headline: &str, text: &str) -> String {
    let id = desk.writing().new_story().expect("a story").row.id;
    write(desk, &id, |content| {
        headline.clone_into(&mut content.headline);
        content.body = vec![newsroom::story::Block::paragraph(text)];
    });
    id
}

fn go_on<T>(_: T) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
