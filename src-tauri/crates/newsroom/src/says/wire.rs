//! What stands in the way of a package, and how far a delivery is, in Chinese; and the warnings before it goes.

use story::Language;
use wire::Error;

use crate::delivery::Standing;

/// One sentence: who, what happened, the next step.
pub(crate) fn zh(error: &Error) -> String {
    match error {
        Error::BadAddress { address, why } => {
            format!("地址“{address}”不能用（{why}）。请在投稿渠道里改正。")
        }
        Error::NeedsPassword { host } => format!("{host} 要密码，还没有给。给出密码后就会发送。"),
        Error::WrongPassword { host } => format!("{host} 不认这个用户名和密码。改正后就会发送。"),
        Error::BadKey { path, .. } => {
            format!(
                "钥匙文件“{}”打不开。请给出它的口令，或换一把钥匙。",
                path.display()
            )
        }
        Error::NewHost {
            host, fingerprint, ..
        } => {
            format!("第一次连接 {host}，它的指纹是 {fingerprint}。请与对方核对。")
        }
        Error::HostChanged { host, known, found } => format!(
            "注意：{host} 出示的钥匙（{found}）和以前的（{known}）不一样，可能有人在中间截听。什么都没有发出。请先问对方，确认无误后再忘掉旧钥匙。"
        ),
        Error::BadCertificate { host, why } => format!(
            "{host} 的证书无效（{why}）。什么都没有发出。请问对方，或在投稿渠道里写明他们自己的证书。"
        ),
        Error::NotEncrypted { host } => {
            format!("{host} 不提供加密连接。什么都没有发出。请对方开通加密。")
        }
        Error::Unreachable { host, .. } => format!("连不上 {host}。稍后自动再试。"),
        Error::CutOff { host, .. } => format!("与 {host} 的连接断了。稍后自动从断处接着发。"),
        Error::Silent { host, seconds } => format!("{host} 有 {seconds} 秒没有回应。稍后自动再试。"),
        Error::NotThere { place } => format!("找不到 {place}。请问清楚是哪个文件夹。"),
        Error::NotConnected { place } => format!("找不到文件夹 {place}。请接好网络盘，接好后会自动再试。"),
        Error::Forbidden { place } => format!("{place} 不许写入。请对方开通权限。"),
        Error::Taken { name } => {
            format!("对方已有另一个叫“{name}”的文件，内容不同，没有覆盖。请对方移走它。")
        }
        Error::Conflict { place } => format!("{place} 说与已有的内容冲突（409）。请问对方。"),
        Error::Locked { place } => format!("{place} 正被人锁着（423）。稍后自动再试。"),
        Error::Busy { host, status, .. } => format!("{host} 正忙（{status}）。稍后自动再试。"),
        Error::ServerFault { host, status } => format!("{host} 自己出了故障（{status}）。稍后自动再试。"),
        Error::TooLarge { host } => format!("{host} 不收这么大的文件。请换小一些的图片，或问对方。"),
        Error::Full { place } => format!("{place} 的磁盘满了。对方腾出空间后会自动再试。"),
        Error::Refused { host, says } => format!("{host} 拒收：{says}。请问对方。"),
        Error::WrongLength {
            host,
            expected,
            found,
        } => format!("发出 {expected} 字节，{host} 只有 {found} 字节。那一份已删掉，稍后重发。"),
        Error::WrongContent { host } => {
            format!("从 {host} 读回的内容和发出的不一样。那一份已删掉，稍后重发。")
        }
        Error::Gone { name } => format!("“{name}”已经不在那里，别人先拿走了。"),
        Error::Cannot { .. } => "这种线路做不到这件事：只能看，不能领走。".to_owned(),
        Error::Here { path, source } => format!("“{}”读不出来：{source}。请重新投稿。", path.display()),
        Error::Stopped => "已停止。".to_owned(),
    }
}

/// How far a delivery is, and why it is not further.
pub(crate) fn standing(standing: Standing, why: &str, language: Language) -> String {
    let (zh, en) = match standing {
        Standing::Waiting => ("等待发送", "Waiting"),
        Standing::Sending => ("正在发送", "Sending"),
        Standing::Verifying => ("正在核对", "Being verified"),
        Standing::NeedsPassword => ("等待密码", "Needs the password"),
        Standing::Paused => ("已暂停", "Paused"),
        Standing::Delivered => ("已送达，并已核对", "Delivered and verified"),
        Standing::Failed => ("没有发出", "Not sent"),
        Standing::Cancelled => ("已取消", "Cancelled"),
        Standing::Unreadable => ("读不出", "Unreadable"),
    };
    match (language, why) {
        (Language::Zh, "") => format!("{zh}。"),
        (Language::En, "") => format!("{en}."),
        (Language::Zh, why) => format!("{zh}。{why}"),
        (Language::En, why) => format!("{en}. {why}"),
    }
}

/// A row of the outbox is damaged: what that means for it and for the others, and what to do.
pub(crate) fn unreadable(language: Language) -> &'static str {
    language.pick(
        "这条投稿记录在磁盘上已损坏，不会发送；其他投稿照常发送。请从备份中恢复。",
        "Its record on the disk is damaged, so it is not sent; all others are. Restore it from a backup.",
    )
}

/// The same content is in the outbox for this outlet already.
pub(crate) fn queued_before(title: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("同样的内容已经投给“{title}”，不再重复排队。"),
        Language::En => {
            format!("The same content is already queued for or delivered to {title}; nothing was added.")
        }
    }
}

/// Nothing is encrypted on this road.
pub(crate) fn eavesdroppers(title: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("到“{title}”的线路没有加密：路上的人能看到稿件和密码。"),
        Language::En => {
            format!("The way to {title} is not encrypted: anybody on it can read the piece and the password.")
        }
    }
}

/// 一稿多投.
pub(crate) fn elsewhere(other: &str, exclusive: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("一稿多投：这篇稿件已投“{other}”，而“{exclusive}”只收独家稿件。"),
        Language::En => {
            format!("This piece went to {other} already, and {exclusive} wants pieces that nobody else has.")
        }
    }
}

/// 一稿多投, of two that are chosen at once.
pub(crate) fn together(other: &str, exclusive: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("一稿多投：同时投“{other}”，而“{exclusive}”只收独家稿件。"),
        Language::En => {
            format!("It goes to {other} at the same time, and {exclusive} wants pieces that nobody else has.")
        }
    }
}
