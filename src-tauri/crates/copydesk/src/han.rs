//! Which characters are Han.

/// Whether this is a Han character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '〇' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}
