//! How much a story may hold.

/// Most columns of a table; what stands beyond stands in the last. Word allows 63, and nobody reads more.
pub const MOST_COLUMNS: usize = 64;

/// Most cells of a table, the empty ones counted that make its rows equally long: 2,000 full rows of 64.
pub const MOST_CELLS: usize = 128_000;
