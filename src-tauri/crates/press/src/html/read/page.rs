//! A whole page as a story: which part of it is the piece, what is its headline, what is above and below.

use story::{Content, Span};

use super::element::{has_class, is_dropped};
use super::inline::{HtmlLine, trimmed};
use super::tree::{NodeRef, Tree};
use super::{PageReading, outline, reader};
use crate::above;
use crate::ending;
use crate::field_setting::{FIELD_SETTINGS, FieldSetting};
use crate::noted::Noted;
use crate::picture::NewFigure;

pub(super) fn read(tree: &Tree, new_figure: &mut NewFigure<'_>) -> PageReading {
    let mut content = Content::default();
    let mut reader = reader(new_figure);
    reader.whole_page = true;
    let region = region(tree);
    if let Some(language) = named(tree, "html").and_then(|html| html.attribute("lang")) {
        above::take_language(language, &mut content);
    }
    let title = headline(tree, region);
    if let Some(title) = title {
        content.headline = line(title);
        reader.read.push(title);
    }
    if let Some(header) = region.all().find(|inner| inner.name() == Some("header")) {
        for inner in header.children() {
            let by_class =
                |setting: &&FieldSetting| !setting.class.is_empty() && has_class(inner, setting.class);
            if let Some(setting) = FIELD_SETTINGS.iter().find(by_class) {
                above::take(setting, &line(inner), &mut content);
                reader.read.push(inner);
            }
        }
    }
    content.body = reader.inside(region, 0);
    outline(&mut content.body);
    ending::settle(&mut content);
    let mut noted = Vec::new();
    if !content.headline.is_empty() {
        noted.push(Noted::Headline {
            headline: content.headline.clone(),
        });
    }
    noted.append(&mut reader.noted);
    noted.extend(reader.tally.noted());
    PageReading { content, noted }
}

fn named<'t>(tree: &'t Tree, name: &str) -> Option<NodeRef<'t>> {
    tree.root().all().find(|one| one.name() == Some(name))
}

/// The part of the page that holds the piece.
fn region(tree: &Tree) -> NodeRef<'_> {
    let root = tree.root();
    // WeChat keeps an article hidden until its script has run.
    if let Some(article) = root.all().find(|one| one.attribute("id") == Some("js_content")) {
        return article;
    }
    let main = root
        .all()
        .find(|one| one.name() == Some("main") || one.attribute("role") == Some("main"));
    if let Some(main) = main.filter(|main| is_ours(*main)) {
        return main;
    }
    let mut articles = root.all().filter(|one| one.name() == Some("article"));
    let only = articles.next().filter(|_| articles.next().is_none());
    only.or(main).or_else(|| named(tree, "body")).unwrap_or(root)
}

/// Our own page holds the article, its related titles and its buttons, and nothing else.
fn is_ours(main: NodeRef<'_>) -> bool {
    main.children()
        .filter(|child| child.name().is_some())
        .all(|child| {
            child.name() == Some("article") || has_class(child, "related") || has_class(child, "buttons")
        })
}

/// The element with the headline: the first `h1`, of the piece before that of the page, else the title.
fn headline<'t>(tree: &'t Tree, region: NodeRef<'t>) -> Option<NodeRef<'t>> {
    let says = |one: &NodeRef<'t>| !line(*one).is_empty();
    let first = |inside: NodeRef<'t>| {
        inside
            .all()
            .find(|one| one.name() == Some("h1") && !is_dropped(*one) && says(one))
    };
    first(region)
        .or_else(|| first(tree.root()))
        .or_else(|| named(tree, "title").filter(says))
}

/// An element's words on one line.
fn line(element: NodeRef<'_>) -> String {
    let mut line = HtmlLine::default();
    element
        .children()
        .for_each(|child| line.add(child, &Span::default(), 0));
    trimmed(line.text()).to_plain().replace('\n', " ")
}
