//! The person who works here, and the window's look and language.

use std::collections::BTreeMap;

use newsroom::{Profile, Settings, Started};
use tauri::{AppHandle, Emitter, State};

use super::{Answer, ask};
use crate::desk::Desk;
use crate::life;

#[tauri::command(async)]
pub(crate) fn start(app: AppHandle, desk: State<'_, Desk>) -> Answer<Started> {
    let page = app.clone();
    let newsroom = desk.open(move |carried| {
        // A page that is gone gets no events; the rows hold the same.
        let _ = page.emit("outbox", carried);
    })?;
    let started = newsroom
        .started()
        .map_err(|error| error.failure(newsroom.language()))?;
    life::wear(&app, started.settings.theme);
    Ok(started)
}

/// The store is damaged and its reader wants the newest good backup: the damaged one is kept aside.
#[tauri::command(async)]
pub(crate) fn rescue(app: AppHandle, desk: State<'_, Desk>) -> Answer<Started> {
    desk.rescue()?;
    start(app, desk)
}

#[tauri::command(async)]
pub(crate) fn set_profile(desk: State<'_, Desk>, profile: Profile) -> Answer<Profile> {
    ask(&desk, |newsroom| newsroom.set_profile(&profile))?;
    Ok(profile)
}

#[tauri::command(async)]
pub(crate) fn set_settings(app: AppHandle, desk: State<'_, Desk>, settings: Settings) -> Answer<Settings> {
    life::wear(&app, settings.theme);
    ask(&desk, |newsroom| newsroom.set_settings(&settings))?;
    Ok(settings)
}

/// How the characters of titles are read, for the palette.
#[tauri::command(async)]
pub(crate) fn readings(characters: &str) -> BTreeMap<char, Vec<String>> {
    newsroom::readings(characters)
}
