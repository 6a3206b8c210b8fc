//! The photos of one revision as the press asks for them, and the names they have in a package.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use press::{File, Kind, Plate, PlateError, Plates};
use story::{Content, Digest};

use crate::{Error, Newsroom, many};

/// The photos that a content names, each once, numbered in the order in which the story shows them.
pub(crate) struct StoryPlates<'a> {
    newsroom: &'a Newsroom,
    photos: BTreeMap<Digest, Held>,
}

/// One photo that is at hand.
pub(crate) struct Held {
    pub row: store::Photo,
    pub plate: Plate,
    pub web: Vec<u8>,
}

impl<'a> StoryPlates<'a> {
    /// Gathers the photos that `content` names, making the page-size renditions that are not there yet.
    /// `step` is told after each photo.
    pub(crate) fn gather(
        newsroom: &'a Newsroom,
        content: &Content,
        step: &mut dyn FnMut(&str) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let mut wanted: Vec<&Digest> = Vec::new();
        for digest in content.figures().filter_map(|figure| figure.photo.as_ref()) {
            if !wanted.contains(&digest) {
                wanted.push(digest);
            }
        }
        let rendered = |digest: &&Digest| {
            let row = newsroom.store().photo(digest)?;
            Ok::<_, Error>((row, newsroom.web_rendition(digest)?))
        };
        let mut photos = BTreeMap::new();
        let mut outcome = Ok(());
        many::each(&wanted, rendered, &mut |digest, rendered| {
            outcome = rendered.and_then(|(row, web)| {
                step(&row.file_name)?;
                let plate = plate(&row, photos.len() + 1, &web)?;
                photos.insert((*digest).clone(), Held { row, plate, web });
                Ok(())
            });
            if outcome.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        outcome?;
        Ok(Self { newsroom, photos })
    }

    /// Where a photo's original lies.
    pub(crate) fn path(&self, digest: &Digest, held: &Held) -> PathBuf {
        self.newsroom.folder().path(digest, &held.row.kind)
    }

    /// Every photo.
    pub(crate) fn held(&self) -> impl Iterator<Item = (&Digest, &Held)> {
        self.photos.iter()
    }
}

impl Plates for StoryPlates<'_> {
    fn plate(&self, photo: &Digest) -> Option<Plate> {
        self.photos.get(photo).map(|held| held.plate.clone())
    }

    /// Not checked against its digest here: the package takes in the same file under that digest, and an export with a
    /// damaged photo fails there. Hashing every original twice is what made it slow.
    fn original(&self, photo: &Digest) -> Result<Vec<u8>, PlateError> {
        let read = |held: &Held| std::fs::read(self.path(photo, held)).map_err(|e| e.to_string());
        self.photos
            .get(photo)
            .map_or_else(|| Err("it is not in the store".to_owned()), read)
            .map_err(|why| PlateError {
                photo: photo.to_string(),
                why,
            })
    }

    fn page_size(&self, photo: &Digest) -> Result<Vec<u8>, PlateError> {
        let missing = || PlateError {
            photo: photo.to_string(),
            why: "it is not in the store".to_owned(),
        };
        self.photos
            .get(photo)
            .map(|held| held.web.clone())
            .ok_or_else(missing)
    }
}

fn plate(row: &store::Photo, number: usize, web: &[u8]) -> Result<Plate, Error> {
    let orientation = orientation(&row.facts);
    // The row holds the size as seen; a quarter turn swaps what is stored.
    let (width, height) = if orientation >= 5 {
        (row.height, row.width)
    } else {
        (row.width, row.height)
    };
    let stem = row
        .file_name
        .rsplit_once('.')
        .map_or(row.file_name.as_str(), |(stem, _)| stem);
    let name = |folder: &str, extension: &str| {
        format!(
            "{folder}/{}",
            package::safe_name(&format!("{number:02}-{stem}.{extension}"))
        )
    };
    let page = photo::inspect(web).map_err(|source| Error::Photo {
        file: row.file_name.clone(),
        source,
    })?;
    let (kind, extension) = match row.kind.as_str() {
        "png" => (Kind::Png, "png"),
        "webp" => (Kind::Webp, "webp"),
        "tiff" => (Kind::Tiff, "tif"),
        _ => (Kind::Jpeg, "jpg"),
    };
    Ok(Plate {
        original: File {
            name: name("photos", extension),
            width,
            height,
            bytes: row.bytes,
        },
        page: File {
            name: name("web", "jpg"),
            width: page.width,
            height: page.height,
            bytes: u64::try_from(web.len()).unwrap_or(u64::MAX),
        },
        kind,
        orientation,
    })
}

/// The camera's orientation, 1 to 8, as it was read when the photo came in.
fn orientation(facts: &str) -> u8 {
    let facts: Option<serde_json::Value> = serde_json::from_str(facts).ok();
    let orientation = facts
        .as_ref()
        .and_then(|facts| facts.get("orientation")?.as_u64());
    orientation
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value))
        .unwrap_or(1)
}
