//! The sentences a person hears, in both languages. English stands with each error; Chinese stands here.
//!
//! A sentence names the thing, says what happened, and gives the next step.

mod amending;
pub(crate) mod doctor;
mod foreign;
mod package;
pub(crate) mod photo;
mod review;
pub(crate) mod sheet;
mod store;
pub(crate) mod wire;

use std::io;

use story::{ContentError, Language};

use crate::Error;

impl Error {
    /// One sentence in the reader's language: the thing, what happened, the next step.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match (language, self) {
            (Language::Zh, error) => zh(error),
            (Language::En, Self::NotYourStep(step)) => sentence(&step.says(Language::En)),
            (Language::En, error) => sentence(&error.to_string()),
        }
    }
}

/// Begins with a capital and ends with a full stop, as a sentence does. A name keeps its own letters.
pub(crate) fn sentence(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_word = first.chars().all(|c| c.is_ascii_alphabetic());
    let mut letters = first.chars();
    let capital = letters
        .next()
        .filter(|_| is_word)
        .map(|letter| letter.to_ascii_uppercase());
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    match capital {
        Some(capital) => format!("{capital}{} {rest}{end}", letters.as_str()),
        None => format!("{text}{end}"),
    }
}

fn zh(error: &Error) -> String {
    match error {
        Error::Store(error) => store::zh(error),
        Error::Package(error) => package::zh(error),
        Error::Photo { file, source } => photo::zh(file, source),
        Error::NotText { path, source } => format!("“{}”{}", path.display(), not_text(source)),
        Error::Plate(error) => format!(
            "图片 {} 读不出来（{}）。请运行“体检”查看哪些文件损坏。",
            error.photo, error.why
        ),
        Error::Docx(error) => format!("Word 文件没有写成：{error}。请换一个文件夹再试。"),
        Error::Content(ContentError::TooNew { found, known }) => {
            format!("这篇稿件由更新版本的清样写成（格式 {found}，本机只认到 {known}）。请升级后再打开。")
        }
        Error::Content(ContentError::NotAStory(why)) => {
            format!("这段数据不是稿件（{why}）。请从版本或备份中恢复。")
        }
        Error::NotYourStep(step) => step.says(Language::Zh),
        Error::NoSuchStory { id } => format!("没有编号以“{id}”开头的稿件。用 list 查看全部编号。"),
        Error::Ambiguous { id, matches } => {
            format!("有 {} 篇稿件的编号以“{id}”开头。请多写几位。", matches.len())
        }
        Error::NoSuchFigure { id } => format!("稿件里没有插图“{id}”。用 photo list 查看。"),
        Error::NoSuchPhoto { id } => format!("稿件库里没有图片“{id}”。"),
        Error::NoSuchBlock { index, blocks } => {
            format!("正文共 {blocks} 段，没有第 {index} 段。用 show --json 查看段号。")
        }
        Error::NotAParagraph { index } => format!("第 {index} 段既不是段落也不是插图，不能互换。"),
        Error::NoSuchField { field, known } => format!("没有“{field}”这一项。可用的有：{known}。"),
        Error::BadValue {
            field,
            value,
            expected,
        } => format!("“{field}”不能是“{value}”。请写成 {expected} 这样。"),
        Error::NoSuchStationery { what, name } => {
            format!("没有叫“{name}”的{}。用 {what} list 查看。", stationery(what))
        }
        Error::NameTaken { what, name } if name.is_empty() => format!("{}要有名字。", stationery(what)),
        Error::NameTaken { what, name } => {
            format!("已经有一个{}叫“{name}”。请换一个名字。", stationery(what))
        }
        Error::NotATemplate { path, why } => format!(
            "“{}”不是模板（{why}）。请照 template show --json 的样子写。",
            path.display()
        ),
        Error::NoSuchOutlet { name, known } => format!("没有叫“{name}”的投稿渠道。现有：{known}。"),
        Error::BadOutlet { name, faults } => {
            format!(
                "投稿渠道“{name}”的设置有误，请改正：\n{}",
                crate::outlet::chinese(faults)
            )
        }
        Error::OpenFields { fields, example } => {
            format!("还有空没有填：{fields}。请写成 {example}=… 这样。")
        }
        Error::NotSpiked { headline } => {
            format!("《{headline}》没有撤稿，不能永久删除。请先撤稿。")
        }
        Error::NoSuchFormat { name, known } => format!("没有“{name}”这种格式。可用的有：{known}。"),
        Error::NotWord { path, source } => format!("“{}”{}", path.display(), foreign::not_word(source)),
        Error::NotASheet { path } => format!(
            "“{}”里没有图片说明表。请导出图片说明表，填好后存为 .docx 或 .csv 再取回。",
            path.display()
        ),
        Error::SheetOfAnother { story, wanted } => {
            format!("这份图片说明表是“{story}”的，不是“{wanted}”的。请到那篇稿件里取回。")
        }
        Error::NoPhotosShown => "没有可以印的图片。请先添加图片，或标出选用的。".to_owned(),
        Error::NotHtml { path, source } => format!("“{}”{}", path.display(), foreign::not_html(*source)),
        Error::NotPasted { source } => format!("粘贴的内容{}", foreign::not_html(*source)),
        Error::Unreadable { path, source } => format!("读不了“{}”：{}。", path.display(), system(source)),
        Error::Unwritable { path, source } => {
            format!(
                "写不进“{}”：{}。请换一个文件夹再试。",
                path.display(),
                system(source)
            )
        }
        Error::TooLarge { path, bytes, limit } => {
            format!(
                "“{}”有 {bytes} 字节，超过能读的 {limit} 字节。请另存一份小的。",
                path.display()
            )
        }
        Error::Wire(error) => wire::zh(error),
        Error::NoWire { outlet } => {
            format!("投稿渠道“{outlet}”没有写线路。请在它的设置里加上 [wire]，或用 export 导出后自己送去。")
        }
        Error::NoSuchDelivery { id } => {
            format!("待发里没有编号以“{id}”开头的一件，或不止一件。用 outbox 查看。")
        }
        Error::BadDelivery { id, why } => {
            format!("待发里的 {id} 读不出来（{why}）。请从备份中恢复。")
        }
        Error::Unamendable(why) => amending::zh(why),
        Error::Over { id } => format!("{id} 已经送达或取消，不能再改。要再投一次请用 deliver。"),
        Error::NotJson { why } => {
            format!("数据没有写成（{why}），什么都没有保存。请把这句话告诉清样的开发者。")
        }
        Error::Cancelled => "已停止，没有留下任何文件。".to_owned(),
        other => review::zh(other),
    }
}

fn stationery(what: &str) -> &str {
    match what {
        "template" => "模板",
        "outlet" => "投稿渠道",
        "codes" => "代码表",
        "stamp" => "成套资料",
        _ => "常用语",
    }
}

fn not_text(error: &press::NotText) -> String {
    match error {
        press::NotText::Binary { .. } => {
            "不是文本文件。如果是 Word 或 WPS 文件，请另存为 UTF-8 纯文本后再导入。".to_owned()
        }
        press::NotText::Broken { encoding } => {
            format!("自称是 {encoding} 编码，内容却不合规则。请另存为 UTF-8 后再导入。")
        }
        press::NotText::UnknownEncoding => {
            "既不是 UTF-8，也不像 GB18030 中文。请用能正常显示它的程序打开，另存为 UTF-8 后再导入。"
                .to_owned()
        }
    }
}

/// What the system said, in Chinese where it is one of the things people meet.
fn system(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "找不到".to_owned(),
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘已满".to_owned(),
        io::ErrorKind::IsADirectory => "这是文件夹".to_owned(),
        io::ErrorKind::NotADirectory => "这不是文件夹".to_owned(),
        _ => source.to_string(),
    }
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
