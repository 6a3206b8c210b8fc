//! 待发 and 收件: deliveries to outlets, packages that come back from them, and the connections to them.

use std::path::PathBuf;

use newsroom::{
    Adoption, Amending, Arrived, ConnectionTest, Consent, Delivering, DeliveryRow, InboxState, Progress,
    Queued, Relation, Secrets, StoryLine, StoryRow, Stranger, SubmissionPreview, WatchedInbox,
};
use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ask, ask_long, followed};
use crate::desk::Desk;

/// An outlet that a piece goes to, and what that does to an earlier delivery.
#[derive(Deserialize)]
pub(crate) struct Addressed {
    outlet: String,
    amends: Option<Amends>,
}

/// An earlier delivery, and what is done to it.
#[derive(Deserialize)]
struct Amends {
    how: Relation,
    delivery: String,
    reason: String,
}

/// A person's consent before a delivery.
#[derive(Deserialize, Clone, Copy)]
pub(crate) struct DeliveryConsent {
    /// It is sent although stages of its chain have not passed it.
    unreviewed: bool,
    /// It waits until its embargo is over.
    hold: bool,
    /// It is sent now although its embargo is not over.
    despite_embargo: bool,
}

#[tauri::command(async)]
pub(crate) fn look_ahead(
    desk: State<'_, Desk>,
    id: String,
    outlets: Vec<String>,
) -> Answer<Vec<SubmissionPreview>> {
    ask(&desk, |newsroom| newsroom.delivery().look_ahead(&id, &outlets))
}

/// Queues the story for each outlet. Deliveries queued before a failing one stay queued.
#[tauri::command]
pub(crate) async fn deliver(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    to: Vec<Addressed>,
    version: u64,
    consent: DeliveryConsent,
    channel: Channel<Progress>,
) -> Answer<Vec<Queued>> {
    let queued = followed(app, desk.clone(), channel, move |newsroom, watch| {
        let mut queued = Vec::new();
        for one in &to {
            let wanted = Delivering {
                outlet: &one.outlet,
                amends: one.amends.as_ref().map(|amends| Amending {
                    relation: amends.how,
                    delivery: &amends.delivery,
                    reason: &amends.reason,
                }),
                unreviewed: consent.unreviewed,
                hold: consent.hold,
                despite_embargo: consent.despite_embargo,
                version: Some(version),
            };
            queued.push(newsroom.delivery().deliver(&id, &wanted, watch)?);
        }
        Ok(queued)
    })
    .await;
    desk.ring();
    queued
}

#[tauri::command(async)]
pub(crate) fn outbox(desk: State<'_, Desk>) -> Answer<Vec<DeliveryRow>> {
    ask(&desk, |newsroom| newsroom.delivery().outbox())
}

#[tauri::command(async)]
pub(crate) fn earlier_deliveries(desk: State<'_, Desk>, before: String) -> Answer<Vec<DeliveryRow>> {
    ask(&desk, |newsroom| newsroom.delivery().earlier_deliveries(&before))
}

#[tauri::command(async)]
pub(crate) fn story_line(desk: State<'_, Desk>, id: String) -> Answer<StoryLine> {
    ask(&desk, |newsroom| newsroom.delivery().story_line(&id))
}

#[tauri::command(async)]
pub(crate) fn deliveries_of(desk: State<'_, Desk>, story: String) -> Answer<Vec<DeliveryRow>> {
    ask(&desk, |newsroom| newsroom.delivery().deliveries_of(&story))
}

#[tauri::command(async)]
pub(crate) fn pause_delivery(desk: State<'_, Desk>, id: String) -> Answer<DeliveryRow> {
    ask(&desk, |newsroom| newsroom.delivery().pause(&id))
}

/// Sends it now, even if it is not due or waits for something.
#[tauri::command(async)]
pub(crate) fn retry_delivery(desk: State<'_, Desk>, id: String) -> Answer<DeliveryRow> {
    let row = ask(&desk, |newsroom| newsroom.delivery().retry(&id));
    desk.ring();
    row
}

#[tauri::command(async)]
pub(crate) fn cancel_delivery(desk: State<'_, Desk>, id: String) -> Answer<(DeliveryRow, StoryRow)> {
    ask(&desk, |newsroom| newsroom.delivery().cancel(&id))
}

#[tauri::command(async)]
pub(crate) fn note_adoption(
    desk: State<'_, Desk>,
    id: String,
    adoption: Option<Adoption>,
    note: String,
) -> Answer<DeliveryRow> {
    ask(&desk, |newsroom| {
        newsroom.delivery().note_adoption(&id, adoption, &note)
    })
}

/// The network is back.
#[tauri::command(async)]
pub(crate) fn hurry_deliveries(desk: State<'_, Desk>) -> Answer<Vec<DeliveryRow>> {
    let hurried = ask(&desk, |newsroom| newsroom.delivery().hurry());
    desk.ring();
    hurried
}

/// 台账: the table of a month (`2026-11`, "" for all), saved where the person wants it; `name` is proposed for the file.
#[tauri::command]
pub(crate) async fn save_ledger(
    app: AppHandle,
    desk: State<'_, Desk>,
    month: String,
    name: String,
) -> Answer<Option<PathBuf>> {
    ask_long(&desk, move |newsroom| {
        let dialog = app
            .dialog()
            .file()
            .add_filter("CSV", &["csv"])
            .set_file_name(name);
        let chosen = dialog.blocking_save_file().and_then(|file| file.into_path().ok());
        let Some(path) = chosen else { return Ok(None) };
        newsroom.delivery().save_ledger(&month, &path)?;
        Ok(Some(path))
    })
    .await
}

#[tauri::command]
pub(crate) async fn try_outlet(desk: State<'_, Desk>, outlet: String) -> Answer<ConnectionTest> {
    ask_long(&desk, move |newsroom| {
        newsroom.delivery().try_outlet(&outlet, &mut go_on)
    })
    .await
}

#[tauri::command]
pub(crate) async fn trust_host(
    desk: State<'_, Desk>,
    outlet: String,
    stranger: Stranger,
) -> Answer<Vec<DeliveryRow>> {
    let lined_up = ask(&desk, |newsroom| {
        newsroom.delivery().trust_host(&outlet, &stranger)
    });
    desk.ring();
    lined_up
}

#[tauri::command(async)]
pub(crate) fn forget_host_key(desk: State<'_, Desk>, outlet: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.delivery().forget_host_key(&outlet))
}

#[tauri::command]
pub(crate) async fn has_secret(desk: State<'_, Desk>, outlet: String) -> Answer<bool> {
    ask_long(&desk, move |newsroom| newsroom.delivery().has_secret(&outlet)).await
}

/// Answers whether the keychain keeps the password, which else is good until the window closes; and the deliveries that waited
/// for it.
#[tauri::command]
pub(crate) async fn give_secret(
    desk: State<'_, Desk>,
    outlet: String,
    secret: String,
) -> Answer<(bool, Vec<DeliveryRow>)> {
    let given = ask_long(&desk, move |newsroom| {
        newsroom.delivery().give_secret(&outlet, &secret)
    })
    .await;
    desk.ring();
    given
}

#[tauri::command]
pub(crate) async fn forget_secret(desk: State<'_, Desk>, outlet: String) -> Answer<()> {
    ask_long(&desk, move |newsroom| newsroom.delivery().forget_secret(&outlet)).await
}

#[tauri::command(async)]
pub(crate) fn watched(desk: State<'_, Desk>) -> Answer<Vec<WatchedInbox>> {
    ask(&desk, |newsroom| newsroom.delivery().watched())
}

#[tauri::command(async)]
pub(crate) fn watch_outlet(
    desk: State<'_, Desk>,
    outlet: String,
    returns: bool,
    on: bool,
) -> Answer<Vec<WatchedInbox>> {
    ask(&desk, |newsroom| {
        newsroom.delivery().watch_outlet(&outlet, returns, on)
    })
}

/// The files at the watched places now.
#[tauri::command]
pub(crate) async fn look_round(desk: State<'_, Desk>) -> Answer<Vec<InboxState>> {
    ask_long(&desk, |newsroom| newsroom.delivery().look_round(&mut go_on)).await
}

#[tauri::command]
pub(crate) async fn claim(
    app: AppHandle,
    desk: State<'_, Desk>,
    outlet: String,
    name: String,
    returns: bool,
    consent: Option<String>,
    channel: Channel<Progress>,
) -> Answer<Arrived> {
    followed(app, desk, channel, move |newsroom, watch| {
        let consent = Consent::of(consent.as_deref());
        newsroom
            .delivery()
            .claim(&outlet, &name, returns, &consent, &Secrets::default(), watch)
    })
    .await
}

/// Puts the filing, or with `back` the return, where the receiving desk looks for it.
#[tauri::command]
pub(crate) async fn send_to(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    outlet: String,
    back: bool,
    version: u64,
    channel: Channel<Progress>,
) -> Answer<newsroom::SentPackage> {
    followed(app, desk, channel, move |newsroom, watch| {
        let secrets = Secrets::default();
        if back {
            newsroom
                .delivery()
                .return_to(&id, &outlet, Some(version), &secrets, watch)
        } else {
            newsroom
                .delivery()
                .file_to(&id, &outlet, Some(version), &secrets, watch)
        }
    })
    .await
}

fn go_on(_: Progress) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}
