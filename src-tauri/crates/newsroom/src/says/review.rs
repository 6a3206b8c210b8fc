//! What stands in the way of a review, in Chinese.

use package::signature::BadKey;
use story::Language;
use story::comment::anchor::NoSuchPlace;
use story::stages::Refusal;

use crate::Error;
use crate::review::slip::Kind;

pub(super) fn zh(error: &Error) -> String {
    match error {
        Error::Key(BadKey::Passphrase) => "口令不对，打不开签名钥匙。请再试一次。".to_owned(),
        Error::Key(why) => format!("签名没有做成：{why}。"),
        Error::NoPassphrase => "口令是空的。请在标准输入的第一行给出口令。".to_owned(),
        Error::KeyLocked { name } => {
            format!("“{name}”的签名钥匙锁着。请解开系统的密码库，或给出钥匙的口令。")
        }
        Error::NoOrigin { path } => format!(
            "“{}”里没有记着它是哪篇稿件的。请指明稿件：take 稿件 文件。",
            path.display()
        ),
        Error::Keychain(why) => format!("系统的密码库打不开：{why}。请解开后再试。"),
        Error::KeyChanged { name, known, found } => format!(
            "注意：“{name}”这次用的签名钥匙（{found}）和以前的（{known}）不一样。请另用电话等办法向本人核对，确认无误后再信任新钥匙。"
        ),
        Error::KeyGone { name } => {
            format!(
                "注意：“{name}”以前的稿件包都有签名，这一件没有。请另用电话等办法向本人核对，确认无误后再信任它。"
            )
        }
        Error::BadSlip { why } => format!("稿件包里的流转单不能用（{why}）。请让对方重新发送。"),
        Error::Forged { by } => {
            format!("稿件包里有一条以“{by}”名义作的审校决定，与签名不符。请不要使用，并向对方核实。")
        }
        Error::NotForReview => "这个稿件包是成稿，不是送审稿或退改稿。可以用 verify 查看。".to_owned(),
        Error::WrongKind { found } => match found {
            Kind::Filing => "这是送审稿。请用 open 打开。".to_owned(),
            Kind::Return => "这是退改稿。请用 take 收回。".to_owned(),
            Kind::Delivery => "这是成稿。可以用 verify 查看。".to_owned(),
        },
        Error::YourOwn { id } => format!("这是从本机送审的稿件（{id}）。请在编辑的电脑上打开。"),
        Error::NotHere { id } => {
            format!("这份退改稿对应的稿件（{id}）不在这个稿件库里。请在送审的电脑上收回。")
        }
        Error::NoSuchPlace(NoSuchPlace::Place) => {
            "稿件里没有这个位置。用 show --json 查看段号和插图。".to_owned()
        }
        Error::NoSuchPlace(NoSuchPlace::Quote(quote)) => format!("那里没有“{quote}”这几个字。"),
        Error::NoSuchComment { id } => format!("没有编号以“{id}”开头的批注，或不止一条。用 comments 查看。"),
        Error::NoSuchChange { id } => format!("没有编号以“{id}”开头的修改，或不止一处。用 changes 查看。"),
        Error::NoSuchConflict { id } => format!("没有编号为“{id}”的冲突。用 changes 查看。"),
        Error::Stage(refusal) => stage(refusal),
        Error::Unreviewed { next, chain } => format!(
            "{}还没有通过这一版，不能投出。请先送审签发；确要不经审签投出，用 deliver --unreviewed（台账会记下）。",
            crate::signing::stage_names(next, chain, Language::Zh)
        ),
        Error::ChangedWhileSigning => "签字的时候文字又改动了，没有签。请看过现在的文字再签。".to_owned(),
        Error::OpenChanges { returns } => {
            format!("还有 {returns} 份退改稿没有定完。用 changes 查看，用 settle 采纳或不采纳。")
        }
        Error::OpenComments { comments } => {
            format!("还有 {comments} 条批注没有解决。请先解决，或确认后仍然签发。")
        }
        other => other.to_string(),
    }
}

fn stage(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchPost => "本社没有这一道审校。".to_owned(),
        Refusal::NotYet(post, chain) => format!("{}还没有通过。", post.name_of(chain, Language::Zh)),
        Refusal::Already(post, chain) => format!("{}已经通过了这一版。", post.name_of(chain, Language::Zh)),
        Refusal::Author(name) => format!("“{name}”是作者，不能审校自己的稿件。"),
        Refusal::OnePerson(name, post, chain) => format!(
            "“{name}”已经作为{}通过了这一版，一人只签一道。请换人签；小社可以设 stages small=yes。",
            post.name_of(chain, Language::Zh)
        ),
        Refusal::NoReason => "退回要写明理由。".to_owned(),
        Refusal::NoName => "签字要有姓名。".to_owned(),
    }
}
