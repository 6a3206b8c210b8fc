//! How each type of block is set in each form: one entry for a kind of line, one for a block without text.
//!
//! A form takes a body apart by [`story::Shape`] and looks up here what depends on the kind; a reader looks up which kind a name
//! means. How a table or a figure is set is each form's own, because there is one type of each.
//!
//! A quote is a `blockquote` of `p` in HTML, a `section` with a red edge for WeChat, and the style `Quote` in Word.

use story::{Leaf, LineKind, Text};

/// How lines of one kind are set.
pub(crate) struct LineSetting {
    /// The HTML element of a line.
    pub(crate) element: &'static str,
    /// The HTML element around lines that are one block; none where each line is a block.
    pub(crate) around: Option<&'static str>,
    /// The HTML element of a line where two states are compared.
    pub(crate) compared: &'static str,
    /// How a line looks for WeChat.
    pub(crate) wechat: &'static str,
    /// How a section around the lines looks there; none where they have none.
    pub(crate) wechat_around: Option<&'static str>,
    /// The id of its paragraph style in our Word files.
    pub(crate) word: &'static str,
    /// Names of the styles with this meaning in other people's files, in lower case and without spaces.
    pub(crate) word_names: &'static [&'static str],
}

/// How a block without text is set.
pub(crate) struct LeafSetting {
    /// Its HTML element.
    pub(crate) element: &'static str,
    /// Its line on a page of plain text.
    pub(crate) plain: &'static str,
    /// How its sign looks for WeChat.
    pub(crate) wechat: &'static str,
    /// The id of its paragraph style in our Word files.
    pub(crate) word: &'static str,
    /// Names of the styles with this meaning in other people's files, in lower case and without spaces.
    pub(crate) word_names: &'static [&'static str],
}

/// How lines of this kind are set.
pub(crate) const fn line(kind: LineKind) -> LineSetting {
    match kind {
        LineKind::Paragraph => LineSetting {
            element: "p",
            around: None,
            compared: "p",
            wechat: "margin:0 0 16px 0;text-indent:2em;",
            wechat_around: None,
            word: "BodyText",
            word_names: &[],
        },
        LineKind::Subheading { level } => LineSetting {
            element: by_level(level, ["h2", "h3", "h4"]),
            around: None,
            compared: "h2",
            wechat: by_level(
                level,
                [
                    "margin:28px 0 14px 0;font-size:18px;font-weight:bold;color:#a83226;text-align:center;",
                    "margin:24px 0 12px 0;font-size:17px;font-weight:bold;color:#262626;",
                    "margin:20px 0 10px 0;font-size:16px;font-weight:bold;color:#5f5a52;",
                ],
            ),
            wechat_around: None,
            word: by_level(level, ["Heading1", "Heading2", "Heading3"]),
            // Those with a number are read in `docx::read::styles`.
            word_names: &["heading", "小标题"],
        },
        LineKind::Quote => LineSetting {
            element: "p",
            around: Some("blockquote"),
            compared: "blockquote",
            wechat: "margin:0;",
            wechat_around: Some(
                "margin:0 0 16px 0;padding:10px 14px;border-left:3px solid #a83226;background-color:#f7f4ee;color:#5f5a52;",
            ),
            word: "Quote",
            word_names: &["quote", "intensequote", "blocktext", "引用", "明显引用", "引文"],
        },
        LineKind::Item { numbered_from } => LineSetting {
            element: "li",
            around: Some(if numbered_from.is_some() { "ol" } else { "ul" }),
            compared: "p",
            wechat: "margin:0 0 8px 0;padding-left:1.5em;text-indent:-1.5em;",
            wechat_around: None,
            word: "ListParagraph",
            // Identified by their numbering, in any style.
            word_names: &[],
        },
    }
}

/// How this block is set.
pub(crate) const fn leaf(leaf: Leaf) -> LeafSetting {
    match leaf {
        Leaf::Rule => LeafSetting {
            element: "hr",
            plain: "* * *",
            wechat: "margin:24px 0;text-align:center;color:#b9b2a5;",
            word: "Rule",
            word_names: &["分隔线", "horizontalline"],
        },
    }
}

/// The mark before the words of the line at `at`, counted from 0, where a form has no lists: `•`, or `3.`
fn mark(kind: LineKind, at: usize) -> Option<String> {
    let LineKind::Item { numbered_from } = kind else {
        return None;
    };
    let at = u64::try_from(at).unwrap_or(u64::MAX);
    let numbered = |first: u32| format!("{}.", u64::from(first).saturating_add(at));
    Some(numbered_from.map_or_else(|| "•".to_owned(), numbered))
}

/// The line as a form without lists prints it: its words, behind its mark if it has one, with `between` between the two.
pub(crate) fn marked(kind: LineKind, at: usize, between: &str, words: &str) -> String {
    match mark(kind, at) {
        Some(mark) => format!("{mark}{between}{words}"),
        None => words.to_owned(),
    }
}

/// A table's row as a form without tables prints it.
pub(crate) fn row(cells: &[Text]) -> String {
    let cells: Vec<String> = cells.iter().map(Text::to_plain).collect();
    cells.join("\t")
}

/// The kind of line that a Word style of this name means.
pub(crate) fn line_of_style(name: &str) -> Option<LineKind> {
    let named = |kind: &LineKind| line(*kind).word_names.contains(&name);
    LineKind::EACH.into_iter().find(named)
}

/// The block without text that a Word style of this name means.
pub(crate) fn leaf_of_style(name: &str) -> Option<Leaf> {
    let named = |one: &Leaf| leaf(*one).word_names.contains(&name);
    Leaf::EACH.into_iter().find(named)
}

/// The block without text that an HTML element of this name is.
pub(crate) fn leaf_of_element(name: &str) -> Option<Leaf> {
    Leaf::EACH.into_iter().find(|one| leaf(*one).element == name)
}

/// The value for a subheading of this level. A level that no story has counts as the nearest.
const fn by_level(level: u8, [first, second, third]: [&'static str; 3]) -> &'static str {
    match level {
        0 | 1 => first,
        2 => second,
        _ => third,
    }
}
