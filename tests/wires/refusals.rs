//! A refusal names its reason, and whether trying again can help.

use crate::outfit::{Kind, Outfit, go_on, put};
use galley_tests::servers::{Server, USER};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use wire::{Destination, Error, Login, Protection, Retry, ServerFolder, Wire};

/// The answer of a desk at a path of the misbehaving server.
fn answer(server: &Server, path: &str) -> Error {
    let outfit = Outfit::of(Kind::Folder);
    let destination = Destination::WebDav {
        url: format!("http://127.0.0.1:{}/{path}/", server.port),
        user: String::new(),
        ca: None,
    };
    let secret = Some(wire::Secret::new("x".to_owned()));
    let wire = Wire::new(destination, secret).with_patience(Duration::from_secs(2));
    put(&wire, &mut outfit.parcel("one.zip", 50_000, 1)).unwrap_err()
}

#[test]
fn each_answer_of_a_web_server_is_told_apart() {
    let server = Server::post(None);
    let of = |status: u16| answer(&server, &format!("status/{status}"));
    let seven = Retry::After(Duration::from_secs(7));
    assert!(matches!(of(401), Error::WrongPassword { .. }));
    assert!(matches!(of(403), Error::Forbidden { .. }));
    assert!(matches!(of(404), Error::NotThere { .. }));
    assert!(matches!(of(409), Error::Conflict { .. }));
    assert!(matches!(of(412), Error::Taken { .. }));
    assert!(matches!(of(413), Error::TooLarge { .. }));
    assert!(matches!(of(423), Error::Locked { .. }));
    assert!(matches!(of(500), Error::ServerFault { status: 500, .. }));
    assert!(matches!(of(507), Error::Full { .. }));
    assert!(
        matches!(of(302), Error::Refused { .. }),
        "nobody is followed elsewhere"
    );
    assert!(matches!(of(429), Error::Busy { status: 429, .. }));
    assert_eq!(of(429).retry(), seven, "who says when is asked again then");
    assert_eq!(of(503).retry(), seven);
    assert_eq!(of(500).retry(), Retry::Later);
    assert_eq!(of(423).retry(), Retry::Later);
    assert_eq!(of(401).retry(), Retry::WithPassword);
    assert_eq!(of(403).retry(), Retry::Never);
}

#[test]
fn a_desk_that_keeps_another_length_or_other_bytes_is_found_out() {
    let server = Server::post(None);
    let short = answer(&server, "short");
    assert!(
        matches!(
            short,
            Error::WrongLength {
                expected: 50_000,
                found: 49_990,
                ..
            }
        ),
        "{short}"
    );
    let changed = answer(&server, "changed");
    assert!(matches!(changed, Error::WrongContent { .. }), "{changed}");
    assert_eq!(changed.retry(), Retry::Later);
}

#[test]
fn a_desk_that_says_nothing_is_not_waited_for_and_whoever_stops_is_heard_at_once() {
    let server = Server::post(None);
    let silent = answer(&server, "silent");
    assert!(matches!(silent, Error::Silent { seconds: 2, .. }), "{silent}");
    let destination = Destination::WebDav {
        url: format!("http://127.0.0.1:{}/silent/", server.port),
        user: String::new(),
        ca: None,
    };
    let start = Instant::now();
    let stopped = Wire::new(destination, None).probe(&mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_wrong_password_is_told_from_everything_else_on_every_road() {
    for kind in [Kind::Ftp, Kind::Ftps, Kind::WebDav, Kind::Post] {
        let outfit = Outfit::of(kind);
        let error = put(&outfit.wire_with("wrong"), &mut outfit.parcel("one.zip", 1000, 1)).unwrap_err();
        assert!(matches!(error, Error::WrongPassword { .. }), "{kind:?}: {error}");
        assert!(outfit.names().is_empty());
    }
    let key = Outfit::of(Kind::Sftp);
    let error = key.wire_with("wrong").probe(&mut go_on).unwrap_err();
    assert!(
        matches!(error, Error::BadKey { .. }),
        "the passphrase of a key: {error}"
    );
    let none = Wire::new(key.destination.clone(), None)
        .probe(&mut go_on)
        .unwrap_err();
    assert!(matches!(none, Error::NeedsPassword { .. }), "{none}");
}

/// A wire to an SSH server that takes passwords, its key being known.
fn ssh(server: &Server, host_key: Option<String>, password: &str) -> Wire {
    let place = ServerFolder {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        user: USER.to_owned(),
        folder: String::new(),
    };
    let destination = Destination::Sftp {
        place,
        login: Login::Password,
        host_key,
    };
    Wire::new(destination, Some(wire::Secret::new(password.to_owned())))
}

fn shown(server: &Server) -> String {
    match ssh(server, None, "").probe(&mut go_on) {
        Err(Error::NewHost { key, fingerprint, .. }) => {
            assert!(fingerprint.starts_with("SHA256:"), "{fingerprint}");
            key
        }
        other => panic!("a server never seen before is shown first: {other:?}"),
    }
}

#[test]
fn a_changed_server_key_is_refused_before_any_password_is_shown() {
    let mut server = Server::ssh_with_password();
    let known = shown(&server);
    let wrong = ssh(&server, Some(known.clone()), "wrong")
        .probe(&mut go_on)
        .unwrap_err();
    assert!(matches!(wrong, Error::WrongPassword { .. }), "{wrong}");
    server.change_host_key();
    let changed = ssh(&server, Some(known), galley_tests::servers::PASSWORD)
        .probe(&mut go_on)
        .unwrap_err();
    assert!(matches!(changed, Error::HostChanged { .. }), "{changed}");
    assert_eq!(changed.retry(), Retry::Never);
}

#[test]
fn a_full_disk_there_is_named_and_nothing_stands_under_the_name() {
    let server = Server::ssh_on_a_small_disk();
    let wire = ssh(&server, Some(shown(&server)), galley_tests::servers::PASSWORD);
    let outfit = Outfit::of(Kind::Folder);
    let error = put(&wire, &mut outfit.parcel("one.zip", 3_000_000, 1)).unwrap_err();
    assert!(matches!(error, Error::Full { .. }), "{error}");
    assert_eq!(error.retry(), Retry::Later);
    assert_eq!(wire.list("", &mut go_on).unwrap(), []);
}

#[test]
fn a_full_disk_behind_webdav_leaves_nothing_under_the_name_and_is_tried_again() {
    let (outfit, server) = (Outfit::of(Kind::Folder), Server::webdav_on_a_small_disk(None));
    let destination = Destination::WebDav {
        url: format!("http://127.0.0.1:{}/", server.port),
        user: USER.to_owned(),
        ca: None,
    };
    let secret = Some(wire::Secret::new(galley_tests::servers::PASSWORD.to_owned()));
    let wire = Wire::new(destination, secret);
    let error = put(&wire, &mut outfit.parcel("one.zip", 3_000_000, 1)).unwrap_err();
    // rclone answers 405 and not why; a server that answers 507 is in the list above.
    assert!(matches!(error, Error::ServerFault { .. }), "{error}");
    assert_eq!(error.retry(), Retry::Later, "{error}");
    let there = wire.list("", &mut go_on).unwrap();
    assert!(there.iter().all(|entry| entry.name != "one.zip"), "{there:?}");
}

#[test]
fn whoever_is_not_there_is_tried_again() {
    let mut outfit = Outfit::of(Kind::WebDav);
    let mut server = outfit.server.take().unwrap();
    server.stop();
    outfit.cutter = None;
    let error = outfit.wire().probe(&mut go_on).unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    assert_eq!(error.retry(), Retry::Later);
}

#[test]
fn a_plain_ftp_server_is_not_taken_for_an_encrypted_one() {
    let mut outfit = Outfit::of(Kind::Ftp);
    if let Destination::Ftp { tls, .. } = &mut outfit.destination {
        *tls = Protection::Explicit;
    }
    let error = outfit.wire().probe(&mut go_on).unwrap_err();
    assert!(matches!(error, Error::NotEncrypted { .. }), "{error}");
}

#[test]
fn another_file_of_the_same_name_is_not_overwritten() {
    for kind in [Kind::Folder, Kind::Sftp, Kind::Ftp, Kind::WebDav, Kind::S3] {
        let outfit = Outfit::of(kind);
        put(&outfit.wire(), &mut outfit.parcel("one.zip", 1000, 1)).unwrap();
        let before = outfit.holds("one.zip");
        let error = put(&outfit.wire(), &mut outfit.parcel("one.zip", 1000, 2)).unwrap_err();
        assert!(matches!(error, Error::Taken { .. }), "{kind:?}: {error}");
        assert!(outfit.holds("one.zip") == before, "{kind:?}");
    }
}
