//! The pictures of one revision as the press asks for them, and the names they have in a package.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use disk::Part;
use press::{File, Plate, PlateError, Plates};
use story::{Content, Digest, Figure, FigureId};

use crate::files::part;
use crate::pictures::stored_metadata::{StoredMetadata, words};
use crate::{Error, Newsroom, parallel};

/// The figures of a content that have a photo. Each photo has the number of the first figure that shows it, which marks it in the
/// text (【图2】) and is on its line in a caption sheet; each figure has a page-size rendition with its own words in it.
pub(crate) struct StoryPlates<'a> {
    newsroom: &'a Newsroom,
    figures: BTreeMap<FigureId, Held>,
    /// Copies that go in the place of originals, by the original's digest.
    stripped: BTreeMap<Digest, Stripped>,
}

/// A copy of an original without the data that an outlet must not get.
struct Stripped {
    file: Part,
    digest: Digest,
}

/// One figure whose photo is in the store.
pub(crate) struct Held {
    pub digest: Digest,
    /// The number of the first figure that shows its photo.
    number: usize,
    /// The number of this wording among those of the photo, from 1.
    wording: usize,
    pub row: store::StoredPhoto,
    pub plate: Plate,
    pub web: Vec<u8>,
    /// Which words old programs will see cut.
    pub cut: Vec<photo::Cut>,
}

/// A figure's page-size rendition.
struct PagePicture {
    row: store::StoredPhoto,
    web: Vec<u8>,
    cut: Vec<photo::Cut>,
}

impl<'a> StoryPlates<'a> {
    /// Gathers the figures' photos, making the page-size renditions that are not there yet. `step` is called after each figure.
    pub(crate) fn gather(
        newsroom: &'a Newsroom,
        content: &Content,
        step: &mut dyn FnMut(&str) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let wanted: Vec<(usize, &Figure, &Digest)> = (1..)
            .zip(content.figures())
            .filter_map(|(number, figure)| Some((number, figure, figure.photo.as_ref()?)))
            .collect();
        let mut plates = Self {
            newsroom,
            figures: BTreeMap::new(),
            stripped: BTreeMap::new(),
        };
        let mut outcome = Ok(());
        let page = |(_, figure, digest): &(usize, &Figure, &Digest)| page(newsroom, content, figure, digest);
        parallel::for_each_in_order(&wanted, page, &mut |(number, figure, digest), page| {
            outcome = page.and_then(|page| {
                step(&page.row.file_name)?;
                plates.hold(*number, figure, digest, page)
            });
            if outcome.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        outcome?;
        Ok(plates)
    }

    /// Adds a figure. `number` is its own, through the body, then the tray.
    fn hold(
        &mut self,
        number: usize,
        figure: &Figure,
        digest: &Digest,
        page: PagePicture,
    ) -> Result<(), Error> {
        let same = || self.figures.values().filter(|held| held.digest == *digest);
        let number = same().next().map_or(number, |held| held.number);
        // A second figure of a photo has a second picture, unless its words are the same.
        let wording = same().find(|held| held.web == page.web).map(|held| held.wording);
        let wording = wording.unwrap_or_else(|| {
            let last = same().map(|held| held.wording).max();
            last.unwrap_or_default().saturating_add(1)
        });
        let held = Held {
            digest: digest.clone(),
            number,
            wording,
            plate: plate(&page, figure, number, wording)?,
            row: page.row,
            web: page.web,
            cut: page.cut,
        };
        self.figures.insert(figure.id.clone(), held);
        Ok(())
    }

    /// Makes copies without these traces of the originals that have them, as files beside the package in the folder `to`, to go
    /// in their place. The originals in the store are only read. A photo whose traces cannot be taken out is refused by its name:
    /// it must not go as it is.
    pub(crate) fn strip(&mut self, traces: photo::Traces, to: &Path) -> Result<(), Error> {
        if traces == photo::Traces::NONE {
            return Ok(());
        }
        for held in self.figures.values_mut() {
            if let Some(stripped) = self.stripped.get(&held.digest) {
                held.plate.original.bytes = size(stripped.file.path());
                continue;
            }
            let original = self.newsroom.folder().bytes(&held.digest, held.row.kind)?;
            let copy = photo::strip(&original, traces).map_err(|source| Error::Photo {
                file: held.row.file_name.clone(),
                source,
            })?;
            if copy == original {
                continue;
            }
            let failed = |source| Error::Unwritable {
                path: to.to_owned(),
                source,
            };
            let mut file = part(to)?;
            file.write_all(&copy).map_err(failed)?;
            held.plate.original.bytes = size(file.path());
            let digest = store::digest(&copy);
            self.stripped
                .insert(held.digest.clone(), Stripped { file, digest });
        }
        Ok(())
    }

    /// The path of the file that goes as a photo's original: the original, or the copy in its place.
    pub(crate) fn path(&self, held: &Held) -> PathBuf {
        match self.stripped.get(&held.digest) {
            Some(stripped) => stripped.file.path().to_owned(),
            None => self.newsroom.folder().path(&held.digest, held.row.kind),
        }
    }

    /// The digest of the file that goes as a photo's original.
    pub(crate) fn digest_of(&self, held: &Held) -> Digest {
        let stripped = self.stripped.get(&held.digest);
        stripped.map_or_else(|| held.digest.clone(), |stripped| stripped.digest.clone())
    }

    /// The picture of every figure.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Held> {
        self.figures.values()
    }

    /// Every figure with its picture, by the figure's id.
    pub(crate) fn by_figure(&self) -> impl Iterator<Item = (&FigureId, &Held)> {
        self.figures.iter()
    }

    /// The picture of every figure, to be renamed, with the number of its photo and of its wording.
    pub(crate) fn held_mut(&mut self) -> impl Iterator<Item = (usize, usize, &mut Held)> {
        self.figures
            .values_mut()
            .map(|held| (held.number, held.wording, held))
    }

    /// One figure's picture.
    pub(crate) fn held_for(&self, figure: &Figure) -> Option<&Held> {
        self.figures.get(&figure.id)
    }

    fn find(&self, figure: &Figure) -> Result<&Held, PlateError> {
        self.figures.get(&figure.id).ok_or_else(|| PlateError {
            photo: figure.file_name.clone(),
            why: "it is not in the store".to_owned(),
        })
    }
}

impl Plates for StoryPlates<'_> {
    fn plate(&self, figure: &Figure) -> Option<Plate> {
        self.figures.get(&figure.id).map(|held| held.plate.clone())
    }

    /// The original is not checked against its digest here: the package takes in the same file under that digest, and an export
    /// with a damaged photo fails there. Hashing every original twice is what made it slow.
    fn original(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        let held = self.find(figure)?;
        std::fs::read(self.path(held)).map_err(|error| PlateError {
            photo: held.digest.to_string(),
            why: error.to_string(),
        })
    }

    fn page_size(&self, figure: &Figure) -> Result<Vec<u8>, PlateError> {
        self.find(figure).map(|held| held.web.clone())
    }
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// The page-size rendition with the figure's words in it. Both the picture and the words depend on stored data alone, so that the
/// same revision gives the same bytes.
fn page(
    newsroom: &Newsroom,
    content: &Content,
    figure: &Figure,
    digest: &Digest,
) -> Result<PagePicture, Error> {
    let row = newsroom.store().photo(digest)?;
    let picture = newsroom.pictures().web_rendition(digest, &figure.framing)?;
    let words = words(content, figure, &row);
    let imprinted = photo::imprint(&picture, &words, photo::Private::Removed);
    let imprinted = imprinted.map_err(|source| Error::Photo {
        file: row.file_name.clone(),
        source,
    })?;
    Ok(PagePicture {
        row,
        web: imprinted.file,
        cut: imprinted.cut,
    })
}

fn plate(page: &PagePicture, figure: &Figure, number: usize, wording: usize) -> Result<Plate, Error> {
    let row = &page.row;
    let orientation = StoredMetadata::from_row(&row.facts).orientation;
    // The row has the size as seen; a quarter turn swaps the sides of the stored pixels.
    let (width, height) = if orientation >= 5 {
        (row.height, row.width)
    } else {
        (row.width, row.height)
    };
    let stem = row
        .file_name
        .rsplit_once('.')
        .map_or(row.file_name.as_str(), |(stem, _)| stem);
    let name = |folder: &str, number: &str, extension: &str| {
        format!(
            "{folder}/{}",
            package::safe_name(&format!("{number}-{stem}.{extension}"))
        )
    };
    let number = format!("{number:02}");
    let worded = if wording == 1 {
        number.clone()
    } else {
        format!("{number}-{wording}")
    };
    let seen = photo::inspect(&page.web).map_err(|source| Error::Photo {
        file: row.file_name.clone(),
        source,
    })?;
    let kind = row.kind;
    Ok(Plate {
        original: File {
            name: name("photos", &number, kind.ending()),
            width,
            height,
            bytes: row.bytes,
        },
        page: File {
            name: name("web", &worded, "jpg"),
            width: seen.width,
            height: seen.height,
            bytes: u64::try_from(page.web.len()).unwrap_or(u64::MAX),
        },
        kind,
        orientation,
        whole: figure.framing.shows_all(),
    })
}
