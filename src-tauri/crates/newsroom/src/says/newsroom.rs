//! The sentence of every refusal of the newsroom, in both languages. A variant without one does not compile.

use ::package::signature::BadKey;
use ::story::Language;
use review::Purpose;

use super::story::stage_names;
use super::{alarms, amending, package, photo, press, stopped, store, story as rules, system, wire};
use crate::Error;
use crate::error::Differing;

/// One sentence in the reader's language: the thing, what happened, the next step.
pub(super) fn says(error: &Error, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Error::Store(error) => store::says(error, language),
        Error::Package(error) => package::says(error, language),
        Error::Photo { file, source } => photo::says(file, source, language),
        Error::Plate(error) => press::plate(error, language),
        Error::Docx(error) => press::docx(error, language),
        Error::Content(error) => rules::content(error, language),
        Error::NotYourStep(refused) => rules::step(*refused, language),
        Error::NoSuchPlace(error) => rules::place(error, language),
        Error::Stage(refusal) => rules::stage(refusal, language),
        Error::Wire(error) => wire::says(error, language),
        Error::Unamendable(error) => amending::says(error, language),
        Error::NotText { path, source } => {
            let (path, why) = (path.display(), press::not_text(source, language));
            pick(format!("“{path}”{why}"), format!("{path}: {why}"))
        }
        Error::NotWord { path, source } => {
            let (path, why) = (path.display(), press::not_word(source, language));
            pick(format!("“{path}”{why}"), format!("{path}: {why}"))
        }
        Error::NotHtml { path, source } => {
            let (path, why) = (path.display(), press::not_html(*source, language));
            pick(format!("“{path}”{why}"), format!("{path}: {why}"))
        }
        Error::NotPasted { source } => {
            let why = press::not_html(*source, language);
            pick(format!("粘贴的内容{why}"), format!("cannot paste it: {why}"))
        }
        Error::NoSuchStory { id } => pick(
            format!("没有编号以“{id}”开头的稿件。请用 list 查看全部编号。"),
            format!("no story has the id {id}; list shows them."),
        ),
        Error::Ambiguous { id, matches } => {
            let count = matches.len();
            pick(
                format!("有 {count} 篇稿件的编号以“{id}”开头。请多写几位。"),
                format!("{count} stories have an id that begins with {id}; type more of it."),
            )
        }
        Error::NoSuchFigure { id } => pick(
            format!("稿件里没有插图“{id}”。请用 photo list 查看。"),
            format!("the story has no figure {id}; photo list shows them."),
        ),
        Error::NoSuchRule { rule, known } => pick(
            format!("没有“{rule}”这条校对规则。可以用的有：{known}。"),
            format!("there is no rule {rule}; use one of {known}."),
        ),
        Error::NoSuchPhoto { id } => pick(
            format!("稿件库里没有图片“{id}”。请从原处重新添加。"),
            format!("there is no photo {id} in the store. Add it again from where it came."),
        ),
        Error::NoSuchBlock { index, blocks } => pick(
            format!("正文共 {blocks} 段，没有第 {index} 段。请用 show --json 查看段号。"),
            format!("the body has {blocks} blocks, there is no block {index}; show --json prints them."),
        ),
        Error::NotAParagraph { index } => pick(
            format!("第 {index} 段既不是段落也不是插图，不能互换。请用 show --json 查看段号。"),
            format!("block {index} is neither a paragraph nor a figure; show --json prints them."),
        ),
        Error::NoSuchField { field, known } => pick(
            format!("没有“{field}”这一项。可以用的有：{known}。"),
            format!("there is no field {field}; use one of {known}."),
        ),
        Error::BadCell { path, line, column, value, expected } => {
            let path = path.display();
            pick(
                format!("“{path}”第 {line} 行的“{column}”不能是“{value}”。请写成 {expected} 这样，再导入一次；现在什么也没有导入。"),
                format!("{path}, line {line}: {column} does not take {value:?}. Write it like {expected} and import again; nothing was taken in."),
            )
        }
        Error::BadValue { field, value, expected } => pick(
            format!("“{field}”不能是“{value}”。请写成 {expected} 这样。"),
            format!("the field {field} does not take {value:?}; write it like {expected}."),
        ),
        Error::NoSuchStationery { what, name } => {
            let (zh, en) = what.words();
            let word = what.name();
            pick(
                format!("没有叫“{name}”的{zh}。请用 {word} list 查看。"),
                format!("there is no {en} {name}; {word} list shows them."),
            )
        }
        Error::NoName { what } => {
            let (zh, en) = what.words();
            pick(format!("{zh}要有名字。请起一个名字。"), format!("a {en} needs a name; give it one."))
        }
        Error::NameTaken { what, name } => {
            let (zh, en) = what.words();
            pick(
                format!("已经有一个{zh}叫“{name}”。请换一个名字。"),
                format!("there is a {en} called {name:?} already; give it a name that no other has."),
            )
        }
        Error::NotATemplate { path, why } => pick(
            format!("“{}”不是模板。请照 template show --json 的样子写。", path.display()),
            format!("{} is not a template: {why}. Write it as template show --json prints one.", path.display()),
        ),
        Error::NoSuchOutlet { name, known } => pick(
            format!("没有叫“{name}”的投稿渠道。请从现有的里面选：{known}。"),
            format!("there is no outlet {name}; choose one of {known}."),
        ),
        Error::BadOutlet { name, faults } => pick(
            format!("投稿渠道“{name}”的设置有误，请改正：\n{}", outlet::chinese(faults)),
            format!("the outlet {name} cannot be used; put these right:\n{}", outlet::english(faults)),
        ),
        Error::OpenFields { fields, example } => pick(
            format!("还有空没有填：{fields}。请写成 {example}=… 这样。"),
            format!("the snippet has open fields: {fields}; give each a value, like {example}=…"),
        ),
        Error::NotSpiked { headline } => pick(
            format!("《{headline}》没有撤稿，不能永久删除。请先撤稿。"),
            format!("the story {headline:?} is not spiked; spike it first, then delete it."),
        ),
        Error::NoSuchFormat { name, known } => pick(
            format!("没有“{name}”这种格式。可以用的有：{known}。"),
            format!("there is no format {name}; use one of {known}."),
        ),
        Error::NoOrigin { path } => pick(
            format!("“{}”里没有记着它是哪篇稿件的。请指明稿件：take 稿件 文件。", path.display()),
            format!(
                "{0} does not remember which story it was made of; name it: take STORY {0}.",
                path.display()
            ),
        ),
        Error::Mail { name, why } => {
            let why = super::mail::mail(why, language);
            pick(format!("“{name}”{why}"), format!("{name}: {why}"))
        }
        Error::NotASheet { path } => pick(
            format!("“{}”里没有图片说明表。请导出图片说明表，填好后存为 .docx 或 .csv 再取回。", path.display()),
            format!(
                "{}: there is no caption sheet in it; export the sheet, fill it in and save it as .docx or .csv.",
                path.display()
            ),
        ),
        Error::SheetOfAnother { story, wanted } => pick(
            format!("这份图片说明表是“{story}”的，不是“{wanted}”的。请到那篇稿件里取回。"),
            format!("the sheet belongs to {story}, not to {wanted}; take it in there."),
        ),
        Error::PhotoDiffers { differing } => {
            let listed = |end: &str, arrow: &str, language: Language| {
                let one = |one: &Differing| {
                    format!("{}“{}”{arrow}“{}”", one.field.label(language), one.here, one.there)
                };
                differing.iter().map(one).collect::<Vec<_>>().join(end)
            };
            let (zh, en) = (listed("；", "→", Language::Zh), listed("; ", " → ", Language::En));
            pick(
                format!("稿件里写的和新图片自己说的不一样：{zh}。请加 --keep-facts 保留稿件里的，或加 --take-facts 改用新图片的。"),
                format!(
                    "the figure says otherwise than the new photo: {en}. Keep what the figure says with --keep-facts, \
                     or take the photo's with --take-facts."
                ),
            )
        }
        Error::NoPhotosShown => pick(
            "没有可以印的图片。请先添加图片，或标出选用的。".to_owned(),
            "there is no photo to print; add photos or pick some first.".to_owned(),
        ),
        Error::Unreadable { path, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("无法读取“{path}”：{why}。请检查文件是否还在，再试一次。"),
                format!("cannot read {path}: {why}. Check the file and try again."),
            )
        }
        Error::Unwritable { path, source } => {
            let (path, why) = (path.display(), system(source, language));
            pick(
                format!("无法写入“{path}”：{why}。请换一个文件夹再试。"),
                format!("cannot write to {path}: {why}. Choose another folder."),
            )
        }
        Error::TooLarge { path, bytes, limit } => pick(
            format!("“{}”有 {bytes} 字节，超过能读的 {limit} 字节。请另存一份小的。", path.display()),
            format!(
                "{} has {bytes} bytes, more than the {limit} that are read. Save a smaller copy.",
                path.display()
            ),
        ),
        Error::Key(error) => key(error, language),
        Error::NoPassphrase => pick(
            "口令是空的。请在标准输入的第一行给出口令。".to_owned(),
            "the passphrase is empty; give it as the first line of standard input.".to_owned(),
        ),
        Error::Keychain(_) => pick(
            "系统的密码库打不开。请解开后再试。".to_owned(),
            "the system's keychain does not open; unlock it and try again.".to_owned(),
        ),
        Error::KeyLocked { name } => pick(
            format!("“{name}”的签名钥匙锁着。请解开系统的密码库，或给出钥匙的口令。"),
            format!("the signing key of {name} is locked; unlock the system's keychain, or give the key's passphrase."),
        ),
        Error::KeyLost { name } => pick(
            format!("“{name}”在这里签过名，那把钥匙现在不在这台电脑上。请把它放回来；确实没有了，请先停用它（设置 → 认识的人），再做新的。"),
            format!("the key that {name} signed with here is not on this machine. Put it back; if it is gone, retire it first (Settings → People you know, or keys retire), and a new one can be made."),
        ),
        Error::KeyThere { name } => pick(
            format!("“{name}”在这台电脑上已有签名钥匙。请直接用它审签；另做一把会让收稿人以为换了人。"),
            format!("{name} has a signing key here already; sign with it, because another one would look like another person."),
        ),
        Error::Alarm(alarm) => alarms::says(alarm, language),
        Error::NoSuchKey { letters } => pick(
            format!("没有唯一一把以“{letters}”开头的钥匙。请用 keys list 查看全部，至少写出前六个字符。"),
            format!("no one key begins with {letters}; keys list shows them all, and six characters are the least to give."),
        ),
        Error::DecidedMeanwhile => pick(
            "签署的时候，又收到了另一条审校意见，这一次没有签。请看过以后再签。".to_owned(),
            "another decision came in while this one was being signed, so it was not signed. Look at it and sign again.".to_owned(),
        ),
        Error::BadSlip { why } => pick(
            "稿件包里的流转单不能用。请让对方重新发送。".to_owned(),
            format!("what the package says of its review cannot be used: {why}. Ask the sender for it again."),
        ),
        Error::Stored { what, id, why } => {
            let (zh, en) = store::thing(*what);
            pick(
                format!("稿件库里的{zh}“{id}”看不懂，可能已损坏。请从备份中恢复。"),
                format!("the {en} {id} in the store cannot be read ({why}). Restore it from a backup."),
            )
        }
        Error::Asked { why } => pick(
            "窗口送来的内容看不懂，什么都没有改动。请重新打开窗口再试。".to_owned(),
            format!("what the window sent cannot be read ({why}); nothing was changed. Open the window again and try once more."),
        ),
        Error::NotJson { why } => pick(
            "这项内容无法写入稿件库，什么都没有改动。请重新打开清样再试。".to_owned(),
            format!("this cannot be written down ({why}); nothing was changed. Open Galley again and try once more."),
        ),
        Error::Forged { by } => pick(
            format!("稿件包里有一条以“{by}”名义作的审校决定，与签名不符。请不要使用，并向对方核实。"),
            format!(
                "the package holds a decision in the name of {by} that {by} did not sign so; do not use it, and ask the sender."
            ),
        ),
        Error::NotForReview => pick(
            "这是成稿包，不能审阅。请直接查看其中的 Word，或用 verify 核对。".to_owned(),
            "the package carries a finished piece and is not for review. Read the Word file in it, or check it with verify."
                .to_owned(),
        ),
        Error::WrongKind { found } => match found {
            Purpose::Filing => pick(
                "这是送审稿的稿件包。请用 open 打开。".to_owned(),
                "the package is a filing; use open, which makes a copy to edit of it.".to_owned(),
            ),
            Purpose::Return => pick(
                "这是退改稿的稿件包。请用 take 收回。".to_owned(),
                "the package is a return; use take, which brings its changes to the story it returns.".to_owned(),
            ),
            Purpose::Delivery => pick(
                "这是成稿包。请直接查看其中的 Word，或用 verify 核对。".to_owned(),
                "the package is a delivery; read the Word file in it, or check it with verify.".to_owned(),
            ),
        },
        Error::YourOwn { id } => pick(
            format!("这是从本机送审的稿件（{id}）。请在编辑的电脑上打开。"),
            format!("this is your own story {id}, filed from here; open it in the store of whoever edits it."),
        ),
        Error::NotHere { id } => pick(
            format!("这份退改稿对应的稿件（{id}）不在这个稿件库里。请在送审的电脑上收回。"),
            format!("the story {id} that this returns is not in this store; take it where it was filed."),
        ),
        Error::NoSuchComment { id } => pick(
            format!("没有编号以“{id}”开头的批注，或不止一条。请用 comments 查看。"),
            format!("the story has no comment {id}, or more than one whose id begins so; comments shows them."),
        ),
        Error::NoSuchChange { id } => pick(
            format!("没有编号以“{id}”开头的修改，或不止一处。请用 changes 查看。"),
            format!("there is no change {id}, or more than one whose id begins so; changes shows them."),
        ),
        Error::NoSuchConflict { id } => pick(
            format!("没有编号为“{id}”的冲突。请用 changes 查看。"),
            format!("there is no conflict {id}; changes shows them."),
        ),
        Error::Unreviewed { next, chain, claimed: 0 } => pick(
            format!(
                "{}还没有通过这一版，不能投出。请先送审签发；确要不经审签投出，请用 deliver --unreviewed（台账会记下）。",
                stage_names(next, chain, Language::Zh)
            ),
            format!(
                "{} has not passed this text; have it signed, or send it unreviewed (deliver --unreviewed), which the ledger keeps.",
                stage_names(next, chain, Language::En)
            ),
        ),
        Error::Unreviewed { next, chain, claimed } => pick(
            format!(
                "{}还没有通过这一版，不能投出：有 {claimed} 条审校意见只是自称，没有证明。请向本人核对钥匙的号码，用 keys trust 信任它；没有钥匙的编辑部，请用 stages signatures=none；确要不经审签投出，请用 deliver --unreviewed（台账会记下）。",
                stage_names(next, chain, Language::Zh)
            ),
            format!(
                "{} has not passed this text as far as is proven: {claimed} decisions are only claimed. Compare the number of the key with its \
                 owner and trust it (keys trust); a desk without keys says stages signatures=none; or send it unreviewed (deliver --unreviewed), \
                 which the ledger keeps.",
                stage_names(next, chain, Language::En)
            ),
        ),
        Error::Embargoed { until } => pick(
            format!(
                "稿件禁发到 {until}。等到那时自动发出，请用 deliver --hold；现在就发，请用 deliver --despite-embargo。"
            ),
            format!(
                "the piece is under embargo until {until}; let it wait until then (deliver --hold), or send it now (deliver --despite-embargo)."
            ),
        ),
        Error::ChangedWhileSigning => pick(
            "签字的时候文字又改动了，没有签。请看过现在的文字再签。".to_owned(),
            "the text was changed while it was being signed, and nothing was signed; look at it again, then sign.".to_owned(),
        ),
        Error::OpenChanges { returns } => pick(
            format!("还有 {returns} 份退改稿没有处理完。请先采纳或不采纳其中的修改（changes、settle）。"),
            format!("{returns} returns are not settled; changes shows them, settle accepts or rejects them."),
        ),
        Error::OpenComments { comments } => pick(
            format!("还有 {comments} 条批注没有解决。请先解决，或确认后仍然签发。"),
            format!("{comments} comments are open; resolve them, or sign anyway."),
        ),
        Error::NoWire { outlet } => pick(
            format!("投稿渠道“{outlet}”没有设投送方式。请在它的设置里加上 [wire]，或导出后自己送去。"),
            format!("the outlet {outlet} has no wire; add [wire] to its profile, or export the piece and bring it there yourself."),
        ),
        Error::NoSuchDelivery { id } => pick(
            format!("待发里没有编号以“{id}”开头的一件，或不止一件。请用 outbox 查看。"),
            format!("the outbox has no delivery {id}, or more than one whose id begins so; outbox shows them."),
        ),
        Error::Over { id } => pick(
            format!("{id} 已经送达或取消，不能再改。要再投一次请用 deliver。"),
            format!("{id} was delivered or cancelled and does not change any more; deliver the piece again instead."),
        ),
        Error::Cancelled => stopped(language),
    }
}

fn key(error: &BadKey, language: Language) -> String {
    let pick = |zh: &str, en: String| language.pick(zh.to_owned(), en);
    match error {
        BadKey::Passphrase => pick(
            "口令不对，打不开签名钥匙。请再试一次。",
            "the passphrase does not open the signing key. Try again.".to_owned(),
        ),
        BadKey::NotAKey(why) => pick(
            "签名钥匙已损坏，没有签名。请从备份恢复钥匙。",
            format!("the signing key is damaged ({why}); nothing was signed. Restore the key from a backup."),
        ),
        BadKey::Signature(why) => pick(
            "签名与内容对不上。请不要使用它，并向签名的人核实。",
            format!("the signature does not fit ({why}). Do not use what it is on, and ask who signed it."),
        ),
        BadKey::Making(why) => pick(
            "做不出新钥匙，没有签名。请重新启动清样再试。",
            format!(
                "no key could be made ({why}); nothing was signed. Start Galley again and try once more."
            ),
        ),
    }
}
