//! Captions, the people in them, facts on many photos at once, and codes. The window puts the results on its page itself, so that
//! it is one step of undo.

use newsroom::story::Figure;
use newsroom::{Exchange, Expanded, LookedAt, StampLine, Stamped};
use tauri::State;

use super::{Answer, ask};
use crate::desk::Desk;

#[tauri::command(async)]
pub(crate) fn look_at_caption(
    desk: State<'_, Desk>,
    figure: Figure,
    number: u32,
    tongue: String,
) -> Answer<LookedAt> {
    ask(&desk, |newsroom| {
        newsroom.pictures().look_at_caption(&figure, number, &tongue)
    })
}

/// The facts that each of these figures of the stored text would get.
#[tauri::command(async)]
pub(crate) fn preview_stamp(
    desk: State<'_, Desk>,
    id: String,
    figures: Vec<String>,
    lines: Vec<StampLine>,
) -> Answer<Vec<Stamped>> {
    ask(&desk, |newsroom| {
        newsroom.stationery().preview_stamp(&id, &figures, &lines)
    })
}

#[tauri::command(async)]
pub(crate) fn paste_facts(desk: State<'_, Desk>, from: Figure, onto: Vec<Figure>) -> Answer<Vec<Figure>> {
    ask(&desk, |_| {
        Ok(onto.iter().map(|one| newsroom::paste_facts(&from, one)).collect())
    })
}

/// The facts that a new photo brings to a figure whose photo it replaces.
#[tauri::command(async)]
pub(crate) fn exchange(desk: State<'_, Desk>, figure: Figure, photo: Figure) -> Answer<Exchange> {
    ask(&desk, |newsroom| newsroom.pictures().exchange(&figure, &photo))
}

#[tauri::command(async)]
pub(crate) fn snapshot_facts(desk: State<'_, Desk>, figure: Figure) -> Answer<Vec<StampLine>> {
    ask(&desk, |_| Ok(newsroom::snapshot(&figure)))
}

#[tauri::command(async)]
pub(crate) fn expand_codes(desk: State<'_, Desk>, text: String) -> Answer<Expanded> {
    ask(&desk, |newsroom| newsroom.stationery().expand_codes(&text))
}
