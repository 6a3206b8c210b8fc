//! Worst cases: small files and texts in which two lengths multiply, at four sizes each. What is asked of each is two seconds and
//! 256 MB at the full size, and time that grows as the size does.
//!
//! Readers have *lengths*: how many runs a paragraph has, how long a note is. Of every two lengths of a reader a file is made in
//! which they work on the same paragraph, table or packet, so that a law that multiplies them shows. `GALLEY_SEED` chooses how large
//! each is beside the other. The positive control is a reader that keeps a name of one length for each of the other.

mod algorithms;
mod captions;
pub(crate) mod control;
mod judge;
mod pages;
mod pictures;
mod word;

use judge::Search;

/// What is asked of `galley-cli`; the last thing is measured.
enum Task {
    /// A file of this ending is imported.
    Import(&'static str, Vec<u8>),
    /// A file of this ending is added as a photo.
    Photo(&'static str, Vec<u8>),
    /// A photo gets this caption, and its story is checked.
    Caption(String),
    /// A text is imported, another takes its place, and the two are compared in this form.
    Compare(&'static str, String, String),
    /// A text is imported and exported in this form.
    Export(&'static str, String),
    /// A caption sheet comes back.
    Sheet(String),
    /// The positive control: a name of so many bytes for so many elements.
    Control(usize, usize),
}

/// A length that a reader meets: its name, and the most of it that is tried.
type Length = (&'static str, usize);

/// One reader, or one algorithm on text: its lengths, and how a file is made in which two of them are large.
struct Subject {
    name: &'static str,
    lengths: &'static [Length],
    /// Makes the task of two lengths by their places in the list, each with its size.
    make: fn((usize, usize), (usize, usize)) -> Task,
}

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let subjects = [
        word::SUBJECT,
        pages::HTML,
        pages::MARKDOWN,
        pictures::SUBJECT,
        captions::CAPTION,
        captions::SHEET,
        algorithms::COMPARE,
        algorithms::COMPARE_WORD,
        algorithms::EXPORT_WORD,
        algorithms::EXPORT_WECHAT,
    ];
    let mut search = Search::seeded();
    let mut met = true;
    for subject in &subjects {
        for one in 0..subject.lengths.len() {
            for other in one + 1..subject.lengths.len() {
                met &= search.pair(subject, one, other);
            }
        }
    }
    let found = !search.pair(&control::SUBJECT, 0, 1);
    println!(
        "  the positive control is {}",
        if found { "found: met" } else { "MISSED" }
    );
    println!(
        "  {} pairs of lengths, {} beyond the bounds",
        search.pairs, search.beyond
    );
    met && found
}
