use std::process::Command;

use press::{Amendment, NoPlates, Relation, newsml, ninjs::Issue};
use story::Content;

use crate::{golden, judges, sample};

/// The messages of xmllint about a message against IPTC's schema; empty where it is valid.
fn faults(message: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newsml.xml");
    std::fs::write(&file, message).unwrap();
    let schema = judges::schemas().join("newsml/NewsML-G2_2.35-spec-All-Power.xsd");
    let mut xmllint = Command::new("xmllint");
    let (valid, said) = judges::run(
        "libxml2-utils",
        xmllint
            .args(["--nonet", "--noout", "--schema"])
            .arg(schema)
            .arg(&file),
    );
    if valid { String::new() } else { said }
}

fn text(message: Vec<u8>) -> String {
    String::from_utf8(message).unwrap()
}

#[test]
fn the_message_reads_as_the_golden_one_and_is_valid() {
    let message = newsml::message(&sample::story(), &sample::Bench, &sample::edition());
    assert_eq!(faults(&message), "");
    golden::compare("story.newsml.xml", &text(message));
}

#[test]
fn a_story_with_nothing_in_it_is_a_valid_message() {
    assert_eq!(
        faults(&newsml::message(
            &Content::default(),
            &NoPlates,
            &sample::edition()
        )),
        ""
    );
}

#[test]
fn the_judge_does_find_faults() {
    let message = text(newsml::message(
        &sample::story(),
        &sample::Bench,
        &sample::edition(),
    ));
    assert!(
        faults(
            message
                .replacen("<slugline>", "<slugLine>", 1)
                .replacen("</slugline>", "</slugLine>", 1)
                .as_bytes()
        )
        .contains("slugLine")
    );
    assert!(faults(message.replacen("<pubStatus", "<pubStatus x=\"1\"", 1).as_bytes()).contains("pubStatus"));
}

#[test]
fn the_package_holds_the_text_and_every_picture_that_is_there() {
    let message = text(newsml::message(
        &sample::story(),
        &sample::Bench,
        &sample::edition(),
    ));
    let guid = sample::edition().guid;
    assert_eq!(
        message.matches("<itemRef ").count(),
        5,
        "the text and four pictures of which one is shown twice"
    );
    assert_eq!(message.matches("<newsItem ").count(), 5);
    assert!(message.contains(&format!("residref=\"urn:uuid:{guid}#image-001\"")));
    assert!(message.contains("href=\"photos/01-%E6%89%93%E9%A5%AD.jpg\""));
    assert!(
        !message.contains("image-002\""),
        "a picture that is missing is no item"
    );
}

#[test]
fn a_correction_names_what_it_corrects_and_a_withdrawal_cancels_it() {
    let amended = |what| {
        let edition = Issue {
            amends: Some(Amendment {
                what,
                guid: sample::edition().guid,
                version: "6".to_owned(),
                reason: "人数有误".to_owned(),
            }),
            ..sample::edition()
        };
        let message = newsml::message(&sample::story(), &sample::Bench, &edition);
        assert_eq!(faults(&message), "");
        text(message)
    };
    let corrected = amended(Relation::Corrects);
    assert!(corrected.contains("sig:correction") && corrected.contains("<edNote>人数有误</edNote>"));
    assert!(corrected.contains("rel=\"irel:previousVersion\"") && corrected.contains("version=\"6\""));
    assert!(amended(Relation::Supersedes).contains("sig:update"));
    let withdrawn = amended(Relation::Withdraws);
    assert!(withdrawn.contains("stat:canceled") && !withdrawn.contains("stat:usable"));
}
