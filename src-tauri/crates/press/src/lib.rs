//! The forms that readers and desks get: a [`story::Content`] set as a plain-text page, an HTML page, a Word file, a text for a
//! WeChat account, an IPTC ninjs item or NewsML-G2 message, a caption sheet, a proof sheet or a mail; and foreign text read back
//! into one.
//!
//! This crate must not know SQL, the network, the clock or where files are kept. It is handed a content,
//! a provider of its photos ([`Plates`]), and the time to write down. Start reading at
//! [`page_text`], the form a correspondent's page has when a reader copies it.

pub mod amends;
pub mod approval;
pub mod captions;
pub mod compared;
pub mod dates;
pub mod decode;
pub mod docx;
pub mod eml;
pub mod for_desk;
pub mod html;
pub mod letter;
pub mod limits;
pub mod marked_text;
pub mod newsml;
pub mod ninjs;
pub mod noted;
pub mod notice;
pub mod page_text;
pub mod picture;
pub mod plate;
pub mod proof_sheet;
pub mod spreadsheet;
pub mod wechat;

mod above;
mod chars;
mod credit;
mod edition;
mod ending;
mod field_setting;
mod inline;
pub mod link;
mod page_furniture;
mod setting;
mod title;

pub use amends::{Amendment, Relation};
pub use decode::{Decoded, NotText, decode};
pub use edition::EDITION;
pub use noted::{Noted, Unsupported};
pub use notice::Notice;
pub use picture::{NewFigure, Picture};
pub use plate::{File, NoPlates, Plate, PlateError, Plates};
