//! Before a piece goes to outlets: what each would send it back for, what it had before, and what a person should weigh. It only
//! reads.

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

/// What a person should know before a piece goes to one outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SubmissionPreview {
    /// The outlet's name.
    pub outlet: String,
    /// What people call it.
    pub title: String,
    /// What it would send the piece back for.
    pub flags: Vec<Flag>,
    /// The deliveries of this piece that it has and that were not withdrawn, the newest first: the new one may replace, correct
    /// or withdraw one of them.
    pub earlier: Vec<DeliveryRow>,
    /// A delivery of this piece that is still on its way there.
    pub open: Option<DeliveryRow>,
    /// A sentence where stages of its chain have not passed it: the person has to say that it is sent. Empty where they have, or
    /// where no chain is asked.
    pub unreviewed: String,
    /// Until when the piece must not be published, RFC 3339; empty where there is no embargo or it is over. The person has to say
    /// whether it waits until then.
    pub embargo: String,
    /// Warnings as sentences: 一稿多投, a wire without encryption, and the like.
    pub warnings: Vec<String>,
}

impl DeliveryRoom<'_> {
    /// Collects what a person should know before a piece goes to these outlets at once.
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
