//! Reads what a picture file is and its metadata, and makes smaller pictures from it.
//!
//! [`inspect`] answers whether bytes are a photo we take and reads its [`Facts`]; [`render`] makes a JPEG of a
//! given [`Rendition`] and [`Framing`]; [`take_in`] does both with one decoding, for intake, and computes the [`Likeness`] by
//! which the picture is recognised again; [`imprint`] writes words into a copy, [`sidecar`] into a file beside it; [`strip`]
//! takes positions and serial numbers out of a copy.
//! Every byte that comes in is foreign: sizes are checked in the header before anything is decoded, a decoder's
//! panic is caught in this crate, and broken metadata never makes a good photo refused.
//!
//! The original is only ever read. This crate must not know stories, SQL, files, clocks or the network; it
//! is given bytes and gives back values. The same bytes always give the same rendition.
//!
//! Start reading at `photo`, then `decode` for pixels or [`facts`] for words.

mod bytes;
mod carrier;
mod decode;
mod entry;
mod error;
pub mod facts;
mod framing;
mod guard;
mod imprint;
mod kind;
mod likeness;
pub mod limits;
mod photo;
mod raw;
mod recognise;
mod rendition;
mod straighten;

pub use error::Error;
pub use facts::{Face, Facts, Property};
pub use framing::{Crop, Framing, WHOLE};
pub use imprint::{Cut, Imprinted, Private, Traces, imprint, sidecar, strip};
pub use kind::{Foreign, PhotoKind, Raw};
pub use likeness::Likeness;
pub use photo::{Photo, TakenIn, decoded_for_intake, glance, inspect, likeness, take_in};
pub use recognise::is_picture;
pub use rendition::{Rendered, Rendition, render};
