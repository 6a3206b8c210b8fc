//! Why a Word file or a page was not read, in Chinese.

use press::docx::read::NotWord;
use press::html::NotRead;

pub(super) fn not_word(error: &NotWord) -> String {
    match error {
        NotWord::Encrypted => "加了密码，读不了。请在 Word 或 WPS 里去掉密码，保存后再导入。".to_owned(),
        NotWord::OldWord => {
            "是旧格式的 Word 或 WPS 文件（.doc、.wps）。请在 Word 或 WPS 里打开，另存为 .docx 后再导入。"
                .to_owned()
        }
        NotWord::NotAZip => "不是 Word 文件。请用能正常打开它的程序另存为 .docx 后再导入。".to_owned(),
        NotWord::Other { what } => format!("是 {what} 文件，不是 Word 文件。请把文字另存为 .docx 后再导入。"),
        NotWord::NoDocument => "里面没有正文。请在 Word 或 WPS 里打开，重新保存后再导入。".to_owned(),
        NotWord::Damaged { part } => {
            format!("已损坏（{part}）。请在 Word 或 WPS 里打开，让它修复，重新保存后再导入。")
        }
        NotWord::TooLarge => "展开后比一篇稿件能有的大得多。请把需要的部分另存一份再导入。".to_owned(),
    }
}

pub(super) fn not_html(error: NotRead) -> &'static str {
    match error {
        NotRead::TooDeep => "层层嵌套，不像网页。请只复制文字，粘贴为纯文本。",
        NotRead::TooMuch => "比任何网页都大。请只复制需要的部分再粘贴。",
    }
}
