//! A package lands: whole, verified, under its name, with nothing left beside it, and no second time.

use crate::outfit::{Kind, Outfit, go_on, put};
use galley_tests::servers::{Certificates, PASSWORD, Server, SshKey};
use std::ops::ControlFlow;
use wire::{Destination, Event, LandingProof, Login, TransferStage};

/// A name with everything that names of packages have: Chinese, spaces, marks.
const NAME: &str = "慰问抗疫一线志愿者 & 记-1a2b3c.zip";

fn lands(kind: Kind) {
    let outfit = Outfit::of(kind);
    let wire = outfit.wire();
    let greeting = wire.probe(&mut go_on).unwrap();
    assert_eq!(
        greeting.open_to_eavesdroppers,
        matches!(kind, Kind::Ftp | Kind::S3 | Kind::Post),
        "whoever can be overheard is told so"
    );

    let mut parcel = outfit.parcel(NAME, 700_001, 1);
    let mut seen = Vec::new();
    let landed = wire
        .put(&parcel, &mut |event| {
            seen.extend(match event {
                Event::At(at) => Some((at.stage, at.done, at.total)),
                Event::Token(_) => None,
            });
            ControlFlow::Continue(())
        })
        .unwrap();
    let proof = if kind == Kind::Post {
        LandingProof::Digest
    } else {
        LandingProof::ReadBack
    };
    assert_eq!((landed.already, landed.proof), (false, proof));
    let last = if kind == Kind::Post {
        TransferStage::Sending
    } else {
        TransferStage::Verifying
    };
    assert_eq!(
        seen.last(),
        Some(&(last, 700_001, 700_001)),
        "{kind:?} tells how far it is"
    );
    let content = std::fs::read(&parcel.path).unwrap();
    assert!(
        outfit.holds(NAME) == Some(content),
        "{kind:?} holds what was sent, byte for byte"
    );
    assert_eq!(outfit.names(), [NAME], "and nothing beside it");

    let again = put(&wire, &mut parcel).unwrap();
    assert!(again.already, "{kind:?} takes the same package no second time");
    assert_eq!(outfit.names(), [NAME]);
}

#[test]
fn a_folder_takes_it() {
    lands(Kind::Folder);
}

/// In a folder that many write into, the temporary name is known to a person who has the same package from elsewhere.
#[test]
#[cfg(unix)]
fn a_link_planted_under_the_temporary_name_is_not_followed() {
    let outfit = Outfit::of(Kind::Folder);
    let mut parcel = outfit.parcel(NAME, 70_001, 3);
    let theirs = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(theirs.path(), "thirteen byte").unwrap();
    let beginning: String = parcel.sha256.chars().take(20).collect();
    let planted = outfit.there(&format!(".galley-{beginning}.part"));
    std::os::unix::fs::symlink(theirs.path(), planted).unwrap();
    put(&outfit.wire(), &mut parcel).unwrap();
    assert_eq!(
        std::fs::read(theirs.path()).unwrap(),
        b"thirteen byte",
        "their file is as it was"
    );
    assert_eq!(outfit.names(), [NAME]);
}

#[test]
fn openssh_takes_it() {
    lands(Kind::Sftp);
}

#[test]
fn an_ftp_server_takes_it() {
    lands(Kind::Ftp);
}

#[test]
fn an_encrypted_ftp_server_takes_it() {
    lands(Kind::Ftps);
}

#[test]
fn an_ftp_server_that_is_encrypted_from_the_first_byte_takes_it() {
    lands(Kind::ImplicitFtps);
}

#[test]
fn rclones_webdav_takes_it() {
    lands(Kind::WebDav);
}

#[test]
fn s3_takes_it() {
    lands(Kind::S3);
}

#[test]
fn a_desk_that_is_posted_to_takes_it() {
    lands(Kind::Post);
}

#[test]
fn s3_takes_a_large_one_in_parts() {
    let outfit = Outfit::of(Kind::S3);
    let mut parcel = outfit.parcel("large.zip", 17_000_000, 2);
    put(&outfit.wire(), &mut parcel).unwrap();
    assert!(
        parcel.token.is_some(),
        "there is something to go on with, had it been cut off"
    );
    assert!(outfit.holds("large.zip") == Some(std::fs::read(&parcel.path).unwrap()));
}

#[test]
fn a_folder_below_is_made_and_the_destination_itself_is_not() {
    for kind in [Kind::Folder, Kind::Sftp, Kind::Ftp, Kind::WebDav] {
        let outfit = Outfit::of(kind);
        let mut parcel = outfit.parcel("returns/one.zip", 1000, 3);
        put(&outfit.wire(), &mut parcel).unwrap();
        assert_eq!(outfit.holds("returns/one.zip").unwrap().len(), 1000, "{kind:?}");
    }
    let outfit = Outfit::of(Kind::Folder);
    std::fs::remove_dir(outfit.folder()).unwrap();
    let error = put(&outfit.wire(), &mut outfit.parcel("one.zip", 1000, 3)).unwrap_err();
    assert!(matches!(error, wire::Error::NotConnected { .. }), "{error}");
    assert!(
        !outfit.folder().exists(),
        "a drive that is not connected is not made"
    );
}

#[test]
fn a_password_opens_an_ssh_server_and_so_do_keys_of_both_kinds() {
    let mut outfit = Outfit::of(Kind::Sftp);
    let home = tempfile::tempdir().unwrap();
    let key = SshKey::of("rsa", &home.path().join("rsa"), "");
    let rsa = Server::openssh(&key);
    let to = |server: &Server, login: Login, user: Option<&str>, destination: &Destination| match destination
        .clone()
    {
        Destination::Sftp { mut place, .. } => {
            place.port = server.port;
            place.folder = if user.is_some() {
                String::new()
            } else {
                server.folder().display().to_string()
            };
            place.user = user.map_or(place.user, str::to_owned);
            Destination::Sftp {
                place,
                login,
                host_key: None,
            }
        }
        other => other,
    };
    let first = outfit.destination.clone();
    outfit.secret = None;
    outfit.destination = to(&rsa, Login::Key(key.path.clone()), None, &first);
    outfit.learn_the_host_key();
    outfit.wire().probe(&mut go_on).unwrap();

    let words = Server::ssh_with_password();
    outfit.destination = to(&words, Login::Password, Some(galley_tests::servers::USER), &first);
    outfit.learn_the_host_key();
    let mut parcel = outfit.parcel("one.zip", 300_000, 4);
    put(&outfit.wire_with(PASSWORD), &mut parcel).unwrap();
    assert_eq!(
        std::fs::read(words.folder().join("one.zip")).unwrap().len(),
        300_000
    );
}

#[test]
fn a_server_with_a_certificate_of_its_own_is_trusted_when_the_profile_names_it() {
    let certificates = Certificates::make();
    let server = Server::post(Some(&certificates));
    let outfit = Outfit::of(Kind::Post);
    let destination = |ca| Destination::Https {
        url: format!("https://127.0.0.1:{}/inbox", server.port),
        user: String::new(),
        ca,
    };
    let secret = outfit.secret.clone();
    let trusting = wire::Wire::new(destination(Some(certificates.authority.clone())), secret.clone());
    put(&trusting, &mut outfit.parcel("one.zip", 1000, 5)).unwrap();
    let error = put(
        &wire::Wire::new(destination(None), secret),
        &mut outfit.parcel("two.zip", 1000, 6),
    );
    assert!(
        matches!(error, Err(wire::Error::BadCertificate { .. })),
        "{error:?}"
    );
}
