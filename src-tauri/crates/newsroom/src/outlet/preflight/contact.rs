//! Whether a piece says how its writer is reached: a telephone number or a mail address where desks look for one.

use story::Content;

/// Fewest digits of a telephone number in this country: a seven-digit line without its area.
const FEWEST: usize = 7;
/// Most digits: 86 and a mobile number, or an area with its line and an extension.
const MOST: usize = 16;

/// A number or an address stands in the note to the editor or in the sign-off.
pub(super) fn is_named(content: &Content) -> bool {
    [content.ednote.as_str(), content.sign_off.text.as_str()]
        .into_iter()
        .any(|text| has_number(text) || has_address(text))
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
    use super::is_named;
    use story::Content;

    fn noted(ednote: &str) -> bool {
        is_named(&Content {
            ednote: ednote.to_owned(),
            ..Content::default()
        })
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
