//! Finds out whether a piece tells how its writer is reached: a telephone number or a mail address where desks look for one, in
//! the note to the editor or in the sign-off.

use story::Content;

use crate::Format;

/// Fewest digits of a telephone number in this country: a seven-digit line without its area.
const FEWEST: usize = 7;
/// Most digits: 86 and a mobile number, or an area with its line and an extension.
const MOST: usize = 16;

/// What ends a sentence or a line of a note.
const ENDS: [char; 5] = ['\n', '。', '；', ';', '！'];

/// Whether the recipient of these forms can reach the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// They contain a number or an address where people read it.
    Yes,
    /// It is in the note to the editor, which none of the forms carries.
    InNoForm,
    /// The piece names none.
    No,
}

/// Whether the recipient of these forms can reach the piece's writer. A sign-off is printed in all of them; the note, or the line
/// of it that names a contact, is above the piece in those that people read, and is a field of those for machines.
#[must_use]
pub fn reach(content: &Content, formats: &[Format]) -> Reach {
    if says(&content.sign_off.text) {
        Reach::Yes
    } else if !says(&content.ednote) {
        Reach::No
    } else if formats.iter().any(|format| format.facts().carries_note) {
        Reach::Yes
    } else {
        Reach::InNoForm
    }
}

/// The lines or sentences of a note that name a telephone number or an address.
#[must_use]
pub fn named_in(note: &str) -> Vec<&str> {
    let parts = note.split(ENDS).map(str::trim);
    parts.filter(|part| says(part)).collect()
}

fn says(text: &str) -> bool {
    has_number(text) || has_address(text)
}

/// A run of digits, with what people put between them, that can be dialled. A date is none.
fn has_number(text: &str) -> bool {
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '+' | '(' | ')' | '（' | '）');
    text.split(|c: char| !dialled(c)).any(|run| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        (FEWEST..=MOST).contains(&digits) && !is_date(run.trim())
    })
}

/// `2026-11-25`, `20261125`.
fn is_date(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"))
}

fn has_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
    })
}

#[cfg(test)]
mod tests {
    use story::{Content, SignOff};

    use super::{Reach, named_in, reach};
    use crate::Format;

    fn noted(ednote: &str) -> bool {
        let content = Content {
            ednote: ednote.to_owned(),
            ..Content::default()
        };
        reach(&content, &[Format::Docx]) == Reach::Yes
    }

    #[test]
    fn a_note_reaches_nobody_in_a_form_that_does_not_carry_it() {
        let mut content = Content {
            ednote: "彭彤 13800138000".to_owned(),
            ..Content::default()
        };
        assert_eq!(
            reach(&content, &[Format::Wechat, Format::Captions]),
            Reach::InNoForm
        );
        assert_eq!(reach(&content, &[Format::Wechat, Format::Text]), Reach::Yes);
        content.sign_off = SignOff {
            text: "（彭彤 13800138000）".to_owned(),
            ..SignOff::default()
        };
        assert_eq!(reach(&content, &[Format::Wechat]), Reach::Yes);
    }

    #[test]
    fn the_sentence_that_names_a_contact_is_found_in_a_longer_note() {
        let note = "请配图。联系人：彭彤，电话 0738-8312345。\n下午三点前请勿发布";
        assert_eq!(named_in(note), ["联系人：彭彤，电话 0738-8312345"]);
        assert_eq!(named_in("请配图"), Vec::<&str>::new());
    }

    #[test]
    fn a_number_or_an_address_is_found_and_a_date_is_none() {
        assert!(noted("联系人：彭彤 13800138000"));
        assert!(noted("电话 010-6512 3456"));
        assert!(noted("请联系pengtong@example.cn"));
        assert!(noted("tel. +86 138 0013 8000"));
        assert!(!noted(""));
        assert!(!noted("2026-11-25 下午三点前请勿发布"));
        assert!(!noted("20261125"));
        assert!(!noted("共 480 字，3 图"));
        assert!(!noted("见 @晚报 的要求"));
    }
}
