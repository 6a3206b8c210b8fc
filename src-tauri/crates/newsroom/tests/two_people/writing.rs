//! A draft: begun, brought in from elsewhere, saved, looked back at, thrown away.

use newsroom::story::workflow::State;
use newsroom::story::{Block, Content, Language, RevisionReason};
use newsroom::{Code, Drawer, DrawerCount, Intake, ListOrder, ListQuery, WhichFixes};

use crate::rig::{Rig, everything, pairs, state, write};

#[test]
fn what_is_saved_is_read_again_and_nothing_is_saved_over_what_nobody_saw() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let open = writer.writing().new_story().unwrap();
    let id = open.row.id;
    let mut content = open.content;
    content.headline = "油茶丰收".to_owned();
    content.body = vec![Block::paragraph("村民们上山采果。")];
    let saved = writer
        .writing()
        .save_working(&id, open.version, &content.to_json())
        .unwrap();
    assert_eq!(
        (saved.version, saved.row.headline.as_str()),
        (open.version + 1, "油茶丰收")
    );
    assert_eq!(writer.writing().content(&id).unwrap(), content);
    content.headline = "没有人见过的一稿".to_owned();
    let stale = writer
        .writing()
        .save_working(&id, open.version, &content.to_json());
    assert_eq!(stale.unwrap_err().code(), Code::Stale);

    writer
        .writing()
        .set_fields(&id, &pairs(&[("slugline", "油茶"), ("byline", "河西村 周可")]))
        .unwrap();
    let refused = writer
        .writing()
        .set_fields(&id, &pairs(&[("slugline", "花生"), ("urgency", "急")]));
    assert_eq!(refused.unwrap_err().code(), Code::Refused);
    let row = writer.writing().story_row(&id).unwrap();
    assert_eq!(row.slugline, "油茶", "all fields or none");
    assert_eq!(writer.writing().list_stories(&everything()).unwrap().rows, [row]);
    let drafts = writer.writing().count_stories().unwrap();
    assert!(drafts.contains(&DrawerCount {
        drawer: Drawer::Draft,
        stories: 1,
        waiting: 0
    }));
    assert_eq!(
        writer
            .find_story(&id.chars().take(8).collect::<String>())
            .unwrap(),
        id
    );

    assert!(
        writer
            .exporting()
            .as_text(&id)
            .unwrap()
            .contains("村民们上山采果。")
    );
    assert!(
        writer
            .exporting()
            .as_markdown(&id)
            .unwrap()
            .contains("# 油茶丰收")
    );
    assert!(writer.exporting().as_html(&id).unwrap().contains("<h1"));
    let wechat = writer.exporting().wechat_text(&id).unwrap();
    assert!(wechat.html.contains("村民们上山采果。") && wechat.text.contains("村民们上山采果。"));
}

#[test]
fn a_text_comes_from_a_file_from_the_clipboard_or_from_us() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let page = rig.file("页.md", "# 从文件来\n\n第一段。\n");
    let imported = writer.writing().import(&page, Intake::default());
    let id = imported.story.unwrap().id;
    assert_eq!(writer.writing().content(&id).unwrap().headline, "从文件来");
    let dropped = writer
        .writing()
        .import_bytes("拖来的.md", "# 拖来的\n\n一段。\n".into());
    assert_eq!(dropped.story.unwrap().headline, "拖来的");
    let refused = writer.writing().import_bytes("图.jpg", vec![0xFF, 0xD8, 0xFF]);
    assert!(
        refused.story.is_none() && refused.refused.is_some(),
        "a refusal is an answer"
    );

    let html = "<p onclick='x()'>一段<b>重</b></p><script>x()</script>";
    let pasted = writer.writing().clean_paste(html).unwrap();
    let foreign: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(html.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let foreign = writer.writing().clean_foreign(&foreign).unwrap();
    assert_eq!(foreign.blocks, pasted.blocks, "in whatever encoding it says");
    let plain: Vec<String> = pasted
        .blocks
        .iter()
        .flat_map(Block::texts)
        .map(|text| text.to_plain())
        .collect();
    assert_eq!(plain, ["一段重"], "what runs does not come in");

    let body = rig.file("正文.md", "换过的第一段。\n\n换过的第二段。\n");
    write(writer, &id, |content| content.slugline = "换稿".to_owned());
    writer.writing().write_body(&id, &body).unwrap();
    let content = writer.writing().content(&id).unwrap();
    assert_eq!((content.headline.as_str(), content.body.len()), ("从文件来", 2));
    assert!(
        writer
            .writing()
            .history(&id)
            .unwrap()
            .iter()
            .any(|row| row.reason == Some(RevisionReason::BeforeImport))
    );

    let ours = writer.writing().sample_story().unwrap();
    assert_eq!(ours.photos.len(), 3, "the sample brings its photos");
    assert!(
        newsroom::readings("油茶")[&'茶'].contains(&"cha".to_owned()),
        "and is found by pinyin"
    );
}

#[test]
fn a_version_is_kept_compared_and_put_back() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let seen = writer.writing().open_story(&id).unwrap();
    let kept = writer.writing().freeze(&id, Some(seen.version), "一稿").unwrap();
    assert_eq!((kept.name.as_str(), kept.by.as_str()), ("一稿", "周可"));
    rig.clock.passes(1);
    write(writer, &id, |content| content.headline = "油茶减产".to_owned());
    assert_eq!(writer.writing().revision(&id, kept.number).unwrap(), seen.content);

    let compared = writer.writing().compare(&id, Some(kept.number), None).unwrap();
    assert_eq!(compared.changes.len(), 1);
    let page = writer
        .writing()
        .compared_page(&id, Some(kept.number), None)
        .unwrap();
    assert!(page.contains("丰收") && page.contains("减产"));

    assert_eq!(
        writer
            .writing()
            .restore(&id, kept.number, Some(seen.version))
            .unwrap_err()
            .code(),
        Code::Stale
    );
    let (open, revision) = writer.writing().restore(&id, kept.number, None).unwrap();
    assert_eq!(
        (open.content, revision.reason),
        (seen.content, Some(RevisionReason::Restore))
    );
    let history = writer.writing().history(&id).unwrap();
    let before = history
        .iter()
        .find(|row| row.reason == Some(RevisionReason::BeforeRestore))
        .unwrap();
    assert_eq!(
        writer.writing().revision(&id, before.number).unwrap().headline,
        "油茶减产",
        "nothing is lost"
    );
}

#[test]
fn what_is_spiked_comes_back_until_it_is_deleted() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let photo = writer.writing().open_story(&id).unwrap().photos[0].digest.clone();
    assert_eq!(
        writer.writing().delete_story(&id).unwrap_err().code(),
        Code::Refused,
        "not from the desk"
    );
    assert_eq!(writer.writing().spike(&id).unwrap().state, State::Spiked);
    assert_eq!(writer.writing().unspike(&id).unwrap().state, State::Draft);
    writer.writing().spike(&id).unwrap();

    let going = writer.writing().what_goes(&id).unwrap();
    assert_eq!(going.photos[0].digest, photo);
    assert_eq!(state(writer, &id), State::Spiked, "looking takes nothing away");
    assert_eq!(writer.writing().delete_story(&id).unwrap().photos.len(), 1);
    assert!(
        writer
            .writing()
            .list_stories(&everything())
            .unwrap()
            .rows
            .is_empty()
    );
    let originals = || walked(&writer.dir().join("photos"));
    assert_eq!(originals(), 1, "its file waits for the sweep");
    rig.clock.passes(3 * 24 * 60);
    writer.writing().sweep().unwrap();
    assert_eq!(originals(), 0);
}

#[test]
fn the_list_is_sorted_as_asked_counts_its_days_and_knows_the_photo_of_each_story() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let long = rig.piece();
    let photo = writer.writing().content(&long).unwrap();
    let photo = photo.figures().find_map(|figure| figure.photo.clone()).unwrap();
    rig.clock.passes(2 * 24 * 60);
    let noon = rig.clock.now_utc().timestamp_millis();
    let short = writer.writing().new_story().unwrap().row.id;
    let listed = |order| {
        let asked = ListQuery {
            order,
            since: vec![noon, noon - 7 * 24 * 3_600_000],
            ..everything()
        };
        let page = writer.writing().list_stories(&asked).unwrap();
        let ids: Vec<String> = page.rows.into_iter().map(|row| row.id).collect();
        (ids, page.since)
    };
    let (newest, longest) = ([short.clone(), long.clone()], [long.clone(), short.clone()]);
    assert_eq!(listed(ListOrder::Changed), (newest.to_vec(), vec![1, 2]));
    assert_eq!(listed(ListOrder::Begun).0, newest);
    assert_eq!(listed(ListOrder::Length).0, longest);

    let leads = writer
        .writing()
        .lead_photos(&[short, long, "no story".to_owned()]);
    let photos: Vec<_> = leads.into_iter().map(|lead| lead.photo).collect();
    assert_eq!(photos, [None, Some(photo), None]);
}

/// How many files are below a folder.
fn walked(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                walked(&entry.path())
            } else {
                1
            }
        })
        .sum()
}

#[test]
fn fixes_of_the_copy_desk_are_one_change_and_the_text_before_is_kept() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    write(writer, &id, |content| {
        content.body = vec![
            Block::paragraph("会上说,帐户里没有钱(左二)。"),
            Block::paragraph("他说“一是,二是”,散会。"),
        ];
    });
    let before = writer.writing().content(&id).unwrap();
    let refused = writer
        .copydesk()
        .fix(&id, WhichFixes::OfRule("widths"))
        .unwrap_err();
    assert!(refused.to_string().contains("no rule widths"), "{refused}");

    let fixed = writer.copydesk().fix(&id, WhichFixes::OfRule("width")).unwrap();
    assert_eq!((fixed.remarks, fixed.edits), (1, 5));
    let plain = |content: &Content| content.body.iter().map(Block::words).collect::<Vec<_>>();
    let now = writer.writing().content(&id).unwrap();
    assert_eq!(
        plain(&now),
        ["会上说，帐户里没有钱（左二）。", "他说“一是，二是”，散会。"]
    );

    let kept = fixed.before.unwrap();
    let (back, _) = writer.writing().restore(&id, kept.number, None).unwrap();
    assert_eq!(back.content.to_json(), before.to_json(), "byte for byte");

    let fixed = writer.copydesk().fix(&id, WhichFixes::AllCertain).unwrap();
    assert_eq!((fixed.remarks, fixed.edits), (2, 6));
    let nothing = writer.copydesk().fix(&id, WhichFixes::AllCertain).unwrap();
    assert!(nothing.before.is_none() && nothing.edits == 0);

    let file = rig.file("稿.txt", "标题在此\n会上说，帐户里没有钱。\n");
    let checked = newsroom::check_file(&file, Language::En).unwrap().flags;
    let [flag] = checked.as_slice() else {
        panic!("{checked:?}")
    };
    assert_eq!((flag.file_line, flag.file_column), (Some(2), Some(5)));
    assert_eq!(flag.flag.says, "帐户 is written 账户.");
}
