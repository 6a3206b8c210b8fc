//! How a story looks as Markdown, and what people write reads as.

use crate::{Author, Block, Content, Figure, Language, Related, SignOff, SignOffPlace, Span, Text, markdown};

fn strong(text: &str) -> Span {
    Span {
        text: text.into(),
        strong: true,
        ..Span::default()
    }
}

fn plain(text: &str) -> Span {
    Span {
        text: text.into(),
        ..Span::default()
    }
}

fn written(text: Vec<Span>) -> String {
    let block = Block::Paragraph { text: Text(text) };
    markdown::write_body(&[block], &|_| String::new())
        .trim_end()
        .to_owned()
}

#[test]
fn a_whole_story_is_what_a_person_would_write_down() {
    let content = Content {
        kicker: "清溪镇".into(),
        headline: "护河队一天走了十公里".into(),
        subheadline: "——春季清河行动侧记".into(),
        authors: vec![
            Author {
                name: "周望".into(),
                unit: "清溪镇".into(),
                role: "摄影".into(),
            },
            Author {
                name: "李明".into(),
                ..Author::default()
            },
        ],
        dateline: "本报清溪2020年3月5日电".into(),
        body: vec![
            Block::paragraph("3月5日下午，护河队出发。"),
            Block::Figure {
                figure: Box::new(Figure {
                    file_name: "photos/01.jpg".into(),
                    caption: "周望(左二)在河边".into(),
                    alt: "四个人站在桥上".into(),
                    ..Figure::default()
                }),
            },
            Block::Subheading {
                level: 1,
                text: Text::plain("一路向东"),
            },
            Block::Paragraph {
                text: Text(vec![
                    plain("他说"),
                    strong("“不丢一片纸”"),
                    plain("，大家"),
                    strong("都记住了"),
                    plain("。"),
                ]),
            },
            Block::List {
                numbered_from: Some(1),
                items: vec![Text::plain("手套"), Text::plain("袋子")],
            },
            Block::List {
                numbered_from: Some(1),
                items: vec![Text::plain("另一份")],
            },
            Block::Rule {},
            Block::paragraph("任务完成。"),
        ],
        sign_off: SignOff {
            text: "(清溪镇 周望)".into(),
            place: SignOffPlace::EndOfLastParagraph,
        },
        related: vec![
            Related {
                title: "河长制这一年".into(),
                href: String::new(),
            },
            Related {
                title: "清溪新貌".into(),
                href: "https://example.com/新貌".into(),
            },
        ],
        ..Content::default()
    };
    let expected = "\
清溪镇

# 护河队一天走了十公里

##### ——春季清河行动侧记

###### 作者：周望（清溪镇／摄影）；李明

###### 电头：本报清溪2020年3月5日电

3月5日下午，护河队出发。

![周望(左二)在河边](photos/01.jpg \"四个人站在桥上\")

## 一路向东

他说<strong>“不丢一片纸”</strong>，大家**都记住了**。

1. 手套
2. 袋子

1) 另一份

***

任务完成。(清溪镇 周望)

## 推荐阅读

- 河长制这一年
- [清溪新貌](https://example.com/新貌)
";
    let text = markdown::write(&content, &|figure| figure.file_name.clone());
    assert_eq!(text, expected);
    let figure = &mut |target: &str| Figure {
        file_name: target.into(),
        ..Figure::default()
    };
    assert_eq!(markdown::read(&text, figure).content, content);
}

#[test]
fn chinese_bold_is_never_lost() {
    for (spans, expected) in [
        (vec![plain("前"), strong("加粗"), plain("后")], "前**加粗**后"),
        (
            vec![strong("注意："), plain("请看")],
            "<strong>注意：</strong>请看",
        ),
        (
            vec![plain("他说"), strong("“好”"), plain("然后走了")],
            "他说<strong>“好”</strong>然后走了",
        ),
        (
            vec![plain("读"), strong("《红楼梦》"), plain("的人")],
            "读<strong>《红楼梦》</strong>的人",
        ),
        (vec![plain("，"), strong("“好”"), plain("，")], "，**“好”**，"),
        (vec![strong("“全段”")], "**“全段”**"),
        (
            vec![plain("有"), strong(" 空 "), plain("格")],
            "有<strong> 空 </strong>格",
        ),
    ] {
        assert_eq!(written(spans), expected);
    }
}

#[test]
fn strong_and_emphasis_nest_as_stars_where_stars_can() {
    let both = Span {
        emphasis: true,
        ..strong("乙")
    };
    let weak = Span {
        emphasis: true,
        ..plain("丙")
    };
    assert_eq!(written(vec![both.clone()]), "***乙***");
    assert_eq!(
        written(vec![strong("甲"), both.clone(), strong("丁")]),
        "**甲*乙*丁**"
    );
    let text = written(vec![plain("（"), strong("甲"), both, weak, plain("）")]);
    assert_eq!(
        markdown::read_body(&text, &mut |_| Figure::default()).len(),
        1,
        "{text}"
    );
}

#[test]
fn only_what_could_be_syntax_is_escaped() {
    for (text, expected) in [
        (
            "5 < 6 & 7 > 4, AT&T, a|b, #标签, 1.5倍, -3℃, 好!(1)",
            "5 < 6 & 7 > 4, AT&T, a|b, #标签, 1.5倍, -3℃, 好!(1)",
        ),
        ("snake_case 与 C:\\目录", "snake_case 与 C:\\目录"),
        ("1. 不是列表", "1\\. 不是列表"),
        ("- 不是列表", "\\- 不是列表"),
        ("# 不是标题", "\\# 不是标题"),
        ("> 不是引文", "\\> 不是引文"),
        ("---", "\\---"),
        ("两行\n===", "两行\\\n\\==="),
        ("星*号*", "星\\*号\\*"),
        ("&amp; <b> [图]", "\\&amp; \\<b> \\[图\\]"),
        ("　　段首", "　　段首"),
        ("  空格 ", "&#32; 空格&#32;"),
    ] {
        assert_eq!(written(vec![plain(text)]), expected);
    }
}

#[test]
fn a_sign_off_that_the_rule_would_not_find_is_labelled() {
    for (place, label) in [
        (SignOffPlace::EndOfLastParagraph, "文末署名"),
        (SignOffPlace::OwnLine, "署名"),
    ] {
        let content = Content {
            body: vec![Block::paragraph("没有句号")],
            sign_off: SignOff {
                text: "周望".into(),
                place,
            },
            ..Content::default()
        };
        let text = markdown::write(&content, &|_| String::new());
        assert_eq!(text, format!("没有句号\n\n###### {label}：周望\n"));
        assert_eq!(markdown::read(&text, &mut |_| Figure::default()).content, content);
    }
}

#[test]
fn words_that_only_look_like_our_form_stay_in_the_body() {
    let bracketed = || Block::paragraph("完。(其中三人)");
    let titles = [
        Block::Subheading {
            level: 1,
            text: Text::plain("推荐阅读"),
        },
        Block::List {
            numbered_from: None,
            items: vec![Text::plain("书")],
        },
    ];
    let figure = Block::Figure {
        figure: Box::default(),
    };
    let [heading, list] = titles;
    for (body, expected) in [
        (vec![bracketed()], "完。(其中三人&#41;\n"),
        (vec![bracketed(), figure], "完。(其中三人&#41;\n\n![]()\n"),
        // No sign-off is printed in front of a list, so there the bracket needs no guard.
        (
            vec![bracketed(), heading, list],
            "完。(其中三人)\n\n## &#25512;荐阅读\n\n- 书\n",
        ),
    ] {
        let content = Content {
            body,
            ..Content::default()
        };
        let text = markdown::write(&content, &|_| String::new());
        assert_eq!(text, expected);
        assert_eq!(markdown::read(&text, &mut |_| Figure::default()).content, content);
    }
}

#[test]
fn what_markdown_does_not_carry_is_as_in_a_new_story() {
    let content = Content {
        slugline: "代号".into(),
        ednote: "请核".into(),
        tray: vec![Figure::default()],
        body: vec![
            Block::paragraph(""),
            Block::paragraph("完。"),
            Block::paragraph(""),
        ],
        ..Content::default()
    };
    let text = markdown::write(&content, &|_| String::new());
    assert_eq!(text, "完。\n");
    let read = markdown::read(&text, &mut |_| Figure::default()).content;
    assert_eq!(
        read,
        Content {
            body: vec![Block::paragraph("完。")],
            ..Content::default()
        }
    );
    assert_eq!(crate::check::check(&read, Language::Zh).len(), 2);
}
