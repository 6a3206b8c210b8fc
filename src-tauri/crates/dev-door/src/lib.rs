//! The development door: the commands of the shell over HTTP, for a page in a plain browser. It is compiled only with the feature
//! `dev-door`, which `make dev` alone turns on; it listens on this machine alone, and a random token of the run is a part of
//! every address. It does not know what a command means: Tauri's own dispatch runs it as it does for the window, so no command is
//! listed a second time.
//!
//! See docs/decisions/a-door-for-development.md.

mod lines;
mod program;
mod server;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Builder, Wry};

use program::{AnswerPhoto, Channels, OpenProgram};

/// The part of the browser's address that precedes the address of the door. `tests/flows/dev_door.rs` searches the programs for
/// it.
const FRAGMENT: &str = "#dev-door=";

/// Opens the door as soon as the program runs, and prints the address for a browser. `photo` serves the page's pictures,
/// `<digest>/<size>[/<framing>]`.
pub fn open(builder: Builder<Wry>, photo: AnswerPhoto) -> Builder<Wry> {
    let channels = Channels::default();
    let told = channels.clone();
    builder
        .channel_interceptor(move |_, channel, _, message| told.tell(channel, message))
        .plugin(plugin(channels, photo))
}

fn plugin(channels: Channels, photo: AnswerPhoto) -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("dev-door")
        .setup(move |app, _| Ok(listen(app, channels, photo)?))
        .build()
}

fn listen(app: &AppHandle, channels: Channels, photo: AnswerPhoto) -> std::io::Result<()> {
    let Some(page) = app.config().build.dev_url.clone() else {
        return Ok(());
    };
    let origin = page.origin().ascii_serialization();
    let address = server::open(OpenProgram::new(app.clone(), channels, photo), origin)?;
    println!("galley: this newsroom in a browser: {page}{FRAGMENT}{address}");
    Ok(())
}
