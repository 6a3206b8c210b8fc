//! The list of stories, a page at a time, and how many stories are in each drawer of the desk.

use store::{Copies, Filter, StateCount};
use story::count::number;
use story::workflow::State;

use crate::Error;
use crate::rooms::WritingRoom;
use crate::rows::{drawer, story_row};
use crate::views::{Drawer, DrawerCount, ListPage, ListQuery};

impl Drawer {
    /// Every drawer, in the order a piece travels.
    const ALL: [Self; 7] = [
        Self::Draft,
        Self::Filed,
        Self::Returned,
        Self::SignedOff,
        Self::Delivered,
        Self::Received,
        Self::Spiked,
    ];
}

impl WritingRoom<'_> {
    /// A page of the list.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn list_stories(&self, asked: &ListQuery) -> Result<ListPage, Error> {
        let filter = filter(asked);
        let store = self.store();
        let page = store.stories(&filter)?;
        // The first page of a small store has them all.
        let is_all = asked.from == 0 && number(page.len()) < asked.most;
        let found = match is_all {
            true => number(page.len()),
            false => u32::try_from(store.story_count(&filter)?).unwrap_or(u32::MAX),
        };
        drop(store);
        let rows = page.into_iter().map(|story| story_row(self.mended(story)));
        Ok(ListPage {
            rows: rows.collect(),
            found,
        })
    }

    /// How many stories are in each drawer.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn count_stories(&self) -> Result<Vec<DrawerCount>, Error> {
        let counts = self.store().state_counts()?;
        let of = |wanted: Drawer| {
            let here = |one: &StateCount| {
                let own = [(false, one.own), (true, one.copies)];
                let counted = own
                    .into_iter()
                    .filter(|(copy, _)| drawer(one.state, *copy) == wanted);
                counted.map(|(_, stories)| stories).sum::<u64>()
            };
            DrawerCount {
                drawer: wanted,
                stories: u32::try_from(counts.iter().map(here).sum::<u64>()).unwrap_or(u32::MAX),
            }
        };
        Ok(Drawer::ALL.map(of).to_vec())
    }
}

/// What the store is asked: the states whose stories are kept there, and whether copies are meant.
fn filter(asked: &ListQuery) -> Filter {
    let kept = |wanted: Drawer, copy: bool| -> Vec<State> {
        let states = State::ALL.into_iter();
        states.filter(|state| drawer(*state, copy) == wanted).collect()
    };
    let (states, copies) = match asked.drawer {
        None if asked.spiked => (Vec::new(), Copies::Too),
        None => {
            let states = State::ALL.into_iter();
            (
                states.filter(|state| *state != State::Spiked).collect(),
                Copies::Too,
            )
        }
        Some(Drawer::Spiked) => (kept(Drawer::Spiked, false), Copies::Too),
        Some(Drawer::Received) => (kept(Drawer::Received, true), Copies::Only),
        Some(
            own @ (Drawer::Draft | Drawer::Filed | Drawer::Returned | Drawer::SignedOff | Drawer::Delivered),
        ) => (kept(own, false), Copies::Not),
    };
    Filter {
        states,
        copies,
        words: asked.words.split_whitespace().map(str::to_owned).collect(),
        from: asked.from,
        limit: Some(asked.most),
    }
}
