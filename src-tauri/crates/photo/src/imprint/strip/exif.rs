//! EXIF without its traces, in the room it has: nothing moves, as makers' notes and pictures are found by their offsets.
//! A directory that loses fields becomes shorter in its place, and their bytes are overwritten.

use std::ops::Range;

use super::super::exif::{EXIF_DIRECTORY, ExifEditor, ExifField};
use super::super::private::{self, GPS_DIRECTORY, Traces};
use super::{ImprintFault, UNREADABLE_EXIF};
use crate::carrier::EXIF_NAME;

/// Holds the place of the first directory.
const HEADER: Range<usize> = 0..8;
/// Directories of one block; more than any scanner writes pages.
const MOST_DIRECTORIES: usize = 1_000;
const INTEROPERABILITY: u16 = 0xa005;
const SUB_DIRECTORIES: u16 = 0x014a;
/// Fields with the places of coded pictures, and those with their lengths: strips, tiles, thumbnails.
const PICTURES: [(u16, u16); 3] = [(273, 279), (324, 325), (513, 514)];

/// A directory and its place.
pub(super) struct Ifd {
    at: u32,
    pub(super) entries: Vec<ExifField>,
    next: u32,
}

/// A block, with the name in front of it or without, cleaned.
pub(super) fn clean(block: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let named = block.starts_with(EXIF_NAME);
    let (name, tiff) = block
        .split_at_checked(if named {
            EXIF_NAME.len().saturating_add(1)
        } else {
            0
        })
        .ok_or(UNREADABLE_EXIF)?;
    let mut edit = ExifEditor::of(tiff.to_vec()).ok_or(UNREADABLE_EXIF)?;
    clean_in(&mut edit, traces).ok_or(UNREADABLE_EXIF)?;
    Ok([name, &edit.block].concat())
}

/// The same in a block that is open already.
pub(super) fn clean_in(edit: &mut ExifEditor, traces: Traces) -> Option<()> {
    let tags = private::tags(traces);
    let mut freed = Vec::new();
    let mut kept = vec![HEADER];
    let mut shorter = Vec::new();
    for directory in directories(edit)? {
        let Ifd { at, entries, next } = directory;
        let whole = table(at, entries.len())?;
        kept.push(whole.clone());
        let (gone, stays): (Vec<ExifField>, Vec<ExifField>) =
            entries.into_iter().partition(|entry| tags.contains(&entry.tag));
        kept.extend(stays.iter().filter_map(|entry| edit.outside(entry)));
        kept.extend(pictures(edit, &stays));
        for entry in &gone {
            freed.extend(edit.outside(entry));
            if entry.tag == GPS_DIRECTORY {
                freed.extend(positions(edit, entry));
            }
        }
        if !gone.is_empty() {
            shorter.push((whole, stays, next));
        }
    }
    kept.sort_by_key(|range| range.start);
    for range in freed {
        for gap in without(range, &kept) {
            edit.block.get_mut(gap)?.fill(0);
        }
    }
    for (whole, stays, next) in shorter {
        let end = whole.end.min(edit.block.len());
        let mut bytes = edit.table(&stays, next)?;
        bytes.resize(end.checked_sub(whole.start)?.max(bytes.len()), 0);
        let room = bytes.get(..end.saturating_sub(whole.start))?;
        edit.block.get_mut(whole.start..end)?.copy_from_slice(room);
    }
    Some(())
}

/// Every directory that leads to a picture or to facts. `None` where a needed one cannot be read.
pub(super) fn directories(edit: &ExifEditor) -> Option<Vec<Ifd>> {
    let mut found: Vec<Ifd> = Vec::new();
    // The first one, those of facts and of other sizes must be readable; behind the last there may be garbage of some writers.
    let mut open = vec![(edit.u32(4)?, true)];
    while let Some((at, matters)) = open.pop() {
        if at == 0 || found.iter().any(|known| known.at == at) {
            continue;
        }
        if found.len() >= MOST_DIRECTORIES {
            return None;
        }
        let Some((entries, next)) = edit.directory(at) else {
            if matters {
                return None;
            }
            continue;
        };
        for entry in &entries {
            match entry.tag {
                EXIF_DIRECTORY => open.push((edit.read(entry.value), true)),
                INTEROPERABILITY => open.push((edit.read(entry.value), false)),
                SUB_DIRECTORIES => open.extend(edit.numbers(entry).into_iter().map(|at| (at, true))),
                _ => {}
            }
        }
        open.push((next, false));
        found.push(Ifd { at, entries, next });
    }
    Some(found)
}

/// The bytes of a directory of so many fields.
fn table(at: u32, entries: usize) -> Option<Range<usize>> {
    let at = usize::try_from(at).ok()?;
    Some(at..at.checked_add(6)?.checked_add(entries.checked_mul(12)?)?)
}

/// Where the coded pictures of a directory are.
fn pictures(edit: &ExifEditor, entries: &[ExifField]) -> Vec<Range<usize>> {
    let numbers = |tag: u16| {
        let entry = entries.iter().find(|entry| entry.tag == tag);
        entry.map(|entry| edit.numbers(entry)).unwrap_or_default()
    };
    let one = |(start, length): (u32, u32)| {
        let start = usize::try_from(start).ok()?;
        Some(start..start.checked_add(usize::try_from(length).ok()?)?)
    };
    PICTURES
        .into_iter()
        .flat_map(|(starts, lengths)| numbers(starts).into_iter().zip(numbers(lengths)))
        .filter_map(one)
        .collect()
}

/// The directory of positions and its values.
fn positions(edit: &ExifEditor, pointer: &ExifField) -> Vec<Range<usize>> {
    let at = edit.read(pointer.value);
    let Some((entries, _)) = edit.directory(at) else {
        return Vec::new();
    };
    let values = entries.iter().filter_map(|entry| edit.outside(entry));
    let whole = table(at, entries.len()).map(|table| table.start..table.end.min(edit.block.len()));
    values.chain(whole).collect()
}

/// The parts of a range that are in none of the others, which are in order.
fn without(range: Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = range.start;
    for other in others
        .iter()
        .filter(|other| other.end > range.start && other.start < range.end)
    {
        if other.start > from {
            gaps.push(from..other.start);
        }
        from = from.max(other.end);
    }
    if from < range.end {
        gaps.push(from..range.end);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_something_else_needs_is_not_overwritten() {
        assert_eq!(without(10..20, &[0..8, 12..14, 13..15, 18..30]), [10..12, 15..18]);
        let (whole, more) = (10..20, 5..25);
        assert_eq!(without(10..20, &[]), [whole]);
        assert_eq!(without(10..20, &[more]), []);
    }
}
