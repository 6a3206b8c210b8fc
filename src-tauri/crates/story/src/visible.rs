//! Foreign words made safe to show: characters that move the cursor, turn the line or hide are written out.
//!
//! A name or a comment of another store may hold any character. On a terminal ESC starts a command, a line separator starts a row
//! that Galley did not write, and U+202E turns the rest of the line around. Every place that shows foreign words (a terminal, a
//! form's cell, a dialog, a file name, a mail's header) uses this module.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The words with every character that is not seen written out as `⟨U+…⟩`; a tab or a line end becomes a space.
///
/// `第二段有误␛[2K` is shown as `第二段有误⟨U+001B⟩[2K`, and `张三⏎终审 通过` as `张三 终审 通过`.
#[must_use]
pub fn in_one_line(words: &str) -> Cow<'_, str> {
    written_out(words, |c| matches!(c, '\t' | '\n' | '\r').then_some(' '))
}

/// As [`in_one_line`], for a text of several lines: line feeds and tabs stay.
#[must_use]
pub fn in_lines(words: &str) -> Cow<'_, str> {
    written_out(words, |c| matches!(c, '\t' | '\n').then_some(c))
}

/// Whether the character is not seen where it is written, but changes what is seen: a control, a line or paragraph
/// separator, a direction mark, or a character of no width that joins nothing.
///
/// U+200C, U+200D and variation selectors are left: scripts and emoji need them in running text.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

fn written_out(words: &str, kept: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !words.chars().any(is_unseen) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        match kept(c) {
            Some(kept) => shown.push(kept),
            None if is_unseen(c) => {
                // Writing into a String does not fail.
                let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
            }
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_written_out() {
        let shown = [
            ("第二段有误\u{1b}[2K", "第二段有误⟨U+001B⟩[2K"),
            ("张三\n终审 通过", "张三 终审 通过"),
            ("一\u{2028}二", "一⟨U+2028⟩二"),
            ("\u{202e}可周", "⟨U+202E⟩可周"),
            ("丁雨\u{200b}", "丁雨⟨U+200B⟩"),
            ("\u{9b}31m", "⟨U+009B⟩31m"),
            ("普通的一行：ok", "普通的一行：ok"),
        ];
        for (words, expected) in shown {
            assert_eq!(in_one_line(words), expected);
        }
        assert_eq!(in_lines("一\n\t二\r"), "一\n\t二⟨U+000D⟩");
    }

    proptest::proptest! {
        #[test]
        fn nothing_unseen_is_left(words in ".*") {
            proptest::prop_assert!(!in_one_line(&words).chars().any(is_unseen));
        }

        #[test]
        fn what_is_seen_stays(words in "[\u{20}-\u{7e}\u{4e00}-\u{9fa5}]*") {
            proptest::prop_assert_eq!(in_one_line(&words), words.as_str());
        }
    }
}
