//! Why a mail, or a file in it, did not come in, and the next step. The sentences follow its name.

use press::eml::read::NotMail;
use story::Language;

use crate::error::MailFault;

pub(super) fn mail(fault: &MailFault, language: Language) -> String {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    match fault {
        MailFault::NotMail(NotMail::NoHeader) => pick(
            "不是邮件。请在信箱里打开原信，另存为 .eml 再导入。",
            "it is not a mail. Open the mail in the mailbox and save it as .eml.",
        ),
        MailFault::NotMail(NotMail::TooMuch) => pick(
            "里面的信头或附件多得不像一封信，没有读。请在信箱里另存需要的附件，再拖进来。",
            "it has more headers or parts than any mail and was not read. Save the attachments in the mailbox and drop them here.",
        ),
        MailFault::NotMail(NotMail::EncodedMail) => pick(
            "里面附着的信又编码了一遍，没有读。请在信箱里把附着的那封信另存为 .eml 再导入。",
            "a mail that is attached to it is encoded and was not read. Save the attached mail as .eml and import that.",
        ),
        MailFault::Empty => pick(
            "里面没有文字，也没有附件。请对方重新发来。",
            "there is neither text nor a file in it. Ask for it again.",
        ),
        MailFault::TooLarge { mails } => language.pick(
            format!("里面有 {mails} 封信太大，没有读。请在信箱里另存它们的附件，再拖进来。"),
            format!("{mails} mails in it are too large and were not read. Save their attachments in the mailbox and drop them here."),
        ),
        MailFault::Archive { what } => language.pick(
            format!("是 {what} 压缩包，不能直接读。请解压后把里面的稿件和图片拖进来，或请对方用 zip 重发。"),
            format!("it is a {what} archive, which is not read. Unpack it and drop the texts and photos here, or ask for a zip."),
        ),
        MailFault::Zip(error) => {
            let why = super::package::says(error, language);
            language.pick(
                format!("这个压缩包没有读。请解压后把里面的稿件和图片拖进来。原因：{why}"),
                format!("this zip was not read. Unpack it and drop the texts and photos here. The reason: {why}"),
            )
        }
        MailFault::Tnef => pick(
            "是 Outlook 的富文本附件（winmail.dat），稿件和图片包在里面。请对方把邮件改成 HTML 或纯文本格式重发。",
            "it is a rich-text wrapper of Outlook (winmail.dat) with the files inside. Ask the sender to send it as HTML or plain text.",
        ),
        MailFault::Other => pick(
            "既不是稿件也不是图片，没有收进来。需要的话，请在信箱里另存。",
            "it is neither a text nor a photo and stays in the mail. Save it from the mailbox where it is wanted.",
        ),
    }
}
