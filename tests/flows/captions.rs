//! Captions out and in: a sheet that goes out as a Word file or a table, is filled in by another program, and comes
//! back; and words in a file of their own beside an original.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

/// A story of this headline with three photos whose captions wait.
fn begun(desk: &Desk, headline: &str) -> String {
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["set", &story, &format!("headline={headline}")]);
    for (number, waits) in [(1, "待写一"), (2, "待写二"), (3, "待写三")] {
        desk.ask(["photo", "add", &story, plain(&desk.photo(number))]);
        let caption = format!("caption={waits}");
        desk.ask([
            "photo",
            "set",
            &story,
            &number.to_string(),
            &caption,
            "credit=",
            "taken=",
        ]);
    }
    story
}

fn figures(desk: &Desk, story: &str) -> Vec<Value> {
    let list = desk.ask(["--json", "photo", "list", story]);
    serde_json::from_str(&list).expect("a list")
}

fn facts(desk: &Desk, story: &str, field: &str) -> Vec<String> {
    let all = figures(desk, story);
    all.iter()
        .map(|one| one[field].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn sent(desk: &Desk, story: &str, name: &str) -> PathBuf {
    let to = desk.store().with_file_name(name);
    desk.ask(["photo", "captions", story, "--to", plain(&to)]);
    to
}

/// The answer of `photo captions` to a sheet of which it leaves something: JSON, and the sentences.
fn partly(desk: &Desk, arguments: &[&str]) -> (Value, String) {
    let output = desk
        .cli()
        .env("LC_ALL", "en_GB.UTF-8")
        .args(["--json", "photo", "captions"])
        .args(arguments)
        .output()
        .expect("galley-cli runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    (serde_json::from_slice(&output.stdout).expect("JSON"), said)
}

/// Fills cells of the Word file's document: the first text that is `waits` becomes `words`, and behind each label `of` a photo,
/// from the top, `into` is typed into the empty cell.
fn typed(sheet: &Path, replaced: &[(&str, &str)], (label, into): (&str, &[&str])) -> PathBuf {
    let mut zip = zip::ZipArchive::new(fs::File::open(sheet).unwrap()).unwrap();
    let filled = sheet.with_file_name("filled.docx");
    let mut out = zip::ZipWriter::new(fs::File::create(&filled).unwrap());
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().expect("a name in UTF-8").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (waits, words) in replaced {
                assert!(text.contains(waits), "{waits}");
                text = text.replacen(waits, words, 1);
            }
            let mut from = 0;
            for words in into {
                let at = from + text[from..].find(label).expect("the line is there to be filled");
                let own = at + text[at..].find("</w:p>").unwrap() + 1;
                let next = own + text[own..].find("</w:p>").unwrap();
                text.insert_str(next, &format!("<w:r><w:t>{words}</w:t></w:r>"));
                from = next;
            }
            bytes = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
    filled
}

/// The file as LibreOffice saves it.
fn saved_by_libreoffice(file: &Path) -> PathBuf {
    let to = file.with_file_name("saved");
    let done = programs::ask(
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                plain(&file.with_file_name("profile"))
            ))
            .args(["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
            .arg(&to)
            .arg(file),
        "libreoffice-writer-nogui",
    );
    done.expect("LibreOffice saves the sheet");
    to.join(file.file_name().unwrap())
}

#[test]
fn a_word_sheet_filled_in_and_saved_by_libreoffice_comes_back_photo_by_photo() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    let sheet = sent(&desk, &story, "sheet.docx");
    let filled = typed(
        &sheet,
        &[("待写一", "江克美(左二)在讲课"), ("待写三", "学员在“夜校”里")],
        ("供图署名", &["林溪/摄", "彭彤/摄"]),
    );
    let back = saved_by_libreoffice(&filled);

    let before = figures(&desk, &story);
    let seen = desk.ask(["photo", "captions", &story, plain(&back), "--preview"]);
    assert_eq!(seen.lines().count(), 4, "two captions, two credits: {seen}");
    assert_eq!(figures(&desk, &story), before, "a preview changes nothing");
    assert_eq!(
        desk.ask(["photo", "captions", &story, plain(&back)]),
        seen,
        "what was shown is done"
    );
    assert_eq!(
        facts(&desk, &story, "caption"),
        ["江克美(左二)在讲课", "待写二", "学员在“夜校”里"]
    );
    assert_eq!(facts(&desk, &story, "credit"), ["林溪/摄", "彭彤/摄", ""]);

    let history = desk.ask(["--json", "history", &story]);
    let history: Vec<Value> = serde_json::from_str(&history).expect("revisions");
    // The sheet went out from the same state: one revision is both.
    let kept = history.first().expect("what stood before is a revision");
    desk.ask(["restore", &story, &kept["number"].to_string()]);
    assert_eq!(figures(&desk, &story), before, "and comes back");

    // A filled sheet is never written over.
    let refused = desk.refused(&["photo", "captions", &story, "--to", plain(&sheet)]);
    assert!(refused.contains("sheet.docx"), "{refused}");
}

#[test]
fn a_table_that_excel_saved_in_gb18030_comes_back_whatever_became_of_its_rows() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    let sheet = fs::read_to_string(sent(&desk, &story, "sheet.csv")).expect("UTF-8");
    let rows: Vec<&str> = sheet.trim_start_matches('\u{feff}').lines().collect();
    let key = rows[1].rsplit(',').next().expect("the last column");
    // The second row was dropped, the others changed places; one caption was emptied, one row lost its id, a column was added.
    let text = [
        format!("{},备注", rows[0]),
        format!(
            "{},给图书馆看过了",
            rows[3].replace("待写三", "志愿者在图书馆门口值守·测温")
        ),
        format!("{},", rows[1].replace("待写一", "")),
        format!("{},", rows[1].replace("待写一", "不知是谁的话").replace(key, "")),
    ];
    let text = text.join("\r\n");
    let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
    assert!(!lost);
    let file = desk.file("filled.csv", &bytes);
    let (taken, said) = partly(&desk, &[&story, plain(&file)]);
    assert!(said.contains("备注"), "the stranger's column is named: {said}");
    assert!(said.contains("不知是谁的话"), "no word goes unseen: {said}");
    assert_eq!(taken["photos"].as_array().map(Vec::len), Some(1), "{taken}");
    assert_eq!(taken["photos"][0]["number"], 3);
    assert_eq!(
        facts(&desk, &story, "caption"),
        ["待写一", "待写二", "志愿者在图书馆门口值守·测温"],
        "an empty cell and a row that is gone change nothing"
    );
}

#[test]
fn what_was_written_here_meanwhile_stays_and_both_wordings_are_told() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    let sheet = fs::read_to_string(sent(&desk, &story, "sheet.csv")).expect("UTF-8");
    desk.ask(["photo", "set", &story, "1", "caption=这里改的"]);
    desk.ask(["photo", "set", &story, "2", "caption=这里也改的"]);
    let file = desk.file("filled.csv", sheet.replace("待写一", "表里改的").as_bytes());
    let (taken, said) = partly(&desk, &[&story, plain(&file), "--preview"]);
    assert_eq!(taken["photos"], serde_json::json!([]));
    assert!(said.contains("这里改的") && said.contains("表里改的"), "{said}");
    desk.ask(["photo", "captions", &story, plain(&file), "--over"]);
    assert_eq!(
        facts(&desk, &story, "caption"),
        ["表里改的", "这里也改的", "待写三"],
        "what the sheet only repeated does not go back to what it was"
    );
}

#[test]
fn a_sheet_of_another_story_is_refused_by_name_and_so_is_what_is_no_sheet() {
    let desk = Desk::new();
    let (story, other) = (begun(&desk, "夜校开课"), begun(&desk, "油茶丰收"));
    let sheet = sent(&desk, &other, "sheet.csv");
    let refused = desk.refused(&["photo", "captions", &story, plain(&sheet)]);
    assert!(
        refused.contains("油茶丰收") && refused.contains("夜校开课"),
        "{refused}"
    );
    let none = desk.file("none.csv", "姓名,电话\r\n林溪,1\r\n".as_bytes());
    let refused = desk.refused(&["photo", "captions", &story, plain(&none)]);
    assert!(refused.contains("no caption sheet"), "{refused}");
    assert_eq!(facts(&desk, &story, "caption"), ["待写一", "待写二", "待写三"]);
}

#[test]
fn exiftool_reads_a_sidecar_and_the_original_beside_it_is_as_it_came() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    desk.ask([
        "photo",
        "set",
        &story,
        "2",
        "caption=江克美(左二)在讲课",
        "credit=市图书馆供图",
        "place=娄底",
        "taken=2026-03-08T11:30:00+08:00",
        "photographer=林溪",
    ]);
    let folder = desk.store().with_file_name("sidecars");
    let written = desk.ask(["photo", "sidecar", &story, plain(&folder)]);
    assert_eq!(written.lines().count(), 3, "{written}");
    let sidecar = Path::new(written.lines().nth(1).expect("the second")).to_owned();
    assert_eq!(
        fs::read(sidecar.with_extension("jpg")).expect("the original beside it"),
        fs::read(desk.photo(2)).unwrap()
    );
    let read = programs::ask(
        Command::new("exiftool").args(["-j", "-XMP:all"]).arg(&sidecar),
        "libimage-exiftool-perl",
    );
    let read: Value = serde_json::from_str(&read.expect("exiftool reads XMP")).expect("JSON");
    for (tag, words) in [
        ("Description", "江克美(左二)在讲课"),
        ("Credit", "市图书馆供图"),
        ("Creator", "林溪"),
        ("Headline", "夜校开课"),
        ("PersonInImage", "江克美"),
        ("DateCreated", "2026:03:08 11:30:00+08:00"),
    ] {
        assert_eq!(read[0][tag], words, "{tag} in {read}");
    }
    let refused = desk.refused(&["photo", "sidecar", &story, plain(&folder)]);
    assert!(refused.contains("01-"), "nothing is written over: {refused}");
}

#[test]
fn a_sheet_of_some_photos_keeps_their_numbers_and_comes_back_to_them() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    let to = desk.store().with_file_name("two.csv");
    desk.ask(["photo", "captions", &story, "--to", plain(&to), "--photos", "3,1"]);
    let sheet = fs::read_to_string(&to).expect("UTF-8");
    let numbers: Vec<&str> = sheet
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(numbers, ["1", "3"], "in the order of the story: {sheet}");
    let file = desk.file("filled.csv", sheet.replace("待写三", "第三张的说明").as_bytes());
    desk.ask(["photo", "captions", &story, plain(&file)]);
    assert_eq!(
        facts(&desk, &story, "caption"),
        ["待写一", "待写二", "第三张的说明"]
    );
}

#[test]
fn a_proof_sheet_is_one_page_that_holds_its_pictures_and_is_never_written_over() {
    let desk = Desk::new();
    let story = begun(&desk, "夜校开课");
    let to = desk.store().with_file_name("proof.html");
    desk.ask([
        "photo",
        "proof-sheet",
        &story,
        "--to",
        plain(&to),
        "--grid",
        "2x1",
        "--landscape",
    ]);
    let html = fs::read_to_string(&to).expect("UTF-8");
    assert_eq!(html.matches("data:image/jpeg;base64,").count(), 3);
    assert_eq!(html.matches("<section").count(), 2, "two on a page");
    for words in ["夜校开课", "待写二", "A4 landscape", "第 2 页，共 2 页"] {
        assert!(html.contains(words), "{words}");
    }
    let refused = desk.refused(&["photo", "proof-sheet", &story, "--to", plain(&to)]);
    assert!(refused.contains("proof.html"), "{refused}");
    let other = desk.store().with_file_name("picked.html");
    let refused = desk.refused(&["photo", "proof-sheet", &story, "--to", plain(&other), "--picked"]);
    assert!(refused.contains("no photo to print"), "{refused}");
    desk.ask(["photo", "set", &story, "2", "pick=picked"]);
    desk.ask(["photo", "proof-sheet", &story, "--to", plain(&other), "--picked"]);
    let html = fs::read_to_string(&other).expect("UTF-8");
    assert!(
        html.contains("<b>2</b>") && !html.contains("<b>1</b>"),
        "picked alone, by their numbers"
    );
}
