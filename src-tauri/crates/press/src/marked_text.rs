//! Plain text for a desk that takes pictures apart from it: the place of each is marked 【图1】, as it is numbered in the
//! package.

use story::{Content, Figure, Shape};

use crate::{above, credit, setting};

/// The whole piece: the lines on top, the body with its marks, the sign-off, the related titles.
#[must_use]
pub fn write(content: &Content) -> String {
    let mut lines: Vec<String> = above::lines(content)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(body(content));
    let mut text = lines.join("\n");
    if !content.related.is_empty() {
        text.push_str(&format!("\n{}\n", crate::page_furniture::RELATED));
        for related in &content.related {
            text.push_str(&format!("{}{}\n", crate::page_furniture::DASH, related.title));
        }
    }
    text
}

/// The body and the sign-off, a block a line.
#[must_use]
pub fn body(content: &Content) -> String {
    let chinese = content.is_chinese();
    let mut text = String::new();
    let mut pictures = 0_usize;
    let (blocks, sign_off) = content.printed();
    for block in blocks.iter() {
        match block.shape() {
            Shape::Lines { kind, texts } => {
                for (at, words) in texts.iter().enumerate() {
                    line(&mut text, &setting::marked(kind, at, " ", &words.to_plain()));
                }
            }
            Shape::Figure(figure) => {
                pictures = pictures.saturating_add(1);
                line(&mut text, &mark(figure, pictures, chinese));
            }
            Shape::Table { rows, .. } => rows.iter().for_each(|row| line(&mut text, &setting::row(row))),
            Shape::Leaf(leaf) => line(&mut text, leaf.sign()),
        }
    }
    line(&mut text, sign_off);
    text
}

/// `【图1】caption（credit）`.
fn mark(figure: &Figure, number: usize, chinese: bool) -> String {
    let credit = credit::line(figure, chinese);
    let caption = figure.caption.trim().replace('\n', " ");
    let credit = match (credit.is_empty(), chinese) {
        (true, _) => String::new(),
        (false, true) => format!("（{credit}）"),
        (false, false) => format!(" ({credit})"),
    };
    let mark = credit::mark(number, chinese);
    let between = if chinese { "" } else { " " };
    format!("{mark}{between}{caption}{credit}")
}

fn line(text: &mut String, words: &str) {
    if !words.is_empty() {
        text.push_str(words);
        text.push('\n');
    }
}
