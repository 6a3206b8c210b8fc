//! A photo put in another's place: what its file says about when and by whom it was taken comes with it. Where a fact of the
//! figure differs from the old photo's file, a person wrote it, and a person decides.
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
    /// Nothing is changed before a person decides.
    Ask,
    /// What was written stays.
    Keep,
    /// The new file's value takes its place.
    Take,
}

/// What changes in a figure with a new photo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Exchange {
    /// The facts that come with the photo: those in its file, and empty ones where it has none and the old file had one.
    pub facts: BTreeMap<Fact, String>,
    /// The facts that a person wrote and that the new file contradicts.
    pub differing: Vec<Differing>,
}

impl PicturesRoom<'_> {
    /// What `photo`, which was just taken in, changes in a figure whose photo it replaces.
    ///
    /// # Errors
    /// [`Error::Store`]. An old photo that is lost or damaged says nothing, so that all it may have said is asked.
    pub fn exchange(&self, figure: &Figure, photo: &Figure) -> Result<Exchange, Error> {
        Ok(weigh(figure, &self.said_by_file(figure)?, photo))
    }

    /// The facts in the file of a figure's photo.
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

/// Compares three values of each fact: the figure's, the old file's, and the new file's.
fn weigh(figure: &Figure, old: &Figure, new: &Figure) -> Exchange {
    let mut exchange = Exchange::default();
    for fact in Fact::with(FactUse::Exchange) {
        let (here, was, there) = (fact.text(figure), fact.text(old), fact.text(new));
        // Where the new file says the same as the old one, what a person wrote instead of it still applies.
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

/// Writes what the photo brings into the figure.
///
/// # Errors
/// [`Error::PhotoDiffers`] where a person has to decide first.
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
