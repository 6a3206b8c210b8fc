//! The domain: what a story is, in the newsroom's words.
//!
//! [`Content`] is the whole piece as one value. The other modules answer questions about it: how long it is ([`count`]), what is
//! missing ([`check`]), who may move it where ([`workflow`]), and how it reads as Markdown ([`markdown`]).
//!
//! This crate is pure. It must not know files, SQL, clocks, the network or Tauri; values from outside (an identifier, the year)
//! are passed in. Start reading at [`content`].

pub mod block;
pub mod caption;
pub mod check;
pub mod comment;
pub mod compare;
pub mod content;
pub mod count;
pub mod digest;
pub mod field;
pub mod figure;
pub mod fit;
pub mod framing;
pub mod indent;
pub mod language;
pub mod length;
pub mod limits;
pub mod mark;
pub mod markdown;
pub mod marks;
pub mod merge;
pub mod name;
pub mod original;
pub mod revision_reason;
pub mod sign_off;
pub mod stages;
pub mod table;
pub mod text;
pub mod visible;
pub mod workflow;

pub use block::{Block, BlockName, Leaf, LineKind, Shape};
pub use check::{Flag, Place, Severity};
pub use content::{Author, Content, ContentError, Related, SCHEMA};
pub use count::Count;
pub use digest::Digest;
pub use field::{Field, FieldSlot, FieldValue};
pub use figure::{Fact, FactKind, FactRow, FactSlot, FactUse, FactValue, Figure, FigureId, Person};
pub use framing::Framing;
pub use language::Language;
pub use length::Length;
pub use mark::{FaceMark, Pick};
pub use original::{OriginalKind, OriginalRow};
pub use revision_reason::RevisionReason;
pub use sign_off::{SignOff, SignOffPlace};
pub use text::{Span, Text};
pub use workflow::{NotYourStep, State, Step, Who};
