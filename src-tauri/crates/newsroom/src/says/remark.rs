//! Sentences about damage that was met and worked around: what it is, what was done, and what to do next.

use store::{CopyPlace, Loss};
use story::Language;

use crate::remarks::{Remark, TextFrom};
use crate::says::doctor::backup;
use crate::says::store::thing;

/// One sentence or two.
pub(crate) fn says(remark: &Remark, language: Language) -> String {
    match remark {
        Remark::Setting { key } => {
            let (zh, en) = setting(key);
            language.pick(
                format!("{zh}已损坏，按没有设置处理。请重新设置。"),
                format!("The {en} is damaged and counts as not said. Set it again."),
            )
        }
        Remark::Lost(loss, stories) => lost(loss, stories, language),
        Remark::InBackup { what, id } => super::doctor::left_out(*what, id, language),
        Remark::Found(finding) => super::doctor::finding(finding, language),
        Remark::Stationery { what, id } => {
            let (zh, en) = thing(*what);
            language.pick(
                format!("{zh}“{id}”已损坏，按没有处理。请重新添加，或从备份中找回。"),
                format!("The {en} {id} is damaged and left out. Add it again, or look for it in a backup."),
            )
        }
        Remark::Comment { story } => language.pick(
            format!("稿件 {story} 有一条批注已损坏，没有显示。请从备份中找回。"),
            format!("A comment on the story {story} is damaged and left out. Look for it in a backup."),
        ),
        Remark::Text { story, from } => text(story, from, language),
    }
}

/// What a setting is called.
fn setting(key: &str) -> (String, String) {
    match key {
        "profile" => (
            "姓名、单位等个人资料".to_owned(),
            "profile of who works here".to_owned(),
        ),
        "settings" => (
            "界面设置".to_owned(),
            "setting of how the window looks".to_owned(),
        ),
        "chain" => ("审签流程".to_owned(), "chain of stages".to_owned()),
        other => (format!("设置“{other}”"), format!("setting {other}")),
    }
}

fn lost(loss: &Loss, stories: &[String], language: Language) -> String {
    let named = match (stories, language) {
        ([], _) => String::new(),
        (stories, Language::Zh) => format!("涉及：{}。", stories.join("、")),
        (stories, Language::En) => format!(" Look at {}.", stories.join(", ")),
    };
    let log = match loss.foreign {
        true => language.pick(
            "稿件库旁边的日志是别的稿件库的，没有用它，已改名留在旁边。",
            "The log beside the store was another store's; it was not used and is kept aside. ",
        ),
        false => "",
    };
    match loss.commits {
        0 => language.pick(format!("{log}没有发现缺少什么，可以接着写。"), format!("{log}Nothing is known to be missing; go on writing.")),
        commits => language.pick(
            format!("{log}有 {commits} 次已经确认的保存不在稿件库里了：写前日志丢了、被截短或被换成了旧的。{named}请对照手头的稿子补上；如果另存过 galley.db-wal，请放回原处再打开。"),
            format!("{log}{commits} saves that were acknowledged are not in the store: its write-ahead log is gone, cut or an old one.{named} Compare with what you have and write it again; if you kept a copy of galley.db-wal, put it back and open the store once more."),
        ),
    }
}

fn text(story: &str, from: &TextFrom, language: Language) -> String {
    match from {
        TextFrom::Whole(source) => {
            let (zh, en) = place(source);
            language.pick(
                format!("《{story}》的文字在磁盘上已损坏，已从{zh}找回保存过的原文，一字不差，可以接着写；损坏的那份留在稿件库的 damaged 文件夹里。"),
                format!("The text of {story} was damaged on the disk. The very words that were saved were had back from {en}; leave them as they are, or compare them with the damaged ones, which are kept in the store's folder damaged."),
            )
        }
        TextFrom::AsFound => language.pick(
            format!("《{story}》的文字在磁盘上有改变，请从头读一遍，和最近的版次对照；原样留在稿件库的 damaged 文件夹里。"),
            format!("The text of {story} was changed on the disk. Read it through and compare it with its last revision; it is kept as it was in the store's folder damaged."),
        ),
        TextFrom::Older(number) => language.pick(
            format!("《{story}》的文字在磁盘上已损坏，读不出来，现在是第 {number} 版的文字，请补上其后的改动；损坏的那份留在稿件库的 damaged 文件夹里。"),
            format!("The text of {story} was damaged on the disk and cannot be read. These are the words of revision {number}; write again what came after it. The damaged ones are kept in the store's folder damaged."),
        ),
    }
}

pub(super) fn place(source: &CopyPlace) -> (String, String) {
    match source {
        CopyPlace::Revision(number) => (format!("第 {number} 版"), format!("revision {number}")),
        CopyPlace::Package => (
            "收到的稿件包".to_owned(),
            "a package that was received".to_owned(),
        ),
        CopyPlace::Backup(path) => (backup(path, Language::Zh), backup(path, Language::En)),
        CopyPlace::File(path) => (format!("“{}”", path.display()), format!("{}", path.display())),
    }
}
