//! Originals are kept as they came, under their digest; renditions are made once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use common::*;
use store::{Error, PhotoFacts};
use story::OriginalKind;

#[test]
fn a_photo_is_kept_as_it_is_under_its_digest_and_once() {
    let desk = Desk::new();
    let mut store = desk.open();
    let folder = store.photo_folder();
    let stored = folder.put_bytes(b"a photo", OriginalKind::Jpeg, now()).unwrap();
    assert!(!stored.was_there);
    let facts = PhotoFacts {
        width: 6000,
        height: 4000,
        file_name: "江克美.JPG",
        facts: "{}",
    };
    let photo = store.write(|tx| tx.add_photo(&stored, &facts, now())).unwrap();
    let again = folder.put_bytes(b"a photo", OriginalKind::Jpeg, now()).unwrap();
    assert!(again.was_there);
    let other_name = PhotoFacts {
        file_name: "copy.jpg",
        ..facts
    };
    assert_eq!(
        store
            .write(|tx| tx.add_photo(&again, &other_name, later(9)))
            .unwrap(),
        photo
    );
    assert_eq!(store.photo_bytes(&photo.digest).unwrap(), b"a photo");
    let path = photo_path(&store, &photo.digest);
    let name = format!("photos/{}/{}.jpg", &photo.digest.as_str()[..2], photo.digest);
    assert_eq!(path, desk.dir.join(name));
    assert!(std::fs::metadata(&path).unwrap().permissions().readonly());
    let left: Vec<_> = std::fs::read_dir(desk.dir.join("photos")).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file stays");
}

#[test]
fn a_damaged_photo_is_noticed_and_healed_by_adding_it_again() {
    let desk = Desk::new();
    let mut store = desk.open();
    let digest = add_photo(&mut store, b"a photo", "a.jpg");
    let path = photo_path(&store, &digest);
    damage(&path, |bytes| bytes[3] ^= 1);
    let refused = store.photo_bytes(&digest).unwrap_err();
    assert!(
        matches!(&refused, Error::Damaged { id, .. } if id.contains("a.jpg")),
        "{refused}"
    );
    assert!(
        !store
            .photo_folder()
            .put_bytes(b"a photo", OriginalKind::Jpeg, now())
            .unwrap()
            .was_there
    );
    assert_eq!(store.photo_bytes(&digest).unwrap(), b"a photo");
}

#[test]
fn a_cached_rendition_is_made_once_and_again_when_its_file_is_damaged_or_gone() {
    let desk = Desk::new();
    let mut store = desk.open();
    let digest = add_photo(&mut store, b"a photo", "a.jpg");
    let folder = store.photo_folder();
    let mut made = 0;
    let mut ask = || {
        folder.rendition::<Error>(&digest, OriginalKind::Jpeg, "thumb", |original| {
            assert_eq!(original, b"a photo");
            made += 1;
            Ok(format!("thumb {made}").into_bytes())
        })
    };
    assert_eq!(ask().unwrap(), b"thumb 1");
    assert_eq!(ask().unwrap(), b"thumb 1");
    let fan = desk.dir.join("renditions").join(&digest.as_str()[..2]);
    damage(&fan.join(format!("{digest}-thumb")), |bytes| bytes[0] ^= 1);
    assert_eq!(ask().unwrap(), b"thumb 2");
    std::fs::remove_dir_all(desk.dir.join("renditions")).unwrap();
    assert_eq!(ask().unwrap(), b"thumb 3");
}

#[test]
fn a_kept_rendition_stays_while_the_cache_goes() {
    let desk = Desk::new();
    let mut store = desk.open();
    let digest = add_photo(&mut store, b"a photo", "a.jpg");
    assert_eq!(store.find_kept_rendition(&digest, "web").unwrap(), None);
    keep_rendition(&mut store, &digest, "web", b"as the encoder of that day wrote it");
    drop(store);
    std::fs::remove_dir_all(desk.dir.join("renditions")).ok();
    assert_eq!(
        desk.open().find_kept_rendition(&digest, "web").unwrap().unwrap(),
        b"as the encoder of that day wrote it"
    );
}
