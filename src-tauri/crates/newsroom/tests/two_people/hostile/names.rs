//! People and keys: who is who, by name, unit and key.

use newsroom::{Access, Code, KeyTrust, Newsroom, Signature};

use super::scene::*;
use crate::attacker::{ATTACKER, SignedBy};
use crate::rig::{go_on, write};

// TM1
#[test]
fn a_name_with_something_unseen_in_it_is_the_name() {
    let scene = Scene::signed();
    let spelt = [
        "周可\u{200b}",
        "周可\u{200d}",
        "\u{feff}周可",
        "\u{202d}周可",
        "周可\u{fe01}",
        " 周可",
        "周　可",
        "周可\n",
        "周\t可",
    ];
    for name in spelt {
        let forged = scene
            .attacker
            .rewrite(&scene.filed, SignedBy::Attacker, |slip, _| {
                slip.from.name = name.to_owned();
            });
        assert_eq!(refused(scene.editor(), &forged).code, Code::KeyAlarm, "{name:?}");
    }
    for nobody in ["\u{200b}", " \u{202e}\t"] {
        let forged = scene.forged(|slip, _| slip.from.name = nobody.to_owned());
        assert_eq!(
            refused(scene.editor(), &forged).code,
            Code::BadPackage,
            "{nobody:?}"
        );
    }
}

// TM1
#[test]
fn a_name_that_looks_like_anothers_is_told_and_so_is_a_key_of_two_names() {
    let scene = Scene::unsigned();
    let editor = scene.editor();
    // 江克⼯ with a radical that NFKC composes is 江克工; ⺷ looks like 羊 and is left as it is.
    let (first, second) = ("Lisa", "Li\u{455}a");
    let of = |name: &str, guid: &str| {
        scene
            .attacker
            .rewrite(&scene.filed, SignedBy::Attacker, |slip, _| {
                slip.from.name = name.to_owned();
                slip.story = format!("0193a7c2-5b1e-7c3d-9a4f-00000000000{guid}");
            })
    };
    take(editor, &of(first, "1"));
    let told = take(editor, &of(second, "2")).remarks;
    let says = |words: &str| told.iter().any(|remark| remark.contains(words));
    assert!(says("看起来一样") && says("这把签名钥匙"), "{told:?}");
    // The reader's own name, which is known here by no key.
    let reader = scene.desk("Lisa", "市报");
    let told = take(&reader, &of(second, "3")).remarks;
    assert!(
        told.iter().any(|remark| remark.contains("您自己的名字")),
        "{told:?}"
    );
}

// TM2
#[test]
fn two_people_of_one_name_and_two_units_are_two_people() {
    let scene = Scene::unsigned();
    let editor = scene.editor();
    for (at, unit) in ["县报", "市报"].into_iter().enumerate() {
        let desk = scene.rig.desk(&format!("wang-{at}"), "王伟", unit);
        desk.signing().use_passphrase(format!("{unit}的口令"));
        introduce(&scene.rig, &desk, editor);
        let id = desk.writing().new_story().unwrap().row.id;
        let arrived = take(editor, &file(&scene.rig, &desk, &id));
        assert!(matches!(arrived.signature, Signature::Known { .. }), "{unit}");
    }
    let keys = editor.signing().known_keys().unwrap();
    let trusted = keys.iter().filter(|key| key.trust == KeyTrust::Trusted);
    let units: Vec<&str> = trusted.map(|key| key.unit.as_str()).collect();
    assert_eq!(units, ["县报", "市报"]);
}

// TM3
#[test]
fn what_is_trusted_is_the_key_that_was_shown_not_the_file_that_lies_there() {
    let scene = Scene::signed();
    let editor = scene.editor();
    let shown = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |_, text| {
            text.headline = "先看的".to_owned();
        });
    let agreed = refused(editor, &shown).consent.unwrap();
    let other = crate::attacker::Attacker::new(scene.rig.folder("other"));
    let swapped = other.rewrite(&scene.filed, SignedBy::Attacker, |_, _| ());
    let consent = newsroom::Consent::of(Some(&agreed));
    let refused = editor
        .review()
        .receive(&swapped, &consent, &mut go_on)
        .unwrap_err();
    assert_eq!(
        refused.code(),
        Code::KeyAlarm,
        "another key than the one that was named"
    );
    // Once trusted, the other key of that person proves nothing new.
    editor.review().receive(&shown, &consent, &mut go_on).unwrap();
    let keys = editor.signing().known_keys().unwrap();
    let of_her = keys.iter().filter(|key| key.name == "周可");
    let trust: Vec<KeyTrust> = of_her.map(|key| key.trust).collect();
    assert_eq!(trust, [KeyTrust::Retired, KeyTrust::Trusted]);
}

// TM3
#[test]
fn an_alarm_names_keys_by_the_numbers_that_are_compared_and_one_of_these_is_consent() {
    let scene = Scene::signed();
    let editor = scene.editor();
    let forged = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |_, _| ());
    let known = editor.signing().known_keys().unwrap();
    let hers = known.iter().find(|key| key.name == "周可").unwrap();
    let alarm = refused(editor, &forged);
    let says = |language| {
        let refused = editor
            .review()
            .receive(&forged, &newsroom::Consent::default(), &mut go_on);
        refused.unwrap_err().failure(language).says
    };
    for says in [
        says(newsroom::story::Language::Zh),
        says(newsroom::story::Language::En),
    ] {
        assert!(
            says.contains(&hers.number),
            "the number that was compared: {says}"
        );
        let is_raw = says.contains(&hers.key) || says.contains(alarm.consent.as_deref().unwrap());
        assert!(!is_raw, "nobody reads letters out on the telephone: {says}");
    }
    // The number is what a person has, however its groups are written.
    let number = alarm
        .says
        .split_whitespace()
        .map(|word| word.trim_matches(',').to_owned())
        .find(|word| word.split('-').count() == 6)
        .unwrap();
    let consent = number.replace('-', " ");
    let other = newsroom::Consent::of(Some(&hers.number));
    let refused = editor.review().receive(&forged, &other, &mut go_on).unwrap_err();
    assert_eq!(refused.code(), Code::KeyAlarm, "another key's number");
    let consent = newsroom::Consent::of(Some(&consent));
    editor.review().receive(&forged, &consent, &mut go_on).unwrap();
    let trusted = editor.signing().find_key(&number).unwrap();
    assert_eq!(trusted.trust, KeyTrust::Trusted);
}

// TM4
#[test]
fn a_known_name_comes_without_a_signature_or_with_another_only_after_an_alarm() {
    let scene = Scene::signed();
    let unsigned = scene.forged(|_, _| ());
    let others = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |_, _| ());
    for package in [unsigned, others] {
        assert_eq!(refused(scene.editor(), &package).code, Code::KeyAlarm);
    }
    assert!(
        scene.editor().writing().content(&scene.id).is_err(),
        "nothing was taken in"
    );
}

// TM5
#[test]
fn a_store_that_was_restored_signs_with_the_key_it_had() {
    let scene = Scene::signed();
    let writer = scene.writer();
    let copy = scene.rig.folder("copies").join("副本");
    writer.keeping().backup(&copy, &mut go_on).unwrap();
    let own = |desk: &Newsroom| {
        let keys = desk.signing().known_keys().unwrap().into_iter();
        keys.filter(|key| key.trust == KeyTrust::Own)
            .map(|key| key.key)
            .collect::<Vec<_>>()
    };
    let before = own(writer);
    // The keys stay where they are when the store in their place is restored, and are in no backup.
    let into = scene.rig.folder("again").join("store");
    newsroom::restore_backup(&copy, &into, &scene.rig.clock, &mut go_on).unwrap();
    let again = Newsroom::open(&into, Access::Write, Box::new(scene.rig.clock.clone())).unwrap();
    again.signing().use_passphrase("山那边".to_owned());
    assert_eq!(own(&again), before);
    let id = again.writing().new_story().unwrap().row.id;
    let lost = again
        .review()
        .file(&id, &scene.rig.folder("filed"), None, &mut go_on)
        .unwrap_err();
    assert_eq!(lost.code(), Code::Refused, "no second key in silence: {lost}");
    std::fs::create_dir_all(into.join("keys")).unwrap();
    for key in std::fs::read_dir(writer.dir().join("keys")).unwrap().flatten() {
        std::fs::copy(key.path(), into.join("keys").join(key.file_name())).unwrap();
    }
    let sent = again
        .review()
        .file(&id, &scene.rig.folder("filed"), None, &mut go_on)
        .unwrap();
    assert_eq!(sent.signed_by.as_ref(), before.first());
}

// TM5
#[test]
fn keys_that_were_compared_after_a_backup_are_told_when_it_is_restored() {
    let scene = Scene::signed();
    let folder = scene.rig.folder("copies");
    let own = |copy: &str| {
        let copy = folder.join(copy);
        scene.writer().keeping().backup(&copy, &mut go_on).unwrap();
        copy
    };
    let before = own("before");
    let chief = scene.trusted_desk("孙三", &[scene.writer()]);
    let after = own("after");
    let into = scene.rig.folder("again").join("store");
    let restore = |copy| {
        let restored = newsroom::restore_backup(copy, &into, &scene.rig.clock, &mut go_on).unwrap();
        let names = restored.forgotten.into_iter().map(|key| key.name);
        names.collect::<Vec<_>>()
    };
    drop(chief);
    assert!(restore(&after).is_empty(), "nothing was known there");
    assert_eq!(restore(&before), ["孙三"]);
    assert!(restore(&after).is_empty(), "nothing that it does not know");
}

// TM5
#[test]
fn another_key_is_made_once_the_lost_one_is_retired() {
    let scene = Scene::signed();
    let writer = scene.writer();
    let keys = writer.signing().known_keys().unwrap();
    let own = keys.iter().find(|key| key.trust == KeyTrust::Own).unwrap();
    std::fs::remove_dir_all(writer.dir().join("keys")).unwrap();
    write(writer, &scene.id, |text| text.headline.push('！'));
    let lost = writer
        .review()
        .file(&scene.id, &scene.rig.folder("filed"), None, &mut go_on);
    assert_eq!(lost.unwrap_err().code(), Code::Refused);
    writer.signing().retire_key(&own.number).unwrap();
    let again = file(&scene.rig, writer, &scene.id);
    assert_eq!(
        refused(scene.editor(), &again).code,
        Code::KeyAlarm,
        "who knows her is told"
    );
}

// A first meeting: text and comments come in, and what the key signed counts once its number was compared.
#[test]
fn a_first_meeting_brings_the_text_and_waits_with_what_it_proves() {
    let scene = Scene::unsigned();
    let chief = scene.trusted_desk("孙三", &[]);
    take(&chief, &scene.filed);
    asks_for(&chief, 1);
    sign(&chief, &scene.id, 1);
    let arrived = take(scene.writer(), &give_back(&scene.rig, &chief, &scene.id));
    let Signature::New { number, .. } = arrived.signature else {
        panic!("{:?}", arrived.signature);
    };
    assert!(counting(scene.writer(), &scene.id).is_empty());
    let groups: Vec<&str> = number.split('-').collect();
    assert!(groups.len() == 6 && groups.iter().all(|group| group.len() == 4));
    scene.writer().signing().trust_key(&number).unwrap();
    assert_eq!(counting(scene.writer(), &scene.id), ["孙三"]);
}

// A key does not become another person's because a stranger came first with her name.
#[test]
fn whoever_is_first_with_a_name_is_not_that_person() {
    let scene = Scene::signed();
    let desk = scene.desk("李明", "市报");
    let forged = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |slip, text| {
            slip.trail.push(
                scene
                    .attacker
                    .signs(crate::attacker::pass_of("周可", 1, slip, text)),
            );
        });
    assert!(
        matches!(take(&desk, &forged).signature, Signature::New { .. }),
        "{ATTACKER}"
    );
    assert!(counting(&desk, &scene.id).is_empty());
}

// A key becomes known with any package, also where the text is here already.
#[test]
fn a_key_that_comes_with_a_text_that_is_here_already_can_be_trusted() {
    let scene = Scene::unsigned();
    let chief = scene.trusted_desk("孙三", &[]);
    take(&chief, &scene.filed);
    let again = scene.rig.desk("again", "王伟", "市报");
    take(&again, &scene.filed);
    let arrived = take(&again, &file(&scene.rig, &chief, &scene.id));
    let Signature::New { number, .. } = arrived.signature else {
        panic!("{:?}", arrived.signature);
    };
    again.signing().trust_key(&number).unwrap();
}
