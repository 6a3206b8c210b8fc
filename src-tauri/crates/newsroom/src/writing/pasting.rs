//! Pasting: HTML from the clipboard becomes blocks of ours, cleaned in one place.

use std::cell::RefCell;
use std::path::PathBuf;

use press::Picture;
use story::Digest;

use crate::Error;
use crate::rooms::WritingRoom;
use crate::views::Pasted;
use crate::writing::importing::Brought;

/// The folders in which Word and WPS keep the pictures of what was copied from them, below the system's own folder
/// for such things.
const CLIP_FOLDERS: [&str; 2] = ["msohtmlclip", "ksohtml"];

impl WritingRoom<'_> {
    /// Reads HTML as another program put it on the clipboard: in UTF-8, or in what its first bytes say.
    ///
    /// # Errors
    /// As [`WritingRoom::clean_paste`].
    pub fn clean_foreign(&self, html: &[u8]) -> Result<Pasted, Error> {
        let decoded = press::decode::page(html).map(|decoded| decoded.text);
        self.clean_paste(&decoded.unwrap_or_else(|_| String::from_utf8_lossy(html).into_owned()))
    }

    /// Reads pasted HTML. Its words, structure and the pictures that came with it are taken; everything else is dropped.
    ///
    /// # Errors
    /// [`Error::NotPasted`] where it is beyond all limits; [`Error::Store`].
    pub fn clean_paste(&self, html: &str) -> Result<Pasted, Error> {
        if html.len() > press::limits::LARGEST_PASTE {
            let source = press::html::NotRead::TooMuch;
            return Err(Error::NotPasted { source });
        }
        let brought = RefCell::new(Brought::default());
        let mut picture = |picture: Picture<'_>| match picture {
            Picture::Away { address } => match clip(address) {
                Some(path) => {
                    let name = path
                        .file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned();
                    self.figure_for(path.parent(), Picture::Away { address: &name }, &brought)
                }
                None => self.figure_for(None, picture, &brought),
            },
            Picture::Here { .. } => self.figure_for(None, picture, &brought),
        };
        let reading = press::html::read_fragment(html, &mut picture);
        let reading = reading.map_err(|source| Error::NotPasted { source })?;
        let mut blocks = reading.blocks;
        self.without_indents(&mut blocks)?;
        let mut photos = Vec::new();
        for figure in blocks.iter().filter_map(story::Block::as_figure) {
            let row = figure
                .photo
                .as_ref()
                .map(|digest: &Digest| self.store().photo(digest));
            photos.extend(row.transpose()?.map(crate::rows::photo_row));
        }
        let mut says: Vec<String> = reading.noted.iter().map(|noted| self.note(noted)).collect();
        says.extend(brought.into_inner().refused);
        Ok(Pasted { blocks, photos, says })
    }
}

/// The picture of what was copied from Word or WPS, which they leave in a file of their own. No other file is read: a page could
/// name any, and its picture would end in a package.
fn clip(address: &str) -> Option<PathBuf> {
    let path = address
        .get(..7)
        .filter(|scheme| scheme.eq_ignore_ascii_case("file://"))?;
    let path = PathBuf::from(address.get(path.len()..)?).canonicalize().ok()?;
    let inside = path
        .strip_prefix(std::env::temp_dir().canonicalize().ok()?)
        .ok()?;
    let is_clip = inside.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        CLIP_FOLDERS.iter().any(|folder| part.starts_with(folder))
    });
    is_clip.then_some(path)
}
