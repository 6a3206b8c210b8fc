//! A caption sheet by itself, for somebody who fills it in and sends it back.

use std::ffi::OsStr;
use std::io::{Cursor, Write};
use std::path::Path;

use press::captions::{ToFill, csv, docx};

use crate::exporting::plates::StoryPlates;
use crate::rows::printed;
use crate::writing::versions::Reason;
use crate::{Error, Newsroom};

impl Newsroom {
    /// Freezes a revision and writes its caption sheet to `to`: a table for a spreadsheet where its name ends in `.csv`, else a
    /// Word file with the pictures in it. A file that is there already is left alone: it may have been filled in.
    ///
    /// # Errors
    /// [`Error::Unwritable`]; when there is no such story or a photo is damaged.
    pub fn write_captions(&self, id: &str, to: &Path) -> Result<(), Error> {
        let reason = Reason {
            word: "export",
            automatic: false,
            name: "",
        };
        let (revision, content) = self.freeze_working(id, &reason)?;
        let plates = StoryPlates::gather(self, &content, &mut |_| Ok(()))?;
        let fill = ToFill {
            story: id,
            revision: &revision.digest,
        };
        let is_csv = to.extension().and_then(OsStr::to_str).map(str::to_lowercase) == Some("csv".to_owned());
        let bytes = if is_csv {
            csv(&content, &plates, Some(&fill)).into_bytes()
        } else {
            let mut word = Cursor::new(Vec::new());
            let at = printed(revision.at, &content);
            docx(&content, &plates, Some(&fill), at, &mut word)?;
            word.into_inner()
        };
        write_new(to, &bytes)
    }
}

/// Writes a file that is not there yet: all of it or nothing.
pub(crate) fn write_new(to: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::Unwritable {
        path: to.to_owned(),
        source,
    };
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Somebody else is to read it: as any file one saves, by the umask.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut part = builder.tempfile_in(folder).map_err(failed)?;
    part.write_all(bytes)
        .and_then(|()| part.as_file().sync_all())
        .map_err(failed)?;
    let file = part.persist_noclobber(to).map_err(|error| failed(error.error))?;
    drop(file);
    Ok(())
}
