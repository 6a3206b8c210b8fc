//! What the doctor found, for people.

use store::{Finding, Report, Severity, Thing};
use story::Language;

/// One sentence about a finding.
pub(crate) fn finding(finding: &Finding, language: Language) -> String {
    match language {
        Language::En => format!("{}: {}", english_name(&finding.thing), finding.says),
        Language::Zh => chinese(finding),
    }
}

/// What was read, in one line.
pub(crate) fn summary(report: &Report, language: Language) -> String {
    let Report {
        stories,
        revisions,
        photos,
        bytes,
        ..
    } = report;
    let found = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    match (language, found) {
        (Language::En, 0) => {
            format!("Sound: {stories} stories, {revisions} revisions, {photos} photos, {bytes} bytes read.")
        }
        (Language::En, _) => format!(
            "{found} things are damaged: {stories} stories, {revisions} revisions, {photos} photos, {bytes} bytes read."
        ),
        (Language::Zh, 0) => {
            format!("完好：读了 {stories} 篇稿件、{revisions} 个版次、{photos} 张图片，共 {bytes} 字节。")
        }
        (Language::Zh, _) => format!(
            "有 {found} 处损坏：读了 {stories} 篇稿件、{revisions} 个版次、{photos} 张图片，共 {bytes} 字节。"
        ),
    }
}

fn english_name(thing: &Thing) -> String {
    match thing {
        Thing::Database => "the database".to_owned(),
        Thing::Story { guid, headline } => format!("story {guid} {headline:?}"),
        Thing::Review { headline, .. } => format!("the review of {headline:?}"),
        Thing::Delivery { guid } => format!("delivery {guid}"),
        Thing::Revision { headline, number, .. } => format!("revision {number} of {headline:?}"),
        Thing::Photo { digest, file_name } => format!("photo {file_name:?} {digest}"),
        Thing::Rendition { photo, name } => format!("the {name} rendition of photo {photo}"),
        Thing::Key { name } => format!("the known key of {name}"),
        Thing::Setting { key } => format!("setting {key}"),
        Thing::File { path } => format!("file {}", path.display()),
        Thing::Backup { path } => format!("backup {}", path.display()),
        Thing::Disk => "the disk".to_owned(),
    }
}

fn chinese(finding: &Finding) -> String {
    let damaged = finding.severity == Severity::Error;
    match &finding.thing {
        Thing::Database => format!("数据库有问题（{}）。请恢复备份，损坏的文件会保留。", finding.says),
        Thing::Story { guid, headline } => {
            format!("稿件《{headline}》（{guid}）：工作稿已损坏，请从它的版次恢复。")
        }
        Thing::Review { headline, .. } => {
            format!("《{headline}》的批注、审批或退改稿有一处已损坏，请从备份恢复；稿件本身不受影响。")
        }
        Thing::Delivery { guid } => {
            format!("投稿记录 {guid} 已损坏，不会发送，请从备份恢复；其他投稿不受影响。")
        }
        Thing::Revision { headline, number, .. } => {
            format!("《{headline}》第 {number} 版已损坏，请从备份恢复；其他版次不受影响。")
        }
        Thing::Photo { digest, file_name } if damaged => {
            format!("图片“{file_name}”（{digest}）缺失或已损坏，请从备份或原处重新添加。")
        }
        Thing::Photo { digest, file_name } => format!("图片“{file_name}”（{digest}）：{}", finding.says),
        Thing::Rendition { photo, name } => format!("图片 {photo} 的 {name} 规格有问题：{}", finding.says),
        Thing::Key { name } => format!("记下的{name}的公钥已损坏，无法核对其签名，请从备份恢复。"),
        Thing::Setting { key } => format!("设置“{key}”读不出来，将使用默认值。"),
        Thing::File { path } => format!("“{}”不属于任何稿件。", path.display()),
        Thing::Backup { path } => format!("备份“{}”不能用（{}）。", path.display(), finding.says),
        Thing::Disk => format!("磁盘：{}", finding.says),
    }
}

/// A decision whose signature does not verify.
pub(crate) fn false_signature(headline: &str, by: &str, language: Language) -> String {
    match language {
        Language::En => format!(
            "the trail of {headline:?}: the signature on the decision of {by} does not match it; ask {by} to decide again"
        ),
        Language::Zh => format!("《{headline}》的审批记录：{by}的签名与所签内容对不上，请{by}重新审签。"),
    }
}
