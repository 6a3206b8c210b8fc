//! 审阅: the packages between a writer and an editor, and settling the changes in them.
//!
//! A package for review carries a [`slip`] that says what it is for and holds the comments and decisions. A return is settled
//! change by change ([`settling`]), its changes are drawn on a page ([`painting`], [`markup`]) with the comments that are their
//! [`reasons`]; a Word file that comes back is read as a return too ([`word`]).
//!
//! Every function here depends on its arguments alone. This crate must not know the store, files, the network, the clock, keys,
//! or how anything is shown.

mod error;
pub mod markup;
mod origin;
pub mod painting;
mod purpose;
pub mod reasons;
mod review_package;
mod sender;
pub mod settling;
pub mod slip;
pub mod word;

pub use error::Error;
pub use origin::{Authored, ReviewOrigin};
pub use purpose::Purpose;
pub use review_package::ReviewPackage;
pub use sender::Sender;

#[cfg(test)]
mod tests;
