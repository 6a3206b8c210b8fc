//! Lines for the desk above a piece, which are not for print: until when it must not be published, the note to the editor,
//! how its writer is reached. The sender decides which lines there are; each form sets them so that nobody takes them for
//! the piece.

use crate::chars::escape;

/// A text with the lines above it, and a blank line between.
///
/// ```
/// let lines = ["【联系方式】彭彤 0738-8312345".to_owned()];
/// assert_eq!(press::for_desk::text(&lines, "标题\n".to_owned()), "【联系方式】彭彤 0738-8312345\n\n标题\n");
/// assert_eq!(press::for_desk::text(&[], "标题\n".to_owned()), "标题\n");
/// ```
#[must_use]
pub fn text(lines: &[String], text: String) -> String {
    if lines.is_empty() {
        return text;
    }
    let above: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!("{above}\n{text}")
}

/// The lines as an aside, which readers of pages pass over.
pub(crate) fn html(lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines
        .iter()
        .map(|line| format!("<p>{}</p>\n", escape(line)))
        .collect();
    format!("<aside class=\"for-desk\">\n{lines}</aside>\n")
}
