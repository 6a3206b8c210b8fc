//! 印样: the photos of a story side by side on paper, as one page of HTML to be printed.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use press::proof_sheet::SheetLayout;
use serde::Deserialize;
use story::{Content, Digest, Figure, FigureId, Framing, Pick};
use ts_rs::TS;

use crate::files;
use crate::finding::find_figures;
use crate::rooms::PicturesRoom;
use crate::rows::printed;
use crate::views::Progress;
use crate::{Error, Watch, parallel};

/// How a proof sheet is printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProofSheet {
    /// Photos side by side, 1 to 8.
    pub columns: u8,
    /// Rows of them on a page, 1 to 8.
    pub rows: u8,
    /// Whether the paper is in landscape format.
    pub landscape: bool,
    /// Which photos.
    pub shown: WhichPhotos,
}

/// Which photos are on a proof sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichPhotos {
    /// All of them.
    All,
    /// Those that were picked (选用).
    Picked,
    /// These, by number or id.
    These(Vec<String>),
}

impl Default for ProofSheet {
    /// Twelve on a page in portrait format.
    fn default() -> Self {
        Self {
            columns: 3,
            rows: 4,
            landscape: false,
            shown: WhichPhotos::All,
        }
    }
}

impl PicturesRoom<'_> {
    /// The proof sheet of the working copy, as one page of HTML. `watch` is called after each photo.
    ///
    /// # Errors
    /// [`Error::NoPhotosShown`] where there is nothing to print; when there is no such story or photo, or a photo is damaged;
    /// [`Error::Cancelled`].
    pub fn proof_sheet(&self, id: &str, sheet: &ProofSheet, watch: &mut Watch<'_>) -> Result<String, Error> {
        let content = self.writing().content(id)?;
        let only = match &sheet.shown {
            WhichPhotos::All => content.figures().map(|figure| figure.id.clone()).collect(),
            WhichPhotos::Picked => picked(&content),
            WhichPhotos::These(names) => find_figures(&content, names)?,
        };
        if only.is_empty() {
            return Err(Error::NoPhotosShown);
        }
        let pictures = self.proofs(&content, &only, watch)?;
        let set = press::proof_sheet::SheetContents {
            content: &content,
            only: Some(&only),
            layout: SheetLayout {
                columns: sheet.columns,
                rows: sheet.rows,
                landscape: sheet.landscape,
            },
            at: printed(self.now(), &content),
        };
        Ok(set.html(&mut |figure| {
            let key = figure.photo.clone().map(|photo| (photo, named(&figure.framing)));
            Ok(key.and_then(|key| pictures.get(&key).cloned()))
        })?)
    }

    /// Writes the proof sheet to a file that is not there yet.
    ///
    /// # Errors
    /// As [`PicturesRoom::proof_sheet`], and [`Error::Unwritable`].
    pub fn write_proof_sheet(
        &self,
        id: &str,
        sheet: &ProofSheet,
        to: &Path,
        watch: &mut Watch<'_>,
    ) -> Result<(), Error> {
        let page = self.proof_sheet(id, sheet, watch)?;
        files::write(to, page.as_bytes(), disk::Existing::Keep)
    }

    /// The pictures of these figures at the size of a proof, on all cores.
    fn proofs(
        &self,
        content: &Content,
        only: &[FigureId],
        watch: &mut Watch<'_>,
    ) -> Result<BTreeMap<(Digest, String), Vec<u8>>, Error> {
        let wanted: BTreeMap<(Digest, String), &Figure> = content
            .figures()
            .filter(|figure| only.contains(&figure.id))
            .filter_map(|figure| Some(((figure.photo.clone()?, named(&figure.framing)), figure)))
            .collect();
        let wanted: Vec<_> = wanted.into_iter().collect();
        let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
        let (mut proofs, mut outcome, mut done) = (BTreeMap::new(), Ok(()), 0);
        let make = |((digest, _), figure): &((Digest, String), &Figure)| self.proof(digest, &figure.framing);
        parallel::for_each_in_order(&wanted, make, &mut |(key, figure), made| {
            done += 1;
            let told = Progress {
                done,
                total,
                what: figure.file_name.clone(),
            };
            match made {
                Ok(jpeg) => {
                    proofs.insert(key.clone(), jpeg);
                }
                Err(error) => outcome = Err(error),
            }
            if outcome.is_ok() && watch(told).is_break() {
                outcome = Err(Error::Cancelled);
            }
            if outcome.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        outcome.map(|()| proofs)
    }

    /// One picture, made of the page-size one in the cache, which is fast to decode and framed already.
    fn proof(&self, digest: &Digest, framing: &Framing) -> Result<Vec<u8>, Error> {
        let photo = self.store().photo(digest)?;
        let page = self.rendition(&photo, photo::Rendition::Web, framing)?;
        let proof = photo::render(&page, photo::Rendition::Proof, &photo::Framing::default());
        let proof = proof.map_err(|source| Error::Photo {
            file: photo.file_name.clone(),
            source,
        });
        Ok(proof?.jpeg)
    }
}

fn picked(content: &Content) -> Vec<FigureId> {
    let picked = content.figures().filter(|figure| figure.pick == Pick::Picked);
    picked.map(|figure| figure.id.clone()).collect()
}

fn named(framing: &Framing) -> String {
    super::framing::rendition_name("proof", framing)
}
