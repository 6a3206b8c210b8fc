use super::{count, count_text};
use crate::{Block, Content, Figure, Related, SignOff, SignOffPlace, Span, Text};

/// Text, 字数, characters, Han.
const CASES: &[(&str, u32, u32, u32)] = &[
    ("", 0, 0, 0),
    ("志愿者", 3, 3, 3),
    // Han beyond the first block: extensions A, B, G, compatibility, and the zero of 二〇二〇.
    ("㐀", 1, 1, 1),
    ("𠮷野家", 3, 3, 3),
    ("\u{30000}", 1, 1, 1),
    ("\u{f900}\u{2f800}", 2, 2, 2),
    ("二〇二〇年", 5, 5, 5),
    ("佐々木", 3, 3, 3),
    ("葛\u{e0100}城", 2, 3, 2),
    // Full-width marks, one each.
    ("好。", 2, 2, 1),
    ("《红楼梦》", 5, 5, 3),
    ("“驻企”", 4, 4, 2),
    ("他说——好", 5, 5, 3),
    ("等等……", 4, 4, 2),
    ("买买提·艾力", 6, 6, 5),
    ("\u{ff15}\u{ff0c}\u{ff21}\u{ff01}", 4, 4, 0),
    ("!!!", 1, 3, 0),
    ("①②③", 3, 3, 0),
    ("气温25℃", 4, 5, 2),
    ("※注意", 3, 3, 2),
    // Half-width marks go with their run.
    ("江克美(左二)", 7, 7, 5),
    ("上午,市直", 5, 5, 4),
    ("...", 1, 3, 0),
    ("a, b", 2, 4, 0),
    ("\"驻企\"", 4, 4, 2),
    // Latin words and numbers.
    ("Hello, world!", 2, 13, 0),
    ("don't", 1, 5, 0),
    ("well-known", 1, 10, 0),
    ("café", 1, 4, 0),
    ("cafe\u{301} noir", 2, 10, 0),
    ("Привет, мир", 2, 11, 0),
    ("107.4", 1, 5, 0),
    ("1,559", 1, 5, 0),
    ("100%", 1, 4, 0),
    ("100m²", 1, 5, 0),
    ("168万多元", 4, 6, 3),
    ("2月14日", 4, 5, 2),
    ("2020-02-14", 1, 10, 0),
    ("13800138000", 1, 11, 0),
    // Mixtures.
    ("5G网络", 3, 4, 2),
    ("用Word写", 3, 6, 2),
    ("T恤", 2, 2, 1),
    ("COVID-19疫情", 3, 10, 2),
    ("news@example.com", 1, 16, 0),
    ("见https://example.com/a?b=c&d=1。", 3, 31, 1),
    ("https://例子.中国", 6, 13, 4),
    // Emoji are visible characters of a run, however many scalars they take.
    ("😀", 1, 1, 0),
    ("😀😀", 1, 2, 0),
    ("加油💪🏻!", 3, 5, 2),
    ("👨‍👩‍👧‍👦", 1, 7, 0),
    ("1️⃣第一", 3, 5, 2),
    ("❤️", 1, 2, 0),
    ("✅完成", 3, 3, 2),
    ("🇨🇳", 1, 2, 0),
    // Neighbours' scripts.
    ("カタカナ", 4, 4, 0),
    ("ひらがな。", 5, 5, 0),
    ("ｶﾅ", 1, 2, 0),
    ("ㄅㄆㄇ", 3, 3, 0),
    ("한국어 신문", 2, 6, 0),
    ("สวัสดี", 1, 6, 0),
    // What cannot be seen.
    ("   ", 0, 3, 0),
    ("\u{3000}\u{3000}段首", 2, 4, 2),
    ("彭 彤", 2, 3, 2),
    ("一\n二\r\n三", 3, 3, 3),
    ("a\tb", 2, 3, 0),
    ("a\u{a0}b", 2, 3, 0),
    ("zero\u{200b}width", 1, 10, 0),
    ("\u{feff}字", 1, 2, 1),
    ("a\0b", 2, 3, 0),
];

#[test]
fn each_kind_of_character_counts_as_the_table_says() {
    let wrong: Vec<_> = CASES
        .iter()
        .filter_map(|&(text, words, characters, han)| {
            let found = count_text(text);
            let found = (found.words, found.characters, found.han);
            (found != (words, characters, han)).then_some((text, found))
        })
        .collect();
    assert!(wrong.is_empty(), "counted otherwise: {wrong:?}");
}

#[test]
fn reading_time_is_rounded_up_at_400_a_minute() {
    for (words, minutes) in [(0, 0), (1, 1), (400, 1), (401, 2), (1_559, 4)] {
        assert_eq!(count_text(&"字".repeat(words)).minutes, minutes, "{words} 字");
    }
}

#[test]
fn a_run_goes_on_through_marks_but_not_into_the_next_block() {
    let bold = Span {
        text: "view".into(),
        strong: true,
        ..Span::default()
    };
    let marked = Text(vec![
        Span {
            text: "re".into(),
            ..Span::default()
        },
        bold,
    ]);
    let content = Content {
        body: vec![Block::Paragraph { text: marked }, Block::paragraph("ed")],
        ..Content::default()
    };
    assert_eq!(count(&content).words, 2);
}

#[test]
fn every_block_with_text_counts_and_nothing_beside_the_body_does() {
    let content = Content {
        kicker: "肩题".into(),
        headline: "标题".into(),
        subheadline: "副题".into(),
        dateline: "本报娄底电".into(),
        related: vec![Related {
            title: "推荐".into(),
            href: String::new(),
        }],
        body: vec![
            Block::Subheading {
                level: 1,
                text: Text::plain("一一"),
            },
            Block::Quote {
                paragraphs: vec![Text::plain("a"), Text::plain("b")],
            },
            Block::List {
                numbered_from: Some(1),
                items: vec![Text::plain("三"), Text::plain("四")],
            },
            Block::Table {
                header: true,
                rows: vec![vec![Text::plain("五"), Text::plain("六")]],
            },
            Block::Figure {
                figure: Box::new(Figure {
                    caption: "说明".into(),
                    ..Figure::default()
                }),
            },
            Block::Rule,
        ],
        ..Content::default()
    };
    assert_eq!(count(&content).words, 8);
}

#[test]
fn the_sign_off_counts_where_it_is_printed() {
    let mut content = Content {
        body: vec![Block::paragraph("完OK"), Block::Rule],
        sign_off: SignOff {
            text: "(文 甲)".into(),
            place: SignOffPlace::EndOfLastParagraph,
        },
        ..Content::default()
    };
    assert_eq!(count(&content).words, 5, "its bracket stands unbroken behind OK");
    content.sign_off.place = SignOffPlace::OwnLine;
    assert_eq!(count(&content).words, 6, "a line of its own begins a run");
    content.body.clear();
    content.sign_off.place = SignOffPlace::EndOfLastParagraph;
    assert_eq!(count(&content).words, 4, "without a paragraph it still counts");
}

#[test]
fn a_page_of_the_field_counts_as_its_desk_counted_it() {
    // Ends like the page that fixed the rule: half-width commas and brackets, full-width quotes, a space.
    let content = Content {
        body: vec![
            Block::paragraph("3月5日下午,镇里的“护河队”沿清溪走了一趟。"),
            Block::paragraph("一天捡回垃圾1200斤(含塑料瓶33.5斤),用去手套80双。"),
        ],
        sign_off: SignOff {
            text: "(清溪镇 周望)".into(),
            ..SignOff::default()
        },
        ..Content::default()
    };
    let found = count(&content);
    assert_eq!((found.words, found.characters, found.han), (53, 62, 39));
}

#[test]
fn counting_a_long_text_is_linear() {
    // A million characters; a quadratic count would not come back.
    let long = "字word。 ".repeat(143_000);
    assert_eq!(count_text(&long).words, 3 * 143_000);
}
