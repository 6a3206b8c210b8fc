//! Before a piece goes to outlets: what each would send it back for, what it had before, and what a person should
//! weigh. It asks nothing and changes nothing.

use serde::Serialize;
use store::DeliveryState;
use story::check::Flag;
use ts_rs::TS;

use crate::delivery::amending::is_withdrawn;
use crate::delivery::embargo;
use crate::rooms::DeliveryRoom;
use crate::rows::local;
use crate::says::story::stage_names;
use crate::views::delivery::DeliveryRow;
use crate::{Error, says};
use press::Relation;

/// What lies ahead of a piece on its way to one outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SubmissionPreview {
    /// The outlet's name.
    pub outlet: String,
    /// What people call it.
    pub title: String,
    /// What it would send the piece back for.
    pub flags: Vec<Flag>,
    /// Those of this piece that it has and that were not withdrawn, the newest first: what goes now may take the place of
    /// one, correct it or withdraw it.
    pub earlier: Vec<DeliveryRow>,
    /// One that is still on its way to it.
    pub open: Option<DeliveryRow>,
    /// That stages of its chain have not passed it, as a sentence; sending it then has to be said. Empty where they have,
    /// or where none is asked.
    pub unreviewed: String,
    /// Until when the piece must not be published, RFC 3339; empty where that does not lie ahead. Whether it waits until then
    /// has to be said.
    pub embargo: String,
    /// 一稿多投, a road that anybody can listen to, and their kin.
    pub warnings: Vec<String>,
}

impl DeliveryRoom<'_> {
    /// Looks ahead for a piece that is to go to these outlets at once.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::BadOutlet`], [`Error::NoWire`], or when the story cannot be read.
    pub fn look_ahead(&self, id: &str, outlets: &[String]) -> Result<Vec<SubmissionPreview>, Error> {
        let language = self.language();
        let deliveries = self.of_story(id)?;
        let content = self.writing().content(id)?;
        let standing = self.signing().standing(id, &content)?;
        let embargo = embargo::ahead(&content, self.now());
        let unreviewed = if standing.may_send() {
            String::new()
        } else {
            let stages = stage_names(&standing.next, &standing.chain, language);
            language.pick(
                format!("{stages}还没有通过这一版；投出去，台账会记下未经审签。"),
                format!("It has not passed {stages}; if it goes, the ledger says that it went unreviewed."),
            )
        };
        let chosen = outlets.iter().map(|name| self.outlets().find(name));
        let chosen = chosen.collect::<Result<Vec<_>, _>>()?;
        let looked = chosen.iter().map(|outlet| {
            let mut warnings = Vec::new();
            if self.destination(outlet)?.is_open_to_eavesdroppers() {
                warnings.push(says::wire::eavesdroppers(&outlet.title, language));
            }
            warnings.extend(self.elsewhere(outlet, &deliveries));
            let together = chosen
                .iter()
                .filter(|other| other.name != outlet.name && outlet.exclusive);
            warnings
                .extend(together.map(|other| says::wire::together(&other.title, &outlet.title, language)));
            let here = deliveries
                .iter()
                .rev()
                .filter(|one| one.row.outlet == outlet.name);
            let earlier = here.clone().filter(|one| {
                one.row.state == DeliveryState::Delivered
                    && one.facts.amends != Some(Relation::Withdraws)
                    && !is_withdrawn(&one.row.guid, &deliveries)
            });
            let open = here.clone().find(|one| !one.row.state.is_over());
            let flags = self.outlets().preflight(id, Some(&outlet.name))?;
            Ok(SubmissionPreview {
                outlet: outlet.name.clone(),
                title: outlet.title.clone(),
                flags: flags.into_iter().flat_map(|one| one.flags).collect(),
                earlier: earlier.map(|one| one.shown(language)).collect(),
                open: open.map(|one| one.shown(language)),
                unreviewed: unreviewed.clone(),
                embargo: embargo.map(local).unwrap_or_default(),
                warnings,
            })
        });
        looked.collect()
    }
}
