//! Where a title breaks into lines: where its meaning breaks, in the shapes that GB/T 9704-2012 names (7.3.1: 词意完整，排列对称，
//! 梯形或菱形), with no line of one or two characters.
//!
//! `市直工委领导走访慰问抗疫一线党员干部志愿者` has 21 characters, and 20 fit the line of an official document: it is set as
//! `市直工委领导走访慰问` above `抗疫一线党员干部志愿者`. A title that fits one line is never broken. A space between two Han
//! characters is where the writer wants the break.
//!
//! The lines depend on the title, the names in the piece and the width alone, so that a form is the same bytes wherever it is
//! set. This module must not know the forms.
//!
//! See docs/decisions/titles-break-at-words.md.

mod pieces;
mod words;

use story::Content;

use pieces::{Piece, pieces};

/// Tenths of the width of a Han character.
pub(crate) type Tenths = usize;

/// A line of fewer characters is never made.
const FEWEST: usize = 3;
/// A longer title is no title; a browser or Word breaks it as it breaks a paragraph.
const LONGEST: usize = 200;
/// What a line costs that holds fewer than [`FEWEST`] characters, or is wider than there is room.
const FORBIDDEN: i64 = 1_000_000;
/// What another line costs than the title needs.
const MORE_LINES: i64 = 250;

/// Names that are not broken: the authors, and the people in the pictures.
pub(crate) fn names(content: &Content) -> Vec<&str> {
    let authors = content.authors.iter().map(|author| author.name.trim());
    let people = content.figures().flat_map(|figure| &figure.people);
    let people = people.map(|person| person.name.trim());
    authors.chain(people).filter(|name| !name.is_empty()).collect()
}

/// The lines of a title where `room` Han characters fit beside each other; joined, they are the title.
pub(crate) fn lines<'t>(title: &'t str, names: &[&str], room: usize) -> Vec<&'t str> {
    let room = room.saturating_mul(10);
    if width(title) <= room || title.chars().count() > LONGEST {
        return vec![title];
    }
    let pieces = pieces(title, names, room);
    let ends = ends(&pieces);
    let needed = width(title).div_ceil(room.max(1)).max(1);
    let best = (needed..=needed.saturating_add(2))
        .flat_map(|count| SHAPES.map(|shape| (count, shape)))
        .filter_map(|(count, shape)| {
            let (cost, lines) = broken(&ends, &shape(count), room)?;
            let more = i64::try_from(count.saturating_sub(needed)).unwrap_or(i64::MAX);
            Some((cost.saturating_add(more.saturating_mul(MORE_LINES)), lines))
        })
        .min_by_key(|(cost, _)| *cost);
    let Some((_, line_ends)) = best else {
        return vec![title];
    };
    let mut rest = title;
    let mut lines = Vec::new();
    for length in lengths(&pieces, &line_ends) {
        let (line, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        lines.push(line);
        rest = after;
    }
    lines
}

/// The parts of a title that no line break may be inside of, for forms whose width is not known; joined, they are the title.
pub(crate) fn unbroken<'t>(title: &'t str, names: &[&str], room: usize) -> Vec<&'t str> {
    if title.chars().count() > LONGEST {
        return vec![title];
    }
    let found = pieces(title, names, room.saturating_mul(10));
    found.into_iter().map(|piece| piece.text).collect()
}

/// Bytes of each line, by the pieces that end one.
fn lengths(pieces: &[Piece<'_>], ends: &[usize]) -> Vec<usize> {
    let mut from = 0;
    let mut lengths = Vec::new();
    for end in ends {
        let line = pieces.get(from..*end).unwrap_or_default();
        lengths.push(line.iter().map(|piece| piece.text.len()).sum());
        from = *end;
    }
    lengths
}

/// How wide the lines are beside each other, from the first to the last.
type Widths = fn(usize) -> Vec<i64>;

/// 上梯形, 下梯形 and 菱形.
const SHAPES: [Widths; 3] = [
    |lines| (0..lines).map(|line| 100 - 12 * near(line)).collect(),
    |lines| (0..lines).rev().map(|line| 100 - 12 * near(line)).collect(),
    |lines| {
        let middle = lines.saturating_sub(1);
        (0..lines)
            .map(|line| 100 - 8 * near((2 * line).abs_diff(middle)))
            .collect()
    },
];

/// A line's number, of which those above five are as the fifth.
fn near(line: usize) -> i64 {
    i64::try_from(line.min(5)).unwrap_or(5)
}

/// Where a line may end: how much of the title is before it, and what it costs.
struct End {
    /// Width and characters up to here, with the spaces that end the line and without.
    width: Tenths,
    characters: usize,
    trimmed: Tenths,
    trimmed_characters: usize,
    break_cost: i64,
}

/// Where lines may end, the first before any piece.
fn ends(pieces: &[Piece<'_>]) -> Vec<End> {
    let (mut width_so_far, mut characters) = (0, 0);
    let begin = End {
        width: 0,
        characters: 0,
        trimmed: 0,
        trimmed_characters: 0,
        break_cost: 0,
    };
    let behind = pieces.iter().map(|piece| {
        let bare = piece.text.trim_end();
        let before = (width_so_far, characters);
        width_so_far += piece.width;
        characters += piece.text.chars().count();
        End {
            width: width_so_far,
            characters,
            trimmed: before.0 + width(bare),
            trimmed_characters: before.1 + bare.chars().count(),
            break_cost: piece.break_cost,
        }
    });
    std::iter::once(begin).chain(behind.collect::<Vec<_>>()).collect()
}

/// The cheapest way to break at these ends into as many lines as the shape has: its cost, and the number of the end of each line.
fn broken(ends: &[End], shape: &[i64], room: Tenths) -> Option<(i64, Vec<usize>)> {
    let whole: i64 = shape.iter().sum();
    let total = i64::try_from(ends.last()?.trimmed).ok()?;
    // For each line, the cheapest way to end it at each end: its cost so far, and where the line before ends.
    let mut reached: Vec<Vec<Option<(i64, usize)>>> = Vec::new();
    let mut last: Vec<Option<(i64, usize)>> = vec![None; ends.len()];
    *last.first_mut()? = Some((0, 0));
    for share in shape {
        let wanted = total * share / whole.max(1);
        let mut next: Vec<Option<(i64, usize)>> = vec![None; ends.len()];
        for (from, (start, before)) in ends.iter().zip(&last).enumerate() {
            let Some((cost, _)) = before else { continue };
            for (to, (end, slot)) in ends.iter().zip(&mut next).enumerate().skip(from + 1) {
                let wide = end.trimmed.saturating_sub(start.width);
                if wide > room && to > from + 1 {
                    break;
                }
                let characters = end.trimmed_characters.saturating_sub(start.characters);
                let cost: i64 =
                    cost.saturating_add(line_cost(wide, characters, end.break_cost, wanted, room));
                if slot.is_none_or(|(known, _)| cost < known) {
                    *slot = Some((cost, from));
                }
            }
        }
        reached.push(std::mem::replace(&mut last, next));
    }
    let (cost, mut before) = last.last().copied().flatten()?;
    let mut line_ends = vec![ends.len().saturating_sub(1)];
    for line in reached.iter().skip(1).rev() {
        line_ends.push(before);
        before = line.get(before).copied().flatten()?.1;
    }
    line_ends.reverse();
    Some((cost, line_ends))
}

/// What a line costs: how far it is from the width wanted, and what it costs to break behind it.
fn line_cost(wide: Tenths, characters: usize, break_cost: i64, wanted: i64, room: Tenths) -> i64 {
    let forbidden = if characters < FEWEST || wide > room {
        FORBIDDEN
    } else {
        0
    };
    // Half a Han character is one; two characters off cost 24.
    let off = i64::try_from(wide).unwrap_or(i64::MAX).saturating_sub(wanted) / 5;
    forbidden
        .saturating_add(off.saturating_mul(off).saturating_mul(3) / 2)
        .saturating_add(break_cost)
}

/// How wide a text is set.
pub(crate) fn width(text: &str) -> Tenths {
    text.chars().map(character_width).sum()
}

/// How wide a character is: Latin ones as Times New Roman has them, roughly and never too narrow.
fn character_width(c: char) -> Tenths {
    match c {
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 9,
        'A'..='Z' | '&' => 7,
        ' ' => 3,
        '\0'..='\u{7f}' => 5,
        '\u{80}'..='\u{1fff}' => 6,
        _ => 10,
    }
}

#[cfg(test)]
mod tests;
