//! The line is cut at random bytes: five for each road here, fifty in `make soak`. The name is never that of half a
//! package, every road goes on, and in the end exactly one whole copy is there and nothing beside it.

use crate::outfit::{Kind, Outfit, put};
use galley_tests::dice::{Dice, rounds};
use wire::Retry;

fn is_cut(kind: Kind, bytes: usize) {
    let outfit = Outfit::of(kind);
    let cutter = outfit.cutter.as_ref().unwrap();
    let mut dice = Dice::seeded(bytes as u64);
    // Sent whole once, to learn how many bytes a transfer takes with everything around it.
    cutter.cut_after(None);
    put(&outfit.wire(), &mut outfit.parcel("0.zip", bytes, 900)).unwrap();
    let whole = cutter.passed();
    let (mut cuts, mut expected) = (0, vec!["0.zip".to_owned()]);
    for round in 1..=rounds(5, 50) {
        let name = format!("{round}.zip");
        let mut parcel = outfit.parcel(&name, bytes, round);
        let content = std::fs::read(&parcel.path).unwrap();
        let at = dice.below(whole);
        cutter.cut_after(Some(at));
        let mut tries = 0;
        let landed = loop {
            match put(&outfit.wire(), &mut parcel) {
                Ok(landed) => break landed,
                Err(error) => {
                    cuts += 1;
                    tries += 1;
                    assert!(tries < 4, "{kind:?}, byte {at}: {error} and no end");
                    assert_eq!(error.retry(), Retry::Later, "{kind:?}, byte {at}: {error}");
                    let there = outfit.holds(&name);
                    assert!(
                        there.is_none() || there.as_ref() == Some(&content),
                        "{kind:?}, byte {at}: half a package under its name"
                    );
                }
            }
        };
        assert_eq!(landed.name.rsplit('/').next(), Some(name.as_str()));
        assert!(
            outfit.holds(&name) == Some(content),
            "{kind:?}, byte {at}: the whole package"
        );
        expected.push(name);
        expected.sort();
        assert_eq!(
            outfit.names(),
            expected,
            "{kind:?}, byte {at}: one copy and nothing else"
        );
    }
    assert!(cuts > 0, "{kind:?}: no cut was felt");
}

#[test]
fn sftp_survives_every_cut() {
    is_cut(Kind::Sftp, 1_500_000);
}

#[test]
fn ftp_survives_every_cut() {
    is_cut(Kind::Ftp, 1_500_001);
}

#[test]
fn encrypted_ftp_survives_every_cut() {
    is_cut(Kind::Ftps, 1_500_002);
}

#[test]
fn webdav_survives_every_cut() {
    is_cut(Kind::WebDav, 1_500_003);
}

#[test]
fn s3_in_one_piece_survives_every_cut() {
    is_cut(Kind::S3, 1_500_004);
}

#[test]
fn s3_in_parts_survives_every_cut() {
    is_cut(Kind::S3, 17_000_000);
}

#[test]
fn a_desk_that_is_posted_to_survives_every_cut() {
    is_cut(Kind::Post, 1_500_005);
}

/// Bytes that are there already are not sent again. How much of a cut transfer a server keeps depends on the server, so for
/// those with a folder the part is put there by hand.
#[test]
fn a_cut_transfer_goes_on_where_it_was() {
    for (kind, bytes) in [
        (Kind::Sftp, 4_000_000),
        (Kind::Ftp, 4_000_000),
        (Kind::S3, 25_000_000),
    ] {
        let outfit = Outfit::of(kind);
        let cutter = outfit.cutter.as_ref().unwrap();
        let mut parcel = outfit.parcel("one.zip", bytes, 1);
        let content = std::fs::read(&parcel.path).unwrap();
        if kind == Kind::S3 {
            cutter.cut_after(Some(bytes as u64 * 3 / 4));
            put(&outfit.wire(), &mut parcel).unwrap_err();
        } else {
            let part = outfit
                .folder()
                .join(format!(".galley-{}.part", &parcel.sha256[..20]));
            std::fs::write(part, &content[..bytes * 3 / 4]).unwrap();
        }
        cutter.cut_after(None);
        put(&outfit.wire(), &mut parcel).unwrap();
        let again = cutter.passed();
        assert!(
            again < bytes as u64 * 3 / 4,
            "{kind:?} sent {again} bytes of {bytes} again"
        );
        assert!(outfit.holds("one.zip") == Some(content), "{kind:?}");
    }
}
