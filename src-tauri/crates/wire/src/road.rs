//! What a road of files and folders must be able to do so that [`crate::put`] can do the rest: small verbs, each about
//! one name.
//!
//! Names are relative to the destination; slashes part folders.

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

/// Whether a name may be shown and claimed: no temporary file of anybody's.
pub(crate) fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && !name.ends_with(".part")
}

/// A connection that is open.
pub(crate) trait Road {
    /// Whether [`Road::send`] may begin in the middle.
    const RESUMES: bool;

    /// The other side, for a sentence.
    fn host(&self) -> String;

    /// Where it is written down how far the work has come.
    fn gauge(&self) -> &Arc<Gauge>;

    /// Whether the destination's folder is there; says something about the other side.
    async fn look(&mut self) -> Result<String, Error>;

    /// Makes a folder below the destination unless it is there; the one it is in is there.
    async fn make_folder(&mut self, folder: &str) -> Result<(), Error>;

    /// The length of the file of this name, if it is there.
    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error>;

    /// Writes the pieces into the file of this name, from byte `from` on; on return they are there.
    async fn send(&mut self, name: &str, from: u64, pieces: FileStretch) -> Result<(), Error>;

    /// Hands every piece of the file of this name to `take`.
    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error>;

    /// Gives a file its name in one step; an existing one is not overwritten if the road can help it.
    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error>;

    /// Gives a folder its name, as [`Road::rename`] does a file.
    async fn rename_folder(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.rename(from, to).await
    }

    /// Takes a file away; it may be gone already.
    async fn remove(&mut self, name: &str) -> Result<(), Error>;

    /// The files of a folder of the destination (empty: itself), temporary ones left out.
    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error>;
}
