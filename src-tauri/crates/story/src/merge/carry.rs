//! Merges lines that one of the two moved. The other's edits in them are moved along; where both moved the same line to different
//! places, that is a conflict.

use std::ops::Range;

use crate::compare::keyed::Tape;
use crate::compare::keys::Keys;
use crate::compare::laid::{Laid, MovedLine, StretchKind, lay_body, lay_words};
use crate::compare::select::{comes_whole, select_toks};
use crate::compare::tok::{Tok, said};
use crate::compare::{IdHasher, Sides};
use crate::merge::BODY;
use crate::merge::conflict::{Choice, OpenConflicts, Question};
use crate::merge::three::{Work, three};

/// The merged tokens of three bodies.
pub(crate) fn merge_body<'a>(
    base: &Tape<'a>,
    mine: &Tape<'a>,
    hers: &Tape<'a>,
    keys: &mut Keys<'a>,
    open: &mut OpenConflicts<'a>,
) -> Vec<Tok<'a>> {
    let name = BODY.named(IdHasher::new());
    let side = |tape: &Tape<'a>| Sides {
        laid: lay_body(base, tape),
        base: base.clone(),
        hers: tape.clone(),
    };
    let (mut me, mut her) = (side(mine), side(hers));
    if put_back_disputed(&mut me, &mut her, name, keys, open) {
        (me, her) = (side(&me.hers), side(&her.hers));
    }
    if carry_edits(&mut me, &mut her, name, keys, open) {
        (me, her) = (side(&me.hers), side(&her.hers));
    }
    let work = Work {
        base,
        mine: &me.hers,
        hers: &her.hers,
        by_me: &me.laid,
        by_her: &her.laid,
        site: BODY,
        name,
    };
    three(&work, open)
}

/// The new place of a moved line, in the base.
fn place(laid: &Laid, moved: usize) -> Option<usize> {
    let here = laid
        .pieces
        .iter()
        .find(|piece| piece.how == StretchKind::Here(moved))?;
    Some(here.base.start)
}

/// Puts a line that both moved, to different places, where the chosen side moved it.
fn put_back_disputed<'a>(
    me: &mut Sides<'a>,
    her: &mut Sides<'a>,
    name: IdHasher,
    keys: &mut Keys<'a>,
    open: &mut OpenConflicts<'a>,
) -> bool {
    let (mut not_mine, mut not_hers) = (Vec::new(), Vec::new());
    for (k, moved) in me.laid.moved.iter().enumerate() {
        let other = her.laid.moved.iter().position(|other| other.base == moved.base);
        let Some(l) = other.filter(|l| place(&her.laid, *l) != place(&me.laid, k)) else {
            continue;
        };
        let text = said(me.base.get(moved.base.clone()));
        let answer = open.ask(Question {
            site: BODY,
            name: name
                .with(b"moved")
                .with_numbers(&[moved.base.start, moved.base.end]),
            base: text.clone(),
            mine: text.clone(),
            hers: text,
            moved: true,
            both: false,
            own: false,
        });
        if matches!(answer, Ok(Choice::Hers)) {
            not_mine.push(moved.clone());
        } else {
            not_hers.extend(her.laid.moved.get(l).cloned());
        }
    }
    put_back(me, &not_mine, keys);
    put_back(her, &not_hers, keys);
    !not_mine.is_empty() || !not_hers.is_empty()
}

fn put_back<'a>(side: &mut Sides<'a>, lines: &[MovedLine], keys: &mut Keys<'a>) {
    if lines.is_empty() {
        return;
    }
    let stays = |base: &Range<usize>, hers: &Range<usize>| {
        lines.iter().any(|line| line.base == *base && line.hers == *hers)
    };
    side.hers = Tape::new(select_toks(side, |base, hers| !stays(base, hers)), keys);
}

/// Handles a line that one moved and the other edited: the edited line is put at the new place, and the other side counts as not
/// having touched it.
fn carry_edits<'a>(
    me: &mut Sides<'a>,
    her: &mut Sides<'a>,
    name: IdHasher,
    keys: &mut Keys<'a>,
    open: &mut OpenConflicts<'a>,
) -> bool {
    let (mut in_mine, mut in_hers) = (Vec::new(), Vec::new());
    let base = me.base.clone();
    let lines = me
        .laid
        .moved
        .iter()
        .chain(&her.laid.moved)
        .map(|moved| moved.base.clone());
    let mut lines: Vec<Range<usize>> = lines.collect();
    lines.sort_unstable_by_key(|line| line.start);
    lines.dedup();
    for line in lines {
        let (Some(my), Some(hers)) = (image(me, &line), image(her, &line)) else {
            continue;
        };
        let was = base.get(line.clone());
        let (mine_says, hers_says) = (me.hers.get(my.range.clone()), her.hers.get(hers.range.clone()));
        let both_moved = my.moved && hers.moved;
        let other_edited = (my.moved && hers_says != was) || (hers.moved && mine_says != was);
        if !other_edited || matches!(was, [Tok::Figure { .. }]) || (both_moved && mine_says == hers_says) {
            continue;
        }
        let parts = (
            base.part(line.clone()),
            me.hers.part(my.range.clone()),
            her.hers.part(hers.range.clone()),
        );
        let work = Work {
            base: &parts.0,
            mine: &parts.1,
            hers: &parts.2,
            by_me: &lay_words(&parts.0, &parts.1),
            by_her: &lay_words(&parts.0, &parts.2),
            site: BODY,
            name: name.with_numbers(&[line.start]),
        };
        let merged = three(&work, open);
        let was = was.to_vec();
        in_mine.push((my.range, if my.moved { merged.clone() } else { was.clone() }));
        in_hers.push((hers.range, if hers.moved { merged } else { was }));
    }
    let carried = !in_mine.is_empty();
    put_in(me, in_mine, keys);
    put_in(her, in_hers, keys);
    carried
}

fn put_in<'a>(side: &mut Sides<'a>, mut parts: Vec<(Range<usize>, Vec<Tok<'a>>)>, keys: &mut Keys<'a>) {
    if parts.is_empty() {
        return;
    }
    parts.sort_unstable_by_key(|(range, _)| range.start);
    let mut toks = Vec::with_capacity(side.hers.toks.len());
    let mut at = 0;
    for (range, part) in parts {
        toks.extend_from_slice(side.hers.get(at..range.start));
        toks.extend(part);
        at = range.end;
    }
    toks.extend_from_slice(side.hers.get(at..side.hers.toks.len()));
    side.hers = Tape::new(toks, keys);
}

/// A line of the base as one side has it.
struct CarriedLine {
    range: Range<usize>,
    moved: bool,
}

/// Where a line of the base is on this side, if it still is a line (or several) of its own there.
fn image(side: &Sides<'_>, line: &Range<usize>) -> Option<CarriedLine> {
    if let Some(moved) = side.laid.moved.iter().find(|moved| moved.base == *line) {
        return Some(CarriedLine {
            range: moved.hers.clone(),
            moved: true,
        });
    }
    let (mut start, mut end) = (None, None);
    for piece in &side.laid.pieces {
        let kept = matches!(piece.how, StretchKind::Kept | StretchKind::Dressed);
        let whole = matches!(piece.how, StretchKind::Here(_)) || comes_whole(piece, &side.base, &side.hers);
        if piece.base.is_empty() {
            if start.is_none() && piece.base.start == line.start && !whole {
                start = Some(piece.hers.start);
            }
            if whole && line.start < piece.base.start && piece.base.start < line.end {
                return None;
            }
            continue;
        }
        if piece.base.contains(&line.start) && start.is_none() {
            if !kept && piece.base.start < line.start {
                return None;
            }
            start = Some(piece.hers.start + (line.start - piece.base.start));
        }
        if piece.base.contains(&line.end.saturating_sub(1)) {
            if !kept {
                return None;
            }
            end = Some(piece.hers.start + (line.end - piece.base.start));
        }
    }
    let range = start?..end?;
    let whole = side.hers.line_begins(range.start) && range.start < range.end;
    whole.then_some(CarriedLine { range, moved: false })
}
