//! A review that went on for years: a filing with 1,000 and with 10,000 comments, decisions, and decisions that are signed, opened
//! by a desk that trusts the key of who decided and has never seen the piece. Beside it git, which takes as many commits and checks the digest of each: a chain of
//! decisions is built as a history of git is.

mod filing;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use galley_tests::desk::{Desk, plain};

use filing::{Filing, Load};

const ROUNDS: usize = 5;
const SIZES: [usize; 2] = [1_000, 10_000];
/// How many times what git takes for as many commits.
const BARS: [(Load, f64); 3] = [
    (Load::Comments, 4.0),
    (Load::Decisions, 4.0),
    (Load::SignedDecisions, 16.0),
];
/// What ten times as many may take: a fifth more than ten times.
const MOST_GROWTH: f64 = 12.0;

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let filing = Filing::new();
    let introduction = filing.introduction();
    let mut met = true;
    for (load, most) in BARS {
        let [few, many] = SIZES.map(|count| {
            let package = filing.with(load, count);
            best(|| opened(&introduction, &package))
        });
        let git = best(|| fetched(SIZES[1]));
        met &= crate::bar::bar(
            &format!(
                "{} {} opened ÷ as many commits fetched by git",
                SIZES[1],
                load.name()
            ),
            (many.as_secs_f64() * 1e3, git.as_secs_f64() * 1e3),
            "ms",
            most,
        );
        met &= crate::bar::bar(
            &format!("{} ÷ {} {}", SIZES[1], SIZES[0], load.name()),
            (many.as_secs_f64() * 1e3, few.as_secs_f64() * 1e3),
            "ms",
            MOST_GROWTH,
        );
    }
    met
}

fn best(mut work: impl FnMut() -> Duration) -> Duration {
    (0..ROUNDS).map(|_| work()).min().unwrap_or(Duration::MAX)
}

/// How long a desk that knows the sender's key takes to open a package.
fn opened(introduction: &Path, package: &Path) -> Duration {
    let desk = Desk::new();
    desk.ask(["profile", "丁雨"]);
    desk.ask(["open", plain(introduction)]);
    let keys = desk.ask(["keys", "list"]);
    let number = keys.split('\t').next().expect("the number of her key");
    desk.ask(["keys", "trust", number]);
    let start = Instant::now();
    desk.ask(["open", plain(package)]);
    start.elapsed()
}

/// How long git takes to fetch a history of so many commits, checking each.
fn fetched(commits: usize) -> Duration {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [theirs, ours] = ["theirs", "ours"].map(|name| folder.path().join(name));
    for repository in [&theirs, &ours] {
        git(folder.path(), &["init", "--quiet", "--bare", plain(repository)]);
    }
    let history: String = (1..=commits)
        .map(|number| {
            let said = format!("通过 {number}");
            format!(
                "commit refs/heads/main\ncommitter a <a@b> {number} +0000\ndata {}\n{said}\n",
                said.len()
            )
        })
        .collect();
    let history_file = folder.path().join("history");
    fs::write(&history_file, history).expect("a file in our own folder");
    let import = Command::new("git")
        .args(["-C", plain(&theirs), "fast-import", "--quiet"])
        .stdin(fs::File::open(&history_file).expect("the history"))
        .status();
    assert!(import.is_ok_and(|status| status.success()), "git fast-import");
    let start = Instant::now();
    git(
        &ours,
        &[
            "-c",
            "fetch.fsckObjects=true",
            "fetch",
            "--quiet",
            plain(&theirs),
            "main",
        ],
    );
    start.elapsed()
}

fn git(folder: &Path, arguments: &[&str]) {
    let ran = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .status();
    assert!(ran.is_ok_and(|status| status.success()), "git {arguments:?}");
}
