//! Signed packages: verified once more, and refused once more when a byte is changed.

use std::path::Path;

use package::{BagInfo, Error, PackageSigner, SecretKey};

use crate::support::{judged, on, parcel};

fn signed(key: &SecretKey, folder: &Path) -> Vec<u8> {
    let signer = PackageSigner {
        key: key.public().unwrap(),
        sign: &|bytes| key.sign(bytes, "彭彤").map_err(|why| why.to_string()),
    };
    let path = package::write_beside(&parcel(), folder, "signed.zip", Some(&signer), &mut on).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    bytes
}

#[test]
fn a_signed_package_names_its_key_and_who_signed() {
    let folder = tempfile::tempdir().unwrap();
    let key = SecretKey::generate_sealed("口令").unwrap().0;
    let verified = judged(&signed(&key, folder.path()), folder.path()).unwrap();
    let signature = verified.signed.unwrap();
    assert_eq!(signature.key, key.public().unwrap());
    assert_eq!(signature.comment, "彭彤");
    let unsigned = crate::support::bytes_of(&parcel(), folder.path());
    assert_eq!(judged(&unsigned, folder.path()).unwrap().signed, None);
}

#[test]
fn every_changed_byte_of_a_signed_package_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = signed(&SecretKey::generate_sealed("口令").unwrap().0, folder.path());
    let mut changed = bytes.clone();
    for place in 0..bytes.len() {
        changed[place] ^= 0x20;
        assert!(
            judged(&changed, folder.path()).is_err(),
            "byte {place} went unseen"
        );
        changed[place] = bytes[place];
    }
    assert!(judged(&changed, folder.path()).is_ok());
}

/// An attacker who makes all digests anew still cannot sign with another person's key.
#[test]
fn a_package_made_anew_under_a_foreign_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (hers, mine) = (
        SecretKey::generate_sealed("口令").unwrap().0,
        SecretKey::generate_sealed("口令").unwrap().0,
    );
    let signer = PackageSigner {
        key: hers.public().unwrap(),
        sign: &|bytes| mine.sign(bytes, "彭彤").map_err(|why| why.to_string()),
    };
    let path = package::write_beside(&parcel(), folder.path(), "forged.zip", Some(&signer), &mut on);
    let verdict = package::verify(&path.unwrap(), &mut on);
    assert!(matches!(verdict, Err(Error::BadSignature { .. })));
}

/// The line that names the key is written by the signer alone: a caller cannot set it through `info`.
#[test]
fn a_key_that_signed_nothing_cannot_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut named = parcel();
    named.info = BagInfo::default().with("Galley-Key", "RWQ");
    let bytes = crate::support::bytes_of(&named, folder.path());
    assert_eq!(
        judged(&bytes, folder.path()).unwrap().info.get("Galley-Key"),
        None
    );
}
