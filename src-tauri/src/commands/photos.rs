//! Photos: pasted, dropped, picked. The window puts the figures into its document itself, so that one undo takes
//! them out again.

use std::ops::ControlFlow;
use std::path::PathBuf;

use newsroom::story::OriginalKind;
use newsroom::{Arriving, PhotoResult};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State, Url};
use tauri_plugin_dialog::DialogExt;

use super::request::{RawBody, RequestHeader};
use super::{Answer, ask, ask_long};
use crate::desk::Desk;

/// The body is the bytes of one pasted or dropped file.
#[tauri::command(async)]
pub(crate) fn add_photo(
    desk: State<'_, Desk>,
    name: RequestHeader<String>,
    body: RawBody<'_>,
) -> Answer<PhotoResult> {
    ask(&desk, |newsroom| {
        Ok(newsroom.pictures().add_photo(&name.0, body.0))
    })
}

/// Files that a drop named by address, as WebKitGTK does where it hands over no bytes.
#[tauri::command]
pub(crate) async fn add_photo_uris(
    app: AppHandle,
    desk: State<'_, Desk>,
    uris: Vec<String>,
    channel: Channel<Arriving>,
) -> Answer<Vec<PhotoResult>> {
    let paths = uris
        .iter()
        .filter_map(|uri| Url::parse(uri).ok()?.to_file_path().ok())
        .collect();
    add_files(app, &desk, paths, channel).await
}

#[tauri::command]
pub(crate) async fn pick_photos(
    app: AppHandle,
    desk: State<'_, Desk>,
    channel: Channel<Arriving>,
) -> Answer<Vec<PhotoResult>> {
    let dialog = app.clone();
    let picked = ask_long(&desk, move |_| {
        let names: Vec<&str> = OriginalKind::ALL.iter().map(|kind| kind.row().title).collect();
        let endings = endings();
        let photos = dialog.dialog().file().add_filter(
            names.join(", "),
            &endings.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        Ok(photos.blocking_pick_files().unwrap_or_default())
    })
    .await?;
    let paths = picked
        .into_iter()
        .filter_map(|file| file.into_path().ok())
        .collect();
    add_files(app, &desk, paths, channel).await
}

/// Photos that were taken in stay; no further one is begun.
#[tauri::command(async)]
pub(crate) fn cancel_intake(desk: State<'_, Desk>) {
    desk.cancel_intake();
}

/// The page reports that a photo that just came in is on the screen.
#[tauri::command]
pub(crate) fn photo_seen(desk: State<'_, Desk>, digest: &str) {
    desk.first_sight.seen(digest);
}

/// The endings that the dialog shows first, in letters of both sizes. A file's real kind is read from its bytes.
fn endings() -> Vec<String> {
    let kinds = OriginalKind::ALL.iter();
    let endings = kinds.flat_map(|kind| kind.row().endings);
    endings
        .flat_map(|ending| [(*ending).to_owned(), ending.to_uppercase()])
        .collect()
}

async fn add_files(
    app: AppHandle,
    desk: &Desk,
    paths: Vec<PathBuf>,
    channel: Channel<Arriving>,
) -> Answer<Vec<PhotoResult>> {
    desk.begin_intake();
    ask_long(desk, move |newsroom| {
        let desk = app.state::<Desk>();
        let total = paths.len();
        let news = |result| Arriving { total, result };
        // The answer holds them all; a window that is gone needs no events.
        let _ = channel.send(news(None));
        let mut results = Vec::new();
        newsroom.pictures().add_photo_files(&paths, &mut |result| {
            let tell = || {
                let _ = channel.send(news(Some(result.clone())));
            };
            match &result.added {
                Some(added) if results.is_empty() => {
                    desk.first_sight.after_telling(added.photo.digest.as_str(), tell);
                }
                _ => tell(),
            }
            results.push(result);
            if desk.intake_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        Ok(results)
    })
    .await
}
