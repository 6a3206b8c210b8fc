//! Taking from a destination: a package that is there; of two who ask at once, one gets it.

use crate::kills::lines;
use crate::outbox::{outlet, told, webdav};
use crate::outfit::{Kind, Outfit, go_on, put};
use galley_tests::desk::Desk;
use galley_tests::servers::{Certificates, PASSWORD, Server};
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
        // moto checks and writes in two steps, S3 itself in one: there the two ask one after the other.
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

#[test]
fn a_desk_watches_its_inbox_takes_a_filing_and_its_return_comes_back() {
    let (writer, editor, second) = (Desk::new(), Desk::new(), Desk::new());
    let certificates = Certificates::make();
    let server = Server::webdav(Some(&certificates));
    for (desk, name) in [(&writer, "彭彤"), (&editor, "陈编辑"), (&second, "林编辑")] {
        desk.ask(["profile", name]);
        outlet(desk, "desk", &webdav(&server, &certificates));
    }
    let line = format!("{PASSWORD}\n");
    let with = |desk: &Desk, arguments: &[&str]| {
        let output = told(desk, &[arguments, &["--secret-stdin"]].concat(), &line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap().trim().to_owned(),
            said,
        )
    };
    let story = writer.ask(["sample"]).trim().to_owned();
    let filed = with(&writer, &["file", &story, "--outlet", "desk"]);
    assert_eq!(filed.0, Some(0), "{}", filed.2);
    let listed = with(&editor, &["inbox", "desk"]);
    let package = listed.1.split('\t').next().unwrap().to_owned();
    assert_eq!(package, filed.1, "{}", listed.2);

    let claimed = with(&editor, &["inbox", "desk", "--claim", &package]);
    assert_eq!(
        (claimed.0, claimed.1.as_str()),
        (Some(0), story.as_str()),
        "{}",
        claimed.2
    );
    let late = with(&second, &["inbox", "desk", "--claim", &package]);
    assert!(
        late.0 == Some(1) && late.2.contains("somebody else has taken it"),
        "{}",
        late.2
    );
    assert_eq!(
        with(&second, &["inbox", "desk"]).1,
        "",
        "nothing is offered to the second desk"
    );

    editor.ask(["set", &story, "headline=改过的标题"]);
    let returned = with(&editor, &["return", &story, "--outlet", "desk"]);
    assert_eq!(returned.0, Some(0), "{}", returned.2);
    let listed = with(&writer, &["inbox", "desk", "--returns"]);
    let package = listed.1.split('\t').next().unwrap().to_owned();
    let taken = with(&writer, &["inbox", "desk", "--returns", "--claim", &package]);
    assert_eq!(
        (taken.0, taken.1.as_str()),
        (Some(0), story.as_str()),
        "{}",
        taken.2
    );
    assert!(writer.ask(["changes", &story]).contains("改过的标题"));
}
