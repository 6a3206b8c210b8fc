//! Helpers for the tests of this crate: a small parcel, and a progress function that always goes on.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use package::{BagInfo, Contents, Error, Source, Verified};

/// Always goes on.
pub(crate) fn on(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A parcel with a text, a nested file and an empty one.
pub(crate) fn parcel() -> Contents {
    Contents {
        folder: "2020-02-14-慰问抗疫一线志愿者".to_owned(),
        info: BagInfo::default()
            .with("Bagging-Date", "2020-02-14")
            .with("Source-Organization", "市直机关工委")
            .with("Contact-Name", "彭彤"),
        when: "2020-02-14T09:30:01Z".parse().unwrap(),
        files: BTreeMap::from([
            ("story.json".to_owned(), Source::Bytes("{\"schema\":1}".into())),
            (
                "photos/01-江克美.jpg".to_owned(),
                Source::Bytes(vec![0xff, 0xd8, 0xff, 0xd9]),
            ),
            ("web/.empty".to_owned(), Source::Bytes(vec![])),
        ]),
    }
}

/// The bytes that the parcel is written as, with `folder` left as it was.
pub(crate) fn bytes_of(parcel: &Contents, folder: &Path) -> Vec<u8> {
    let target = package::write_beside(parcel, folder, "bytes-of.zip", None, &mut on).unwrap();
    let bytes = std::fs::read(&target).unwrap();
    std::fs::remove_file(target).unwrap();
    bytes
}

/// The result of `verify` for these bytes.
pub(crate) fn judged(bytes: &[u8], folder: &Path) -> Result<Verified, Error> {
    let path = folder.join("judged.zip");
    std::fs::write(&path, bytes).unwrap();
    package::verify(&path, &mut on)
}
