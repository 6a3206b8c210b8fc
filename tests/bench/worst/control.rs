//! The positive control: a reader of the law that the photo reader once had, a namespace copied into the name of every element.

use super::{Subject, Task};

pub(super) const SUBJECT: Subject = Subject {
    name: "control",
    lengths: &[("bytes of a name", 300_000), ("elements", 10_000)],
    make: |(_, bytes), (_, elements)| Task::Control(bytes, elements),
};

/// What the control does, in a process of its own.
pub(crate) fn run(bytes: usize, elements: usize) {
    let name = "n".repeat(bytes);
    let names: Vec<String> = (0..elements).map(|at| format!("{name}{at}")).collect();
    println!("{}", names.iter().map(String::len).sum::<usize>());
}
