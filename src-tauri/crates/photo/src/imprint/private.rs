//! Which names speak of where a camera was, or which one it was.

/// Whether an XMP property of this local name does: positions and serial numbers, in whoever's namespace.
pub(super) fn property(local: &str) -> bool {
    let name = local.to_ascii_lowercase();
    ["gps", "latitude", "longitude", "altitude", "serialnumber"]
        .iter()
        .any(|part| name.contains(part))
}

/// Tags of EXIF's own directory: the maker's note, and the numbers of body and lens.
pub(super) const CAMERA_TAGS: [u16; 3] = [0x927c, 0xa431, 0xa435];

/// Tags of a TIFF directory: the directory of positions, a camera's number, a maker's private data.
pub(super) const FILE_TAGS: [u16; 3] = [GPS_DIRECTORY, 0xc62f, 0xc634];

/// Where the positions stand.
pub(super) const GPS_DIRECTORY: u16 = 0x8825;
