//! Computes positions of people from marks on faces: rows, numbers, and the phrases that captions use for them.
//!
//! The order is the one a reader sees: of the photo as the figure shows it, turned and cropped. A person who was cropped away has
//! no position. Reading back what is written here ([`super::standings`], [`Slot::parse`]) gives the same positions.

use super::{PeopleRow, Slot, StartSide};
use crate::framing::{Focus, WHOLE};
use crate::{Framing, Language, Person};

/// Two faces belong to different rows where one is lower than the other by more than this part of the picture, and every
/// row has two people at least.
const ROW_APART: u16 = WHOLE / 100 * 12;

/// Most rows that captions have words for.
const MOST_ROWS: usize = 3;

/// People in the order in which a caption names them, each with the place that their mark gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// The front row first, each from left to right; then those without a visible mark, in their previous order. The position of
    /// each who has a place is written in the language asked for; that of the others is left as it is.
    pub people: Vec<Person>,
    /// The places of the first of them.
    pub slots: Vec<Option<Slot>>,
}

/// Puts people in order by their marks, and gives each their place. `size` is the photo as it is seen unturned, in pixels: a
/// straightened picture is ordered as it is seen, and how far it was turned out of its frame depends on its proportions.
///
/// A person alone in the photo gets no position: there is nobody to tell them apart from.
#[must_use]
pub fn arrange(people: &[Person], framing: &Framing, size: (u32, u32), language: Language) -> Arranged {
    let seen = |person: &Person| person.mark.and_then(|mark| mark.seen(framing, size));
    let mut marked: Vec<(Person, Focus)> = people
        .iter()
        .filter_map(|person| Some((person.clone(), seen(person)?)))
        .collect();
    let others = people.iter().filter(|person| seen(person).is_none());
    let several = marked.len() > 1;
    marked.sort_by_key(|(_, at)| (at.y, at.x));
    let rows = rows(marked);
    let (row_count, mut arranged) = (rows.len(), Arranged::default());
    // A lower face in the picture is nearer to the camera.
    for (from_back, mut row) in rows.into_iter().enumerate().rev() {
        row.sort_by_key(|(_, at)| (at.x, at.y));
        let (name, length) = (row_name(from_back, row_count), row.len());
        for (number, (mut person, _)) in (1_usize..).zip(row) {
            // No caption counts so far; people beyond share the last number.
            let number = u8::try_from(number).unwrap_or(u8::MAX);
            let slot = several.then(|| slot(name, number, length));
            match slot {
                Some(slot) => person.position = slot.phrase(language),
                None => person.position.clear(),
            }
            arranged.people.push(person);
            arranged.slots.push(slot);
        }
    }
    for person in others {
        arranged.people.push(person.clone());
        arranged.slots.push(None);
    }
    arranged
}

/// The rows from the back, which is the highest in the picture. `marked` come from top to bottom.
fn rows(marked: Vec<(Person, Focus)>) -> Vec<Vec<(Person, Focus)>> {
    let mut rows: Vec<Vec<(Person, Focus)>> = Vec::new();
    let mut lowest = 0;
    for one in marked {
        let y = one.1.y;
        match rows.last_mut() {
            Some(row) if y.saturating_sub(lowest) <= ROW_APART => row.push(one),
            _ => rows.push(vec![one]),
        }
        lowest = y;
    }
    // A row of one person is no row: a child before its mother, a speaker on a step. And there are no words for a fourth row.
    if rows.len() > MOST_ROWS || rows.iter().any(|row| row.len() < 2) {
        rows = vec![rows.into_iter().flatten().collect()];
    }
    rows
}

fn row_name(from_back: usize, rows: usize) -> Option<PeopleRow> {
    match (from_back, rows) {
        (_, 0 | 1) => None,
        (0, _) => Some(PeopleRow::Back),
        (1, 3) => Some(PeopleRow::Middle),
        _ => Some(PeopleRow::Front),
    }
}

/// Two by themselves are left and right; everybody else is counted from the left.
fn slot(row: Option<PeopleRow>, number: u8, length: usize) -> Slot {
    let pair = row.is_none() && length == 2;
    let side = if pair && number == 2 {
        StartSide::Right
    } else {
        StartSide::Left
    };
    Slot {
        row,
        side,
        number: (!pair).then_some(number),
    }
}

impl Arranged {
    /// Everybody in one phrase: `前排左起：甲、乙；后排左起：丙、丁`, `From left: Ann Lee, Joe Roe and Tim Hu`. Where a person
    /// has a place and no name yet, each named person is written with their own position, `甲（左二）、乙（左三）`. Empty where
    /// nobody has both.
    #[must_use]
    pub fn phrase(&self, language: Language) -> String {
        let placed: Vec<(&str, Slot)> = self
            .people
            .iter()
            .zip(&self.slots)
            .filter_map(|(person, slot)| Some((person.name.trim(), (*slot)?)))
            .collect();
        let named: Vec<(&str, Slot)> = placed
            .iter()
            .copied()
            .filter(|(name, _)| !name.is_empty())
            .collect();
        let in_rows = named.len() == placed.len() && placed.iter().all(|(_, slot)| slot.number.is_some());
        match (in_rows && named.len() > 1, language) {
            (true, Language::Zh) => by_rows(&named, &zh_row, "；"),
            (true, Language::En) => first_letter_large(&by_rows(&named, &en_row, "; ")),
            (false, Language::Zh) => each(&named, language).join("、"),
            (false, Language::En) => and(&each(&named, language)),
        }
    }
}

fn by_rows(
    named: &[(&str, Slot)],
    say: &dyn Fn(Option<PeopleRow>, &[&str]) -> String,
    between: &str,
) -> String {
    let rows = named.chunk_by(|(_, one), (_, next)| one.row == next.row);
    let said = rows.map(|row| {
        let names: Vec<&str> = row.iter().map(|(name, _)| *name).collect();
        say(row.first().and_then(|(_, slot)| slot.row), &names)
    });
    said.collect::<Vec<_>>().join(between)
}

fn zh_row(row: Option<PeopleRow>, names: &[&str]) -> String {
    let row = match row {
        Some(PeopleRow::Front) => "前排",
        Some(PeopleRow::Middle) => "中排",
        Some(PeopleRow::Back) => "后排",
        None => "",
    };
    format!("{row}左起：{}", names.join("、"))
}

fn en_row(row: Option<PeopleRow>, names: &[&str]) -> String {
    let row = match row {
        Some(PeopleRow::Front) => "front row, ",
        Some(PeopleRow::Middle) => "middle row, ",
        Some(PeopleRow::Back) => "back row, ",
        None => "",
    };
    format!("{row}from left: {}", and(names))
}

fn each(named: &[(&str, Slot)], language: Language) -> Vec<String> {
    named
        .iter()
        .map(|(name, slot)| match language {
            Language::Zh => format!("{name}（{}）", slot.phrase(language)),
            Language::En => format!("{name} ({})", slot.phrase(language)),
        })
        .collect()
}

/// `Ann Lee, Joe Roe and Tim Hu`.
fn and<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

fn first_letter_large(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
