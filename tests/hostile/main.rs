//! Small files in which two lengths multiply: each is refused or read at the cost of its size.
//!
//! `galley-cli` runs in a process that may take so much memory and so much of a processor and no more, so that a law that
//! grows with a product ends the process, whatever the machine. The files are made here, from the two lengths.

mod bounded;
mod html;
mod making;
mod no_files;
mod pictures;
mod text;
mod word;
