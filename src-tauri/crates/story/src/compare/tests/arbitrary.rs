//! Stories of up to 8 blocks and some 200 tokens, and what people do to them.

use proptest::prelude::*;

use crate::{Author, Block, Content, Figure, FigureId, Person, Related, SignOffPlace, Span, Text};

/// How many cases a law is tried on: 1,000, and 10,000 in the soak.
pub(crate) fn cases() -> ProptestConfig {
    let cases = if std::env::var_os("GALLEY_SOAK").is_some() {
        10_000
    } else {
        1_000
    };
    // The seed reproduces a failure; a file of past failures would be useless after the next change of these strategies.
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

const WORDS: &[&str] = &[
    "慰问",
    "志愿者",
    "下拨",
    "划拨",
    "的",
    "了",
    "，",
    "。",
    "“",
    "”",
    "2020年",
    "3.5",
    "km",
    "Galley",
    " ",
    "抗疫",
    "一线",
    "😀",
    "葛\u{e0100}",
    "e\u{301}",
    "\n",
    "（左二）",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..most).prop_map(|words| words.concat())
}

fn marked(most: usize) -> impl Strategy<Value = Text> {
    let span = (
        text(most),
        any::<bool>(),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(text, strong, emphasis, link)| Span {
            text,
            strong,
            emphasis,
            link: link.then(|| "https://example.cn/".to_owned()),
        });
    prop_oneof![
        4 => text(most).prop_map(|text| Text::plain(&text)),
        1 => prop::collection::vec(span, 0..3).prop_map(|spans| {
            let mut text = Text(spans);
            text.normalize();
            text
        }),
    ]
}

pub(crate) fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => marked(30).prop_map(|text| Block::Paragraph { text }),
        1 => (1_u8..4, marked(6)).prop_map(|(level, text)| Block::Subheading { level, text }),
        1 => prop::collection::vec(marked(8), 0..3).prop_map(|paragraphs| Block::Quote { paragraphs }),
        1 => (prop::option::of(1_u32..3), prop::collection::vec(marked(6), 0..4))
            .prop_map(|(numbered_from, items)| Block::List { numbered_from, items }),
        1 => (any::<bool>(), prop::collection::vec(prop::collection::vec(marked(3), 0..3), 0..3))
            .prop_map(|(header, rows)| Block::Table { header, rows }),
        2 => (0_u32..1000).prop_map(|id| figure_block(&format!("f{id}"))),
        1 => Just(Block::Rule {}),
    ]
}

fn figure_block(id: &str) -> Block {
    Block::Figure {
        figure: Box::new(figure(id)),
    }
}

fn figure(id: &str) -> Figure {
    Figure {
        id: FigureId(id.to_owned()),
        caption: format!("{id}号楼前，江克美（左二）慰问志愿者。"),
        photographer: "彭彤".to_owned(),
        people: vec![Person {
            name: "江克美".to_owned(),
            position: "左二".to_owned(),
            ..Person::default()
        }],
        ..Figure::default()
    }
}

pub(crate) fn story() -> impl Strategy<Value = Content> {
    (text(10), prop::collection::vec(block(), 0..8), 0_usize..3).prop_map(|(headline, body, tray)| Content {
        headline,
        authors: vec![Author {
            name: "彭彤".to_owned(),
            ..Author::default()
        }],
        keywords: vec!["抗疫".to_owned(), "志愿者".to_owned()],
        body,
        tray: (0..tray).map(|at| figure(&format!("tray{at}"))).collect(),
        ..Content::default()
    })
}

/// One edit that a person makes to a story. Places are fractions of what there is.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Type(u16, u16, u8, String),
    Split(u16, u16),
    Join(u16),
    Move(u16, u16),
    Remove(u16),
    Insert(u16, Block),
    Dress(u16, u16),
    Subheading(u16),
    ToTray(u16),
    FromTray(u16),
    Caption(u16, u16, u8, String),
    Fact(u16, String),
    Headline(u16, u8, String),
    Authors(String),
    Related(String),
    SignOff,
    Item(u16, u16, String),
    NoItem(u16, u16),
    Row(u16, u16, String),
    NoRow(u16, u16),
    Person(u16, u16, String),
    NoPerson(u16, u16),
}

pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let n = || any::<u16>();
    let edit = prop_oneof![
        6 => (n(), n(), 0_u8..8, text(4)).prop_map(|(b, at, cut, text)| Edit::Type(b, at, cut, text)),
        2 => (n(), n()).prop_map(|(b, at)| Edit::Split(b, at)),
        1 => n().prop_map(Edit::Join),
        2 => (n(), n()).prop_map(|(from, to)| Edit::Move(from, to)),
        1 => n().prop_map(Edit::Remove),
        1 => (n(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        1 => (n(), n()).prop_map(|(b, at)| Edit::Dress(b, at)),
        1 => n().prop_map(Edit::Subheading),
        1 => n().prop_map(Edit::ToTray),
        1 => n().prop_map(Edit::FromTray),
        1 => (n(), n(), 0_u8..4, text(3)).prop_map(|(f, at, cut, text)| Edit::Caption(f, at, cut, text)),
        1 => (n(), text(2)).prop_map(|(f, text)| Edit::Fact(f, text)),
        1 => (n(), 0_u8..4, text(3)).prop_map(|(at, cut, text)| Edit::Headline(at, cut, text)),
        1 => text(2).prop_map(Edit::Authors),
        1 => text(2).prop_map(Edit::Related),
        1 => Just(Edit::SignOff),
        1 => (n(), n(), text(3)).prop_map(|(b, at, text)| Edit::Item(b, at, text)),
        1 => (n(), n()).prop_map(|(b, at)| Edit::NoItem(b, at)),
        1 => (n(), n(), text(3)).prop_map(|(b, at, text)| Edit::Row(b, at, text)),
        1 => (n(), n()).prop_map(|(b, at)| Edit::NoRow(b, at)),
        1 => (n(), n(), text(2)).prop_map(|(f, at, text)| Edit::Person(f, at, text)),
        1 => (n(), n()).prop_map(|(f, at)| Edit::NoPerson(f, at)),
    ];
    prop::collection::vec(edit, 0..most)
}

/// The story after these edits.
pub(crate) fn edited(story: &Content, edits: &[Edit]) -> Content {
    let mut story = story.clone();
    for edit in edits {
        apply(&mut story, edit);
    }
    story.normalize();
    story
}

fn pick(at: u16, count: usize) -> Option<usize> {
    (count > 0).then(|| usize::from(at) % count)
}

fn apply(story: &mut Content, edit: &Edit) {
    let count = story.body.len();
    match edit {
        Edit::Type(b, at, cut, words) => {
            if let Some(text) = text_at(story, *b) {
                splice(text, *at, *cut, words);
            }
        }
        Edit::Split(b, at) => {
            let Some(b) = pick(*b, count) else { return };
            if let Block::Paragraph { text } = &mut story.body[b] {
                let all = text.to_plain();
                let at = pick(*at, all.chars().count() + 1).unwrap_or(0);
                let (head, tail) = cut_at(text, at);
                *text = head;
                story.body.insert(b + 1, Block::Paragraph { text: tail });
            }
        }
        Edit::Join(b) => {
            let Some(b) = pick(*b, count) else { return };
            if let (Block::Paragraph { .. }, Some(Block::Paragraph { .. })) =
                (&story.body[b], story.body.get(b + 1))
                && let Block::Paragraph { text: tail } = story.body.remove(b + 1)
                && let Block::Paragraph { text } = &mut story.body[b]
            {
                tail.0.into_iter().for_each(|span| text.push(span));
            }
        }
        Edit::Move(from, to) => {
            if let (Some(from), Some(to)) = (pick(*from, count), pick(*to, count)) {
                let block = story.body.remove(from);
                story.body.insert(to, block);
            }
        }
        Edit::Remove(b) => {
            if let Some(b) = pick(*b, count) {
                story.body.remove(b);
            }
        }
        Edit::Insert(at, block) => {
            let at = pick(*at, count + 1).unwrap_or(0);
            story.body.insert(at, block.clone());
        }
        Edit::Dress(b, at) => {
            if let Some(text) = text_at(story, *b) {
                let all = text.to_plain().chars().count();
                let (head, tail) = cut_at(text, pick(*at, all + 1).unwrap_or(0));
                *text = head;
                for mut span in tail.0 {
                    span.strong = !span.strong;
                    text.push(span);
                }
            }
        }
        Edit::Subheading(b) => {
            let Some(b) = pick(*b, count) else { return };
            if let Block::Paragraph { text } = story.body[b].clone() {
                story.body[b] = Block::Subheading { level: 2, text };
            }
        }
        Edit::ToTray(b) => {
            let Some(b) = pick(*b, count) else { return };
            if let Block::Figure { figure } = story.body[b].clone() {
                story.body.remove(b);
                story.tray.push(*figure);
            }
        }
        Edit::FromTray(at) => {
            let to = pick(*at, count + 1).unwrap_or(0);
            if let Some(figure) = story.tray.pop() {
                story.body.insert(
                    to,
                    Block::Figure {
                        figure: Box::new(figure),
                    },
                );
            }
        }
        Edit::Caption(f, at, cut, words) => {
            if let Some(figure) = figure_at(story, *f) {
                let mut text = Text::plain(&figure.caption);
                splice(&mut text, *at, *cut, words);
                figure.caption = text.to_plain();
            }
        }
        Edit::Fact(f, words) => {
            if let Some(figure) = figure_at(story, *f) {
                figure.place.clone_from(words);
                figure.framing = figure.framing.turned(1);
                figure.people.push(Person {
                    name: words.clone(),
                    ..Person::default()
                });
            }
        }
        Edit::Headline(at, cut, words) => {
            let mut text = Text::plain(&story.headline);
            splice(&mut text, *at, *cut, words);
            story.headline = text.to_plain();
        }
        Edit::Authors(words) => story.authors.push(Author {
            name: words.clone(),
            ..Author::default()
        }),
        Edit::Related(words) => story.related.push(Related {
            title: words.clone(),
            href: String::new(),
        }),
        Edit::SignOff => story.sign_off.place = SignOffPlace::OwnLine,
        Edit::Item(..) | Edit::NoItem(..) | Edit::Row(..) | Edit::NoRow(..) => rows(story, edit),
        Edit::Person(f, at, words) => {
            let Some(figure) = figure_at(story, *f) else {
                return;
            };
            match pick(*at, figure.people.len()) {
                Some(at) => figure.people[at].title.clone_from(words),
                None => figure.people.push(Person {
                    name: words.clone(),
                    ..Person::default()
                }),
            }
        }
        Edit::NoPerson(f, at) => {
            let Some(figure) = figure_at(story, *f) else {
                return;
            };
            if let Some(at) = pick(*at, figure.people.len()) {
                figure.people.remove(at);
            }
        }
    }
}

/// Items of lists and rows of tables come and go.
fn rows(story: &mut Content, edit: &Edit) {
    let lists = story.body.iter_mut().filter_map(|block| match block {
        Block::List { items, .. } => Some(items),
        _ => None,
    });
    match edit {
        Edit::Item(b, at, words) => {
            let mut lists: Vec<_> = lists.collect();
            let Some(b) = pick(*b, lists.len()) else { return };
            let at = pick(*at, lists[b].len() + 1).unwrap_or(0);
            lists[b].insert(at, Text::plain(words));
        }
        Edit::NoItem(b, at) => {
            let mut lists: Vec<_> = lists.collect();
            let Some(b) = pick(*b, lists.len()) else { return };
            if let Some(at) = pick(*at, lists[b].len()) {
                lists[b].remove(at);
            }
        }
        Edit::Row(b, at, words) => {
            let mut tables = tables(story);
            let Some(b) = pick(*b, tables.len()) else { return };
            let columns = tables[b].first().map_or(2, Vec::len);
            let at = pick(*at, tables[b].len() + 1).unwrap_or(0);
            tables[b].insert(at, vec![Text::plain(words); columns]);
        }
        Edit::NoRow(b, at) => {
            let mut tables = tables(story);
            let Some(b) = pick(*b, tables.len()) else { return };
            if let Some(at) = pick(*at, tables[b].len()) {
                tables[b].remove(at);
            }
        }
        _ => {}
    }
}

fn tables(story: &mut Content) -> Vec<&mut Vec<Vec<Text>>> {
    let tables = story.body.iter_mut().filter_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    tables.collect()
}

fn figure_at(story: &mut Content, at: u16) -> Option<&mut Figure> {
    let at = pick(at, story.figures().count())?;
    story.figures_mut().nth(at)
}

fn text_at(story: &mut Content, b: u16) -> Option<&mut Text> {
    let mut texts: Vec<&mut Text> = story.body.iter_mut().flat_map(Block::texts_mut).collect();
    let at = pick(b, texts.len())?;
    Some(texts.swap_remove(at))
}

/// The text taken apart behind `at` characters.
fn cut_at(text: &Text, at: usize) -> (Text, Text) {
    let (mut head, mut tail) = (Text::default(), Text::default());
    let mut left = at;
    for span in &text.0 {
        let split = span
            .text
            .char_indices()
            .nth(left)
            .map_or(span.text.len(), |(at, _)| at);
        let (a, b) = span.text.split_at(split);
        left -= a.chars().count().min(left);
        head.push(Span {
            text: a.to_owned(),
            ..span.clone()
        });
        tail.push(Span {
            text: b.to_owned(),
            ..span.clone()
        });
    }
    (head, tail)
}

fn splice(text: &mut Text, at: u16, cut: u8, words: &str) {
    let count = text.to_plain().chars().count();
    let at = pick(at, count + 1).unwrap_or(0);
    let (mut head, tail) = cut_at(text, at);
    let (_, tail) = cut_at(&tail, usize::from(cut));
    head.push(Span {
        text: words.to_owned(),
        ..Span::default()
    });
    tail.0.into_iter().for_each(|span| head.push(span));
    *text = head;
}
