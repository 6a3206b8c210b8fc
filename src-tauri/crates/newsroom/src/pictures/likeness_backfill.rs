//! Photos that came in before likenesses were computed: theirs are computed afterwards, a few at a time, from the thumbnails that
//! are there already.
//!
//! See docs/decisions/likeness-of-old-photos.md.

use story::Digest;

use crate::Error;
use crate::error::json;
use crate::pictures::stored_metadata::{StoredMetadata, written};
use crate::rooms::PicturesRoom;

impl PicturesRoom<'_> {
    /// Computes the likeness of photos that have none yet, at most so many. Returns how many it has looked at: none when there is
    /// nothing left to do. A photo that cannot be read now is left for the doctor.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn look_at_unknown_photos(&self, most: usize) -> Result<usize, Error> {
        if !self.store().can_write() {
            return Ok(0);
        }
        let passed_over = self.memory.pictures.duplicates().unreadable.clone();
        let asked = u32::try_from(most.saturating_add(passed_over.len())).unwrap_or(u32::MAX);
        let mut unknown = Vec::new();
        self.store().photos_unseen(asked, &mut |digest, _| {
            if unknown.len() < most && !passed_over.contains(&digest) {
                unknown.push(digest);
            }
        })?;
        for digest in &unknown {
            self.look_at_photo(digest)?;
        }
        Ok(unknown.len())
    }

    fn look_at_photo(&self, digest: &Digest) -> Result<(), Error> {
        let photo = self.store().photo(digest);
        let seen = photo.map_err(Error::from).and_then(|photo| {
            // Outside the store's lock: a save does not wait for pixels.
            let thumb = self.rendition(&photo, photo::Rendition::Thumb, &story::Framing::default())?;
            let likeness = photo::likeness(&thumb).map_err(|source| Error::Photo {
                file: photo.file_name.clone(),
                source,
            })?;
            Ok((photo, likeness))
        });
        let Ok((photo, likeness)) = seen else {
            self.memory
                .pictures
                .duplicates()
                .unreadable
                .insert(digest.clone());
            return Ok(());
        };
        let own = StoredMetadata {
            likeness: written(likeness),
            ..StoredMetadata::from_row(&photo.facts)
        };
        let facts = json(&own)?;
        self.store().write(|tx| tx.set_photo_facts(digest, &facts))?;
        // The last result was found without this likeness.
        self.memory.pictures.duplicates().forget();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Access, Newsroom, WallClock};
    use story::check::FlagRule;

    const SAMPLES: [(&str, &[u8]); 2] = [
        (
            "上山.jpg",
            include_bytes!("../../../../../assets/sample/上山.jpg"),
        ),
        (
            "晒场.jpg",
            include_bytes!("../../../../../assets/sample/晒场.jpg"),
        ),
    ];

    fn likenesses(newsroom: &Newsroom, digests: &[Digest]) -> Vec<String> {
        let facts = |digest| newsroom.store().photo(digest).unwrap().facts;
        let likeness = |digest| StoredMetadata::from_row(&facts(digest)).likeness;
        digests.iter().map(likeness).collect()
    }

    #[test]
    fn photos_of_an_earlier_galley_are_known_again_after_a_few_looks_and_then_copies_of_them_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(folder.path(), Access::Write, Box::new(WallClock)).unwrap();
        let story = newsroom.writing().new_story().unwrap().row.id;
        let mut digests = Vec::new();
        for (name, bytes) in SAMPLES {
            let added = newsroom.pictures().add_photo(name, bytes).added.unwrap();
            digests.extend(added.figure.photo.clone());
            newsroom.pictures().attach(&story, vec![added.figure]).unwrap();
        }
        let now = likenesses(&newsroom, &digests);
        // As in the store of an earlier Galley: facts without a likeness.
        for digest in &digests {
            let own = StoredMetadata {
                likeness: String::new(),
                ..StoredMetadata::from_row(&newsroom.store().photo(digest).unwrap().facts)
            };
            let facts = serde_json::to_string(&own).unwrap();
            newsroom
                .store()
                .write(|tx| tx.set_photo_facts(digest, &facts))
                .unwrap();
        }
        newsroom.memory.pictures.duplicates().forget();
        let copy = photo::render(SAMPLES[0].1, photo::Rendition::Proof, &photo::Framing::default()).unwrap();
        let copy = newsroom
            .pictures()
            .add_photo("小图.jpg", &copy.jpeg)
            .added
            .unwrap();
        newsroom.pictures().attach(&story, vec![copy.figure]).unwrap();
        let alike = || {
            let content = newsroom.writing().content(&story).unwrap();
            let flags = newsroom.flags().of(&story, &content);
            flags.iter().any(|flag| flag.rule == FlagRule::PhotoAlike)
        };
        assert!(!alike(), "nothing is known of the first yet");

        assert_eq!(
            newsroom.pictures().look_at_unknown_photos(1).unwrap(),
            1,
            "no more than asked"
        );
        assert_eq!(newsroom.pictures().look_at_unknown_photos(8).unwrap(), 1);
        assert_eq!(
            newsroom.pictures().look_at_unknown_photos(8).unwrap(),
            0,
            "and then none"
        );
        for (then, now) in likenesses(&newsroom, &digests).iter().zip(&now) {
            let (then, now): (photo::Likeness, photo::Likeness) =
                (then.parse().unwrap(), now.parse().unwrap());
            assert!(then.apart(now) <= 3, "{then} is what intake saw: {now}");
        }
        assert!(alike(), "the copy is found");
    }

    #[test]
    fn a_photo_that_cannot_be_read_is_passed_over_and_not_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open(folder.path(), Access::Write, Box::new(WallClock)).unwrap();
        let added = newsroom
            .pictures()
            .add_photo(SAMPLES[0].0, SAMPLES[0].1)
            .added
            .unwrap();
        let digest = added.figure.photo.unwrap();
        newsroom
            .store()
            .write(|tx| tx.set_photo_facts(&digest, "{}"))
            .unwrap();
        let photo = newsroom.store().photo(&digest).unwrap();
        let original = newsroom.folder().path(&digest, photo.kind);
        std::fs::remove_file(original).unwrap();
        std::fs::remove_dir_all(folder.path().join("renditions")).unwrap();
        assert_eq!(newsroom.pictures().look_at_unknown_photos(8).unwrap(), 1);
        assert_eq!(newsroom.pictures().look_at_unknown_photos(8).unwrap(), 0);
    }
}
