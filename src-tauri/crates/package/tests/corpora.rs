//! The shared corpora: the BagIt conformance suite and zips of other projects. `make corpora` runs this.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use md5::{Digest as _, Md5};
use package::{Error, Verified};
use sha2::Sha256;

fn corpora() -> PathBuf {
    let folder = std::env::var_os("GALLEY_CORPORA")
        .map(PathBuf::from)
        .unwrap_or_default();
    assert!(
        folder.join("pkg/bagit-conformance").is_dir(),
        "GALLEY_CORPORA does not name the shared corpora"
    );
    folder
}

fn verdict(zip: &Path) -> Result<Verified, Error> {
    package::verify(zip, &mut |_, _| ControlFlow::Continue(()))
}

/// All files below `folder`, as paths from there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path)
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_owned())
            }
        }
    }
    found.sort();
    found
}

/// The bag's files by their path.
fn contents(bag: &Path) -> BTreeMap<String, Vec<u8>> {
    files(bag)
        .iter()
        .map(|file| {
            (
                file.to_str().unwrap().to_owned(),
                fs::read(bag.join(file)).unwrap(),
            )
        })
        .collect()
}

/// The bag with its MD5 manifests redone in SHA-256, faults included: a line that was right stays right, one that was wrong stays
/// wrong. Most of the suite has MD5 alone, and a bag refused for that proves nothing about the fault it was made to show.
fn lifted(bag: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut lifted = bag.clone();
    for tag in ["manifest", "tagmanifest"] {
        let Some(text) = lifted.remove(&format!("{tag}-md5.txt")) else {
            continue;
        };
        let mut redone = String::new();
        for line in String::from_utf8_lossy(&text).lines() {
            let (digest, path) = line.split_once([' ', '\t']).unwrap();
            let original = path.trim_start();
            let file = original.trim_start_matches("./");
            let was_right = bag
                .get(file)
                .is_some_and(|bytes| hex::encode(Md5::digest(bytes)) == digest);
            let path = if file == "manifest-md5.txt" {
                "manifest-sha256.txt"
            } else {
                original
            };
            let now = lifted.get(path.trim_start_matches("./")).filter(|_| was_right);
            let now = now.map_or("0".repeat(64), |bytes| hex::encode(Sha256::digest(bytes)));
            redone.push_str(&format!("{now}  {path}\n"));
        }
        lifted.insert(format!("{tag}-sha256.txt"), redone.into_bytes());
    }
    lifted
}

/// The bag as a plain zip of another tool.
fn zipped(bag: &BTreeMap<String, Vec<u8>>, into: &Path) -> PathBuf {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (file, bytes) in bag {
        zip.start_file(format!("bag/{file}"), zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    let target = into.join("bag.zip");
    fs::write(&target, zip.finish().unwrap().into_inner()).unwrap();
    target
}

fn bags(kind: &str) -> Vec<PathBuf> {
    let suite = corpora().join("pkg/bagit-conformance");
    let kinds = ["v0.97", "v1.0"].map(|version| suite.join(version).join(kind));
    let mut bags: Vec<PathBuf> = kinds
        .iter()
        .filter(|folder| folder.is_dir())
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.is_dir())
        .collect();
    bags.sort();
    bags
}

#[test]
fn bags_of_the_conformance_suite_are_judged_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let (mut accepted, mut declined) = (0, 0);
    for bag in bags("valid") {
        match verdict(&zipped(&contents(&bag), folder.path())) {
            Ok(_) => accepted += 1,
            // Valid by the letter, and refused here on purpose, each by its name.
            Err(error @ (Error::Algorithm { .. } | Error::Encoding { .. } | Error::Fetch)) => {
                declined += 1;
                println!("valid, declined: {}: {error}", bag.display());
            }
            Err(error) => panic!("{} is valid, but: {error}", bag.display()),
        }
    }
    println!("valid: {accepted} accepted, {declined} declined by algorithm, encoding or fetch.txt");
    assert!(accepted >= 1 && declined >= 1);
    for kind in ["invalid", "linux-only", "windows-only"] {
        let bags = bags(kind);
        assert!(!bags.is_empty());
        for bag in &bags {
            match verdict(&zipped(&contents(bag), folder.path())) {
                Err(error) => println!("{kind}: {}: {error}", bag.file_name().unwrap().display()),
                Ok(_) => panic!("{} must be refused", bag.display()),
            }
        }
        println!("{kind}: {} of {} refused", bags.len(), bags.len());
    }
}

#[test]
fn bags_secured_by_md5_are_judged_for_their_own_faults_once_redone_in_sha256() {
    let folder = tempfile::tempdir().unwrap();
    let is_md5 = |bag: &PathBuf| bag.join("manifest-md5.txt").is_file();
    let mut accepted = 0;
    for bag in bags("valid").into_iter().filter(is_md5) {
        match verdict(&zipped(&lifted(&contents(&bag)), folder.path())) {
            Ok(_) => accepted += 1,
            Err(Error::Encoding { .. } | Error::Fetch) => {}
            Err(error) => panic!("{} is valid, but: {error}", bag.display()),
        }
    }
    println!("redone valid: {accepted} accepted");
    assert!(accepted > 5);
    for kind in ["invalid", "linux-only", "windows-only"] {
        for bag in bags(kind).into_iter().filter(is_md5) {
            match verdict(&zipped(&lifted(&contents(&bag)), folder.path())) {
                Err(Error::Algorithm { .. }) => panic!("{} was redone", bag.display()),
                Err(error) => println!("redone {kind}: {}: {error}", bag.file_name().unwrap().display()),
                Ok(_) => panic!("{} must be refused", bag.display()),
            }
        }
    }
}

#[test]
fn zips_of_other_projects_are_judged_quickly_and_without_panic() {
    let folder = corpora().join("zip");
    let zips: Vec<_> = files(&folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|e| e == "zip"))
        .collect();
    assert!(zips.len() > 50, "the corpus is there");
    let mut slowest = Duration::ZERO;
    for file in &zips {
        let started = Instant::now();
        let outcome = verdict(&folder.join(file));
        let took = started.elapsed();
        assert!(took < Duration::from_secs(5), "{} took {took:?}", file.display());
        assert!(outcome.is_err(), "{} is no bag", file.display());
        slowest = slowest.max(took);
    }
    println!(
        "{} zips, none a bag, all refused, slowest {slowest:?}",
        zips.len()
    );
}
