//! Names by all their characters but one, so that one that is off by a character is found without comparing all.

use std::collections::{HashMap, HashSet};

use super::KnownPerson;
use crate::han::is_han;

/// Longer names are no Chinese ones.
const LONGEST: usize = 4;

/// The names, by length, place and the other characters.
#[derive(Debug, Default)]
pub(crate) struct NearNames {
    by_hole: HashMap<(usize, Vec<char>), Vec<Hole>>,
    /// Every character of a name, so that most of a text is passed over without a lookup.
    characters: HashSet<char>,
    /// The lengths that names have.
    pub(super) lengths: Vec<usize>,
}

/// The character that a name has in the place that is left open.
#[derive(Debug)]
pub(super) struct Hole {
    pub(super) right: char,
    pub(super) name: String,
}

impl NearNames {
    pub(super) fn new(people: &[KnownPerson]) -> Self {
        let mut near = Self::default();
        for person in people {
            let name: Vec<char> = person.name.chars().collect();
            if name.len() > LONGEST || !name.iter().all(|c| is_han(*c)) {
                continue;
            }
            near.characters.extend(&name);
            if !near.lengths.contains(&name.len()) {
                near.lengths.push(name.len());
            }
            for (place, right) in name.iter().enumerate() {
                let hole = Hole {
                    right: *right,
                    name: person.name.clone(),
                };
                let key = (place, without(&name, place));
                near.by_hole.entry(key).or_default().push(hole);
            }
        }
        near
    }

    /// Whether a name has this character.
    pub(super) fn has(&self, c: char) -> bool {
        self.characters.contains(&c)
    }

    /// The names that are these characters but for the one in this place.
    pub(super) fn with_hole(&self, written: &[char], place: usize) -> &[Hole] {
        let holes = self.by_hole.get(&(place, without(written, place)));
        holes.map_or(&[], Vec::as_slice)
    }
}

fn without(name: &[char], place: usize) -> Vec<char> {
    let others = name.iter().enumerate().filter(|(at, _)| *at != place);
    others.map(|(_, c)| *c).collect()
}
