//! 投稿渠道: who a newsroom submits to, what they accept, and what they would send back.
//!
//! An [`Outlet`] is a small TOML file read into types; it holds no secret, and a file with anything this crate does not
//! understand is refused by line and field, all faults at once. [`OutletForm`] shows a profile field by field and changes one.
//! [`preflight`] compares a story with a profile and lists, clause by clause, what the outlet would send it back for.
//!
//! Every function here depends on its arguments alone. This crate must not know the store, files, the network, the clock, or
//! which outlets there are.

pub mod contact;
mod fault;
mod form;
mod format;
mod mail_provider;
mod pattern;
mod preflight;
mod profile_reader;
mod read;
mod rules;
mod wire;

#[cfg(test)]
mod tests;

use chrono::NaiveTime;
use serde::Serialize;
use ts_rs::TS;

pub use fault::{Fault, Faulty, chinese, english};
pub use form::OutletForm;
pub use format::{Format, FormatFacts, NoticeFile, NoticeIn, default_formats};
pub use mail_provider::{MAIL_PROVIDERS, MailProvider};
pub use pattern::{FILE_FIELDS, Pattern};
pub use preflight::{Preflight, SentOriginal, SentPhoto, preflight};
pub use rules::{
    FileNames, Kicker, Mail, Packing, PhotoRules, Pixels, TextRules, Trace, WordFile, WordStyle,
};
pub use wire::{Address, OutletWire, S3Style, Tls, WireFacts, WireField, WireKind};

/// One outlet, as its profile describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Outlet {
    /// Its key: the word after `--outlet`.
    pub name: String,
    /// The name for people; the key where none is given.
    pub title: String,
    /// One line about it; may be empty.
    pub says: String,
    /// The forms it takes, in the order of the profile.
    pub formats: Vec<Format>,
    /// Its rules for the text.
    pub text: TextRules,
    /// Its rules for the photos.
    pub photos: PhotoRules,
    /// How its Word file is set.
    pub word: WordFile,
    /// The names of the files, and how they are packed.
    pub files: FileNames,
    /// The mail it wants, for those who take mail.
    pub mail: Option<Mail>,
    /// The time until which it takes pieces, each day, in the desk's local time.
    #[ts(type = "string | null")]
    pub cut_off: Option<NaiveTime>,
    /// It wants no piece that another outlet has (一稿多投).
    pub exclusive: bool,
    /// The wire to it; `None` for an outlet that a person reaches by hand.
    pub wire: Option<OutletWire>,
}
