//! How large a photo may be. Each limit is checked before the memory it would cost is asked for.

/// Most bytes a photo's file may have: 256 MiB, four times the largest JPEG of a 100-megapixel camera.
pub const MAX_BYTES: usize = 256 << 20;

/// Most pixels a photo may have: 120 megapixels, above the medium-format cameras in use.
pub const MAX_PIXELS: u64 = 120_000_000;

/// Most bytes that the pixels may take once decoded: 512 MiB. Only deep or transparent pictures meet this
/// limit before [`MAX_PIXELS`].
pub const MAX_DECODED: u64 = 512 << 20;

/// Most scans a JPEG may have. Cameras write one and optimisers about a dozen; each scan costs a pass over
/// the whole picture, so a small file with thousands would hold the program for minutes.
pub const MAX_SCANS: usize = 100;

/// Most pixels on one side: what a JPEG can have. Making a picture smaller costs 48 bytes for each pixel of its long side,
/// so one of 60,000,000 × 1 pixels would cost 3 GB.
pub const MAX_SIDE: u32 = 65_535;

/// Pixels from which on a GIF's first picture must fill a hundredth of its canvas: 20 megapixels, more than any GIF that
/// people send.
pub(crate) const EMPTY_CANVAS: u64 = 20_000_000;

/// Most elements and attributes of one packet of XMP. Photoshop lists every document that a picture was pasted from,
/// tens of thousands in old ones; what is behind is not read.
pub(crate) const MAX_XML_NODES: usize = 250_000;

/// Most bytes of all compressed metadata blocks of a file together after inflating: 16 MiB.
pub(crate) const MAX_INFLATED: u64 = 16 << 20;

/// Most bytes of one block of XMP that we read: 16 MiB.
pub(crate) const MAX_XMP: usize = 16 << 20;
