//! Five outlets that between them take every form, a page with four photos, and the outside judges of what they get.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::desk::{Desk, plain};
use crate::programs;

/// The rules of the five, chosen so that between them every form goes out.
const OUTLETS: [(&str, &str); 5] = [
    (
        "gov",
        "formats = [\"docx\", \"text\", \"captions\", \"eml\"]\n[text]\nrequired = [\"headline\", \"sign_off\"]\n[photos]\ncount = 4\nfacts = [\"caption\"]\nmarkers = true\n[files]\npackage = \"{date}{headline}\"\nstory = \"{unit}-{headline}\"\nphoto = \"图{n}\"\n[mail]\nto = \"desk@example.cn\"\nsubject = \"{unit}+{author}+{headline}\"\n",
    ),
    (
        "official",
        "formats = [\"docx\", \"html\"]\n[word]\nstyle = \"official\"\n",
    ),
    (
        "account",
        "formats = [\"wechat\", \"captions-csv\"]\n[files]\npacking = \"folder\"\nphoto = \"{n}\"\n",
    ),
    (
        "wire",
        "formats = [\"newsml\", \"markdown\"]\n[files]\nphoto = \"{headline}-{n}\"\n",
    ),
    (
        "paper",
        "formats = [\"ninjs\", \"docx\", \"html\"]\n[word]\nembed = false\n[photos]\nmarkers = true\n",
    ),
];

/// Keeps the five profiles.
pub fn outlets(desk: &Desk) {
    for (name, rest) in OUTLETS {
        let toml = format!("name = \"{name}\"\n{rest}");
        let file = desk.file(&format!("{name}.toml"), toml.as_bytes());
        desk.ask(["outlet", "add", plain(&file)]);
    }
}

/// A page in the store, its empty figures filled with photos.
pub fn page(desk: &Desk, text: &str) -> String {
    let file = desk.file("page.txt", text.as_bytes());
    let photos = desk.store().parent().unwrap().join("photos");
    fs::create_dir_all(&photos).unwrap();
    for number in 0..4 {
        let photo = desk.photo(number);
        fs::rename(&photo, photos.join(format!("{}.jpg", number + 1))).unwrap();
    }
    desk.ask(["import", plain(&file), "--photos", plain(&photos)])
        .trim()
        .to_owned()
}

/// Sends the story to every outlet and gives the folder of each package's files, unpacked, each already judged as a whole.
pub fn sent(desk: &Desk, story: &str) -> Vec<(&'static str, PathBuf)> {
    let out = desk.store().parent().unwrap().join("out");
    fs::create_dir_all(&out).unwrap();
    let mut all = Vec::new();
    for (name, _) in OUTLETS {
        let to = out.join(name);
        fs::create_dir_all(&to).unwrap();
        let package = PathBuf::from(
            desk.ask(["export", story, "--to", plain(&to), "--outlet", name])
                .trim(),
        );
        if package.is_dir() {
            all.push((name, package));
            continue;
        }
        desk.ask(["verify", plain(&package)]);
        programs::ask(
            Command::new("unzip")
                .arg("-qo")
                .arg(&package)
                .arg("-d")
                .arg(to.join("bag")),
            "unzip",
        )
        .unwrap();
        let bag = fs::read_dir(to.join("bag"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        judge(
            Command::new(judges().join("bin/python"))
                .args(["-m", "bagit", "--validate"])
                .arg(&bag),
            "make setup",
        );
        all.push((name, bag.join("data")));
    }
    all
}

/// The Python with the judges.
pub fn judges() -> PathBuf {
    let folder = std::env::var_os("GALLEY_JUDGES").map(PathBuf::from);
    folder.unwrap_or_else(|| Path::new(&std::env::var_os("HOME").unwrap()).join(".cache/galley/judges"))
}

/// Runs a judge, which prints nothing where all is well.
pub fn judge(command: &mut Command, package: &str) -> String {
    let name = format!("{command:?}");
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}; install {package}"));
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{name} refused: {said}");
    said
}

fn script(name: &str, arguments: &[&Path]) -> String {
    let script = programs::root().join("tests/judges").join(name);
    judge(
        Command::new(judges().join("bin/python"))
            .arg(script)
            .args(arguments),
        "make setup",
    )
}

/// Every file below a folder, by its name there.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// Accepts every file by its kind; returns how many were judged.
pub fn accepted(folder: &Path) -> usize {
    let schemas = programs::root().join("tests/schemas");
    let mut judged = 0;
    for name in files(folder) {
        let file = folder.join(&name);
        let said = match name.rsplit('.').next().unwrap() {
            "docx" => {
                word(&file);
                String::new()
            }
            "xml" => {
                let schema = schemas.join("newsml/NewsML-G2_2.35-spec-All-Power.xsd");
                judge(
                    Command::new("xmllint")
                        .args(["--nonet", "--noout", "--schema"])
                        .arg(schema)
                        .arg(&file),
                    "libxml2-utils",
                );
                String::new()
            }
            "json" if name == "ninjs.json" => script(
                "judge-ninjs.py",
                &[&schemas.join("ninjs/ninjs-schema_3.1.json"), &file],
            ),
            "html" if name == "wechat.html" => script("judge-wechat.py", &[&file]),
            "html" => page_faults(&file),
            _ => continue,
        };
        assert_eq!(said.trim(), "", "{name}");
        judged += 1;
    }
    judged
}

/// The faults that the HTML validator and the accessibility judge find in a page.
fn page_faults(file: &Path) -> String {
    let script = programs::root().join("tests/judges/judge-html.mjs");
    let said = judge(Command::new("node").arg(script).arg(file), "make setup");
    let report: Value = serde_json::from_str(&said).unwrap();
    let found = report.as_object().unwrap().values().next().unwrap();
    let faults = ["validate", "axe"]
        .iter()
        .flat_map(|judge| found[*judge].as_array().unwrap());
    faults.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A Word file before the standard's schemas and LibreOffice.
fn word(file: &Path) {
    let work = tempfile::tempdir().unwrap();
    programs::ask(
        Command::new("unzip")
            .arg("-qo")
            .arg(file)
            .arg("-d")
            .arg(work.path()),
        "unzip",
    )
    .unwrap();
    let schemas = programs::root().join("tests/schemas/ooxml");
    for part in files(work.path()) {
        let schema = match part.as_str() {
            "[Content_Types].xml" => "opc-contentTypes.xsd",
            "docProps/core.xml" => "core.xsd",
            "docProps/app.xml" => "shared-documentPropertiesExtended.xsd",
            part if part.ends_with(".rels") => "opc-relationships.xsd",
            part if part.ends_with(".xml") => "document.xsd",
            _ => continue,
        };
        let part = work.path().join(part);
        judge(
            Command::new("xmllint")
                .args(["--nonet", "--noout", "--schema"])
                .arg(schemas.join(schema))
                .arg(part),
            "libxml2-utils",
        );
    }
    let profile = format!(
        "-env:UserInstallation=file://{}",
        work.path().join("office").display()
    );
    let mut office = Command::new("soffice");
    office
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(work.path())
        .arg(file);
    judge(&mut office, "libreoffice-writer-nogui");
    let pdf = work.path().join(file.file_stem().unwrap()).with_extension("pdf");
    assert!(
        fs::metadata(&pdf).unwrap().len() > 1000,
        "{} has pages",
        file.display()
    );
}
