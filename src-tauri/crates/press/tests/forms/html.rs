use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use press::{NoPlates, html, page_text};
use proptest::prelude::*;
use serde::Deserialize;
use story::{Block, Content, Figure, FigureId, Related, SignOff, SignOffPlace};

use crate::{golden, judges, sample};

#[derive(Debug, Deserialize)]
struct Findings {
    validate: Vec<String>,
    axe: Vec<String>,
    text: Vec<String>,
}

/// The findings of html-validate, axe and a browser's parser in each page.
fn judge(pages: &[String]) -> Vec<Findings> {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..pages.len())
        .map(|i| folder.path().join(format!("{i}.html")))
        .collect();
    for (file, page) in files.iter().zip(pages) {
        std::fs::write(file, page).unwrap();
    }
    let script = judges::scripts().join("judge-html.mjs");
    assert!(
        judges::scripts().join("node_modules").exists(),
        "html-validate and axe-core are not installed: run make setup (npm ci in tests/judges)"
    );
    let (done, said) = judges::run("nodejs 20", Command::new("node").arg(script).args(&files));
    assert!(done, "{said}");
    let mut found: HashMap<PathBuf, Findings> = serde_json::from_str(&said).unwrap();
    files.iter().map(|file| found.remove(file).unwrap()).collect()
}

/// Holds that the judges find nothing in these pages.
pub(crate) fn blameless(pages: &[String]) {
    for found in judge(pages) {
        assert_eq!((found.validate, found.axe), (vec![], vec![]));
    }
}

fn imported() -> Content {
    page_text::read(include_str!("../golden/page.txt"), &mut FigureId::default).content
}

fn lines(content: &Content) -> Vec<String> {
    page_text::write(content)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_page_reads_as_the_golden_one() {
    golden::compare(
        "story.html",
        &html::page(&sample::story(), &sample::Bench).unwrap(),
    );
}

#[test]
fn the_judges_find_nothing_and_the_text_nodes_are_the_pages_lines() {
    let english = Content {
        language: "en-GB".to_owned(),
        ..imported()
    };
    let own_line = Content {
        sign_off: SignOff {
            text: "（街道 周小满）".to_owned(),
            place: SignOffPlace::OwnLine,
        },
        ..imported()
    };
    let contents = [sample::story(), imported(), english, own_line, Content::default()];
    let pages = contents
        .iter()
        .map(|content| html::page(content, &sample::Bench).unwrap());
    let found = judge(&pages.collect::<Vec<_>>());
    for (content, found) in contents.iter().zip(&found).take(4) {
        assert_eq!(found.validate, [""; 0], "html-validate on {}", content.headline);
        assert_eq!(found.axe, [""; 0], "axe on {}", content.headline);
    }
    for (content, found) in contents.iter().zip(&found).skip(1) {
        assert_eq!(found.text, lines(content));
    }
    let draft = &found[4];
    assert_eq!(draft.validate, [""; 0], "an empty draft is a page as well");
}

#[test]
fn a_missing_picture_is_a_named_box_without_text() {
    let page = html::page(&imported(), &NoPlates).unwrap();
    assert_eq!(page.matches("role=\"img\"").count(), 3);
    assert!(page.contains("aria-label=\"图片暂缺：志愿者把饭菜送到行动不便的老人家里\"></div>"));
    assert!(!page.contains("<img"));
}

/// Relative luminance of a colour `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |i: usize| {
        let value = f64::from(u8::from_str_radix(colour.get(i..i + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_ink_stands_out_from_its_paper_in_light_dark_and_print() {
    let style = include_str!("../../src/html/page.css");
    let palettes: Vec<HashMap<&str, &str>> = style
        .split(":root {")
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap())
        .map(|rules| {
            rules
                .split(';')
                .filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(": "))
                .collect()
        })
        .collect();
    assert_eq!(palettes.len(), 3);
    for palette in palettes {
        for (ink, paper) in [
            ("ink", "paper"),
            ("quiet", "paper"),
            ("cinnabar", "paper"),
            ("ink", "well"),
        ] {
            let full = |name: &str| match palette[name].len() {
                4 => palette[name]
                    .chars()
                    .flat_map(|c| if c == '#' { vec![c] } else { vec![c, c] })
                    .collect(),
                _ => palette[name].to_owned(),
            };
            let (a, b) = (luminance(&full(ink)), luminance(&full(paper)));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(
                contrast >= 4.5,
                "{ink} on {paper} has {contrast:.2}, AA asks for 4.5: {palette:?}"
            );
        }
    }
}

#[test]
fn an_indent_that_was_typed_is_not_doubled() {
    let content = Content {
        body: vec![Block::paragraph("　　空两格。")],
        ..Content::default()
    };
    assert!(
        html::page(&content, &NoPlates)
            .unwrap()
            .contains("<p class=\"indented\">　　空两格。</p>")
    );
}

#[test]
fn nothing_in_a_story_becomes_markup_script_or_a_foreign_address() {
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>&lt;'";
    let mut content = sample::story();
    content.headline = evil.to_owned();
    content.language = format!("zh\"{evil}");
    content.sign_off.text = evil.to_owned();
    content.related.push(Related {
        title: evil.to_owned(),
        href: format!("https://x/{evil}"),
    });
    content.body.insert(0, Block::paragraph(evil));
    for figure in content.figures_mut() {
        (figure.caption, figure.alt, figure.credit) = (evil.to_owned(), evil.to_owned(), evil.to_owned());
    }
    let page = html::page(&content, &sample::Bench).unwrap();
    assert!(!page.contains("<script") && !page.contains("<img src=x") && !page.contains("javascript:"));
    assert_eq!(
        page.matches(" onclick=").count(),
        5,
        "the two buttons, three sizes of type and nothing else"
    );
    let sources = page.matches(" src=\"").count();
    assert_eq!(
        page.matches(" src=\"data:image/jpeg;base64,").count(),
        sources,
        "nothing is loaded from elsewhere"
    );
}

/// Text nodes of our own page, found by a scanner that handles only the markup we write. A title is one, however it is set.
fn text_nodes(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").unwrap().1;
    let body = body
        .replace("<wbr>", "")
        .replace("- </span>", "- ")
        .replace("</span><span class=\"line\">", "");
    body.split('<')
        .filter_map(|piece| piece.split_once('>').map(|(_, text)| text))
        .map(|text| {
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
        })
        .filter(|text| !text.trim().is_empty())
        .collect()
}

fn content() -> impl Strategy<Value = Content> {
    let words = "[ 　]?[一-龥a-z0-9<>&\"'，。“”()]{0,20}[一-龥。]";
    let block = prop_oneof![
        words.prop_map(|text| Block::paragraph(&text)),
        words.prop_map(|caption| Block::Figure {
            figure: Box::new(Figure {
                caption,
                ..Figure::default()
            })
        }),
        (0_u8..5, words).prop_map(|(level, text)| Block::Subheading {
            level,
            text: story::Text::plain(&text)
        }),
    ];
    let place = prop_oneof![
        Just(SignOffPlace::EndOfLastParagraph),
        Just(SignOffPlace::OwnLine)
    ];
    (
        words,
        prop::collection::vec(block, 0..8),
        words,
        place,
        prop::collection::vec(words, 0..4),
    )
        .prop_map(|(headline, body, text, place, titles)| Content {
            kicker: headline.clone(),
            headline,
            body,
            sign_off: SignOff { text, place },
            related: titles
                .into_iter()
                .map(|title| Related {
                    title,
                    href: "https://a.cn/".to_owned(),
                })
                .collect(),
            ..Content::default()
        })
}

proptest! {
    #[test]
    fn the_text_nodes_are_the_pages_non_blank_lines(content in content()) {
        let page = html::page(&content, &NoPlates).unwrap();
        prop_assert_eq!(text_nodes(&page), lines(&content));
    }
}
