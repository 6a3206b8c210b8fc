//! What the window may ask. Each command is one call of the newsroom; `ui/src/ipc/commands.ts` holds the same list,
//! and a test compares the two.

mod captions;
mod outbox;
mod outlets;
mod packages;
mod pasting;
mod people;
mod photos;
mod request;
mod review;
mod sheets;
mod stationery;
mod stories;
mod trash;
mod versions;
mod window;

use std::sync::Arc;

use newsroom::{Error, Failure, Newsroom};
use tauri::ipc::Invoke;

use crate::desk::Desk;

/// The answer to a command: a value, or one sentence in the reader's language.
type Answer<T> = Result<T, Failure>;

/// The list of commands.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        people::start,
        people::rescue,
        people::set_profile,
        people::set_settings,
        people::readings,
        stories::list_stories,
        stories::new_story,
        stories::sample_story,
        stories::open_story,
        stories::save_working,
        stories::save_decided,
        stories::save_place,
        stories::spike,
        stories::unspike,
        stories::import_files,
        stories::import_waiting,
        stories::import_uris,
        stories::import_file,
        pasting::clean_paste,
        photos::add_photo,
        photos::add_photo_uris,
        photos::pick_photos,
        photos::cancel_intake,
        photos::photo_seen,
        captions::look_at_caption,
        captions::preview_stamp,
        captions::exchange,
        captions::paste_facts,
        captions::snapshot_facts,
        captions::stamps,
        captions::save_stamp,
        captions::remove_stamp,
        captions::code_lists,
        captions::save_codes,
        captions::remove_codes,
        captions::expand_codes,
        sheets::save_captions,
        sheets::choose_captions,
        sheets::look_at_sheet,
        sheets::read_captions,
        sheets::hand_captions,
        sheets::print_proof_sheet,
        stationery::templates,
        stationery::save_template,
        stationery::remove_template,
        stationery::restore_templates,
        stationery::new_from_template,
        stationery::snippets,
        stationery::save_snippet,
        stationery::remove_snippet,
        stationery::restore_snippets,
        stationery::fill_snippet,
        trash::what_goes,
        trash::delete_story,
        trash::removed_photos,
        versions::history,
        versions::revision,
        versions::compare,
        versions::freeze,
        versions::restore,
        outbox::look_ahead,
        outbox::deliver,
        outbox::outbox,
        outbox::pause_delivery,
        outbox::retry_delivery,
        outbox::cancel_delivery,
        outbox::note_adoption,
        outbox::hurry_deliveries,
        outbox::save_ledger,
        outbox::try_outlet,
        outbox::trust_host,
        outbox::forget_host_key,
        outbox::has_secret,
        outbox::give_secret,
        outbox::forget_secret,
        outbox::watched,
        outbox::watch_outlet,
        outbox::look_round,
        outbox::claim,
        outbox::send_to,
        outlets::outlets,
        outlets::outlet_form,
        outlets::save_outlet,
        outlets::remove_outlet,
        outlets::restore_outlets,
        outlets::preflight,
        outlets::wechat_text,
        review::mark_up,
        review::propose,
        review::filed_text,
        review::comment,
        review::reply,
        review::resolve,
        review::choose_package,
        review::packages_waiting,
        review::receive,
        review::trust_key,
        review::send_story,
        review::use_passphrase,
        review::signing_readiness,
        review::sign,
        review::set_chain,
        packages::choose_folder,
        packages::export_story,
        packages::cancel_export,
        packages::reveal,
        packages::print_story,
        packages::print_approval,
        window::close_window,
        window::keep_open,
        window::set_menu,
        window::update_menu,
        window::full_screen,
        window::edit,
    ]
}

/// Asks the open newsroom, and says a refusal in its language.
fn ask<T>(desk: &Desk, question: impl FnOnce(&Newsroom) -> Result<T, Error>) -> Answer<T> {
    let newsroom = desk.newsroom()?;
    question(&newsroom).map_err(|error| error.failure(newsroom.language()))
}

/// Asks away from the threads that answer the window's short questions.
async fn ask_long<T: Send + 'static>(
    desk: &Desk,
    question: impl FnOnce(Arc<Newsroom>) -> Result<T, Error> + Send + 'static,
) -> Answer<T> {
    let newsroom = desk.newsroom()?;
    let language = newsroom.language();
    let outcome = tauri::async_runtime::spawn_blocking(move || question(newsroom)).await;
    match outcome {
        Ok(answer) => answer.map_err(|error| error.failure(language)),
        Err(stopped) => Err(Failure::new(newsroom::Code::Internal, stopped.to_string())),
    }
}
