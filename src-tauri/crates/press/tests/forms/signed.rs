//! Where the sign-off is printed: last, in every form, after text that ends in any kind of block.

use std::collections::BTreeMap;

use press::{html, marked_text, newsml, ninjs, page_text, wechat};
use story::{Block, Content, SignOff, Text, markdown};

use crate::docx_tracked::tracked;
use crate::sample;
use crate::word::{exported, read};

const SIGNED: &str = "（河湾图书馆 林溪）";
const LAST: &str = "书香伴河湾。";

fn words() -> Vec<Text> {
    vec![Text::plain(LAST)]
}

/// A piece with a paragraph and then this block, its sign-off placed at the end of the last paragraph.
fn ending_in(end: Block) -> Content {
    Content {
        headline: "图书馆开到河边".to_owned(),
        sign_off: SignOff {
            text: SIGNED.to_owned(),
            ..SignOff::default()
        },
        body: vec![Block::paragraph("新馆昨天开门。"), end],
        ..Content::default()
    }
}

fn endings() -> BTreeMap<&'static str, Block> {
    BTreeMap::from([
        ("quote", Block::Quote { paragraphs: words() }),
        (
            "list",
            Block::List {
                numbered_from: None,
                items: words(),
            },
        ),
        (
            "table",
            Block::Table {
                header: false,
                rows: vec![words()],
            },
        ),
    ])
}

/// The text of a form with its markup taken out.
fn without_markup(form: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in form.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push('\n');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

/// Every form as text, in its order.
fn forms(content: &Content) -> BTreeMap<&'static str, String> {
    let edition = sample::edition();
    let utf8 = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let ninjs: serde_json::Value =
        serde_json::from_slice(&ninjs::item(content, &sample::Bench, &edition)).unwrap();
    let bodies: Vec<&str> = ninjs["bodies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|body| body["value"].as_str().unwrap())
        .collect();
    let before = Content {
        body: vec![Block::paragraph("新馆今天开门。")],
        ..content.clone()
    };
    let page_of = |docx: &[u8]| page_text::manuscript(&read(docx).unwrap().content);
    BTreeMap::from([
        ("page", page_text::manuscript(content)),
        (
            "marked text, which is the mail's too",
            marked_text::write(content),
        ),
        ("markdown", markdown::write(content, &|_| String::new())),
        (
            "html, which is the proof's too",
            without_markup(&html::page(content, &sample::Bench).unwrap()),
        ),
        ("wechat", without_markup(&wechat::page(content))),
        ("word", page_of(&exported(content))),
        ("tracked word", page_of(&tracked(&before, content, &[]))),
        ("ninjs html", without_markup(bodies[0])),
        ("ninjs text", bodies[1].to_owned()),
        (
            "newsml",
            without_markup(&utf8(newsml::message(content, &sample::Bench, &edition))),
        ),
    ])
}

#[test]
fn behind_a_quote_a_list_and_a_table_every_form_prints_it_last_and_once() {
    for (end, block) in endings() {
        for (form, text) in forms(&ending_in(block)) {
            let lines: Vec<&str> = text
                .lines()
                .filter(|line| line.contains(LAST) || line.contains(SIGNED))
                .collect();
            assert!(!lines.is_empty(), "{form} ending in a {end}:\n{text}");
            // NewsML carries the text twice.
            for pair in lines.chunks(2) {
                let [last, signed] = pair else {
                    panic!("{form} ending in a {end}:\n{text}");
                };
                assert!(!last.contains(SIGNED), "{form} ending in a {end}: {last}");
                assert!(!signed.contains(LAST), "{form} ending in a {end}: {signed}");
            }
        }
    }
}

#[test]
fn behind_a_paragraph_and_its_pictures_every_form_prints_it_at_the_paragraphs_end() {
    let mut content = ending_in(Block::paragraph(LAST));
    let picture = story::Figure {
        caption: "读者在河边看书".to_owned(),
        ..story::Figure::default()
    };
    content.body.push(Block::Figure {
        figure: Box::new(picture),
    });
    for (form, text) in forms(&content) {
        let joined = format!("{LAST}{SIGNED}");
        let (whole, signed) = (text.matches(&joined).count(), text.matches(SIGNED).count());
        assert!(whole > 0 && whole == signed, "{form}:\n{text}");
    }
}

#[test]
fn a_page_that_was_read_is_written_as_it_was_whatever_it_ends_with() {
    let figures = "标题\n开头一句。\n\n图说一\n第二段。（河湾图书馆 林溪）\n\n图说二\n推荐阅读\n- 题目\n";
    let quoted = "标题\n开头一句。（河湾图书馆 林溪）\n“书香”\n";
    for page in [figures, quoted] {
        let read = page_text::read(page, &mut story::FigureId::default);
        assert_eq!(page_text::manuscript(&read.content), page);
    }
}
