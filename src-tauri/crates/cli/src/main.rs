//! `galley-cli`: the newsroom without a window. It turns arguments into one call of [`newsroom`] and the answer into lines or one
//! JSON value; it must not know SQL, zips, pixels or Tauri.
//!
//! Exit status: 0 done; 1 refused or failed, with a sentence on standard error; 2 wrong usage.

mod args;
mod commands;
mod language;
mod outcome;
mod output;
mod progress;
mod sarif;
mod shapes;
mod stationery;
mod usage;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use newsroom::story::Language;
use newsroom::story::visible::in_lines;

use crate::args::Args;
use crate::output::Output;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let language = language::of_the_reader();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(wrong) => return wrong_usage(&wrong, language),
    };
    let mut output = Output::new(args.json, language);
    match commands::run(&args, &mut output) {
        Ok(done) => done.exit_code(),
        // The reading program closed the pipe, as `head` does: it has all it wanted.
        Err(stopped) if stopped.is_reader_gone() => ExitCode::SUCCESS,
        Err(stopped) => {
            output.refuse(&stopped.failure(language));
            ExitCode::FAILURE
        }
    }
}

/// Prints help and the version to standard output with 0, an error to standard error with 2.
fn wrong_usage(wrong: &clap::Error, language: Language) -> ExitCode {
    match usage::refusal(wrong, language) {
        Some(said) => eprintln!("{}", in_lines(&said)),
        None if wrong.use_stderr() => eprintln!("{}", in_lines(&wrong.render().to_string())),
        None => {
            // Where standard output is closed, the error cannot be reported.
            let _ = wrong.print();
        }
    }
    ExitCode::from(u8::try_from(wrong.exit_code()).unwrap_or(2))
}
