//! Stories as a property test makes them: nasty words, marks next to full-width punctuation.

use proptest::prelude::*;

use crate::{Author, Block, Content, Figure, Related, SignOff, SignOffPlace, Span, Text};

/// Words that have a meaning to Markdown, to Chinese typography, or to our own form.
const NASTY: &[&str] = &[
    "**",
    "*",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "](",
    "![",
    "<b>",
    "<br>",
    "<strong>",
    "</em>",
    "<!--",
    "&amp;",
    "&#41;",
    "&",
    ";",
    "1.",
    "1. ",
    "12) ",
    "- ",
    "-",
    "---",
    "===",
    "+ ",
    "# ",
    "#",
    "##",
    "> ",
    "~~~",
    "　　",
    "|",
    "||",
    ":-:",
    "\\",
    "\\\\",
    "——",
    "·",
    "……",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "，",
    "。",
    "：",
    ":",
    "!",
    "!",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "志愿者",
    "防疫",
    "2020年",
    "word",
    "a",
    "1",
    "😀",
    "é",
    "e\u{301}",
    "http://例子.cn/(a)",
    "<http://a.b>",
    "\u{a0}",
    "\u{feff}",
    "\u{200d}",
    "\r",
    "\u{1}",
    "[注]: ",
    "[^1]: ",
    "\"",
    "'",
    "(市直机关工委 彭彤)",
    "。(甲)",
    "推荐阅读",
    "作者：",
    "署名：",
    "文末署名：",
    "$x$",
    "~~",
    "==",
    "{#id}",
    "；",
    "／",
];

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => prop::sample::select(NASTY).prop_map(str::to_owned),
        1 => "[ -~]{1,6}",
        1 => "\\PC{1,4}",
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.concat())
}

/// Words of a field: perhaps none.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 3 => words()]
}

fn span() -> impl Strategy<Value = Span> {
    let link = prop_oneof![6 => Just(None), 1 => words().prop_map(Some), 1 => Just(Some("http://a.cn/b?c=d&e".to_owned()))];
    (
        words(),
        prop::bool::weighted(0.4),
        prop::bool::weighted(0.25),
        link,
    )
        .prop_map(|(text, strong, emphasis, link)| Span {
            text,
            strong,
            emphasis,
            link,
        })
}

fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(span(), 1..5).prop_map(|spans| {
        let mut text = Text(spans);
        text.normalize();
        text
    })
}

/// A text that may be empty.
fn cell() -> impl Strategy<Value = Text> {
    prop_oneof![1 => Just(Text::default()), 4 => text()]
}

pub(super) fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => text().prop_map(|text| Block::Paragraph { text }),
        1 => (1..=3_u8, cell()).prop_map(|(level, text)| Block::Subheading { level, text }),
        1 => prop::collection::vec(text(), 1..4).prop_map(|paragraphs| Block::Quote { paragraphs }),
        2 => (prop::option::of(0..999_999_000_u32), prop::collection::vec(cell(), 1..4))
            .prop_map(|(numbered_from, items)| Block::List { numbered_from, items }),
        1 => figure().prop_map(|figure| Block::Figure { figure: Box::new(figure) }),
        1 => table(),
        1 => Just(Block::Rule {}),
    ]
}

/// A figure whose photo is named by its file name, which is the target.
fn figure() -> impl Strategy<Value = Figure> {
    (field(), field(), field()).prop_map(|(file_name, caption, alt)| Figure {
        file_name,
        caption,
        alt,
        ..Figure::default()
    })
}

fn table() -> impl Strategy<Value = Block> {
    (any::<bool>(), 1..4_usize)
        .prop_flat_map(|(header, width)| {
            let row = prop::collection::vec(cell(), width);
            (Just(header), prop::collection::vec(row, 1..4))
        })
        .prop_map(|(header, mut rows)| {
            if header && let Some(title) = rows.first_mut().and_then(|row| row.first_mut()) {
                *title = Text::plain("项目");
            }
            Block::Table { header, rows }
        })
}

fn sign_off() -> impl Strategy<Value = SignOff> {
    let place = prop_oneof![
        Just(SignOffPlace::EndOfLastParagraph),
        Just(SignOffPlace::OwnLine)
    ];
    let words = prop_oneof![
        Just("(市直机关工委 彭彤)".to_owned()),
        Just("（甲）".to_owned()),
        words()
    ];
    prop_oneof![
        1 => Just(SignOff::default()),
        2 => (words, place).prop_map(|(text, place)| SignOff { text, place }),
    ]
}

fn author() -> impl Strategy<Value = Author> {
    (words(), field(), field()).prop_map(|(name, unit, role)| Author { name, unit, role })
}

/// A story with all that Markdown carries, and nothing else.
pub(super) fn content() -> impl Strategy<Value = Content> {
    let related = (words(), field()).prop_map(|(title, href)| Related { title, href });
    (
        (field(), field(), field(), field(), field()),
        prop::collection::vec(author(), 0..3),
        sign_off(),
        prop::collection::vec(related, 0..3),
        prop::collection::vec(block(), 0..6),
    )
        .prop_map(
            |((kicker, headline, subheadline, dateline, source), authors, sign_off, related, body)| Content {
                kicker,
                headline,
                subheadline,
                dateline,
                authors,
                sign_off,
                source,
                related,
                body,
                ..Content::default()
            },
        )
}
