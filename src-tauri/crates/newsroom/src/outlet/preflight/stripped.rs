//! What goes to an outlet in the place of each original: how many bytes, or that it cannot go.
//!
//! Where a profile wants originals without position and serial number, the copies are made to be measured, as they will be
//! sent. Each is made once a run: a photo never changes.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use photo::Traces;
use store::StoredPhoto;
use story::Digest;

use super::going::SentOriginal;
use crate::{Error, Newsroom};

impl Newsroom {
    /// What goes in the place of each of these photos where so much is taken out of it.
    pub(crate) fn as_sent(
        &self,
        photos: &BTreeMap<Digest, StoredPhoto>,
        traces: Traces,
    ) -> Result<BTreeMap<Digest, SentOriginal>, Error> {
        let going = photos.iter().map(|(digest, photo)| {
            let going = if traces == Traces::NONE {
                SentOriginal::Bytes(photo.bytes)
            } else {
                self.measured(digest, photo, traces)?
            };
            Ok((digest.clone(), going))
        });
        going.collect()
    }

    fn measured(&self, digest: &Digest, photo: &StoredPhoto, traces: Traces) -> Result<SentOriginal, Error> {
        let key = (digest.clone(), traces);
        let known = self
            .measured
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let original = self.folder().bytes(digest, &photo.kind)?;
        let going = match photo::strip(&original, traces) {
            Ok(copy) => SentOriginal::Bytes(u64::try_from(copy.len()).unwrap_or(u64::MAX)),
            Err(_) => SentOriginal::Nothing,
        };
        let mut measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        measured.insert(key, going.clone());
        Ok(going)
    }
}
