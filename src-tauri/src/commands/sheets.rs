//! Photos on paper: the caption sheet out and back (图说表), the proof sheet (印样). The window puts a sheet's facts on the page,
//! so that it is one step of undo.

use std::path::{Path, PathBuf};

use newsroom::story::{Fact, FigureId};
use newsroom::{Overwrite, Progress, ProofSheet, SheetOf, SheetOrder, TakenSheet};
use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, Url};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ask_long, followed};
use crate::desk::Desk;
use crate::proof::{self, Paper};

/// The file that a caption sheet is written as.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SheetForm {
    Docx,
    Csv,
}

/// Asks where to and writes the sheet there, of all photos or of these. Answers where it is; null where the person cancelled.
/// `name` is proposed for the file, without its ending.
#[tauri::command]
pub(crate) async fn save_captions(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    form: SheetForm,
    name: String,
    photos: Option<Vec<String>>,
) -> Answer<Option<PathBuf>> {
    ask_long(&desk, move |newsroom| {
        let ending = match form {
            SheetForm::Docx => "docx",
            SheetForm::Csv => "csv",
        };
        let dialog = app
            .dialog()
            .file()
            .add_filter(ending, &[ending])
            .set_file_name(format!("{name}.{ending}"));
        let chosen = dialog.blocking_save_file().and_then(|file| file.into_path().ok());
        let Some(chosen) = chosen else { return Ok(None) };
        let to = ending_in(&chosen, ending);
        // The dialog asked before choosing an existing file; a path that got its ending here was not checked by it.
        let replace = to == chosen;
        newsroom
            .pictures()
            .write_captions(&id, &to, &SheetOrder { photos, replace })?;
        Ok(Some(to))
    })
    .await
}

/// The path with this ending, put behind where it has another.
fn ending_in(path: &Path, ending: &str) -> PathBuf {
    if path
        .extension()
        .is_some_and(|has| has.eq_ignore_ascii_case(ending))
    {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// The system's own dialog, for one filled sheet.
#[tauri::command]
pub(crate) async fn choose_captions(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<PathBuf>> {
    ask_long(&desk, move |_| {
        let sheets = app
            .dialog()
            .file()
            .add_filter("Word, CSV", &["docx", "csv", "DOCX", "CSV"]);
        let picked = sheets.blocking_pick_file();
        Ok(picked.and_then(|file| file.into_path().ok()))
    })
    .await
}

/// The story that a file, by its path or address, is a caption sheet of; null where it is none.
#[tauri::command]
pub(crate) async fn look_at_sheet(desk: State<'_, Desk>, sheet: String) -> Answer<Option<SheetOf>> {
    ask_long(&desk, move |newsroom| {
        Ok(newsroom.pictures().look_at_sheet(&path(sheet)))
    })
    .await
}

/// The changes of a sheet; `over` names the facts, each of one figure, for which the sheet wins although they were changed here
/// as well.
#[tauri::command]
pub(crate) async fn read_captions(
    desk: State<'_, Desk>,
    id: String,
    sheet: String,
    over: Vec<(FigureId, Fact)>,
) -> Answer<TakenSheet> {
    ask_long(&desk, move |newsroom| {
        newsroom
            .pictures()
            .read_captions(&id, &path(sheet), &Overwrite::For(over))
    })
    .await
}

/// The same for a page that applies them itself; the state before is a revision then.
#[tauri::command]
pub(crate) async fn hand_captions(
    desk: State<'_, Desk>,
    id: String,
    sheet: String,
    over: Vec<(FigureId, Fact)>,
) -> Answer<TakenSheet> {
    ask_long(&desk, move |newsroom| {
        newsroom
            .pictures()
            .hand_captions(&id, &path(sheet), &Overwrite::For(over))
    })
    .await
}

/// A file by its path or, as a drop names it, its address.
fn path(named: String) -> PathBuf {
    Url::parse(&named)
        .ok()
        .and_then(|address| address.to_file_path().ok())
        .unwrap_or_else(|| PathBuf::from(named))
}

/// 印样: the photos side by side, through the system's print dialog.
#[tauri::command]
pub(crate) async fn print_proof_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    sheet: ProofSheet,
    channel: Channel<Progress>,
) -> Answer<()> {
    let paper = if sheet.landscape {
        Paper::Landscape
    } else {
        Paper::Portrait
    };
    let page = followed(app.clone(), desk.clone(), channel, move |newsroom, watch| {
        newsroom.pictures().proof_sheet(&id, &sheet, watch)
    })
    .await?;
    proof::print_made(&app, page, paper)
        .map_err(|error| newsroom::Failure::new(newsroom::Code::Internal, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_gets_its_ending_where_somebody_left_it_out() {
        for (chosen, to) in [
            ("图说表", "图说表.csv"),
            ("a.CSV", "a.CSV"),
            ("a.docx", "a.docx.csv"),
        ] {
            assert_eq!(ending_in(Path::new(chosen), "csv"), Path::new(to));
        }
    }

    #[test]
    fn a_drop_names_a_file_by_its_address_and_a_dialog_by_its_path() {
        for named in ["file:///tmp/%E5%9B%BE.csv", "/tmp/图.csv"] {
            assert_eq!(path(named.to_owned()), Path::new("/tmp/图.csv"));
        }
    }
}
