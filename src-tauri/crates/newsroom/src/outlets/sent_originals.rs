//! What goes to an outlet in the place of each original: how many bytes, or that it cannot go.
//!
//! Where a profile wants originals without position and serial number, the copies are made to be measured, as they will be
//! sent. Each is made once a run: a photo never changes.

use outlet::{PhotoRules, SentOriginal, Trace};
use photo::Traces;
use store::StoredPhoto;

use crate::Error;
use crate::rooms::OutletsRoom;

/// The data that these rules take out of the originals.
pub(crate) fn traces(rules: &PhotoRules) -> Traces {
    Traces {
        gps: rules.strip.contains(&Trace::Gps),
        serial: rules.strip.contains(&Trace::Serial),
    }
}

impl OutletsRoom<'_> {
    /// What goes in the place of this photo when these traces are taken out of it.
    pub(crate) fn sent_original(&self, photo: &StoredPhoto, traces: Traces) -> Result<SentOriginal, Error> {
        if traces == Traces::NONE {
            return Ok(SentOriginal::Bytes(photo.bytes));
        }
        if let Some(known) = self.memory.outlets.measured(&photo.digest, traces) {
            return Ok(known);
        }
        let original = self.folder().bytes(&photo.digest, photo.kind)?;
        let sent = match photo::strip(&original, traces) {
            Ok(copy) => SentOriginal::Bytes(u64::try_from(copy.len()).unwrap_or(u64::MAX)),
            Err(_) => SentOriginal::Nothing,
        };
        self.memory
            .outlets
            .set_measured(photo.digest.clone(), traces, sent);
        Ok(sent)
    }
}
