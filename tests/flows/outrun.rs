//! Long work that is overtaken: a package is being made, or a key is being fetched, while the story moves on or its
//! text changes. One clear refusal each; no state is overwritten, nothing half-done is left, and a signature is on the text
//! that was frozen.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use galley_tests::desk::Desk;
use galley_tests::dice::Dice;
use newsroom::story::stages::{Chain, PostRole};
use newsroom::story::workflow::State;
use newsroom::{Access, Code, Delivering, Newsroom, Signing, WallClock};

use crate::review::{drop_outlet, two_people};

fn opened(desk: &Desk) -> Newsroom {
    Newsroom::open(&desk.store(), Access::Write, Box::new(WallClock)).unwrap()
}

fn state(newsroom: &Newsroom, story: &str) -> State {
    newsroom.writing().story_row(story).unwrap().state
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|file| file.file_name())
        .collect()
}

#[test]
fn a_filing_whose_story_is_spiked_meanwhile_leaves_nothing_behind() {
    let (writer, _, story) = two_people();
    let to = writer.store().with_file_name("sent");
    std::fs::create_dir_all(&to).unwrap();
    let newsroom = opened(&writer);
    let mut spiked = false;
    let refused = newsroom.review().file(&story, &to, None, &mut |_| {
        if !std::mem::replace(&mut spiked, true) {
            newsroom.writing().spike(&story).unwrap();
        }
        ControlFlow::Continue(())
    });
    assert!(spiked, "it was being packed");
    assert_eq!(refused.unwrap_err().code(), Code::Refused);
    assert_eq!((state(&newsroom, &story), names(&to).len()), (State::Spiked, 0));
}

#[test]
fn a_delivery_whose_story_is_spiked_meanwhile_is_not_queued() {
    let (writer, _, story) = two_people();
    drop_outlet(&writer);
    let newsroom = opened(&writer);
    let wanted = Delivering {
        outlet: "drop",
        ..Delivering::default()
    };
    let mut spiked = false;
    let refused = newsroom.delivery().deliver(&story, &wanted, &mut |_| {
        if !std::mem::replace(&mut spiked, true) {
            newsroom.writing().spike(&story).unwrap();
        }
        ControlFlow::Continue(())
    });
    assert_eq!(refused.unwrap_err().code(), Code::Refused);
    assert_eq!(state(&newsroom, &story), State::Spiked);
    assert!(newsroom.delivery().outbox().unwrap().is_empty());
    assert!(
        names(&writer.store().join("outbox")).is_empty(),
        "its package is gone"
    );
}

#[test]
fn a_courier_that_ends_while_somebody_spikes_or_signs_overwrites_nothing() {
    let (writer, _, story) = two_people();
    drop_outlet(&writer);
    writer.ask(["deliver", &story, "--outlet", "drop", "--later"]);
    let newsroom = opened(&writer);
    let mut refused = None;
    let secrets = newsroom::Secrets::default();
    newsroom
        .delivery()
        .run_outbox(None, &secrets, &mut |_| {
            refused.get_or_insert_with(|| newsroom.writing().spike(&story).unwrap_err().code());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(refused, Some(Code::Refused), "what is under way is not spiked");
    assert_eq!(state(&newsroom, &story), State::Delivered);
}

#[test]
fn a_version_that_is_not_on_disk_any_more_is_signed_filed_and_restored_by_nobody() {
    let (writer, _, story) = two_people();
    writer.ask(["stages", "reviews=1"]);
    let to = writer.store().with_file_name("sent");
    std::fs::create_dir_all(&to).unwrap();
    let newsroom = opened(&writer);
    let seen = newsroom.writing().open_story(&story).unwrap();
    let mut newer = seen.content.clone();
    newer.headline.push_str("（改）");
    newsroom
        .writing()
        .save_working(&story, seen.version, &newer.to_json())
        .unwrap();
    let stale = Some(seen.version);
    let go_on = &mut |_| ControlFlow::Continue(());
    let codes = [
        newsroom
            .writing()
            .freeze(&story, stale, "定稿")
            .unwrap_err()
            .code(),
        newsroom.writing().restore(&story, 1, stale).unwrap_err().code(),
        newsroom
            .review()
            .file(&story, &to, stale, go_on)
            .unwrap_err()
            .code(),
        newsroom
            .signing()
            .sign(&story, &pass("赵一", stale))
            .unwrap_err()
            .code(),
    ];
    assert_eq!(codes, [Code::Stale; 4]);
    assert!(names(&to).is_empty() && !newsroom.signing().trail(&story).unwrap().is_begun());
    assert_eq!(newsroom.writing().content(&story).unwrap(), newer);
}

/// One process writes without a pause while another signs: each signature is on a frozen text, or is refused.
#[test]
fn whatever_is_signed_while_somebody_writes_is_a_frozen_revision() {
    let (writer, _, story) = two_people();
    let newsroom = opened(&writer);
    newsroom
        .signing()
        .set_chain(Chain {
            reviews: 1,
            ..Chain::default()
        })
        .unwrap();
    let rounds = if std::env::var_os("GALLEY_SOAK").is_some() {
        1000
    } else {
        100
    };
    let (stop, mut dice) = (AtomicBool::new(false), Dice::seeded(14));
    let (mut signed, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0;
            while !stop.load(Ordering::Relaxed) {
                let open = newsroom.writing().open_story(&story).unwrap();
                let mut content = open.content;
                number += 1;
                content.headline = format!("第{number}稿");
                // Another save may have come first: then it is tried again.
                let _ = newsroom
                    .writing()
                    .save_working(&story, open.version, &content.to_json());
                std::thread::yield_now();
            }
        });
        for round in 0..rounds {
            if dice.below(3) == 0 {
                std::thread::yield_now();
            }
            match newsroom
                .signing()
                .sign(&story, &pass(&format!("审稿人{round}"), None))
            {
                Ok(_) => signed += 1,
                Err(error) => {
                    assert!(matches!(error.code(), Code::Stale | Code::Refused), "{error}");
                    refused += 1;
                }
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    let frozen: Vec<String> = newsroom
        .writing()
        .history(&story)
        .unwrap()
        .into_iter()
        .map(|row| row.digest)
        .collect();
    let trail = newsroom.signing().trail(&story).unwrap();
    assert_eq!((trail.decisions().len(), signed + refused), (signed, rounds));
    for decision in &trail.decisions() {
        assert!(
            frozen.contains(&decision.seen.to_string()),
            "what was signed is a revision"
        );
    }
    let complete = newsroom
        .signing()
        .trail_rows(&story)
        .unwrap()
        .iter()
        .any(|row| row.fits);
    assert_eq!(
        state(&newsroom, &story) == State::SignedOff,
        complete,
        "the state is what the text earns"
    );
}

fn pass(by: &str, version: Option<u64>) -> Signing {
    Signing {
        role: PostRole::Review,
        stage: 1,
        by: by.to_owned(),
        back: None,
        despite_comments: false,
        version,
    }
}
