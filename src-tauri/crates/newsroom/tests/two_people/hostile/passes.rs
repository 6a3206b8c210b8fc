//! Decisions: one that counts toward a sign-off was signed by its person, or recorded by a sender who is proven.

use newsroom::story::stages::{Decision, Proof, Signatures, Verdict};
use newsroom::story::workflow::State;
use newsroom::{Code, Delivering};

use super::scene::*;
use crate::attacker::{ATTACKER, SignedBy, long_after, pass_of};
use crate::rig::{go_on, pass, state};

// TH2
#[test]
fn a_pass_that_nobody_signed_counts_for_nothing() {
    let scene = Scene::signed();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.trail.push(pass_of("赵一", 1, slip, text));
    });
    let told = take(scene.editor(), &forged).remarks;
    assert!(told[0].contains("赵一") && told[0].contains("不算数"), "{told:?}");
    assert!(counting(scene.editor(), &scene.id).is_empty());
    assert_eq!(decided(scene.editor(), &scene.id), ["赵一"], "shown as claimed");
    // Where every decision counts, a sentence says so each time.
    scene.editor().signing().set_signatures(Signatures::None).unwrap();
    let told = take(scene.editor(), &forged).remarks;
    assert!(told[0].contains("signatures=none"), "{told:?}");
}

// TH2
#[test]
fn a_pass_that_a_stranger_signed_in_her_name_counts_for_nothing() {
    let scene = Scene::signed();
    for signed in [SignedBy::Nobody, SignedBy::Attacker] {
        let forged = scene.attacker.rewrite(&scene.filed, signed, |slip, text| {
            slip.from.name = ATTACKER.to_owned();
            slip.trail
                .push(scene.attacker.signs(pass_of("赵一", 1, slip, text)));
        });
        take(scene.editor(), &forged);
    }
    assert!(counting(scene.editor(), &scene.id).is_empty());
}

// TH2
#[test]
fn a_signature_that_was_copied_from_another_decision_counts_for_nothing() {
    let scene = Scene::signed().received();
    asks_for(scene.editor(), 3);
    let true_one = sign(scene.editor(), &scene.id, 1);
    let back = give_back(&scene.rig, scene.editor(), &scene.id);
    let forged = scene.attacker.rewrite(&back, SignedBy::Nobody, |slip, _| {
        slip.from.name = ATTACKER.to_owned();
        let mut copied = slip.trail[0].clone();
        copied.post.stage = 3;
        slip.trail = vec![copied];
    });
    take(scene.writer(), &forged);
    let rows = scene.writer().signing().trail_rows(&scene.id).unwrap();
    assert_eq!((rows[0].genuine, rows[0].counts), (Some(false), false));
    take(scene.writer(), &back);
    let rows = scene.writer().signing().trail_rows(&scene.id).unwrap();
    let counts: Vec<&str> = rows
        .iter()
        .filter(|row| row.counts)
        .map(|row| row.post.as_str())
        .collect();
    assert_eq!(
        counts,
        [true_one.row.post.as_str()],
        "the true one is not in its way"
    );
}

// TH2
#[test]
fn a_known_persons_pass_under_another_key_is_claimed_even_from_a_proven_sender() {
    let scene = Scene::signed();
    let chief = scene.trusted_desk("赵一", &[scene.editor()]);
    drop(chief);
    let decision = {
        let mut made: Option<Decision> = None;
        scene.forged(|slip, text| made = Some(scene.attacker.signs(pass_of("赵一", 1, slip, text))));
        made.unwrap()
    };
    // A package of Galley 0.1, which names nothing that its sender vouches for, in the attacker's own name.
    let forged = scene.forged(|slip, _| {
        slip.from.name = ATTACKER.to_owned();
        slip.vouched = None;
        slip.trail.push(decision.clone());
    });
    take(scene.editor(), &forged);
    let entry = scene.editor().signing().trail(&scene.id).unwrap().entries()[0].clone();
    assert_eq!((entry.proof, entry.counts), (Proof::Claimed, false));
}

// TH2
#[test]
fn she_in_whose_name_a_pass_was_forged_can_sign_herself() {
    let scene = Scene::signed();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.trail.push(pass_of("林溪", 1, slip, text));
    });
    take(scene.editor(), &forged);
    asks_for(scene.editor(), 1);
    assert!(sign(scene.editor(), &scene.id, 1).standing.complete);
}

// TH2
#[test]
fn who_gave_a_pass_takes_it_back_before_the_piece_has_gone_out() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    asks_for(editor, 1);
    assert!(sign(editor, &scene.id, 1).standing.complete);
    let back = send_back(editor, &scene.id, 1, "这不是我看过的");
    assert!(back.standing.passed.is_empty());
    assert_ne!(state(editor, &scene.id), State::SignedOff);
    // And gives it again.
    assert!(sign(editor, &scene.id, 1).standing.complete);
}

// TH3
#[test]
fn a_first_review_of_three_is_no_final_review_at_a_desk_that_asks_for_one() {
    let scene = Scene::signed().received();
    asks_for(scene.editor(), 3);
    asks_for(scene.writer(), 1);
    sign(scene.editor(), &scene.id, 1);
    let back = give_back(&scene.rig, scene.editor(), &scene.id);
    take(scene.writer(), &back);
    let rows = scene.writer().signing().trail_rows(&scene.id).unwrap();
    assert_eq!(
        (rows[0].post.as_str(), rows[0].proof.clone()),
        ("初审", Proof::Proven)
    );
    assert_ne!(state(scene.writer(), &scene.id), State::SignedOff);

    // Nor when a stranger packs it with the shorter chain.
    let repacked = scene
        .attacker
        .rewrite(&back, SignedBy::Nobody, |slip, _| slip.chain.reviews = 1);
    let reader = (scene.rig.clock.now_utc(), newsroom::story::Language::Zh);
    let examined = newsroom::examine(&repacked, Some(&**scene.writer()), reader, &mut go_on);
    let review = examined.unwrap().review.unwrap();
    assert_eq!(
        (review.trail[0].post.as_str(), review.standing.complete),
        ("初审", false)
    );
}

// TH4
#[test]
fn a_veto_stops_the_pass_before_it_whatever_the_clocks_say() {
    // 林溪's clock is an hour fast, then the chief's is an hour slow.
    for (at_the_pass, at_the_veto) in [(60, -60), (0, -120)] {
        let scene = Scene::signed().received();
        let editor = scene.editor();
        let chief = scene.trusted_desk("孙三", &[editor]);
        introduce(&scene.rig, editor, &chief);
        asks_for(editor, 2);
        asks_for(&chief, 2);
        scene.rig.clock.is_set(at_the_pass);
        sign(editor, &scene.id, 1);
        let passed_on = file(&scene.rig, editor, &scene.id);
        scene.rig.clock.is_set(at_the_veto);
        take(&chief, &passed_on);
        send_back(&chief, &scene.id, 2, "不能发");
        let refused = chief.signing().sign(&scene.id, &pass(2, ""));
        assert_eq!(
            refused.unwrap_err().code(),
            Code::Refused,
            "a new first review comes first"
        );
        take(editor, &file(&scene.rig, &chief, &scene.id));
        assert!(sign(editor, &scene.id, 1).row.counts);
    }
}

// TH4
#[test]
fn a_pass_from_the_future_outlives_no_veto_and_says_what_the_clock_said() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    asks_for(editor, 1);
    send_back(editor, &scene.id, 1, "不能发");
    editor.signing().set_signatures(Signatures::None).unwrap();
    let forged = scene.forged(|slip, text| {
        slip.trail.push(Decision {
            at: long_after(),
            ..pass_of("赵一", 1, slip, text)
        });
    });
    take_all_the_same(editor, &forged);
    let rows = editor.signing().trail_rows(&scene.id).unwrap();
    let ahead: Vec<(&str, bool)> = rows
        .iter()
        .map(|row| (row.by.as_str(), row.clock_is_ahead))
        .collect();
    assert_eq!(ahead, [("林溪", false), ("赵一", true)]);
    assert_ne!(
        state(editor, &scene.id),
        State::SignedOff,
        "even where whatever came counts"
    );
}

// TH5
#[test]
fn a_decision_whose_id_somebody_used_before_is_heard() {
    let scene = Scene::signed().received();
    asks_for(scene.editor(), 1);
    let signed = send_back(scene.editor(), &scene.id, 1, "数字不实，不能发");
    let truly = give_back(&scene.rig, scene.editor(), &scene.id);
    // On the same story, and on another one of hers.
    let forged = scene.attacker.rewrite(&truly, SignedBy::Nobody, |slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.trail = vec![Decision {
            id: signed.row.id.clone(),
            ..pass_of("林溪", 1, slip, text)
        }];
    });
    take(scene.writer(), &forged);
    take(scene.writer(), &truly);
    let trail = scene.writer().signing().trail(&scene.id).unwrap();
    let counts: Vec<Verdict> = trail
        .entries()
        .iter()
        .filter(|entry| entry.counts)
        .map(|entry| entry.decision.verdict)
        .collect();
    assert_eq!(counts, [Verdict::Veto]);
}

// TM4
#[test]
fn a_typed_name_signs_nothing_even_if_the_person_is_known() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    scene.trusted_desk("孙三", &[editor]);
    asks_for(editor, 1);
    let signed = editor.signing().sign(&scene.id, &pass(1, "孙三")).unwrap();
    assert_eq!(
        (signed.row.key, signed.row.recorded_by.as_deref()),
        (None, Some("林溪"))
    );
    assert_eq!(
        signed.row.proof,
        Proof::Vouched {
            by: "林溪".to_owned()
        }
    );
    editor.signing().set_signatures(Signatures::Required).unwrap();
    assert!(counting(editor, &scene.id).is_empty());
}

// TH13
#[test]
fn a_strangers_decision_keeps_nobody_from_delivering() {
    let scene = Scene::unsigned();
    let writer = scene.writer();
    scene.rig.outlet(writer, "drop", "");
    take(scene.editor(), &scene.filed);
    let back = give_back(&scene.rig, scene.editor(), &scene.id);
    let forged = scene.attacker.rewrite(&back, SignedBy::Attacker, |slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.trail.push(Decision {
            verdict: Verdict::Veto,
            reason: "不行".to_owned(),
            ..scene.attacker.signs(pass_of("赵一", 1, slip, text))
        });
    });
    take(writer, &forged);
    let wanted = Delivering {
        outlet: "drop",
        ..Delivering::default()
    };
    writer.delivery().deliver(&scene.id, &wanted, &mut go_on).unwrap();
}

// TM1
#[test]
fn nobody_passes_their_own_piece_under_a_name_that_looks_the_same() {
    let scene = Scene::unsigned().received();
    asks_for(scene.editor(), 1);
    for name in ["周可\u{200b}", "周 可", "\u{202d}周可", "　周可"] {
        let refused = scene
            .editor()
            .signing()
            .sign(&scene.id, &pass(1, name))
            .unwrap_err();
        assert_eq!(refused.code(), Code::Refused, "{name:?}: {refused}");
    }
}

// TL
#[test]
fn a_decision_of_nobody_of_no_stage_or_of_another_story_is_none() {
    let scene = Scene::signed();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        let one = pass_of("赵一", 1, slip, text);
        let at = |stage| {
            let mut other = one.clone();
            other.post.stage = stage;
            other
        };
        let of = |by: &str, id: &str, story: &str| Decision {
            by: by.to_owned(),
            id: id.to_owned(),
            story: story.to_owned(),
            ..one.clone()
        };
        slip.trail = vec![
            at(0),
            at(9),
            of("", "d1", &one.story),
            of("\u{200b}", "d1", &one.story),
            of("赵一", "", &one.story),
            of("赵一", "d2", "0193a7c2-5b1e-7c3d-9a4f-000000000009"),
        ];
    });
    take(scene.editor(), &forged);
    assert!(decided(scene.editor(), &scene.id).is_empty());
}

// The chain of decisions: two of which neither follows the other are a fork, until a person who has seen both decides.
#[test]
fn two_decisions_after_the_same_one_are_both_shown_until_a_person_decides() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    let chief = scene.trusted_desk("孙三", &[editor]);
    for desk in [editor, &chief] {
        desk.signing()
            .set_chain(newsroom::story::stages::Chain {
                small: true,
                ..crate::rig::reviews(1)
            })
            .unwrap();
    }
    introduce(&scene.rig, editor, &chief);
    take(&chief, &file(&scene.rig, editor, &scene.id));
    sign(editor, &scene.id, 1);
    send_back(&chief, &scene.id, 1, "不能发");
    take(editor, &file(&scene.rig, &chief, &scene.id));
    let rows = editor.signing().trail_rows(&scene.id).unwrap();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.is_forked && row.counts));
    assert_ne!(
        state(editor, &scene.id),
        State::SignedOff,
        "a return beside a pass holds it up"
    );
    assert!(sign(editor, &scene.id, 1).standing.complete);
    assert!(
        editor
            .signing()
            .trail_rows(&scene.id)
            .unwrap()
            .iter()
            .all(|row| !row.is_forked)
    );
}
