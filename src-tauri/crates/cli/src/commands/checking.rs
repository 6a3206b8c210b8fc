//! Checking: the flags of a story or a file, and taking the copy desk's fixes.

use std::path::Path;

use newsroom::story::check::Severity;
use newsroom::{FileFlag, Newsroom, WhichFixes, check_file};

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::sarif::{self, Located};
use crate::shapes;

/// `--strict` and `--sarif`.
type Wanted = (bool, bool);

pub(super) fn story(
    newsroom: &Newsroom,
    story: &str,
    wanted: Wanted,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let flags = newsroom.writing().open_story(&id)?.flags;
    let flags = flags.into_iter().map(|flag| FileFlag {
        flag,
        file_line: None,
        file_column: None,
    });
    answer(&format!("galley:{id}"), flags.collect(), wanted, output)
}

pub(super) fn file(path: &Path, wanted: Wanted, output: &Output) -> Result<Done, Stopped> {
    let flags = check_file(path, output.language())?.flags;
    answer(&sarif::uri(path), flags, wanted, output)
}

fn answer(
    uri: &str,
    flags: Vec<FileFlag>,
    (strict, sarif): Wanted,
    output: &Output,
) -> Result<Done, Stopped> {
    if sarif {
        output.json(&sarif::log(uri, &flags))?;
    } else {
        output.answer(&flags, flags.iter().map(line))?;
    }
    let is_serious = |flag: &FileFlag| flag.flag.severity != Severity::Note;
    Ok(if strict && flags.iter().any(is_serious) {
        Done::SomeRefused
    } else {
        Done::All
    })
}

fn line(located: &Located) -> String {
    let flag = &located.flag;
    let place = match (located.file_line, located.file_column) {
        (Some(line), Some(column)) => format!("{line}:{column}"),
        _ => flag.place.name(),
    };
    row(&[
        &shapes::severity(flag.severity),
        &flag.rule_name(),
        &place,
        &flag.says,
    ])
}

pub(super) fn fix(newsroom: &Newsroom, story: &str, rule: &str, output: &Output) -> Result<Done, Stopped> {
    let which = match rule {
        "all-certain" => WhichFixes::AllCertain,
        rule => WhichFixes::OfRule(rule),
    };
    let fixed = newsroom.copydesk().fix(&newsroom.find_story(story)?, which)?;
    let before = fixed
        .before
        .as_ref()
        .map_or_else(String::new, |before| before.number.to_string());
    output.answer(&fixed, [row(&[&fixed.remarks, &fixed.edits, &before])])?;
    Ok(Done::All)
}
