//! `galley-cli`: the newsroom without a window. It turns arguments into one call of [`newsroom`] and the answer
//! into lines or one JSON value; it must not know SQL, zips, pixels or Tauri.
//!
//! Exit status: 0 done; 1 refused or failed, with a sentence on standard error; 2 wrong usage.

mod args;
mod commands;
mod language;
mod outcome;
mod output;
mod progress;
mod shapes;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use crate::args::Args;
use crate::output::Output;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    let language = language::of_the_reader();
    let mut output = Output::new(args.json, language);
    match commands::run(&args, &mut output) {
        Ok(done) => done.exit_code(),
        Err(stopped) => {
            output.refuse(&stopped.failure(language));
            ExitCode::FAILURE
        }
    }
}
