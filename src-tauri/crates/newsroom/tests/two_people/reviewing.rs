//! Under review: filed, received, commented, changed and returned; in a package, over an outlet's folder, or as a Word file.

use std::path::Path;

use newsroom::story::stages::Proof;
use newsroom::story::workflow::State;
use newsroom::story::{Block, Place};
use newsroom::{Arrival, Code, Consent, ReviewedPage, Secrets, Signature};

use crate::rig::{Rig, go_on, names, state, write};

#[test]
fn a_filing_is_opened_changed_and_returned_and_what_was_said_is_heard() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.piece();
    let seen = writer.open_story(&id).unwrap().version;
    let filed = writer
        .file(&id, &rig.folder("filed"), Some(seen), &mut go_on)
        .unwrap();
    assert_eq!(filed.story.state, State::Filed);
    let filing = Path::new(&filed.exported.path);
    assert_eq!(
        editor
            .take(filing, &Consent::default(), &mut go_on)
            .unwrap_err()
            .code(),
        Code::BadPackage,
        "a filing is no return"
    );
    let arrived = editor
        .open_package(filing, &Consent::default(), &mut go_on)
        .unwrap();
    assert_eq!(
        (arrived.outcome, arrived.signature, arrived.from.name.as_str()),
        (Arrival::New, Signature::Unsigned, "周可")
    );
    assert_eq!(
        editor
            .receive(filing, &Consent::default(), &mut go_on)
            .unwrap()
            .outcome,
        Arrival::Already
    );
    assert_eq!(state(editor, &id), State::Received);

    // She asks, and answers herself; a question that is settled can be opened again.
    let place = editor.find_place(&id, "3").unwrap();
    assert_eq!(place, Place::block(2));
    let asked = editor.comment(&id, place.clone(), "天黑", "几点？").unwrap();
    let on_range = editor
        .comment_on_range(&id, place, (0, 3), "哪里的村民？")
        .unwrap();
    assert_eq!(on_range.quote, "村民们");
    let answered = editor.reply(&id, &asked.id, "六点").unwrap();
    assert_eq!(answered.replies[0].said.text, "六点");
    assert!(!editor.resolve(&id, &asked.id, true).unwrap().is_open());
    assert!(editor.resolve(&id, &asked.id, false).unwrap().is_open());
    let said = editor.comments(&id).unwrap();
    assert_eq!(said.len(), 2);
    let proofs = editor.comment_proofs(&id, &said).unwrap();
    assert!(
        proofs.len() == 3 && proofs.values().all(|proof| *proof == Proof::Proven),
        "said here"
    );

    rig.clock.passes(10);
    write(editor, &id, |content| {
        content.headline = "油茶喜获丰收".to_owned()
    });
    assert_eq!(state(editor, &id), State::InEdit);
    assert_eq!(
        editor.filed_text(&id).unwrap().headline,
        "油茶丰收",
        "what came is not forgotten"
    );
    let reason = editor
        .comment(&id, Place::field("headline"), "喜获", "语气要更实")
        .unwrap();
    let page = |desk: &newsroom::Newsroom| ReviewedPage {
        content: desk.content(&id).unwrap(),
        decided: None,
    };
    let marked = editor.mark_up(&id, page(editor)).unwrap();
    assert_eq!(
        (marked.changes.len(), &marked.changes[0].reasons),
        (1, &vec![reason.id.clone()])
    );
    assert!(!marked.paints.is_empty());

    let returned = editor
        .return_story(&id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    assert_eq!(returned.story.state, State::Returned);
    rig.clock.passes(10);
    let taken = writer
        .take(
            Path::new(&returned.exported.path),
            &Consent::default(),
            &mut go_on,
        )
        .unwrap();
    assert_eq!(
        (taken.outcome, taken.story.state),
        (Arrival::New, State::Returned)
    );
    let comments = writer.comments(&id).unwrap();
    assert_eq!(comments.len(), 3, "all that was said");
    assert!(
        writer.closed_reasons(&id, &comments).unwrap().is_empty(),
        "a reason is open while its change is"
    );
    let marked = writer.mark_up(&id, page(writer)).unwrap();
    assert_eq!(
        (marked.rounds[0].open, &marked.changes[0].reasons),
        (1, &vec![reason.id])
    );
}

#[test]
fn over_a_folder_that_both_watch_a_piece_goes_there_and_back_and_is_taken_once() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.piece();
    let there = rig.outlet(writer, "desk", "");
    rig.outlet(editor, "desk", "");
    let secrets = Secrets::default();
    assert!(editor.watched().unwrap().is_empty());
    assert_eq!(editor.watch_outlet("desk", false, true).unwrap().len(), 1);
    writer.watch_outlet("desk", true, true).unwrap();

    let filed = writer.file_to(&id, "desk", None, &secrets, &mut go_on).unwrap();
    assert_eq!(filed.story.state, State::Filed);
    assert_eq!(names(&there).len(), 1);
    let lying = editor.look_round(&mut go_on).unwrap();
    let package = lying[0].packages[0].name.clone();
    assert!(lying[0].can_claim);
    assert_eq!(
        editor
            .inbox("desk", false, &secrets, &mut go_on)
            .unwrap()
            .packages,
        lying[0].packages
    );
    rig.clock.passes(10);
    assert_eq!(
        editor
            .claim("desk", &package, false, &secrets, &mut go_on)
            .unwrap()
            .story
            .id,
        id
    );
    assert!(
        editor.look_round(&mut go_on).unwrap()[0].packages.is_empty(),
        "no other desk takes it"
    );
    assert!(
        editor
            .claim("desk", &package, false, &secrets, &mut go_on)
            .is_err()
    );

    write(editor, &id, |content| {
        content.body[0] = Block::paragraph("昨天，县里划拨专项资金十万元。")
    });
    rig.clock.passes(10);
    editor.return_to(&id, "desk", None, &secrets, &mut go_on).unwrap();
    let lying = writer.look_round(&mut go_on).unwrap();
    let back = lying[0].packages[0].name.clone();
    rig.clock.passes(10);
    writer.claim("desk", &back, true, &secrets, &mut go_on).unwrap();
    assert_eq!(
        (state(writer, &id), writer.changes(&id).unwrap().len()),
        (State::Returned, 1)
    );
}

#[test]
fn an_editor_who_has_word_alone_is_understood_too() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let file = writer.send_word(&id, &rig.folder("word"), false).unwrap();
    assert_eq!(state(writer, &id), State::Filed);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    let untouched = writer.take_word(None, &file).unwrap();
    assert_eq!(
        (untouched.story.id.as_str(), untouched.signature),
        (id.as_str(), Signature::WordFile)
    );
    assert!(writer.changes(&id).unwrap().is_empty(), "nobody changed a word");

    let before = writer.history(&id).unwrap()[0].number;
    write(writer, &id, |content| content.headline = "油茶减产".to_owned());
    let both = rig.file(
        "两稿.docx",
        writer.compared_word(&id, Some(before), None).unwrap(),
    );
    let read = writer.import(&both, newsroom::Intake::default());
    assert_eq!(read.story.unwrap().headline, "油茶减产", "read as accepted");
}
