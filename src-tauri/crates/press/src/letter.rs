//! 投稿信: the text of a mail that brings a piece, as one writes to an editor: what comes, how much of it, what is attached, from
//! whom; then the piece itself. It is in the language of the piece.
//!
//! It must not know what a mail is made of, or where it goes.

use story::Content;

use crate::notice::NoticeKind;
use crate::{for_desk, marked_text};

/// What a letter is made of.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The piece; of a withdrawal, the piece that is withdrawn.
    pub content: &'a Content,
    /// The number of pictures in it.
    pub pictures: usize,
    /// What is told of an earlier piece, set as a story.
    pub notice: Option<(NoticeKind, &'a Content)>,
    /// What is said to a desk above a piece.
    pub desk: &'a [String],
    /// The names of the attached files.
    pub attachments: &'a [String],
    /// Who sends it: unit and name; either may be empty.
    pub sender: [&'a str; 2],
}

/// Writes the letter, as plain text.
#[must_use]
pub fn write(letter: &Letter<'_>) -> String {
    let mut parts = vec![opening(letter)];
    let [unit, name] = letter.sender.map(str::trim);
    let signed: Vec<&str> = [name, unit].into_iter().filter(|line| !line.is_empty()).collect();
    let attached = attachments(letter);
    parts.extend(attached);
    if !signed.is_empty() {
        parts.push(signed.join("\n"));
    }
    parts.push("────────────".to_owned());
    if let Some((_, notice)) = letter.notice {
        parts.push(marked_text::write(notice));
    }
    if !is_withdrawn(letter) {
        parts.push(for_desk::text(letter.desk, marked_text::write(letter.content)));
    }
    let mut text = parts.join("\n\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn is_withdrawn(letter: &Letter<'_>) -> bool {
    matches!(letter.notice, Some((NoticeKind::Withdrawal, _)))
}

/// `编辑老师：` and what comes: `现投上稿件《社区食堂开业》，正文 812 字，图片 4 张，请审阅。`
fn opening(letter: &Letter<'_>) -> String {
    let headline = letter.content.headline.trim();
    let words = story::count::count(letter.content).words;
    let kind = letter.notice.map(|(kind, _)| kind);
    if letter.content.is_chinese() {
        let title = match headline {
            "" => "（无标题）".to_owned(),
            headline => format!("《{}》", headline.replace('《', "〈").replace('》', "〉")),
        };
        let pictures = match letter.pictures {
            0 => String::new(),
            pictures => format!("，图片 {pictures} 张"),
        };
        let says = match kind {
            None => format!("现投上稿件{title}，正文 {words} 字{pictures}，请审阅。"),
            Some(NoticeKind::Correction) => {
                format!("先前投送的稿件{title}有误，现更正如下，请以本件为准（正文 {words} 字{pictures}）。")
            }
            Some(NoticeKind::Withdrawal) => format!("先前投送的稿件{title}请勿再使用，详见下文。"),
        };
        format!("编辑老师：\n\n您好！{says}")
    } else {
        let title = match headline {
            "" => "an untitled piece".to_owned(),
            headline => format!("“{headline}”"),
        };
        let pictures = match letter.pictures {
            0 => String::new(),
            1 => " and one picture".to_owned(),
            pictures => format!(" and {pictures} pictures"),
        };
        let says = match kind {
            None => format!("Please find enclosed {title}: {words} words{pictures}."),
            Some(NoticeKind::Correction) => format!(
                "Our earlier piece {title} was wrong. It is corrected below; please use this one ({words} words{pictures})."
            ),
            Some(NoticeKind::Withdrawal) => {
                format!("Please do not use our earlier piece {title}; the reason is given below.")
            }
        };
        format!("Dear editors,\n\n{says}")
    }
}

/// `附件（2 个）：` and their names, numbered; nothing where there is none.
fn attachments(letter: &Letter<'_>) -> Option<String> {
    let count = letter.attachments.len();
    if count == 0 {
        return None;
    }
    let head = match (letter.content.is_chinese(), count) {
        (true, count) => format!("附件（{count} 个）："),
        (false, 1) => "Attached:".to_owned(),
        (false, count) => format!("Attached ({count} files):"),
    };
    let names = letter.attachments.iter().enumerate();
    let lines = names.map(|(at, name)| format!("{}. {name}", at + 1));
    Some(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(headline: &str, language: &str) -> Content {
        Content {
            headline: headline.to_owned(),
            language: language.to_owned(),
            ..Content::default()
        }
    }

    #[test]
    fn a_letter_says_what_comes_what_is_attached_and_from_whom() {
        let content = piece("社区食堂开业", "zh-CN");
        let attachments = ["稿件.docx".to_owned(), "图1.jpg".to_owned()];
        let letter = Letter {
            content: &content,
            pictures: 1,
            notice: None,
            desk: &["【联系方式】0738-8312345".to_owned()],
            attachments: &attachments,
            sender: ["市直机关工委", "周小满"],
        };
        let text = write(&letter);
        assert!(
            text.starts_with(
                "编辑老师：\n\n您好！现投上稿件《社区食堂开业》，正文 0 字，图片 1 张，请审阅。\n\n附件（2 个）：\n1. 稿件.docx\n2. 图1.jpg\n\n\
                 周小满\n市直机关工委\n\n────────────\n\n【联系方式】0738-8312345"
            ),
            "{text}"
        );
    }

    #[test]
    fn a_withdrawal_carries_its_notice_and_not_the_piece() {
        let content = piece("Canteen opens", "en");
        let notice = piece("WITHDRAWAL", "en");
        let letter = Letter {
            content: &content,
            pictures: 2,
            notice: Some((NoticeKind::Withdrawal, &notice)),
            desk: &[],
            attachments: &[],
            sender: ["", ""],
        };
        assert_eq!(
            write(&letter),
            "Dear editors,\n\nPlease do not use our earlier piece “Canteen opens”; the reason is given below.\n\n────────────\n\nWITHDRAWAL\n"
        );
    }
}
