//! A file with mails one after another (mbox, RFC 4155), read a mail at a time.
//!
//! Each begins with a line `From …`; a line of a mail's text that would look so has a `>` before it, which is taken off
//! (`mboxrd`). A mail beyond our limit is passed over, and counted.

use std::io::{self, BufRead, Read};

use crate::limits::{LARGEST_MAIL, MOST_MAILS};

/// How such a file begins, and every mail in it.
const BEGINS: &[u8] = b"From ";

/// Whether these are the first bytes of such a file.
#[must_use]
pub fn is_mailbox(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// Passes each mail to `take`, which returns whether to go on. Returns how many mails were too large.
///
/// # Errors
/// As the reader has it.
pub fn each(from: &mut dyn BufRead, take: &mut dyn FnMut(Vec<u8>) -> bool) -> io::Result<usize> {
    let (mut mail, mut line) = (Vec::new(), Vec::new());
    let (mut is_too_large, mut too_large, mut taken) = (false, 0, 0);
    let mut at_line_start = true;
    loop {
        line.clear();
        // A line is as long as it likes; so much of it is held.
        let read = from.take(1 << 16).read_until(b'\n', &mut line)?;
        if read == 0 || (at_line_start && line.starts_with(BEGINS)) {
            let whole = std::mem::take(&mut mail);
            too_large += usize::from(std::mem::take(&mut is_too_large));
            if !whole.is_empty() {
                taken += 1;
                if !take(whole) {
                    return Ok(too_large);
                }
            }
            if read == 0 || taken == MOST_MAILS {
                return Ok(too_large);
            }
            at_line_start = line.ends_with(b"\n");
            continue;
        }
        let quoted = line.iter().take_while(|byte| **byte == b'>').count();
        let is_quoted =
            at_line_start && quoted > 0 && line.get(quoted..).is_some_and(|rest| rest.starts_with(BEGINS));
        at_line_start = line.ends_with(b"\n");
        if is_too_large {
            continue;
        }
        mail.extend_from_slice(line.get(usize::from(is_quoted)..).unwrap_or_default());
        if u64::try_from(mail.len()).unwrap_or(u64::MAX) > LARGEST_MAIL {
            (is_too_large, mail) = (true, Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(file: &[u8]) -> Vec<Vec<u8>> {
        let mut mails = Vec::new();
        each(&mut &*file, &mut |mail| {
            mails.push(mail);
            true
        })
        .expect("bytes are read");
        mails
    }

    #[test]
    fn mails_are_told_apart_and_what_was_quoted_is_as_it_was() {
        let file = b"From a@b Thu Jan  1\nSubject: 1\n\n>From here\n>>From there\n> text\n\nFrom c@d Thu\nSubject: 2\n\nend";
        assert_eq!(
            all(file),
            [
                b"Subject: 1\n\nFrom here\n>From there\n> text\n\n".to_vec(),
                b"Subject: 2\n\nend".to_vec()
            ]
        );
        assert!(is_mailbox(file) && !is_mailbox(b"From: a@b"));
    }

    #[test]
    fn a_mail_beyond_the_limit_is_passed_over_and_the_next_one_read() {
        let mut file = b"From a\nSubject: 1\n\n".to_vec();
        file.resize(file.len() + usize::try_from(LARGEST_MAIL).unwrap(), b'x');
        file.extend_from_slice(b"\nFrom b\nSubject: 2\n\nend");
        let mut mails = Vec::new();
        let too_large = each(&mut &*file, &mut |mail| {
            mails.push(mail);
            true
        });
        assert_eq!(
            (too_large.unwrap(), mails),
            (1, vec![b"Subject: 2\n\nend".to_vec()])
        );
    }
}
