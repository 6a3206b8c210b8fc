//! How much a story may hold.

/// Most bytes of what stands in brackets behind a name: `(左二，市直机关工委书记)`. Every bracket of a caption is asked what
/// stands in it, so that 16,000 of them would each read all the rest.
pub const LONGEST_BRACKET: usize = 240;

/// Most people whom a caption places. No group photo has more.
pub const MOST_PLACED: usize = 1_000;

/// Most columns of a table; what stands beyond stands in the last. Word allows 63, and nobody reads more.
pub const MOST_COLUMNS: usize = 64;

/// Most cells of a table, the empty ones counted that make its rows equally long: 2,000 full rows of 64.
pub const MOST_CELLS: usize = 128_000;
