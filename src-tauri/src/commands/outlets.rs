//! Outlets: their profiles, what they would send a piece back for, and the text for a WeChat account.

use newsroom::{OutletSheet, OutletSheets, Preflight, ReadOutlet, WechatText};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn outlets(desk: State<'_, Desk>) -> Answer<OutletSheets> {
    ask(&desk, newsroom::Newsroom::outlets)
}

/// What a profile says, or what is wrong with it, while it is typed.
#[tauri::command(async)]
pub(crate) fn read_outlet(desk: State<'_, Desk>, toml: String) -> Answer<ReadOutlet> {
    ask(&desk, |newsroom| Ok(newsroom.read_outlet(&toml)))
}

#[tauri::command(async)]
pub(crate) fn save_outlet(desk: State<'_, Desk>, toml: String, from: Option<String>) -> Answer<OutletSheet> {
    ask(&desk, |newsroom| newsroom.save_outlet(&toml, from.as_deref()))
}

#[tauri::command(async)]
pub(crate) fn remove_outlet(desk: State<'_, Desk>, name: String) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.remove_outlet(&name))
}

#[tauri::command(async)]
pub(crate) fn restore_outlets(desk: State<'_, Desk>, name: Option<String>) -> Answer<()> {
    ask(&desk, |newsroom| newsroom.restore_outlet(name.as_deref()))
}

#[tauri::command(async)]
pub(crate) fn preflight(desk: State<'_, Desk>, id: String) -> Answer<Vec<Preflight>> {
    ask(&desk, |newsroom| newsroom.preflight(&id, None))
}

#[tauri::command(async)]
pub(crate) fn wechat_text(desk: State<'_, Desk>, id: String) -> Answer<WechatText> {
    ask(&desk, |newsroom| newsroom.wechat_text(&id))
}
