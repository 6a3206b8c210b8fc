//! Writing a content as a plain-text page.
//!
//! It prints words only. A figure is a blank line and its caption; one without a caption prints nothing,
//! and neither does an empty paragraph. Lists, tables and leaves, which the form does not have, are printed
//! so that a person can read them.

use story::{Block, Content, Shape};

use crate::page_furniture::{CLOSE, DASH, PRINT, RELATED};
use crate::{above, setting};

/// The page, its two buttons included.
#[must_use]
pub fn write(content: &Content) -> String {
    let mut page = manuscript(content);
    line(&mut page, PRINT);
    line(&mut page, CLOSE);
    page
}

/// The manuscript: the page without its buttons.
#[must_use]
pub fn manuscript(content: &Content) -> String {
    let mut page = String::new();
    for (_, words) in above::lines(content) {
        line(&mut page, &words);
    }
    let (body, sign_off) = content.printed();
    body.iter().for_each(|block| print(&mut page, block));
    line(&mut page, sign_off);
    if !content.related.is_empty() {
        line(&mut page, RELATED);
        for related in &content.related {
            line(&mut page, &format!("{DASH}{}", related.title));
        }
    }
    page
}

fn print(page: &mut String, block: &Block) {
    match block.shape() {
        Shape::Lines { kind, texts } => {
            for (at, text) in texts.iter().enumerate() {
                line(page, &setting::marked(kind, at, " ", &text.to_plain()));
            }
        }
        Shape::Figure(figure) if figure.caption.is_empty() => {}
        Shape::Figure(figure) => {
            page.push('\n');
            line(page, &figure.caption);
        }
        Shape::Table { rows, .. } => rows.iter().for_each(|row| line(page, &setting::row(row))),
        Shape::Leaf(leaf) => line(page, setting::leaf(leaf).plain),
    }
}

/// Prints a line; an empty one would open a figure and is left out.
fn line(page: &mut String, words: &str) {
    if !words.is_empty() {
        page.push_str(words);
        page.push('\n');
    }
}
