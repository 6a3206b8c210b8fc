//! Comments and pages are in plain words, and comments say which errors there are. See CONTRIBUTING.md, "Words".

use super::sources::{Source, below, documents, none};

/// Words that make a riddle of a sentence: a person has a role, and a thing is somewhere.
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

/// What to write in their place.
const PLAINLY: &str = "Say who (the writer, the caller, another program) and where it is.";

#[test]
fn no_comment_speaks_in_riddles() {
    let sources = ["src-tauri", "tests", "ui/src"];
    let endings = [".rs", ".ts", ".svelte", ".css"];
    let found: Vec<String> = sources
        .iter()
        .flat_map(|folder| below(folder, &endings))
        .filter(|source| !source.path.ends_with("tidy/comments.rs"))
        .flat_map(|source| riddles(&source.path, comments(&source.text)))
        .collect();
    none(PLAINLY, &found);
}

#[test]
fn no_page_speaks_in_riddles() {
    let found: Vec<String> = documents()
        .iter()
        .flat_map(|page| riddles(&page.path, lines(&page.text)))
        .collect();
    none(PLAINLY, &found);
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
    assert_eq!(riddles("a.rs", comments(riddle)), ["a.rs:1: // what stands here"]);
    let page = "# A page\n\nEach word has a standard; a key\nlies beside it.\n";
    assert_eq!(riddles("a.md", lines(page)), ["a.md:4: lies beside it."]);
    let vague =
        "/// # Errors\n/// When it fails.\nfn a() {}\n/// # Errors\n/// [`Error::Gone`].\nfn b() {}\n";
    assert_eq!(unnamed(&source(vague)), ["a.rs:1: When it fails."]);
}

/// The sentences that have one of the words: `path:line: sentence`.
fn riddles<'a>(path: &str, sentences: impl Iterator<Item = (usize, &'a str)>) -> Vec<String> {
    sentences
        .filter(|(_, sentence)| {
            let mut words = sentence.split(|c: char| !c.is_alphanumeric());
            words.any(|word| RIDDLES.contains(&word.to_lowercase().as_str()))
        })
        .map(|(line, sentence)| format!("{path}:{line}: {sentence}"))
        .collect()
}

/// The lines of a text with their numbers, from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines())
}

/// The comments of a source with the numbers of their lines.
fn comments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter_map(|(line, whole)| Some((line, comment(whole)?)))
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
