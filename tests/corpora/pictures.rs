//! Every file of the picture corpora through `photo add`: in, or refused with a reason, and never changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use galley_tests::desk::Desk;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Far more than any of them needs; a decoder that hangs needs more.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn each_file_goes_in_or_is_refused_with_a_reason_and_stays_as_it_was() {
    let mut files = Vec::new();
    gather(&super::corpora().join("img"), &mut files);
    assert!(files.len() > 500, "{} files", files.len());
    let before = digests(&files);

    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let mut outcomes = BTreeMap::<&str, usize>::new();
    for batch in files.chunks(100) {
        let begun = Instant::now();
        let output = desk
            .cli()
            .args(["photo", "add", &story, "--json"])
            .args(batch)
            .output()
            .unwrap();
        assert!(
            begun.elapsed() < LONGEST,
            "a hundred files took {:?}",
            begun.elapsed()
        );
        assert!(
            output.status.code().is_some(),
            "it was not taken down by a signal"
        );
        let results: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
        let results = results.as_array().unwrap();
        assert_eq!(results.len(), batch.len(), "one answer for each file");
        for result in results {
            let refused = result["refused"]["says"].as_str();
            assert!(
                result["added"].is_object() != refused.is_some_and(|says| says.len() > 10),
                "{result}"
            );
            *outcomes
                .entry(if refused.is_some() { "refused" } else { "in" })
                .or_default() += 1;
        }
    }
    println!("photo add over img: {outcomes:?}");
    assert!(outcomes["in"] > 300, "{outcomes:?}");
    assert!(digests(&files) == before, "originals are as they were");
    desk.ask(["doctor"]);
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files)
        } else {
            files.push(path)
        }
    }
    files.sort();
}

fn digests(files: &[PathBuf]) -> Vec<Vec<u8>> {
    files
        .iter()
        .map(|file| Sha256::digest(fs::read(file).unwrap()).to_vec())
        .collect()
}
