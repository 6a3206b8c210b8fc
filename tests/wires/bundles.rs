//! Folders on the wire: all files land, verified, with their list last; wherever the line is cut, no folder
//! looks complete and is not.
//!
//! A folder at the destination is complete if its name does not begin with a dot and the
//! list is in it.

use crate::outfit::{Kind, Outfit, go_on, hex, put_folder};
use galley_tests::dice::{Dice, rounds};
use std::ops::ControlFlow;
use std::process::Command;
use wire::{Bundle, Error, Event, LandingProof, Retry, TransferStage};

/// Names as outlets ask for them.
const FILES: [(&str, usize); 5] = [
    ("慰问 志愿者.docx", 40_001),
    ("空.txt", 0),
    ("photos/01-江克美.jpg", 300_000),
    ("photos/02-合影.jpg", 450_003),
    ("web/01.jpg", 60_000),
];

fn bundle(outfit: &Outfit, name: &str, salt: u64) -> Bundle {
    outfit.bundle(name, &FILES, salt)
}

/// Whether a person or program at the destination would take it for complete.
fn looks_complete(outfit: &Outfit, bundle: &Bundle) -> bool {
    let mark = bundle.mark.name.as_str();
    outfit.holds(&format!("{}/{mark}", bundle.name)).is_some()
}

/// Every file is there with its bytes, and the list with its own.
fn is_complete(outfit: &Outfit, bundle: &Bundle) -> bool {
    bundle.files.iter().chain([&bundle.mark]).all(|file| {
        let there = outfit.holds(&format!("{}/{}", bundle.name, file.name));
        there.is_some_and(|there| hex(&there) == file.sha256)
    })
}

fn lands(kind: Kind) {
    let outfit = Outfit::of(kind);
    let bundle = bundle(&outfit, "2020-02-14-慰问-1a2b3c", 1);
    let mut seen = Vec::new();
    let landed = outfit.wire().put_folder(&bundle, &mut |event| {
        if let Event::At(at) = event {
            seen.push(at);
        }
        ControlFlow::Continue(())
    });
    let landed = landed.unwrap();
    assert_eq!(
        (landed.name.as_str(), landed.already, landed.proof),
        (bundle.name.as_str(), false, LandingProof::ReadBack)
    );
    assert!(is_complete(&outfit, &bundle), "{kind:?}");
    let total: u64 = bundle.files.iter().map(|file| file.bytes).sum::<u64>() + bundle.mark.bytes;
    let last = seen.last().unwrap();
    assert_eq!(
        (last.stage, last.done, last.total),
        (TransferStage::Verifying, total, total),
        "{kind:?}"
    );
    assert!(
        seen.windows(2)
            .all(|two| two[0].stage != TransferStage::Verifying || two[1].stage == TransferStage::Verifying),
        "{kind:?}: all is sent, then all is read back"
    );
    if kind != Kind::S3 {
        assert_eq!(
            outfit.names(),
            [bundle.name.as_str()],
            "{kind:?}: and nothing beside it"
        );
        let mut checked = Command::new("sha256sum");
        checked
            .args(["--check", "--strict", "--quiet"])
            .arg(&bundle.mark.name);
        checked.current_dir(outfit.folder().join(&bundle.name));
        assert!(
            checked.status().unwrap().success(),
            "{kind:?}: anybody can check it"
        );
        let below = outfit.tree(&bundle.name);
        let mut wanted: Vec<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        wanted.push(bundle.mark.name.clone());
        wanted.sort();
        assert_eq!(below, wanted, "{kind:?}: nothing in it but what was sent");
    }
    let again = outfit.wire().put_folder(&bundle, &mut go_on).unwrap();
    assert!(again.already, "{kind:?} takes the same folder no second time");
    assert!(is_complete(&outfit, &bundle), "{kind:?}");
}

#[test]
fn a_folder_of_the_desk_takes_it() {
    lands(Kind::Folder);
}

#[test]
fn openssh_takes_a_folder() {
    lands(Kind::Sftp);
}

#[test]
fn an_ftp_server_takes_a_folder() {
    lands(Kind::Ftp);
}

#[test]
fn an_encrypted_ftp_server_takes_a_folder() {
    lands(Kind::Ftps);
}

#[test]
fn rclones_webdav_takes_a_folder() {
    lands(Kind::WebDav);
}

#[test]
fn s3_takes_a_folder() {
    lands(Kind::S3);
}

#[test]
fn an_address_that_takes_one_file_says_that_it_takes_no_folder() {
    let outfit = Outfit::of(Kind::Post);
    let bundle = bundle(&outfit, "2020-02-14-慰问", 1);
    let refused = outfit.wire().put_folder(&bundle, &mut go_on);
    assert!(matches!(refused, Err(Error::Cannot { .. })), "{refused:?}");
    assert!(outfit.names().is_empty());
}

/// Cut at seeded bytes: twenty here, a hundred in `make soak`.
fn is_cut(kind: Kind) {
    let outfit = Outfit::of(kind);
    let cutter = outfit.cutter.as_ref().unwrap();
    let mut dice = Dice::seeded(77 + kind as u64);
    // Sent whole once, to learn how many bytes it takes with everything around it.
    cutter.cut_after(None);
    put_folder(&outfit.wire(), &mut bundle(&outfit, "0", 900)).unwrap();
    let whole = cutter.passed();
    let (mut cuts, mut expected) = (0, vec!["0".to_owned()]);
    for round in 1..=rounds(20, 100) {
        let mut bundle = bundle(&outfit, &round.to_string(), round);
        let at = dice.below(whole);
        cutter.cut_after(Some(at));
        let mut tries = 0;
        while let Err(error) = put_folder(&outfit.wire(), &mut bundle) {
            cuts += 1;
            tries += 1;
            assert!(tries < 4, "{kind:?}, byte {at}: {error} and no end");
            assert_eq!(error.retry(), Retry::Later, "{kind:?}, byte {at}: {error}");
            assert!(
                !looks_complete(&outfit, &bundle) || is_complete(&outfit, &bundle),
                "{kind:?}, byte {at}: it looks complete and is not"
            );
        }
        assert!(is_complete(&outfit, &bundle), "{kind:?}, byte {at}");
        expected.push(bundle.name);
        expected.sort();
        if kind != Kind::S3 {
            assert_eq!(
                outfit.names(),
                expected,
                "{kind:?}, byte {at}: nothing else is left"
            );
        }
    }
    assert!(cuts >= 10, "{kind:?}: {cuts} cuts were felt");
}

#[test]
fn a_folder_over_sftp_survives_every_cut() {
    is_cut(Kind::Sftp);
}

#[test]
fn a_folder_over_ftp_survives_every_cut() {
    is_cut(Kind::Ftp);
}

#[test]
fn a_folder_over_webdav_survives_every_cut() {
    is_cut(Kind::WebDav);
}

#[test]
fn a_folder_over_s3_survives_every_cut() {
    is_cut(Kind::S3);
}

#[test]
fn files_that_are_there_are_not_sent_again() {
    for kind in [Kind::Sftp, Kind::Ftp, Kind::WebDav, Kind::S3] {
        let outfit = Outfit::of(kind);
        let cutter = outfit.cutter.as_ref().unwrap();
        let files: Vec<String> = (0..8).map(|number| format!("photos/{number}.jpg")).collect();
        let files: Vec<(&str, usize)> = files.iter().map(|name| (name.as_str(), 200_000)).collect();
        let mut bundle = outfit.bundle("1", &files, 3);
        cutter.cut_after(Some(1_100_000));
        put_folder(&outfit.wire(), &mut bundle).unwrap_err();
        cutter.cut_after(None);
        put_folder(&outfit.wire(), &mut bundle).unwrap();
        let again = cutter.passed();
        assert!(
            again < 1_000_000,
            "{kind:?} sent {again} bytes of 1,600,000 again"
        );
        assert!(is_complete(&outfit, &bundle), "{kind:?}");
    }
}

#[test]
fn a_file_that_is_changed_on_the_way_is_noticed_and_sent_again() {
    let outfit = Outfit::of(Kind::Ftp);
    let cutter = outfit.cutter.as_ref().unwrap();
    let mut bundle = outfit.bundle("1", &[("one.jpg", 50_000), ("two.jpg", 2_000_000)], 4);
    // In the middle of the second file: no other is that long.
    cutter.cut_after(None);
    cutter.change(1_000_000);
    let error = put_folder(&outfit.wire(), &mut bundle).unwrap_err();
    assert!(matches!(error, Error::WrongContent { .. }), "{error}");
    assert_eq!(error.retry(), Retry::Later);
    assert!(!looks_complete(&outfit, &bundle));
    put_folder(&outfit.wire(), &mut bundle).unwrap();
    assert!(is_complete(&outfit, &bundle));
    assert_eq!(outfit.names(), ["1"]);
}

#[test]
fn what_is_another_s_is_not_touched_and_what_the_desk_took_away_does_not_come_back() {
    for kind in [Kind::Folder, Kind::Sftp, Kind::Ftp, Kind::WebDav] {
        let outfit = Outfit::of(kind);
        let theirs = outfit.folder().join("1");
        std::fs::create_dir(&theirs).unwrap();
        std::fs::write(theirs.join("theirs.txt"), "theirs").unwrap();
        let error = outfit
            .wire()
            .put_folder(&bundle(&outfit, "1", 5), &mut go_on)
            .unwrap_err();
        assert!(matches!(error, Error::Taken { .. }), "{kind:?}: {error}");
        assert_eq!(outfit.tree("1"), ["theirs.txt"], "{kind:?}");

        let bundle = bundle(&outfit, "2", 6);
        outfit.wire().put_folder(&bundle, &mut go_on).unwrap();
        let ours = outfit.folder().join("2");
        std::fs::remove_file(ours.join("photos/01-江克美.jpg")).unwrap();
        assert!(
            outfit.wire().put_folder(&bundle, &mut go_on).unwrap().already,
            "{kind:?}"
        );
        assert!(!ours.join("photos/01-江克美.jpg").exists(), "{kind:?}");
        std::fs::write(ours.join("photos/02-合影.jpg"), "changed").unwrap();
        let error = outfit.wire().put_folder(&bundle, &mut go_on).unwrap_err();
        assert!(matches!(error, Error::Taken { .. }), "{kind:?}: {error}");
    }
}
