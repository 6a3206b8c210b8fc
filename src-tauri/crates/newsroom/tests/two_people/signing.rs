//! Passed: the chain is asked, keys sign, the trail leaves with the piece.

use std::path::Path;

use newsroom::story::workflow::State;
use newsroom::{Code, Readiness, Signing};

use crate::rig::{Rig, go_on, pass, reviews, state, write};

#[test]
fn a_piece_passes_its_chain_and_the_trail_says_who_signed() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.received();
    assert!(editor.chain().unwrap().is_empty(), "a fresh store asks for none");
    editor.set_chain(reviews(2)).unwrap();
    assert_eq!(editor.chain().unwrap(), reviews(2));

    assert_eq!(
        editor.new_key("林溪").unwrap_err().code(),
        Code::Refused,
        "not without a passphrase"
    );
    editor.use_passphrase("油茶花开".to_owned());
    assert_eq!(editor.readiness("林溪").unwrap(), Readiness::Ready);
    assert_eq!(
        editor.readiness("孙三").unwrap(),
        Readiness::Recorded,
        "a typed name signs nothing"
    );
    let key = editor.new_key("孙三").unwrap();
    assert_eq!(editor.readiness("孙三").unwrap(), Readiness::Ready);

    let seen = editor.open_story(&id).unwrap().version;
    let signed = editor
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
        editor.sign(&id, &pass(2, "林溪")).unwrap_err().code(),
        Code::Refused,
        "one person, one stage"
    );
    rig.clock.passes(10);
    let signed = editor.sign(&id, &pass(2, "孙三")).unwrap();
    assert_eq!(
        (signed.row.key, signed.story.state),
        (Some(key), State::SignedOff)
    );

    let trail = editor.trail(&id).unwrap();
    let rows = editor.trail_rows(&id).unwrap();
    assert_eq!(
        rows.iter().map(|row| row.post.as_str()).collect::<Vec<_>>(),
        ["初审", "终审"]
    );
    assert!(trail.len() == 2 && rows.iter().all(|row| row.fits));
    let form = editor.approval_page(&id).unwrap();
    assert!(form.contains("林溪") && form.contains("孙三"));

    // It comes back, and is signed off at its writer's too, without a word from him.
    rig.clock.passes(10);
    let sent = editor
        .return_story(&id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    assert!(sent.signed_by.is_some());
    rig.clock.passes(10);
    writer
        .receive(Path::new(&sent.exported.path), false, &mut go_on)
        .unwrap();
    assert_eq!(
        (state(writer, &id), writer.trail(&id).unwrap()),
        (State::SignedOff, trail)
    );
    write(writer, &id, |content| content.headline.push('！'));
    assert_eq!(
        state(writer, &id),
        State::Draft,
        "what was passed is another text"
    );
}
