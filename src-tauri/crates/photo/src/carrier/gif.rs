//! The blocks of a GIF (89a): its frames, and the XMP that Adobe's programs put into an application block.

use super::MetadataBlocks;
use crate::bytes::Bytes;

/// A frame, from its image descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Pixels across.
    pub(crate) width: u16,
    /// Pixels down.
    pub(crate) height: u16,
    /// Whether its data goes on to its end.
    pub(crate) is_whole: bool,
}

/// One block of the stream.
enum GifBlock<'a> {
    Frame(Frame),
    /// An application's block, from its name to its end.
    Application(&'a [u8]),
    Other,
}

/// Collects the blocks.
pub(super) fn blocks(bytes: &[u8]) -> MetadataBlocks {
    MetadataBlocks {
        xmp: packets(bytes).map(<[u8]>::to_vec).collect(),
        ..MetadataBlocks::default()
    }
}

/// The packets of XMP, as slices of the file.
pub(crate) fn packets(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    stream(bytes).filter_map(|block| match block {
        GifBlock::Application(body) => packet(body),
        _ => None,
    })
}

/// The frames, in the order in which they are shown.
pub(crate) fn frames(bytes: &[u8]) -> impl Iterator<Item = Frame> {
    stream(bytes).filter_map(|block| match block {
        GifBlock::Frame(frame) => Some(frame),
        _ => None,
    })
}

/// An XMP packet (XMP part 3, 1.1.2): it is written without sub-blocks, and a ramp of bytes behind it (its magic trailer)
/// leads a program that skips sub-blocks to its end.
fn packet(body: &[u8]) -> Option<&[u8]> {
    const RAMP: usize = 258;
    let packet = body.strip_prefix(b"\x0bXMP DataXMP")?;
    packet.get(..packet.len().checked_sub(RAMP)?)
}

/// The blocks, as far as they make sense.
fn stream(bytes: &[u8]) -> impl Iterator<Item = GifBlock<'_>> {
    let mut rest = body(bytes).unwrap_or(Bytes(&[]));
    std::iter::from_fn(move || block(&mut rest))
}

/// What comes after the screen and its colours.
fn body(bytes: &[u8]) -> Option<Bytes<'_>> {
    let mut rest = Bytes(bytes);
    // Name, version, width and height; behind the flags the background's colour and the pixels' shape.
    rest.take(10)?;
    let flags = rest.u8()?;
    rest.take(2)?;
    colours(&mut rest, flags)?;
    Some(rest)
}

/// Skips a table of colours where the flags announce one.
fn colours(rest: &mut Bytes<'_>, flags: u8) -> Option<()> {
    let count = 2_usize << (flags & 7);
    if flags & 0x80 != 0 {
        rest.take(count.saturating_mul(3))?;
    }
    Some(())
}

fn block<'a>(rest: &mut Bytes<'a>) -> Option<GifBlock<'a>> {
    match rest.u8()? {
        b',' => frame(rest),
        b'!' => {
            let label = rest.u8()?;
            let from = rest.0;
            parts(rest)?;
            let body = from.get(..from.len().saturating_sub(rest.0.len()))?;
            Some(if label == 0xff {
                GifBlock::Application(body)
            } else {
                GifBlock::Other
            })
        }
        // The end of the stream, or a block that the standard does not have.
        _ => None,
    }
}

fn frame<'a>(rest: &mut Bytes<'a>) -> Option<GifBlock<'a>> {
    rest.take(4)?;
    let side = |rest: &mut Bytes<'_>| Some(u16::from_le_bytes([rest.u8()?, rest.u8()?]));
    let (width, height) = (side(rest)?, side(rest)?);
    let flags = rest.u8()?;
    let data = colours(rest, flags)
        .and_then(|()| rest.u8())
        .and_then(|_| parts(rest));
    if data.is_none() {
        rest.0 = &[];
    }
    Some(GifBlock::Frame(Frame {
        width,
        height,
        is_whole: data.is_some(),
    }))
}

/// Skips sub-blocks, the empty one at their end included.
fn parts(rest: &mut Bytes<'_>) -> Option<()> {
    loop {
        let length = rest.u8()?;
        rest.take(length.into())?;
        if length == 0 {
            return Some(());
        }
    }
}
