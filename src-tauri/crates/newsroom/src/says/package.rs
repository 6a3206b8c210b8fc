//! Errors of packages as sentences: in writing one, or in trusting one that came.

use package::Error;
use story::Language;

use super::system;

/// One sentence: what is wrong with the package, and the next step.
pub(super) fn says(error: &Error, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Error::Cancelled => super::stopped(language),
        Error::Unreadable { path, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("无法读取“{path}”：{why}。请确认文件还在，并且可以读取。"),
                format!("{path} cannot be read: {why}. Check that the file is there and may be read."),
            )
        }
        Error::DiskFull { folder, needed } => pick(
            format!(
                "“{}”所在的磁盘已满，稿件包需要 {needed} 字节。请腾出空间或换一个文件夹。",
                folder.display()
            ),
            format!(
                "The disk of {} is full: the package needs {needed} bytes. Make room or choose another folder.",
                folder.display()
            ),
        ),
        Error::Unwritable { folder, source } => {
            let (folder, why) = (folder.display(), system(source, language));
            pick(
                format!("稿件包无法写入“{folder}”：{why}。请检查这个文件夹，或换一个。"),
                format!(
                    "The package cannot be written into {folder}: {why}. Check the folder or choose another."
                ),
            )
        }
        Error::Source { name, path, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("无法读取“{name}”的原文件“{path}”：{why}。请把文件放回原处，或从稿件里移除。"),
                format!(
                    "{path} cannot be read for {name}: {why}. Put the file back or take it out of the story."
                ),
            )
        }
        Error::SourceChanged { name, path, why } => pick(
            format!(
                "“{name}”的原文件“{}”和收进来时不一样了。请从备份里恢复它，再导出。",
                path.display()
            ),
            format!(
                "{} is not what it should be for {name}: {why}. Restore it from a backup.",
                path.display()
            ),
        ),
        Error::UnsafeName { name, why } => pick(
            format!("稿件包里有不安全的文件名“{name}”，没有打开。请不要使用它，并向发送的人核实。"),
            format!(
                "The package is refused for the name {name:?}: {why}. Do not use it, and ask the sender."
            ),
        ),
        Error::SameName { name } => pick(
            format!("稿件包里有两个文件都可能叫“{name}”，没有打开。请让对方重新发送。"),
            format!(
                "{name:?} is there twice, or once as file and once as folder (letter case and Unicode form put aside). \
                 Ask the sender for the package again."
            ),
        ),
        Error::TooLarge { what, size, limit } => pick(
            format!("稿件包超过了允许的大小（{size}，最多 {limit}）。请减少图片，或分成几个稿件包。"),
            format!(
                "The {what} comes to {size}, and {limit} is the most a package may have. Use fewer photos, or several packages."
            ),
        ),
        Error::Bomb { file } => pick(
            format!("稿件包里的“{file}”解压后会大得反常，没有解开。请不要使用它，并向发送的人核实。"),
            format!(
                "{file} would grow to more than 200 times its packed size and was not unpacked. \
                 Do not use the package, and ask the sender."
            ),
        ),
        Error::Damaged { place, why } => pick(
            "这不是完整的稿件包，可能没有下载完，或在途中损坏。请让对方重新发送。".to_owned(),
            format!("The package is not whole ({place}: {why}). Ask the sender for it again."),
        ),
        Error::Rewrapped { place } => pick(
            "里面的文件没有变，但外层的压缩包不是清样写的样子，途中被重新打包或损坏。请让对方重新发送。"
                .to_owned(),
            format!(
                "The files inside are unchanged, but the zip around them is not as Galley wrote it, at {place}; \
                 it was repacked or damaged on the way. Ask the sender for it again."
            ),
        ),
        Error::Unsupported { file, what } => pick(
            format!("“{file}”用了稿件包不允许的压缩方式。请让对方用清样重新打包。"),
            format!("{file} uses {what}, which a package may not. Ask the sender to pack it with Galley."),
        ),
        Error::NotABag { why } => pick(
            "这个压缩包不是稿件包。如果里面是稿件和图片，请解压后再导入。".to_owned(),
            format!(
                "This zip is not a package ({why}). If it holds a story and photos, unpack it and import them."
            ),
        ),
        Error::Fetch => pick(
            "这个稿件包不完整，有些文件要另外从网上取（fetch.txt）。请让对方发一份完整的。".to_owned(),
            "The package has a fetch.txt: parts of it are elsewhere. Ask the sender for a complete one."
                .to_owned(),
        ),
        Error::Version { found } => pick(
            format!("这个包是 BagIt {found} 版，清样只读 1.0 和 0.97。请让对方换一个版本重新打包。"),
            format!(
                "BagIt version {found:?} is not read here; 1.0 and 0.97 are. Ask the sender to pack it as one of these."
            ),
        ),
        Error::Encoding { found } => pick(
            format!("这个包的清单用 {found} 编码，清样只读 UTF-8。请让对方用 UTF-8 重新打包。"),
            format!(
                "Tag files in {found:?} are not read here; UTF-8 is. Ask the sender to pack it in UTF-8."
            ),
        ),
        Error::Algorithm { found } => pick(
            format!("这个包只有 {found} 校验，清样要求 sha256 或 sha512。请让对方重新打包。"),
            format!(
                "The package is only secured by {found}; sha256 or sha512 is needed. Ask the sender to pack it again."
            ),
        ),
        Error::TooNew { found, known } => pick(
            format!("这个稿件包的格式是 {found}，本机只认到 {known}。请升级清样后再打开。"),
            format!(
                "This is package format {found}, and this Galley knows {known}. Update Galley to open it."
            ),
        ),
        Error::TagFile { file, line, why } => pick(
            format!("稿件包里的“{file}”第 {line} 行看不懂。请让对方重新发送。"),
            format!("Line {line} of {file} cannot be read: {why}. Ask the sender for the package again."),
        ),
        Error::Changed { file } => pick(
            format!("稿件包里的“{file}”在打包之后被改动过。请让对方重新发送。"),
            format!("{file} was changed after the package was made. Ask the sender for it again."),
        ),
        Error::Missing { file, manifest } => pick(
            format!("稿件包里少了“{file}”。请让对方重新发送。"),
            format!("{file} is named in {manifest} but is not in the package. Ask the sender for it again."),
        ),
        Error::Unlisted { file, manifest } => pick(
            format!("稿件包里多了清单上没有的“{file}”。请不要使用它，并向发送的人核实。"),
            format!(
                "{file} is in the package but {manifest} does not name it. Do not use it, and ask the sender."
            ),
        ),
        Error::Oxum { stated, found } => pick(
            format!("稿件包自称的大小是 {stated}，实际是 {found}。请让对方重新发送。"),
            format!(
                "The package states a size (Payload-Oxum) of {stated}, and the files come to {found}. \
                 Ask the sender for it again."
            ),
        ),
        Error::NotSigned { why } => pick(
            format!("稿件包没有签上名，没有写成：{why}"),
            format!("The package could not be signed and was not written: {why}"),
        ),
        Error::BadSignature { why } => pick(
            "稿件包上的签名无效。请不要使用它，并用别的办法让对方重新发送。".to_owned(),
            format!(
                "The package's signature does not fit it: {why}. Ask the sender to send it again by other means."
            ),
        ),
        Error::NoSuchFile { file } => pick(
            format!("稿件包里没有“{file}”。请让对方重新发送。"),
            format!("The package holds no {file}. Ask the sender for it again."),
        ),
        Error::CopyOut { file, source } => {
            let why = system(source, language);
            pick(
                format!("无法从稿件包里取出“{file}”：{why}。请检查磁盘后再试。"),
                format!("{file} cannot be written out of the package: {why}. Check the disk and try again."),
            )
        }
    }
}
