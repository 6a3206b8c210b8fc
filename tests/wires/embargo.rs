//! A piece under embargo asks before it goes, or waits until then, on a clock of the test's own.

use chrono::{DateTime, Duration};
use galley_tests::desk::Desk;
use newsroom::{Access, Delivering, DeliveryStanding, Error, Newsroom};
use std::ops::ControlFlow;

use crate::back_off::{Hands, run};

const EMBARGO: &str = "2026-11-26T00:00:00+08:00";

/// A piece under embargo on the day before, and an outlet with a folder.
fn embargoed() -> (Desk, String) {
    let desk = Desk::new();
    let inbox = desk.store().with_file_name("drive");
    std::fs::create_dir(&inbox).unwrap();
    let toml = format!(
        "name = \"desk\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        inbox.display()
    );
    let file = desk.file("desk.toml", toml.as_bytes());
    desk.ask(["outlet", "add", file.to_str().unwrap()]);
    let story = desk.ask(["sample"]).trim().to_owned();
    desk.ask(["set", &story, &format!("embargo={EMBARGO}")]);
    (desk, story)
}

fn on_the_day_before(desk: &Desk) -> (Hands, Newsroom) {
    let clock = Hands::at("2026-11-25T09:00:00+08:00");
    let newsroom = Newsroom::open(&desk.store(), Access::Write, Box::new(clock.clone())).unwrap();
    (clock, newsroom)
}

#[test]
fn a_piece_under_embargo_is_refused_or_waits_to_the_second_and_goes_then() {
    let (desk, story) = embargoed();
    let (clock, newsroom) = on_the_day_before(&desk);
    let deliver = |hold| {
        let wanted = Delivering {
            outlet: "desk",
            hold,
            ..Delivering::default()
        };
        newsroom
            .delivery()
            .deliver(&story, &wanted, &mut |_| ControlFlow::Continue(()))
    };
    let ahead = newsroom
        .delivery()
        .look_ahead(&story, &["desk".to_owned()])
        .unwrap();
    let until = DateTime::parse_from_rfc3339(&ahead[0].embargo).unwrap();
    assert_eq!(until, DateTime::parse_from_rfc3339(EMBARGO).unwrap());
    assert!(
        matches!(deliver(false), Err(Error::Embargoed { .. })),
        "nobody said which"
    );
    assert!(
        newsroom.delivery().outbox().unwrap().is_empty(),
        "nothing was queued"
    );

    let queued = deliver(true).unwrap().delivery;
    assert_eq!(queued.state, DeliveryStanding::Waiting);
    assert_eq!(DateTime::parse_from_rfc3339(&queued.held).unwrap(), until);
    assert!(queued.says.contains("禁发"), "{}", queued.says);
    assert!(run(&newsroom).is_empty(), "it waits");
    clock.go_to(until - Duration::seconds(1));
    assert!(run(&newsroom).is_empty(), "not a second too early");
    clock.go_to(until);
    let rows = run(&newsroom);
    assert_eq!(
        (rows.len(), rows[0].state, rows[0].held.as_str()),
        (1, DeliveryStanding::Delivered, "")
    );
}

#[test]
fn it_goes_now_when_a_person_says_so_and_what_waits_can_be_sent_before() {
    let (desk, story) = embargoed();
    let (_, newsroom) = on_the_day_before(&desk);
    let held = Delivering {
        outlet: "desk",
        hold: true,
        ..Delivering::default()
    };
    let watch = &mut |_| ControlFlow::Continue(());
    let waiting = newsroom
        .delivery()
        .deliver(&story, &held, watch)
        .unwrap()
        .delivery;
    newsroom.delivery().retry(&waiting.id).unwrap();
    assert_eq!(
        run(&newsroom)[0].state,
        DeliveryStanding::Delivered,
        "sent by hand"
    );

    let (desk, story) = embargoed();
    let (_, newsroom) = on_the_day_before(&desk);
    let now = Delivering {
        outlet: "desk",
        despite_embargo: true,
        ..Delivering::default()
    };
    assert_eq!(
        newsroom
            .delivery()
            .deliver(&story, &now, watch)
            .unwrap()
            .delivery
            .held,
        ""
    );
    assert_eq!(run(&newsroom)[0].state, DeliveryStanding::Delivered);
}

#[test]
fn the_command_line_names_both_ways_out() {
    let (desk, story) = embargoed();
    // The command line reads the machine's clock.
    desk.ask(["set", &story, "embargo=2199-01-01T00:00:00Z"]);
    let said = desk.refused(&["deliver", &story, "--outlet", "desk"]);
    assert!(
        said.contains("--hold") && said.contains("--despite-embargo"),
        "{said}"
    );
    desk.ask(["deliver", &story, "--outlet", "desk", "--hold"]);
    assert!(desk.ask(["outbox"]).contains("waiting"), "it is queued");
    assert_eq!(desk.ask(["outbox", "run"]), "", "and not due");
}
