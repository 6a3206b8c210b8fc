//! The sentences that a person reads, in both languages: one exhaustive match for each crate whose errors reach people. What an
//! error itself displays is for logs.
//!
//! A sentence names the thing, tells what happened, and gives the next step.
//!
//! See docs/decisions/errors-are-data.md.

mod alarms;
mod amending;
pub(crate) mod doctor;
pub(crate) mod examined;
mod mail;
mod newsroom;
mod package;
pub(crate) mod photo;
mod press;
pub(crate) mod remark;
pub(crate) mod rescue;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod sheet;
mod store;
pub(crate) mod story;
pub(crate) mod wire;

use std::io;

use ::story::Language;
use ::story::visible::in_lines;

use crate::Error;

impl Error {
    /// One sentence in the reader's language: the thing, what happened, the next step.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        let said = newsroom::says(self, language);
        // Names and texts of others may be in it, so what is unseen in them is written out here, before a dialog or a terminal
        // shows it.
        let said = in_lines(&said).into_owned();
        match language {
            Language::Zh => said,
            Language::En => sentence(&said),
        }
    }
}

/// Makes a sentence of a text: a capital at its beginning and a full stop at its end. A name keeps its own letters.
pub(crate) fn sentence(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_word = first.chars().all(|c| c.is_ascii_alphabetic());
    let mut letters = first.chars();
    let capital = letters
        .next()
        .filter(|_| is_word)
        .map(|letter| letter.to_ascii_uppercase());
    let end = if text.ends_with(['.', '?', '!', '…']) {
        ""
    } else {
        "."
    };
    match capital {
        Some(capital) => format!("{capital}{} {rest}{end}", letters.as_str()),
        None => format!("{text}{end}"),
    }
}

/// The person stopped it.
fn stopped(language: Language) -> String {
    language
        .pick("已停止，没有留下任何文件。", "stopped; nothing was left behind.")
        .to_owned()
}

/// The system's error; in Chinese where it is a common one, else its number.
fn system(source: &io::Error, language: Language) -> String {
    if language == Language::En {
        return source.to_string();
    }
    let known = match source.kind() {
        io::ErrorKind::NotFound => "找不到",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘已满",
        io::ErrorKind::IsADirectory => "这是文件夹",
        io::ErrorKind::InvalidInput if source.raw_os_error().is_none() => "这不是文件，是管道、套接字或设备",
        io::ErrorKind::NotADirectory => "这不是文件夹",
        io::ErrorKind::AlreadyExists => "已经存在",
        io::ErrorKind::TimedOut => "等得太久，没有回应",
        io::ErrorKind::UnexpectedEof => "文件不完整",
        io::ErrorKind::InvalidData => "内容不合格式",
        _ => {
            return source.raw_os_error().map_or_else(
                || "系统没有说明原因".to_owned(),
                |number| format!("系统错误 {number}"),
            );
        }
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_but_a_name_keeps_its_letters() {
        assert_eq!(sentence("no story has the id x"), "No story has the id x.");
        assert_eq!(
            sentence("phone.heic: it is a HEIC photo"),
            "phone.heic: it is a HEIC photo."
        );
        assert_eq!(
            sentence("data/story.json was changed"),
            "data/story.json was changed."
        );
    }
}
