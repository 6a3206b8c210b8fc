//! The changes of a comparison as a person reads them.

use std::ops::Range;

use crate::compare::change::{Change, ChangeId, Extent, IdHasher, Site, What};
use crate::compare::cut::is_han_token;
use crate::compare::laid::{Stretch, StretchKind};
use crate::compare::points::Points;
use crate::compare::select::ranged;
use crate::compare::tok::{Tok, said};
use crate::compare::{Comparison, FactChanges, Sides};

/// How many tokens are read before and behind a change.
const AROUND: usize = 8;

pub(crate) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    of_facts(&comparison.story, comparison.name, &mut changes);
    let body = &comparison.body;
    let points = (Points::of_body(&body.base.toks), Points::of_body(&body.hers.toks));
    of_sides(
        body,
        &points,
        &Site::Body,
        Site::Body.named(comparison.name),
        &mut changes,
    );
    for facts in &comparison.figures {
        of_facts(facts, comparison.name, &mut changes);
    }
    changes
}

fn of_facts<T>(facts: &FactChanges<'_, T>, name: IdHasher, changes: &mut Vec<Change>) {
    for value in &facts.values {
        let site = value.site(facts.base);
        changes.push(Change {
            id: ChangeId(facts.named(name, &site).name()),
            what: What::Set,
            site,
            was: value.show(facts.base),
            becomes: value.show(facts.hers),
            before: String::new(),
            after: String::new(),
            figure: None,
            base: Extent::default(),
            hers: Extent::default(),
        });
    }
    for (strand, sides) in &facts.strands {
        let points = (
            Points::of_field(&sides.base.toks),
            Points::of_field(&sides.hers.toks),
        );
        let site = strand.site(facts.base);
        of_sides(sides, &points, &site, facts.named(name, &site), changes);
    }
}

fn of_sides(
    sides: &Sides<'_>,
    points: &(Points, Points),
    site: &Site,
    name: IdHasher,
    changes: &mut Vec<Change>,
) {
    let mut tell = |what: What, base: &Range<usize>, hers: &Range<usize>| {
        let (was, becomes) = words(sides, what, base, hers);
        let (before, after) = around(sides, base, hers);
        let whole = sides
            .hers
            .get(hers.clone())
            .iter()
            .chain(sides.base.get(base.clone()));
        let figure = whole.into_iter().find_map(|tok| match tok {
            Tok::Figure { figure, .. } => Some(figure.id.clone()),
            _ => None,
        });
        changes.push(Change {
            id: ChangeId(ranged(name, base, hers).name()),
            what,
            site: site.clone(),
            was,
            becomes,
            before,
            after,
            figure,
            base: points.0.extent(base),
            hers: points.1.extent(hers),
        });
    };
    for piece in &sides.laid.pieces {
        match piece.how {
            StretchKind::Kept | StretchKind::Away(_) => {}
            StretchKind::Here(k) => {
                let Some(moved) = sides.laid.moved.get(k) else {
                    continue;
                };
                tell(What::Move, &moved.base, &moved.hers);
                for piece in moved.pieces.iter().filter(|piece| piece.how != StretchKind::Kept) {
                    tell(what(sides, piece), &piece.base, &piece.hers);
                }
            }
            StretchKind::Dressed | StretchKind::Changed => tell(what(sides, piece), &piece.base, &piece.hers),
        }
    }
}

fn what(sides: &Sides<'_>, piece: &Stretch) -> What {
    let (old, new) = (
        sides.base.get(piece.base.clone()),
        sides.hers.get(piece.hers.clone()),
    );
    let breaks = |toks: &[Tok<'_>]| matches!(toks, [Tok::Break(_)]);
    match (piece.how, old, new) {
        (StretchKind::Dressed, ..) => What::Format,
        // A single line end that makes no empty line: what was one line is now two.
        (_, [], new) if breaks(new) && !sides.hers.line_begins(piece.hers.start) => What::Split,
        (_, old, []) if breaks(old) && !sides.base.line_begins(piece.base.start) => What::Join,
        (_, [], _) => What::Insert,
        (_, _, []) => What::Delete,
        _ => What::Replace,
    }
}

/// The words before and after, as long as a person needs to read them.
fn words(sides: &Sides<'_>, what: What, base: &Range<usize>, hers: &Range<usize>) -> (String, String) {
    let (old, new) = (sides.base.get(base.clone()), sides.hers.get(hers.clone()));
    let (was, becomes) = (said(old), said(new));
    let han = |toks: &[Tok<'_>]| matches!(toks, [tok] if is_han_token(tok.text()));
    if what != What::Replace || !han(old) || !han(new) {
        return (was, becomes);
    }
    // One character for another reads as a word only beside its neighbour.
    let beside = |at: Option<usize>, to: Option<usize>| -> Option<&str> {
        let (old, new) = (sides.base.toks.get(at?)?.text(), sides.hers.toks.get(to?)?.text());
        (old == new && is_han_token(old)).then_some(old)
    };
    if let Some(next) = beside(Some(base.end), Some(hers.end)) {
        (was + next, becomes + next)
    } else if let Some(last) = beside(base.start.checked_sub(1), hers.start.checked_sub(1)) {
        (format!("{last}{was}"), format!("{last}{becomes}"))
    } else {
        (was, becomes)
    }
}

/// A few words of the same line in front and behind, from hers, or from the base where nothing is left of it.
fn around(sides: &Sides<'_>, base: &Range<usize>, hers: &Range<usize>) -> (String, String) {
    let (tape, range) = if hers.is_empty() {
        (&sides.base, base)
    } else {
        (&sides.hers, hers)
    };
    let in_line = |tok: &&Tok<'_>| matches!(tok, Tok::Word { .. });
    let ends_line = tape.get(range.clone()).last().is_some_and(Tok::ends_line);
    let mut before: Vec<&str> = tape
        .get(range.start.saturating_sub(AROUND)..range.start)
        .iter()
        .rev()
        .take_while(in_line)
        .map(Tok::text)
        .collect();
    before.reverse();
    let behind = range.end..(range.end + AROUND).min(tape.toks.len());
    let after = tape.get(behind).iter().take_while(in_line).map(Tok::text);
    let splits = ends_line && !tape.line_begins(range.start);
    let after = if ends_line && !splits {
        String::new()
    } else {
        after.collect()
    };
    (before.concat(), after)
}
