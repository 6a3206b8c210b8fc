//! Sidecars: a photo's words as XMP in a file of their own beside its original, which stays as it came.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use disk::Existing;
use story::{Figure, Framing};

use crate::Error;
use crate::files;
use crate::pictures::plates::StoryPlates;
use crate::pictures::stored_metadata::{StoredMetadata, words};
use crate::rooms::PicturesRoom;

impl PicturesRoom<'_> {
    /// Puts each photo of the working copy into the folder `to`, byte for byte, and beside it `NAME.xmp` with its words (XMP part
    /// 3, 3.3: same name, other ending). A photo in several figures has the words of the first. Files that are there already are
    /// left alone. Returns the sidecars.
    ///
    /// # Errors
    /// [`Error::Unwritable`] where the folder does not take a file or has one of that name; when a photo is damaged.
    pub fn write_sidecars(&self, id: &str, to: &Path) -> Result<Vec<PathBuf>, Error> {
        let content = self.writing().content(id)?;
        let plates = StoryPlates::gather(self, &content, &mut |_| Ok(()))?;
        files::make_folders(to)?;
        let (mut seen, mut written) = (BTreeSet::new(), Vec::new());
        for figure in content.figures() {
            let Some(held) = plates.held_for(figure).filter(|held| seen.insert(&held.digest)) else {
                continue;
            };
            let name = &held.plate.original.name;
            let original = to.join(name.rsplit_once('/').map_or(name.as_str(), |(_, name)| name));
            let sidecar = original.with_extension("xmp");
            let bytes = self.folder().bytes(&held.digest, held.row.kind)?;
            files::write(&original, &bytes, Existing::Keep)?;
            // The original is the whole photo, even where the figure shows a part of it.
            let whole = Figure {
                framing: Framing::default(),
                ..figure.clone()
            };
            let said = words(&content, &whole, &held.row);
            let orientation = StoredMetadata::from_row(&held.row.facts).orientation;
            files::write(&sidecar, &photo::sidecar(&said, orientation), Existing::Keep)?;
            written.push(sidecar);
        }
        Ok(written)
    }
}
