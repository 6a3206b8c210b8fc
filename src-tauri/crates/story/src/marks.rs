//! Where a sentence ends, and whether a line is running text: the marks that distinguish a caption from a paragraph.
//!
//! It looks at one line at a time; every reader of foreign text uses it, so that they agree.

/// Longer than captions are: such a line is running text even where its writer forgot every full stop.
const LONGER_THAN_A_CAPTION: usize = 60;

/// Marks that end a sentence.
fn is_end_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '．' | '｡' | '‥')
}

/// Closing marks that may follow the end mark and belong to the sentence: `他说：“走。”`.
fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | '】' | '》' | '〉' | '〕' | '］' | ']' | '}'
    )
}

/// Whether the line ends in an end mark, closing marks and spaces behind it allowed.
#[must_use]
pub fn ends_a_sentence(line: &str) -> bool {
    let last = line
        .trim_end()
        .trim_end_matches(is_closer)
        .trim_end()
        .chars()
        .next_back();
    last.is_some_and(|c| is_end_mark(c) || c == '.')
}

/// Whether there is an end mark anywhere in the text. The point in `107.4` and `A.pdf` is none.
#[must_use]
pub fn holds_end_mark(text: &str) -> bool {
    text.contains(is_end_mark) || text.contains(". ") || text.trim_end().ends_with('.')
}

/// Whether the line reads as running text, not as a caption or a verse: it has an end mark or announces
/// what follows, or is long.
#[must_use]
pub fn is_running_text(line: &str) -> bool {
    holds_end_mark(line)
        || line.trim_end().ends_with(['：', ':', '；', ';'])
        || line.chars().count() > LONGER_THAN_A_CAPTION
}
