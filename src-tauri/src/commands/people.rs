//! Who works here, and how the window looks and speaks.

use newsroom::{Profile, Settings, Started};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn start(desk: State<'_, Desk>) -> Answer<Started> {
    let newsroom = desk.open()?;
    newsroom
        .started()
        .map_err(|error| error.failure(newsroom.language()))
}

/// The store is damaged and its reader wants the newest good backup: what is damaged is kept aside.
#[tauri::command(async)]
pub(crate) fn rescue(desk: State<'_, Desk>) -> Answer<Started> {
    desk.rescue()?;
    start(desk)
}

#[tauri::command(async)]
pub(crate) fn set_profile(desk: State<'_, Desk>, profile: Profile) -> Answer<Profile> {
    ask(&desk, |newsroom| newsroom.set_profile(&profile))?;
    Ok(profile)
}

#[tauri::command(async)]
pub(crate) fn set_settings(desk: State<'_, Desk>, settings: Settings) -> Answer<Settings> {
    ask(&desk, |newsroom| newsroom.set_settings(&settings))?;
    Ok(settings)
}
