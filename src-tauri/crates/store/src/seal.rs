//! Digests: the only thing that notices a changed byte in stored text.

use sha2::{Digest as _, Sha256};
use story::Digest;
pub(crate) use story::digest::Hasher;

/// The SHA-256 of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest::of(bytes)
}

/// The SHA-256 of `bytes` as its thirty-two bytes.
pub(crate) fn raw_digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The digest of several texts together. Each is hashed with its length, so that no two lists of texts give the same bytes.
pub(crate) fn seal(parts: &[&str]) -> Digest {
    let mut hasher = Hasher::default();
    for part in parts {
        hasher.update(&(part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finish()
}
