//! Other people's Word files, Markdown, payloads and naughty strings through the command line.

use std::fs;
use std::path::{Path, PathBuf};

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

/// All files below a folder with one of these endings.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if endings
                .iter()
                .any(|ending| path.extension().is_some_and(|e| e == *ending))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_word_file_is_imported_or_refused_with_a_reason() {
    let desk = Desk::new();
    let files = files(&super::corpora().join("docx"), &["docx"]);
    assert!(files.len() > 50, "{} files", files.len());
    let output = desk
        .cli()
        .args(["import", "--json"])
        .args(&files)
        .output()
        .unwrap();
    assert!(
        output.status.code().is_some(),
        "it was not taken down by a signal"
    );
    let results: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
    let results = results.as_array().unwrap();
    assert_eq!(results.len(), files.len(), "one answer for each file");
    let mut taken = 0;
    for (result, file) in results.iter().zip(&files) {
        let refused = result["refused"]["says"].as_str();
        assert!(
            result["story"].is_object() != refused.is_some_and(|says| says.len() > 10),
            "{result}"
        );
        match refused {
            Some(says) => println!("{}: {says}", file.display()),
            None => taken += 1,
        }
    }
    println!("import over docx: {taken} of {} taken", files.len());
    assert!(taken * 10 >= files.len() * 9, "{taken} of {}", files.len());
    desk.ask(["doctor"]);
}

/// The strings of the big list of naughty strings, without those that no argument can carry.
pub(crate) fn naughty() -> Vec<String> {
    let json = fs::read_to_string(super::corpora().join("web/blns/blns.json")).unwrap();
    let strings: Vec<String> = serde_json::from_str(&json).unwrap();
    strings.into_iter().filter(|one| !one.contains('\0')).collect()
}

#[test]
fn naughty_strings_come_back_byte_for_byte_from_every_field_and_caption() {
    let desk = Desk::new();
    let strings = naughty();
    assert!(strings.len() > 400, "{}", strings.len());
    let story = desk.ask(["new"]).trim().to_owned();
    let photo = desk.photo(1);
    desk.ask(["photo", "add", &story, plain(&photo)]);
    let fields = [
        "slugline",
        "kicker",
        "headline",
        "subheadline",
        "dateline",
        "source",
        "genre",
        "ednote",
    ];
    let facts = [
        "caption",
        "alt",
        "photographer",
        "credit",
        "source",
        "copyright",
        "usage",
        "place",
        "event",
    ];
    for string in &strings {
        let set: Vec<String> = fields.iter().map(|field| format!("{field}={string}")).collect();
        let output = desk.cli().args(["set", &story]).args(&set).output().unwrap();
        assert!(
            output.status.success(),
            "{string:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let set: Vec<String> = facts.iter().map(|fact| format!("{fact}={string}")).collect();
        let output = desk
            .cli()
            .args(["photo", "set", &story, "1"])
            .args(&set)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{string:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
        for field in fields {
            assert_eq!(shown["content"][field].as_str(), Some(string.as_str()), "{field}");
        }
        for fact in facts {
            assert_eq!(
                shown["content"]["tray"][0][fact].as_str(),
                Some(string.as_str()),
                "{fact}"
            );
        }
    }
}

/// Everything that is a payload of some kind, one after the other.
pub(crate) fn payloads() -> Vec<String> {
    let web = super::corpora().join("web");
    let mut all = naughty();
    for file in files(&web, &["txt", "json", "dict", "mjs", "js", "md", "html"]) {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        match serde_json::from_str::<Value>(&text) {
            Ok(value) => strings_of(&value, &mut all),
            Err(_) => all.push(text),
        }
    }
    all
}

fn strings_of(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(string) => all.push(string.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings_of(value, all)),
        Value::Object(fields) => fields.values().for_each(|value| strings_of(value, all)),
        _ => {}
    }
}

/// Everything that is imported leaves as HTML that cannot do anything: the words are there, the payload is not.
#[test]
fn payloads_that_are_imported_leave_no_script_style_id_or_position_behind() {
    let desk = Desk::new();
    let payloads = payloads();
    assert!(payloads.len() > 500, "{}", payloads.len());
    let all: String = payloads.iter().map(|one| format!("<div>{one}</div>\n")).collect();
    let mut pages = vec![desk.file("all.html", all.as_bytes())];
    for (number, chunk) in payloads.chunks(payloads.len() / 40).enumerate() {
        pages.push(desk.file(&format!("{number}.html"), chunk.join("\n").as_bytes()));
    }
    let output = desk
        .cli()
        .args(["import", "--json"])
        .args(&pages)
        .output()
        .unwrap();
    assert!(
        output.status.code().is_some(),
        "it was not taken down by a signal"
    );
    let results: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
    let mut read = 0;
    for result in results.as_array().unwrap() {
        let Some(story) = result["story"]["id"].as_str() else {
            continue;
        };
        read += 1;
        let page = desk.ask(["show", story, "--as", "html"]);
        let article = page
            .split_once("<article>")
            .unwrap()
            .1
            .split_once("</article>")
            .unwrap()
            .0;
        for part in article.split('<').skip(1) {
            let tag = part.split('>').next().unwrap().to_lowercase();
            let own = ["sign-off", "indented", "missing", "short", "line", "reading"];
            let allowed = own.map(|own| format!("class=\"{own}\""));
            assert!(
                !tag.starts_with("script") && !tag.starts_with("style") && !tag.starts_with("iframe"),
                "{tag}"
            );
            assert!(
                !tag.contains(" style=") && !tag.contains(" id=") && !tag.contains(" onerror"),
                "{tag}"
            );
            assert!(
                !tag.contains(" class=") || allowed.iter().any(|one| tag.contains(one)),
                "{tag}"
            );
            assert!(
                !tag.contains("href=\"javascript") && !tag.contains("src=\"http"),
                "{tag}"
            );
        }
        // A page must have a headline, and one without prints 无标题: so both get the same one.
        desk.ask(["set", story, "headline=同一个标题"]);
        let page = desk.ask(["show", story, "--as", "html"]);
        let again = desk.file("again.html", page.as_bytes());
        let again = desk.ask(["import", plain(&again)]).trim().to_owned();
        assert_eq!(
            desk.ask(["show", &again]),
            desk.ask(["show", story]),
            "cleaned twice is cleaned once"
        );
    }
    assert!(read > 20, "{read} of {} pages were read", pages.len());
    println!(
        "payloads: {} in {} pages, {read} read",
        payloads.len(),
        pages.len()
    );
}
