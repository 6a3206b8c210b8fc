//! Why a file was not read as text, as a Word file or as a page, and why one was not made. The sentences follow a file's name.

use press::docx::read::NotWord;
use press::html::NotRead;
use press::{NotText, PlateError};
use story::Language;

/// What a file is instead of a text, and the next step.
pub(super) fn not_text(error: &NotText, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        NotText::Pdf => pick(
            "是 PDF 文件，不能导入。请导入它的 Word 原稿；没有原稿的，请复制其中的文字，粘贴到新稿件里。".to_owned(),
            "it is a PDF file, which cannot be imported. Import the Word file it was made of, or copy its text and paste it \
             into a new story."
                .to_owned(),
        ),
        NotText::Binary { offset, byte } => pick(
            "不是文本文件。如果是 Word 或 WPS 文件，请另存为 .docx 后再导入。".to_owned(),
            format!(
                "this is not a text file (byte {offset} is {byte:#04x}). If it is a Word or WPS file, save it as .docx and import that."
            ),
        ),
        NotText::Broken { encoding } => pick(
            format!("自称是 {encoding} 编码，内容却不合规则。请另存为 UTF-8 后再导入。"),
            format!("the text says it is {encoding} but breaks off its rules. Save it as UTF-8 and import it again."),
        ),
        NotText::UnknownEncoding => pick(
            "既不是 UTF-8，也不像 GB18030 中文。请用能正常显示它的程序打开，另存为 UTF-8 后再导入。".to_owned(),
            "the text is neither UTF-8 nor Chinese in GB18030. Open it where it reads right, save it as UTF-8 and import it again."
                .to_owned(),
        ),
    }
}

/// What a file is instead of a Word file, and the next step.
pub(super) fn not_word(error: &NotWord, language: Language) -> String {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    match error {
        NotWord::Encrypted => pick(
            "加了密码，无法读取。请在 Word 或 WPS 里去掉密码，保存后再导入。",
            "it is locked with a password. Take the password off in Word or WPS, save it and import it again.",
        ),
        NotWord::OldWord => pick(
            "是旧格式的 Word 或 WPS 文件（.doc、.wps）。请在 Word 或 WPS 里打开，另存为 .docx 后再导入。",
            "it is in the old form of Word or WPS (.doc, .wps). Open it there and save it as .docx, then import it.",
        ),
        NotWord::NotAZip => pick(
            "不是 Word 文件。请用能正常打开它的程序另存为 .docx 后再导入。",
            "it is not a Word file. Open it where it reads right and save it as .docx.",
        ),
        NotWord::Other { what } => language.pick(
            format!("是 {what} 文件，不是 Word 文件。请把文字另存为 .docx 后再导入。"),
            format!("it is a file of {what}, not of Word. Save its text as .docx."),
        ),
        NotWord::NoDocument => pick(
            "里面没有正文。请在 Word 或 WPS 里打开，重新保存后再导入。",
            "there is no document in it. Open it in Word or WPS and save it again.",
        ),
        NotWord::Damaged { part } => language.pick(
            "已损坏。请在 Word 或 WPS 里打开，让它修复，重新保存后再导入。".to_owned(),
            format!(
                "its part {part} is damaged. Open it in Word or WPS, which may repair it, and save it again."
            ),
        ),
        NotWord::TooLarge => pick(
            "展开后比一篇稿件能有的大得多。请把需要的部分另存一份再导入。",
            "it unpacks to more than a story can be. Save the part that is wanted as a file of its own.",
        ),
    }
}

/// Why a page was not read, and the next step.
pub(super) fn not_html(error: NotRead, language: Language) -> &'static str {
    match error {
        NotRead::TooDeep => language.pick(
            "层层嵌套，不像网页。请只复制文字，粘贴为纯文本。",
            "its elements are nested deeper than any page's. Copy the text and paste it as plain text.",
        ),
        NotRead::TooMuch => language.pick(
            "比任何网页都大。请只复制需要的部分再粘贴。",
            "it has more elements than any page. Copy the part that is wanted and paste it.",
        ),
    }
}

/// A photo that could not be read for the press, and the next step.
pub(super) fn plate(error: &PlateError, language: Language) -> String {
    let PlateError { photo, why } = error;
    language.pick(
        format!("图片“{photo}”无法读取。请从备份恢复，或从原处重新添加。"),
        format!("the photo {photo} cannot be read ({why}). Restore it from a backup, or add it again from where it came."),
    )
}

/// A Word file that was not made, and the next step.
pub(super) fn docx(error: &press::docx::Error, language: Language) -> String {
    match error {
        press::docx::Error::Plate(error) => plate(error, language),
        press::docx::Error::Write(source) => {
            let why = super::system(source, language);
            language.pick(
                format!("Word 文件没有写成：{why}。请检查磁盘后再试。"),
                format!("the Word file was not written: {why}. Check the disk and try again."),
            )
        }
    }
}
