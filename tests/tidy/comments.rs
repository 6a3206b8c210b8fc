//! Comments are in plain words, and say which errors there are. See CONTRIBUTING.md, "Words".

use super::sources::{Source, below, none};

/// Words that make a riddle of a comment: a person has a role, and a thing is somewhere.
const RIDDLES: [&str; 8] = [
    "whoever",
    "somebody",
    "stand",
    "stands",
    "stood",
    "lie",
    "lies",
    "whosoever",
];

#[test]
fn no_comment_speaks_in_riddles() {
    let sources = ["src-tauri", "tests", "ui/src"];
    let endings = [".rs", ".ts", ".svelte", ".css"];
    let found: Vec<String> = sources
        .iter()
        .flat_map(|folder| below(folder, &endings))
        .filter(|source| !source.path.ends_with("tidy/comments.rs"))
        .flat_map(|source| riddles(&source))
        .collect();
    none(
        "Say who (the writer, the caller, another program) and where it is.",
        &found,
    );
}

#[test]
fn every_errors_section_names_what_is_returned() {
    let found: Vec<String> = below("src-tauri", &[".rs"]).iter().flat_map(unnamed).collect();
    none(
        "Name the variants, as [`Error::NoSuchStory`]; a caller cannot match on a sentence.",
        &found,
    );
}

#[test]
fn the_rules_see_what_they_are_to_see() {
    let source = |text: &str| Source {
        path: "a.rs".to_owned(),
        text: text.to_owned(),
    };
    let riddle = "let stands = 1; // what stands here\n/// Understands it.\nlet somebody = 2;\n";
    assert_eq!(riddles(&source(riddle)), ["a.rs:1: // what stands here"]);
    let vague =
        "/// # Errors\n/// When it fails.\nfn a() {}\n/// # Errors\n/// [`Error::Gone`].\nfn b() {}\n";
    assert_eq!(unnamed(&source(vague)), ["a.rs:1: When it fails."]);
}

/// The comments of a source that have one of the words: `path:line: comment`.
fn riddles(source: &Source) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    let comments = lines.filter_map(|(at, line)| Some((at + 1, comment(line)?)));
    comments
        .filter(|(_, comment)| {
            let mut words = comment.split(|c: char| !c.is_alphanumeric());
            words.any(|word| RIDDLES.contains(&word.to_lowercase().as_str()))
        })
        .map(|(line, comment)| format!("{}:{line}: {comment}", source.path))
        .collect()
}

/// The comment of a line, with its marks; nothing where it has none. An address has two slashes too.
fn comment(line: &str) -> Option<&str> {
    let whole = line.trim();
    let begins = ["//", "/*", "* ", "<!--"];
    if begins.iter().any(|mark| whole.starts_with(mark)) {
        return Some(whole);
    }
    let at = whole.find(" // ")?;
    whole.get(at + 1..)
}

/// The sections of a source that name nothing: `path:line: section`. What refers to another verb is named there.
fn unnamed(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let heads = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| **line == "/// # Errors");
    heads
        .filter_map(|(at, _)| {
            let section = lines.iter().skip(at + 1);
            let section = section
                .map_while(|line| line.strip_prefix("/// "))
                .collect::<Vec<_>>();
            let section = section.join(" ");
            let names = section.contains('`') || section.starts_with("As ");
            (!names).then(|| format!("{}:{}: {section}", source.path, at + 1))
        })
        .collect()
}
