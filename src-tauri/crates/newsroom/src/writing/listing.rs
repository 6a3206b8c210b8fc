//! The list of stories, a page at a time, and how many stories are in each drawer of the desk.

use chrono::DateTime;
use store::{Copies, Filter, Order};
use story::Content;
use story::count::number;
use story::workflow::State;

use crate::Error;
use crate::rooms::WritingRoom;
use crate::rows::{drawer, is_waiting, story_row};
use crate::views::{Drawer, DrawerCount, LeadPhoto, ListOrder, ListPage, ListQuery};

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
            false => small(store.story_count(&filter)?),
        };
        let since = asked
            .since
            .iter()
            .map(|moment| match DateTime::from_timestamp_millis(*moment) {
                Some(moment) => Ok(small(store.changed_since(&filter, moment)?)),
                None => Ok(0),
            })
            .collect::<Result<_, Error>>()?;
        drop(store);
        let rows = page.into_iter().map(|story| story_row(self.mended(story)));
        Ok(ListPage {
            rows: rows.collect(),
            found,
            since,
        })
    }

    /// The photo that each of these stories is recognised by. One that cannot be read has none: what is wrong with it is told when
    /// it is opened.
    pub fn lead_photos(&self, ids: &[String]) -> Vec<LeadPhoto> {
        let lead = |id: &String| {
            let read = self.store().working(id);
            let content = read
                .ok()
                .and_then(|working| Content::from_json(&working.bytes).ok());
            let chosen = content.iter().flat_map(Content::chosen);
            let lead = chosen
                .map(|(_, figure)| figure)
                .find(|figure| figure.photo.is_some());
            LeadPhoto {
                story: id.clone(),
                photo: lead.and_then(|figure| figure.photo.clone()),
                framing: lead.map(|figure| figure.framing),
            }
        };
        ids.iter().map(lead).collect()
    }

    /// How many stories are in each drawer.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn count_stories(&self) -> Result<Vec<DrawerCount>, Error> {
        let counts = self.store().state_counts()?;
        let of = |wanted: Drawer| {
            let both = counts
                .iter()
                .flat_map(|one| [(one.state, false, one.own), (one.state, true, one.copies)]);
            let here = both.filter(|(state, copy, _)| drawer(*state, *copy) == wanted);
            let waiting = here.clone().filter(|(state, copy, _)| is_waiting(*state, *copy));
            DrawerCount {
                drawer: wanted,
                stories: total(here),
                waiting: total(waiting),
            }
        };
        Ok(Drawer::ALL.map(of).to_vec())
    }
}

fn total(counts: impl Iterator<Item = (State, bool, u64)>) -> u32 {
    small(counts.map(|(_, _, stories)| stories).sum())
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
        order: match asked.order {
            ListOrder::Changed => Order::Changed,
            ListOrder::Begun => Order::Begun,
            ListOrder::Length => Order::Length,
        },
        from: asked.from,
        limit: Some(asked.most),
    }
}
