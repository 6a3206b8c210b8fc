//! The looks of elements that are no lines of the body (those are in `setting`), each a list of plain declarations: no font
//! families, no variables, no positions, no shorthand that the editor takes apart. Sizes are those that accounts use: 16 px
//! text on 1.75 lines.

/// Around everything.
pub(super) const ARTICLE: &str =
    "font-size:16px;line-height:1.75;color:#262626;letter-spacing:0.5px;text-align:justify;";
/// A paragraph that was typed with its own indent, or one that has none.
pub(super) const FLUSH: &str = "margin:0 0 16px 0;";
/// The mark of a picture.
pub(super) const MARK: &str =
    "margin:16px 0 6px 0;padding:18px 0;text-align:center;color:#a83226;background-color:#f7f4ee;";
/// A caption.
pub(super) const CAPTION: &str = "margin:0 0 18px 0;font-size:14px;color:#7a7368;text-align:center;";
/// A table.
pub(super) const TABLE: &str = "width:100%;border-collapse:collapse;margin:0 0 16px 0;";
/// A cell of it.
pub(super) const CELL: &str = "border:1px solid #d9d3c7;padding:6px 8px;font-size:14px;";
/// A cell of its first row, where that holds the titles.
pub(super) const TITLE_CELL: &str =
    "border:1px solid #d9d3c7;padding:6px 8px;font-size:14px;font-weight:bold;background-color:#f7f4ee;";
/// The sign-off.
pub(super) const SIGN_OFF: &str = "margin:0 0 16px 0;text-align:right;";
/// The number of a note.
pub(super) const NUMBER: &str = "font-size:12px;color:#a83226;";
/// The heading of the notes.
pub(super) const NOTES: &str = "margin:28px 0 8px 0;font-size:14px;font-weight:bold;color:#5f5a52;";
/// A note. Addresses are long and may break anywhere.
pub(super) const NOTE: &str =
    "margin:0 0 4px 0;font-size:13px;color:#7a7368;word-break:break-all;text-align:left;";
