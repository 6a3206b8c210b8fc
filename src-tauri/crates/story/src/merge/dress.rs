//! How words that both kept are dressed: bold, links, kinds of lines, items of lists.

use crate::compare::tok::{Formatting, LineEnd, Tok, said};

/// A token that both kept, dressed by the side that changed its dress; `None` where both did, and differently.
pub(crate) fn dressed<'a>(base: Tok<'a>, mine: Tok<'a>, hers: Tok<'a>) -> Option<Tok<'a>> {
    if mine == hers || base.dress() == hers.dress() {
        return Some(mine);
    }
    if base.dress() == mine.dress() {
        return Some(match (mine, hers) {
            // The facts of figures are merged by themselves.
            (Tok::Figure { .. }, _) => mine,
            _ => hers,
        });
    }
    match (base, mine, hers) {
        (Tok::Word { text, marks: b }, Tok::Word { marks: m, .. }, Tok::Word { marks: h, .. }) => {
            let link = if m.link == b.link {
                h.link
            } else if h.link == b.link || h.link == m.link {
                m.link
            } else {
                return None;
            };
            let either = |b: bool, m: bool, h: bool| if m == b { h } else { m };
            Some(Tok::Word {
                text,
                marks: Formatting {
                    strong: either(b.strong, m.strong, h.strong),
                    emphasis: either(b.emphasis, m.emphasis, h.emphasis),
                    link,
                },
            })
        }
        _ => None,
    }
}

/// How these are dressed, for people.
pub(crate) fn told_dress(toks: &[Tok<'_>]) -> String {
    match toks.first() {
        Some(Tok::Word {
            marks: Formatting { link: Some(link), .. },
            ..
        }) => format!("{} <{link}>", said(toks)),
        Some(Tok::Break(LineEnd::Line(kind))) => kind.sign(),
        Some(Tok::Break(LineEnd::Cell { .. })) => "|".to_owned(),
        _ => said(toks),
    }
}
