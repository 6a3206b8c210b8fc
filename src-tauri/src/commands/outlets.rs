//! Outlets: their profiles, what they would send a piece back for, and the text for a WeChat account.

use newsroom::{OutletForm, OutletSheet, OutletSheets, Preflight, WechatText};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn outlets(desk: State<'_, Desk>) -> Answer<OutletSheets> {
    ask(&desk, |newsroom| newsroom.outlets().list())
}

/// A profile as a form, with one field changed where one is named; nothing is kept.
#[tauri::command(async)]
pub(crate) fn outlet_form(
    desk: State<'_, Desk>,
    toml: String,
    field: Option<String>,
    text: String,
) -> Answer<OutletForm> {
    ask(&desk, |newsroom| {
        Ok(newsroom
            .outlets()
            .form(&toml, field.as_deref().map(|field| (field, text.as_str()))))
    })
}

/// `from` is the name it was kept under: "" for a new one.
#[tauri::command(async)]
pub(crate) fn save_outlet(desk: State<'_, Desk>, toml: String, from: Option<String>) -> Answer<OutletSheet> {
    ask(&desk, |newsroom| newsroom.outlets().save(&toml, from.as_deref()))
}

#[tauri::command(async)]
pub(crate) fn remove_outlet(desk: State<'_, Desk>, name: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.outlets().remove(&name))
}

#[tauri::command(async)]
pub(crate) fn restore_outlets(desk: State<'_, Desk>, name: Option<String>) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.outlets().restore(name.as_deref()))
}

#[tauri::command(async)]
pub(crate) fn preflight(desk: State<'_, Desk>, id: String) -> Answer<Vec<Preflight>> {
    ask(&desk, |newsroom| newsroom.outlets().preflight(&id, None))
}

#[tauri::command(async)]
pub(crate) fn wechat_text(desk: State<'_, Desk>, id: String) -> Answer<WechatText> {
    ask(&desk, |newsroom| newsroom.exporting().wechat_text(&id))
}
