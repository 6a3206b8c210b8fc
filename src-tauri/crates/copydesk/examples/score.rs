//! Counts how often the rules alarm on texts that are taken for correct: `make copydesk-score` runs this.
//!
//! usage: score FILE…    a plain text, a line a paragraph; a CoNLL-U treebank; or tab-separated sentences, of which the last
//! column is the corrected one. With `--show`, each alarm is printed, to be judged by eye.

use std::collections::BTreeMap;
use std::time::Instant;

use copydesk::{House, Passage, Role, TextId, read, weigh};
use story::Severity;

fn main() {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    for file in files {
        match std::fs::read_to_string(&file) {
            Ok(text) => score(&file, &text, !options.is_empty()),
            Err(error) => println!("{file}: {error}"),
        }
    }
}

/// The paragraphs of a file, in the form that its name shows.
fn paragraphs<'a>(file: &str, text: &'a str) -> Vec<&'a str> {
    if file.ends_with(".conllu") {
        return text
            .lines()
            .filter_map(|line| line.strip_prefix("# text = "))
            .collect();
    }
    text.lines()
        .filter_map(|line| line.rsplit('\t').next())
        .filter(|line| !line.is_empty())
        .collect()
}

#[allow(clippy::cast_precision_loss)] // a rate of thousands
fn score(file: &str, text: &str, shows: bool) {
    let house = House::default();
    let paragraphs = paragraphs(file, text);
    let characters: usize = paragraphs.iter().map(|words| words.chars().count()).sum();
    let start = Instant::now();
    let mut alarms: BTreeMap<String, usize> = BTreeMap::new();
    let (mut counted, mut notes) = (0, 0);
    for words in &paragraphs {
        let passage = Passage::new(TextId::Line { block: 0, line: 0 }, Role::Text, words);
        let reading = read(&passage, &house);
        let mut remarks = weigh(std::slice::from_ref(&reading));
        remarks.extend(reading.into_remarks());
        for remark in remarks.iter().filter(|remark| remark.rule != "width") {
            *alarms.entry(remark.rule.to_string()).or_default() += 1;
            match remark.severity {
                Severity::Note => notes += 1,
                Severity::Error | Severity::Warning => counted += 1,
            }
            if shows {
                println!(
                    "{}\t{:?}\t{}\t{}\t{words}",
                    remark.rule, remark.severity, remark.quote, remark.zh
                );
            }
        }
    }
    let took = start.elapsed();
    let rate = |alarms: usize| alarms as f64 * 1000.0 / characters.max(1) as f64;
    println!(
        "{file}: {characters} characters in {} ms: {counted} alarms, {:.2} per 1,000; {notes} notes",
        took.as_millis(),
        rate(counted)
    );
    for (rule, alarms) in alarms {
        println!("  {rule}: {alarms}, {:.3} per 1,000", rate(alarms));
    }
}
