//! Who may send a piece: every stage of its chain has passed exactly what is printed, or the sender declares that it goes
//! unreviewed.

use std::fs;

use galley_tests::desk::{Desk, plain};

use crate::review::{drop_outlet, filed, sent, state, two_people, verified, write};

fn arrived(there: &std::path::Path) -> usize {
    let files = fs::read_dir(there).unwrap().flatten();
    files
        .filter(|file| file.path().extension().is_some_and(|end| end == "zip"))
        .count()
}

fn passes(desk: &Desk, story: &str, people: &[&str]) {
    for (stage, by) in (1..).zip(people) {
        desk.ask(["sign", story, "--stage", &stage.to_string(), "--as", by]);
    }
}

const THREE: [&str; 3] = ["赵一", "钱二", "孙三"];

#[test]
fn what_an_editor_signed_is_sent_by_its_writer_and_by_her_own_desk() {
    let (writer, editor, story) = two_people();
    let (there, with_her) = (drop_outlet(&writer), drop_outlet(&editor));
    editor.ask(["stages", "reviews=3"]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(
        &editor,
        &story,
        &["昨天，县里划拨专项资金十万元。", "村民们上山采果。"],
    );
    passes(&editor, &story, &THREE);
    assert_eq!(state(&editor, &story), "signed_off");
    let back = sent(&editor, "return", &story);

    // Nobody here has a key, so the writer declares that what came counts.
    writer.ask(["stages", "signatures=none"]);
    writer.ask(["take", plain(&back)]);
    assert_eq!(state(&writer, &story), "returned");
    let said = writer.refused(&["deliver", &story, "--outlet", "drop"]);
    assert!(
        said.contains("--unreviewed"),
        "her chain came with her return: {said}"
    );
    writer.ask(["settle", &story, "--accept", "all"]);
    assert_eq!(
        state(&writer, &story),
        "signed_off",
        "what is printed is what they passed"
    );
    writer.ask(["deliver", &story, "--outlet", "drop"]);
    assert_eq!(
        (arrived(&there), state(&writer, &story).as_str()),
        (1, "delivered")
    );
    let verified = verified(&writer, &story);
    assert_eq!(verified["review"]["standing"]["complete"], true);

    editor.ask(["deliver", &story, "--outlet", "drop"]);
    assert_eq!(
        (arrived(&with_her), state(&editor, &story).as_str()),
        (1, "delivered")
    );
}

#[test]
fn an_unreviewed_piece_is_asked_about_and_the_ledger_keeps_it_and_without_a_chain_nobody_asks() {
    let (writer, editor, story) = two_people();
    let there = drop_outlet(&writer);
    assert_eq!(
        writer.ask(["stages"]).trim(),
        "0\t0\t\tvouched",
        "a fresh store has no chain"
    );
    writer.ask(["stages", "reviews=2"]);
    writer.ask(["sign", &story, "--stage", "1", "--as", "赵一"]);
    let said = writer.refused(&["deliver", &story, "--outlet", "drop"]);
    assert!(
        said.contains("final review") && said.contains("--unreviewed"),
        "{said}"
    );
    assert_eq!(arrived(&there), 0);
    writer.ask(["deliver", &story, "--outlet", "drop", "--unreviewed"]);
    assert_eq!(arrived(&there), 1);
    let ledger = writer.ask(["ledger"]);
    assert!(
        ledger.contains("未经审签") || ledger.contains("unreviewed"),
        "{ledger}"
    );

    let none = drop_outlet(&editor);
    let own = editor.ask(["new"]).trim().to_owned();
    editor.ask(["set", &own, "headline=没有审级的社"]);
    editor.ask(["deliver", &own, "--outlet", "drop"]);
    assert_eq!(arrived(&none), 1);
    let ledger = editor.ask(["ledger"]);
    assert!(
        !ledger.contains("未经审签") && !ledger.contains("unreviewed"),
        "{ledger}"
    );
}

#[test]
fn a_chain_that_changes_keeps_the_names_of_its_decisions_and_strands_no_piece() {
    let (writer, _, story) = two_people();
    drop_outlet(&writer);
    writer.ask(["stages", "reviews=3"]);
    passes(&writer, &story, &THREE);
    let other = writer.ask(["new"]).trim().to_owned();
    writer.ask(["set", &other, "headline=只过了一审"]);
    writer.ask(["sign", &other, "--stage", "1", "--as", "赵一"]);
    writer.ask(["stages", "reviews=1"]);

    let trail = writer.ask(["trail", &story]);
    let names: Vec<&str> = trail.lines().map(|row| row.split('\t').nth(1).unwrap()).collect();
    assert_eq!(names, ["初审", "复审", "终审"], "each keeps the name it had");
    let to = writer.store().with_file_name("form");
    fs::create_dir_all(&to).unwrap();
    let package = writer.ask(["export", &story, "--to", plain(&to)]);
    let form = entry(package.trim(), "approval.html");
    assert!(
        ["初审", "复审", "终审"].iter().all(|name| form.contains(name)),
        "the form says the same"
    );
    assert_eq!(state(&writer, &story), "signed_off");
    writer.ask(["set", &story, "ednote=请尽快"]);
    assert_eq!(state(&writer, &story), "signed_off", "a note is not printed");
    writer.ask(["deliver", &story, "--outlet", "drop"]);

    assert!(
        writer
            .refused(&["deliver", &other, "--outlet", "drop"])
            .contains("--unreviewed")
    );
    writer.ask(["sign", &other, "--stage", "1", "--as", "钱二"]);
    writer.ask(["deliver", &other, "--outlet", "drop"]);
}

#[test]
fn one_person_passes_one_stage_unless_the_desk_is_small() {
    let (writer, _, story) = two_people();
    writer.ask(["stages", "reviews=2"]);
    writer.ask(["sign", &story, "--stage", "1", "--as", "赵一"]);
    let said = writer.refused(&["sign", &story, "--stage", "2", "--as", "赵一"]);
    assert!(said.contains("one person passes one stage"), "{said}");
    writer.ask(["stages", "small=yes"]);
    writer.ask(["sign", &story, "--stage", "2", "--as", "赵一"]);
    assert_eq!(state(&writer, &story), "signed_off");
}

#[test]
fn what_was_taken_back_from_the_outbox_is_where_its_trail_puts_it() {
    let (writer, _, story) = two_people();
    drop_outlet(&writer);
    writer.ask(["stages", "reviews=1"]);
    writer.ask(["sign", &story, "--stage", "1", "--as", "赵一"]);
    let queued = writer.ask(["deliver", &story, "--outlet", "drop", "--later"]);
    assert_eq!(state(&writer, &story), "queued");
    writer.ask(["outbox", "cancel", queued.trim()]);
    assert_eq!(state(&writer, &story), "signed_off");
    writer.ask(["set", &story, "headline=改过"]);
    assert_eq!(state(&writer, &story), "draft");
    let queued = writer.ask(["deliver", &story, "--outlet", "drop", "--later", "--unreviewed"]);
    writer.ask(["outbox", "cancel", queued.trim()]);
    assert_eq!(state(&writer, &story), "draft");
}

#[test]
fn everybody_who_says_something_of_one_filing_is_heard() {
    let (writer, first, story) = two_people();
    let second = Desk::new();
    second.ask(["profile", "王芳", "unit=总编室"]);
    first.ask(["stages", "reviews=1"]);
    let filing = filed(&writer, &story);
    for (desk, text) in [(&first, "第二段请核实"), (&second, "标题太长")] {
        desk.ask(["open", plain(&filing)]);
        desk.ask(["comment", &story, "--on", "1", text]);
        writer.ask(["take", plain(&sent(desk, "return", &story))]);
    }
    let comments = writer.ask(["comments", &story]);
    assert!(
        comments.contains("第二段请核实") && comments.contains("标题太长"),
        "{comments}"
    );
    assert_ne!(state(&writer, &story), "filed", "a return came");

    // The editor returns the same text once more, with a refusal and its reason.
    first.ask([
        "sign",
        &story,
        "--stage",
        "1",
        "--as",
        "赵一",
        "--return",
        "数字不实，不能发",
    ]);
    let again = sent(&first, "return", &story);
    writer.ask(["take", plain(&again)]);
    assert!(writer.ask(["trail", &story]).contains("数字不实，不能发"));
    writer.ask(["take", plain(&again)]);
    assert_eq!(
        writer.ask(["trail", &story]).lines().count(),
        1,
        "the same again says nothing twice"
    );

    // The writer files the same text again with a comment.
    writer.ask(["comment", &story, "--on", "headline", "请勿用"]);
    second.ask(["open", plain(&filed(&writer, &story))]);
    assert!(second.ask(["comments", &story]).contains("请勿用"));
}

#[test]
fn reasons_leave_with_a_return_by_the_change_they_explain() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    editor.ask(["set", &story, "headline=油茶喜获丰收"]);
    editor.ask([
        "comment",
        &story,
        "--on",
        "headline",
        "--quote",
        "喜获",
        "语气要更实",
    ]);
    let back = sent(&editor, "return", &story);
    let slip: serde_json::Value = serde_json::from_str(&entry(plain(&back), "review.json")).unwrap();
    let reasons = slip["reasons"].as_object().unwrap();
    assert_eq!(reasons.len(), 1, "{slip:#}");
}

/// The text of a file in a package, by the end of its name.
fn entry(package: &str, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(package).unwrap()).unwrap();
    let end = format!("data/{name}");
    let names = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned());
    let full = names
        .collect::<Vec<_>>()
        .into_iter()
        .find(|full| full.ends_with(&end))
        .unwrap();
    std::io::read_to_string(zip.by_name(&full).unwrap()).unwrap()
}
