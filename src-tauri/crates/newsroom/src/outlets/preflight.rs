//! Preflight of a stored story: what the outlets a person has would send it back for.

use std::collections::BTreeMap;

use outlet::{Outlet, Preflight, SentPhoto, preflight};
use story::{Content, FigureId};

use crate::Error;
use crate::outlets::sent_originals::traces;
use crate::pictures::framing::pixels;
use crate::rooms::OutletsRoom;

impl OutletsRoom<'_> {
    /// What an outlet would send this story back for; without a name, what each would.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::BadOutlet`], or when the story cannot be read.
    pub fn preflight(&self, id: &str, outlet: Option<&str>) -> Result<Vec<Preflight>, Error> {
        let outlets = match outlet {
            Some(name) => vec![self.find(name)?],
            None => {
                let sheets = self.list()?.sheets;
                sheets.into_iter().filter_map(|sheet| sheet.outlet).collect()
            }
        };
        let content = self.writing().content(id)?;
        let looked = outlets.iter().map(|outlet| {
            let photos = self.sent_photos(&content, outlet)?;
            Ok(preflight(outlet, &content, &photos, self.language()))
        });
        looked.collect()
    }

    /// The photos of the placed figures as this outlet would get them, without those that the store lacks.
    fn sent_photos(
        &self,
        content: &Content,
        outlet: &Outlet,
    ) -> Result<BTreeMap<FigureId, SentPhoto>, Error> {
        let mut photos = BTreeMap::new();
        for figure in content.placed() {
            let Some(digest) = &figure.photo else { continue };
            let Some(photo) = self.store().find_photo(digest)? else {
                continue;
            };
            let sent = SentPhoto {
                shown: pixels(&figure.framing).shown((photo.width, photo.height)),
                sent: self.sent_original(&photo, traces(&outlet.photos))?,
                bytes: photo.bytes,
                kind: photo.kind,
            };
            photos.insert(figure.id.clone(), sent);
        }
        Ok(photos)
    }
}
