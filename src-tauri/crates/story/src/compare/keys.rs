//! Numbers for tokens: two tokens have one number exactly where they are the same words.

use std::collections::HashMap;

use crate::compare::tok::{LineEnd, Tok};

/// The end of a line of ordinary text of any kind, so that a paragraph made a subheading is the same line.
pub(crate) const BREAK: u32 = 0x11_0001;
const CELL: u32 = 0x11_0002;
const SEAM: u32 = 0x11_0003;
const TRAY: u32 = 0x11_0004;
/// Numbers from here on are assigned when they are first needed.
const NAMED: u32 = 0x20_0000;
/// Set in the number of a word that is in a cell: no word of a cell equals one of ordinary text, so that a line is on both sides
/// in a table or on none, and either can be set.
const IN_CELL: u32 = 0x8000_0000;

/// Gives out numbers; the two (or three) stories that are compared share one.
#[derive(Default)]
pub(crate) struct Keys<'a> {
    words: HashMap<&'a str, u32>,
    named: HashMap<String, u32>,
    next: u32,
}

impl<'a> Keys<'a> {
    /// The numbers of these tokens, in order.
    pub(crate) fn of(&mut self, toks: &[Tok<'a>]) -> Vec<u32> {
        let mut keys: Vec<u32> = toks.iter().map(|tok| self.key(tok)).collect();
        let mut in_cell = false;
        for (tok, key) in toks.iter().zip(&mut keys).rev() {
            if tok.ends_line() {
                in_cell = matches!(tok, Tok::Break(LineEnd::Cell { .. }));
            } else if in_cell && matches!(tok, Tok::Word { .. }) {
                *key |= IN_CELL;
            }
        }
        keys
    }

    fn key(&mut self, tok: &Tok<'a>) -> u32 {
        match *tok {
            Tok::Word { text, .. } => {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (Some(one), None) => one.into(),
                    _ => {
                        let next = &mut self.next;
                        *self.words.entry(text).or_insert_with(|| give(next))
                    }
                }
            }
            Tok::Break(LineEnd::Cell { .. }) => CELL,
            Tok::Break(LineEnd::Line(_)) => BREAK,
            Tok::Seam => SEAM,
            Tok::Tray => TRAY,
            Tok::Figure { figure, nth } => self.name(format!("figure {nth} {}", figure.id)),
            Tok::Leaf(leaf) => self.name(format!("leaf {leaf:?}")),
            Tok::Odd(block) => self.name(format!(
                "odd {}",
                serde_json::to_string(block).unwrap_or_default()
            )),
            Tok::Item(item) => self.name(format!("item {}", item.name())),
            Tok::Pin(n) => self.name(format!("pin {n}")),
        }
    }

    fn name(&mut self, name: String) -> u32 {
        let next = &mut self.next;
        *self.named.entry(name).or_insert_with(|| give(next))
    }
}

fn give(next: &mut u32) -> u32 {
    *next += 1;
    NAMED + *next
}

/// How much a token weighs when a person looks at what stayed: a Han character 2, a word 3, a mark 1.
pub(crate) fn weight(tok: &Tok<'_>) -> u32 {
    match tok {
        Tok::Word { text, .. } if super::cut::is_word(text) => 3,
        Tok::Word { text, .. } if super::cut::is_han_token(text) => 2,
        Tok::Word { .. } => 1,
        Tok::Break(_) | Tok::Seam | Tok::Pin(_) => 0,
        Tok::Figure { .. } | Tok::Leaf(_) | Tok::Tray | Tok::Odd(_) | Tok::Item(_) => 4,
    }
}
