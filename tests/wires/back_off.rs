//! How long a delivery waits after each failure, on a clock of the test's own: longer each time, never past an hour or
//! two, and not a moment too early.

use chrono::{DateTime, Duration, FixedOffset};
use galley_tests::desk::Desk;
use newsroom::{Access, Clock, DeliveryRow, DeliveryStanding, Newsroom, Secrets};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

/// A clock that is set by hand.
#[derive(Clone)]
pub(crate) struct Hands(Arc<Mutex<DateTime<FixedOffset>>>);

impl Clock for Hands {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().unwrap()
    }

    /// The time on the clock, which a test moves on.
    fn uptime(&self) -> std::time::Duration {
        let passed = self.now().to_utc() - DateTime::UNIX_EPOCH;
        passed.to_std().unwrap_or_default()
    }
}

impl Hands {
    /// A clock set to that time, which does not run.
    pub(crate) fn at(time: &str) -> Self {
        Self(Arc::new(Mutex::new(DateTime::parse_from_rfc3339(time).unwrap())))
    }

    pub(crate) fn go_to(&self, at: DateTime<FixedOffset>) {
        *self.0.lock().unwrap() = at;
    }
}

pub(crate) fn run(newsroom: &Newsroom) -> Vec<DeliveryRow> {
    let secrets = Secrets::default();
    newsroom
        .delivery()
        .run_outbox(None, &secrets, &mut |_| ControlFlow::Continue(()))
        .unwrap()
}

#[test]
fn a_delivery_is_tried_at_growing_pauses_and_never_before_its_time() {
    let desk = Desk::new();
    let inbox = desk.store().with_file_name("drive");
    let toml = format!(
        "name = \"desk\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        inbox.display()
    );
    let file = desk.file("desk.toml", toml.as_bytes());
    desk.ask(["outlet", "add", file.to_str().unwrap()]);
    let story = desk.ask(["sample"]).trim().to_owned();

    let clock = Hands::at("2026-11-25T09:00:00+08:00");
    let newsroom = Newsroom::open(&desk.store(), Access::Write, Box::new(clock.clone())).unwrap();
    let queued = newsroom
        .delivery()
        .deliver(&story, &to("desk"), &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let mut last = Duration::zero();
    for failure in 1..=12 {
        let rows = run(&newsroom);
        assert_eq!(rows.len(), 1, "try {failure} is made when its time has come");
        assert_eq!(rows[0].state, DeliveryStanding::Waiting, "{:?}", rows[0]);
        let due = DateTime::parse_from_rfc3339(&rows[0].due).unwrap();
        let pause = due - clock.now();
        let (least, most) = (Duration::seconds(9), Duration::hours(2) + Duration::seconds(1));
        assert!(pause >= least && pause <= most, "pause {failure} is {pause}");
        // With its jitter, each is longer than the one before by half at least, until they are hours.
        assert!(
            failure == 1 || pause > last || pause >= Duration::hours(1),
            "{last} and then {pause}"
        );
        last = pause;
        clock.go_to(due - Duration::seconds(1));
        assert!(run(&newsroom).is_empty(), "not a second too early");
        clock.go_to(due + Duration::seconds(1));
    }
    assert!(last >= Duration::hours(1), "{last}");
    std::fs::create_dir(&inbox).unwrap();
    let rows = run(&newsroom);
    assert_eq!(rows[0].state, DeliveryStanding::Delivered);
    assert_eq!(rows[0].receipt.as_ref().map(|receipt| receipt.tries), Some(13));
    assert_eq!(rows[0].id, queued.delivery.id);
}

fn to(outlet: &str) -> newsroom::Delivering<'_> {
    newsroom::Delivering {
        outlet,
        ..newsroom::Delivering::default()
    }
}
