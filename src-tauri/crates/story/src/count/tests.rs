use super::{CharClass, Count, Counter, count, kind};
use crate::{Block, Content, Figure, Related, SignOff, SignOffPlace, Span, Text};

/// Text, 字数, characters, Han. The page's own counting (`ui/src/editor/count.ts`) is held to the same table.
const CASES: &str = include_str!("cases.json");

#[derive(serde::Deserialize)]
struct CountCase(String, u32, u32, u32);

/// Counts one text by itself.
fn count_text(text: &str) -> Count {
    let mut counter = Counter::default();
    counter.read(text);
    counter.count()
}

#[test]
fn each_kind_of_character_counts_as_the_table_says() {
    let cases: Vec<CountCase> = serde_json::from_str(CASES).unwrap();
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|&CountCase(ref text, words, characters, han)| {
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
            Block::Rule {},
        ],
        ..Content::default()
    };
    assert_eq!(count(&content).words, 8);
}

#[test]
fn the_sign_off_counts_where_it_is_printed() {
    let mut content = Content {
        body: vec![
            Block::paragraph("完OK"),
            Block::Figure {
                figure: Box::default(),
            },
        ],
        sign_off: SignOff {
            text: "(文 甲)".into(),
            place: SignOffPlace::EndOfLastParagraph,
        },
        ..Content::default()
    };
    assert_eq!(count(&content).words, 5, "its bracket stands unbroken behind OK");
    content.sign_off.place = SignOffPlace::OwnLine;
    assert_eq!(count(&content).words, 6, "a line of its own begins a run");
    content.sign_off.place = SignOffPlace::EndOfLastParagraph;
    content.body.push(Block::Rule {});
    assert_eq!(count(&content).words, 6, "so does one behind a rule");
    content.body.clear();
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

/// Where the page finds what each character is to the count, written from here.
fn kinds_file() -> std::path::PathBuf {
    std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../ui/src/editor/count-kinds.ts")
}

/// Every character in turn, as runs of one kind: its letter, and how many characters it goes on for, to base 36.
fn kinds() -> String {
    let mut runs: Vec<(char, u32)> = Vec::new();
    for code in 0..=u32::from(char::MAX) {
        let letter = match char::from_u32(code).map_or(CharClass::Break, kind) {
            CharClass::Han => 'H',
            CharClass::FullWidth => 'F',
            CharClass::Run => 'R',
            CharClass::Attached => 'A',
            CharClass::Break => 'B',
        };
        match runs.last_mut() {
            Some((last, length)) if *last == letter => *length += 1,
            _ => runs.push((letter, 1)),
        }
    }
    let told: Vec<_> = runs
        .iter()
        .map(|&(letter, length)| format!("{letter}{}", base_36(length)))
        .collect();
    let mut lines = vec![String::new()];
    for run in told {
        if lines.last().is_some_and(|line| line.len() > 110) {
            lines.push(String::new());
        }
        lines.last_mut().unwrap().push_str(&run);
    }
    let quoted: Vec<_> = lines.iter().map(|line| format!("  \"{line}\",\n")).collect();
    format!(
        "// What each character is to the count, from U+0000 on. Written from story::count by its tests (UPDATE_GOLDEN=1); do not edit.\n\
         // A letter and a length to base 36: H Han, F full-width, R part of a run, A attached, B break.\n\
         export const KINDS = [\n{}].join(\"\");\n",
        quoted.concat()
    )
}

fn base_36(mut number: u32) -> String {
    let mut digits = String::new();
    while number > 0 {
        digits.insert(0, char::from_digit(number % 36, 36).unwrap());
        number /= 36;
    }
    digits
}

#[test]
fn the_page_is_told_what_each_character_is() {
    let written = kinds();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(kinds_file(), &written).unwrap();
    }
    let there = std::fs::read_to_string(kinds_file()).unwrap_or_default();
    assert!(
        there == written,
        "ui/src/editor/count-kinds.ts is stale: run UPDATE_GOLDEN=1 make test"
    );
}
