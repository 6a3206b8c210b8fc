//! The header bytes we write: all of them are computed from name, size, checksum, place and the package's time.
//!
//! Stored, never compressed: photos and .docx do not shrink, text is small beside them, and a stored byte has no
//! second form, so a change of any bit shows.

use chrono::{DateTime, Datelike, Timelike, Utc};

pub(crate) const LOCAL: u32 = 0x0403_4b50;
pub(crate) const CENTRAL: u32 = 0x0201_4b50;
pub(crate) const END: u32 = 0x0605_4b50;
pub(crate) const DESCRIPTOR: u32 = 0x0807_4b50;

/// Length of a local header before the name, in bytes.
pub(crate) const LOCAL_LEN: u64 = 30;
/// Length of the end record without a comment, in bytes.
pub(crate) const END_LEN: u64 = 22;
/// The offset of the checksum in a local header.
pub(crate) const CRC_AT: u64 = 14;

/// Version 2.0 of the format, the oldest that knows folders.
const VERSION: u16 = 20;
/// Names are UTF-8.
pub(crate) const UTF8: u16 = 1 << 11;
/// Made on Unix, so that the permissions below apply.
const MADE_BY: u16 = 3 << 8 | VERSION;
/// A plain file, `rw-r--r--`.
const RIGHTS: u32 = 0o100_644 << 16;

/// One file in a zip of ours.
#[derive(Debug, Clone)]
pub(crate) struct ZipEntry {
    pub(crate) name: String,
    pub(crate) size: u32,
    pub(crate) crc: u32,
    /// Where its local header starts, in bytes from the start of the zip.
    pub(crate) offset: u32,
}

/// A time in zip's form: two 16-bit numbers, two-second steps, 1980 to 2107. Times outside become the nearest end: a computer
/// with a dead clock must still be able to file a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DosTime {
    time: u16,
    date: u16,
}

impl DosTime {
    /// `when` in UTC.
    pub(crate) fn of(when: DateTime<Utc>) -> Self {
        let year = match when.year() {
            ..1980 => {
                return Self {
                    time: 0,
                    date: 1 << 5 | 1,
                };
            }
            year @ 1980..=2107 => u16::try_from(year - 1980).unwrap_or(0),
            2108.. => {
                return Self {
                    time: 23 << 11 | 59 << 5 | 29,
                    date: 127 << 9 | 12 << 5 | 31,
                };
            }
        };
        let small = |n: u32| u16::try_from(n).unwrap_or(0);
        Self {
            time: small(when.hour()) << 11 | small(when.minute()) << 5 | small(when.second().min(59) / 2),
            date: year << 9 | small(when.month()) << 5 | small(when.day()),
        }
    }
}

fn put16(bytes: &mut Vec<u8>, numbers: &[u16]) {
    bytes.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
}

fn put32(bytes: &mut Vec<u8>, numbers: &[u32]) {
    bytes.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
}

fn name_length(entry: &ZipEntry) -> u16 {
    // Names are at most 240 UTF-16 units, so three times that in bytes.
    u16::try_from(entry.name.len()).unwrap_or(u16::MAX)
}

/// The local header, which precedes a file's bytes.
pub(crate) fn local(entry: &ZipEntry, stamp: DosTime) -> Vec<u8> {
    let mut bytes = Vec::new();
    put32(&mut bytes, &[LOCAL]);
    put16(&mut bytes, &[VERSION, UTF8, 0, stamp.time, stamp.date]);
    put32(&mut bytes, &[entry.crc, entry.size, entry.size]);
    put16(&mut bytes, &[name_length(entry), 0]);
    bytes.extend(entry.name.as_bytes());
    bytes
}

/// The file's line in the directory.
pub(crate) fn central(entry: &ZipEntry, stamp: DosTime) -> Vec<u8> {
    let mut bytes = Vec::new();
    put32(&mut bytes, &[CENTRAL]);
    put16(&mut bytes, &[MADE_BY, VERSION, UTF8, 0, stamp.time, stamp.date]);
    put32(&mut bytes, &[entry.crc, entry.size, entry.size]);
    put16(&mut bytes, &[name_length(entry), 0, 0, 0, 0]);
    put32(&mut bytes, &[RIGHTS, entry.offset]);
    bytes.extend(entry.name.as_bytes());
    bytes
}

/// The last 22 bytes.
pub(crate) fn end(entries: u16, directory_size: u32, directory_offset: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    put32(&mut bytes, &[END]);
    put16(&mut bytes, &[0, 0, entries, entries]);
    put32(&mut bytes, &[directory_size, directory_offset]);
    put16(&mut bytes, &[0]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_outside_what_zip_can_say_goes_to_the_nearest_end() {
        let stamp = |text: &str| DosTime::of(text.parse().unwrap());
        assert_eq!(stamp("1970-01-01T12:00:00Z"), stamp("1980-01-01T00:00:00Z"));
        assert_eq!(stamp("9999-01-01T12:00:00Z"), stamp("2107-12-31T23:59:59Z"));
        assert_ne!(stamp("2020-02-14T09:30:00Z"), stamp("2020-02-14T09:30:02Z"));
        assert_eq!(stamp("2020-02-14T09:30:00Z"), stamp("2020-02-14T09:30:01Z"));
    }
}
