//! The operations that a wire with files and folders must have so that [`crate::put`] can do the rest: small ones, each about one
//! name.
//!
//! Names are relative to the destination; slashes separate folders.

use crate::Error;
use crate::gauge::Gauge;
use crate::parcel::FileStretch;
use std::sync::Arc;

/// A file at a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteFile {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Whether a name may be shown and claimed: it is not that of a temporary file.
pub(crate) fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && !name.ends_with(".part")
}

/// A connection that is open.
pub(crate) trait Road {
    /// Whether [`Road::send`] may begin in the middle.
    const RESUMES: bool;

    /// The other side, for a sentence.
    fn host(&self) -> String;

    /// Where the progress is recorded.
    fn gauge(&self) -> &Arc<Gauge>;

    /// Checks that the destination's folder exists; returns a description of the server.
    async fn look(&mut self) -> Result<String, Error>;

    /// Makes a folder below the destination unless it exists; its parent exists.
    async fn make_folder(&mut self, folder: &str) -> Result<(), Error>;

    /// The length of the file of this name, if it is there.
    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error>;

    /// Writes the pieces into the file of this name, from byte `from` on; on return they are there.
    async fn send(&mut self, name: &str, from: u64, pieces: FileStretch) -> Result<(), Error>;

    /// Passes every piece of the file of this name to `take`.
    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error>;

    /// Renames a file in one step; an existing one is not overwritten if the protocol can prevent it.
    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error>;

    /// Renames a folder, as [`Road::rename`] does a file.
    async fn rename_folder(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.rename(from, to).await
    }

    /// Removes a file; it may be gone already.
    async fn remove(&mut self, name: &str) -> Result<(), Error>;

    /// The files of a folder of the destination (empty: itself), temporary ones left out.
    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error>;
}
