//! How much a foreign text may hold. Each limit is checked where the thing is made, before the memory it would cost is
//! asked for.

pub use story::limits::{MOST_CELLS, MOST_COLUMNS};

/// Most parts of a Word file. Word's own files with hundreds of pictures stay below a thousand.
pub const MOST_PARTS: usize = 5_000;

/// Most bytes that one part of text in a Word file may unpack to: 64 MiB.
pub const LARGEST_TEXT: u64 = 64 << 20;

/// Most bytes that one picture in a Word file may unpack to: 256 MiB, the limit of a photo.
pub const LARGEST_PICTURE: u64 = 256 << 20;

/// Most bytes that all parts of a Word file together may unpack to: 1 GiB.
pub const LARGEST_WORD_FILE: u64 = 1 << 30;

/// How deep the elements of a Word file may be nested. Text boxes in tables in text boxes stay well below.
pub const DEEPEST_XML: usize = 200;

/// Most nodes of an HTML document.
pub const MOST_HTML_NODES: usize = 1_000_000;

/// How deep the elements of an HTML document may be nested; browsers give up at 512.
pub const DEEPEST_HTML: usize = 256;

/// Most elements and attributes of one part of a Word file. A novel of 500,000 characters has a fifth.
pub const MOST_XML_NODES: usize = 1_000_000;

/// Most bytes that the comments of a Word file quote, all together: 16 MiB.
pub const MOST_QUOTED: usize = 16 << 20;

/// Most bytes of an attribute in foreign HTML, but of a picture's `src`, which may hold the picture: 4 KiB.
pub const LONGEST_ATTRIBUTE: usize = 4 << 10;

/// Most columns of a caption sheet that are named as unknown, a sentence each.
pub const MOST_UNKNOWN: usize = 20;

/// Most bytes of a link's address: what browsers and servers agree on. It is repeated in each run of the text.
pub const LONGEST_ADDRESS: usize = 2_048;

/// Most bytes of HTML in one paste or drop: 64 MiB. Forty photos that a page carries in its text come to less.
pub const LARGEST_PASTE: usize = 64 << 20;

/// Most bytes of one mail: 80 MiB. The providers take 50 MB of attachments, which base64 makes 68.
pub const LARGEST_MAIL: u64 = 80 << 20;

/// Most bytes of a file with mails one after another (mbox), which is read a mail at a time: 2 GiB.
pub const LARGEST_MAILBOX: u64 = 2 << 30;

/// Most mails in such a file.
pub const MOST_MAILS: usize = 10_000;

/// Most bytes of all headers of one mail together, those of its parts too: 2 MiB. A parser makes twenty times as much of them.
pub const LONGEST_MAIL_HEADS: usize = 2 << 20;

/// Most lines of a mail that may begin a part. A mail with a hundred photos has a hundred and some.
pub const MOST_MAIL_PARTS: usize = 2_000;

/// Most parts of a mail that are made of parts: the end of each is searched through the whole mail.
pub const MOST_MULTIPARTS: usize = 100;

/// Most mails that may be attached to a mail, side by side or one in another.
pub const MOST_NESTED_MAILS: usize = 50;

/// Most bytes of a mail's own text: 8 MiB.
pub const LONGEST_MAIL_TEXT: usize = 8 << 20;

/// Most bytes that an archive attached to a mail may unpack to: 128 MiB, held in memory.
pub const LARGEST_MAIL_ARCHIVE: u64 = 128 << 20;
