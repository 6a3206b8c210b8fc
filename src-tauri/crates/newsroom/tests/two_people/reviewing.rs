//! Under review: filed, received, commented, changed and returned; in a package, over an outlet's folder, or as a Word file.

use std::path::Path;

use newsroom::story::stages::Proof;
use newsroom::story::workflow::State;
use newsroom::story::{Block, Field, Place};
use newsroom::{Arrival, Code, Consent, ReviewedPage, Secrets, Signature};

use crate::rig::{Rig, go_on, names, state, write};

#[test]
fn a_filing_is_opened_changed_and_returned_and_what_was_said_is_heard() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.piece();
    let seen = writer.writing().open_story(&id).unwrap().version;
    let filed = writer
        .review()
        .file(&id, &rig.folder("filed"), Some(seen), &mut go_on)
        .unwrap();
    assert_eq!(filed.story.state, State::Filed);
    let filing = Path::new(&filed.exported.path);
    assert_eq!(
        editor
            .review()
            .take(filing, &Consent::default(), &mut go_on)
            .unwrap_err()
            .code(),
        Code::BadPackage,
        "a filing is no return"
    );
    let arrived = editor
        .review()
        .open_package(filing, &Consent::default(), &mut go_on)
        .unwrap();
    assert_eq!(
        (arrived.outcome, arrived.signature, arrived.from.name.as_str()),
        (Arrival::New, Signature::Unsigned, "周可")
    );
    assert_eq!(
        editor
            .review()
            .receive(filing, &Consent::default(), &mut go_on)
            .unwrap()
            .outcome,
        Arrival::Already
    );
    assert_eq!(state(editor, &id), State::Received);

    // She asks, and answers herself; a comment that is resolved can be opened again.
    let place = editor.review().find_place(&id, "3").unwrap();
    assert_eq!(place, Place::block(2));
    let asked = editor
        .review()
        .comment(&id, place.clone(), "天黑", "几点？")
        .unwrap();
    let on_range = editor
        .review()
        .comment_on_range(&id, place, (0, 3), "哪里的村民？")
        .unwrap();
    assert_eq!(on_range.quote, "村民们");
    let answered = editor.review().reply(&id, &asked.id, "六点").unwrap();
    assert_eq!(answered.replies[0].said.text, "六点");
    assert!(!editor.review().resolve(&id, &asked.id, true).unwrap().is_open());
    assert!(editor.review().resolve(&id, &asked.id, false).unwrap().is_open());
    let said = editor.review().comments(&id).unwrap();
    assert_eq!(said.len(), 2);
    let proofs = editor.review().comment_proofs(&id, &said).unwrap();
    assert!(
        // Two comments, an answer, and the mark by which the first is open again.
        proofs.len() == 4 && proofs.values().all(|proof| *proof == Proof::Proven),
        "said here"
    );

    rig.clock.passes(10);
    write(editor, &id, |content| {
        content.headline = "油茶喜获丰收".to_owned()
    });
    assert_eq!(state(editor, &id), State::InEdit);
    assert_eq!(
        editor.review().filed_text(&id).unwrap().headline,
        "油茶丰收",
        "what came is not forgotten"
    );
    let reason = editor
        .review()
        .comment(&id, Place::field(Field::Headline), "喜获", "语气要更实")
        .unwrap();
    let page = |desk: &newsroom::Newsroom| ReviewedPage {
        content: desk.writing().content(&id).unwrap(),
        decided: None,
    };
    let marked = editor.review().mark_up(&id, page(editor)).unwrap();
    assert_eq!(
        (marked.changes.len(), &marked.changes[0].reasons),
        (1, &vec![reason.id.clone()])
    );
    assert!(!marked.paints.is_empty());

    let returned = editor
        .review()
        .return_story(&id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    assert_eq!(returned.story.state, State::Returned);
    rig.clock.passes(10);
    let taken = writer
        .review()
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
    let comments = writer.review().comments(&id).unwrap();
    assert_eq!(comments.len(), 3, "all that was said");
    assert!(
        writer.review().closed_reasons(&id, &comments).unwrap().is_empty(),
        "a reason is open while its change is"
    );
    let marked = writer.review().mark_up(&id, page(writer)).unwrap();
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
    let (secrets, consent) = (Secrets::default(), Consent::default());
    assert!(editor.delivery().watched().unwrap().is_empty());
    assert_eq!(
        editor.delivery().watch_outlet("desk", false, true).unwrap().len(),
        1
    );
    writer.delivery().watch_outlet("desk", true, true).unwrap();

    let filed = writer
        .delivery()
        .file_to(&id, "desk", None, &secrets, &mut go_on)
        .unwrap();
    assert_eq!(filed.story.state, State::Filed);
    assert_eq!(names(&there).len(), 1);
    let lying = editor.delivery().look_round(&mut go_on).unwrap();
    let package = lying[0].packages[0].name.clone();
    assert!(lying[0].can_claim);
    assert_eq!(
        editor
            .delivery()
            .inbox("desk", false, &secrets, &mut go_on)
            .unwrap()
            .packages,
        lying[0].packages
    );
    rig.clock.passes(10);
    assert_eq!(
        editor
            .delivery()
            .claim("desk", &package, false, &consent, &secrets, &mut go_on)
            .unwrap()
            .story
            .id,
        id
    );
    assert!(
        editor.delivery().look_round(&mut go_on).unwrap()[0]
            .packages
            .is_empty(),
        "no other desk takes it"
    );
    assert!(
        editor
            .delivery()
            .claim("desk", &package, false, &consent, &secrets, &mut go_on)
            .is_err()
    );

    write(editor, &id, |content| {
        content.body[0] = Block::paragraph("昨天，县里划拨专项资金十万元。")
    });
    rig.clock.passes(10);
    editor
        .delivery()
        .return_to(&id, "desk", None, &secrets, &mut go_on)
        .unwrap();
    let lying = writer.delivery().look_round(&mut go_on).unwrap();
    let back = lying[0].packages[0].name.clone();
    rig.clock.passes(10);
    writer
        .delivery()
        .claim("desk", &back, true, &consent, &secrets, &mut go_on)
        .unwrap();
    assert_eq!(
        (state(writer, &id), writer.review().changes(&id).unwrap().len()),
        (State::Returned, 1)
    );
}

#[test]
fn an_editor_who_has_word_alone_is_understood_too() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let file = writer
        .review()
        .send_word(&id, &rig.folder("word"), false)
        .unwrap();
    assert_eq!(state(writer, &id), State::Filed);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    let untouched = writer.review().take_word(None, &file).unwrap();
    assert_eq!(
        (untouched.story.id.as_str(), untouched.signature),
        (id.as_str(), Signature::WordFile)
    );
    assert!(
        writer.review().changes(&id).unwrap().is_empty(),
        "nobody changed a word"
    );

    let before = writer.writing().history(&id).unwrap()[0].number;
    write(writer, &id, |content| content.headline = "油茶减产".to_owned());
    let both = rig.file(
        "两稿.docx",
        writer.review().compared_word(&id, Some(before), None).unwrap(),
    );
    let read = writer.writing().import(&both, newsroom::Intake::default());
    assert_eq!(read.story.unwrap().headline, "油茶减产", "read as accepted");
}

#[test]
fn a_mail_is_opened_and_imported_by_the_one_reader() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let mail = b"From: =?utf-8?B?546L6Iqz?= <wangfang@163.com>\r\nMessage-ID: <1@163.com>\r\nSubject: report\r\n\r\nThe canteen opened.\r\n";
    let path = rig.folder("mails").join("a.eml");
    std::fs::write(&path, mail).unwrap();
    assert!(newsroom::is_mail(&path));
    let pieces = editor
        .review()
        .open_mail(&path, &Consent::default(), &mut go_on)
        .unwrap();
    let arrived = pieces[0].arrived.as_ref().unwrap();
    assert_eq!(
        (arrived.outcome, &arrived.signature, arrived.from.unit.as_str()),
        (Arrival::New, &Signature::Mail, "wangfang@163.com")
    );
    assert_eq!(state(editor, &arrived.story.id), State::Received);
    let again = editor.review().bring_in(&path, newsroom::Intake::default());
    assert_eq!(
        again[0].story.as_ref().unwrap().id,
        arrived.story.id,
        "nothing new"
    );
    let by_bytes = writer.review().bring_in_bytes("a.eml", mail.to_vec());
    assert_eq!(by_bytes[0].story.as_ref().unwrap().headline, "report");
    let text = writer.review().bring_in_bytes("a.txt", b"One\n\nTwo.\n".to_vec());
    assert!(!text[0].story.as_ref().unwrap().copy);
}
