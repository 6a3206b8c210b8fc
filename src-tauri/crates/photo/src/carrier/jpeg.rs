//! The segments of a JPEG (ISO/IEC 10918-1, annex B): its frame, its scans, and the APP1 and APP13 blocks.

use super::{EXIF_NAME, MetadataBlocks, exif, photoshop};
use crate::bytes::Bytes;
use crate::decode::is_srgb;

pub(crate) const XMP_NAME: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
pub(crate) const EXTENDED_XMP_NAME: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
pub(crate) const PHOTOSHOP_NAME: &[u8] = b"Photoshop 3.0\0";

/// A segment: its marker and its body.
pub(crate) type JpegSegment<'a> = (u8, &'a [u8]);

/// The markers of a JPEG, read without decoding it.
#[derive(Debug, Default)]
pub(crate) struct Jpeg<'a> {
    /// Width and height as stored, from the first frame header.
    pub(crate) size: Option<(u16, u16)>,
    /// The colour transform that Adobe's segment (APP14) names, if it is there. Its mere presence means that
    /// ink is stored inverted.
    pub(crate) adobe: Option<u8>,
    /// Channels, from the same header: 1 grey, 3 colours, 4 inks.
    pub(crate) channels: u8,
    /// Whether it is progressive: a decoder then has all its coefficients in memory at once.
    pub(crate) progressive: bool,
    /// Samples of all channels in a unit of the picture, and pixels in it: 6 and 4 where colours are halved both ways.
    sampling: (u16, u16),
    /// The frame header's marker and its bits a sample.
    coding: (u8, u8),
    /// Number of scans begun.
    pub(crate) scans: usize,
    /// Whether the end-of-image marker was reached; a file cut short has none.
    pub(crate) complete: bool,
    /// Where the first scan's marker is.
    first_scan: Option<usize>,
    /// Where the byte behind the end-of-image marker is.
    end: usize,
    /// The segments in front of the first scan, marker and body.
    front: Vec<JpegSegment<'a>>,
    app1: Vec<&'a [u8]>,
    app13: Vec<&'a [u8]>,
}

impl<'a> Jpeg<'a> {
    /// Walks the markers to the end of the first image, or as far as they make sense.
    pub(crate) fn walk(bytes: &'a [u8]) -> Self {
        let mut jpeg = Self {
            end: bytes.len(),
            ..Self::default()
        };
        let mut rest = Bytes(bytes.get(2..).unwrap_or_default());
        while let Some(marker) = next_marker(&mut rest, jpeg.scans > 0) {
            match marker {
                0xd9 => {
                    jpeg.complete = true;
                    jpeg.end = bytes.len().saturating_sub(rest.0.len());
                    break;
                }
                0x00 | 0x01 | 0xd0..=0xd8 => {}
                _ => {
                    let at = bytes.len().saturating_sub(rest.0.len()).saturating_sub(2);
                    let body = rest
                        .u16_be()
                        .and_then(|length| rest.take(usize::from(length).checked_sub(2)?));
                    let Some(body) = body else { break };
                    if marker == 0xda {
                        jpeg.first_scan = jpeg.first_scan.or(Some(at));
                    } else if jpeg.first_scan.is_none() {
                        jpeg.front.push((marker, body));
                    }
                    jpeg.note(marker, body);
                }
            }
        }
        jpeg
    }

    fn note(&mut self, marker: u8, body: &'a [u8]) {
        match marker {
            0xda => self.scans = self.scans.saturating_add(1),
            0xe1 => self.app1.push(body),
            0xed => self.app13.push(body),
            0xee if body.starts_with(b"Adobe") => self.adobe = self.adobe.or(body.get(11).copied()),
            // Frame headers, but for the tables that share their range (DHT, JPG, DAC).
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let mut fields = Bytes(body);
                let bits = fields.u8().unwrap_or_default();
                let size = fields
                    .u16_be()
                    .zip(fields.u16_be())
                    .map(|(height, width)| (width, height));
                if self.size.is_none() {
                    self.progressive = matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce);
                    self.coding = (marker, bits);
                    (self.size, self.channels) = (size, fields.u8().unwrap_or_default());
                    self.sampling = sampling(fields);
                }
            }
            _ => {}
        }
    }

    /// Samples of all channels together, as stored.
    pub(crate) fn samples(&self) -> u64 {
        let (width, height) = self.size.unwrap_or_default();
        let (samples, pixels) = self.sampling;
        let all = u64::from(width)
            .saturating_mul(u64::from(height))
            .saturating_mul(u64::from(samples));
        all.checked_div(u64::from(pixels)).unwrap_or_default()
    }

    /// The segments in front of the first scan, and the picture from there to its end; `None` where either is
    /// missing.
    pub(crate) fn parts<'f>(&self, file: &'f [u8]) -> Option<(&[JpegSegment<'a>], &'f [u8])> {
        Some((&self.front, file.get(self.first_scan?..self.end)?))
    }

    /// Whether it is coded as all programs read it: Huffman codes, eight bits a sample, sequential or progressive.
    pub(crate) fn is_ordinary(&self) -> bool {
        matches!(self.coding, (0xc0..=0xc2, 8))
    }

    /// Whether its channels are grey or plain colours, without a profile of others.
    pub(crate) fn is_plain(&self) -> bool {
        let profile = self.icc_profile();
        (profile.is_empty() || is_srgb(&profile)) && matches!(self.channels, 1 | 3)
    }

    /// The colour profile, its pieces joined (ICC.1, annex B.4); empty where there is none.
    pub(crate) fn icc_profile(&self) -> Vec<u8> {
        let mut pieces: Vec<(u8, &[u8])> = Vec::new();
        for (_, body) in self.front.iter().filter(|(marker, _)| *marker == 0xe2) {
            if let Some([number, _count, piece @ ..]) = body.strip_prefix(b"ICC_PROFILE\0".as_slice()) {
                pieces.push((*number, piece));
            }
        }
        pieces.sort_by_key(|(number, _)| *number);
        pieces.into_iter().flat_map(|(_, piece)| piece).copied().collect()
    }

    fn packets(&self) -> impl Iterator<Item = &'a [u8]> {
        self.app1.iter().filter_map(|body| body.strip_prefix(XMP_NAME))
    }

    /// The main packet of XMP.
    pub(crate) fn main_xmp(&self) -> Option<&'a [u8]> {
        self.packets().next()
    }

    /// The GUID by which the main packet names its extended part.
    pub(crate) fn extended_guid(&self, main: Option<&[u8]>) -> Option<String> {
        let named =
            |guid: &&[u8]| main.is_some_and(|main| main.windows(guid.len()).any(|window| window == *guid));
        let bodies = self
            .app1
            .iter()
            .filter_map(|body| body.strip_prefix(EXTENDED_XMP_NAME));
        let guid = bodies.filter_map(|body| body.get(..32)).find(named)?;
        std::str::from_utf8(guid).ok().map(str::to_owned)
    }

    /// The metadata among the segments. An IIM block may span several APP13, an XMP several APP1.
    pub(crate) fn blocks(&self) -> MetadataBlocks {
        let named = self.app1.iter().find(|body| body.starts_with(EXIF_NAME));
        let exif = named.and_then(|body| exif(body));
        let mut xmp: Vec<Vec<u8>> = self.packets().map(<[u8]>::to_vec).collect();
        if let Some(more) = self.extended_xmp(self.main_xmp()) {
            xmp.push(more);
        }
        let resources: Vec<u8> = self
            .app13
            .iter()
            .filter_map(|body| body.strip_prefix(PHOTOSHOP_NAME))
            .flatten()
            .copied()
            .collect();
        let mut blocks = MetadataBlocks {
            exif,
            xmp,
            ..MetadataBlocks::default()
        };
        photoshop::read(&resources, &mut blocks);
        blocks
    }

    /// The XMP that did not fit into one segment (XMP specification part 3, 1.1.3.1): each piece names the
    /// packet by a GUID that the main packet repeats, and its own offset.
    pub(crate) fn extended_xmp(&self, main: Option<&[u8]>) -> Option<Vec<u8>> {
        let main = main?;
        let mut pieces: Vec<(usize, &[u8])> = Vec::new();
        for body in self
            .app1
            .iter()
            .filter_map(|body| body.strip_prefix(EXTENDED_XMP_NAME))
        {
            let mut fields = Bytes(body);
            let Some((guid, (_, offset))) = fields.take(32).zip(fields.u32_be().zip(fields.u32_be())) else {
                continue;
            };
            if main.windows(guid.len()).any(|window| window == guid) {
                pieces.push((offset, fields.0));
            }
        }
        pieces.sort_by_key(|(offset, _)| *offset);
        let joined: Vec<u8> = pieces.iter().flat_map(|(_, piece)| *piece).copied().collect();
        (!joined.is_empty()).then_some(joined)
    }
}

/// Of a frame header's channels (B.2.2): samples in the smallest unit that has all of them, and pixels in that unit.
fn sampling(mut channels: Bytes<'_>) -> (u16, u16) {
    let (mut samples, mut across, mut down) = (0_u16, 0_u16, 0_u16);
    while let Some([_, factors, _]) = channels.take(3) {
        let (h, v) = (u16::from(factors >> 4), u16::from(factors & 15));
        samples = samples.saturating_add(h.saturating_mul(v));
        (across, down) = (across.max(h), down.max(v));
    }
    (samples, across.saturating_mul(down))
}

/// The next marker's code. Between segments anything that is not a marker is skipped; within coded data so
/// are the stuffed bytes, the restart markers and any codes that no encoder puts there.
fn next_marker(rest: &mut Bytes<'_>, in_scan: bool) -> Option<u8> {
    loop {
        let start = memchr::memchr(0xff, rest.0)?;
        rest.take(start)?;
        let mut code = rest.u8()?;
        while code == 0xff {
            code = rest.u8()?;
        }
        let ordinary = matches!(code, 0xc4 | 0xd9..=0xdd | 0xe0..=0xef | 0xfe);
        if !in_scan || ordinary {
            return Some(code);
        }
    }
}
