//! Damage: thousands of seeded mutations of other people's files, each within two seconds and half a gigabyte.

use std::fs;
use std::time::{Duration, Instant};

use photo::{Facts, Private, imprint, take_in};

use crate::{files_below, images};

/// Most memory that any one file may take, in kilobytes.
const MOST_MEMORY: u64 = 512 << 10;

/// The most that this process ever held, in kilobytes.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux says how much memory is held");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
    number.expect("VmHWM is a number")
}

/// A small generator, so that the same mutations come on every machine (Steele, Lea and Flood's SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (most.max(1) as u64)).unwrap()
    }
}

/// Bytes changed, mostly near the front where the structure is; a part doubled or left out; the end cut off.
fn mutated(file: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=seeded.below(16) {
        let reach = if seeded.below(3) > 0 {
            bytes.len().min(2048)
        } else {
            bytes.len()
        };
        let at = seeded.below(reach);
        let byte = [0, 0xff, 0x7f, 0x80, u8::try_from(seeded.below(256)).unwrap()][seeded.below(5)];
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
    }
    let (a, b) = (seeded.below(bytes.len()), seeded.below(bytes.len()));
    let part = a.min(b)..a.max(b);
    match seeded.below(6) {
        0 => bytes.truncate(a),
        1 => drop(bytes.drain(part)),
        2 => bytes.extend_from_within(part),
        _ => {}
    }
    bytes
}

#[test]
fn no_mutation_crashes_hangs_or_takes_half_a_gigabyte() {
    let count = if std::env::var_os("GALLEY_SOAK").is_some() {
        2000
    } else {
        200
    };
    let files = files_below(&images());
    let mut seeded = Seeded(20_200_214);
    let words = Facts {
        caption: "江克美(左二)".to_owned(),
        ..Facts::default()
    };
    let (mut slowest, mut taken) = (Duration::ZERO, 0);
    for number in 0..count {
        let file = &files[seeded.below(files.len())];
        let bytes = mutated(&fs::read(file).expect("the file can be read"), &mut seeded);
        let start = Instant::now();
        taken += usize::from(take_in(&bytes).is_ok());
        let _ = imprint(&bytes, &words, Private::Removed);
        let took = start.elapsed();
        slowest = slowest.max(took);
        assert!(
            took < Duration::from_secs(2),
            "mutation {number}, of {}, took {took:?}",
            file.display()
        );
        let peak = peak_memory();
        assert!(
            peak < MOST_MEMORY,
            "mutation {number}, of {}: {peak} kB",
            file.display()
        );
    }
    println!(
        "{count} mutations: {taken} still photos, slowest {slowest:?}, peak {} kB",
        peak_memory()
    );
}
