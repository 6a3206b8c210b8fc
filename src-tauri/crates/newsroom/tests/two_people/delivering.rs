//! Sent: queued, carried to a folder, proved there, corrected and withdrawn, and written into the ledger.

use std::sync::mpsc;
use std::time::Duration;

use newsroom::story::workflow::State;
use newsroom::{
    Adoption, Amending, Code, Consent, Courier, Delivering, DeliveryStanding, Leg, Newsroom, NextAct,
    ReceiptProof, Relation, Secrets,
};

use crate::rig::{Rig, deliver, go_on, names, pairs, pass, reviews, state};

#[test]
fn a_piece_goes_once_its_chain_has_passed_it_and_both_desks_may_send_it() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.received();
    let there = rig.outlet(writer, "drop", "");
    let with_her = rig.outlet(editor, "hers", "");
    editor.signing().set_chain(reviews(1)).unwrap();
    writer.signing().set_chain(reviews(1)).unwrap();
    let wanted = Delivering {
        outlet: "drop",
        ..Delivering::default()
    };
    let ahead = writer.delivery().look_ahead(&id, &["drop".to_owned()]).unwrap();
    assert!(ahead[0].unreviewed.contains("终审"), "{}", ahead[0].unreviewed);
    assert_eq!(
        writer
            .delivery()
            .deliver(&id, &wanted, &mut go_on)
            .unwrap_err()
            .code(),
        Code::Unreviewed
    );

    editor.signing().use_passphrase("油茶花开".to_owned());
    editor.signing().sign(&id, &pass(1, "")).unwrap();
    rig.clock.passes(10);
    let sent = editor
        .review()
        .return_story(&id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    rig.clock.passes(10);
    writer
        .review()
        .receive(
            std::path::Path::new(&sent.exported.path),
            &Consent::default(),
            &mut go_on,
        )
        .unwrap();
    let hers = writer.signing().known_keys().unwrap().remove(0);
    writer.signing().trust_key(&hers.number).unwrap();
    let secrets = Secrets::default();
    for (desk, outlet, folder) in [(writer, "drop", &there), (editor, "hers", &with_her)] {
        let queued = deliver(desk, &id, outlet);
        assert_eq!(
            (queued.story.state, queued.delivery.state),
            (State::Queued, DeliveryStanding::Waiting)
        );
        assert_eq!(
            deliver(desk, &id, outlet).delivery.id,
            queued.delivery.id,
            "the same once"
        );
        let rows = desk.delivery().run_outbox(None, &secrets, &mut go_on).unwrap();
        let receipt = rows[0].receipt.clone().unwrap();
        assert_eq!(
            (rows[0].state, receipt.proof, names(folder)),
            (
                DeliveryStanding::Delivered,
                ReceiptProof::ReadBack,
                vec![receipt.name]
            )
        );
        assert_eq!(state(desk, &id), State::Delivered);
    }
    assert!(
        writer
            .delivery()
            .run_outbox(None, &secrets, &mut go_on)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_delivery_waits_is_hurried_paused_and_taken_back() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.piece();
    let there = rig.outlet(writer, "drop", "");
    writer
        .writing()
        .set_fields(&id, &pairs(&[("embargo", "2026-12-01T08:00:00+08:00")]))
        .unwrap();
    let wanted = Delivering {
        outlet: "drop",
        hold: true,
        ..Delivering::default()
    };
    let queued = writer
        .delivery()
        .deliver(&id, &wanted, &mut go_on)
        .unwrap()
        .delivery;
    assert!(!queued.held.is_empty() && writer.delivery().due().unwrap().is_empty());
    let until: chrono::DateTime<chrono::Utc> = "2026-12-01T00:00:00Z".parse().unwrap();
    assert_eq!(writer.delivery().next_due().unwrap(), Some(until));
    assert_eq!(
        writer.delivery().pause(&queued.id).unwrap().state,
        DeliveryStanding::Paused
    );
    assert_eq!(
        writer.delivery().next_due().unwrap(),
        None,
        "what is paused waits for a person"
    );
    assert_eq!(
        writer.delivery().retry(&queued.id).unwrap().state,
        DeliveryStanding::Waiting
    );

    // The folder is not there: it fails and waits, until a person hurries it.
    std::fs::remove_dir(&there).unwrap();
    let secrets = Secrets::default();
    writer.delivery().run_outbox(None, &secrets, &mut go_on).unwrap();
    let row = writer.delivery().outbox().unwrap().remove(0);
    assert!(
        row.state == DeliveryStanding::Waiting && !row.why.is_empty(),
        "{row:?}"
    );
    assert!(writer.delivery().due().unwrap().is_empty());
    let hurried = writer.delivery().hurry().unwrap();
    assert_eq!(hurried[0].id, queued.id);
    assert_eq!(writer.delivery().due().unwrap(), hurried);

    let (cancelled, story) = writer.delivery().cancel(&queued.id).unwrap();
    assert_eq!(
        (cancelled.state, story.state),
        (DeliveryStanding::Cancelled, State::Draft)
    );
    assert_eq!(
        writer.delivery().pause(&queued.id).unwrap_err().code(),
        Code::Refused,
        "it is over"
    );
    assert_eq!(
        writer.delivery().deliveries_of(&cancelled.story).unwrap()[0],
        cancelled
    );
    let earlier = writer.delivery().earlier_deliveries(&queued.id).unwrap();
    assert!(earlier.is_empty(), "it was the first");
    assert!(
        editor.delivery().outbox().unwrap().is_empty() && editor.delivery().unreadable().unwrap().is_empty()
    );
}

#[test]
fn what_was_delivered_is_corrected_withdrawn_and_kept_in_the_ledger() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let there = rig.outlet(writer, "drop", "");
    let secrets = Secrets::default();
    let first = deliver(writer, &id, "drop").delivery.id;
    writer.delivery().run_outbox(None, &secrets, &mut go_on).unwrap();
    rig.clock.passes(30);
    writer
        .writing()
        .set_fields(&id, &pairs(&[("headline", "油茶减产")]))
        .unwrap();
    for (relation, reason) in [
        (Relation::Corrects, "标题有误"),
        (Relation::Withdraws, "事实不清"),
    ] {
        let amends = Amending {
            relation,
            delivery: &first,
            reason: "",
        };
        let wanted = Delivering {
            outlet: "drop",
            amends: Some(amends),
            ..Delivering::default()
        };
        assert_eq!(
            writer
                .delivery()
                .deliver(&id, &wanted, &mut go_on)
                .unwrap_err()
                .code(),
            Code::Refused,
            "not without a reason"
        );
        let wanted = Delivering {
            amends: Some(Amending { reason, ..amends }),
            ..wanted
        };
        let queued = writer
            .delivery()
            .deliver(&id, &wanted, &mut go_on)
            .unwrap()
            .delivery;
        assert_eq!(
            (queued.amended.as_str(), queued.reason.as_str()),
            (first.as_str(), reason)
        );
        writer
            .delivery()
            .run_outbox(Some(&queued.id), &secrets, &mut go_on)
            .unwrap();
        rig.clock.passes(30);
    }
    assert_eq!(names(&there).len(), 3);

    let noted = writer
        .delivery()
        .note_adoption(&first, Some(Adoption::Adopted), "四版")
        .unwrap();
    assert_eq!(
        (noted.adoption, noted.note.as_str()),
        (Some(Adoption::Adopted), "四版")
    );
    let ledger = writer.delivery().ledger("2026-11").unwrap();
    let pieces: Vec<&str> = ledger
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(11).unwrap())
        .collect();
    assert_eq!(pieces, ["1", "0", "0"], "a notice is no piece:\n{ledger}");
    assert!(ledger.contains("四版") && ledger.contains("标题有误") && ledger.contains("事实不清"));
    assert_eq!(writer.delivery().ledger("2026-10").unwrap().lines().count(), 1);
    let file = rig.folder("ledger").join("十一月.csv");
    writer.delivery().save_ledger("2026-11", &file).unwrap();
    assert_eq!(
        std::fs::read_to_string(file).unwrap(),
        format!("\u{feff}{ledger}")
    );
}

#[test]
fn while_a_window_is_open_what_is_due_goes_by_itself() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let there = rig.outlet(writer, "drop", "");
    let (tell, hear) = mpsc::channel();
    let courier = Courier::start(writer, move |carried| {
        let _ = tell.send(carried);
    });
    let queued = deliver(writer, &id, "drop").delivery.id;
    courier.ring();
    let story = hear.iter().find_map(|carried| carried.story).unwrap();
    assert_eq!((story.id.as_str(), story.state), (id.as_str(), State::Delivered));
    assert_eq!(writer.delivery().outbox().unwrap()[0].id, queued);
    assert_eq!(names(&there).len(), 1);
    courier.stop(Duration::from_secs(60));
    deliver_nothing_more(&rig, &courier);
}

/// Checks that a courier that was stopped sends nothing, however often it is rung.
fn deliver_nothing_more(rig: &Rig, courier: &Courier) {
    let (writer, _) = rig.people();
    rig.outlet(writer, "second", "");
    let id = writer.writing().new_story().unwrap().row.id;
    deliver(writer, &id, "second");
    courier.ring();
    courier.stop(Duration::ZERO);
    assert_eq!(state(writer, &id), State::Queued);
}

#[test]
fn the_line_of_a_piece_says_who_took_each_leg_and_what_is_next_on_either_desk() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    editor.signing().set_chain(reviews(1)).unwrap();
    let legs = |reader: &Newsroom, id: &str| {
        let line = reader.delivery().story_line(id).unwrap();
        let taken: Vec<(Leg, String)> = line
            .legs
            .iter()
            .filter(|row| row.at.is_some())
            .map(|row| (row.leg, row.by.clone()))
            .collect();
        let present = line.legs.iter().find(|row| row.present).map(|row| row.leg);
        (taken, present, line.next)
    };
    let of = |leg, by: &str| (leg, by.to_owned());
    let id = rig.received();
    assert_eq!(
        legs(writer, &id),
        (
            vec![of(Leg::Draft, "周可"), of(Leg::Filed, "周可")],
            Some(Leg::Filed),
            None
        )
    );
    assert_eq!(
        legs(editor, &id),
        (
            vec![of(Leg::Received, "周可")],
            Some(Leg::Received),
            Some(NextAct::Sign)
        )
    );

    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.returned();
    let (taken, present, next) = legs(writer, &id);
    assert_eq!(taken.last(), Some(&of(Leg::Returned, "林溪")));
    assert_eq!((present, next), (Some(Leg::Returned), Some(NextAct::Settle)));
    let (taken, present, next) = legs(editor, &id);
    assert_eq!(taken.last(), Some(&of(Leg::Returned, "林溪")));
    assert_eq!((present, next), (Some(Leg::Returned), None));
}
