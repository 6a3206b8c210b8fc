//! The pieces of a title that stay whole, and what it costs to break behind each.

use super::words::{Class, Word, is_figure, words};
use super::{Tenths, width};

/// Marks that end a line, and those that begin one; nothing is broken between them and what they belong to.
const OPENING: &str = "（(《〈“‘【「『〔[<";
const CLOSING: &str = "）)》〉”’】」』〕]>，、。：；！？,.:;!?%％‰℃°…·•";
/// Pairs whose inside is one title, whatever its length.
const BOOKS: [(char, char); 2] = [('《', '》'), ('〈', '〉')];
/// Pairs whose inside stays whole where it is short.
const SAYINGS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('（', '）'), ('「', '」')];
/// Up to this width a saying stays whole.
const LONGEST_SAYING: Tenths = 100;

/// From byte to byte.
type ByteRange = (usize, usize);

/// A part of a title that no break is inside of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) width: Tenths,
    /// What a break behind it costs; less than nothing where one is wanted.
    pub(super) break_cost: i64,
}

impl<'t> Piece<'t> {
    fn new(text: &'t str, break_cost: i64) -> Self {
        Self {
            text,
            width: width(text),
            break_cost,
        }
    }
}

/// The pieces of a title, none of them wider than `room`: one that would be is cut at the words inside of it, and a word that
/// would be, at its characters.
pub(super) fn pieces<'t>(title: &'t str, names: &[&str], room: Tenths) -> Vec<Piece<'t>> {
    let named = named(title, names);
    let whole: Vec<ByteRange> = named.iter().copied().chain(paired(title)).collect();
    let too_wide = |piece: &Piece<'_>| width(piece.text.trim_end()) > room;
    let mut at = 0;
    let mut pieces = Vec::new();
    for piece in cut(title, &whole) {
        let from = at;
        at += piece.text.len();
        if !too_wide(&piece) {
            pieces.push(piece);
            continue;
        }
        let inside: Vec<ByteRange> = named
            .iter()
            .filter_map(|(open, close)| Some((open.checked_sub(from)?, close.checked_sub(from)?)))
            .collect();
        let mut parts: Vec<Piece<'t>> = cut(piece.text, &inside)
            .into_iter()
            .flat_map(|part| {
                if too_wide(&part) {
                    characters(&part)
                } else {
                    vec![part]
                }
            })
            .map(|part| Piece {
                break_cost: part.break_cost.saturating_add(30),
                ..part
            })
            .collect();
        if let Some(last) = parts.last_mut() {
            last.break_cost = piece.break_cost;
        }
        pieces.extend(parts);
    }
    pieces
}

/// A text cut wherever a break may be, and not inside of `whole`.
fn cut<'t>(text: &'t str, whole: &[ByteRange]) -> Vec<Piece<'t>> {
    let words = words(text);
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0_usize, 0_usize);
    for (i, word) in words.iter().enumerate() {
        at += word.text.len();
        let cost = match words.get(i + 1) {
            None => Some(0),
            Some(_) if whole.iter().any(|(open, close)| *open < at && at < *close) => None,
            Some(next) => break_cost(word, next, i.checked_sub(1).and_then(|before| words.get(before))),
        };
        if let Some(break_cost) = cost {
            let text = text.get(from..at).unwrap_or_default();
            pieces.push(Piece::new(text, break_cost));
            from = at;
        }
    }
    pieces
}

/// A piece cut at every character.
fn characters<'t>(piece: &Piece<'t>) -> Vec<Piece<'t>> {
    let each = piece.text.split_inclusive(|_: char| true);
    each.map(|one| Piece::new(one, 50)).collect()
}

/// Where the names are.
fn named(title: &str, names: &[&str]) -> Vec<ByteRange> {
    let found = names.iter().flat_map(|name| title.match_indices(*name));
    found.map(|(at, name)| (at, at + name.len())).collect()
}

/// Where titles of books and short sayings are, with their marks.
fn paired(title: &str) -> impl Iterator<Item = ByteRange> {
    let pairs = BOOKS.map(|pair| (pair, Tenths::MAX));
    let pairs = pairs
        .into_iter()
        .chain(SAYINGS.map(|pair| (pair, LONGEST_SAYING)));
    pairs.flat_map(move |((open, close), longest)| {
        title.match_indices(open).filter_map(move |(at, _)| {
            let inside = title.get(at..)?;
            let end = at + inside.find(close)? + close.len_utf8();
            (width(title.get(at..end)?) <= longest).then_some((at, end))
        })
    })
}

/// What a break between two words costs; `None` where there may be none. `before` is the word ahead of the first.
fn break_cost(left: &Word<'_>, right: &Word<'_>, before: Option<&Word<'_>>) -> Option<i64> {
    if right.class == Class::Space {
        return None;
    }
    if left.class == Class::Space {
        let han =
            |word: Option<&Word<'_>>| word.is_some_and(|word| word.text.chars().any(|c| c >= '\u{2e80}'));
        // The writer's own break.
        return Some(if han(before) && han(Some(right)) { -250 } else { 0 });
    }
    if right.text.starts_with(|c| CLOSING.contains(c)) || left.text.ends_with(|c| OPENING.contains(c)) {
        return None;
    }
    let dash = ['—', '―', '–'];
    if left.text.ends_with(dash) || left.text.ends_with(['·', '•']) {
        return None;
    }
    if right.text.starts_with(dash) {
        return Some(-30);
    }
    if left.class == Class::Mark {
        return Some(match left.text.chars().last() {
            Some('、' | '”' | '’' | '）' | '》' | '〉' | '」') => 6,
            _ => -20,
        });
    }
    if right.class == Class::Mark {
        return Some(4);
    }
    let latin = |c: char| c.is_ascii_alphanumeric();
    if left.text.ends_with(latin) && right.text.starts_with(latin) {
        return None;
    }
    // 3家, 百余名, 第三十七期.
    if left.text.ends_with(is_figure) || left.class == Class::Number || left.text == "第" {
        return None;
    }
    if matches!(right.class, Class::Particle | Class::Unit) {
        return None;
    }
    Some(match (left.class, right.class) {
        (Class::Preposition | Class::Conjunction, _) => 50,
        (Class::Adverb | Class::Pronoun, _) => 30,
        (Class::Time, _) | (_, Class::Preposition | Class::Conjunction) => 2,
        (Class::Unit, _) => 25,
        (Class::Particle, _) => 12,
        (Class::Noun, Class::Verb | Class::Adverb) => 5,
        (Class::Adjective, _) => 22,
        (Class::Noun, Class::Noun) => 16,
        (Class::Verb, Class::Noun | Class::Verb) => 12,
        _ => 10,
    })
}
