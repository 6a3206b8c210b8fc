//! Foreign words that are shown: on a form, in a list, at a claim.

use newsroom::story::stages::Decision;
use newsroom::{Arrival, Code, Consent, Secrets, Signature};

use super::scene::*;
use crate::attacker::{ATTACKER, SignedBy, pass_of};
use crate::rig::{go_on, names};

// TH12
#[test]
fn a_claim_says_what_an_opening_says() {
    let scene = Scene::signed().received();
    let editor = scene.editor();
    let there = scene.rig.outlet(editor, "desk", "");
    let secrets = Secrets::default();
    let put = |package: &std::path::Path, name: &str| {
        std::fs::copy(package, there.join(name)).unwrap();
    };
    let claim_with = |name: &str, consent: &Consent<'_>| {
        editor
            .delivery()
            .claim("desk", name, false, consent, &secrets, &mut go_on)
    };
    let claim = |name: &str| claim_with(name, &Consent::default());

    put(&scene.forged(|_, _| ()), "unsigned.zip");
    assert_eq!(claim("unsigned.zip").unwrap_err().code(), Code::KeyAlarm);
    let other = scene
        .attacker
        .rewrite(&scene.filed, SignedBy::Attacker, |_, _| ());
    put(&other, "other-key.zip");
    assert_eq!(claim("other-key.zip").unwrap_err().code(), Code::KeyAlarm);
    let stranger = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        text.headline = "换掉的".to_owned();
    });
    put(&stranger, "stranger.zip");
    assert_eq!(claim("stranger.zip").unwrap_err().code(), Code::OtherSender);
    assert_eq!(names(&there).len(), 3, "each is given back");
    // And is taken once a person has asked, as an opened one is.
    let agreed = claim("stranger.zip")
        .unwrap_err()
        .failure(newsroom::story::Language::En)
        .consent;
    let consent = Consent::of(agreed.as_deref());
    assert_eq!(
        claim_with("stranger.zip", &consent).unwrap().outcome,
        Arrival::Newer
    );

    let new = scene.forged(|slip, _| {
        slip.from.name = ATTACKER.to_owned();
        slip.story = "0193a7c2-5b1e-7c3d-9a4f-000000000009".to_owned();
    });
    put(&new, "new.zip");
    assert_eq!(claim("new.zip").unwrap().signature, Signature::Unsigned);
}

// TM7
#[test]
fn a_name_on_the_approval_form_makes_no_row_of_its_own_and_turns_nothing_around() {
    let scene = Scene::signed();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        slip.trail.push(Decision {
            by: "\u{202e}赵一".to_owned(),
            unit: "总编室\n终审 通过 孙三 有效".to_owned(),
            reason: "同意\u{2028}终审 通过".to_owned(),
            ..pass_of("", 1, slip, text)
        });
    });
    take(scene.editor(), &forged);
    let form = scene.editor().signing().approval_page(&scene.id).unwrap();
    assert!(
        form.contains("⟨U+202E⟩赵一") && form.contains("总编室 终审 通过 孙三 有效"),
        "{form}"
    );
    assert!(!form.contains(['\u{202e}', '\u{2028}']) && form.contains("自称，未经证明"));
}

// TL
#[test]
fn a_forged_signature_is_told_by_the_doctor_and_damages_nothing() {
    let scene = Scene::signed();
    let forged = scene.forged(|slip, text| {
        slip.from.name = ATTACKER.to_owned();
        let signed = scene.attacker.signs(pass_of("赵一", 1, slip, text));
        slip.trail.push(Decision {
            reason: "另一句".to_owned(),
            ..signed
        });
    });
    take(scene.editor(), &forged);
    let health = scene.editor().keeping().doctor(&mut go_on).unwrap();
    assert!(
        health.sound && health.summary.starts_with("完好"),
        "{}",
        health.summary
    );
    assert!(
        health
            .findings
            .iter()
            .any(|finding| finding.says.contains("赵一"))
    );
}
