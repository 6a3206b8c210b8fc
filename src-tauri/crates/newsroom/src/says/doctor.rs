//! The doctor's findings as sentences: which thing, what is wrong with it, what can be done.

use std::path::Path;

use store::{Finding, Report, Severity, Thing, Trouble};
use story::Language;

use super::sentence;
use super::store::thing;
use crate::rows::wall;

/// One sentence about a finding.
pub(crate) fn finding(finding: &Finding, language: Language) -> String {
    let (name, trouble) = (name(&finding.thing, language), trouble(finding, language));
    match language {
        Language::Zh => format!("{name}：{trouble}"),
        Language::En => sentence(&format!("{name}: {trouble}")),
    }
}

/// What was read, in one line.
pub(crate) fn summary(report: &Report, language: Language) -> String {
    let Report {
        stories,
        revisions,
        photos,
        ..
    } = report;
    let size = size(report.bytes);
    let found = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    match (language, found) {
        (Language::En, 0) => {
            format!("Sound: {stories} stories, {revisions} revisions, {photos} photos, {size} read.")
        }
        (Language::En, _) => format!(
            "{found} things are damaged: {stories} stories, {revisions} revisions, {photos} photos, {size} read."
        ),
        (Language::Zh, 0) => {
            format!("完好：读了 {stories} 篇稿件、{revisions} 个版次、{photos} 张图片，共 {size}。")
        }
        (Language::Zh, _) => format!(
            "有 {found} 处损坏：读了 {stories} 篇稿件、{revisions} 个版次、{photos} 张图片，共 {size}。"
        ),
    }
}

/// A number of bytes in powers of ten, as file managers count: `812 B`, `1.5 MB`.
fn size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 4] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("B", 1)];
    let (unit, per) = UNITS
        .into_iter()
        .find(|(_, per)| bytes >= *per)
        .unwrap_or(("B", 1));
    let tenths = bytes.saturating_mul(10) / per;
    match (per >= 1_000_000, tenths % 10) {
        (true, tenth @ 1..) => format!("{}.{tenth} {unit}", tenths / 10),
        (true, 0) | (false, _) => format!("{} {unit}", tenths / 10),
    }
}

/// A record that a backup lacks, because it was damaged or lost in the store already.
pub(crate) fn left_out(what: store::Record, id: &str, language: Language) -> String {
    let (zh, en) = thing(what);
    language.pick(
        format!("稿件库里的{zh}“{id}”已损坏或缺失，备份里也没有它的完好样子。请从更早的备份恢复。"),
        format!("The {en} {id} is damaged or lost in the store, and so it is in the backup. Restore it from an older one."),
    )
}

/// What people call a thing.
pub(super) fn name(of: &Thing, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match of {
        Thing::Database => pick("数据库".to_owned(), "the database".to_owned()),
        Thing::Story { guid, headline } => pick(
            format!("稿件《{headline}》（{guid}）"),
            format!("the story {headline:?} ({guid})"),
        ),
        Thing::Review { headline, .. } => pick(
            format!("《{headline}》的审阅记录"),
            format!("the review of {headline:?}"),
        ),
        Thing::Incoming { number } => pick(
            format!("收文登记第 {number} 号"),
            format!("entry {number} of the register of what came"),
        ),
        Thing::Delivery { guid } => pick(format!("投稿记录 {guid}"), format!("the delivery {guid}")),
        Thing::Revision { headline, number, .. } => pick(
            format!("《{headline}》第 {number} 版"),
            format!("revision {number} of {headline:?}"),
        ),
        Thing::Photo { digest, file_name } => pick(
            format!("图片“{file_name}”（{digest}）"),
            format!("the photo {file_name:?} ({digest})"),
        ),
        Thing::PhotoRow { file_name, .. } => pick(
            format!("图片“{file_name}”的记录"),
            format!("the record of the photo {file_name:?}"),
        ),
        Thing::Record { what, id } => {
            let (zh, en) = thing(*what);
            pick(format!("{zh}“{id}”"), format!("the {en} {id}"))
        }
        Thing::Rendition { photo, name } => pick(
            format!("图片 {photo} 的小样 {name}"),
            format!("the {name} rendition of the photo {photo}"),
        ),
        Thing::Key { name } => pick(format!("{name}的公钥"), format!("the known key of {name}")),
        Thing::Signature { digest } => pick(
            format!("对 {digest} 的签名"),
            format!("the signature on {digest}"),
        ),
        Thing::Setting { key } => pick(format!("设置“{key}”"), format!("the setting {key}")),
        Thing::File { path } => pick(
            format!("文件“{}”", path.display()),
            format!("the file {}", path.display()),
        ),
        Thing::Backup { path } => backup(path, language),
        Thing::Disk => pick("磁盘".to_owned(), "the disk".to_owned()),
    }
}

/// A backup by its day and time, another by its path: `2026-11-30 21:05 的备份`.
pub(super) fn backup(path: &Path, language: Language) -> String {
    match store::backed_up_at(path).map(wall) {
        Some(at) => language.pick(format!("{at} 的备份"), format!("the backup of {at}")),
        None => language.pick(
            format!("备份“{}”", path.display()),
            format!("the backup {}", path.display()),
        ),
    }
}

fn trouble(finding: &Finding, language: Language) -> String {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    match &finding.trouble {
        Trouble::Sqlite(why) => language.pick(
            "已损坏。请恢复备份，损坏的文件会保留。".to_owned(),
            format!("{why}; restore a backup, the damaged file is kept"),
        ),
        Trouble::ListEntry => pick(
            "列表里显示的标题、状态等已损坏。请把列表打开一次，它会从正文重新做好。",
            "what the list shows of it is damaged; list the stories, which makes it anew from the text",
        ),
        Trouble::NoWorkingCopy => pick(
            "没有工作稿。请从它的版本恢复。",
            "it has no working copy; restore it from one of its revisions",
        ),
        Trouble::Text => pick(
            "文字已损坏。请从别的版本或备份恢复。",
            "the text does not match its digest; restore it from a revision or a backup",
        ),
        Trouble::NotAStory(why) => language.pick(
            "存的不是稿件。请从别的版本或备份恢复。".to_owned(),
            format!("it is not a story ({why}); restore it from a revision or a backup"),
        ),
        Trouble::TooNew { found, known } => language.pick(
            format!("由更新版本的清样写成（格式 {found}，本机只认到 {known}）。请升级清样。"),
            format!("a newer Galley wrote it (schema {found}, this one knows {known}); update Galley"),
        ),
        Trouble::Facts => pick(
            "作者、时间、缘由或名称已损坏。请从备份恢复。",
            "its author, time, reason or label is damaged; restore it from a backup",
        ),
        Trouble::Record { what, id } => {
            let (zh, en) = thing(*what);
            let remedy = match finding.thing {
                Thing::Setting { .. } => ("请重新设定。", "set it again"),
                Thing::Rendition { .. } => ("请再导出一次，它会重新做好。", "export the story again, which makes it anew"),
                Thing::Delivery { .. } => (
                    "它不会发送，其他投稿不受影响。请从备份恢复。",
                    "it is not sent, all others are; restore it from a backup",
                ),
                Thing::Incoming { .. } => ("稿件不受影响；要看当时送来的文字，请从备份恢复。", "no story is touched; restore it from a backup to see what came"),
                Thing::Signature { .. } => ("不用处理，下次签发同样的内容时会自动重新签。", "leave it, it is given again when the same bytes are signed"),
                Thing::Database
                | Thing::Story { .. }
                | Thing::Review { .. }
                | Thing::Revision { .. }
                | Thing::Photo { .. }
                | Thing::PhotoRow { .. }
                | Thing::Record { .. }
                | Thing::Key { .. }
                | Thing::File { .. }
                | Thing::Backup { .. }
                | Thing::Disk => ("请从备份恢复；其他内容不受影响。", "restore it from a backup; nothing else suffers"),
            };
            // A thing that is its record is named already.
            if matches!(finding.thing, Thing::Record { .. } | Thing::PhotoRow { .. }) {
                return language.pick(
                    format!("已损坏。{}", remedy.0),
                    format!("it is damaged; {}", remedy.1),
                );
            }
            language.pick(
                format!("{zh}“{id}”已损坏。{}", remedy.0),
                format!("the {en} {id} is damaged; {}", remedy.1),
            )
        }
        Trouble::FileChanged { used_by } => {
            let (zh, en) = mended(finding, used_by.as_deref());
            language.pick(
                format!("文件已损坏。{zh}"),
                format!("its bytes are not those that came in; {en}"),
            )
        }
        Trouble::FileGone { used_by } => {
            let (zh, en) = mended(finding, used_by.as_deref());
            language.pick(format!("文件不见了。{zh}"), format!("its file is not there; {en}"))
        }
        Trouble::FileUnreadable(why) => language.pick(
            "文件无法读取。请检查磁盘和权限。".to_owned(),
            format!("its file cannot be read ({why}); check the disk and who may read it"),
        ),
        Trouble::Unknown { used_by } => language.pick(
            format!("不在稿件库里，《{used_by}》用到它。请从原处重新添加。"),
            format!("it is not in the store and {used_by:?} uses it; add it again from where it came"),
        ),
        Trouble::Unused => pick(
            "没有稿件用到它，可以留着，过些时候会自动清理。",
            "no story uses it; leave it, it is taken away in time",
        ),
        Trouble::KeptAside => pick(
            "是损坏或恢复备份时留下的，还在原处。要从中找回文字，请用 rescue --from 指它；整个稿件库可以用 --store 打开来看。不需要时可以删去。",
            "it is kept from a damage or a restore; rescue --from copies texts out of it, --store opens a whole store; delete it once nobody needs it",
        ),
        Trouble::TwoNames => pick(
            "它还有另一个名字（硬链接），从那个名字打开时写的东西，这里会看不到。下次打开来写的时候会自动分成两份，各自留着各自的内容。",
            "it has a second name, a hard link, and what is written by that name is not seen by this one; open the store to write, and they are parted, each with what it has",
        ),
        Trouble::NoBackup => pick(
            "还没有每日备份。窗口开着时每天自动备份一次；也可以用 backup 另存一份。",
            "it has no daily backup yet; one is made each day while the window is open, or use backup to make a copy",
        ),
        Trouble::OldBackup { at } => language.pick(
            format!(
                "最近一份每日备份是 {} 的。请打开窗口，让它自动备份，或用 backup 另存一份。",
                at.format("%Y-%m-%d")
            ),
            format!(
                "its newest daily backup is of {}; open the window, which makes one, or use backup to make a copy",
                at.format("%Y-%m-%d")
            ),
        ),
        Trouble::BackupDamaged(why) => language.pick(
            "已损坏，不能用来恢复，稿件库本身不受影响。请用 backup 另存一份。".to_owned(),
            format!("it cannot be restored ({why}), the store itself is not touched by that; use backup to make a copy"),
        ),
        Trouble::LittleSpace { megabytes } => language.pick(
            format!("只剩 {megabytes} MB。请腾出空间。"),
            format!("only {megabytes} MB are free; make room"),
        ),
    }
}

/// How a lost or damaged file is replaced, and which story misses it.
fn mended(finding: &Finding, used_by: Option<&str>) -> (String, String) {
    if let Thing::Rendition { .. } = finding.thing {
        return (
            "请再导出一次，它会重新做好。".to_owned(),
            "export the story again, which makes it anew".to_owned(),
        );
    }
    let (zh, en) = used_by.map_or_else(Default::default, |headline| {
        (
            format!("《{headline}》用到它。"),
            format!("; {headline:?} uses it"),
        )
    });
    (
        format!("{zh}请从备份或原处重新添加。"),
        format!("add the original again, or restore it from a backup{en}"),
    )
}

/// A decision whose signature does not verify.
pub(crate) fn false_signature(headline: &str, by: &str, language: Language) -> String {
    match language {
        Language::En => format!(
            "the trail of {headline:?}: the signature on the decision of {by} does not match it, and it does not count; ask {by}"
        ),
        Language::Zh => {
            format!("《{headline}》的审批记录：{by}的签名与所签内容对不上，不算数；请向{by}核实。")
        }
    }
}
