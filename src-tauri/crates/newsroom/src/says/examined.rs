//! The rows of an examined package as sentences: what was looked at, and the verdict.

use story::Language;

pub(crate) fn manifests(files: usize, language: Language) -> String {
    language.pick(
        format!("{files} 个文件，每个字节都与清单相符。"),
        format!("{files} files, every byte as the manifests say."),
    )
}

/// `by_galley`: Galley packed it.
pub(crate) fn structure(by_galley: bool, language: Language) -> String {
    let says = match by_galley {
        true => language.pick(
            "压缩包与清样写出的逐字节一致。",
            "The zip is byte for byte as Galley writes it.",
        ),
        false => language.pick(
            "不是清样打的包：里面的文件核对过，外层的压缩包没有。",
            "Another program packed it: its files are proven, the zip around them is not.",
        ),
    };
    says.to_owned()
}

pub(crate) fn folder(is_stated: bool, language: Language) -> String {
    let says = match is_stated {
        true => language.pick(
            "文件夹名与包里写明的相符。",
            "The folder has the name that the package states.",
        ),
        false => language.pick(
            "文件夹名不受清单和签名保护，谁都能改，不要据此判断。",
            "Nothing in the package covers the folder's name, and anybody can change it: do not go by it.",
        ),
    };
    says.to_owned()
}

pub(crate) fn unsigned(language: Language) -> String {
    language
        .pick(
            "没有签名，不能证明是谁发来的：谁都能改动文件，再把清单重做一遍。",
            "It is not signed and nothing proves who sent it: whoever changes a file can make the manifests anew.",
        )
        .to_owned()
}

/// `comment`: the name that the signer gives; `from`: the sender by the slip; `owner`: the owner of the key, as a person here
/// compared it.
pub(crate) fn signed(comment: &str, from: Option<&str>, owner: Option<&str>, language: Language) -> String {
    match (owner, from) {
        (Some(owner), Some(from)) if owner != from => language.pick(
            format!("这是{owner}的签名钥匙，流转单上的发件人却是{from}。"),
            format!("The key is {owner}'s, and the slip names {from} as its sender."),
        ),
        (Some(owner), _) => language.pick(
            format!("由{owner}签名，钥匙的号码在这里核对过。"),
            format!("Signed by {owner}, whose key was compared here."),
        ),
        (None, _) => language.pick(
            format!("签名完好，但这把钥匙的号码在这里没有人核对过；签名人自称“{comment}”。"),
            format!("The signature holds, and nobody here has compared this key with its owner; the signer says “{comment}”."),
        ),
    }
}

/// Decisions on `story.json`: how many there are, how many fit its words, and of those how many are proven, vouched for and
/// claimed.
pub(crate) fn decisions(
    all: usize,
    [fit, proven, vouched, claimed]: [usize; 4],
    language: Language,
) -> String {
    let decisions = match all {
        1 => "1 decision".to_owned(),
        _ => format!("{all} decisions"),
    };
    language.pick(
        format!("审校意见 {all} 条，其中针对 story.json 这一版的 {fit} 条：已证明 {proven} 条，代录 {vouched} 条，自称 {claimed} 条。"),
        format!("{decisions}, {fit} of them on the words of story.json: {proven} proven, {vouched} vouched for, {claimed} claimed."),
    )
}

/// This store counts decisions that nothing proves.
pub(crate) fn counts_all(language: Language) -> String {
    language
        .pick(
            "这个稿件库设为不要求签名：没有证明的审校意见也照样计入。",
            "This store asks for no signatures: decisions count that nothing proves.",
        )
        .to_owned()
}

/// This store counts decisions of these people that nothing proves.
pub(crate) fn unproven_that_count(by: &[&str], language: Language) -> String {
    language.pick(
        format!(
            "这个稿件库设为不要求签名：{}的审校意见没有证明，也计入了审签。要只计有证明的，请在审校流程里改。",
            by.join("、")
        ),
        format!(
            "This store asks for no signatures: the decisions of {} count, and nothing proves them. Change the stages to count proven ones alone.",
            by.join(", ")
        ),
    )
}

/// `source`: the file that it is set from.
pub(crate) fn same(source: &str, language: Language) -> String {
    language.pick(
        format!("与按 {source} 重新生成的逐字节相同。"),
        format!("It is byte for byte what {source} gives when it is set anew."),
    )
}

/// `source`: the file whose words it should have.
pub(crate) fn differs(source: &str, language: Language) -> String {
    language.pick(
        format!("与按 {source} 重新生成的不同，不要使用，请询问发件人。"),
        format!("It is not what {source} gives when it is set anew. Do not use it, and ask the sender."),
    )
}

pub(crate) fn cannot_be_set(language: Language) -> String {
    language
        .pick(
            "包里缺少重新生成它要用的图片，不能与 story.json 相符，不要使用，请询问发件人。",
            "The package holds no picture that it could be set with, so it cannot be what story.json gives. Do not use it, and ask the sender.",
        )
        .to_owned()
}

pub(crate) fn missing(language: Language) -> String {
    language
        .pick(
            "包里应当有它，却没有，请询问发件人。",
            "It should be in the package and is not. Ask the sender.",
        )
        .to_owned()
}

pub(crate) fn unexpected(language: Language) -> String {
    language
        .pick(
            "不是清样放进去的，不要使用，请询问发件人。",
            "Galley did not put it into the package. Do not use it, and ask the sender.",
        )
        .to_owned()
}

pub(crate) fn not_ours(language: Language) -> String {
    language
        .pick(
            "不是清样写的，不要使用，请询问发件人。",
            "Galley did not write it. Do not use the package, and ask the sender.",
        )
        .to_owned()
}

pub(crate) fn not_compared_older(language: Language) -> String {
    language
        .pick(
            "没有与 story.json 比对：包里没有写明它是怎样生成的，早先版本的清样都不写。",
            "Not compared with story.json: the package does not say how it was set, as those of earlier versions do not.",
        )
        .to_owned()
}

pub(crate) fn not_compared_edition(language: Language) -> String {
    language
        .pick(
            "没有与 story.json 比对：它由另一个版本的清样生成，请用那个版本核对。",
            "Not compared with story.json: another version of Galley set it; verify it with that version.",
        )
        .to_owned()
}

pub(crate) fn not_compared_unreadable(language: Language) -> String {
    language
        .pick(
            "没有与 story.json 比对：forms.json 不能用。",
            "Not compared with story.json: forms.json is of no use.",
        )
        .to_owned()
}

pub(crate) fn originals(photos: usize, language: Language) -> String {
    language.pick(
        format!("{photos} 张原图就是 story.json 指明的那些。"),
        format!("{photos} originals are those that story.json names."),
    )
}

pub(crate) fn page_pictures(photos: usize, language: Language) -> String {
    language.pick(
        format!("{photos} 张网页图没有用原图重做，按包里的样子使用。"),
        format!(
            "{photos} page-size pictures were not made anew from the originals and are taken as they are."
        ),
    )
}

pub(crate) fn another_photo(language: Language) -> String {
    language
        .pick(
            "不是 story.json 指明的那张图片，不要使用，请询问发件人。",
            "It is not the photo that story.json names. Do not use it, and ask the sender.",
        )
        .to_owned()
}
