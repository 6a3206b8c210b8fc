//! The libraries that each crate may bring. A crate exists where a heavy dependency must not leak, so a new line here is a
//! decision, and a line that is no longer used is taken out.

use super::sources::none;
use galley_tests::programs::root;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

/// Crate, the crates of ours it depends on, the libraries it brings.
type Allowed = (&'static str, &'static [&'static str], &'static [&'static str]);

const ALLOWED: [Allowed; 16] = [
    // So small that the crates below the newsroom depend on it: one way for a file to get to the disk.
    ("disk", &[], &["tempfile"]),
    (
        "story",
        &[],
        &[
            "chrono",
            "hex",
            "imara-diff",
            "pulldown-cmark",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "ts-rs",
            // Names are folded before they are compared, and look-alikes are reported.
            "unicode-normalization",
            "unicode-security",
            "unicode-segmentation",
            "unicode-width",
        ],
    ),
    // All words of its lists are searched at once, and a mistyped character mostly sounds like the right one.
    (
        "copydesk",
        &["story"],
        &["aho-corasick", "chrono", "pinyin", "serde", "ts-rs"],
    ),
    (
        "photo",
        &[],
        &[
            "encoding_rs",
            "fast_image_resize",
            "flate2",
            "heifer",
            "hex",
            "image",
            "jpeg-encoder",
            "kamadak-exif",
            "libjpeg-turbo-rs",
            "md-5",
            "memchr",
            "moxcms",
            "quick-xml",
            "thiserror",
        ],
    ),
    (
        "press",
        &["story"],
        &[
            "base64",
            "chrono",
            // Tables that spreadsheets saved: quotes, line ends and delimiters as they come.
            "csv",
            "encoding_rs",
            // Foreign HTML is parsed as browsers parse it; the reader's output is no HTML, so nothing has to
            // be sanitised a second time.
            "html5ever",
            // The words of a headline, which no break may be inside of.
            "jieba-rs",
            // Mails that others wrote.
            "mail-parser",
            "percent-encoding",
            // The picture of the approval form's QR code, and the code.
            "png",
            "qrcodegen",
            "quick-xml",
            "serde",
            "serde_json",
            "thiserror",
            "ts-rs",
            "zip",
        ],
    ),
    (
        "package",
        &["disk"],
        &[
            "chrono",
            "crc32fast",
            "flate2",
            "hex",
            "minisign",
            "sha2",
            "thiserror",
            "unicode-normalization",
        ],
    ),
    (
        "store",
        &["disk", "story"],
        &[
            "chrono",
            "fs4",
            "percent-encoding",
            "rusqlite",
            "serde_json",
            "sha2",
            "thiserror",
        ],
    ),
    (
        "wire",
        &[],
        &[
            "backon",
            "base64",
            "futures-util",
            "hex",
            "lettre",
            "percent-encoding",
            "quick-xml",
            "reqwest",
            "russh",
            "russh-sftp",
            "rustls",
            "rustls-platform-verifier",
            "rusty-s3",
            // An error is kept with the delivery that it held up.
            "serde",
            "sha2",
            "suppaftp",
            "thiserror",
            "tokio",
            "tokio-rustls",
        ],
    ),
    (
        "outlet",
        &["story"],
        // The positions of faults, and a text that keeps a person's formatting around a changed field.
        &["chrono", "serde", "toml_edit", "ts-rs"],
    ),
    (
        "review",
        &["package", "press", "story"],
        &["chrono", "serde", "serde_json", "thiserror", "ts-rs"],
    ),
    (
        "newsroom",
        &[
            "copydesk", "disk", "outlet", "package", "photo", "press", "review", "store", "story", "wire",
        ],
        &[
            "chrono",
            "keyring",
            "percent-encoding",
            "pinyin",
            "serde",
            "serde_json",
            "thiserror",
            "ts-rs",
            "uuid",
        ],
    ),
    (
        "cli",
        &["disk", "newsroom"],
        &[
            "clap",
            "indicatif",
            "mimalloc",
            "percent-encoding",
            "serde",
            "serde_json",
            // Ctrl+C stops a verb at its next step, so that it leaves nothing.
            "signal-hook",
        ],
    ),
    // HTTP for a browser while one develops; a program that is released does not bring it.
    (
        "dev-door",
        &[],
        &[
            "http-body-util",
            "hyper",
            "hyper-util",
            "serde_json",
            "tauri",
            "tokio",
            "uuid",
        ],
    ),
    (
        "galley",
        &["dev-door", "newsroom"],
        // gtk shows keys in the menu without binding them, and webkit2gtk does what the clipboard's keys do; tauri depends on
        // both already.
        &[
            "gtk",
            "mimalloc",
            "percent-encoding",
            "serde",
            "tauri",
            "tauri-build",
            "tauri-plugin-dialog",
            "tauri-plugin-opener",
            "tauri-plugin-single-instance",
            "tauri-plugin-window-state",
            "webkit2gtk",
        ],
    ),
    // No code: see its Cargo.toml.
    (
        "build-once",
        &[],
        &[
            "bitflags",
            "fastrand",
            "flate2",
            "foldhash",
            "getrandom",
            "hashbrown",
            "libc",
            "percent-encoding",
            "proc-macro2",
            "schemars",
            "semver",
            "serde",
            "serde_json",
            "smallvec",
            "stable_deref_trait",
            "syn",
            "tauri-utils",
            "time",
            "toml_edit",
            "typenum",
        ],
    ),
    // The page's types are written from newsroom's; all other tests use the programs from outside.
    (
        "galley-tests",
        &["newsroom"],
        &["serde_json", "socket2", "tempfile", "ts-rs", "ureq"],
    ),
];

#[test]
fn each_crate_brings_exactly_what_it_may() {
    let packages = packages();
    let ours: BTreeSet<&str> = ALLOWED.iter().map(|(name, ..)| *name).collect();
    let mut complaints = Vec::new();
    for package in &packages {
        let name = text(package, "name");
        let Some((_, may_ours, may_libraries)) = ALLOWED.iter().find(|(allowed, ..)| *allowed == name) else {
            complaints.push(format!("{name}: a crate this list does not know"));
            continue;
        };
        let may: BTreeSet<&str> = may_ours.iter().chain(*may_libraries).copied().collect();
        let brings: BTreeSet<&str> = dependencies(package)
            .filter(|dependency| text(dependency, "kind") != "dev")
            .map(|dependency| text(dependency, "name"))
            .collect();
        complaints.extend(
            brings
                .difference(&may)
                .map(|new| format!("{name} brings {new}, which it may not")),
        );
        complaints.extend(
            may.difference(&brings)
                .map(|old| format!("{name} may bring {old}, and does not")),
        );
    }
    assert_eq!(
        packages.len(),
        ours.len(),
        "a crate of the list is gone: {ours:?}"
    );
    none("The dependency rules of docs/architecture.md:", &complaints);
}

/// A test may depend on more libraries, but not on a crate of ours from above or beside.
#[test]
fn tests_of_a_crate_reach_no_crate_of_ours_above_it() {
    let mut complaints = Vec::new();
    for package in packages() {
        let name = text(&package, "name").to_owned();
        let Some((_, may_ours, _)) = ALLOWED.iter().find(|(allowed, ..)| *allowed == name) else {
            continue;
        };
        for dependency in dependencies(&package).filter(|dependency| text(dependency, "kind") == "dev") {
            let brings = text(dependency, "name");
            let is_ours = ALLOWED.iter().any(|(ours, ..)| *ours == brings);
            if is_ours && !may_ours.contains(&brings) && name != "galley-tests" {
                complaints.push(format!("{name}'s tests bring {brings}"));
            }
        }
    }
    none(
        "A crate is tested from below; whoever needs both crates is tested in tests/.",
        &complaints,
    );
}

fn packages() -> Vec<Value> {
    let mut command = Command::new(env!("CARGO"));
    let output = command
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root());
    let output = output.output().expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    metadata
        .get("packages")
        .and_then(Value::as_array)
        .expect("metadata lists packages")
        .clone()
}

fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package
        .get("dependencies")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
