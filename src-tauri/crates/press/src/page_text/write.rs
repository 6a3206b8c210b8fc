//! Writing a content as a plain-text page.
//!
//! It prints words only. A figure is a blank line and its caption; one without a caption prints nothing,
//! and neither does an empty paragraph. Lists, tables and rules, which the form does not have, are printed
//! so that a person can read them.

use story::{Block, Content};

use crate::above;
use crate::page_furniture::{CLOSE, DASH, PRINT, RELATED};

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
    match block {
        Block::Paragraph { .. } | Block::Subheading { .. } | Block::Quote { .. } => {
            block.texts().iter().for_each(|text| line(page, &text.to_plain()));
        }
        Block::List { numbered_from, items } => {
            for (i, item) in (0_u64..).zip(items) {
                let mark = numbered_from
                    .map_or_else(|| "•".to_owned(), |first| format!("{}.", u64::from(first) + i));
                line(page, &format!("{mark} {}", item.to_plain()));
            }
        }
        Block::Figure { figure } if figure.caption.is_empty() => {}
        Block::Figure { figure } => {
            page.push('\n');
            line(page, &figure.caption);
        }
        Block::Table { rows, .. } => {
            for row in rows {
                let cells: Vec<String> = row.iter().map(story::Text::to_plain).collect();
                line(page, &cells.join("\t"));
            }
        }
        Block::Rule => line(page, "* * *"),
    }
}

/// Prints a line; an empty one would open a figure and is left out.
fn line(page: &mut String, words: &str) {
    if !words.is_empty() {
        page.push_str(words);
        page.push('\n');
    }
}
