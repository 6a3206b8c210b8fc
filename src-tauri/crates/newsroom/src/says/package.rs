//! What the package says, in Chinese.

use package::Error;

pub(super) fn zh(error: &Error) -> String {
    match error {
        Error::Cancelled => "已停止，没有留下任何文件。".to_owned(),
        Error::Unreadable { path, source } => {
            format!("读不了“{}”：{}。", path.display(), super::system(source))
        }
        Error::DiskFull { folder, needed } => {
            format!(
                "“{}”所在的磁盘已满，稿件包需要 {needed} 字节。请腾出空间或换一个文件夹。",
                folder.display()
            )
        }
        Error::Unwritable { folder, source } => {
            format!(
                "稿件包写不进“{}”：{}。请换一个文件夹。",
                folder.display(),
                super::system(source)
            )
        }
        Error::Source { name, path, source } => {
            format!(
                "读不了“{name}”的原文件“{}”：{}。请把文件放回去，或者把它从稿件里拿掉。",
                path.display(),
                super::system(source)
            )
        }
        Error::SourceChanged { name, path, .. } => {
            format!(
                "“{name}”的原文件“{}”和收进来时不一样了。请从备份里恢复它，再导出。",
                path.display()
            )
        }
        Error::Changed { file } => format!("稿件包里的“{file}”在打包之后被改动过。请让对方重新发送。"),
        Error::Missing { file, .. } => format!("稿件包里少了“{file}”。请让对方重新发送。"),
        Error::Unlisted { file, .. } => format!("稿件包里多了清单上没有的“{file}”。请不要使用它。"),
        Error::Damaged { place, .. } => {
            format!("稿件包在文件之外的地方损坏了（{place}）。请让对方重新发送。")
        }
        Error::Rewrapped { place } => {
            format!("里面的文件没有变，但外层压缩包不是清样写的样子（{place}）：途中被重新打包或损坏。")
        }
        Error::TooNew { found, known } => {
            format!("这个稿件包的格式是 {found}，本机只认到 {known}。请升级清样后再打开。")
        }
        Error::Algorithm { found } => format!("这个包只有 {found} 校验，清样要求 sha256 或 sha512。"),
        Error::Version { found } => format!("这个包是 BagIt {found} 版，清样只读 1.0 和 0.97。"),
        Error::Encoding { found } => format!("这个包的清单用 {found} 编码，清样只读 UTF-8。"),
        Error::NotABag { .. } => "这个压缩包不是稿件包。".to_owned(),
        other => format!("这个稿件包不能使用：{other}。"),
    }
}
