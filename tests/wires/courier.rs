//! The outbox that runs by itself: what is due goes without being asked, each try is reported, and a person who stops it
//! stops it at once, with nothing lost.

use galley_tests::desk::Desk;
use galley_tests::servers::Server;
use galley_tests::until::until;
use newsroom::{Access, Courier, DeliveryStanding, Newsroom, WallClock};
use std::ops::ControlFlow;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

fn state(newsroom: &Newsroom, id: &str) -> DeliveryStanding {
    let rows = newsroom.delivery().outbox().unwrap();
    rows.into_iter().find(|row| row.id == id).unwrap().state
}

#[test]
fn a_courier_sends_by_itself_and_lets_go_when_it_is_stopped() {
    let (desk, server) = (Desk::new(), Server::post(None));
    let inbox = desk.store().with_file_name("inbox");
    std::fs::create_dir(&inbox).unwrap();
    let wires = [
        (
            "near",
            format!("kind = \"folder\"\npath = \"{}\"", inbox.display()),
        ),
        (
            "silent",
            format!(
                "kind = \"webdav\"\nurl = \"http://127.0.0.1:{}/silent/\"",
                server.port
            ),
        ),
    ];
    for (name, wire) in &wires {
        let toml = format!("name = \"{name}\"\nformats = [\"text\"]\n[wire]\n{wire}\n");
        let file = desk.file(&format!("{name}.toml"), toml.as_bytes());
        desk.ask(["outlet", "add", file.to_str().unwrap()]);
    }
    let story = desk.ask(["sample"]).trim().to_owned();
    let newsroom = Newsroom::open(&desk.store(), Access::Write, Box::new(WallClock)).unwrap();
    let newsroom = Arc::new(newsroom);
    let (tell, hear) = mpsc::channel();
    let courier = Courier::start(&newsroom, move |carried| {
        let _ = tell.send(carried);
    });
    let queue = |outlet: &str| {
        let queued = newsroom
            .delivery()
            .deliver(&story, &to(outlet), &mut |_| ControlFlow::Continue(()));
        courier.ring();
        queued.unwrap().delivery.id
    };
    let (silent, near) = (queue("silent"), queue("near"));
    // A delivery that hangs holds up no other.
    let told = until("the end of the one that can go", || {
        hear.try_iter().find(|carried| carried.delivery.is_some())
    });
    assert_eq!(told.id, near);
    assert_eq!(told.delivery.unwrap().state, DeliveryStanding::Delivered);
    assert!(told.story.is_some(), "its story moved with it");
    assert_eq!(std::fs::read_dir(&inbox).unwrap().count(), 1);

    until("the other on its way", || {
        (state(&newsroom, &silent) == DeliveryStanding::Sending).then_some(())
    });
    let start = Instant::now();
    courier.stop(Duration::from_secs(20));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(
        state(&newsroom, &silent),
        DeliveryStanding::Waiting,
        "it goes at the next start"
    );
}

fn to(outlet: &str) -> newsroom::Delivering<'_> {
    newsroom::Delivering {
        outlet,
        ..newsroom::Delivering::default()
    }
}
