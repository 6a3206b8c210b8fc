//! Verified: every form of a package is the same when it is set again from its story, and one that is not is found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use newsroom::story::Language;
use newsroom::{
    Amending, Clock as _, Delivering, Examined, ExaminedPart, ExaminedVerdict, Format, Newsroom, Order,
    Relation, Secrets,
};
use package::{BagInfo, Contents, Source};

use crate::rig::{Rig, deliver, go_on, names, pass, reviews, write};

fn examine(rig: &Rig, package: &Path) -> Examined {
    let reader = (rig.clock.now().to_utc(), Language::En);
    newsroom::examine(package, None, reader, &mut go_on).unwrap()
}

fn in_forms(formats: &[Format]) -> Order<'_> {
    Order {
        formats,
        ..Order::default()
    }
}

/// Checks that every form in the package is the same when it is set again; returns their names.
fn forms_hold(rig: &Rig, package: &Path) -> Vec<String> {
    let examined = examine(rig, package);
    assert!(!examined.differs(), "{package:?}: {:#?}", examined.rows);
    let forms = examined
        .rows
        .into_iter()
        .filter(|row| row.about == ExaminedPart::Form);
    forms
        .map(|row| {
            assert_eq!(row.verdict, ExaminedVerdict::Holds, "{row:?}");
            row.name
        })
        .collect()
}

/// The package with its files changed, its manifests made again and without a signature.
fn with(rig: &Rig, package: &Path, change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> PathBuf {
    let mut verified = newsroom::verify(package, &mut go_on).unwrap();
    let all: Vec<String> = verified.files.iter().map(|file| file.name.clone()).collect();
    let read = all.into_iter().map(|name| {
        let bytes = verified.read(&name, u64::MAX).unwrap();
        (name, bytes)
    });
    let mut files: BTreeMap<String, Vec<u8>> = read.collect();
    change(&mut files);
    let kept = verified.info.lines().filter(|(label, _)| *label != "Galley-Key");
    let contents = Contents {
        folder: verified.folder.clone(),
        info: kept.fold(BagInfo::default(), |info, (label, value)| info.with(label, value)),
        when: rig.clock.now().to_utc(),
        files: files
            .into_iter()
            .map(|(name, bytes)| (name, Source::Bytes(bytes)))
            .collect(),
    };
    package::write_beside(
        &contents,
        &rig.folder("forged"),
        "forged.zip",
        None,
        &mut |_, _| go_on(()),
    )
    .unwrap()
}

/// Where a package is that was queued or packed last.
fn only_zip(folder: &Path) -> PathBuf {
    let zips: Vec<String> = names(folder)
        .into_iter()
        .filter(|name| name.ends_with(".zip"))
        .collect();
    folder.join(&zips[0])
}

#[test]
fn every_form_of_an_export_is_what_its_story_gives() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    write(writer, &id, |content| {
        content.ednote = "请配图。电话 13800138000。".to_owned();
        content.embargo = "2030-01-01T00:00:00Z".parse().ok();
    });
    let made = writer
        .exporting()
        .export(&id, &rig.folder("out"), &in_forms(Format::ALL), &mut go_on)
        .unwrap();
    let forms = forms_hold(&rig, Path::new(&made.path));
    assert_eq!(forms.len(), Format::ALL.len(), "{forms:?}");
    let at_home = writer
        .exporting()
        .examined(Path::new(&made.path), &mut go_on)
        .unwrap();
    assert!(
        !at_home.differs && at_home.rows.len() > forms.len(),
        "{at_home:?}"
    );
}

#[test]
fn every_form_for_each_outlet_is_what_its_story_gives() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    writer.signing().set_chain(reviews(1)).unwrap();
    writer.signing().sign(&id, &pass(1, "赵一")).unwrap();
    rig.outlet(writer, "晚报", "[text]\ncontact = true\nnote = true\n");
    let strict = "name = \"严\"\nformats = [\"docx\", \"eml\", \"ninjs\"]\n[photos]\nstrip = [\"gps\", \"serial\"]\noriginals = true\n\
        [word]\nstyle = \"official\"\n[files]\nstory = \"{unit}-{headline}\"\n[mail]\nto = [\"a@example.cn\"]\n";
    writer.outlets().save(strict, None).unwrap();
    // A word file alone: its pictures are in no other file of the package.
    let inside = "name = \"内\"\nformats = [\"docx\", \"html\"]\n[photos]\noriginals = false\nweb = false\n";
    writer.outlets().save(inside, None).unwrap();
    for sheet in writer.outlets().list().unwrap().sheets {
        let Some(outlet) = sheet.outlet else { continue };
        let order = Order {
            outlet: Some(&outlet),
            ..Order::default()
        };
        let out = rig.folder(&format!("out-{}", outlet.name));
        let made = writer.exporting().export(&id, &out, &order, &mut go_on).unwrap();
        if !made.path.ends_with(".zip") {
            continue;
        }
        let forms = forms_hold(&rig, Path::new(&made.path));
        assert!(
            forms.len() >= outlet.formats.len() + 2,
            "{}: {forms:?}, the approval form in both its forms",
            outlet.name
        );
    }
}

#[test]
fn every_form_of_a_filing_and_of_a_return_is_what_its_story_gives() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.received();
    let filed = only_zip(&rig.folder("filed"));
    assert!(forms_hold(&rig, &filed).contains(&"story.docx".to_owned()));
    write(editor, &id, |content| {
        content.headline = "油茶喜获丰收".to_owned()
    });
    rig.clock.passes(10);
    let passed_on = editor
        .review()
        .file(&id, &rig.folder("on"), None, &mut go_on)
        .unwrap();
    assert!(forms_hold(&rig, Path::new(&passed_on.exported.path)).contains(&"story.docx".to_owned()));
    let id = rig.returned();
    let returned = only_zip(&rig.folder("returned"));
    assert_eq!(forms_hold(&rig, &returned), ["story.txt"]);
    let _ = (writer, id);
}

#[test]
fn every_form_of_a_correction_and_of_a_withdrawal_is_what_its_story_gives() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let there = rig.outlet(writer, "晚报", "");
    let toml = writer.outlets().sheet("晚报").unwrap().toml;
    let toml = toml.replace(
        "[\"text\"]",
        "[\"text\", \"docx\", \"html\", \"markdown\", \"ninjs\", \"eml\"]",
    );
    writer.outlets().save(&toml, Some("晚报")).unwrap();
    let first = deliver(writer, &id, "晚报").delivery.id;
    writer
        .delivery()
        .run_outbox(None, &Secrets::default(), &mut go_on)
        .unwrap();
    write(writer, &id, |content| {
        content.headline = "油茶喜获丰收".to_owned()
    });
    rig.clock.passes(10);
    let amend = |desk: &Newsroom, relation| {
        let wanted = Delivering {
            outlet: "晚报",
            amends: Some(Amending {
                relation,
                delivery: &first,
                reason: "数字有误",
            }),
            ..Delivering::default()
        };
        desk.delivery().deliver(&id, &wanted, &mut go_on).unwrap();
        desk.delivery()
            .run_outbox(None, &Secrets::default(), &mut go_on)
            .unwrap();
    };
    amend(writer, Relation::Corrects);
    rig.clock.passes(10);
    amend(writer, Relation::Withdraws);
    let all = names(&there);
    assert_eq!(all.len(), 3, "{all:?}");
    let named = |word: &str| there.join(all.iter().find(|name| name.contains(word)).unwrap());
    let corrected = forms_hold(&rig, &named("更正"));
    assert!(corrected.contains(&"更正函.docx".to_owned()) && corrected.contains(&"story.docx".to_owned()));
    let withdrawn = forms_hold(&rig, &named("撤稿"));
    assert!(withdrawn.contains(&"撤稿函.docx".to_owned()) && !withdrawn.contains(&"story.docx".to_owned()));
}

#[test]
fn a_form_that_says_something_else_is_found_by_its_name() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let made = writer
        .exporting()
        .export(&id, &rig.folder("out"), &in_forms(Format::ALL), &mut go_on)
        .unwrap();
    for name in [
        "story.docx",
        "story.html",
        "story.md",
        "story.txt",
        "ninjs.json",
        "newsml.xml",
        "story.eml",
    ] {
        let forged = with(&rig, Path::new(&made.path), |files| {
            let form = files.get_mut(name).unwrap();
            let last = form.len() - 1;
            form[last] ^= 1;
        });
        let examined = examine(&rig, &forged);
        let differing: Vec<&str> = examined
            .rows
            .iter()
            .filter(|row| row.verdict == ExaminedVerdict::Differs)
            .map(|row| row.name.as_str())
            .collect();
        // The mail contains the other forms.
        let expected: &[&str] = if name == "story.eml" {
            &["story.eml"]
        } else {
            &[name, "story.eml"]
        };
        assert_eq!(differing, expected, "{name}");
        std::fs::remove_file(forged).unwrap();
    }
}

#[test]
fn what_is_too_much_or_missing_differs_and_what_an_older_galley_packed_is_not_compared() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let made = writer
        .exporting()
        .export(&id, &rig.folder("out"), &Order::default(), &mut go_on)
        .unwrap();
    let made = Path::new(&made.path);
    let verdicts = |package: &Path, name: &str| {
        let rows = examine(&rig, package).rows.into_iter();
        let of_it: Vec<ExaminedVerdict> = rows
            .filter(|row| row.name == name)
            .map(|row| row.verdict)
            .collect();
        std::fs::remove_file(package).unwrap();
        of_it
    };
    let more = with(&rig, made, |files| {
        drop(files.insert("final.docx".to_owned(), b"PK".to_vec()))
    });
    assert_eq!(verdicts(&more, "final.docx"), [ExaminedVerdict::Differs]);
    let less = with(&rig, made, |files| drop(files.remove("story.md")));
    assert_eq!(verdicts(&less, "story.md"), [ExaminedVerdict::Differs]);
    let photo = with(&rig, made, |files| {
        let name = files
            .keys()
            .find(|name| name.starts_with("photos/"))
            .unwrap()
            .clone();
        files.get_mut(&name).unwrap().push(0);
    });
    let examined = examine(&rig, &photo);
    assert!(examined.differs(), "{:#?}", examined.rows);
    std::fs::remove_file(photo).unwrap();
    let older = with(&rig, made, |files| drop(files.remove("forms.json")));
    let examined = examine(&rig, &older);
    assert!(!examined.differs(), "{:#?}", examined.rows);
    assert_eq!(verdicts(&older, "story.docx"), [ExaminedVerdict::NotProven]);
    let edition = with(&rig, made, |files| {
        let rules = String::from_utf8(files["forms.json"].clone()).unwrap();
        files.insert(
            "forms.json".to_owned(),
            rules.replace("\"edition\": ", "\"edition\": 9").into_bytes(),
        );
    });
    assert_eq!(verdicts(&edition, "story.docx"), [ExaminedVerdict::NotProven]);
    let broken = with(&rig, made, |files| {
        drop(files.insert("forms.json".to_owned(), b"{}".to_vec()))
    });
    assert_eq!(verdicts(&broken, "forms.json"), [ExaminedVerdict::Differs]);
}
