//! Whether a mail is within our limits, told from its lines before a parser makes anything of it.
//!
//! What a parser makes of a mail is not bounded by the mail's length: an empty header or part of four bytes becomes hundreds, and
//! the end of each part made of parts is searched through all that follows. Here both are counted; where a line may begin a part it
//! counts as one.

use super::NotMail;
use crate::limits::{LONGEST_MAIL_HEADS, MOST_MAIL_PARTS, MOST_MULTIPARTS, MOST_NESTED_MAILS};

/// What has been counted so far.
#[derive(Default)]
struct Tally {
    heads: usize,
    parts: usize,
    multiparts: usize,
    mails: usize,
    /// The headers that are being read are of a part that is a mail: another head follows.
    is_mail: bool,
    /// They name a transfer encoding.
    is_encoded: bool,
    /// A part without a kind may be a mail (RFC 2046, 5.1.5).
    in_digest: bool,
}

/// Checks the whole mail.
///
/// # Errors
/// [`NotMail::TooMuch`], [`NotMail::EncodedMail`].
pub(super) fn check(bytes: &[u8]) -> Result<(), NotMail> {
    let mut tally = Tally::default();
    let mut in_head = true;
    for line in bytes.split(|byte| *byte == b'\n') {
        if line.starts_with(b"--") {
            tally.parts += 1;
            in_head = true;
        } else if in_head {
            in_head = tally.header(line)?;
        }
        if tally.parts > MOST_MAIL_PARTS
            || tally.heads > LONGEST_MAIL_HEADS
            || tally.multiparts > MOST_MULTIPARTS
            || tally.mails > MOST_NESTED_MAILS
        {
            return Err(NotMail::TooMuch);
        }
    }
    Ok(())
}

impl Tally {
    /// Counts a line of a head. Returns whether the next line is of a head too.
    fn header(&mut self, line: &[u8]) -> Result<bool, NotMail> {
        self.heads += line.len() + 1;
        if line.trim_ascii().is_empty() {
            if self.is_mail && self.is_encoded {
                return Err(NotMail::EncodedMail);
            }
            let another = self.is_mail || self.in_digest;
            (self.is_mail, self.is_encoded) = (false, false);
            return Ok(another);
        }
        let line = line.to_ascii_lowercase();
        let has = |word: &[u8]| line.windows(word.len()).any(|window| window == word);
        if has(b"multipart/") {
            self.multiparts += 1;
            self.in_digest |= has(b"multipart/digest");
        }
        if has(b"message/rfc822") || has(b"message/global") {
            self.mails += 1;
            self.is_mail = true;
        }
        self.is_encoded |= has(b"base64") || has(b"quoted-printable");
        Ok(true)
    }
}
