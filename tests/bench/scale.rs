//! A store that fills: what one story costs among 100, 1,000, 10,000 and 100,000, each with three revisions, a photo and a delivery.
//! Every verb may take no more than 1.3 times what it takes among a hundred, and 120 MB.

mod filling;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::galley_cli;

use filling::Filling;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
const ROUNDS: usize = 9;
/// How much more a verb may take than among a hundred stories.
const MOST: f64 = 1.3;
/// Megabytes that a verb may have in memory.
const MOST_MEMORY: f64 = 120.0;

/// What a verb took: the best of its rounds, and the most memory.
#[derive(Debug, Clone, Copy)]
struct Cost {
    time: Duration,
    megabytes: f64,
}

/// Measures and prints; whether every bar was met. `GALLEY_SCALE` names a smaller last size.
pub(crate) fn bars() -> bool {
    let last = std::env::var("GALLEY_SCALE").ok();
    let last = last.and_then(|last| last.parse().ok()).unwrap_or(usize::MAX);
    let desk = Desk::new();
    let mut filling = Filling::of(&desk);
    let mut first: Vec<(&'static str, Cost)> = Vec::new();
    let mut met = true;
    for size in SIZES.into_iter().filter(|size| *size <= last) {
        let began = Instant::now();
        filling.fill(size);
        println!("  {size} stories, made in {:.0} s", began.elapsed().as_secs_f64());
        let costs = measured(&desk, size);
        for (at, (verb, cost)) in costs.iter().enumerate() {
            let among_hundred = first.get(at).map_or(*cost, |(_, cost)| *cost);
            let ratio = cost.time.as_secs_f64() / among_hundred.time.as_secs_f64();
            let within = ratio <= MOST && cost.megabytes <= MOST_MEMORY;
            met &= within;
            println!(
                "    {verb}: {ratio:.2} ({:.1} ms ÷ {:.1} ms), {:.0} MB: {}",
                cost.time.as_secs_f64() * 1e3,
                among_hundred.time.as_secs_f64() * 1e3,
                cost.megabytes,
                if within { "met" } else { "MISSED" }
            );
        }
        if first.is_empty() {
            first = costs;
        }
    }
    met
}

/// Every verb on a story of its own in the store as it is.
fn measured(desk: &Desk, size: usize) -> Vec<(&'static str, Cost)> {
    let text = desk.file("a.md", filling::text(size).as_bytes());
    let imported = desk.ask(["import", plain(&text)]);
    let story = imported.lines().next().expect("a story's id").to_owned();
    let photo = filling::picture(desk, size * 100);
    desk.ask(["photo", "add", &story, plain(&photo)]);
    let number = std::cell::Cell::new(size * 100);
    let next = || {
        number.set(number.get() + 1);
        number.get()
    };
    let out = desk.store().with_file_name("out");
    let fixed = |arguments: &[&str]| {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        move || arguments.clone()
    };
    let set = || {
        vec![
            "set".to_owned(),
            story.clone(),
            format!("headline=第{}稿", next()),
        ]
    };
    let add = || {
        let photo = filling::picture(desk, next());
        vec![
            "photo".to_owned(),
            "add".to_owned(),
            story.clone(),
            plain(&photo).to_owned(),
        ]
    };
    let deliver = || {
        // Another text each time: the same is delivered once.
        desk.ask(["set", &story, &format!("headline=第{}稿", next())]);
        ["deliver", &story, "--outlet", "desk"]
            .map(str::to_owned)
            .to_vec()
    };
    let export = || {
        let _ = fs::remove_dir_all(&out);
        let to = plain(&out).to_owned();
        vec!["export".to_owned(), story.clone(), "--to".to_owned(), to]
    };
    let prefix: String = story.chars().take(12).collect();
    vec![
        ("list", cost(desk, fixed(&["list"]))),
        ("list --json", cost(desk, fixed(&["list", "--json"]))),
        ("open", cost(desk, fixed(&["show", &prefix, "--as", "json"]))),
        ("set", cost(desk, set)),
        ("photo add", cost(desk, add)),
        ("check", cost(desk, fixed(&["check", &story]))),
        ("deliver", cost(desk, deliver)),
        ("outbox", cost(desk, fixed(&["outbox"]))),
        (
            "ledger of a month",
            cost(desk, fixed(&["ledger", "--month", filling::MONTH])),
        ),
        ("export", cost(desk, export)),
    ]
}

/// The best of some rounds; each round's arguments are made anew, and making them is not measured.
fn cost(desk: &Desk, arguments: impl Fn() -> Vec<String>) -> Cost {
    let told = desk.store().with_file_name("told");
    let mut best = Cost {
        time: Duration::MAX,
        megabytes: 0.0,
    };
    for _ in 0..ROUNDS {
        let arguments = arguments();
        let inner = desk.cli();
        let mut time = Command::new("/usr/bin/time");
        time.args(["-f", "%M", "-o"]).arg(&told).arg(galley_cli());
        time.args(inner.get_args()).args(&arguments);
        for (name, value) in inner.get_envs().filter_map(|(name, value)| Some((name, value?))) {
            time.env(name, value);
        }
        let began = Instant::now();
        let output = time.output().expect("time: apt-get install time");
        let took = began.elapsed();
        assert!(
            output.status.success(),
            "galley-cli {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
        let kib: f64 = fs::read_to_string(&told)
            .ok()
            .and_then(|told| told.trim().parse().ok())
            .expect("time writes a number");
        best.time = best.time.min(took);
        best.megabytes = best.megabytes.max(kib * 1024.0 / 1e6);
    }
    best
}
