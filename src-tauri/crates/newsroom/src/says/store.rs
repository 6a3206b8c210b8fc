//! What the store refuses, and what of it is damaged.

use std::path::Path;

use chrono::{DateTime, Utc};
use store::{BackupFault, Error, Record};
use story::Language;

use super::system;
use crate::rows::wall;

/// One sentence: what happened to the store, and the next step.
pub(super) fn says(error: &Error, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Error::Sql { doing, source } => pick(
            "数据库报错，稿件库没有写成或没有读成。已保存的内容没有丢，请再试一次。".to_owned(),
            format!(
                "The store could not be read or written ({doing}: {source}). Nothing saved is lost; try again."
            ),
        ),
        Error::File { path, op, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("读写“{path}”时出错：{why}。请检查磁盘后再试。"),
                format!("{op} {path} failed: {why}. Check the disk and try again."),
            )
        }
        Error::DiskFull { path } => pick(
            format!(
                "“{}”所在的磁盘已满。请腾出空间后再试；已保存的内容没有丢，正在写的还在。",
                path.display()
            ),
            format!(
                "No space is left on the disk that holds {}. Free some space and try again; nothing saved is lost.",
                path.display()
            ),
        ),
        Error::ReadOnly { path } => pick(
            format!("“{}”只能读，不能写。请改为可写，或换一个文件夹。", path.display()),
            format!(
                "{} can be read but not written. Make it writable or choose another folder.",
                path.display()
            ),
        ),
        Error::Missing { path } => pick(
            format!(
                "“{}”不见了。如果它在移动硬盘或网络盘上，请接好后再试。",
                path.display()
            ),
            format!(
                "{} is not there. If it is on a disk or a network drive, connect it and try again.",
                path.display()
            ),
        ),
        Error::Exists { path } => pick(
            format!("“{}”已经存在，不会覆盖。请换一个名字。", path.display()),
            format!(
                "{} exists already and is not overwritten. Choose another name.",
                path.display()
            ),
        ),
        Error::TooNew { found, known } => pick(
            format!(
                "这个稿件库由更新版本的清样写成（版本 {found}，本机只认到 {known}），没有改动它。请升级后再打开。"
            ),
            format!(
                "The store has version {found} and this Galley knows up to {known}. Open it with a newer Galley."
            ),
        ),
        Error::Stale { id, seen, now } => pick(
            format!("这篇稿件已在别处保存过（现在是第 {now} 次保存）。没有覆盖它，请重新打开后再改。"),
            format!(
                "The story {id} has changed: version {seen} was to be replaced, and it is at version {now}. Open it again first."
            ),
        ),
        Error::NotYourStep(refused) => super::story::step(*refused, language),
        Error::NotFound { what, id } => pick(
            format!(
                "稿件库里没有{}“{id}”，可能已被删除。请刷新列表后再试。",
                thing(*what).0
            ),
            format!(
                "There is no {} {id} in the store; it may have been deleted. Look at the list again.",
                thing(*what).1
            ),
        ),
        Error::Damaged { what, id } => pick(
            format!("{}“{id}”在磁盘上已损坏。请从版本或备份中恢复。", thing(*what).0),
            format!(
                "The {} {id} is damaged on the disk. Restore it from a revision or a backup.",
                thing(*what).1
            ),
        ),
        Error::DamagedStore { path, why } => pick(
            format!("稿件库“{}”已损坏。请恢复备份，损坏的文件会保留。", path.display()),
            format!(
                "The store in {} is damaged ({why}). Restore a backup; the damaged file is kept.",
                path.display()
            ),
        ),
        Error::Gone {
            path,
            backups,
            newest,
        } => gone(path, *backups, *newest, language),
        Error::Unread { path } => pick(
            format!(
                "“{}”有一处没有读出来，再读一遍又是好的，没有损坏。请再试一次；如果常常这样，请检查磁盘和连接线。",
                path.display()
            ),
            format!(
                "Reading {} failed once and went well the second time: nothing is damaged. Try again, and check the disk and its cable if it happens often.",
                path.display()
            ),
        ),
        Error::Sound { path } => pick(
            format!("“{}”是完好的，什么都没有动。请直接打开它。", path.display()),
            format!(
                "{} is whole, and nothing was moved. Open it as it is.",
                path.display()
            ),
        ),
        Error::BackupDamaged { path, fault } => pick(
            format!(
                "备份“{}”不能用：{}。请换一份备份。",
                path.display(),
                backup(fault, Language::Zh)
            ),
            format!(
                "The backup {} cannot be used: {}. Choose another.",
                path.display(),
                backup(fault, Language::En)
            ),
        ),
        Error::NoBackup { path } => pick(
            format!(
                "“{}”里没有完好的备份，什么都没有动。请用您另存的备份恢复。",
                path.display()
            ),
            format!(
                "There is no good backup in {}; nothing was touched. Restore a backup that you keep elsewhere.",
                path.display()
            ),
        ),
        Error::Recorded { .. } => pick(
            "这篇稿件有审稿记录，记录要留存，所以不能永久删除；它可以一直留在“已撤”里。".to_owned(),
            "The story stays: it was reviewed, and the records of that are kept. Leave it among the spiked."
                .to_owned(),
        ),
        Error::Held { by } if by.is_empty() => pick(
            "另一个程序正在使用这个稿件库，它没有留下名字。请先关闭那一个，再试一次。".to_owned(),
            "Another program, which left no name, is writing to this store. Close it and try again."
                .to_owned(),
        ),
        Error::Held { by } => pick(
            format!("另一个清样程序正在使用这个稿件库（{by}）。请先关闭那一个，再试一次。"),
            format!("Another program is writing to this store ({by}). Close it there and try again."),
        ),
        Error::Cancelled => super::stopped(language),
    }
}

/// A database that is not there any more: what is left of it, and the ways to go on.
fn gone(path: &Path, backups: usize, newest: Option<DateTime<Utc>>, language: Language) -> String {
    let (path, store) = (path.display(), path.parent().unwrap_or(path).display());
    let Some(newest) = newest.map(wall) else {
        return language.pick(
            format!(
                "“{path}”不见了，稿件库的其他文件还在，没有改动它们。如果它在别处或移动硬盘上，请放回或接好后再试；有另存的备份，就恢复那一份；要从头开始，请换一个文件夹。"
            ),
            format!(
                "{path} is not there any more; the other files of the store are, and were not touched. Put it back or connect its disk and try again, restore a backup that you keep elsewhere, or choose another folder to begin anew."
            ),
        );
    };
    language.pick(
        format!(
            "“{path}”不见了，旁边还有它的 {backups} 份备份，最近一份是 {newest} 的。如果它在移动硬盘上，请接好后再试。要用最近一份，请恢复备份（命令行是 rescue --whole）；要从头开始，请换一个文件夹，或先把“{store}-backups”移走。"
        ),
        format!(
            "{path} is not there any more; {backups} backups of it are beside it, the newest of {newest}. If it is on another disk, connect it and try again. To go on from the newest backup, restore it (rescue --whole on the command line); to begin anew, choose another folder, or move {store}-backups away first."
        ),
    )
}

/// A kind of record in Chinese and in English.
pub(super) fn thing(record: Record) -> (&'static str, &'static str) {
    match record {
        Record::Story => ("稿件", "story"),
        Record::WorkingCopy => ("工作稿", "working copy of the story"),
        Record::Revision => ("版次", "revision"),
        Record::Photo => ("图片", "photo"),
        Record::Rendition => ("图片小样", "rendition of the photo"),
        Record::Comment => ("批注", "comment"),
        Record::Decision => ("审签记录", "decision"),
        Record::Incoming => ("收文登记", "entry of the register of what came"),
        Record::Received => ("来稿记录", "record of what was received for the story"),
        Record::Return => ("退改稿", "return"),
        Record::Delivery => ("投稿记录", "delivery"),
        Record::Key => ("公钥", "known key of"),
        Record::Signature => ("签名", "signature on"),
        Record::Setting => ("设置", "setting"),
        Record::Stationery(kind) => kind.words(),
        Record::File => ("文件", "file"),
    }
}

fn backup(fault: &BackupFault, language: Language) -> String {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    match fault {
        BackupFault::NoList => pick(
            "里面没有校验清单，不是备份，或不完整",
            "it has no manifest-sha256.txt, so that it is no backup, or not all of one",
        ),
        BackupFault::List => pick("校验清单已损坏", "its list of digests is damaged"),
        BackupFault::NoTime => pick("没有写明备份的时间", "about.txt does not say when it was made"),
        BackupFault::NoDatabase => pick("校验清单里没有数据库", "galley.db is not on its list"),
        BackupFault::File { name } => language.pick(
            format!("“{name}”缺失或已损坏"),
            format!("{name} is gone or not what was written"),
        ),
        BackupFault::Database { why } => language.pick(
            "数据库已损坏".to_owned(),
            format!("its database is damaged ({why})"),
        ),
    }
}
