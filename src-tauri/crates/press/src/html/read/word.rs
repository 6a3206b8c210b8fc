//! Lists as Word and WPS write them into HTML: paragraphs whose style says `mso-list`, with the bullet or number
//! typed in front.

use story::{Block, Span, Text};

use super::blocks::says_something;
use super::element::{DEEPEST, style};
use super::inline::HtmlLine;
use super::tree::NodeRef;

/// The list that a paragraph's style makes it an item of: `l0 level1 lfo1`.
fn list(element: NodeRef<'_>) -> Option<String> {
    let style = style(element);
    let (_, value) = style.iter().find(|(name, _)| name == "mso-list")?;
    (value.starts_with('l') && value.contains("level")).then(|| value.clone())
}

/// Whether the paragraph is an item of a list.
pub(super) fn is_item(element: NodeRef<'_>) -> bool {
    list(element).is_some()
}

/// The words of an item, and the bullet or number in front of it.
pub(super) fn item<'t>(element: NodeRef<'t>, depth: usize) -> (HtmlLine<'t>, String) {
    let (mut line, mut marker) = (HtmlLine::default(), String::new());
    split(element, depth, &mut line, &mut marker);
    (line, marker)
}

fn split<'t>(parent: NodeRef<'t>, depth: usize, line: &mut HtmlLine<'t>, marker: &mut String) {
    for child in parent.children() {
        let ignored = style(child)
            .iter()
            .any(|(name, value)| name == "mso-list" && value == "ignore");
        if ignored {
            marker.extend(child.all().filter_map(NodeRef::words));
        } else if depth < DEEPEST && child.name().is_some() && holds_marker(child) {
            split(child, depth + 1, line, marker);
        } else {
            line.add(child, &Span::default(), depth);
        }
    }
}

fn holds_marker(element: NodeRef<'_>) -> bool {
    element.all().skip(1).any(|inner| {
        style(inner)
            .iter()
            .any(|(name, value)| name == "mso-list" && value == "ignore")
    })
}

/// Adds the item to the list before it, where it continues that, or begins one. An empty line in an item begins another
/// one, as it does in a list of HTML.
pub(super) fn join(mut texts: Vec<Text>, marker: &str, element: NodeRef<'_>, blocks: &mut Vec<Block>) {
    texts.retain(says_something);
    if texts.is_empty() {
        return;
    }
    let number = number(marker);
    let deeper = list(element).is_some_and(|list| !list.contains("level1"));
    if let Some(Block::List { numbered_from, items }) = blocks.last_mut() {
        let next =
            numbered_from.map(|first| first.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX)));
        if deeper || numbered_from.is_some() == number.is_some() && (number.is_none() || number == next) {
            items.extend(texts);
            return;
        }
    }
    blocks.push(Block::List {
        numbered_from: number,
        items: texts,
    });
}

/// The number of a marker: `3.`, `（三）`, `c)`; `None` for a bullet.
fn number(marker: &str) -> Option<u32> {
    let marker = marker.trim().trim_start_matches(['(', '（']);
    let said: String = marker.chars().take_while(|c| c.is_alphanumeric()).collect();
    let rest = marker.get(said.len()..)?.trim_start();
    if said.is_empty() || !rest.starts_with(['.', ')', '、', '．', '）']) {
        return None;
    }
    let digits = "一二三四五六七八九";
    let mut letters = said.chars();
    let one = letters.next().filter(|_| letters.next().is_none());
    let in_order = |c: char| {
        let han = digits.chars().position(|digit| digit == c);
        let latin = ('a'..='z').position(|letter| letter == c.to_ascii_lowercase());
        u32::try_from(han.or(latin)? + 1).ok()
    };
    let value = said.parse().ok().or_else(|| in_order(one?));
    Some(value.filter(|value| *value <= 999_999_999).unwrap_or(1))
}
