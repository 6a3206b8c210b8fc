//! Export: target, progress, stopping.

use std::path::{Path, PathBuf};

use newsroom::{Exported, Failure, Format, Order, Progress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ask_long, followed};
use crate::desk::Desk;

#[tauri::command]
pub(crate) async fn choose_folder(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<PathBuf>> {
    ask_long(&desk, move |_| {
        let folder = app.dialog().file().blocking_pick_folder();
        Ok(folder.and_then(|folder| folder.into_path().ok()))
    })
    .await
}

#[tauri::command]
pub(crate) async fn export_story(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    to: PathBuf,
    formats: Vec<Format>,
    outlet: Option<String>,
    version: u64,
    channel: Channel<Progress>,
) -> Answer<Exported> {
    followed(app, desk, channel, move |newsroom, watch| {
        let outlet = outlet.map(|name| newsroom.outlets().find(&name)).transpose()?;
        let order = Order {
            outlet: outlet.as_ref(),
            formats: &formats,
            version: Some(version),
            ..Order::default()
        };
        newsroom.exporting().export(&id, &to, &order, watch)
    })
    .await
}

#[tauri::command(async)]
pub(crate) fn cancel_export(desk: State<'_, Desk>) {
    desk.cancel_export();
}

/// Shows a written package in the system's file manager.
#[tauri::command(async)]
pub(crate) fn reveal(path: String) -> Answer<()> {
    tauri_plugin_opener::reveal_item_in_dir(Path::new(&path))
        .map_err(|error| Failure::new(newsroom::Code::Internal, error.to_string()))
}

/// 审批单: the decisions on the story, printed.
#[tauri::command]
pub(crate) async fn print_approval(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let story = id.clone();
    ask_long(&desk, move |newsroom| {
        newsroom.signing().approval_page(&story).map(drop)
    })
    .await?;
    crate::proof::print(&app, &format!("{id}{}", crate::proof::APPROVAL))
        .map_err(|error| Failure::new(newsroom::Code::Internal, error.to_string()))
}

/// The page is made once before, so that an error is shown in the calling window.
#[tauri::command]
pub(crate) async fn print_story(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let story = id.clone();
    ask_long(&desk, move |newsroom| {
        newsroom.exporting().as_html(&story).map(drop)
    })
    .await?;
    crate::proof::print(&app, &id).map_err(|error| Failure::new(newsroom::Code::Internal, error.to_string()))
}
