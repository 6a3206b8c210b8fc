//! English captions: `Ann Lee (second from left)`, `Ann Lee, left, and Joe Roe, right,`, `From left: Ann Lee, Joe Roe
//! and Tim Hu`, `(L-R)`.

use super::{PeopleRow, Slot, Standings, StartSide, begins};

/// What announces a row, in lower case; each may be in brackets.
const ENDS: [(&str, StartSide); 9] = [
    ("from left to right", StartSide::Left),
    ("from right to left", StartSide::Right),
    ("left to right", StartSide::Left),
    ("right to left", StartSide::Right),
    ("from left", StartSide::Left),
    ("from right", StartSide::Right),
    ("l-r", StartSide::Left),
    ("l to r", StartSide::Left),
    ("l. to r.", StartSide::Left),
];

pub(super) fn read(caption: &str, found: &mut Standings) {
    rows(caption, found);
    places(caption, found);
}

/// Reads every row that is named from one end.
fn rows(caption: &str, found: &mut Standings) {
    // Lowered letter by letter, so that offsets stay.
    let lower = caption.to_ascii_lowercase();
    let mut from = 0;
    while let Some((at, word, side)) = next_row(&lower, from) {
        from = at.saturating_add(word.len());
        let before = lower
            .get(..at)
            .unwrap_or_default()
            .trim_end_matches([' ', ',', '(']);
        // `second from left` is one place, `at left` none of a row.
        if before
            .rsplit(' ')
            .next()
            .is_some_and(|word| Slot::parse(&format!("{word} from left")).is_some())
        {
            continue;
        }
        let behind = caption.get(from..).unwrap_or_default();
        let announces = behind.trim_start_matches(['.', ')']);
        let list = announces.trim_start_matches([':', ',', ' ', ')']);
        let names = listed(list);
        if names.len() > 1 {
            found.row(row_before(before), side, &names);
        }
    }
}

fn next_row(lower: &str, from: usize) -> Option<(usize, &'static str, StartSide)> {
    let rest = lower.get(from..)?;
    ENDS.iter()
        .filter_map(|(word, side)| {
            let at = rest.find(word)?;
            let before = rest.get(..at)?.chars().next_back();
            let behind = rest.get(at.saturating_add(word.len())..)?.chars().next();
            let whole =
                !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric);
            whole.then_some((from.saturating_add(at), *word, *side))
        })
        .min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())))
}

fn row_before(before: &str) -> Option<PeopleRow> {
    let rows = [
        ("front row", PeopleRow::Front),
        ("middle row", PeopleRow::Middle),
        ("back row", PeopleRow::Back),
        ("rear row", PeopleRow::Back),
    ];
    rows.iter()
        .find(|(word, _)| before.ends_with(word))
        .map(|(_, row)| *row)
}

/// Names in a row: `Ann Lee, Joe Roe and Tim Hu`.
fn listed(text: &str) -> Vec<String> {
    let sentence = text.split([';', ':']).next().unwrap_or_default();
    let mut names = Vec::new();
    for item in sentence.split(',') {
        let mut whole = true;
        for part in item.split(" and ").flat_map(|part| part.split(" & ")) {
            let part = part.trim();
            let part = part.strip_prefix("and ").unwrap_or(part);
            let Some(name) = name_at_start(part) else {
                return names;
            };
            whole = name.len() == part.len();
            names.push(name.to_owned());
        }
        if !whole {
            break;
        }
    }
    names
}

/// Reads every position that follows a name, in brackets or between commas.
fn places(caption: &str, found: &mut Standings) {
    for (at, mark) in caption.match_indices(['(', ',']) {
        let rest = begins(caption.get(at.saturating_add(1)..).unwrap_or_default());
        let ends: &[char] = if mark == "(" {
            &[')']
        } else {
            &[',', '.', ';', ')']
        };
        let inner = rest.split(ends).next().unwrap_or_default();
        // `, left and Joe Roe, right`.
        let inner = inner.split(" and ").next().unwrap_or_default();
        let is_english = inner.is_ascii() && inner.len() < 40;
        if let Some(slot) = Slot::parse(inner).filter(|_| is_english)
            && let Some(name) = name_at_end(caption.get(..at).unwrap_or_default())
        {
            found.add(name, slot);
        }
    }
}

/// A word as names are made of.
fn is_part_of_a_name(word: &str) -> bool {
    let particle = ["de", "van", "der", "von", "bin", "al", "da", "la", "le"].contains(&word);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    particle || capital
}

fn name_at_start(text: &str) -> Option<&str> {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        if !is_part_of_a_name(bare.trim_end_matches('.')) {
            break;
        }
        end += word.len();
        // A full stop ends the sentence, but for an initial.
        if bare.ends_with('.') && bare.chars().count() > 2 {
            break;
        }
    }
    let name = text.get(..end)?.trim_end_matches([' ', '.']);
    (!name.is_empty()).then_some(name)
}

fn name_at_end(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let mut start = text.len();
    for word in text.rsplit(' ') {
        let ended = word.ends_with([',', ';', ':']) || (word.ends_with('.') && word.chars().count() > 2);
        if !is_part_of_a_name(word) || (ended && start != text.len()) {
            break;
        }
        start = start
            .saturating_sub(word.len())
            .saturating_sub(usize::from(start != text.len()));
    }
    let name = text.get(start..)?.trim();
    let name = name.trim_start_matches("And ").trim_end_matches([',', ';']);
    name.chars()
        .next()
        .is_some_and(char::is_uppercase)
        .then_some(name)
}
