use std::process::Command;

use press::wechat;
use story::{Block, Content, Span, Text};

use crate::{golden, judges, sample};

/// The output of our judge of the account's editor; it needs no package.
fn judge(argument: &str) -> String {
    let script = judges::scripts().join("judge-wechat.py");
    let (done, said) = judges::run(
        "python3-venv",
        Command::new(judges::python()).arg(script).arg(argument),
    );
    assert!(done, "{said}");
    said
}

fn faults(html: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wechat.html");
    std::fs::write(&file, html).unwrap();
    judge(file.to_str().unwrap())
}

#[test]
fn the_text_reads_as_the_golden_one_and_the_editor_keeps_all_of_it() {
    let page = wechat::page(&sample::story());
    assert_eq!(faults(&page), "");
    golden::compare("story.wechat.html", &page);
    assert_eq!(faults(&wechat::page(&Content::default())), "");
}

#[test]
fn each_rule_of_the_judge_finds_its_own_sample_and_nothing_in_the_one_put_right() {
    assert_eq!(judge("--samples"), "");
}

#[test]
fn links_that_lead_out_are_numbered_notes_each_once_and_those_within_wechat_stay() {
    let link = |words: &str, href: &str| Span {
        text: words.to_owned(),
        link: Some(href.to_owned()),
        ..Span::default()
    };
    let content = Content {
        body: vec![Block::Paragraph {
            text: Text(vec![
                link("菜单", "https://example.cn/菜单"),
                link("上一篇", "https://mp.weixin.qq.com/s/abc"),
                link("又是菜单", "https://example.cn/菜单"),
                link("坏的", "javascript:alert(1)"),
            ]),
        }],
        ..Content::default()
    };
    let html = wechat::fragment(&content);
    assert_eq!(faults(&html), "");
    assert_eq!(html.matches("[1]</span>").count(), 2, "{html}");
    assert!(
        html.contains("<a href=\"https://mp.weixin.qq.com/s/abc\">上一篇</a>"),
        "{html}"
    );
    assert!(
        html.contains("文中链接") && html.contains("[1] 菜单：https://example.cn/菜单"),
        "{html}"
    );
    assert!(!html.contains("javascript"), "{html}");
}

#[test]
fn pictures_are_marks_in_their_order_with_their_words() {
    let html = wechat::fragment(&sample::story());
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}: {html}"));
    assert!(at("【图1】") < at("王桂兰(前排左一)在打饭") && at("王桂兰(前排左一)在打饭") < at("【图2】"));
    assert!(
        !html.contains("东河街道社区食堂开业 "),
        "the headline goes into the account's own field"
    );
}
