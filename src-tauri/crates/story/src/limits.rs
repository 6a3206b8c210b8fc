//! How much a story may hold.

/// Most bytes of the brackets after a name that are searched for a position: `(左二，市直机关工委书记)`. Every bracket of a
/// caption is searched, so that without a limit 16,000 of them would each read all the rest.
pub const LONGEST_BRACKET: usize = 240;

/// Most people whom a caption places. No group photo has more.
pub const MOST_PLACED: usize = 1_000;

/// Most columns of a table; the content of further columns is put into the last. Word allows 63, and nobody reads more.
pub const MOST_COLUMNS: usize = 64;

/// Most cells of a table, the empty ones counted that make its rows equally long: 2,000 full rows of 64.
pub const MOST_CELLS: usize = 128_000;
