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

/// Most bytes of one compressed metadata block after inflating: 16 MiB.
pub(crate) const MAX_INFLATED: u64 = 16 << 20;

/// Most bytes of one block of XMP that we read: 16 MiB.
pub(crate) const MAX_XMP: usize = 16 << 20;
