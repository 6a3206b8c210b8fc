//! Matches the blocks of two bodies: which block became which, and where a range of the one is in the other.

use super::Anchor;
use super::anchor::{block, text};
use super::edit::{Edit, found, near, width};
use crate::{Content, Field, Place};

/// Which block of the new body each block of the old one became.
pub(super) struct BlockPairs<'a> {
    old: &'a Content,
    pub(super) new: &'a Content,
    became: Vec<Option<usize>>,
    old_stream: Stream,
    new_stream: Stream,
}

/// A body as one text, its blocks joined by line feeds.
struct Stream {
    text: String,
    /// Where each block begins, and its length, in UTF-16 units.
    blocks: Vec<(u32, u32)>,
}

impl Stream {
    fn of(content: &Content) -> Self {
        let mut stream = Self {
            text: String::new(),
            blocks: Vec::new(),
        };
        let mut at = 0;
        for index in 0..content.body.len() {
            if index > 0 {
                stream.text.push('\n');
                at += 1;
            }
            let text = block(content, position(index)).unwrap_or_default();
            let length = text.chars().map(width).sum();
            stream.blocks.push((at, length));
            stream.text.push_str(&text);
            at += length;
        }
        stream
    }

    /// Where a block, counted from 1, begins.
    fn start(&self, index: u32) -> Option<u32> {
        let index = usize::try_from(index.checked_sub(1)?).ok()?;
        self.blocks.get(index).map(|(start, _)| *start)
    }

    /// The blocks, counted from 1, that a range touches, each with its part of the range.
    fn pieces(&self, from: u32, to: u32) -> impl Iterator<Item = (u32, (u32, u32))> {
        let touched = move |(start, length): &(u32, u32)| *start <= to && from <= start + length;
        let pieces = self.blocks.iter().enumerate();
        pieces
            .filter(move |(_, block)| touched(block))
            .map(move |(index, (start, length))| {
                let within = |at: u32| at.saturating_sub(*start).min(*length);
                (position(index), (within(from), within(to)))
            })
    }
}

impl<'a> BlockPairs<'a> {
    pub(super) fn new(old: &'a Content, new: &'a Content) -> Self {
        let (a, b) = (&old.body, &new.body);
        let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let back = a
            .iter()
            .rev()
            .zip(b.iter().rev())
            .take(a.len().min(b.len()).saturating_sub(front))
            .take_while(|(a, b)| a == b)
            .count();
        let mut taken = vec![false; b.len()];
        let mut became = vec![None; a.len()];
        let mut pair = |from: usize, to: usize, taken: &mut Vec<bool>| {
            if let (Some(slot), Some(used)) = (became.get_mut(from), taken.get_mut(to))
                && slot.is_none()
                && !*used
            {
                *slot = Some(to);
                *used = true;
            }
        };
        for index in 0..front {
            pair(index, index, &mut taken);
        }
        for index in 1..=back {
            pair(a.len() - index, b.len() - index, &mut taken);
        }
        // In between: first what is the same (a move), then what is most alike, at last what has the same position.
        let (middle_a, middle_b) = (front..a.len() - back, front..b.len() - back);
        for from in middle_a.clone() {
            let same = middle_b
                .clone()
                .find(|to| !taken.get(*to).copied().unwrap_or(true) && a.get(from) == b.get(*to));
            if let Some(to) = same {
                pair(from, to, &mut taken);
            }
        }
        for from in middle_a {
            let alike = |to: usize| {
                let texts = [block(old, position(from)), block(new, position(to))];
                let [Some(before), Some(now)] = texts else {
                    return 0;
                };
                Edit::between(&before, &now).kept()
            };
            let best = middle_b
                .clone()
                .filter(|to| !taken.get(*to).copied().unwrap_or(true))
                .max_by_key(|to| (alike(*to), std::cmp::Reverse(from.abs_diff(*to))))
                .filter(|to| alike(*to) > 0);
            if let Some(to) = best {
                pair(from, to, &mut taken);
            }
        }
        Self {
            old,
            new,
            became,
            old_stream: Stream::of(old),
            new_stream: Stream::of(new),
        }
    }

    /// Where a place of the old content is in the new one.
    pub(super) fn follow(&self, place: &Place) -> Option<Place> {
        match place {
            Place::Block { index } => {
                let old = usize::try_from(index.checked_sub(1)?).ok()?;
                self.became.get(old).copied().flatten().map(Place::block)
            }
            other => Some(other.clone()),
        }
    }

    /// Where a range of the old content is in the new one, `quote` being what a comment was put on; an empty range
    /// where its words were taken out.
    ///
    /// Where the text before an edit and the text after it have equal characters, the edit's place is a guess: so the words are
    /// also accepted beside the range.
    pub(super) fn follow_range(&self, anchor: &Anchor, quote: &str) -> Option<(Place, (u32, u32))> {
        let before = text(self.old, &anchor.place)?;
        let place = self.follow(&anchor.place);
        let now = place.as_ref().and_then(|place| text(self.new, place));
        // A block that is the same, in its old place or a new one, keeps its ranges.
        if let Some(place) = place.clone().filter(|_| now.as_ref() == Some(&before)) {
            return Some((place, (anchor.from, anchor.to)));
        }
        let here = place.zip(now).map(|(place, now)| {
            let edit = Edit::between(&before, &now);
            let range = edit.carry(anchor.from, anchor.to);
            let words = near(&now, quote, range, edit.slack()).filter(|_| range.0 < range.1);
            (place, words.unwrap_or(range), words.is_some())
        });
        let Place::Block { index } = anchor.place else {
            return here.map(|(place, range, _)| (place, range));
        };
        if let Some((place, range, true)) = here {
            return Some((place, range));
        }
        // The body as one text: so a paragraph that is split or joined is an edit like any other.
        let start = self.old_stream.start(index)?;
        let edit = Edit::between(&self.old_stream.text, &self.new_stream.text);
        let (from, to) = edit.carry(start + anchor.from, start + anchor.to);
        let pieces: Vec<_> = self.new_stream.pieces(from, to).collect();
        let words = pieces.iter().filter(|_| from < to).find_map(|(index, range)| {
            let place = Place::Block { index: *index };
            let words = near(&text(self.new, &place)?, quote, *range, edit.slack())?;
            Some((place, words))
        });
        // Edited: the range in the block that is most like theirs, or else the words where they occur in the body.
        let edited = here
            .map(|(place, range, _)| (place, range))
            .filter(|(_, range)| range.0 < range.1);
        let (index, range) = pieces.into_iter().max_by_key(|(_, (from, to))| to - from)?;
        words.or(edited).or(Some((Place::Block { index }, range)))
    }

    /// The words anywhere in the text: nearest to where they were, then in captions and titles.
    pub(super) fn search(&self, quote: &str, near: &Place, at: u32) -> Option<(Place, (u32, u32))> {
        if quote.is_empty() {
            return None;
        }
        let nearest = |place: Place, at: u32| {
            let text = text(self.new, &place)?;
            let range = found(&text, quote).min_by_key(|(from, _)| from.abs_diff(at))?;
            Some((place, range))
        };
        let start = match near {
            Place::Block { index } => *index,
            _ => 1,
        };
        let mut blocks: Vec<u32> = (0..self.new.body.len()).map(position).collect();
        blocks.sort_by_key(|index| index.abs_diff(start));
        let blocks = blocks
            .into_iter()
            .filter(|index| !self.is_figure(*index))
            .map(|index| Place::Block { index });
        let captions = self.new.figures().map(|figure| Place::Figure {
            id: figure.id.clone(),
        });
        let titles = Field::titles().map(Place::field);
        nearest(near.clone(), at).or_else(|| {
            blocks
                .chain(captions)
                .chain(titles)
                .find_map(|place| nearest(place, 0))
        })
    }

    fn is_figure(&self, index: u32) -> bool {
        let block = usize::try_from(index)
            .ok()
            .and_then(|index| self.new.body.get(index.checked_sub(1)?));
        block.is_some_and(|block| block.as_figure().is_some())
    }
}

fn position(index: usize) -> u32 {
    u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1))
}
