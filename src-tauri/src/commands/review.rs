//! Review: packages that come in and are sent, changes, comments, signatures.

use std::path::PathBuf;

use newsroom::story::comment::Comment;
use newsroom::story::stages::{Chain, PostRole};
use newsroom::story::{Content, Place};
use newsroom::{
    Arrived, Consent, DecisionRequest, ExaminedPackage, KeyChange, KeyRow, MarkedUp, Progress, Proposal,
    Readiness, RegisterRow, ReviewedPage, SentPackage, Signed, Signing,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State, Url};
use tauri_plugin_dialog::DialogExt;

use super::request::{RawBody, RequestHeader};
use super::{Answer, ask, ask_long, followed};
use crate::desk::Desk;

/// The body is the page's state: `{content, decided}`.
#[tauri::command(async)]
pub(crate) fn mark_up(
    desk: State<'_, Desk>,
    story: RequestHeader<String>,
    body: RawBody<'_>,
) -> Answer<MarkedUp> {
    ask(&desk, |newsroom| {
        newsroom
            .review()
            .mark_up(&story.0, ReviewedPage::from_json(body.0)?)
    })
}

/// The body is a `DecisionRequest`, because it holds the text.
#[tauri::command(async)]
pub(crate) fn propose(
    desk: State<'_, Desk>,
    story: RequestHeader<String>,
    body: RawBody<'_>,
) -> Answer<Proposal> {
    ask(&desk, |newsroom| {
        newsroom
            .review()
            .propose(&story.0, DecisionRequest::from_json(body.0)?)
    })
}

#[tauri::command(async)]
pub(crate) fn filed_text(desk: State<'_, Desk>, id: String) -> Answer<Content> {
    ask(&desk, |newsroom| newsroom.review().filed_text(&id))
}

#[tauri::command(async)]
pub(crate) fn comment(
    desk: State<'_, Desk>,
    id: String,
    place: Place,
    from: u32,
    to: u32,
    text: String,
) -> Answer<Comment> {
    ask(&desk, |newsroom| {
        newsroom.review().comment_on_range(&id, place, (from, to), &text)
    })
}

#[tauri::command(async)]
pub(crate) fn reply(desk: State<'_, Desk>, id: String, comment: String, text: String) -> Answer<Comment> {
    ask(&desk, |newsroom| newsroom.review().reply(&id, &comment, &text))
}

#[tauri::command(async)]
pub(crate) fn resolve(desk: State<'_, Desk>, id: String, comment: String, resolved: bool) -> Answer<Comment> {
    ask(&desk, |newsroom| {
        newsroom.review().resolve(&id, &comment, resolved)
    })
}

/// The system's own dialog, for one package.
#[tauri::command]
pub(crate) async fn choose_package(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<PathBuf>> {
    ask_long(&desk, move |_| {
        let packages = app.dialog().file().add_filter("zip", &["zip", "ZIP"]);
        let picked = packages.blocking_pick_file();
        Ok(picked.and_then(|file| file.into_path().ok()))
    })
    .await
}

/// The packages the program was started with, or a second start was; each is taken once.
#[tauri::command(async)]
pub(crate) fn packages_waiting(desk: State<'_, Desk>) -> Vec<PathBuf> {
    desk.take_waiting(true)
}

/// A package by its path or, as a drop names it, its address.
#[tauri::command]
pub(crate) async fn receive(
    app: AppHandle,
    desk: State<'_, Desk>,
    package: String,
    consent: Option<String>,
    channel: Channel<Progress>,
) -> Answer<Arrived> {
    let path = Url::parse(&package)
        .ok()
        .and_then(|address| address.to_file_path().ok())
        .unwrap_or_else(|| PathBuf::from(package));
    followed(app, desk, channel, move |newsroom, watch| {
        newsroom
            .review()
            .receive(&path, &Consent::of(consent.as_deref()), watch)
    })
    .await
}

/// Looks at a package by its path and takes nothing in.
#[tauri::command]
pub(crate) async fn verify_package(
    app: AppHandle,
    desk: State<'_, Desk>,
    package: PathBuf,
    channel: Channel<Progress>,
) -> Answer<ExaminedPackage> {
    followed(app, desk, channel, move |newsroom, watch| {
        newsroom.exporting().examined(&package, watch)
    })
    .await
}

/// Trusts a key by the number that a person compared with its owner.
#[tauri::command(async)]
pub(crate) fn trust_key(desk: State<'_, Desk>, number: String) -> Answer<KeyChange> {
    ask(&desk, |newsroom| newsroom.signing().trust_key(&number))
}

/// Retires a key: it proves what it signed before, and nothing new.
#[tauri::command(async)]
pub(crate) fn retire_key(desk: State<'_, Desk>, number: String) -> Answer<KeyChange> {
    ask(&desk, |newsroom| newsroom.signing().retire_key(&number))
}

/// Forgets a key.
#[tauri::command(async)]
pub(crate) fn forget_key(desk: State<'_, Desk>, number: String) -> Answer<KeyChange> {
    ask(&desk, |newsroom| newsroom.signing().forget_key(&number))
}

/// Every key that is known here.
#[tauri::command(async)]
pub(crate) fn known_keys(desk: State<'_, Desk>) -> Answer<Vec<KeyRow>> {
    ask(&desk, |newsroom| newsroom.signing().known_keys())
}

/// Every file that came.
#[tauri::command(async)]
pub(crate) fn register(desk: State<'_, Desk>) -> Answer<Vec<RegisterRow>> {
    ask(&desk, |newsroom| newsroom.review().register())
}

/// The text that an entry of the register brought; nothing where the file could not be read.
#[tauri::command(async)]
pub(crate) fn registered_text(desk: State<'_, Desk>, number: u32) -> Answer<Option<String>> {
    ask(&desk, |newsroom| newsroom.review().registered_text(number.into()))
}

/// Writes the filing (送审, 转交) or, with `back`, the return (退改) into the folder.
#[tauri::command]
pub(crate) async fn send_story(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    to: PathBuf,
    back: bool,
    version: u64,
    channel: Channel<Progress>,
) -> Answer<SentPackage> {
    followed(app, desk, channel, move |newsroom, watch| {
        if back {
            newsroom.review().return_story(&id, &to, Some(version), watch)
        } else {
            newsroom.review().file(&id, &to, Some(version), watch)
        }
    })
    .await
}

/// Opens, or makes, the key of the person who works here.
#[tauri::command(async)]
pub(crate) fn use_passphrase(desk: State<'_, Desk>, passphrase: String) -> Answer<()> {
    ask(&desk, |newsroom| {
        newsroom.signing().use_passphrase(passphrase);
        Ok(())
    })
}

/// What is missing before this person can sign. The system may ask for the keychain's password meanwhile.
#[tauri::command(async)]
pub(crate) fn signing_readiness(desk: State<'_, Desk>, name: String) -> Answer<Readiness> {
    ask(&desk, |newsroom| newsroom.signing().readiness(&name))
}

#[tauri::command(async)]
pub(crate) fn sign(
    desk: State<'_, Desk>,
    id: String,
    role: PostRole,
    stage: u8,
    by: String,
    back: Option<String>,
    anyway: bool,
    version: u64,
) -> Answer<Signed> {
    ask(&desk, |newsroom| {
        let signing = Signing {
            role,
            stage,
            by,
            back,
            despite_comments: anyway,
            version: Some(version),
        };
        newsroom.signing().sign(&id, &signing)
    })
}

#[tauri::command(async)]
pub(crate) fn set_chain(desk: State<'_, Desk>, chain: Chain) -> Answer<Chain> {
    ask(&desk, |newsroom| {
        newsroom.signing().set_chain(chain)?;
        newsroom.signing().chain()
    })
}
