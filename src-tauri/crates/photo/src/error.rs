//! Why a file is not taken in, as data: the sentences for people are in newsroom's `says`.

use crate::{Foreign, PhotoKind};

/// Why a file is refused. The caller has the file's name and puts it in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is of a kind that is not taken.
    #[error("it is {0}")]
    Unsupported(Foreign),
    /// The header announces more pixels than [`crate::limits::MAX_PIXELS`], or more bytes of them than
    /// [`crate::limits::MAX_DECODED`]. Nothing was decoded.
    #[error("it is {width} × {height} pixels")]
    TooLarge {
        /// Pixels across, as stored.
        width: u32,
        /// Pixels down, as stored.
        height: u32,
    },
    /// The file has more bytes than [`crate::limits::MAX_BYTES`].
    #[error("the file has {bytes} bytes")]
    TooHeavy {
        /// Bytes in the file.
        bytes: usize,
    },
    /// The words to be written into the picture have more bytes than its kind of file has room for.
    #[error("its caption and facts take {bytes} bytes")]
    TooManyWords {
        /// Bytes they take.
        bytes: usize,
    },
    /// Position and serial number cannot be taken out of a copy of this file.
    #[error(
        "its position and serial number cannot be taken out of this {kind} ({why}); save it as a JPEG and put that in its place"
    )]
    NotStripped {
        /// Its kind.
        kind: PhotoKind,
        /// The reason, in detail.
        why: String,
    },
    /// The file ends before its picture does, as a copy does that was broken off.
    #[error("the {kind} was cut short")]
    CutShort {
        /// The kind by its beginning.
        kind: PhotoKind,
    },
    /// The file begins as a photo but the picture cannot be made from it.
    #[error("the {kind} is damaged ({why})")]
    Unreadable {
        /// The kind by its beginning.
        kind: PhotoKind,
        /// The decoder's message, in detail.
        why: String,
    },
}
