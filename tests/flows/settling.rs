//! An editor's changes come back and are settled: one by one, together, in any order, without losing a word.

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

use crate::review::{filed, sent, shown, state, two_people, verified, write};

fn changes(desk: &Desk, story: &str) -> Vec<Value> {
    serde_json::from_str(&desk.ask(["changes", story, "--json"])).unwrap()
}

fn id_of(changes: &[Value], becomes: &str) -> String {
    let found = changes
        .iter()
        .find(|row| row["change"]["becomes"].as_str().unwrap().contains(becomes));
    found.unwrap_or_else(|| panic!("no change to {becomes}: {changes:?}"))["change"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn body(desk: &Desk, story: &str) -> Vec<String> {
    let blocks = shown(desk, story)["blocks"].as_array().unwrap().clone();
    blocks
        .iter()
        .map(|block| block["text"].as_str().unwrap().to_owned())
        .collect()
}

const FIRST: &str = "昨天，县里下拨专项资金十万元。";
const SECOND: &str = "村民们上山采果，一直忙到天黑。";
const THIRD: &str = "合作社负责人说，今年价格比去年好。";

/// The editor changed the first paragraph and the headline and returned it.
fn returned() -> (Desk, Desk, String) {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(
        &editor,
        &story,
        &["昨天，县里划拨专项资金十万元。", SECOND, THIRD],
    );
    editor.ask(["set", &story, "headline=油茶大丰收"]);
    let made = changes(&editor, &story);
    assert_eq!(made.len(), 2, "{made:?}");
    assert!(made.iter().all(|row| row["state"] == "made"));
    writer.ask(["take", plain(&sent(&editor, "return", &story))]);
    (writer, editor, story)
}

#[test]
fn accepting_all_gives_her_text_and_ends_the_round_in_a_revision() {
    let (writer, editor, story) = returned();
    let before = writer.ask(["history", &story]).lines().count();
    let number = writer
        .ask(["settle", &story, "--accept", "all"])
        .trim()
        .to_owned();
    assert_eq!(writer.ask(["show", &story]), editor.ask(["show", &story]));
    assert_eq!(state(&writer, &story), "draft");
    let history = writer.ask(["history", &story]);
    assert!(history.lines().count() > before);
    assert!(
        history
            .lines()
            .next()
            .unwrap()
            .starts_with(&format!("{number}\t")),
        "{history}"
    );
    assert_eq!(changes(&writer, &story).len(), 0, "the return is settled");
}

#[test]
fn rejecting_all_leaves_the_writers_text_and_a_change_taken_back_restores_it() {
    let (writer, _, story) = returned();
    let mine = writer.ask(["show", &story]);
    let open = changes(&writer, &story);
    let word = id_of(&open, "划拨");
    writer.ask(["settle", &story, "--accept", &word]);
    assert!(body(&writer, &story)[0].contains("划拨"));
    writer.ask(["settle", &story, "--withdraw", &word]);
    assert_eq!(
        writer.ask(["show", &story]),
        mine,
        "a decision taken back leaves no trace in the text"
    );
    writer.ask(["settle", &story, "--accept", &word[..4]]);
    writer.ask(["settle", &story, "--reject", &word]);
    assert_eq!(writer.ask(["show", &story]), mine);
    assert_eq!(state(&writer, &story), "returned", "the headline waits");
    writer.ask(["settle", &story, "--reject", "all"]);
    assert_eq!(writer.ask(["show", &story]), mine);
    assert_eq!(state(&writer, &story), "draft");
    assert!(
        writer
            .refused(&["settle", &story, "--accept", "zzzz"])
            .contains("zzzz")
    );
}

#[test]
fn what_the_writer_did_meanwhile_stays_and_nobody_is_asked() {
    let (writer, _, story) = returned();
    write(
        &writer,
        &story,
        &[FIRST, "村民们上山采果。", "一直忙到天黑。", THIRD],
    );
    writer.ask(["settle", &story, "--accept", "all"]);
    let text = body(&writer, &story);
    assert_eq!(text[0], "昨天，县里划拨专项资金十万元。");
    assert_eq!(text[1..4], ["村民们上山采果。", "一直忙到天黑。", THIRD]);
    assert_eq!(shown(&writer, &story)["headline"], "油茶大丰收");
    assert_eq!(state(&writer, &story), "draft");
}

#[test]
fn the_same_words_changed_by_both_are_one_conflict_with_both_texts_and_a_choice() {
    for (choice, stands) in [("mine", "发放"), ("hers", "划拨"), ("own", "拨付")] {
        let (writer, _, story) = returned();
        write(
            &writer,
            &story,
            &["昨天，县里发放专项资金十万元。", SECOND, THIRD],
        );
        let number = writer.ask(["settle", &story, "--accept", "all"]);
        assert!(!number.trim().is_empty(), "the clean change is placed");
        assert_eq!(shown(&writer, &story)["headline"], "油茶大丰收");
        assert!(
            body(&writer, &story)[0].contains("发放"),
            "mine stands until somebody chooses"
        );
        assert_eq!(state(&writer, &story), "returned");
        let open = changes(&writer, &story);
        let conflicts: Vec<&Value> = open
            .iter()
            .flat_map(|row| row["conflicts"].as_array().unwrap())
            .collect();
        assert_eq!(conflicts.len(), 1, "{open:?}");
        assert!(
            conflicts[0]["mine"].as_str().unwrap().contains('发'),
            "{conflicts:?}"
        );
        assert!(
            conflicts[0]["hers"].as_str().unwrap().contains('划'),
            "{conflicts:?}"
        );
        let own = writer.file("own.txt", "拨付".as_bytes());
        let word = if choice == "own" { plain(&own) } else { choice };
        let id = conflicts[0]["id"].as_str().unwrap();
        writer.ask(["settle", &story, "--conflict", &format!("{id}={word}")]);
        assert!(
            body(&writer, &story)[0].contains(stands),
            "{choice}: {:?}",
            body(&writer, &story)
        );
        assert_eq!(state(&writer, &story), "draft");
    }
}

#[test]
fn two_editors_of_one_filing_both_settle_in_either_order() {
    let mut texts = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let (writer, first, story) = two_people();
        let second = Desk::new();
        second.ask(["profile", "赵一"]);
        let filing = filed(&writer, &story);
        for (editor, paragraphs) in [
            (&first, ["昨天，县里划拨专项资金十万元。", SECOND, THIRD]),
            (&second, [FIRST, SECOND, "合作社负责人说，今年价格比去年高。"]),
        ] {
            editor.ask(["open", plain(&filing)]);
            write(editor, &story, &paragraphs);
        }
        let returns = [sent(&first, "return", &story), sent(&second, "return", &story)];
        for index in order {
            writer.ask(["take", plain(&returns[index])]);
        }
        assert_eq!(changes(&writer, &story).len(), 2);
        let by: Vec<String> = changes(&writer, &story)
            .iter()
            .map(|row| row["by"]["name"].to_string())
            .collect();
        assert!(
            by.contains(&"\"林溪\"".to_owned()) && by.contains(&"\"赵一\"".to_owned()),
            "{by:?}"
        );
        writer.ask(["settle", &story, "--accept", "all"]);
        assert_eq!(state(&writer, &story), "draft");
        texts.push(body(&writer, &story)[..3].to_vec());
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(
        texts[0],
        [
            "昨天，县里划拨专项资金十万元。",
            SECOND,
            "合作社负责人说，今年价格比去年高。"
        ]
    );
}

/// The whole day: filed, edited, commented on, returned, taken, settled, signed by three, exported, verified.
#[test]
fn the_whole_loop_between_two_stores() {
    let (writer, editor, story) = two_people();
    writer.ask(["stages", "reviews=3"]);
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(
        &editor,
        &story,
        &["昨天，县里划拨专项资金十万元。", SECOND, THIRD],
    );
    let question = editor
        .ask(["comment", &story, "--on", "1", "--quote", "十万元", "核实过吗？"])
        .trim()
        .to_owned();
    let back = sent(&editor, "return", &story);
    assert_eq!(state(&editor, &story), "returned");
    writer.ask(["take", plain(&back)]);
    writer.ask(["comment", &story, "--reply", &question, "问过财政所"]);
    writer.ask(["settle", &story, "--accept", "all"]);
    assert!(
        writer
            .refused(&["sign", &story, "--stage", "1", "--as", "赵一"])
            .contains("comments are open")
    );
    writer.ask(["comment", &story, "--resolve", &question]);
    for (stage, by) in [("1", "赵一"), ("2", "钱二"), ("3", "孙三")] {
        writer.ask(["sign", &story, "--stage", stage, "--as", by]);
    }
    assert_eq!(state(&writer, &story), "signed_off");
    let verified = verified(&writer, &story);
    assert_eq!(verified["review"]["standing"]["complete"], true);
    let text = body(&writer, &story);
    assert!(text[0].contains("划拨"), "{text:?}");
    writer.ask(["doctor"]);
    editor.ask(["doctor"]);
}

#[test]
fn decisions_made_in_another_order_give_the_same_text_and_all_of_one_person_is_accepted_at_once() {
    let settled = |backwards: bool| {
        let (writer, editor, story) = returned();
        let mut ids: Vec<String> = changes(&writer, &story)
            .iter()
            .map(|row| row["change"]["id"].as_str().unwrap().to_owned())
            .collect();
        write(
            &writer,
            &story,
            &[FIRST, "村民们上山采果。", "一直忙到天黑。", THIRD],
        );
        if backwards {
            ids.reverse();
        }
        for id in &ids {
            writer.ask(["settle", &story, "--accept", id]);
        }
        drop(editor);
        writer.ask(["show", &story])
    };
    assert_eq!(settled(false), settled(true));
    let (writer, _, story) = returned();
    writer.ask(["settle", &story, "--accept", "all", "--by", "别人"]);
    assert_eq!(state(&writer, &story), "returned", "nothing was somebody else's");
    writer.ask(["settle", &story, "--accept", "all", "--by", "林溪"]);
    assert_eq!(state(&writer, &story), "draft");
}

/// The comments that the writer is asked about before signing.
fn asked_about(desk: &Desk, story: &str) -> usize {
    let rows = desk.ask(["comments", story]);
    rows.lines()
        .filter(|row| row.split('\t').nth(1) == Some("未解决"))
        .count()
}

#[test]
fn a_reason_closes_with_its_change_and_opens_with_it() {
    let (writer, editor, story) = two_people();
    editor.ask(["open", plain(&filed(&writer, &story))]);
    write(
        &editor,
        &story,
        &["昨天，县里划拨专项资金十万元。", SECOND, THIRD],
    );
    editor.ask(["set", &story, "headline=油茶大丰收"]);
    editor.ask(["comment", &story, "--on", "1", "--quote", "划拨", "公文用划拨"]);
    editor.ask(["comment", &story, "--on", "3", "--quote", "去年", "哪一年？"]);
    writer.ask(["take", plain(&sent(&editor, "return", &story))]);
    assert_eq!(asked_about(&writer, &story), 2);
    let explained = id_of(&changes(&writer, &story), "划");
    writer.ask(["settle", &story, "--accept", &explained]);
    assert_eq!(asked_about(&writer, &story), 1);
    writer.ask(["settle", &story, "--withdraw", &explained]);
    assert_eq!(
        asked_about(&writer, &story),
        2,
        "it is open again with its change"
    );
    writer.ask(["settle", &story, "--accept", "all"]);
    assert_eq!(
        asked_about(&writer, &story),
        1,
        "the reason closed with its change"
    );
    let said = writer.refused(&["sign", &story, "--stage", "1", "--as", "赵一"]);
    assert!(said.contains("1 comments are open"), "{said}");
}
