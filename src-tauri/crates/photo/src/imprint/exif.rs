//! EXIF, written: the basics into a block of EXIF or a TIFF, everything else left where it is.
//!
//! Directories are not packed anew, as makers' notes and pictures are found by their offsets. New values and the
//! changed directories are put behind the block's end, and the header is pointed there. What was replaced or is
//! private is overwritten with zeros in its old place, unless something that stays uses those bytes too.

use std::ops::Range;

use super::same::Same;
use super::{Job, Traces, private};
use crate::Facts;
use crate::carrier::MetadataBlocks;
use crate::facts::exif::Exif;

/// Entries of one directory; more than any camera writes.
const MAX_ENTRIES: usize = 1_000;
pub(super) const EXIF_DIRECTORY: u16 = 0x8769;

/// A value to be written.
#[derive(Debug, Clone)]
pub(super) enum ExifValue {
    Text(String),
    Short(u16),
    Long(u32),
    Ratio(u32, u32),
    Bytes(Vec<u8>),
    /// Bytes of no declared meaning.
    Plain(Vec<u8>),
}

/// The fields to be written, or to be taken out where the value is `None`.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) file: Vec<(u16, Option<ExifValue>)>,
    pub(super) camera: Vec<(u16, Option<ExifValue>)>,
    pub(super) hides: Traces,
}

impl Changes {
    /// The changes that `words` make in a block with the facts of `old`.
    pub(super) fn of(words: &Facts, old: Option<&Exif>, hides: Traces) -> Self {
        let said = old.map(Exif::facts).unwrap_or_default();
        let text = |text: &str| Some(ExifValue::Text(text.to_owned())).filter(|_| !text.is_empty());
        let mut changes = Self {
            hides,
            ..Self::default()
        };
        for property in Same::of(&said, words).others() {
            if let Some(tag) = property.row().exif {
                changes.file.push((tag.number(), text(property.text(words))));
            }
        }
        // A day alone is no change where EXIF has it to the second.
        let known = !words.taken.is_empty() && said.taken.starts_with(&words.taken);
        if !known {
            let (date, rest) = words.taken.split_once('T').unwrap_or((&words.taken, ""));
            let (clock, offset) = rest.split_at_checked(8).unwrap_or(("", ""));
            let clock = if clock.is_empty() { "  :  :  " } else { clock };
            let offset = if offset == "Z" { "+00:00" } else { offset };
            let time =
                (!date.is_empty()).then(|| ExifValue::Text(format!("{} {clock}", date.replace('-', ":"))));
            changes.camera.push((0x9003, time));
            changes.camera.push((0x9011, text(offset)));
            // Fractions of the second that no longer is.
            changes.camera.push((0x9291, None));
        }
        changes
    }

    /// The fields that every block must have, for a picture that has none yet.
    pub(super) fn with_basics(mut self, (width, height): (u32, u32)) -> Self {
        self.file.extend([
            (0x011a, Some(ExifValue::Ratio(72, 1))),
            (0x011b, Some(ExifValue::Ratio(72, 1))),
            (0x0128, Some(ExifValue::Short(2))),
            (0x0213, Some(ExifValue::Short(1))),
        ]);
        self.camera.extend([
            (0x9000, Some(ExifValue::Plain(b"0232".to_vec()))),
            (0x9101, Some(ExifValue::Plain(vec![1, 2, 3, 0]))),
            (0xa000, Some(ExifValue::Plain(b"0100".to_vec()))),
            (0xa001, Some(ExifValue::Short(1))),
            (0xa002, Some(ExifValue::Long(width))),
            (0xa003, Some(ExifValue::Long(height))),
        ]);
        self
    }
}

/// The block of a photo with the job's words in it, of `room` bytes at most. One that is damaged, or so full that
/// they do not fit, is begun anew.
pub(super) fn block(blocks: &MetadataBlocks, job: &Job<'_>, room: usize) -> Option<Vec<u8>> {
    let old = blocks.exif.as_ref();
    let changes = Changes::of(job.words, old, job.hides());
    let changed = old.and_then(|old| change(old.0.buf(), &changes));
    changed.filter(|block| block.len() <= room).or_else(|| {
        let fresh = Changes::of(job.words, None, Traces::ALL).with_basics(job.size);
        change(EMPTY, &fresh).filter(|block| block.len() <= room)
    })
}

/// A block with nothing in it.
const EMPTY: &[u8] = b"MM\0*\0\0\0\x08\0\0\0\0\0\0";

/// The block changed; `None` where its first directory cannot be read.
pub(super) fn change(block: &[u8], changes: &Changes) -> Option<Vec<u8>> {
    let mut edit = ExifEditor::of(block.to_vec())?;
    let (mut file, next) = edit.directory(edit.u32(4)?)?;
    let camera_at = edit.pointer(&file, EXIF_DIRECTORY);
    let (mut camera, _) = camera_at.and_then(|at| edit.directory(at)).unwrap_or_default();
    let other: Vec<ExifField> = [Some(next), edit.pointer(&camera, 0xa005)]
        .into_iter()
        .flatten()
        .filter_map(|at| edit.directory(at))
        .flat_map(|(entries, _)| entries)
        .collect();
    let hidden = private::tags(changes.hides);
    if hidden.contains(&private::GPS_DIRECTORY) {
        edit.free_directory(&file, private::GPS_DIRECTORY);
    }
    edit.take_out(&mut file, &hidden);
    edit.take_out(&mut camera, &hidden);
    let mut changed = !edit.freed.is_empty();
    for (entries, wanted) in [(&mut file, &changes.file), (&mut camera, &changes.camera)] {
        for (tag, value) in wanted {
            if value
                .as_ref()
                .is_some_and(|value| edit.says(entries, *tag, value))
            {
                continue;
            }
            edit.take_out(entries, &[*tag]);
            changed |= value.is_some() || !edit.freed.is_empty();
            if let Some(value) = value {
                let entry = edit.put(*tag, value)?;
                entries.push(entry);
            }
        }
    }
    if !changed {
        return Some(edit.block);
    }
    edit.take_out(&mut file, &[EXIF_DIRECTORY]);
    edit.overwrite(&[&file, &camera, &other].map(|entries| entries.as_slice()));
    if !camera.is_empty() {
        let at = edit.put_directory(&mut camera, 0)?;
        let pointer = edit.put(EXIF_DIRECTORY, &ExifValue::Long(at))?;
        file.push(pointer);
    }
    let at = edit.put_directory(&mut file, next)?;
    let header = edit.number(at);
    edit.block.get_mut(4..8)?.copy_from_slice(&header);
    Some(edit.block)
}

/// One field: its tag, its type, its count, and its value or the place of that.
#[derive(Debug, Clone)]
pub(super) struct ExifField {
    pub(super) tag: u16,
    kind: u16,
    count: u32,
    pub(super) value: [u8; 4],
    /// Where its twelve bytes were; none for a new one.
    at: Option<usize>,
}

impl ExifField {
    /// The bytes that the value takes.
    fn bytes(&self) -> usize {
        let one = match self.kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 0,
        };
        usize::try_from(self.count)
            .unwrap_or(usize::MAX)
            .saturating_mul(one)
    }
}

/// A block under the pen.
pub(super) struct ExifEditor {
    little: bool,
    pub(super) block: Vec<u8>,
    /// Ranges that nothing points at any more.
    freed: Vec<Range<usize>>,
}

impl ExifEditor {
    /// `None` where the block does not begin as one.
    pub(super) fn of(block: Vec<u8>) -> Option<Self> {
        let little = match block.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self {
            little,
            block,
            freed: Vec::new(),
        })
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.block.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(self.read(bytes))
    }

    pub(super) fn read(&self, bytes: [u8; 4]) -> u32 {
        if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        }
    }

    fn number(&self, number: u32) -> [u8; 4] {
        if self.little {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    }

    fn short(&self, number: u16) -> [u8; 2] {
        if self.little {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    }

    /// The fields of the directory at `at`, and where the next one is.
    pub(super) fn directory(&self, at: u32) -> Option<(Vec<ExifField>, u32)> {
        let at = usize::try_from(at).ok().filter(|at| *at >= 8)?;
        let count = usize::from(self.u16(at)?);
        if count > MAX_ENTRIES {
            return None;
        }
        let mut place = at.checked_add(2)?;
        let mut entries = Vec::new();
        for _ in 0..count {
            entries.push(ExifField {
                tag: self.u16(place)?,
                kind: self.u16(place.checked_add(2)?)?,
                count: self.u32(place.checked_add(4)?)?,
                value: self.number(self.u32(place.checked_add(8)?)?),
                at: Some(place),
            });
            place = place.checked_add(12)?;
        }
        // Some writers end the block without the offset of the next one.
        Some((entries, self.u32(place).unwrap_or_default()))
    }

    fn pointer(&self, entries: &[ExifField], tag: u16) -> Option<u32> {
        let entry = entries.iter().find(|entry| entry.tag == tag)?;
        Some(self.read(entry.value))
    }

    /// Where a value is, outside its entry.
    pub(super) fn outside(&self, entry: &ExifField) -> Option<Range<usize>> {
        let bytes = entry.bytes();
        let start = usize::try_from(self.read(entry.value)).ok()?;
        let end = start.checked_add(bytes)?;
        (bytes > 4 && start >= 8 && end <= self.block.len()).then_some(start..end)
    }

    fn take_out(&mut self, entries: &mut Vec<ExifField>, tags: &[u16]) {
        let (gone, kept): (Vec<ExifField>, Vec<ExifField>) =
            entries.drain(..).partition(|entry| tags.contains(&entry.tag));
        *entries = kept;
        self.free(&gone);
    }

    fn free(&mut self, gone: &[ExifField]) {
        for entry in gone {
            let outside = self.outside(entry);
            let own = entry.at.map(|at| at..at.saturating_add(12));
            self.freed.extend(outside.into_iter().chain(own));
        }
    }

    fn free_directory(&mut self, entries: &[ExifField], tag: u16) {
        let directory = self.pointer(entries, tag).and_then(|at| self.directory(at));
        self.free(&directory.map(|(entries, _)| entries).unwrap_or_default());
    }

    /// Zeros where something was taken out, but not where something that stays has its value.
    fn overwrite(&mut self, kept: &[&[ExifField]]) {
        let kept: Vec<Range<usize>> = kept
            .iter()
            .flat_map(|entries| entries.iter())
            .filter_map(|entry| self.outside(entry))
            .collect();
        for range in std::mem::take(&mut self.freed) {
            let shared = kept
                .iter()
                .any(|kept| kept.start < range.end && range.start < kept.end);
            if let (false, Some(bytes)) = (shared, self.block.get_mut(range)) {
                bytes.fill(0);
            }
        }
    }

    /// Type, count and bytes of a value, in the block's byte order.
    fn coded(&self, value: &ExifValue) -> (u16, usize, Vec<u8>) {
        match value {
            ExifValue::Text(text) => {
                let bytes = [text.as_bytes(), &[0]].concat();
                (2, bytes.len(), bytes)
            }
            ExifValue::Short(number) => (3, 1, self.short(*number).to_vec()),
            ExifValue::Long(number) => (4, 1, self.number(*number).to_vec()),
            ExifValue::Ratio(over, under) => (5, 1, [self.number(*over), self.number(*under)].concat()),
            ExifValue::Bytes(bytes) => (1, bytes.len(), bytes.clone()),
            ExifValue::Plain(bytes) => (7, bytes.len(), bytes.clone()),
        }
    }

    /// Whether a field already has this value.
    fn says(&self, entries: &[ExifField], tag: u16, value: &ExifValue) -> bool {
        let (kind, count, bytes) = self.coded(value);
        entries.iter().filter(|entry| entry.tag == tag).any(|entry| {
            let there = match self.outside(entry) {
                Some(range) => self.block.get(range),
                None => entry.value.get(..entry.bytes()),
            };
            entry.kind == kind && usize::try_from(entry.count) == Ok(count) && there == Some(bytes.as_slice())
        })
    }

    fn put(&mut self, tag: u16, value: &ExifValue) -> Option<ExifField> {
        let (kind, count, bytes) = self.coded(value);
        let mut inside = [0; 4];
        match inside.get_mut(..bytes.len()) {
            Some(place) => place.copy_from_slice(&bytes),
            None => {
                let at = self.append(&bytes)?;
                inside = self.number(at);
            }
        }
        Some(ExifField {
            tag,
            kind,
            count: u32::try_from(count).ok()?,
            value: inside,
            at: None,
        })
    }

    fn put_directory(&mut self, entries: &mut [ExifField], next: u32) -> Option<u32> {
        entries.sort_by_key(|entry| entry.tag);
        let bytes = self.table(entries, next)?;
        self.append(&bytes)
    }

    /// The bytes of a directory.
    pub(super) fn table(&self, entries: &[ExifField], next: u32) -> Option<Vec<u8>> {
        let mut bytes = self.short(u16::try_from(entries.len()).ok()?).to_vec();
        for entry in entries {
            bytes.extend(self.short(entry.tag));
            bytes.extend(self.short(entry.kind));
            bytes.extend(self.number(entry.count));
            bytes.extend(entry.value);
        }
        bytes.extend(self.number(next));
        Some(bytes)
    }

    /// The whole numbers of a field: shorts or longs.
    pub(super) fn numbers(&self, entry: &ExifField) -> Vec<u32> {
        let bytes = match self.outside(entry) {
            Some(range) => self.block.get(range),
            None => entry.value.get(..entry.bytes()),
        };
        let bytes = bytes.unwrap_or_default();
        match entry.kind {
            3 => {
                let (shorts, _) = bytes.as_chunks::<2>();
                let read = |two: &[u8; 2]| {
                    u32::from(if self.little {
                        u16::from_le_bytes(*two)
                    } else {
                        u16::from_be_bytes(*two)
                    })
                };
                shorts.iter().map(read).collect()
            }
            4 | 13 => {
                let (longs, _) = bytes.as_chunks::<4>();
                longs.iter().map(|four| self.read(*four)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Puts a field's new value where the old one was outside its entry, or behind the end where it is longer. `None` for an
    /// entry that is new.
    pub(super) fn replace(&mut self, entry: &ExifField, value: &[u8]) -> Option<()> {
        let (at, old) = (entry.at?, self.outside(entry)?);
        let count = self.number(u32::try_from(value.len()).ok()?);
        let start = if value.len() <= old.len() {
            old.start
        } else {
            usize::try_from(self.append(value)?).ok()?
        };
        self.block.get_mut(old)?.fill(0);
        let end = start.checked_add(value.len())?;
        self.block.get_mut(start..end)?.copy_from_slice(value);
        let place = self.number(u32::try_from(start).ok()?);
        self.block
            .get_mut(at.checked_add(4)?..at.checked_add(8)?)?
            .copy_from_slice(&count);
        self.block
            .get_mut(at.checked_add(8)?..at.checked_add(12)?)?
            .copy_from_slice(&place);
        Some(())
    }

    /// At the end, on an even offset.
    fn append(&mut self, bytes: &[u8]) -> Option<u32> {
        if self.block.len() % 2 == 1 {
            self.block.push(0);
        }
        let at = u32::try_from(self.block.len()).ok()?;
        self.block.extend(bytes);
        Some(at)
    }
}
