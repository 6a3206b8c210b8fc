//! What the store says, in Chinese.

use store::Error;

pub(super) fn zh(error: &Error) -> String {
    match error {
        Error::Sql { doing, source } => {
            format!("稿件库操作失败（{doing}：{source}）。已保存的内容没有丢，请重试。")
        }
        Error::File { path, op, source } => {
            format!(
                "“{}”操作失败（{op}：{}）。请检查磁盘后再试。",
                path.display(),
                super::system(source)
            )
        }
        Error::DiskFull { path } => {
            format!(
                "“{}”所在的磁盘已满。请腾出空间后再试；已保存的内容没有丢，正在写的还在。",
                path.display()
            )
        }
        Error::ReadOnly { path } => {
            format!("“{}”只能读，不能写。请改为可写，或换一个文件夹。", path.display())
        }
        Error::Missing { path } => {
            format!(
                "“{}”不见了。如果它在移动硬盘或网络盘上，请接好后再试。",
                path.display()
            )
        }
        Error::Exists { path } => format!("“{}”已经存在，不会覆盖。请换一个名字。", path.display()),
        Error::TooNew { found, known } => {
            format!(
                "这个稿件库由更新版本的清样写成（版本 {found}，本机只认到 {known}），没有改动它。请升级后再打开。"
            )
        }
        Error::Stale { now, .. } => {
            format!("这篇稿件已在别处保存过（现在是第 {now} 次保存）。没有覆盖它，请重新打开后再改。")
        }
        Error::NotYourStep(step) => step.says(story::Language::Zh),
        Error::NotFound { what, id } => format!("稿件库里没有{}“{id}”。", thing(what)),
        Error::Damaged { what } => format!("{what} 在磁盘上已损坏。请从版本或备份中恢复。"),
        Error::DamagedStore { path, why } => {
            format!(
                "稿件库“{}”已损坏（{why}）。可以恢复备份，损坏的文件会保留。",
                path.display()
            )
        }
        Error::BackupDamaged { path, why } => {
            format!("备份“{}”不能用：{why}。请换一份备份。", path.display())
        }
        Error::Recorded { .. } => {
            "这篇稿件有审稿记录，记录要留存，所以不能永久删除；它可以一直留在“已撤”里。".to_owned()
        }
        Error::Held { by } => format!("另一个程序正在使用这个稿件库（{by}）。请先在那边关闭，再试一次。"),
        Error::Cancelled => "已停止，没有留下任何文件。".to_owned(),
    }
}

fn thing(what: &str) -> &str {
    match what {
        "story" => "稿件",
        "photo" => "图片",
        "revision" => "版次",
        other => other,
    }
}
