//! The commands of the window. Each is one call of the newsroom; `ui/src/ipc/commands.ts` is generated from their arguments and
//! results.
//!
//! See docs/decisions/commands-are-read.md.

mod captions;
mod keeping;
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

use std::ops::ControlFlow;
use std::sync::Arc;

use newsroom::{Error, Failure, Newsroom, Progress, Watch};
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, Manager, State};

use crate::desk::Desk;

/// The result of a command: a value, or one sentence in the reader's language.
type Answer<T> = Result<T, Failure>;

/// Dispatches calls to the functions under `#[tauri::command]` in the folder of this file, which `build.rs` lists.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    include!(concat!(env!("OUT_DIR"), "/handler.rs"))
}

/// Calls the open newsroom, and words an error in its language.
fn ask<T>(desk: &Desk, question: impl FnOnce(&Newsroom) -> Result<T, Error>) -> Answer<T> {
    let newsroom = desk.newsroom()?;
    question(&newsroom).map_err(|error| error.failure(newsroom.language()))
}

/// The same on another thread, so that the window's short calls are not delayed.
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

/// The same for long work that reports its progress, and that a person may stop.
async fn followed<T: Send + 'static>(
    app: AppHandle,
    desk: State<'_, Desk>,
    channel: Channel<Progress>,
    work: impl FnOnce(&Newsroom, &mut Watch<'_>) -> Result<T, Error> + Send + 'static,
) -> Answer<T> {
    desk.begin_export();
    ask_long(&desk, move |newsroom| {
        let desk = app.state::<Desk>();
        work(&newsroom, &mut |progress| {
            let told = channel.send(progress);
            if desk.export_cancelled() || told.is_err() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
    })
    .await
}
