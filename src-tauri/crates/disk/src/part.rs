//! Temporary files and folders, until they are renamed.
//!
//! They are removed on every exit but success. A killed process cannot remove them; its leftovers are recognised by our form of
//! name and a lock that nothing holds, and are removed when the next one is begun in the same folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use crate::folder::{above, sync_folder};

const PREFIX: &str = ".galley-";
const SUFFIX: &str = ".part";
/// How many bytes are read at a time when two files are compared.
const CHUNK: u64 = 1 << 20;

/// A temporary file.
#[derive(Debug)]
pub struct Part(NamedTempFile);

impl Part {
    /// Begins a file in `folder` that other users may read, as the umask allows.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Self::begin(folder, true)
    }

    /// Begins a file in `folder` that its owner alone may read.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it.
    pub fn private(folder: &Path) -> io::Result<Self> {
        Self::begin(folder, false)
    }

    fn begin(folder: &Path, for_others: bool) -> io::Result<Self> {
        sweep(folder);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        if for_others {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        let _ = for_others;
        loop {
            let file = builder.tempfile_in(folder)?;
            if is_held(file.as_file(), file.path()) {
                return Ok(Self(file));
            }
        }
    }

    /// Its current path.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The open file.
    #[must_use]
    pub fn file(&self) -> &File {
        self.0.as_file()
    }

    /// The open file, to be written.
    pub fn file_mut(&mut self) -> &mut File {
        self.0.as_file_mut()
    }

    /// Syncs the file and renames it, replacing an existing one.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it; nothing is left then.
    pub fn replace(self, to: &Path) -> io::Result<()> {
        self.0.as_file().sync_all()?;
        self.0.persist(to).map_err(|refused| refused.error)?;
        sync_folder(above(to))
    }

    /// Renames the file without a sync, for one that can be made again after a power cut.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it; nothing is left then.
    pub fn replace_unsynced(self, to: &Path) -> io::Result<()> {
        self.0.persist(to).map(drop).map_err(|refused| refused.error)
    }

    /// Syncs the file and renames it to a name that must be free.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] where something has it; the system's refusal. Nothing is left then.
    pub fn settle(self, to: &Path) -> io::Result<()> {
        self.0.as_file().sync_all()?;
        self.0.persist_noclobber(to).map_err(|refused| refused.error)?;
        sync_folder(above(to))
    }

    /// Syncs the file and renames it to `name` in `folder`, or `name-2`, `name-3` … before its extension where a different file
    /// has that name already. A file with these very bytes is kept. Returns the path.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it; nothing is left then.
    pub fn beside(self, folder: &Path, name: &str) -> io::Result<PathBuf> {
        let mut file = self.0;
        file.as_file().sync_all()?;
        for number in 1.. {
            let target = folder.join(numbered(name, number));
            if fs::symlink_metadata(&target).is_ok() {
                if same_bytes(file.path(), &target).unwrap_or(false) {
                    // An interrupted run may have written it a moment ago, unsynced.
                    crate::sync_file(&target)?;
                    sync_folder(folder)?;
                    return Ok(target);
                }
                continue;
            }
            match file.persist_noclobber(&target) {
                Ok(_) => {
                    sync_folder(folder)?;
                    return Ok(target);
                }
                // Another program was quicker; its file is compared next.
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => file = refused.file,
                Err(refused) => return Err(refused.error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Syncs the bytes to the disk and leaves the name as it is.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it.
    pub fn sync(&self) -> io::Result<()> {
        self.0.as_file().sync_all()
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_file_mut().flush()
    }
}

/// A temporary folder, for its owner alone.
#[derive(Debug)]
pub struct PartFolder {
    folder: TempDir,
    _held: Option<File>,
}

impl PartFolder {
    /// Begins a folder in `folder`.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it.
    pub fn new(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        loop {
            let folder = builder.tempdir_in(folder)?;
            let held = match File::open(folder.path()) {
                Ok(opened) if is_held(&opened, folder.path()) => Some(opened),
                // Another process swept it away between its making and its lock.
                Ok(_) => continue,
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => continue,
                // Windows cannot open a folder; leftovers of a killed run are never swept there.
                Err(_) => None,
            };
            return Ok(Self { folder, _held: held });
        }
    }

    /// Its current path.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Renames the folder. Its content is synced already.
    ///
    /// # Errors
    /// [`io::Error`] as the system gives it, for a folder in its place that is not empty too; nothing is left then.
    pub fn settle(self, to: &Path) -> io::Result<()> {
        sync_folder(self.path())?;
        fs::rename(self.path(), to)?;
        // Renamed: the temporary folder must not remove it any more.
        let _ = self.folder.keep();
        sync_folder(above(to))
    }
}

/// Locks what was just made, so that no process sweeps it away. `false` where a sweeping process was quicker: it is made again.
///
/// Between making and locking it looks abandoned. A sweeping process holds the lock while removing; so either the lock is refused
/// here, or the locked file has no name any more, or the lock is held for good.
fn is_held(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => fs::symlink_metadata(path).is_ok(),
        Err(TryLockError::WouldBlock) => false,
        // On a file system without locks, leftovers of a killed run are never swept.
        Err(TryLockError::Error(_)) => true,
    }
}

/// Removes leftovers of killed runs from a folder.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_ours(path))
    {
        let Ok(found) = fs::symlink_metadata(&path) else {
            continue;
        };
        let Ok(held) = File::open(&path) else { continue };
        if !(found.is_file() || found.is_dir()) || held.try_lock().is_err() {
            continue;
        }
        let _ = match found.is_dir() {
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
    }
}

/// Whether a name has our form.
fn is_ours(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// A name with a number: `page.docx` is `page-2.docx` the second time.
fn numbered(name: &str, number: u32) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, extension))) if !stem.is_empty() => format!("{stem}-{number}.{extension}"),
        _ => format!("{name}-{number}"),
    }
}

fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    let (left, right) = (one.metadata()?, other.metadata()?);
    if !right.is_file() || left.len() != right.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.clear();
        b.clear();
        (&one).take(CHUNK).read_to_end(&mut a)?;
        (&other).take(CHUNK).read_to_end(&mut b)?;
        if a != b {
            return Ok(false);
        }
        if a.is_empty() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Existing, write};

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_under_way_stays() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join(".galley-abc.part");
        let folder = room.path().join(".galley-def.part");
        fs::write(&file, "half").unwrap();
        fs::create_dir_all(folder.join("photos")).unwrap();
        let under_way = (
            Part::new(room.path()).unwrap(),
            PartFolder::new(room.path()).unwrap(),
        );
        assert!(!file.exists() && !folder.exists());
        drop(Part::private(room.path()).unwrap());
        assert!(under_way.0.path().exists() && under_way.1.path().exists());
        drop(under_way);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0, "nothing is left");
    }

    #[test]
    fn a_file_that_is_kept_is_left_alone_and_one_that_is_replaced_is_whole() {
        let room = tempfile::tempdir().unwrap();
        let to = room.path().join("captions.csv");
        write(&to, b"first", Existing::Keep).unwrap();
        let refused = write(&to, b"second", Existing::Keep).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&to).unwrap(), b"first");
        write(&to, b"second", Existing::Replace).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"second");
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_beside_another_is_numbered_and_the_same_bytes_are_kept() {
        let room = tempfile::tempdir().unwrap();
        let put = |bytes: &[u8]| {
            let mut part = Part::new(room.path()).unwrap();
            part.write_all(bytes).unwrap();
            part.beside(room.path(), "page.docx").unwrap()
        };
        assert_eq!(put(b"one"), room.path().join("page.docx"));
        assert_eq!(put(b"two"), room.path().join("page-2.docx"));
        assert_eq!(put(b"one"), room.path().join("page.docx"));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 2);
    }

    #[test]
    fn many_who_write_into_one_folder_at_once_take_nothing_from_each_other() {
        let room = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let folder = room.path();
                scope.spawn(move || {
                    for number in 0..100 {
                        let to = folder.join(format!("{writer}-{number}"));
                        write(&to, b"whole", Existing::Keep).unwrap();
                        drop(PartFolder::new(folder).unwrap());
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 800);
    }
}
