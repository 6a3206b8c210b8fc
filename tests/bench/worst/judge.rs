//! Runs a task at four sizes within bounds, and judges how its cost grows.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::galley_cli;

use super::{Subject, Task};

/// Seconds of a processor at the full size.
const MOST_SECONDS: f64 = 2.0;
/// Megabytes of memory at the full size.
const MOST_MEGABYTES: f64 = 256.0;
/// From one size to one four times as large, time may grow so many times: twice what is linear.
const MOST_GROWTH: f64 = 8.0;
/// Below so many seconds growth says nothing.
const FLOOR: f64 = 0.15;
/// The four sizes, as parts of the full one.
const SIZES: [(usize, usize); 4] = [(1, 8), (1, 4), (1, 2), (1, 1)];

/// What a run cost.
#[derive(Debug, Clone)]
struct Cost {
    seconds: f64,
    megabytes: f64,
    end: End,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum End {
    Answered,
    /// With a sentence.
    Refused(String),
    /// It took too much, or broke.
    ByForce,
}

/// The search over pairs, and what it has found.
pub(super) struct Search {
    seed: u64,
    pub(super) pairs: usize,
    pub(super) beyond: usize,
}

impl Search {
    /// With the seed of `GALLEY_SEED`.
    pub(super) fn seeded() -> Self {
        let named = std::env::var("GALLEY_SEED").ok();
        let seed = named.and_then(|seed| seed.parse().ok()).unwrap_or(20_261_130);
        println!("  GALLEY_SEED={seed}");
        Self {
            seed,
            pairs: 0,
            beyond: 0,
        }
    }

    /// A number from a half to one.
    fn share(&mut self) -> f64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        0.5 + (self.seed >> 40) as f64 / (1_u64 << 25) as f64
    }

    /// Tries two lengths of a subject; whether both stay within the bounds. What does not is printed with its four sizes.
    pub(super) fn pair(&mut self, subject: &Subject, one: usize, other: usize) -> bool {
        self.pairs += 1;
        let size = |share: f64, at: usize| (subject.lengths[at].1 as f64 * share) as usize;
        let (a, b) = (size(self.share(), one), size(self.share(), other));
        let cost =
            |(part, of): (usize, usize)| run(&(subject.make)((one, a * part / of), (other, b * part / of)));
        let costs = SIZES.map(cost);
        let [_, quarter, _, full] = &costs;
        let growth = full.seconds / quarter.seconds.max(FLOOR / 4.0);
        let grows = full.seconds > FLOOR && growth > MOST_GROWTH;
        let within = full.end != End::ByForce
            && full.seconds <= MOST_SECONDS
            && full.megabytes <= MOST_MEGABYTES
            && !grows;
        if !within || std::env::var_os("GALLEY_TABLES").is_some() {
            let table = costs.map(|cost| {
                let end = match cost.end {
                    End::Answered => String::new(),
                    End::Refused(says) => format!(" ({says})"),
                    End::ByForce => " (ended by force)".to_owned(),
                };
                format!("{:.2} s {:.0} MB{end}", cost.seconds, cost.megabytes)
            });
            println!(
                "  {}: {} {a} × {} {b}: {}{}",
                subject.name,
                subject.lengths[one].0,
                subject.lengths[other].0,
                table.join(" · "),
                if within { "" } else { ": BEYOND" }
            );
        }
        self.beyond += usize::from(!within);
        within
    }
}

/// Does what comes before, and measures the last step.
fn run(task: &Task) -> Cost {
    let desk = Desk::new();
    let story = |file: &Path| -> Option<String> {
        let said = desk.cli().arg("import").arg(file).output().ok()?;
        let first = String::from_utf8(said.stdout).ok()?;
        first.lines().next().map(str::to_owned)
    };
    // What could not even be imported is within the bounds by its refusal.
    let refused = Cost {
        seconds: 0.0,
        megabytes: 0.0,
        end: End::Refused("not even imported".to_owned()),
    };
    match task {
        Task::Import(ending, bytes) => {
            let file = desk.file(&format!("a.{ending}"), bytes);
            measured(&desk, &["import", plain(&file)])
        }
        Task::Photo(ending, bytes) => {
            let story = desk.ask(["new"]);
            let file = desk.file(&format!("a.{ending}"), bytes);
            measured(&desk, &["photo", "add", story.trim(), plain(&file)])
        }
        Task::Caption(words) => {
            let story = desk.ask(["new"]);
            let photo = desk.photo(1);
            let added = desk.ask(["photo", "add", story.trim(), plain(&photo)]);
            let figure = added.lines().next().unwrap_or_default();
            let caption = format!("caption={words}");
            let set = desk
                .cli()
                .args(["photo", "set", story.trim(), figure, &caption])
                .output();
            assert!(set.is_ok_and(|set| set.status.success()), "a caption is set");
            measured(&desk, &["check", story.trim()])
        }
        Task::Compare(form, before, after) => {
            let Some(story) = story(&desk.file("a.md", before.as_bytes())) else {
                return refused;
            };
            let other = desk.file("b.md", after.as_bytes());
            let wrote = desk.cli().args(["write", &story]).arg(&other).output();
            assert!(
                wrote.is_ok_and(|wrote| wrote.status.success()),
                "a text is written"
            );
            measured(&desk, &["compare", &story, "1", "now", "--as", form])
        }
        Task::Export(form, text) => {
            let Some(story) = story(&desk.file("a.md", text.as_bytes())) else {
                return refused;
            };
            let to = desk.store().with_file_name("out");
            measured(&desk, &["export", &story, "--to", plain(&to), "--as", form])
        }
        Task::Sheet(table) => {
            let story = desk.ask(["new"]);
            let file = desk.file("a.csv", table.as_bytes());
            measured(&desk, &["photo", "captions", story.trim(), plain(&file)])
        }
        Task::Control(bytes, elements) => {
            let this = std::env::current_exe().expect("a running program knows its own file");
            let sizes = [bytes.to_string(), elements.to_string()];
            cost(Command::new(this).arg("control").args(sizes))
        }
    }
}

fn measured(desk: &Desk, arguments: &[&str]) -> Cost {
    let inner = desk.cli();
    let mut command = Command::new(galley_cli());
    command.args(inner.get_args()).args(arguments);
    for (name, value) in inner.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    cost(&command)
}

/// Runs a command under `time`, with 4 GB and 30 seconds at most.
fn cost(command: &Command) -> Cost {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = folder.path().join("told");
    let mut time = Command::new("/usr/bin/time");
    time.args(["-f", "%U %S %M", "-o"]).arg(&told);
    time.args(["prlimit", "--as=4294967296", "--cpu=30"]);
    time.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            time.env(name, value);
        }
    }
    // Without it the allocator asks for a gibibyte of addresses ahead.
    time.env("MIMALLOC_ARENA_RESERVE", "32768");
    let output = time
        .stdin(Stdio::null())
        .output()
        .expect("time: apt-get install time");
    let end = match output.status.code() {
        Some(0) => End::Answered,
        Some(1) => {
            let says = String::from_utf8_lossy(&output.stderr);
            End::Refused(says.lines().next().unwrap_or_default().chars().take(60).collect())
        }
        _ => End::ByForce,
    };
    let text = fs::read_to_string(&told).expect("time writes what it measured");
    let last = text.trim().lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [user, system, kib] = numbers.as_slice() else {
        panic!("time said {last}");
    };
    Cost {
        seconds: user + system,
        megabytes: kib * 1024.0 / 1e6,
        end,
    }
}
