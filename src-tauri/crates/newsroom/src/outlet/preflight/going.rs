//! What goes to an outlet in the place of a photo's original.

use std::collections::BTreeMap;

use photo::Traces;
use story::Digest;

/// What goes in the place of an original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SentOriginal {
    /// A file of so many bytes.
    Bytes(u64),
    /// Nothing: what it tells cannot be taken out of it.
    Nothing,
}

/// What was measured already, by photo and by what is taken out of it.
pub(crate) type Measured = BTreeMap<(Digest, Traces), SentOriginal>;
