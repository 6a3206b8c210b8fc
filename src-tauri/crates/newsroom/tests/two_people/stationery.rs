//! Stationery: templates to begin from, snippets to fill, codes that mean longer words, stamps.

use newsroom::{CodeList, Snippet, StationeryKind, StationeryOrigin, Template};
use serde_json::json;

use crate::rig::{Rig, pairs};

#[test]
fn a_piece_begins_from_a_template_of_ours_or_ones_own() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let shipped = writer.stationery().list::<Template>().unwrap();
    assert!(
        shipped
            .sheets
            .iter()
            .all(|sheet| sheet.origin == StationeryOrigin::Shipped)
    );
    let name = shipped.sheets[0].form.name.clone();
    let open = writer.stationery().new_from_template(&name).unwrap();
    assert_eq!(open.content.genre, shipped.sheets[0].form.genre);
    assert!(
        open.place.is_some_and(|place| place.contains("prompts")),
        "it says what is to be written"
    );

    let own = r#"{"name": "村讯", "genre": "消息", "blocks": [{"kind": "paragraph", "prompt": "什么事"}]}"#;
    let added = writer
        .stationery()
        .add_template(&rig.file("村讯.json", own))
        .unwrap();
    assert_eq!(writer.stationery().find::<Template>("村讯").unwrap().form, added);
    let again = writer
        .stationery()
        .add_template(&rig.file("村讯.json", own))
        .unwrap();
    assert_eq!(again.id, added.id, "one of the same name is replaced");
    assert_eq!(
        writer
            .stationery()
            .new_from_template("村讯")
            .unwrap()
            .content
            .body
            .len(),
        1
    );
}

#[test]
fn a_drawer_keeps_what_was_changed_and_gives_back_ours() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let ours = writer.stationery().find::<Snippet>("contact").unwrap().form;
    let changed = Snippet {
        text: "联系人：{姓名}".to_owned(),
        ..ours.clone()
    };
    writer.stationery().save(changed.clone()).unwrap();
    let kept = writer.stationery().find::<Snippet>("contact").unwrap();
    assert_eq!((kept.origin, kept.form), (StationeryOrigin::Changed, changed));
    writer.stationery().remove::<Snippet>("contact").unwrap();
    assert_eq!(writer.stationery().list::<Snippet>().unwrap().taken_away, 1);
    writer.stationery().restore::<Snippet>(None).unwrap();
    assert_eq!(writer.stationery().find::<Snippet>("contact").unwrap().form, ours);
    assert_eq!(
        editor.stationery().list::<Snippet>().unwrap().taken_away,
        0,
        "a drawer is its own store's"
    );

    let filled = writer
        .stationery()
        .fill_snippet("{姓名}，{单位}，{电话}", None, &pairs(&[("电话", "12345")]))
        .unwrap();
    assert_eq!(filled.text, "周可，河西村，12345");

    let codes = CodeList {
        name: "县里".to_owned(),
        text: "jkm\t江克美 某局局长".to_owned(),
        ..CodeList::default()
    };
    writer.stationery().save(codes).unwrap();
    let expanded = writer.stationery().expand_codes("=jkm=到场，=无=").unwrap();
    assert_eq!(
        (expanded.text.as_str(), expanded.codes),
        ("江克美 某局局长到场，=无=", vec!["jkm".to_owned()])
    );
}

#[test]
fn a_form_of_every_kind_is_kept_listed_and_taken_away_by_its_kind() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    for (kind, _) in StationeryKind::ALL {
        let form = json!({ "kind": kind, "form": { "name": "新的" } });
        let kept = writer
            .stationery()
            .save_form(serde_json::from_value(form).unwrap())
            .unwrap();
        let id = serde_json::to_value(&kept).unwrap()["form"]["id"].clone();
        let all = writer.stationery().forms(*kind).unwrap();
        assert_eq!(
            all.sheets.last().map(|sheet| &sheet.form),
            Some(&kept),
            "{kind:?}"
        );
        writer
            .stationery()
            .remove_form(*kind, id.as_str().unwrap())
            .unwrap();
        assert_eq!(
            writer.stationery().forms(*kind).unwrap().sheets.len(),
            all.sheets.len() - 1
        );
        writer.stationery().restore_forms(*kind, None).unwrap();
    }
}
