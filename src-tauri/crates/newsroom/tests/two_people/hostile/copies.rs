//! Whose copy it is: a text belongs to who sent it, and another's is an alarm that keeps both.

use newsroom::story::Block;
use newsroom::{Arrival, Code, Consent};

use super::scene::*;
use crate::attacker::{ATTACKER, SignedBy, long_after};
use crate::rig::{go_on, write};

// TH5
#[test]
fn a_forged_filing_that_came_first_does_not_keep_the_true_one_out() {
    let scene = Scene::signed();
    let stranger = scene.desk("李明", "市报");
    // Under the identity of the true revision, in her name, with another text.
    let forged = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |_, text| {
            text.body.push(Block::paragraph("产量三百吨。"));
        });
    take(&stranger, &forged);
    let alarm = refused(&stranger, &scene.filed);
    assert_eq!(alarm.code, Code::KeyAlarm, "never: already here");
    take_all_the_same(&stranger, &scene.filed);
    assert!(!text(&stranger, &scene.id).contains("三百吨"));
}

// TH6
#[test]
fn a_strangers_filing_never_takes_the_place_of_a_copy() {
    type Brings = fn(&Scene);
    let states: [(&str, Brings); 4] = [
        ("received", |_| ()),
        ("commented", |scene| {
            let place = newsroom::story::Place::block(0);
            scene
                .editor()
                .review()
                .comment(&scene.id, place, "", "再核")
                .unwrap();
        }),
        ("returned", |scene| {
            give_back(&scene.rig, scene.editor(), &scene.id);
        }),
        ("passed on", |scene| {
            file(&scene.rig, scene.editor(), &scene.id);
        }),
    ];
    for (name, bring_about) in states {
        let scene = Scene::signed().received();
        bring_about(&scene);
        for signed in [SignedBy::Nobody, SignedBy::Attacker] {
            let forged = scene.attacker.rewrite(&scene.filed, signed, |slip, text| {
                slip.from.name = ATTACKER.to_owned();
                (slip.revision.number, slip.revision.at) = (u64::MAX, long_after());
                text.headline = "换掉的".to_owned();
            });
            let alarm = refused(scene.editor(), &forged);
            assert_eq!(alarm.code, Code::OtherSender, "{name}");
            assert!(
                alarm.says.contains("周可") && alarm.says.contains(ATTACKER),
                "{name}: {}",
                alarm.says
            );
        }
        assert!(!text(scene.editor(), &scene.id).contains("换掉的"), "{name}");
        assert!(
            refused_texts(scene.editor())
                .iter()
                .any(|text| text.contains("换掉的")),
            "{name}"
        );
        // And her own next filing is the newer one.
        write(scene.writer(), &scene.id, |text| {
            text.headline = "更正：三百公斤".to_owned()
        });
        let again = file(&scene.rig, scene.writer(), &scene.id);
        assert_eq!(take(scene.editor(), &again).outcome, Arrival::Newer, "{name}");
    }
}

// TH6
#[test]
fn a_copy_that_was_replaced_by_mistake_is_opened_again_from_the_same_file() {
    let scene = Scene::signed().received();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        text.headline = "换掉的".to_owned();
    });
    take_all_the_same(scene.editor(), &forged);
    assert!(text(scene.editor(), &scene.id).contains("换掉的"));
    assert_eq!(refused(scene.editor(), &scene.filed).code, Code::OtherSender);
    take_all_the_same(scene.editor(), &scene.filed);
    assert!(!text(scene.editor(), &scene.id).contains("换掉的"));
}

// TH6
#[test]
fn a_desk_whose_clock_is_fast_does_not_make_the_writers_correction_older() {
    let scene = Scene::signed();
    let chief = scene.trusted_desk("孙三", &[]);
    introduce(&scene.rig, scene.editor(), &chief);
    introduce(&scene.rig, scene.writer(), &chief);
    take(scene.editor(), &scene.filed);
    scene.rig.clock.is_set(8 * 60);
    take(&chief, &file(&scene.rig, scene.editor(), &scene.id));
    scene.rig.clock.is_set(-8 * 60);
    write(scene.writer(), &scene.id, |text| {
        text.headline = "更正：三百公斤".to_owned()
    });
    let correction = file(&scene.rig, scene.writer(), &scene.id);
    assert_eq!(take(scene.editor(), &correction).outcome, Arrival::Newer);
    // It came to the chief from another person: a person decides, not a clock.
    assert_eq!(refused(&chief, &correction).code, Code::OtherSender);
    take_all_the_same(&chief, &correction);
    assert!(text(&chief, &scene.id).contains("更正"));
}

// TH7
#[test]
fn a_word_file_in_her_name_does_not_take_the_place_of_her_signed_return() {
    let scene = Scene::signed().received();
    let (writer, editor) = (scene.writer(), scene.editor());
    write(editor, &scene.id, |text| {
        text.headline = "油茶喜获丰收".to_owned()
    });
    take(writer, &give_back(&scene.rig, editor, &scene.id));
    // A desk under her name that has only Word.
    let other = scene.desk("林溪", "县报编辑部");
    take(&other, &scene.filed);
    write(&other, &scene.id, |text| text.headline = "产量三百吨".to_owned());
    let word = other
        .review()
        .send_word(&scene.id, &scene.rig.folder("word"), true)
        .unwrap();
    let arrived = writer
        .review()
        .take(&word, &Consent::default(), &mut go_on)
        .unwrap();
    assert!(
        arrived.remarks.iter().any(|says| says.contains("签名")),
        "{:?}",
        arrived.remarks
    );
    let headlines: Vec<(String, bool)> = writer
        .review()
        .changes(&scene.id)
        .unwrap()
        .into_iter()
        .map(|change| (change.change.becomes, change.is_proven))
        .collect();
    assert!(
        headlines.iter().any(|(_, is_proven)| *is_proven)
            && headlines.iter().any(|(_, is_proven)| !is_proven)
    );
}

// TH7
#[test]
fn a_return_from_the_future_in_her_name_does_not_hide_her_own() {
    let scene = Scene::unsigned().received();
    let (writer, editor) = (scene.writer(), scene.editor());
    let forged = {
        let back = give_back(&scene.rig, editor, &scene.id);
        scene.attacker.rewrite(&back, SignedBy::Nobody, |slip, text| {
            (slip.revision.number, slip.revision.at) = (u64::MAX, long_after());
            text.headline = "产量三百吨".to_owned();
        })
    };
    take(writer, &forged);
    editor.signing().use_passphrase("油茶花开".to_owned());
    write(editor, &scene.id, |text| {
        text.headline = "油茶喜获丰收".to_owned()
    });
    let truly = give_back(&scene.rig, editor, &scene.id);
    assert_eq!(take(writer, &truly).outcome, Arrival::New);
    let changes = writer.review().changes(&scene.id).unwrap();
    assert_eq!(changes.len(), 2, "both are open, side by side");
}

// TM9
#[test]
fn a_return_after_a_unit_was_set_takes_the_place_of_the_one_before() {
    let scene = Scene::signed().received();
    let (writer, editor) = (scene.writer(), scene.editor());
    write(editor, &scene.id, |text| text.headline = "一改：错的".to_owned());
    take(writer, &give_back(&scene.rig, editor, &scene.id));
    let profile = newsroom::Profile {
        unit: "县报要闻部".to_owned(),
        ..editor.profile().unwrap().unwrap()
    };
    editor.set_profile(&profile).unwrap();
    write(editor, &scene.id, |text| text.headline = "二改：对的".to_owned());
    let again = take(writer, &give_back(&scene.rig, editor, &scene.id));
    assert_eq!(
        again.outcome,
        Arrival::Newer,
        "it is said that it takes its place"
    );
    assert!(
        is_in_register(writer, "一改：错的"),
        "what it said can be read again"
    );
    let changes = writer.review().changes(&scene.id).unwrap();
    assert_eq!(changes.len(), 1);
    let all = newsroom::Settlement {
        accept: newsroom::ChangeSelection::All,
        ..newsroom::Settlement::default()
    };
    writer.review().settle(&scene.id, &all).unwrap();
    assert!(text(writer, &scene.id).contains("二改：对的"));
}

// TL
#[test]
fn an_identity_that_is_taken_is_no_trouble_of_the_database() {
    let scene = Scene::signed().received();
    let own = scene.editor().writing().new_story().unwrap().row.id;
    scene.editor().writing().freeze(&own, None, "原样").unwrap();
    // Another story's revision under the identity of the one that is here, and a return under the same.
    let other = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.story = "0193a7c2-5b1e-7c3d-9a4f-000000000009".to_owned();
        text.headline = "别的稿".to_owned();
    });
    assert_eq!(take(scene.editor(), &other).outcome, Arrival::New);
    let back = give_back(&scene.rig, scene.editor(), &scene.id);
    take(scene.writer(), &back);
    let again = scene.attacker.rewrite(&back, SignedBy::Nobody, |slip, text| {
        slip.from.name = ATTACKER.to_owned();
        text.headline = "三百吨".to_owned();
    });
    assert_eq!(take(scene.writer(), &again).outcome, Arrival::New);
}

// TL
#[test]
fn a_return_without_a_change_leaves_nothing_to_settle() {
    let scene = Scene::unsigned().received();
    let writer = scene.writer();
    take(writer, &give_back(&scene.rig, scene.editor(), &scene.id));
    asks_for(writer, 1);
    let signed = writer
        .signing()
        .sign(&scene.id, &crate::rig::pass(1, "孙三"))
        .unwrap();
    assert!(signed.standing.complete);
}

// TL
#[test]
fn a_story_that_calls_itself_by_the_beginning_of_anothers_id_is_refused() {
    let scene = Scene::unsigned();
    let own = scene.editor().writing().new_story().unwrap().row.id;
    let beginning: String = own.chars().take(8).collect();
    for id in [beginning.as_str(), &own.to_uppercase(), "", "../../x"] {
        let forged = scene.forged(|slip, _| slip.story = id.to_owned());
        assert_eq!(refused(scene.editor(), &forged).code, Code::BadPackage, "{id:?}");
    }
    assert_eq!(scene.editor().find_story(&beginning).unwrap(), own);
}
