//! Small files in which two lengths multiply: each is refused or read at the cost of its size.
//!
//! `galley-cli` runs in a process with a limit of memory and of processor time, so that code whose cost grows
//! with the product of the lengths ends the process, on any machine. The files are made here, from the two lengths.

mod bounded;
mod html;
mod mail;
mod making;
mod no_files;
mod pictures;
mod text;
mod word;
