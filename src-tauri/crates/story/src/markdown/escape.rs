//! Characters as Markdown: escaped where they would be syntax, and as they are everywhere else.
//!
//! Works on the characters of one text, span by span; does not know marks and blocks.

use crate::Text;

/// The kind of line that a text is written into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EscapeContext {
    /// A block of lines: paragraph, quote, list item. A break is a backslash at the line's end.
    Lines,
    /// One line: a heading.
    Heading,
    /// One line between pipes.
    Cell,
    /// A caption, between brackets.
    Caption,
}

/// How much is escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// What could be syntax at its place.
    Needed,
    /// All ASCII punctuation.
    All,
}

/// One character and its neighbours.
struct CharContext {
    before: Option<char>,
    c: char,
    after: Option<char>,
    /// Another span ends or begins here, and with it perhaps marks.
    opens_span: bool,
    ends_span: bool,
}

/// Every span of the text as Markdown, without its marks. Line feeds are kept as they are; the block indents its lines.
pub(super) fn spans(text: &Text, ground: EscapeContext, care: Care) -> Vec<String> {
    let chars: Vec<char> = text.0.iter().flat_map(|span| span.text.chars()).collect();
    let starts = line_starts(&chars, ground);
    let mut index: usize = 0;
    let mut rendered = Vec::with_capacity(text.0.len());
    for span in &text.0 {
        let mut out = String::with_capacity(span.text.len());
        let length = span.text.chars().count();
        for (position, c) in span.text.chars().enumerate() {
            let at = CharContext {
                before: index.checked_sub(1).and_then(|before| chars.get(before).copied()),
                c,
                after: chars.get(index.saturating_add(1)).copied(),
                opens_span: position == 0,
                ends_span: position.saturating_add(1) == length,
            };
            let rest = chars.get(index.saturating_add(1)..).unwrap_or_default();
            push(
                &mut out,
                &at,
                rest,
                ground,
                care,
                starts.binary_search(&index).is_ok(),
            );
            index = index.saturating_add(1);
        }
        rendered.push(out);
    }
    rendered
}

fn push(
    out: &mut String,
    at: &CharContext,
    rest: &[char],
    ground: EscapeContext,
    care: Care,
    begins_block: bool,
) {
    let at_edge = |side: Option<char>| side.is_none_or(|c| c == '\n');
    match at.c {
        '\n' => {
            let alone = at_edge(at.before) || at_edge(at.after);
            out.push_str(if ground == EscapeContext::Lines && !alone {
                "\\\n"
            } else {
                "<br>"
            });
        }
        ' ' | '\t' if at_edge(at.before) || at_edge(at.after) => push_reference(out, at.c),
        ' ' => out.push(' '),
        c if c.is_control() || c == '\u{feff}' => push_reference(out, c),
        c => {
            let needed = begins_block || is_syntax(at, rest, ground);
            if needed || (care == Care::All && c.is_ascii_punctuation()) {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

/// A numeric character reference.
pub(super) fn push_reference(out: &mut String, c: char) {
    out.push_str(&format!("&#{};", u32::from(c)));
}

/// Whether the character would be, or could become, inline syntax.
fn is_syntax(at: &CharContext, rest: &[char], ground: EscapeContext) -> bool {
    match at.c {
        '`' | '*' | '[' | ']' => true,
        // What is written as a reference begins with punctuation too.
        '\\' => {
            let escapes =
                |c: char| c.is_ascii_punctuation() || c.is_whitespace() || c.is_control() || c == '\u{feff}';
            at.ends_span || at.after.is_none_or(escapes)
        }
        // Inside a word it is no mark: snake_case.
        '_' => {
            let in_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
            at.opens_span || at.ends_span || !in_word(at.before) || !in_word(at.after)
        }
        '<' => at.ends_span || at.after.is_some_and(|c| c.is_ascii() && !c.is_ascii_whitespace()),
        '&' => begins_reference(rest),
        '!' => at.ends_span,
        '|' => ground == EscapeContext::Cell,
        '#' => ground == EscapeContext::Heading && rest.iter().all(|&c| c == '#'),
        _ => false,
    }
}

/// `&amp;` and `&#38;`, looked at from behind the `&`.
fn begins_reference(rest: &[char]) -> bool {
    // The longest name of HTML has 31 letters.
    let length = rest
        .iter()
        .take(40)
        .take_while(|c| c.is_ascii_alphanumeric() || **c == '#')
        .count();
    length > 0 && rest.get(length) == Some(&';')
}

/// The characters that would turn a line into another block, by index, in order.
fn line_starts(chars: &[char], ground: EscapeContext) -> Vec<usize> {
    let mut starts = Vec::new();
    if ground != EscapeContext::Lines {
        return starts;
    }
    let mut start: usize = 0;
    for line in chars.split(|&c| c == '\n') {
        starts.extend(block_mark(line).map(|offset| start.saturating_add(offset)));
        start = start.saturating_add(line.len()).saturating_add(1);
    }
    starts
}

/// Which character of the line has to be escaped to keep the line text.
fn block_mark(line: &[char]) -> Option<usize> {
    let space_at = |index: usize| line.get(index).is_none_or(|c| matches!(c, ' ' | '\t'));
    let count = |wanted: fn(&char) -> bool| line.iter().take_while(|c| wanted(c)).count();
    let first = *line.first()?;
    let is_block = match first {
        '>' => true,
        '#' => (1..=6).contains(&count(|c| *c == '#')) && space_at(count(|c| *c == '#')),
        '~' => count(|c| *c == '~') >= 3,
        '+' => space_at(1),
        // A list, a line under a heading, a rule, or the line below a table's titles.
        '-' | '=' | ':' | '|' => {
            (first == '-' && space_at(1))
                || line
                    .iter()
                    .all(|c| matches!(c, '-' | '=' | ':' | '|' | ' ' | '\t'))
        }
        '0'..='9' => {
            let digits = count(char::is_ascii_digit);
            let numbered = digits <= 9 && line.get(digits).is_some_and(|c| matches!(c, '.' | ')'));
            return (numbered && space_at(digits.saturating_add(1))).then_some(digits);
        }
        _ => false,
    };
    is_block.then_some(0)
}

/// The address of a link or image: bare where that is safe, in angle brackets otherwise.
pub(super) fn destination(address: &str, ground: EscapeContext) -> String {
    let is_plain = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '(' | ')' | '<' | '>' | '\\' | '&' | '|' | '`' | '\u{feff}')
    };
    if !address.is_empty() && address.chars().all(is_plain) {
        return address.to_owned();
    }
    format!("<{}>", quoted(address, &['<', '>', '`'], ground))
}

/// Alt text as an image's title.
pub(super) fn title(text: &str) -> String {
    format!("\"{}\"", quoted(text, &['"', '`'], EscapeContext::Caption))
}

/// Text between marks of its own: those are escaped, and what no line may hold is a reference.
fn quoted(text: &str, marks: &[char], ground: EscapeContext) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() || c == '\u{feff}' => push_reference(&mut out, c),
            '\\' | '&' => out.extend(['\\', c]),
            '|' if ground == EscapeContext::Cell => out.push_str("\\|"),
            c if marks.contains(&c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
