//! 字数: how long a text is, counted as a Chinese desk counts.
//!
//! - **words** (字数): each Han character 1, each full-width mark 1, each unbroken run of other visible
//!   characters 1, half-width marks included. `5G网络` is 3, `(左二)` is 4, `107.4` is 1.
//! - **characters**: every Unicode scalar value but line feeds and carriage returns; spaces are characters.
//! - **han**: characters of the Han script alone, 〇 and 々 among them.
//! - **minutes**: reading time at 400 words a minute, rounded up.
//!
//! What is *full-width* is decided by UAX #11 (East Asian Width): W and F, and A (“ ” — … ·) unless it is a letter or a figure,
//! because those occur in Latin words (é, Я, ²). Kana, Bopomofo and full-width letters are one each; Hangul and emoji are wide
//! too but written in runs, and count as runs. What has no width (combining marks, variation selectors, joiners) adds no word and
//! breaks no run; a space or a control breaks it.
//!
//! Nothing here has been compared with Word itself.
//!
//! See docs/decisions/counting-twice.md.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_width::UnicodeWidthChar as _;

use crate::{Block, Content, Text};

/// Words read in a minute.
const READING_SPEED: u32 = 400;

/// How long a text is. See the module for what each number counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Count {
    /// 字数.
    pub words: u32,
    /// Characters with spaces, without line feeds.
    pub characters: u32,
    /// Han characters alone.
    pub han: u32,
    /// Reading time in minutes, rounded up; 0 for no text.
    pub minutes: u32,
}

/// Counts what is printed as the story's text: every block of the body but the figures, and the sign-off.
///
/// What is printed above the body, captions and related titles are not part of it.
#[must_use]
pub fn count(content: &Content) -> Count {
    let (body, own_line) = content.printed();
    let mut tally = Counter::default();
    for text in body.iter().flat_map(Block::texts) {
        tally.read_spans(text);
        tally.end_of_block();
    }
    tally.read(own_line);
    tally.count()
}

/// What one character is to the count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Han,
    FullWidth,
    /// Part of a run.
    Run,
    /// No width of its own: belongs to the character before it.
    Attached,
    /// Ends a run.
    Break,
}

fn kind(c: char) -> CharClass {
    match c {
        '\u{21}'..='\u{7e}' => CharClass::Run,
        '\u{4e00}'..='\u{9fff}' => CharClass::Han,
        _ if is_han(c) => CharClass::Han,
        _ if c.is_whitespace() => CharClass::Break,
        _ => match c.width() {
            None => CharClass::Break,
            Some(0) => CharClass::Attached,
            Some(_) if is_full_width(c) => CharClass::FullWidth,
            Some(_) => CharClass::Run,
        },
    }
}

/// Whether the character is counted by itself, and written without spaces around it.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(kind(c), CharClass::Han | CharClass::FullWidth)
}

/// The Han script (UAX #24), with the whole of planes 2 and 3, which Unicode keeps for it.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{2e80}'..='\u{2fd5}' // radicals
        | '々' | '〇'
        | '\u{3021}'..='\u{3029}' // Suzhou numerals
        | '\u{3038}'..='\u{303b}'
        | '\u{f900}'..='\u{fad9}' // compatibility ideographs
        | '\u{20000}'..='\u{3fffd}')
}

fn is_full_width(c: char) -> bool {
    match c {
        // Hangul is wide, but Korean is written in words.
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' => false,
        // Enclosed figures are marks of their own: ①, ⒈, ㈠ in a row are three.
        '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' => true,
        // Wide below and above the East Asian blocks means emoji.
        '\u{2e80}'..='\u{1efff}' => c.width_cjk() == Some(2),
        '\u{1f000}'.. => false,
        // Ambiguous: wide among Han. Those that are narrow otherwise and no part of a word are marks.
        _ => c.width_cjk() == Some(2) && c.width() == Some(1) && !c.is_alphanumeric(),
    }
}

/// A count on its way through a text.
#[derive(Default)]
struct Counter {
    words: u32,
    characters: u32,
    han: u32,
    in_run: bool,
}

impl Counter {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            if !matches!(c, '\n' | '\r') {
                self.characters = self.characters.saturating_add(1);
            }
            match kind(c) {
                CharClass::Attached => {}
                CharClass::Break => self.in_run = false,
                CharClass::Run => {
                    if !self.in_run {
                        self.words = self.words.saturating_add(1);
                    }
                    self.in_run = true;
                }
                wide @ (CharClass::Han | CharClass::FullWidth) => {
                    self.words = self.words.saturating_add(1);
                    self.han = self.han.saturating_add(u32::from(wide == CharClass::Han));
                    self.in_run = false;
                }
            }
        }
    }

    /// Marks do not end a run: `re**view**` is one word.
    fn read_spans(&mut self, text: &Text) {
        text.0.iter().for_each(|span| self.read(&span.text));
    }

    fn end_of_block(&mut self) {
        self.in_run = false;
    }

    fn count(&self) -> Count {
        Count {
            words: self.words,
            characters: self.characters,
            han: self.han,
            minutes: self.words.div_ceil(READING_SPEED),
        }
    }
}

/// As many as a `u32` holds: no text and no store has more of anything.
#[must_use]
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
