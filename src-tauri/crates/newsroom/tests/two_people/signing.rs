//! Passed: the chain is asked, keys sign, the trail leaves with the piece.

use std::path::Path;

use newsroom::story::stages::{Proof, Signatures};
use newsroom::story::workflow::State;
use newsroom::{Code, Consent, EntryOutcome, KeyTrust, Readiness, Signing};

use crate::rig::{Rig, go_on, pass, reviews, state, write};

#[test]
fn a_piece_passes_its_chain_and_the_trail_says_who_signed() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.received();
    assert!(
        editor.signing().chain().unwrap().is_empty(),
        "a fresh store asks for none"
    );
    editor.signing().set_chain(reviews(2)).unwrap();
    assert_eq!(editor.signing().chain().unwrap(), reviews(2));

    assert_eq!(
        editor.signing().new_key("林溪").unwrap_err().code(),
        Code::Refused,
        "not without a passphrase"
    );
    editor.signing().use_passphrase("油茶花开".to_owned());
    assert_eq!(editor.signing().readiness("林溪").unwrap(), Readiness::Ready);
    assert_eq!(
        editor.signing().readiness("孙三").unwrap(),
        Readiness::Recorded,
        "a typed name signs nothing"
    );
    let key = editor.signing().new_key("孙三").unwrap();
    assert_eq!(editor.signing().readiness("孙三").unwrap(), Readiness::Ready);

    let seen = editor.writing().open_story(&id).unwrap().version;
    let signed = editor
        .signing()
        .sign(
            &id,
            &Signing {
                version: Some(seen),
                ..pass(1, "")
            },
        )
        .unwrap();
    assert_eq!(
        (
            signed.row.by.as_str(),
            signed.row.genuine,
            signed.standing.complete
        ),
        ("林溪", Some(true), false)
    );
    assert_eq!(
        editor.signing().sign(&id, &pass(2, "林溪")).unwrap_err().code(),
        Code::Refused,
        "one person, one stage"
    );
    rig.clock.passes(10);
    let signed = editor.signing().sign(&id, &pass(2, "孙三")).unwrap();
    assert_eq!(
        (signed.row.key, signed.story.state),
        (Some(key), State::SignedOff)
    );

    let trail = editor.signing().trail(&id).unwrap();
    let rows = editor.signing().trail_rows(&id).unwrap();
    assert_eq!(
        rows.iter().map(|row| row.post.as_str()).collect::<Vec<_>>(),
        ["初审", "终审"]
    );
    assert!(trail.decisions().len() == 2 && rows.iter().all(|row| row.fits));
    let form = editor.signing().approval_page(&id).unwrap();
    assert!(form.contains("林溪") && form.contains("孙三"));

    // It comes back, and is signed off at its writer's too, without an act of his.
    rig.clock.passes(10);
    let sent = editor
        .review()
        .return_story(&id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    assert!(sent.signed_by.is_some());
    rig.clock.passes(10);
    writer
        .review()
        .receive(Path::new(&sent.exported.path), &Consent::default(), &mut go_on)
        .unwrap();
    // Her key is new to him: until he has compared it with her, her decision is only claimed.
    let claimed = writer.signing().trail_rows(&id).unwrap();
    assert!(
        claimed
            .iter()
            .all(|row| row.proof == Proof::Claimed && !row.counts)
    );
    assert_ne!(state(writer, &id), State::SignedOff);
    let hers = writer
        .signing()
        .known_keys()
        .unwrap()
        .into_iter()
        .find(|known| known.name == "林溪")
        .unwrap();
    assert_eq!(hers.trust, KeyTrust::Met);
    assert_eq!(
        writer.signing().trust_key(&hers.number).unwrap().key.trust,
        KeyTrust::Trusted
    );
    let rows = writer.signing().trail_rows(&id).unwrap();
    let vouched = Proof::Vouched {
        by: "林溪".to_owned(),
    };
    assert_eq!(
        rows.iter().map(|row| &row.proof).collect::<Vec<_>>(),
        [&Proof::Proven, &vouched],
        "she vouches for what 孙三 decided on her machine"
    );
    assert_eq!(
        (
            state(writer, &id),
            writer.signing().trail(&id).unwrap().decisions()
        ),
        (State::SignedOff, trail.decisions())
    );
    writer.signing().set_signatures(Signatures::Required).unwrap();
    assert_eq!(writer.signing().signatures().unwrap(), Signatures::Required);
    assert_ne!(
        state(writer, &id),
        State::SignedOff,
        "he asks for every signature himself"
    );
    writer.signing().set_signatures(Signatures::Vouched).unwrap();
    write(writer, &id, |content| content.headline.push('！'));
    assert_eq!(
        state(writer, &id),
        State::Draft,
        "what was passed is another text"
    );
}

#[test]
fn a_key_is_known_by_its_number_retired_and_forgotten() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    writer.signing().use_passphrase("山那边".to_owned());
    let id = rig.received();
    let his = editor.signing().known_keys().unwrap().remove(0);
    assert_eq!(
        (his.name.as_str(), his.unit.as_str(), his.trust),
        ("周可", "河西村", KeyTrust::Met)
    );
    let beginning: String = his.number.chars().take(9).collect();
    assert_eq!(editor.signing().find_key(&beginning).unwrap().key, his.key);
    assert_eq!(
        editor.signing().trust_key(&beginning).unwrap_err().code(),
        Code::NotFound,
        "what is trusted is the whole number"
    );
    editor.signing().trust_key(&his.key).unwrap();
    editor.signing().retire_key(&beginning).unwrap();
    write(writer, &id, |content| content.headline.push('！'));
    let again = writer
        .review()
        .file(&id, &rig.folder("again"), None, &mut go_on)
        .unwrap();
    rig.clock.passes(10);
    let refused = editor
        .review()
        .receive(Path::new(&again.exported.path), &Consent::default(), &mut go_on);
    let consent = refused
        .unwrap_err()
        .failure(newsroom::story::Language::En)
        .consent;
    assert_eq!(
        consent.as_deref(),
        Some(his.key.as_str()),
        "a retired key proves nothing new"
    );
    editor
        .review()
        .receive(
            Path::new(&again.exported.path),
            &Consent::of(consent.as_deref()),
            &mut go_on,
        )
        .unwrap();
    assert_eq!(
        editor.signing().find_key(&beginning).unwrap().trust,
        KeyTrust::Trusted
    );
    editor.signing().forget_key(&beginning).unwrap();
    assert!(editor.signing().known_keys().unwrap().is_empty());
    let entries = editor.review().register().unwrap();
    let outcomes: Vec<EntryOutcome> = entries.iter().map(|entry| entry.outcome).collect();
    assert_eq!(
        outcomes[1],
        EntryOutcome::Refused,
        "what was refused is entered too"
    );
    editor.speak(newsroom::story::Language::Zh);
    let why = editor.review().register().unwrap()[1].why.clone();
    assert!(
        why.contains("周可") && !why.contains("signed"),
        "in the reader's language: {why}"
    );
    assert!(
        editor
            .review()
            .registered_text(entries[1].number)
            .unwrap()
            .unwrap()
            .contains("油茶丰收")
    );
}

#[test]
fn nobody_records_for_another_without_a_name_of_their_own() {
    let rig = Rig::new();
    let nameless = rig.desk("nameless", "", "");
    let id = nameless.writing().new_story().unwrap().row.id;
    write(&nameless, &id, |content| "一稿".clone_into(&mut content.headline));
    nameless.signing().set_chain(reviews(1)).unwrap();
    let refused = nameless.signing().sign(&id, &pass(1, "赵一")).unwrap_err();
    let says = refused.failure(newsroom::story::Language::Zh).says;
    assert_eq!(
        says,
        "这里还没有登记姓名，不能替“赵一”代录。请先登记您自己的姓名。"
    );
    assert!(nameless.signing().trail(&id).unwrap().entries().is_empty());
}
