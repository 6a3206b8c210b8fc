//! A photo put in another's place: what its file says of when and by whom it was taken comes with it. Where the figure says
//! something else than its old photo's file did, a person wrote that, and a person decides.
//!
//! See docs/decisions/replacing-a-photo.md.

use std::collections::BTreeMap;

use serde::Serialize;
use story::{Fact, FactUse, Figure};
use ts_rs::TS;

use crate::Error;
use crate::error::Differing;
use crate::pictures::facts;
use crate::rooms::PicturesRoom;

/// What becomes of facts that a person wrote and that a new photo's file contradicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Nothing is done before somebody says.
    Ask,
    /// What was written stays.
    Keep,
    /// What the file says takes its place.
    Take,
}

/// What a new photo brings to a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Exchange {
    /// The facts that come with the photo: those that its file says, and empty ones where it says nothing and the old
    /// file did.
    pub facts: BTreeMap<Fact, String>,
    /// What a person wrote and the new file says otherwise.
    pub differing: Vec<Differing>,
}

impl PicturesRoom<'_> {
    /// What `photo`, which just came in, brings to a figure whose photo it takes the place of.
    ///
    /// # Errors
    /// When the store cannot be read. An old photo that is lost or damaged says nothing, so that all it may have said is asked.
    pub fn exchange(&self, figure: &Figure, photo: &Figure) -> Result<Exchange, Error> {
        Ok(weigh(figure, &self.said_by_file(figure)?, photo))
    }

    /// What the file of a figure's photo says of itself.
    fn said_by_file(&self, figure: &Figure) -> Result<Figure, Error> {
        let Some(digest) = &figure.photo else {
            return Ok(Figure::default());
        };
        let Some(row) = self.store().find_photo(digest)? else {
            return Ok(Figure::default());
        };
        let read = match self.folder().bytes(digest, row.kind) {
            Err(store::Error::Damaged { .. } | store::Error::Missing { .. }) => return Ok(Figure::default()),
            other => photo::inspect(&other?),
        };
        Ok(read.map_or_else(|_| Figure::default(), |old| facts::figure(old, self.language())))
    }
}

/// Lays the three side by side: what the figure says, what its old file said, what the new one says.
fn weigh(figure: &Figure, old: &Figure, new: &Figure) -> Exchange {
    let mut exchange = Exchange::default();
    for fact in Fact::with(FactUse::Exchange) {
        let (here, was, there) = (fact.text(figure), fact.text(old), fact.text(new));
        // What a person put in the place of the old file's words stands for the same words of the new one.
        if here == there || was == there {
            continue;
        }
        let by_nobody = here.is_empty() || here == was;
        if by_nobody {
            exchange.facts.insert(fact, there.to_owned());
        } else if !there.is_empty() {
            exchange.differing.push(Differing {
                field: fact,
                here: here.to_owned(),
                there: there.to_owned(),
            });
        }
    }
    exchange
}

/// Puts what the photo brings on the figure.
///
/// # Errors
/// [`Error::PhotoDiffers`] where somebody has to say first.
pub(crate) fn bring(figure: &mut Figure, exchange: Exchange, written: Written) -> Result<(), Error> {
    let mut facts = exchange.facts;
    match written {
        Written::Ask if !exchange.differing.is_empty() => {
            return Err(Error::PhotoDiffers {
                differing: exchange.differing,
            });
        }
        Written::Ask | Written::Keep => {}
        Written::Take => facts.extend(exchange.differing.into_iter().map(|one| (one.field, one.there))),
    }
    for (fact, value) in facts {
        if let Some(text) = fact.text_mut(figure) {
            *text = value;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(taken: &str, photographer: &str) -> Figure {
        Figure {
            taken: taken.to_owned(),
            photographer: photographer.to_owned(),
            ..Figure::default()
        }
    }

    #[test]
    fn what_nobody_wrote_comes_from_the_new_file() {
        let old = taken("2026-11-20T09:35:00", "彭彤");
        let new = taken("2026-11-21T14:20:00", "");
        let brought = weigh(&old, &old, &new);
        let facts = [(Fact::Photographer, ""), (Fact::Taken, "2026-11-21T14:20:00")];
        assert_eq!(
            brought.facts,
            facts.map(|(fact, value)| (fact, value.to_owned())).into()
        );
        assert_eq!(brought.differing, []);
    }

    #[test]
    fn what_a_person_put_right_in_both_files_stays_right() {
        let (here, file) = (taken("2026-11-20", "林溪"), taken("2026-11-20", "NIKON"));
        assert_eq!(weigh(&here, &file, &file), Exchange::default());
    }

    #[test]
    fn what_a_person_wrote_is_asked_where_the_new_file_says_otherwise() {
        let here = taken("2026-11-20", "林溪");
        let (old, new) = (taken("2026-11-20T09:35:00", ""), taken("2026-11-21T14:20:00", ""));
        let brought = weigh(&here, &old, &new);
        assert_eq!(brought.facts, BTreeMap::new(), "a silent file contradicts nobody");
        let [differing] = brought.differing.as_slice() else {
            panic!("one fact differs, not {:?}", brought.differing);
        };
        assert_eq!(
            (differing.field, differing.here.as_str(), differing.there.as_str()),
            (Fact::Taken, "2026-11-20", "2026-11-21T14:20:00")
        );
        let mut kept = here.clone();
        assert!(bring(&mut kept, brought.clone(), Written::Ask).is_err());
        bring(&mut kept, brought.clone(), Written::Keep).unwrap();
        assert_eq!(kept, here);
        bring(&mut kept, brought, Written::Take).unwrap();
        assert_eq!(kept.taken, new.taken);
    }
}
