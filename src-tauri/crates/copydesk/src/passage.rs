//! One text of a piece, prepared for the rules: its characters, which of them are other people's words, its quantities.

use story::{Block, Content, Fact, Field, LineKind, Shape, Text};

use crate::han::is_han;
use crate::numeral::{Numeral, numerals};
use crate::text_id::{Role, TextId};

/// Whose words a character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// The piece's own.
    Free,
    /// Inside quotation marks.
    Quoted,
    /// Inside the title of a work: 《…》.
    Titled,
    /// A link, an address or code.
    Foreign,
}

/// A text as the rules read it.
#[derive(Debug, Clone)]
pub struct Passage {
    id: TextId,
    role: Role,
    chars: Vec<char>,
    guards: Vec<Guard>,
    /// Characters that UTF-16 writes as two, by their place.
    astral: Vec<usize>,
    /// The places of all characters that are neither Han nor figures nor letters.
    marks: Vec<usize>,
    numerals: Vec<Numeral>,
}

/// Every text of a piece that a proofreader reads, in reading order: titles, body, captions of the figures that are sent.
#[must_use]
pub fn passages(content: &Content) -> Vec<Passage> {
    let mut passages = Vec::new();
    for field in Field::titles() {
        if let Some(words) = field.words(content) {
            passages.push(Passage::new(TextId::Field(field), Role::Title, words));
        }
    }
    for (index, block) in content.body.iter().enumerate() {
        let role = match block.shape() {
            Shape::Lines { kind, .. } => match kind {
                LineKind::Paragraph => Role::Text,
                LineKind::Subheading { .. } => Role::Subheading,
                LineKind::Quote => Role::Quotation,
                LineKind::Item { .. } => Role::Cell,
            },
            Shape::Table { .. } => Role::Cell,
            Shape::Figure(_) | Shape::Leaf(_) => Role::Caption,
        };
        passages.extend(block.as_figure().map(caption));
        passages.extend(lines(index, block, role));
    }
    let tray = content.chosen().skip(content.placed().count());
    passages.extend(tray.map(|(_, figure)| caption(figure)));
    let sign_off = &content.sign_off.text;
    passages.push(Passage::new(TextId::Field(Field::SignOff), Role::Label, sign_off));
    for (index, related) in content.related.iter().enumerate() {
        passages.push(Passage::new(
            TextId::Related(index),
            Role::Related,
            &related.title,
        ));
    }
    passages.retain(|passage| !passage.chars.is_empty());
    passages
}

fn caption(figure: &story::Figure) -> Passage {
    let id = TextId::Fact {
        figure: figure.id.clone(),
        fact: Fact::Caption,
    };
    Passage::new(id, Role::Caption, &figure.caption)
}

fn lines(block: usize, from: &Block, role: Role) -> impl Iterator<Item = Passage> {
    let texts = from.texts().into_iter().enumerate();
    texts.map(move |(line, text)| Passage::of_text(TextId::Line { block, line }, role, text))
}

impl Passage {
    /// A text without marks.
    #[must_use]
    pub fn new(id: TextId, role: Role, words: &str) -> Self {
        Self::guarded(id, role, words.chars().collect(), Vec::new())
    }

    /// A text of the body; linked words are not checked.
    #[must_use]
    pub fn of_text(id: TextId, role: Role, text: &Text) -> Self {
        let mut chars = Vec::new();
        let mut links = Vec::new();
        for span in &text.0 {
            let from = chars.len();
            chars.extend(span.text.chars());
            links.extend(span.link.is_some().then_some((from, chars.len())));
        }
        Self::guarded(id, role, chars, links)
    }

    fn guarded(id: TextId, role: Role, chars: Vec<char>, links: Vec<(usize, usize)>) -> Self {
        let mut guards = guards(&chars);
        if role == Role::Quotation {
            guards.fill(Guard::Quoted);
        }
        for (from, to) in links.into_iter().chain(addresses(&chars)) {
            guards
                .get_mut(from..to)
                .into_iter()
                .flatten()
                .for_each(|guard| *guard = Guard::Foreign);
        }
        let places = |wanted: fn(char) -> bool| {
            let all = chars.iter().enumerate();
            all.filter(move |(_, c)| wanted(**c))
                .map(|(at, _)| at)
                .collect::<Vec<usize>>()
        };
        Self {
            astral: places(|c| c.len_utf16() == 2),
            marks: places(|c| !is_han(c) && !c.is_alphanumeric()),
            numerals: numerals(&chars),
            id,
            role,
            guards,
            chars,
        }
    }

    /// Which text it is.
    #[must_use]
    pub fn id(&self) -> &TextId {
        &self.id
    }

    /// What kind of text it is.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// How many characters it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Its characters as a string.
    #[must_use]
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Its characters.
    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The character there; NUL behind the end, which no rule searches for.
    pub(crate) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character so many before that place; NUL before the beginning.
    pub(crate) fn back(&self, at: usize, by: usize) -> char {
        at.checked_sub(by).map_or('\0', |at| self.at(at))
    }

    /// The characters from there on.
    pub(crate) fn from(&self, at: usize) -> &[char] {
        self.chars.get(at..).unwrap_or_default()
    }

    /// The characters between two places.
    pub(crate) fn between(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to).unwrap_or_default()
    }

    /// Some characters as a string.
    pub(crate) fn words(&self, at: usize, len: usize) -> String {
        self.between(at, at + len).iter().collect()
    }

    /// Whether these words begin there.
    pub(crate) fn has(&self, at: usize, words: &str) -> bool {
        let mut rest = self.from(at).iter();
        words.chars().all(|c| rest.next() == Some(&c))
    }

    /// Whether these words end before that place.
    pub(crate) fn ends(&self, at: usize, words: &str) -> bool {
        let long = words.chars().count();
        at.checked_sub(long).is_some_and(|from| self.has(from, words))
    }

    /// Where these words are, from a place on.
    pub(crate) fn find(&self, words: &str, from: usize) -> Option<usize> {
        let first = words.chars().next()?;
        let all = self.from(from).iter().enumerate();
        all.filter(|(_, c)| **c == first)
            .map(|(at, _)| from + at)
            .find(|at| self.has(*at, words))
    }

    /// A quantity as it is written, with 万 and its unit.
    pub(crate) fn quantity(&self, numeral: &Numeral) -> String {
        self.words(numeral.at, numeral.unit_end - numeral.at)
    }

    /// The first of these words that begins there.
    pub(crate) fn first_of<'a>(&self, at: usize, words: &[&'a str]) -> Option<&'a str> {
        words.iter().find(|words| self.has(at, words)).copied()
    }

    /// The first of these words that ends before that place.
    pub(crate) fn last_of<'a>(&self, at: usize, words: &[&'a str]) -> Option<&'a str> {
        words.iter().find(|words| self.ends(at, words)).copied()
    }

    /// Whose words the character there belongs to.
    pub(crate) fn guard(&self, at: usize) -> Guard {
        self.guards.get(at).copied().unwrap_or(Guard::Free)
    }

    /// Whether the character there is the piece's own.
    pub(crate) fn is_free(&self, at: usize) -> bool {
        self.guard(at) == Guard::Free
    }

    /// Whether all of these characters are the piece's own.
    pub(crate) fn are_free(&self, at: usize, len: usize) -> bool {
        (at..at + len).all(|at| self.is_free(at))
    }

    /// The marks and spaces of the text, by their places.
    pub(crate) fn marks(&self) -> impl Iterator<Item = (usize, char)> {
        self.marks.iter().map(|&at| (at, self.at(at)))
    }

    /// The quantities that are the piece's own.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = &Numeral> {
        self.numerals.iter().filter(|numeral| self.is_free(numeral.at))
    }

    /// The quantities between two places that are the piece's own.
    pub(crate) fn numerals_between(&self, (from, to): (usize, usize)) -> Vec<&Numeral> {
        let begin = self.numerals.partition_point(|numeral| numeral.at < from);
        let rest = self.numerals.get(begin..).unwrap_or_default().iter();
        rest.take_while(|numeral| numeral.at < to)
            .filter(|numeral| self.is_free(numeral.at))
            .collect()
    }

    /// The sentences, as their beginning and end; a stop inside quotation marks ends none.
    pub(crate) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut sentences = Vec::new();
        let mut from = 0;
        for (at, c) in self.marks() {
            if matches!(c, '。' | '！' | '？' | '\n') && self.is_free(at) {
                sentences.push((from, at));
                from = at + 1;
            }
        }
        if from < self.len() {
            sentences.push((from, self.len()));
        }
        sentences
    }

    /// A place in characters as UTF-16 counts it.
    pub(crate) fn utf16(&self, at: usize) -> u32 {
        let astral = self.astral.partition_point(|astral| *astral < at);
        u32::try_from(at + astral).unwrap_or(u32::MAX)
    }
}

/// The mark that closes this one, where the pair encloses other people's words.
fn closing(open: char) -> Option<(char, Guard)> {
    match open {
        '“' => Some(('”', Guard::Quoted)),
        '‘' => Some(('’', Guard::Quoted)),
        '「' => Some(('」', Guard::Quoted)),
        '『' => Some(('』', Guard::Quoted)),
        '《' => Some(('》', Guard::Titled)),
        '〈' => Some(('〉', Guard::Titled)),
        '`' => Some(('`', Guard::Foreign)),
        _ => None,
    }
}

/// Whose words each character belongs to. An opening mark that is never closed guards nothing, so that one slip does not exclude
/// the whole text.
fn guards(chars: &[char]) -> Vec<Guard> {
    let mut guards = vec![Guard::Free; chars.len()];
    let mut open: Vec<(char, Guard, usize)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let closes = open.iter().rposition(|(close, ..)| *close == c);
        if let Some(depth) = closes {
            if let Some(&(_, guard, from)) = open.get(depth) {
                guards
                    .get_mut(from + 1..at)
                    .into_iter()
                    .flatten()
                    .for_each(|one| *one = guard);
            }
            open.truncate(depth);
        } else if let Some((close, guard)) = closing(c) {
            // An apostrophe opens nothing.
            let after_letter = c == '‘' && at > 0 && chars.get(at - 1).is_some_and(char::is_ascii_alphabetic);
            if !after_letter && open.len() < 8 {
                open.push((close, guard, at));
            }
        }
    }
    guards
}

/// Runs without Han that are addresses: `https://…`, `www.…`, `name@desk.cn`.
fn addresses(chars: &[char]) -> Vec<(usize, usize)> {
    let is_part = |c: &char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | ',' | ';' | '"' | '<' | '>');
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|c| is_part(c))
            .count();
        let words: String = chars.get(at..at + run).unwrap_or_default().iter().collect();
        if words.contains("://") || words.contains("www.") || words.contains('@') {
            found.push((at, at + run));
        }
        at += run.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Passage {
        Passage::new(TextId::Related(0), Role::Text, words)
    }

    #[test]
    fn what_is_quoted_a_title_or_an_address_is_not_the_pieces_own() {
        let guarded = |words: &str| -> String {
            let passage = of(words);
            (0..passage.len())
                .filter(|at| !passage.is_free(*at))
                .map(|at| passage.at(at))
                .collect()
        };
        assert_eq!(guarded("他说“一手抓《条例》”了"), "一手抓《条例》");
        assert_eq!(guarded("学《办法》见https://a.cn/b，好"), "办法https://a.cn/b");
        assert_eq!(guarded("前“没有合上"), "");
    }

    #[test]
    fn places_are_counted_as_utf16_counts_them() {
        let passage = of("一𠮷二");
        assert_eq!([0, 1, 2, 3].map(|at| passage.utf16(at)), [0, 1, 3, 4]);
    }
}
