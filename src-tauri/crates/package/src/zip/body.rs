//! The bytes of one entry, unpacked a piece at a time, counted and checked against checksum and size.

use std::io::{self, Read, Seek, SeekFrom};

use flate2::{Decompress, FlushDecompress, Status};

use super::layout::PlacedEntry;
use crate::limits::CHUNK;

/// Why an entry could not be unpacked.
pub(crate) enum BodyFault {
    /// The disk failed.
    Disk(io::Error),
    /// The bytes do not match the header.
    Changed,
    /// The receiver stopped it or failed.
    Stopped(crate::Error),
}

/// Passes the entry's bytes to `take` piece by piece, and never more than the size its header states: a wrong size is found at
/// the first byte too many.
pub(crate) fn unpack(
    file: &mut (impl Read + Seek),
    entry: &PlacedEntry,
    take: &mut dyn FnMut(&[u8]) -> Result<(), crate::Error>,
) -> Result<(), BodyFault> {
    file.seek(SeekFrom::Start(entry.data_at))
        .map_err(BodyFault::Disk)?;
    let packed = file.take(entry.listed.packed.into());
    let mut crc = crc32fast::Hasher::new();
    let mut left = u64::from(entry.listed.size);
    let mut counted = |bytes: &[u8]| {
        left = left.checked_sub(bytes.len() as u64).ok_or(BodyFault::Changed)?;
        crc.update(bytes);
        take(bytes).map_err(BodyFault::Stopped)
    };
    if entry.listed.method == 0 {
        stored(packed, &mut counted)?
    } else {
        inflated(packed, &mut counted)?
    }
    if left == 0 && crc.finalize() == entry.listed.crc {
        Ok(())
    } else {
        Err(BodyFault::Changed)
    }
}

type Take<'a> = dyn FnMut(&[u8]) -> Result<(), BodyFault> + 'a;

/// Room for `size` bytes, or for one piece of them.
fn room(size: u64) -> Vec<u8> {
    vec![0; usize::try_from(size).unwrap_or(CHUNK).min(CHUNK)]
}

fn stored(mut packed: io::Take<impl Read>, take: &mut Take<'_>) -> Result<(), BodyFault> {
    let mut buffer = room(packed.limit());
    loop {
        let n = packed.read(&mut buffer).map_err(BodyFault::Disk)?;
        if n == 0 {
            return Ok(());
        }
        take(buffer.get(..n).unwrap_or_default())?;
    }
}

fn inflated(mut packed: io::Take<impl Read>, take: &mut Take<'_>) -> Result<(), BodyFault> {
    let mut machine = Decompress::new(false);
    let (mut input, mut output) = (room(packed.limit()), vec![0; CHUNK]);
    let mut waiting: &[u8] = &[];
    let mut at_end = false;
    loop {
        if waiting.is_empty() && !at_end {
            let n = packed.read(&mut input).map_err(BodyFault::Disk)?;
            at_end = n == 0;
            waiting = input.get(..n).unwrap_or_default();
        }
        let (before_in, before_out) = (machine.total_in(), machine.total_out());
        let status = machine
            .decompress(waiting, &mut output, FlushDecompress::None)
            .map_err(|_| BodyFault::Changed)?;
        let used = usize::try_from(machine.total_in() - before_in).unwrap_or(usize::MAX);
        let made = usize::try_from(machine.total_out() - before_out).unwrap_or(usize::MAX);
        waiting = waiting.get(used..).unwrap_or_default();
        take(output.get(..made).unwrap_or_default())?;
        match status {
            // The stream must use all the bytes that the header counts as packed: others could be hidden behind it.
            Status::StreamEnd => {
                let hidden = !waiting.is_empty() || packed.read(&mut [0]).map_err(BodyFault::Disk)? != 0;
                return if hidden { Err(BodyFault::Changed) } else { Ok(()) };
            }
            _ if used == 0 && made == 0 && at_end => return Err(BodyFault::Changed),
            _ => {}
        }
    }
}
