use super::{Flag, FlagRule, Place, RULES, Rule, RuleFinding, Severity, check, check_with};
use crate::{
    Block, Content, Digest, Field, Figure, FigureId, Language, Length, Pick, SignOff, SignOffPlace, Text,
};

fn complete_figure(id: &str) -> Figure {
    Figure {
        id: FigureId(id.into()),
        photo: Some(Digest::try_from("a".repeat(64)).unwrap()),
        caption: "志愿者在社区门口值守".into(),
        alt: "两人戴着口罩站在帐篷下".into(),
        photographer: "李明".into(),
        ..Figure::default()
    }
}

fn complete() -> Content {
    Content {
        headline: "慰问抗疫一线志愿者".into(),
        sign_off: SignOff {
            text: "(某某机关 李明)".into(),
            ..SignOff::default()
        },
        body: vec![
            Block::paragraph("2020年2月14日上午，天气晴。"),
            Block::Figure {
                figure: Box::new(complete_figure("f1")),
            },
            Block::paragraph("截至2月14日，平安。"),
        ],
        tray: vec![Figure {
            pick: Pick::Picked,
            ..complete_figure("f2")
        }],
        ..Content::default()
    }
}

fn rules(content: &Content) -> Vec<(String, Place)> {
    check(content, Language::Zh)
        .into_iter()
        .map(|flag| (flag.rule.name().to_owned(), flag.place))
        .collect()
}

fn figure(id: &str) -> Place {
    Place::Figure {
        id: FigureId(id.into()),
    }
}

#[test]
fn a_complete_story_has_no_flags() {
    assert_eq!(check(&complete(), Language::Zh), []);
}

#[test]
fn a_piece_outside_its_range_is_told_by_how_much() {
    let with = |least, most| Content {
        length: Some(Length { least, most }),
        ..complete()
    };
    assert_eq!(check(&with(Some(10), Some(40)), Language::Zh), []);
    let says = |content: &Content| {
        let flags = check(content, Language::Zh);
        flags.into_iter().map(|flag| flag.says).collect::<Vec<_>>()
    };
    assert_eq!(says(&with(Some(100), None)), ["全文 31 字，还差 69 字。"]);
    assert_eq!(says(&with(None, Some(30))), ["全文 31 字，超出 1 字。"]);
}

#[test]
fn an_empty_draft_lacks_a_headline_and_a_sign_off() {
    let found = rules(&Content::default());
    let expected = [
        ("headline_missing", Field::Headline),
        ("sign_off_missing", Field::SignOff),
    ];
    assert_eq!(
        found,
        expected.map(|(rule, field)| (rule.to_owned(), Place::field(field)))
    );
}

#[test]
fn a_sign_off_that_finds_no_last_paragraph_is_said_to_stand_apart() {
    let mut content = complete();
    content.body.push(Block::Quote {
        paragraphs: vec![Text::plain("平安就好。")],
    });
    let flags = check(&content, Language::Zh);
    let found: Vec<(&str, Severity)> = flags
        .iter()
        .map(|flag| (flag.rule.name(), flag.severity))
        .collect();
    assert_eq!(found, [("sign_off_apart", Severity::Note)]);
    assert!(flags.iter().all(|flag| flag.says.contains("正文末尾是引文")));
    content.sign_off.place = SignOffPlace::OwnLine;
    assert_eq!(check(&content, Language::Zh), []);
    content.sign_off.place = SignOffPlace::EndOfLastParagraph;
    content.body.push(Block::paragraph("完。"));
    assert_eq!(check(&content, Language::Zh), []);
    // Nothing written yet: a fresh story with the profile's sign-off is not flagged.
    content.body.clear();
    assert_eq!(check(&content, Language::Zh), []);
}

#[test]
fn blank_is_missing() {
    let mut content = complete();
    content.headline = " \u{3000}".into();
    content.sign_off.text = "（ ）".into();
    assert_eq!(rules(&content).len(), 2);
}

#[test]
fn every_thing_a_figure_lacks_is_said_of_that_figure() {
    let mut content = complete();
    content.tray = vec![Figure {
        id: FigureId("bare".into()),
        pick: Pick::Picked,
        ..Figure::default()
    }];
    let expected = ["picture_missing", "caption_missing", "credit_missing"];
    assert_eq!(
        rules(&content),
        expected.map(|rule| (rule.to_owned(), figure("bare")))
    );
    let says: Vec<_> = check(&content, Language::En)
        .into_iter()
        .map(|flag| flag.says)
        .collect();
    assert!(
        says.iter().all(|sentence| sentence.contains("Figure 2")),
        "{says:?}"
    );
}

#[test]
fn what_waits_in_the_tray_or_was_rejected_there_is_not_asked_for_anything() {
    let mut content = complete();
    for pick in [Pick::Open, Pick::Rejected] {
        content.tray = vec![Figure {
            id: FigureId("bare".into()),
            pick,
            ..Figure::default()
        }];
        assert_eq!(rules(&content), [], "{pick:?}");
    }
}

#[test]
fn alt_text_is_a_note_and_only_asked_of_a_picture_that_is_there() {
    let mut content = complete();
    content.tray[0].alt.clear();
    let flags = check(&content, Language::Zh);
    assert_eq!(flags.len(), 1);
    assert_eq!(
        (flags[0].rule.name(), flags[0].severity),
        ("alt_missing", Severity::Note)
    );
    assert_eq!(
        flags[0].quote, "志愿者在社区门口值守",
        "the caption says which one"
    );
    content.tray[0].photo = None;
    assert_eq!(rules(&content), [("picture_missing".to_owned(), figure("f2"))]);
}

#[test]
fn a_credit_line_stands_in_for_the_photographer() {
    let mut content = complete();
    content.tray[0].photographer.clear();
    content.tray[0].credit = "某某机关供图".into();
    assert_eq!(rules(&content), []);
}

#[test]
fn two_figures_with_one_photo_and_one_id_are_no_flag() {
    let mut content = complete();
    content.tray = vec![complete_figure("f1")];
    assert_eq!(rules(&content), []);
}

#[test]
fn the_first_date_is_flagged_once_where_no_year_is_named_anywhere() {
    let mut content = complete();
    content.body[0] = Block::paragraph("2月14日上午，天气晴。");
    let flags = check(&content, Language::Zh);
    assert_eq!(
        flags,
        [Flag {
            rule: FlagRule::YearMissing,
            severity: Severity::Warning,
            place: Place::Block { index: 1 },
            quote: "2月14日".into(),
            says: "“2月14日”没有写明年份，全文和电头里也没有年份，请核实后补上。".into(),
            suggest: Vec::new(),
            words: None,
        }]
    );
    content.dateline = "本报娄底2020年2月14日电".into();
    assert_eq!(rules(&content), [], "the dateline names the year");
}

#[test]
fn a_date_is_found_across_marks_and_in_any_block() {
    let mut content = complete();
    let mut marked = Text::plain("2月");
    marked.push(crate::Span {
        text: "14日".into(),
        strong: true,
        ..Default::default()
    });
    content.body = vec![
        Block::Rule {},
        Block::Quote {
            paragraphs: vec![marked],
        },
    ];
    content.sign_off.place = SignOffPlace::OwnLine;
    assert_eq!(
        rules(&content),
        [("year_missing".to_owned(), Place::Block { index: 2 })]
    );
}

#[test]
fn a_flag_outside_has_its_documented_shape() {
    let mut content = complete();
    content.headline.clear();
    content.tray[0].caption.clear();
    let json = serde_json::to_value(check(&content, Language::En)).unwrap();
    assert_eq!(
        json,
        serde_json::json!([
            {
                "rule": "headline_missing", "severity": "error", "place": {"kind": "field", "name": "headline"},
                "quote": "", "says": "There is no headline; write one.", "suggest": [],
            },
            {
                "rule": "caption_missing", "severity": "error", "place": {"kind": "figure", "id": "f2"},
                "quote": "", "says": "Figure 2 has no caption; say who, what, where and when.", "suggest": [],
            },
        ])
    );
    assert_eq!(
        serde_json::to_value(Place::block(0)).unwrap(),
        serde_json::json!({"kind": "block", "index": 1})
    );
}

#[test]
fn rule_names_are_distinct_and_a_desk_may_bring_its_own() {
    for (index, rule) in RULES.iter().enumerate() {
        assert!(
            RULES.iter().skip(index + 1).all(|other| other.name != rule.name),
            "{:?}",
            rule.name
        );
    }
    let own = Rule {
        name: FlagRule::HeadlineMissing,
        severity: Severity::Note,
        look: |_| {
            vec![RuleFinding::missing(
                Place::field(Field::Slugline),
                "缺代号。",
                "No slugline.",
            )]
        },
    };
    assert_eq!(check_with(&[own], &complete(), Language::Zh)[0].says, "缺代号。");
}

/// The sentences about a figure with this caption, in the story's own text beside it.
fn said(caption: &str, text: &str) -> Vec<(String, String)> {
    let mut content = complete();
    content.body.push(Block::paragraph(text));
    content.tray[0].caption = caption.into();
    content.tray[0].taken = "2020-02-14T09:30:00+08:00".into();
    check(&content, Language::Zh)
        .into_iter()
        .map(|flag| (flag.rule.name().to_owned(), flag.says))
        .collect()
}

#[test]
fn the_sample_pages_caption_leaves_out_who_is_first_from_the_left() {
    let caption = "江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作";
    let says = "图2写明了左二“江克美”，左一是谁没有写。".to_owned();
    assert_eq!(
        said(caption, "江克美书记到场。"),
        [("position_unnamed".to_owned(), says)]
    );
}

#[test]
fn a_caption_against_itself_or_the_text_is_said() {
    for (caption, rules) in [
        ("江克美(左一)、彭彤(左二)在现场", &[][..]),
        ("江克美(左一)、彭彤(左一)在现场", &["position_twice"]),
        (
            "左起:江克美、彭彤、王喆。李明(左五)",
            &["position_beyond", "position_unnamed"],
        ),
        ("江克梅(左一)在现场", &["name_differs"]),
        ("2月14日,江克美(左一)在现场", &[]),
        ("2月15日,江克美(左一)在现场", &["caption_date_differs"]),
        ("2019年2月14日,江克美(左一)在现场", &["caption_date_differs"]),
        ("两人戴着口罩站在帐篷下", &["alt_repeats_caption"]),
    ] {
        let found = said(caption, "江克美书记和彭彤、王喆、李明到场。");
        let found: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
        assert_eq!(found, rules, "{caption}");
    }
}

#[test]
fn who_is_marked_on_the_figure_counts_as_named() {
    let mut content = complete();
    content.tray[0].caption = "江克美(左二)在现场".into();
    content.tray[0].people = vec![crate::Person {
        name: "彭彤".into(),
        position: "左一".into(),
        ..crate::Person::default()
    }];
    assert_eq!(rules(&content), []);
    content.tray[0].people[0].position = "左二".into();
    let twice = rules(&content)
        .into_iter()
        .map(|(rule, _)| rule)
        .collect::<Vec<_>>();
    assert_eq!(twice, ["position_twice", "position_unnamed"]);
}
