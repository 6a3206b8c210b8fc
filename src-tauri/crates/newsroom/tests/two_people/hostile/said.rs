//! Comments, answers and marks: each comes in once, under the name of the person who made it.

use newsroom::story::comment::Mark;
use newsroom::story::stages::Proof;
use newsroom::story::{Block, Place};
use newsroom::{Arrival, Code, Signature};

use super::scene::*;
use crate::attacker::{ATTACKER, SignedBy, answer_of, comment_of, long_after, pass_of};
use crate::rig::{pass, write};

// TH1
#[test]
fn what_two_editors_say_without_changing_a_word_is_both_heard() {
    let scene = Scene::unsigned();
    for (person, words) in [("林溪", "标题再想想"), ("李明", "第二段是假的，不能发")] {
        let desk = if person == "林溪" {
            scene.editor().clone()
        } else {
            scene.desk(person, "市报")
        };
        take(&desk, &scene.filed);
        desk.review()
            .comment(&scene.id, Place::block(0), "", words)
            .unwrap();
        let back = give_back(&scene.rig, &desk, &scene.id);
        take(scene.writer(), &back);
    }
    let heard = said(scene.writer(), &scene.id);
    assert_eq!(heard, ["林溪：标题再想想", "李明：第二段是假的，不能发"]);
}

// TH1
#[test]
fn a_second_return_with_a_refusal_and_no_other_word_is_heard() {
    let scene = Scene::signed().received();
    asks_for(scene.editor(), 1);
    let first = give_back(&scene.rig, scene.editor(), &scene.id);
    take(scene.writer(), &first);
    send_back(scene.editor(), &scene.id, 1, "数字不实，不能发");
    let again = give_back(&scene.rig, scene.editor(), &scene.id);
    assert_eq!(take(scene.writer(), &again).outcome, Arrival::MoreSaid);
    assert_eq!(counting(scene.writer(), &scene.id), ["林溪"]);
}

// TH1
#[test]
fn a_first_reviewer_who_passes_the_copy_on_again_after_a_refusal_is_heard() {
    let scene = Scene::signed().received();
    asks_for(scene.editor(), 2);
    let chief = scene.desk("孙三", "总编室");
    introduce(&scene.rig, scene.editor(), &chief);
    sign(scene.editor(), &scene.id, 1);
    take(&chief, &file(&scene.rig, scene.editor(), &scene.id));
    send_back(scene.editor(), &scene.id, 1, "我收回");
    take(&chief, &file(&scene.rig, scene.editor(), &scene.id));
    let trail = chief.signing().trail_rows(&scene.id).unwrap();
    assert_eq!((trail.len(), trail[1].reason.as_str()), (2, "我收回"));
}

// TH1
#[test]
fn a_writer_who_files_again_with_a_comment_alone_is_heard() {
    let scene = Scene::unsigned().received();
    let writer = scene.writer();
    writer
        .review()
        .comment(&scene.id, Place::block(0), "", "请勿用")
        .unwrap();
    let again = file(&scene.rig, writer, &scene.id);
    assert_eq!(take(scene.editor(), &again).outcome, Arrival::MoreSaid);
    assert_eq!(said(scene.editor(), &scene.id), ["周可：请勿用"]);
}

// TH5
#[test]
fn an_answer_whose_id_somebody_used_before_is_heard() {
    let scene = Scene::unsigned().received();
    let asked = scene
        .editor()
        .review()
        .comment(&scene.id, Place::block(0), "", "核实了吗？")
        .unwrap();
    take(scene.writer(), &give_back(&scene.rig, scene.editor(), &scene.id));
    let answered = scene
        .writer()
        .review()
        .reply(&scene.id, &asked.id, "没有核实")
        .unwrap();
    let truly = file(&scene.rig, scene.writer(), &scene.id);
    let id = &answered.replies[0].id;
    let forged = scene.attacker.rewrite(&truly, SignedBy::Nobody, |slip, _| {
        slip.comments[0].replies = vec![answer_of("周可", id, "已经核实，数字属实")];
    });
    take(scene.editor(), &forged);
    take(scene.editor(), &truly);
    assert!(said(scene.editor(), &scene.id).contains(&"周可：没有核实".to_owned()));
}

// TH8
#[test]
fn words_in_another_persons_name_are_claimed_until_a_proven_sender_brings_them() {
    let scene = Scene::signed().received();
    let forged = scene.forged(|slip, _| {
        slip.from.name = ATTACKER.to_owned();
        slip.comments.push(comment_of("丁雨", "c1", "总编说：照发"));
    });
    take(scene.editor(), &forged);
    let comments = scene.editor().review().comments(&scene.id).unwrap();
    let proofs = scene
        .editor()
        .review()
        .comment_proofs(&scene.id, &comments)
        .unwrap();
    assert_eq!(proofs[&comments[0].item()], Proof::Claimed);
}

// TH8
#[test]
fn nothing_comes_in_under_the_readers_own_name() {
    let scene = Scene::unsigned().received();
    let editor = scene.editor();
    let mine = editor
        .review()
        .comment(&scene.id, Place::block(0), "", "再核")
        .unwrap();
    let back = give_back(&scene.rig, editor, &scene.id);
    take(scene.writer(), &back);
    let truly = file(&scene.rig, scene.writer(), &scene.id);
    // Under a new id, under the id of her own words, as an answer to them, and in a package that says it is hers.
    for sender in ["周可", "林溪", ATTACKER] {
        let forged = scene.attacker.rewrite(&truly, SignedBy::Nobody, |slip, _| {
            slip.from.name = sender.to_owned();
            let answer = answer_of("林\u{200b}溪", "r1", "已经核实，数字属实");
            slip.comments[0].replies.push(answer);
            slip.comments.push(comment_of("林溪", "c1", "照发"));
            slip.comments.push(comment_of("林溪", &mine.id, "不用核了"));
        });
        let consent = newsroom::Consent {
            key: None,
            replace: true,
        };
        editor
            .review()
            .receive(&forged, &consent, &mut crate::rig::go_on)
            .unwrap();
    }
    let hers = said(editor, &scene.id);
    let hers: Vec<&String> = hers.iter().filter(|said| said.starts_with("林溪：")).collect();
    assert_eq!(hers, ["林溪：再核"]);
    // In the name of the sender, and in no name where the package bears the reader's own.
    let claimed: Vec<(String, Option<String>)> = editor
        .review()
        .comments(&scene.id)
        .unwrap()
        .into_iter()
        .filter(|comment| comment.said.text == "照发")
        .map(|comment| (comment.said.by, comment.said.claims_to_be))
        .collect();
    let hers = Some("林溪".to_owned());
    for by in ["周可", "", ATTACKER] {
        assert!(
            claimed.contains(&(by.to_owned(), hers.clone())),
            "{by}: {claimed:?}"
        );
    }
}

// TH8
#[test]
fn a_sender_with_galley_0_1_vouches_for_what_bears_their_own_name_alone() {
    let scene = Scene::signed();
    let editor = scene.editor();
    // 赵一's store took in everything, and sends all of it on without a list of what it vouches for.
    let old = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |slip, text| {
            slip.from.name = "赵一".to_owned();
            slip.comments = vec![comment_of("赵一", "c1", "再核"), comment_of("丁雨", "c2", "照发")];
            slip.trail = vec![pass_of("赵一", 1, slip, text), pass_of("钱二", 2, slip, text)];
            slip.vouched = None;
        });
    let Signature::New { number, .. } = take(editor, &old).signature else {
        panic!("nobody knows 赵一 here");
    };
    editor.signing().trust_key(&number).unwrap();
    let comments = editor.review().comments(&scene.id).unwrap();
    let proofs = editor.review().comment_proofs(&scene.id, &comments).unwrap();
    let said: Vec<(&str, &Proof)> = comments
        .iter()
        .map(|comment| (comment.said.by.as_str(), &proofs[&comment.item()]))
        .collect();
    assert_eq!(said, [("赵一", &Proof::Proven), ("丁雨", &Proof::Claimed)]);
    let rows = editor.signing().trail_rows(&scene.id).unwrap();
    let decided = |by: &str| {
        let row = rows.iter().find(|row| row.by == by).unwrap();
        (row.proof.clone(), row.counts)
    };
    let vouched = Proof::Vouched {
        by: "赵一".to_owned(),
    };
    assert_eq!(decided("赵一"), (vouched, true));
    assert_eq!(decided("钱二"), (Proof::Claimed, false));
}

// TH8
#[test]
fn a_comment_that_a_stranger_says_is_resolved_still_waits() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    asks_for(editor, 1);
    let asked = editor
        .review()
        .comment(&scene.id, Place::block(0), "", "数字核实了吗？")
        .unwrap();
    let forged = scene.forged(|slip, _| {
        slip.from.name = ATTACKER.to_owned();
        let mut resolved = asked.clone();
        resolved.mark = Some(Mark {
            at: long_after(),
            resolved: true,
            by: "丁雨".to_owned(),
        });
        slip.comments.push(resolved);
    });
    take(editor, &forged);
    let shut = editor.signing().sign(&scene.id, &pass(1, "")).unwrap_err();
    assert_eq!(shut.code(), Code::Refused, "{shut}");
    editor.review().resolve(&scene.id, &asked.id, true).unwrap();
    sign(editor, &scene.id, 1);
}

// TH8
#[test]
fn to_resolve_a_strangers_comment_does_not_prove_it() {
    let scene = Scene::unsigned();
    let forged = scene.forged(|slip, _| slip.comments.push(comment_of("丁雨", "c1", "照发")));
    let editor = scene.editor();
    take(editor, &forged);
    editor.review().resolve(&scene.id, "c1", true).unwrap();
    let comments = editor.review().comments(&scene.id).unwrap();
    let proofs = editor.review().comment_proofs(&scene.id, &comments).unwrap();
    assert_eq!(proofs[&comments[0].item()], Proof::Claimed);
    assert_eq!(proofs[&comments[0].item_of_mark().unwrap()], Proof::Proven);
}

// TH8
#[test]
fn all_changes_of_a_person_are_those_that_are_proven_to_be_hers() {
    let scene = Scene::signed().received();
    let (writer, editor) = (scene.writer(), scene.editor());
    write(editor, &scene.id, |text| {
        text.headline = "油茶喜获丰收".to_owned()
    });
    let truly = give_back(&scene.rig, editor, &scene.id);
    take(writer, &truly);
    let forged = scene.attacker.rewrite(&truly, SignedBy::Nobody, |slip, text| {
        slip.revision.guid = "0193a7c2-5b1e-7c3d-9a4f-000000000001".to_owned();
        text.headline = "油茶丰收".to_owned();
        text.body.push(Block::paragraph("产量三百吨。"));
    });
    take_all_the_same(writer, &forged);
    let changes = writer.review().changes(&scene.id).unwrap();
    let proven: Vec<bool> = changes.iter().map(|change| change.is_proven).collect();
    assert_eq!(proven, [true, false]);
    let all = newsroom::Settlement {
        accept: newsroom::ChangeSelection::All,
        by: "林溪".to_owned(),
        ..newsroom::Settlement::default()
    };
    let settled = writer.review().settle(&scene.id, &all).unwrap();
    assert_eq!((settled.open, settled.claimed), (1, 1));
    let page = text(writer, &scene.id);
    assert!(page.contains("油茶喜获丰收") && !page.contains("三百吨"));
}

// TL
#[test]
fn a_comment_without_an_id_can_be_resolved() {
    let scene = Scene::unsigned();
    let forged = scene.forged(|slip, _| {
        slip.comments = vec![comment_of("丁雨", "", "一"), comment_of("丁雨", "", "二")];
    });
    let editor = scene.editor();
    take(editor, &forged);
    asks_for(editor, 1);
    for comment in editor.review().comments(&scene.id).unwrap() {
        editor.review().resolve(&scene.id, &comment.id, true).unwrap();
    }
    sign(editor, &scene.id, 1);
}
