//! Templates, snippets and the trash on the command line.

use galley_tests::desk::{Desk, plain};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("one JSON value")
}

#[test]
fn a_story_of_a_kind_carries_its_fields_and_none_of_its_prompts() {
    let desk = Desk::new();
    desk.ask([
        "profile",
        "林溪",
        "unit=市图书馆",
        "sign_off=（市图书馆 林溪）",
        "place=河西",
    ]);
    let story = desk.ask(["new", "--template", "消息"]).trim().to_owned();
    let shown = json(&desk.ask(["show", &story, "--json"]));
    let content = &shown["content"];
    assert_eq!(content["genre"], "消息");
    assert_eq!(
        content["length"],
        serde_json::json!({ "least": 300, "most": 800 })
    );
    let dateline = content["dateline"].as_str().unwrap();
    assert!(
        dateline.starts_with("本报河西") && dateline.ends_with("日电"),
        "{dateline}"
    );
    assert_eq!(content["body"].as_array().unwrap().len(), 4);

    desk.ask(["set", &story, "headline=夜校开课"]);
    for form in ["text", "markdown", "html"] {
        let page = desk.ask(["show", &story, "--as", form]);
        assert!(!page.contains("导语"), "{form} prints a prompt: {page}");
    }
    let page = desk.ask(["show", &story, "--as", "html"]);
    assert!(!page.contains("<p></p>"), "empty blocks do not print: {page}");
}

#[test]
fn a_template_is_added_changed_taken_away_and_brought_back() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪"]);
    let names = || {
        let listed = desk.ask(["template", "list"]);
        let names = listed.lines().map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            format!("{} {}", cells[1], cells[2])
        });
        names.collect::<Vec<_>>()
    };
    assert_eq!(
        names(),
        [
            "shipped 消息",
            "shipped 通讯",
            "shipped 图片新闻",
            "shipped 会议报道",
            "shipped 英文简讯"
        ]
    );
    let mut template = json(&desk.ask(["template", "show", "消息", "--json"]));
    template["says"] = "一句话".into();
    let file = desk.file("消息.json", template.to_string().as_bytes());
    desk.ask(["template", "add", plain(&file)]);
    template["name"] = "快讯".into();
    template["id"] = "".into();
    let file = desk.file("快讯.json", template.to_string().as_bytes());
    desk.ask(["template", "add", plain(&file)]);
    desk.ask(["template", "remove", "通讯"]);
    assert_eq!(
        names(),
        [
            "changed 消息",
            "shipped 图片新闻",
            "shipped 会议报道",
            "shipped 英文简讯",
            "own 快讯"
        ]
    );
    desk.ask(["template", "restore", "消息"]);
    desk.ask(["template", "restore"]);
    assert_eq!(names().len(), 6);
    assert!(names().contains(&"shipped 通讯".to_owned()));
    assert!(desk.refused(&["new", "--template", "评论"]).contains("评论"));
}

#[test]
fn a_snippet_is_filled_by_what_is_known_and_refuses_to_leave_a_field_open() {
    let desk = Desk::new();
    desk.ask(["profile", "林溪", "unit=市图书馆"]);
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["set", &story, "headline=夜校开课"]);
    desk.ask(["snippet", "add", "结尾", "《{标题}》（{单位} {姓名}）{电话}"]);
    let refused = desk.refused(&["snippet", "fill", "结尾", "--story", &story]);
    assert!(refused.contains("电话"), "{refused}");
    let filled = desk.ask(["snippet", "fill", "结尾", "--story", &story, "电话=5551234"]);
    assert_eq!(filled, "《夜校开课》（市图书馆 林溪）5551234\n");
}

#[test]
fn a_story_goes_for_ever_only_from_the_trash_and_with_what_is_its_own() {
    let desk = Desk::new();
    let goes = desk.ask(["new"]).trim().to_owned();
    let stays = desk.ask(["new"]).trim().to_owned();
    let (own, shared) = (desk.photo(1), desk.photo(2));
    desk.ask(["photo", "add", &goes, plain(&own), plain(&shared)]);
    desk.ask(["photo", "add", &stays, plain(&shared)]);
    assert!(
        desk.refused(&["delete", &goes, "--for-ever"])
            .contains("spike it first")
    );
    desk.ask(["spike", &goes]);
    let going = json(&desk.ask(["delete", &goes, "--json"]));
    assert_eq!(going["photos"].as_array().unwrap().len(), 1);
    assert_eq!(going["photos"][0]["file_name"], "1.jpg");
    assert_eq!(desk.ask(["list"]).lines().count(), 2, "asking deletes nothing");
    desk.ask(["delete", &goes, "--for-ever"]);
    assert_eq!(desk.ask(["list"]).lines().count(), 1);
    assert_eq!(desk.ask(["photo", "list", &stays]).lines().count(), 1);
    desk.ask(["doctor"]);
}

#[test]
fn a_photo_that_was_taken_out_comes_back_with_its_words() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
    desk.ask(["photo", "set", &story, "1", "caption=晒场上的油茶籽"]);
    let before = desk.ask(["photo", "list", &story]);
    desk.ask(["photo", "remove", &story, "1"]);
    let removed = desk.ask(["photo", "removed", &story]);
    let figure = removed.split('\t').next().unwrap();
    assert!(removed.contains("晒场上的油茶籽"), "{removed}");
    desk.ask(["photo", "bring-back", &story, figure]);
    assert_eq!(desk.ask(["photo", "list", &story]), before);
    assert_eq!(desk.ask(["photo", "removed", &story]), "");
}
