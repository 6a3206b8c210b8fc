//! Lists: which are numbered, and from where.

use std::collections::HashMap;

use super::xml::XmlNode;

/// The lists of a file, by their ids.
#[derive(Debug, Default)]
pub(super) struct Numbering(HashMap<String, Vec<ListLevel>>);

/// One level of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListLevel {
    /// First number; `None` for bullets.
    pub(super) numbered_from: Option<u32>,
    /// Whether it shows any bullet or number at all.
    shown: bool,
}

/// Word has nine levels.
const LEVELS: usize = 9;

impl Numbering {
    pub(super) fn read(root: Option<&XmlNode>) -> Self {
        let Some(root) = root else {
            return Self::default();
        };
        let abstract_lists: HashMap<&str, Vec<ListLevel>> = root
            .named("abstractNum")
            .filter_map(|list| Some((list.attribute("abstractNumId")?, levels(list))))
            .collect();
        let one = |list: &XmlNode| {
            let of = list.child("abstractNumId").and_then(XmlNode::val)?;
            let mut levels = abstract_lists.get(of).cloned().unwrap_or_default();
            for changed in list.named("lvlOverride") {
                let at = changed.attribute("ilvl").and_then(|at| at.parse::<usize>().ok());
                let start = changed.child("startOverride").and_then(number);
                let level = changed.child("lvl").map(level);
                if let Some(known) = at.and_then(|at| levels.get_mut(at)) {
                    *known = level.unwrap_or(*known);
                    if known.numbered_from.is_some() {
                        known.numbered_from = start.or(known.numbered_from);
                    }
                }
            }
            Some((list.attribute("numId")?.to_owned(), levels))
        };
        Self(root.named("num").filter_map(one).collect())
    }

    /// The level of a list, where it is one.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<ListLevel> {
        let known = self.0.get(list)?.get(level.min(LEVELS - 1)).copied();
        // A list that refers to a style's is a list all the same.
        let known = known.unwrap_or(ListLevel {
            numbered_from: None,
            shown: true,
        });
        known.shown.then_some(known)
    }
}

fn levels(list: &XmlNode) -> Vec<ListLevel> {
    let mut levels = Vec::new();
    for node in list.named("lvl").take(LEVELS) {
        levels.push(level(node));
    }
    levels
}

fn level(node: &XmlNode) -> ListLevel {
    let format = node.child("numFmt").and_then(XmlNode::val).unwrap_or("decimal");
    let start = node.child("start").and_then(number).unwrap_or(1);
    ListLevel {
        numbered_from: (format != "bullet").then_some(start),
        shown: format != "none",
    }
}

fn number(node: &XmlNode) -> Option<u32> {
    node.val()?.parse().ok().filter(|number| *number <= 999_999_999)
}
