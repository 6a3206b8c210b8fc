//! Size limits of a package. Every reader of foreign bytes here counts against these and never relies on the sizes in a header.

/// Largest package, and largest sum of its files, in bytes: 4 GiB less one, the most a zip holds without its zip64 extension.
/// Forty originals of 30 MB are less than a third of it, so zip64 is neither written nor read, which rules out a whole class of
/// ambiguous archives.
pub const TOTAL: u64 = u32::MAX as u64;

/// Most entries in the zip, folders included.
pub const ENTRIES: usize = 5_000;

/// Most components in a path, the bag's own folder and the file's name included.
pub const DEPTH: usize = 8;

/// Longest component of a path, in bytes of UTF-8: what Linux and macOS file systems take.
pub const COMPONENT: usize = 255;

/// Longest path in UTF-16 units, so that it fits Windows' 260 with room for a short drive and folder.
pub const PATH: usize = 240;

/// Longest name that a file of ours is given, in bytes of UTF-8. Two of them and `/data/photos/` stay below
/// [`PATH`].
pub const SAFE_NAME: usize = 100;

/// Largest central directory, in bytes; it is held in memory.
pub(crate) const DIRECTORY: u64 = 8 << 20;

/// Largest tag file (`bagit.txt`, `bag-info.txt`, manifests), in bytes; they are held in memory.
pub(crate) const TAG_FILE: u64 = 4 << 20;

/// Bytes from which on an entry may be no more than [`RATIO`] times its compressed size.
pub(crate) const RATIO_FREE: u64 = 1 << 20;

/// How many times its compressed size a larger entry may be. Plain text rarely passes 20.
pub(crate) const RATIO: u64 = 200;

/// How much is read, hashed and written at a time, in bytes.
pub(crate) const CHUNK: usize = 256 << 10;
