//! The meaning of a style, by its name in Chinese or English and by the style it is based on. Ids mean nothing: a
//! Chinese Word calls its headings `1`, `2` and `a3`.

use std::collections::HashMap;

use story::{Leaf, LineKind};

use super::xml::XmlNode;
use crate::field_setting::{FIELD_SETTINGS, FieldSetting};
use crate::setting;

/// The role of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ParagraphRole {
    #[default]
    Body,
    /// A line for the desk above a piece: no part of it.
    ForDesk,
    Above(&'static FieldSetting),
    Line(LineKind),
    MissingPicture,
    Caption,
    Leaf(Leaf),
    SignOff,
}

impl ParagraphRole {
    /// A heading of Word's levels, 1 to 9; below the third all are subheadings of the last level that a story has.
    pub(super) fn heading(level: u8) -> Self {
        let level = level.clamp(1, 3);
        Self::Line(LineKind::Subheading { level })
    }
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, StyleDefinition>);

#[derive(Debug)]
struct StyleDefinition {
    role: Option<ParagraphRole>,
    based_on: String,
    outline: Option<u8>,
    list: Option<(String, usize)>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

/// A chain of styles longer than this is a circle.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    pub(super) fn read(root: Option<&XmlNode>) -> Self {
        let styles = root.into_iter().flat_map(|root| root.named("style"));
        let one = |node: &XmlNode| {
            let name = node.child("name").and_then(XmlNode::val).unwrap_or_default();
            let id = node.attribute("styleId")?.to_owned();
            let value = |path: &[&str]| node.at(path).and_then(XmlNode::val).map(str::to_owned);
            let run = node.child("rPr");
            let named = name.to_lowercase().replace(' ', "");
            let is_character = node.attribute("type") == Some("character");
            let style = StyleDefinition {
                role: role(&named),
                based_on: value(&["basedOn"]).unwrap_or_default(),
                outline: value(&["pPr", "outlineLvl"]).and_then(|level| level.parse().ok()),
                list: value(&["pPr", "numPr", "numId"]).map(|id| {
                    let level = value(&["pPr", "numPr", "ilvl"]);
                    (id, level.and_then(|level| level.parse().ok()).unwrap_or(0))
                }),
                strong: run.and_then(|run| run.toggle("b")).filter(|_| is_character),
                emphasis: run.and_then(|run| run.toggle("i")).filter(|_| is_character),
            };
            Some((id, style))
        };
        Self(styles.filter_map(one).collect())
    }

    /// The style and those it is based on, the nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &StyleDefinition> {
        let mut next = self.0.get(id);
        let chain = std::iter::from_fn(move || {
            let style = next?;
            next = self.0.get(&style.based_on);
            Some(style)
        });
        chain.take(LONGEST_CHAIN)
    }

    pub(super) fn role(&self, id: &str) -> ParagraphRole {
        let said = self.chain(id).find_map(|style| {
            let by_outline = style.outline.filter(|level| *level < 9);
            style
                .role
                .or(by_outline.map(|level| ParagraphRole::heading(level + 1)))
        });
        said.unwrap_or_default()
    }

    /// The list that a style puts its paragraphs into: its id and level.
    pub(super) fn list(&self, id: &str) -> Option<(&str, usize)> {
        let found = self.chain(id).find_map(|style| style.list.as_ref());
        found.map(|(id, level)| (id.as_str(), *level))
    }

    /// Whether a character style sets strong and emphasis.
    pub(super) fn marks(&self, id: &str) -> (Option<bool>, Option<bool>) {
        let strong = self.chain(id).find_map(|style| style.strong);
        (strong, self.chain(id).find_map(|style| style.emphasis))
    }
}

/// The role that a name means, in lower case and without spaces.
fn role(name: &str) -> Option<ParagraphRole> {
    if let Some(setting) = FIELD_SETTINGS.iter().find(|one| one.word_names.contains(&name)) {
        return Some(ParagraphRole::Above(setting));
    }
    if let Some(kind) = setting::line_of_style(name) {
        return Some(ParagraphRole::Line(kind));
    }
    if let Some(leaf) = setting::leaf_of_style(name) {
        return Some(ParagraphRole::Leaf(leaf));
    }
    Some(match name {
        "caption" | "题注" | "图注" | "图片说明" | "图说" => ParagraphRole::Caption,
        "缺图" => ParagraphRole::MissingPicture,
        "落款" => ParagraphRole::SignOff,
        "致编辑" => ParagraphRole::ForDesk,
        _ => {
            let number = name
                .strip_prefix("heading")
                .or_else(|| name.strip_prefix("标题"))?;
            ParagraphRole::heading(number.parse().ok().filter(|level| (1..=9).contains(level))?)
        }
    })
}
