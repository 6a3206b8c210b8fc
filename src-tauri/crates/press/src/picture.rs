//! Pictures of a foreign text, as its reader hands them over.

use story::Figure;

/// A picture in a foreign text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture<'a> {
    /// Its bytes are in the text itself.
    Here {
        /// A file name for it.
        name: &'a str,
        /// The bytes, as they are.
        bytes: &'a [u8],
    },
    /// Only an address is known, or not even that (empty): a picture on the web, a file beside the text.
    /// It is never fetched.
    Away {
        /// The address as written.
        address: &'a str,
    },
}

/// Makes a figure of a picture: with its photo where the bytes are there and can be decoded, else with its place kept.
/// The caller adds the words that the text has for it.
pub type NewFigure<'a> = dyn FnMut(Picture<'_>) -> Figure + 'a;

/// The last part of an address, as the name of the file it leads to; empty where it has none.
#[must_use]
pub fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_one = !name.is_empty() && name.len() <= 120 && name.contains('.') && !address.starts_with("data:");
    if is_one {
        crate::chars::printable(name).into_owned()
    } else {
        String::new()
    }
}
