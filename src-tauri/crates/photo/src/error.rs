//! Why a file is not taken in.

use crate::limits::{MAX_BYTES, MAX_PIXELS};
use crate::{Foreign, Kind};

/// Why a file is refused. The caller knows the file's name and puts it in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is of a kind that is not taken.
    #[error("it is {0}; {next}", next = next_step(.0))]
    Unsupported(Foreign),
    /// The header announces more pixels than [`MAX_PIXELS`], or more bytes of them than
    /// [`crate::limits::MAX_DECODED`]. Nothing was decoded.
    #[error(
        "it is {width} × {height} pixels, more than Galley opens ({} megapixels); save a smaller copy and add that",
        MAX_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Pixels across, as stored.
        width: u32,
        /// Pixels down, as stored.
        height: u32,
    },
    /// The file has more bytes than [`MAX_BYTES`].
    #[error(
        "the file has {bytes} bytes, more than Galley opens ({} MiB); save a smaller copy and add that",
        MAX_BYTES >> 20
    )]
    TooHeavy {
        /// Bytes in the file.
        bytes: usize,
    },
    /// The words to be written into the picture have more bytes than its kind of file has room for.
    #[error("its caption and facts take {bytes} bytes, more than the file has room for; shorten the caption")]
    TooManyWords {
        /// Bytes they take.
        bytes: usize,
    },
    /// The file ends before its picture does, as a copy does that was broken off.
    #[error("the {kind} was cut short; copy it again from where it came")]
    CutShort {
        /// What it began as.
        kind: Kind,
    },
    /// The file begins as a photo but the picture cannot be made from it.
    #[error("the {kind} is damaged ({why}); copy it again from where it came")]
    Unreadable {
        /// What it began as.
        kind: Kind,
        /// What the decoder found, for the curious.
        why: String,
    },
}

fn next_step(foreign: &Foreign) -> String {
    let Foreign::Raw { preview, .. } = foreign else {
        return "save it as JPEG, PNG, WebP or TIFF and add that".to_owned();
    };
    let inside = preview.map_or_else(String::new, |(width, height)| {
        format!(" (the preview inside is {width} × {height} pixels)")
    });
    format!("export a JPEG from the program that develops it and add that{inside}")
}
