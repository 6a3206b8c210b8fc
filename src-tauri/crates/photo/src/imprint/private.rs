//! The names of properties with traces of where a camera was, or which one it was.

/// The traces in a file of where it was taken, and by which camera.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Traces {
    /// Positions (GPS), wherever they are written.
    pub gps: bool,
    /// Serial numbers of body and lens.
    pub serial: bool,
}

impl Traces {
    /// Both.
    pub const ALL: Self = Self {
        gps: true,
        serial: true,
    };
    /// Neither.
    pub const NONE: Self = Self {
        gps: false,
        serial: false,
    };
}

/// Whether an XMP property of this local name holds one of them, in any namespace.
pub(super) fn property(local: &str, traces: Traces) -> bool {
    let name = local.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    (traces.gps && has(&["gps", "latitude", "longitude", "altitude"]))
        || (traces.serial && has(&["serialnumber"]))
}

/// The tags of EXIF with one of these traces. The maker's note, and a maker's private data in a DNG, hold both in
/// undocumented forms, so they go with either.
pub(super) fn tags(traces: Traces) -> Vec<u16> {
    let mut tags = Vec::new();
    if traces.gps {
        tags.push(GPS_DIRECTORY);
    }
    if traces.serial {
        // Of the body, of the lens, of the camera in a DNG, and Adobe's for a camera's raw file.
        tags.extend([0xa431, 0xa435, 0xc62f, 0xfde9]);
    }
    if traces != Traces::NONE {
        tags.extend([0x927c, 0xc634]);
    }
    tags
}

/// The directory with the positions.
pub(super) const GPS_DIRECTORY: u16 = 0x8825;
