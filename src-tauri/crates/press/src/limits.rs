//! How much a foreign text may hold. Each limit is checked where the thing is made, before the memory it would cost is
//! asked for.

pub use story::limits::{MOST_CELLS, MOST_COLUMNS};

/// Most elements and attributes of one part of a Word file. A novel of 500,000 characters has a fifth.
pub const MOST_XML_NODES: usize = 1_000_000;

/// Most bytes that the comments of a Word file quote, all together: 16 MiB.
pub const MOST_QUOTED: usize = 16 << 20;

/// Most bytes of an attribute in foreign HTML, but of a picture's `src`, which may hold the picture: 4 KiB.
pub const LONGEST_ATTRIBUTE: usize = 4 << 10;

/// Most columns of a caption sheet that are named as unknown, a sentence each.
pub const MOST_UNKNOWN: usize = 20;

/// Most bytes of a link's address: what browsers and servers agree on. It stands once in each run of the text.
pub const LONGEST_ADDRESS: usize = 2_048;
