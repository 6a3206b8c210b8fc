//! The manual (`docs/manual`) has the same pages in every language, and calls the window's controls by the window's own words.
//!
//! A control is written `【…】` in Chinese and `**…**` in English. The pages of keys are written from the list of commands, by
//! `ui/src/views/commands/manual-keys.test.ts`.

use super::sources::{Source, below, file, none};
use std::collections::BTreeSet;

/// A language of the manual: its folder, and the marks around the name of a control.
struct Tongue {
    name: &'static str,
    marks: (&'static str, &'static str),
}

const TONGUES: [Tongue; 2] = [
    Tongue {
        name: "zh",
        marks: ("【", "】"),
    },
    Tongue {
        name: "en",
        marks: ("**", "**"),
    },
];

#[test]
fn every_control_that_the_manual_names_is_called_so_in_the_window() {
    let mut texts = below("ui/src/text", &[".ts"]);
    texts.push(file("ui/src/model/lists.ts"));
    for tongue in &TONGUES {
        let said: BTreeSet<String> = texts
            .iter()
            .flat_map(|source| sentences(&source.text, tongue.name))
            .collect();
        assert!(
            said.len() > 1_000,
            "the window's sentences are read: {}",
            said.len()
        );
        let pages = tongue.pages();
        let named = pages.iter().flat_map(|page| {
            let controls = controls(&page.text, tongue.marks);
            controls.into_iter().map(move |control| (page, control))
        });
        let unknown: Vec<String> = named
            .filter(|(_, control)| !said.contains(*control))
            .map(|(page, control)| format!("{}: {control}", page.path))
            .collect();
        none("Write it as ui/src/text has it, its dots included.", &unknown);
    }
}

#[test]
fn the_manual_has_the_same_pages_and_headings_in_every_language() {
    let [zh, en] = TONGUES.map(|tongue| shapes(&tongue));
    assert_eq!(zh, en, "a page or a heading is in one language alone");
}

#[test]
fn the_first_page_of_the_manual_leads_to_all_others() {
    for tongue in &TONGUES {
        let first = file(&format!("docs/manual/{}/README.md", tongue.name)).text;
        let apart: Vec<String> = shapes(tongue)
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name != "README.md" && !first.contains(&format!("({name})")))
            .collect();
        none("Name it in the table of the first page.", &apart);
    }
}

#[test]
fn the_program_carries_every_page_of_the_manual() {
    let carried = file("src-tauri/src/manual.rs").text;
    let left: Vec<String> = shapes(&TONGUES[0])
        .into_iter()
        .map(|(name, _)| name.replace(".md", ""))
        .filter(|name| !carried.contains(&format!("    \"{name}\"\n")))
        .collect();
    none("Name it in src-tauri/src/manual.rs, in its place.", &left);
}

#[test]
fn the_rules_see_what_they_are_to_see() {
    let texts = "\"menu.story\": { zh: \"稿件(&S)\", en: \"&Story\" },\n\"count\": {\n  zh: \"{n} 图\",\n  en: \"{n} photo|{n} photos\" }";
    assert_eq!(sentences(texts, "zh"), ["稿件", "{n} 图"]);
    assert_eq!(sentences(texts, "en"), ["Story", "{n} photo", "{n} photos"]);
    let list = r#"{"label":{"en":"E-mail","zh":"电子邮件"}}"#;
    assert_eq!(sentences(list, "zh"), ["电子邮件"]);
    assert_eq!(controls("按【投出】或【取消】。", ("【", "】")), ["投出", "取消"]);
    assert_eq!(
        controls("Press **Submit** or **Cancel**.", ("**", "**")),
        ["Submit", "Cancel"]
    );
    assert_eq!(
        headings("# A\n```sh\n# no heading\n```\n## B\n### C\n"),
        [1, 2, 3]
    );
}

impl Tongue {
    fn pages(&self) -> Vec<Source> {
        below(&format!("docs/manual/{}", self.name), &[".md"])
    }
}

/// The pages of a language: the name of each, and the levels of its headings.
fn shapes(tongue: &Tongue) -> Vec<(String, Vec<usize>)> {
    let pages = tongue.pages();
    let shape = |page: &Source| {
        let name = page.path.rsplit('/').next().unwrap_or_default();
        (name.to_owned(), headings(&page.text))
    };
    pages.iter().map(shape).collect()
}

/// The levels of a page's headings, in order; a comment in a code block is none.
fn headings(page: &str) -> Vec<usize> {
    let prose = page.split("```").step_by(2);
    let lines = prose.flat_map(str::lines);
    lines
        .map(|line| line.len() - line.trim_start_matches('#').len())
        .filter(|level| *level > 0)
        .collect()
}

/// What is between the marks, in order.
fn controls<'a>(page: &'a str, (open, close): (&str, &str)) -> Vec<&'a str> {
    let (mut rest, mut found) = (page, Vec::new());
    while let Some((_, after)) = rest.split_once(open) {
        let Some((control, behind)) = after.split_once(close) else {
            break;
        };
        found.push(control);
        rest = behind;
    }
    found
}

/// The sentences of one language in a source of the window, as they are shown: the letter that opens a menu is taken off, and the
/// forms for one and for many are two.
fn sentences(source: &str, tongue: &str) -> Vec<String> {
    let keys = [format!(" {tongue}: \""), format!("\"{tongue}\":\"")];
    let found = keys.iter().flat_map(|key| source.split(key.as_str()).skip(1));
    found
        .filter_map(|rest| rest.split('"').next())
        .flat_map(|forms| forms.split('|'))
        .map(shown)
        .collect()
}

/// A sentence without the letter that opens a menu: `稿件(&S)` is 稿件, `F&ormat` is Format.
fn shown(sentence: &str) -> String {
    match sentence.split_once("(&") {
        Some((name, _)) => name.to_owned(),
        None => sentence.replace('&', ""),
    }
}
