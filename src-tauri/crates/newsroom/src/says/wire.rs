//! Sentences about a package on its wire: what prevents it, how far a delivery is, and the warnings before it goes.

use chrono::{DateTime, Utc};
use outlet::MailProvider;
use story::Language;
use wire::Error;

use super::system;
use crate::rows::wall;
use crate::views::delivery::{DeliveryStanding, ReceiptProof};

/// What an authorisation code is, and where this server's provider shows it.
fn where_the_code_is(host: &str, language: Language) -> String {
    let place =
        MailProvider::with_server(host).map(|provider| language.pick(provider.code.0, provider.code.1));
    match place {
        Some(place) => language.pick(
            format!("授权码不是登录密码，请到这里取得：{place}。输入后就会发送。"),
            format!("It is not the password you log in with; get it here: {place}. Give it, and the mail is sent."),
        ),
        None => language.pick(
            "授权码不是登录密码，请到邮箱的网页版设置里取得。输入后就会发送。".to_owned(),
            "It is not the password you log in with: the mailbox’s web page gives it out for mail programs. Give it, and the mail is sent."
                .to_owned(),
        ),
    }
}

/// `18.5 MB`, in millions of bytes, as providers count.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        rest => format!("{}.{rest} MB", tenths / 10),
    }
}

/// One sentence: who, what happened, the next step.
pub(crate) fn says(error: &Error, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Error::BadAddress { address, why } => pick(
            format!("地址“{address}”不能用。请在投稿渠道里改正。"),
            format!(
                "{address:?} is not an address that can be used ({why}). Correct it in the outlet's profile."
            ),
        ),
        Error::NeedsPassword { host } => pick(
            format!("{host} 要密码，还没有输入。请输入密码，然后就会发送。"),
            format!("{host} asks for a password, and none was given. Give it, and it is sent."),
        ),
        Error::WrongPassword { host } => pick(
            format!("{host} 不认这个用户名和密码。请改正，然后就会发送。"),
            format!("{host} does not accept this name and password. Correct them, and it is sent."),
        ),
        Error::BadKey { path, why } => pick(
            format!(
                "钥匙文件“{}”打不开。请输入它的口令，或换一把钥匙。",
                path.display()
            ),
            format!(
                "The key {} cannot be used: {why}. Choose another key or give its passphrase.",
                path.display()
            ),
        ),
        Error::NewHost {
            host, fingerprint, ..
        } => pick(
            format!("第一次连接 {host}，它的指纹是 {fingerprint}。请与对方核对。"),
            format!(
                "{host} is seen for the first time; its key is {fingerprint}. Compare it with what the desk says."
            ),
        ),
        Error::HostChanged { host, known, found } => pick(
            format!(
                "注意：{host} 出示的钥匙（{found}）和以前的（{known}）不一样，可能有人在中间截听。什么都没有发出。请先问对方，确认无误后再忘掉旧钥匙。"
            ),
            format!(
                "{host} shows another key ({found}) than before ({known}): another machine may be listening. Nothing was sent; \
                 ask the desk, and only then forget the old key."
            ),
        ),
        Error::BadCertificate { host, why } => pick(
            format!("{host} 的证书无效。什么都没有发出。请问对方，或在投稿渠道里写明他们自己的证书。"),
            format!(
                "The certificate of {host} is not valid ({why}). Nothing was sent; ask the desk, \
                 or name its own certificate in the profile."
            ),
        ),
        Error::NotEncrypted { host } => pick(
            format!("{host} 不提供加密连接。什么都没有发出。请对方开通加密。"),
            format!("{host} does not offer an encrypted connection. Nothing was sent; ask the desk for one."),
        ),
        Error::Unreachable { host, why } => pick(
            format!("连不上 {host}。请检查网络。"),
            format!("{host} cannot be reached ({why}). Check the network."),
        ),
        Error::CutOff { host, why } => pick(
            format!("与 {host} 的连接断了。请再试一次，会从断处接着。"),
            format!("The connection to {host} was cut off ({why}). Try again: it goes on from there."),
        ),
        Error::Silent { host, seconds } => pick(
            format!("{host} 有 {seconds} 秒没有回应。请过一会儿再试。"),
            format!("{host} has been silent for {seconds} seconds. Try again later."),
        ),
        Error::NotThere { place } => pick(
            format!("找不到 {place}。请问清楚是哪个文件夹。"),
            format!("{place} is not there. Ask the desk for the right folder."),
        ),
        Error::NotConnected { place } => pick(
            format!("找不到文件夹 {place}。请接好网络盘再试。"),
            format!("The folder {place} is not there. Connect its drive and try again."),
        ),
        Error::Forbidden { place } => pick(
            format!("{place} 不许写入。请对方开通权限。"),
            format!("{place} does not allow it. Ask the desk for permission to write there."),
        ),
        Error::Taken { name } => pick(
            format!("对方已有另一个叫“{name}”的文件，内容不同，没有覆盖。请对方移走它。"),
            format!(
                "{name} is there already with other content and is not overwritten. Ask the desk to take it away."
            ),
        ),
        Error::Conflict { place } => pick(
            format!("{place} 说与已有的内容冲突（409）。请问对方。"),
            format!("{place} says that it clashes with what is there (409). Ask the desk."),
        ),
        Error::Locked { place } => pick(
            format!("{place} 正被人锁着（423）。请过一会儿再试。"),
            format!("{place} is locked (423). Try again later."),
        ),
        Error::Busy { host, status, .. } => pick(
            format!("{host} 正忙（{status}）。请过一会儿再试。"),
            format!("{host} is busy ({status}). Try again later."),
        ),
        Error::ServerFault { host, status } => pick(
            format!("{host} 自己出了故障（{status}）。请过一会儿再试，或告诉对方。"),
            format!("{host} has a fault of its own ({status}). Try again later, or tell the desk."),
        ),
        Error::TooLarge { host } => pick(
            format!("{host} 不收这么大的文件。请换小一些的图片，或问对方。"),
            format!("{host} does not take files this large. Send smaller pictures, or ask the desk."),
        ),
        Error::NeedsCode { host } => pick(
            format!(
                "{host} 要授权码，还没有输入。{}",
                where_the_code_is(host, language)
            ),
            format!(
                "{host} asks for an authorisation code, and none was given. {}",
                where_the_code_is(host, language)
            ),
        ),
        Error::WrongCode { host } => pick(
            format!("{host} 不认这个授权码。{}", where_the_code_is(host, language)),
            format!(
                "{host} does not accept this authorisation code. {}",
                where_the_code_is(host, language)
            ),
        ),
        Error::MailTooLarge { host, bytes, most } => {
            let (bytes, most) = (megabytes(*bytes), megabytes(*most));
            pick(
                format!(
                    "这封邮件有 {bytes}，{host} 最多收 {most}。什么都没有发出。请减少图片，或在投稿渠道里改发小图。"
                ),
                format!(
                    "The mail has {bytes}, and {host} takes {most}. Nothing was sent. Send fewer pictures, or smaller copies."
                ),
            )
        }
        Error::NoSuchMailbox { host, address, says } => pick(
            format!("{host} 不肯投给 {address}：{says}。什么都没有发出。请核对收件邮箱。"),
            format!("{host} takes no mail to {address}: {says}. Nothing was sent. Check the address."),
        ),
        Error::Unanswered { host } => pick(
            format!(
                "邮件已经全部发出，{host} 却没有回话，对方可能收到了，也可能没有。请到邮箱的“已发送”里看，或者问对方；确认没有收到，再点重试。"
            ),
            format!(
                "The whole mail left, and {host} did not answer: it may be there or not. Look into the mailbox’s Sent folder or ask the \
                 desk, and try again only if it is not there."
            ),
        ),
        Error::Full { place } => pick(
            format!("{place} 的磁盘满了。对方腾出空间后会自动再试。"),
            format!("The disk of {place} is full. It will be tried again once the desk has made room."),
        ),
        Error::Refused { host, says } => pick(
            format!("{host} 拒收：{says}。请问对方。"),
            format!("{host} refuses: {says}. Ask the desk."),
        ),
        Error::WrongLength {
            host,
            expected,
            found,
        } => pick(
            format!("发出 {expected} 字节，{host} 只有 {found} 字节。那一份已删掉，稍后自动重发。"),
            format!(
                "{host} holds {found} bytes where {expected} were sent. That copy is taken away and it is sent again."
            ),
        ),
        Error::FetchedLength {
            host,
            expected,
            found,
        } => pick(
            format!(
                "{host} 说有 {expected} 字节，发来 {found} 字节。没有留下。请再收一次；还是这样，请告诉对方。"
            ),
            format!(
                "{host} said {expected} bytes and sent {found}; nothing of it is kept. Try again, and tell the other side where that does not help."
            ),
        ),
        Error::WrongContent { host } => pick(
            format!("从 {host} 读回的内容和发出的不一样。那一份已删掉，稍后自动重发。"),
            format!("What {host} holds is not what was sent. That copy is taken away and it is sent again."),
        ),
        Error::Gone { name } => pick(
            format!("“{name}”已经不在那里，别人先拿走了。请刷新收件。"),
            format!("{name} is no longer there: somebody else has taken it. Look at the inbox again."),
        ),
        Error::Cannot { wire, what } => pick(
            "这种投送方式做不到这件事。请在投稿渠道里换一种，或者自己取送。".to_owned(),
            format!("{wire} cannot {what}. Choose another delivery method in the outlet's profile."),
        ),
        Error::Here { path, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("本机的“{path}”无法读写：{why}。请重新投稿。"),
                format!("{path} on this computer cannot be read or written: {why}. Deliver the piece again."),
            )
        }
        Error::Stopped => super::stopped(language),
    }
}

/// How far a delivery is, and why it is not further. `proof` is that of its receipt: a package that was only accepted is not
/// called verified.
pub(crate) fn standing(
    standing: DeliveryStanding,
    proof: Option<ReceiptProof>,
    why: &str,
    language: Language,
) -> String {
    let (zh, en) = match standing {
        DeliveryStanding::Delivered if proof == Some(ReceiptProof::Accepted) => (
            "对方已接收，但不能读回核对",
            "Accepted by the desk; it cannot be read back",
        ),
        DeliveryStanding::Waiting => ("等待发送", "Waiting"),
        DeliveryStanding::Sending => ("正在发送", "Sending"),
        DeliveryStanding::Verifying => ("正在核对", "Being verified"),
        DeliveryStanding::NeedsPassword => ("等待密码", "Needs the password"),
        DeliveryStanding::Paused => ("已暂停", "Paused"),
        DeliveryStanding::Delivered => ("已送达，并已核对", "Delivered and verified"),
        DeliveryStanding::Failed => ("没有发出", "Not sent"),
        DeliveryStanding::Cancelled => ("已取消", "Cancelled"),
        DeliveryStanding::Unreadable => ("读不出", "Unreadable"),
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

/// The delivery waits because its piece is under embargo.
pub(crate) fn held(until: DateTime<Utc>, language: Language) -> String {
    let until = wall(until);
    match language {
        Language::Zh => format!("稿件禁发到 {until}，到时自动发出。"),
        Language::En => format!("The piece is under embargo until {until}; it goes by itself then."),
    }
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

/// The wire to this outlet is not encrypted.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_only_accepted_is_not_called_verified() {
        let says = |proof| standing(DeliveryStanding::Delivered, Some(proof), "", Language::En);
        assert_eq!(says(ReceiptProof::ReadBack), "Delivered and verified.");
        assert_eq!(says(ReceiptProof::Digest), "Delivered and verified.");
        assert_eq!(
            says(ReceiptProof::Accepted),
            "Accepted by the desk; it cannot be read back."
        );
    }
}
