//! Bags of other tools: accepted where RFC 8493 allows, refused with an error that names what is wrong.

use package::Error;

use crate::forge::{Forged, bag, bag_with, deflated, file, sha256, zip};
use crate::support::judged;

const BAGIT: &[u8] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const A: (&str, &[u8]) = ("data/a.txt", b"hello");

fn verdict(entries: &[Forged]) -> Result<package::Verified, Error> {
    let folder = tempfile::tempdir().unwrap();
    judged(&zip(entries), folder.path())
}

#[test]
fn deflate_descriptors_extra_fields_and_folders_are_legal_and_taken() {
    let text = "慰问抗疫一线志愿者\n".repeat(5_000);
    let mut entries = bag(&[("data/a.txt", text.as_bytes())]);
    let last = entries.last_mut().unwrap();
    *last = deflated(last.clone());
    last.extra = vec![0x55, 0x54, 5, 0, 1, 0, 0, 0, 0];
    entries.insert(
        0,
        Forged {
            external: 0o040_755 << 16 | 0x10,
            ..file("bag/", b"")
        },
    );
    let mut verified = verdict(&entries).unwrap();
    assert_eq!(verified.format, None);
    assert_eq!(verified.read("a.txt", 1 << 20).unwrap(), text.as_bytes());

    let mut streamed = bag(&[A]);
    let last = streamed.last_mut().unwrap();
    last.flags |= 8;
    last.local = |header| header[14..26].fill(0);
    let numbers = [last.crc, last.size, last.size].map(u32::to_le_bytes).concat();
    for mark in [b"PK\x07\x08".as_slice(), b""] {
        streamed.last_mut().unwrap().after = [mark, &numbers].concat();
        verdict(&streamed).unwrap();
    }
}

#[test]
fn both_versions_both_algorithms_and_all_line_ends_are_read() {
    verdict(&bag_with(
        b"BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-8",
        "sha256",
        &[A],
    ))
    .unwrap();
    let long = "9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca7\
                2323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043";
    let manifest = format!("{} *data/a.txt\r\n", long.to_uppercase());
    let entries = [
        file("bag/bagit.txt", BAGIT),
        file("bag/manifest-sha512.txt", manifest.as_bytes()),
        file("bag/data/a.txt", A.1),
    ];
    assert_eq!(
        verdict(&entries).unwrap().files[0].sha256,
        sha256(A.1),
        "SHA-256 is told whatever the manifest uses"
    );
}

#[test]
fn versions_encodings_and_algorithms_we_do_not_read_are_refused_by_name() {
    let bagit = |version: &str, encoding: &str| {
        format!("BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n").into_bytes()
    };
    let outcome = verdict(&bag_with(&bagit("0.96", "UTF-8"), "sha256", &[A]));
    assert!(matches!(outcome, Err(Error::Version { found }) if found == "0.96"));
    let outcome = verdict(&bag_with(&bagit("1.0", "GB18030"), "sha256", &[A]));
    assert!(matches!(outcome, Err(Error::Encoding { found }) if found == "GB18030"));
    let outcome = verdict(&bag_with(BAGIT, "md5", &[A]));
    assert!(matches!(outcome, Err(Error::Algorithm { found }) if found == "md5"));
    let newer = b"Bag-Software-Agent: Galley, package format 2\n";
    let mut entries = bag(&[A]);
    entries.push(file("bag/bag-info.txt", newer));
    assert!(matches!(
        verdict(&entries),
        Err(Error::TooNew { found: 2, known: 1 })
    ));
}

#[test]
fn files_and_manifests_that_do_not_fit_are_named() {
    let mut changed = bag(&[A]);
    *changed.last_mut().unwrap() = file("bag/data/a.txt", b"Hello");
    assert!(matches!(verdict(&changed), Err(Error::Changed { file }) if file == "data/a.txt"));

    let mut missing = bag(&[A, ("data/b.txt", b"b")]);
    missing.pop();
    assert!(matches!(verdict(&missing), Err(Error::Missing { file, .. }) if file == "data/b.txt"));

    let mut extra = bag(&[A]);
    extra.push(file("bag/data/b.txt", b"b"));
    assert!(matches!(verdict(&extra), Err(Error::Unlisted { file, .. }) if file == "data/b.txt"));

    let mut tags = bag(&[A]);
    let line = format!("{}  bag-info.txt\n", sha256(b"Contact-Name: A\n"));
    tags.push(file("bag/tagmanifest-sha256.txt", line.as_bytes()));
    assert!(matches!(verdict(&tags), Err(Error::Missing { file, .. }) if file == "bag-info.txt"));
    tags.push(file("bag/bag-info.txt", b"Contact-Name: B\n"));
    assert!(matches!(verdict(&tags), Err(Error::Changed { file }) if file == "bag-info.txt"));

    let mut weight = bag(&[A]);
    weight.push(file("bag/bag-info.txt", b"Payload-Oxum: 5.2\n"));
    assert!(matches!(verdict(&weight), Err(Error::Oxum { found, .. }) if found == "5.1"));
}

#[test]
fn zips_that_are_no_whole_bag_are_refused_by_what_is_missing() {
    assert!(matches!(verdict(&[]), Err(Error::NotABag { .. })), "an empty zip");
    assert!(
        matches!(verdict(&[file("a.txt", b"a")]), Err(Error::NotABag { .. })),
        "a loose file"
    );
    assert!(
        matches!(verdict(&[file("bag/a.txt", b"a")]), Err(Error::NotABag { .. })),
        "no bagit.txt"
    );
    let mut two = bag(&[A]);
    two.push(file("other/a.txt", b"a"));
    assert!(matches!(verdict(&two), Err(Error::NotABag { .. })), "two folders");
    let mut elsewhere = bag(&[A]);
    elsewhere.push(file("bag/fetch.txt", b"https://desk.example/x - data/x\n"));
    assert!(matches!(verdict(&elsewhere), Err(Error::Fetch)));
    let mut bom = bag(&[A]);
    bom[0] = file("bag/bagit.txt", &[b"\xef\xbb\xbf", BAGIT].concat());
    assert!(matches!(verdict(&bom), Err(Error::TagFile { line: 1, .. })));
}
