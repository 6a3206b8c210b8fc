//! Taking from a destination: what lies there, and one of two who ask at once gets it.

use crate::kills::lines;
use crate::outbox::outlet;
use crate::outfit::{Kind, Outfit, go_on, put};
use galley_tests::desk::Desk;
use wire::Error;

#[test]
fn of_two_desks_that_claim_at_once_one_gets_it() {
    for kind in [Kind::Folder, Kind::Sftp, Kind::WebDav, Kind::S3] {
        let outfit = Outfit::of(kind);
        put(&outfit.wire(), &mut outfit.parcel("送审.zip", 2000, 1)).unwrap();
        let listed = outfit.wire().list("", &mut go_on).unwrap();
        assert_eq!(listed.len(), 1, "{kind:?}");
        assert_eq!(
            (listed[0].name.as_str(), listed[0].bytes),
            ("送审.zip", 2000),
            "{kind:?}"
        );

        let claim = |by: &'static str| {
            let wire = outfit.wire();
            move || wire.claim("送审.zip", by, &mut go_on)
        };
        // moto looks and writes in two steps, S3 itself in one: there they ask one behind the other.
        let both = if kind == Kind::S3 {
            [claim("陈编辑")(), claim("林编辑")()]
        } else {
            let (one, other) = (
                std::thread::spawn(claim("陈编辑")),
                std::thread::spawn(claim("林编辑")),
            );
            [one.join().unwrap(), other.join().unwrap()]
        };
        let got: Vec<_> = both.iter().filter_map(|claimed| claimed.as_ref().ok()).collect();
        assert_eq!(got.len(), 1, "{kind:?}: {both:?}");
        let lost = both.iter().find_map(|claimed| claimed.as_ref().err());
        assert!(matches!(lost, Some(Error::Gone { .. })), "{kind:?}: {lost:?}");

        let mut bytes = Vec::new();
        outfit.wire().fetch(got[0], &mut bytes, &mut go_on).unwrap();
        assert_eq!(bytes.len(), 2000, "{kind:?}");
        let left = outfit.wire().list("", &mut go_on).unwrap();
        assert!(
            left.iter().all(|entry| !entry.name.ends_with(".zip")),
            "{kind:?}: a claimed one is offered to nobody: {left:?}"
        );
        outfit.wire().release(got[0], "送审.zip", &mut go_on).unwrap();
        assert_eq!(
            outfit.wire().list("", &mut go_on).unwrap(),
            listed,
            "{kind:?}: given back"
        );
        outfit.wire().claim("送审.zip", "周编辑", &mut go_on).unwrap();
    }
}

#[test]
fn an_ftp_folder_is_read_and_nothing_is_claimed_in_it() {
    let outfit = Outfit::of(Kind::Ftp);
    put(&outfit.wire(), &mut outfit.parcel("送审.zip", 2000, 1)).unwrap();
    assert_eq!(outfit.wire().list("", &mut go_on).unwrap()[0].name, "送审.zip");
    let claimed = outfit.wire().claim("送审.zip", "陈", &mut go_on);
    assert!(matches!(claimed, Err(Error::Cannot { .. })), "{claimed:?}");
    let posted = Outfit::of(Kind::Post).wire().list("", &mut go_on);
    assert!(matches!(posted, Err(Error::Cannot { .. })), "{posted:?}");
}

#[test]
fn what_could_not_be_opened_goes_back_to_where_it_was_taken_from() {
    let (desk, outfit) = (Desk::new(), Outfit::of(Kind::Folder));
    desk.ask(["profile", "陈编辑"]);
    outlet(&desk, "desk", &lines(&outfit.destination));
    put(&outfit.wire(), &mut outfit.parcel("送审.zip", 2000, 1)).unwrap();
    let listed = desk.ask(["inbox", "desk"]);
    assert!(listed.contains("送审.zip"), "{listed}");
    desk.refused(&["inbox", "desk", "--claim", "送审.zip"]);
    assert_eq!(
        desk.ask(["inbox", "desk"]),
        listed,
        "it is no package, and still there for everybody"
    );
}
