//! A file of this disk as what goes on a wire.

use std::path::PathBuf;

use wire::Upload;

use crate::Error;
use crate::files::digest_of;

/// The whole file, to be put under this name; `token` is what the wire kept of an earlier try.
///
/// # Errors
/// [`Error::Unreadable`].
pub(crate) fn upload(path: PathBuf, name: String, token: Option<String>) -> Result<Upload, Error> {
    let (sha256, bytes) = digest_of(&path)?;
    Ok(Upload {
        path,
        from: 0,
        bytes,
        sha256: sha256.to_string(),
        name,
        token,
    })
}
