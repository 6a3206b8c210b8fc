use std::io::{Cursor, Read};

use press::approval::{ApprovalSheet, ApprovalStage};
use story::Content;

use crate::{docx, golden, html, sample};

fn form(content: &Content) -> ApprovalSheet<'_> {
    let stage = |name: &str, decided: &[&str]| ApprovalStage {
        name: name.to_owned(),
        decided: decided.iter().map(|line| (*line).to_owned()).collect(),
    };
    ApprovalSheet {
        content,
        stages: vec![
            stage(
                "初审",
                &["通过　林溪 要闻部　2026年3月8日 9:31　签名有效　意见：同意"],
            ),
            stage("复审", &[]),
            stage("终审", &[]),
            stage("一校", &[]),
        ],
        proof: vec![
            "稿件编号 0198c1b2-0000-7000-8000-000000000001".to_owned(),
            format!("付印内容的 SHA-256 {}", "0f".repeat(32)),
            "时间为北京时间。".to_owned(),
        ],
        code: format!(
            "galley\n0198c1b2-0000-7000-8000-000000000001\nsha256:{}",
            "0f".repeat(32)
        ),
    }
}

fn word(content: &Content) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    form(content).docx(sample::edition().at, &mut out).unwrap();
    out.into_inner()
}

#[test]
fn the_form_has_the_fields_of_an_office_and_room_for_ink_in_both_its_forms() {
    let content = sample::story();
    let word = word(&content);
    let document = docx::xml(&word, "word/document.xml");
    let page = form(&content).page();
    golden::compare("approval.html", &page);
    golden::compare("approval.docx.xml", &document);
    for field in [
        "标题",
        "体裁",
        "供稿单位",
        "作者",
        "拟发平台",
        "字数",
        "图片数",
        "是否涉密",
        "初审",
        "复审",
        "终审",
        "一校",
        "备注",
        "签字：",
    ] {
        assert!(document.contains(field) && page.contains(field), "{field}");
    }
    assert!(
        page.find("稿件编号") > page.find("备注"),
        "what proves it is at the foot"
    );
    for (part, schema) in [
        ("word/document.xml", "document.xsd"),
        ("word/styles.xml", "document.xsd"),
    ] {
        assert_eq!(docx::faults(&word, part, schema), "");
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(&word)).unwrap();
    let mut png = Vec::new();
    zip.by_name("word/media/image1.png")
        .unwrap()
        .read_to_end(&mut png)
        .unwrap();
    assert!(
        image::load_from_memory(&png).is_ok(),
        "the code is a picture in the file"
    );
}

#[test]
fn judges_of_pages_find_nothing_in_it_in_either_language() {
    let english = Content {
        language: "en-GB".to_owned(),
        ..sample::story()
    };
    html::blameless(&[
        form(&sample::story()).page(),
        form(&english).page(),
        form(&Content::default()).page(),
    ]);
}
