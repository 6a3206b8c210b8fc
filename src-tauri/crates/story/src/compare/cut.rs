//! Where text may be taken apart: one Han character, one Latin word or number, one mark. Never inside a grapheme.

use unicode_segmentation::UnicodeSegmentation;

use crate::count::is_han;

/// The tokens of a text, in order; together they are the text.
pub(crate) fn cut(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while !rest.is_empty() {
        let Some((token, tail)) = rest.split_at_checked(first(rest)) else {
            break;
        };
        if token.is_empty() {
            break;
        }
        tokens.push(token);
        rest = tail;
    }
    if !rest.is_empty() {
        tokens.push(rest);
    }
    tokens
}

/// Whether a token is a word or a number written with letters or digits, not Han.
pub(crate) fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(is_letter)
}

/// Whether a token is a Han character.
pub(crate) fn is_han_token(token: &str) -> bool {
    token.chars().next().is_some_and(is_han)
}

/// Length in bytes of the first token.
fn first(text: &str) -> usize {
    let mut end = grapheme(text);
    if !text.chars().next().is_some_and(is_letter) {
        return end;
    }
    while let Some(rest) = text.get(end..).filter(|rest| !rest.is_empty()) {
        let length = grapheme(rest);
        let mut next = rest.chars();
        match (next.next(), next.next()) {
            (Some(c), _) if is_letter(c) => end += length,
            // 1,559 and 3.5 and don't are one each.
            (Some('.' | ',' | '\'' | '’'), Some(c)) if is_letter(c) && length <= 3 => end += length,
            _ => break,
        }
    }
    end
}

/// Length in bytes of the first grapheme. Most Chinese is decided by looking at two characters.
fn grapheme(text: &str) -> usize {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), next) if stands_alone(c) && next.is_none_or(stands_alone) => c.len_utf8(),
        _ => text.graphemes(true).next().map_or(text.len(), str::len),
    }
}

/// Characters that never join with one another.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{20}'..='\u{7e}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}'
        | '\u{ff01}'..='\u{ff60}')
}

fn is_letter(c: char) -> bool {
    // Most characters here are Han, which are recognised by their number; a lookup in Unicode's tables costs more.
    let is_mark = matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}');
    !is_han(c) && !is_mark && !matches!(c, '\u{3040}'..='\u{30ff}') && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn chinese_is_cut_into_characters_and_latin_into_words_and_numbers() {
        assert_eq!(
            cut("11月23日，下拨1,559.5元 to Galley’s desk。"),
            [
                "11",
                "月",
                "23",
                "日",
                "，",
                "下",
                "拨",
                "1,559.5",
                "元",
                " ",
                "to",
                " ",
                "Galley’s",
                " ",
                "desk",
                "。"
            ]
        );
    }

    #[test]
    fn no_grapheme_is_cut() {
        assert_eq!(
            cut("葛\u{e0100}e\u{301}a👩‍👩‍👧🇨🇳か\u{3099}𠮷"),
            ["葛\u{e0100}", "e\u{301}a", "👩‍👩‍👧", "🇨🇳", "か\u{3099}", "𠮷"]
        );
    }
}
