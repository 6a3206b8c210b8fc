//! One row of the outbox that is damaged on the disk: it is reported in every list, and holds up no other.

use galley_tests::desk::Desk;
use galley_tests::programs::ask;
use galley_tests::until::until;
use newsroom::{Access, Courier, DeliveryStanding, Newsroom, WallClock};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, mpsc};

use crate::outbox::{outlet, state, told};

/// Two outlets with folders of their own, and one piece queued for both: the first one's row is damaged.
fn two_queued(damage: &str) -> (Desk, String, String, PathBuf) {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let mut queued = Vec::new();
    for name in ["first", "second"] {
        let folder = desk.store().with_file_name(name);
        std::fs::create_dir(&folder).unwrap();
        outlet(
            &desk,
            name,
            &format!("kind = \"folder\"\npath = \"{}\"", folder.display()),
        );
        let id = desk.ask(["deliver", &story, "--outlet", name, "--later"]);
        queued.push((id.trim().to_owned(), folder));
    }
    let [(damaged, _), (whole, folder)] = <[_; 2]>::try_from(queued).unwrap();
    let sql = format!("UPDATE deliveries SET {damage} WHERE guid = '{damaged}'");
    let mut command = Command::new("sqlite3");
    command.arg(desk.store().join("galley.db")).arg(sql);
    ask(&mut command, "sqlite3").expect("a row is changed");
    (desk, damaged, whole, folder)
}

/// Every damage of a row that SQLite itself does not detect.
const DAMAGES: [&str; 3] = [
    "facts = replace(facts, 'sha256', 'sha265')",
    "facts = '{'",
    "due = due + 1",
];

#[test]
fn a_damaged_row_is_listed_and_all_others_go() {
    for damage in DAMAGES {
        let (desk, damaged, whole, folder) = two_queued(damage);
        let run = told(&desk, &["outbox", "run"], "");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains("first: Unreadable. Its record"), "{damage}: {said}");
        assert_eq!(
            run.status.code(),
            Some(1),
            "{damage}: something is wrong, and a script hears of it"
        );
        assert_eq!(state(&desk, &whole).0, "delivered", "{damage}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "{damage}");

        let (now, row) = state(&desk, &damaged);
        assert_eq!(
            (now.as_str(), &row["outlet"]),
            ("unreadable", &Value::from("first")),
            "{row}"
        );
        let ledger = desk.ask(["ledger"]);
        assert!(ledger.contains("记录在磁盘上已损坏"), "{ledger}");
        assert_eq!(
            ledger.lines().count(),
            3,
            "head, the delivered one and the damaged one: {ledger}"
        );
        for verb in ["retry", "pause", "cancel"] {
            let refused = desk.refused(&["outbox", verb, &damaged]);
            assert!(refused.contains("cannot be read"), "{refused}");
        }
        let package = desk.store().join("outbox").join(&damaged).join("package.zip");
        desk.ask(["new"]);
        assert!(
            package.is_file(),
            "what it would need after a restored backup is kept"
        );
        let doctor = desk.cli().args(["doctor"]).output().unwrap();
        let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
        assert!(said.contains(&damaged), "{said}");
    }
}

#[test]
fn a_courier_tells_a_damaged_row_once_and_carries_the_others() {
    let (desk, damaged, whole, _) = two_queued(DAMAGES[0]);
    let newsroom = Arc::new(Newsroom::open(&desk.store(), Access::Write, Box::new(WallClock)).unwrap());
    let (tell, hear) = mpsc::channel();
    let courier = Courier::start(&newsroom, move |carried| {
        let _ = tell.send(carried);
    });
    let mut heard = Vec::new();
    until("the end of the one that can go", || {
        courier.ring();
        heard.extend(hear.try_iter().filter_map(|carried| carried.delivery));
        heard.iter().any(|row| row.id == whole).then_some(())
    });
    let states: Vec<_> = heard.iter().map(|row| (row.id.as_str(), row.state)).collect();
    assert_eq!(
        states,
        [
            (damaged.as_str(), DeliveryStanding::Unreadable),
            (whole.as_str(), DeliveryStanding::Delivered)
        ]
    );
}
