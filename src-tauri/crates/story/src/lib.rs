//! The domain: what a story is, in the newsroom's words.
//!
//! [`Content`] is the whole piece as one value. Around it stand what a person asks of it: how long it is
//! ([`count`]), what is missing ([`check`]), who may move it where ([`workflow`]), and how it reads as
//! Markdown ([`markdown`]).
//!
//! This crate is pure. It must not know files, SQL, clocks, the network or Tauri; whatever it needs from
//! outside (an identifier, the year) is handed in. Start reading at [`content`].

pub mod block;
pub mod content;
pub mod digest;
pub mod figure;
pub mod sign_off;
pub mod text;

pub use block::Block;
pub use content::{Author, Content, ContentError, Related, SCHEMA};
pub use digest::Digest;
pub use figure::{Figure, FigureId, Person};
pub use sign_off::{SignOff, SignOffPlace};
pub use text::{Span, Text};
