//! The closed list of failures that a program switches on. A code exists only if a program uses it.

use serde::Serialize;
use ts_rs::TS;

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The named story, photo or revision does not exist.
    NotFound,
    /// The save was made against a version that is no longer the newest.
    Stale,
    /// The step is not allowed here, or the value is not one of the field's.
    Refused,
    /// Stages of the desk's chain have not passed it; a person may send it all the same.
    Unreviewed,
    /// The file is not a photo we take.
    BadPhoto,
    /// The file is not a text we take.
    BadText,
    /// The package is damaged, changed or not ours to read.
    BadPackage,
    /// A known person's package came with another key, or none.
    KeyAlarm,
    /// The copy that is here came from another person.
    OtherSender,
    /// The store was written by a newer Galley.
    StoreTooNew,
    /// Something in the store no longer has the bytes that were saved.
    Damaged,
    /// Another program holds the store for writing.
    Held,
    /// The disk is full.
    DiskFull,
    /// The folder cannot be written to.
    ReadOnly,
    /// The folder is not there.
    MissingFolder,
    /// The person stopped it.
    Cancelled,
    /// Any other failure; its sentence names it.
    Internal,
}
