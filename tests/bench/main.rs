//! The bars of speed: Galley beside ordinary tools and bare pages that do the same work, in one run on one machine.
//! Ratios are printed, as seconds mean nothing on another computer. Ends with 1 when a bar is missed.
//!
//! `cargo bench -p galley-tests -- typing` measures the one group alone.

mod bar;
mod compare;
#[path = "../hostile/making.rs"]
mod making;
mod photos;
mod review;
mod scale;
mod typing;
mod wires;
mod worst;

use std::process::ExitCode;

/// A group of bars by its name; it answers whether all were met.
type Group = (&'static str, fn() -> bool);

const GROUPS: [Group; 8] = [
    ("compare", compare::bars),
    ("photos", photos::bars),
    ("preview", photos::preview),
    ("review", review::bars),
    ("scale", scale::bars),
    ("typing", typing::bars),
    ("wires", wires::bars),
    ("worst", worst::bars),
];

fn main() -> ExitCode {
    // Cargo itself adds --bench.
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    // The program starts itself as the positive control of the worst cases.
    if let [control, bytes, elements] = named.as_slice()
        && control == "control"
    {
        let number = |text: &String| text.parse().unwrap_or_default();
        worst::control::run(number(bytes), number(elements));
        return ExitCode::SUCCESS;
    }
    let wanted = |name: &str| named.is_empty() || named.iter().any(|one| one == name);
    let mut met = true;
    for (name, bars) in GROUPS {
        if wanted(name) {
            println!("{name}");
            met &= bars();
        }
    }
    ExitCode::from(u8::from(!met))
}
