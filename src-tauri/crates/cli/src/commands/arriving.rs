//! Packages that come in: the outcome of one, and the register of all.

use newsroom::story::Language;
use newsroom::{
    Arrival, Arrived, BroughtCounts, EntryOutcome, Error, IncomingKind, Inlet, MailPiece, Newsroom,
    RegisterRow, Signature,
};

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;

/// Takes a package in, and prints the outcome.
pub(super) fn came(
    output: &Output,
    open: impl FnOnce(&Bar) -> Result<Arrived, Error>,
) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let arrived = open(&bar)?;
    drop(bar);
    tell_arrival(&arrived, output);
    output.answer(&arrived, [&arrived.story.id])?;
    Ok(Done::All)
}

/// Takes in what a mail brings, and prints the outcome of each piece.
pub(super) fn mail(
    output: &Output,
    open: impl FnOnce(&Bar) -> Result<Vec<MailPiece>, Error>,
) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let pieces = open(&bar)?;
    drop(bar);
    for piece in &pieces {
        if let Some(arrived) = &piece.arrived {
            tell_arrival(arrived, output);
        }
        if let Some(refused) = &piece.refused {
            output.remark(&format!("galley-cli: {}", refused.says));
        }
    }
    let ids = pieces
        .iter()
        .filter_map(|piece| Some(&piece.arrived.as_ref()?.story.id));
    output.answer(&pieces, ids)?;
    Ok(if pieces.iter().any(|piece| piece.refused.is_some()) {
        Done::SomeRefused
    } else {
        Done::All
    })
}

/// Prints the remarks about a package that came in, the same for every way in.
pub(super) fn tell_arrival(arrived: &Arrived, output: &Output) {
    let language = output.language();
    let name = &arrived.from.name;
    match &arrived.signature {
        Signature::Known { .. } => {}
        Signature::Met { number, .. } => output.remark(&language.pick(
            format!("“{name}”的签名钥匙还没有人核对过，号码是 {number}。向本人核对以后，用 keys trust {number} 信任它。"),
            format!("Nobody has compared the key of {name} with its owner yet; its number is {number}. Once you have, say keys trust {number}."),
        )),
        Signature::New { number, .. } => output.remark(&language.pick(
            format!("第一次收到“{name}”的签名，钥匙的号码是 {number}。请另用电话等办法向本人核对，再用 keys trust {number} 信任它。"),
            format!("This is the first package signed as {name}; the number of the key is {number}. Compare it with {name} by telephone or in person, and then say keys trust {number}."),
        )),
        Signature::Unsigned => output.remark(&language.pick(
            format!("“{name}”的稿件包没有签名，不能证明是谁发来的。请另用电话等办法向本人核对。"),
            format!("The package of {name} is not signed: nothing proves who sent it. Ask {name} by telephone or in person."),
        )),
        Signature::Mail if name.is_empty() => output.remark(language.pick(
            "这是邮件，没有写发件人。请先问清是谁的稿子。",
            "This is a mail that names no sender. Find out whose piece it is.",
        )),
        Signature::Mail => {
            let address = &arrived.from.unit;
            output.remark(&language.pick(
                format!("这是邮件，写的发件人是“{name}”（{address}），不能证明是谁发的。请另用电话等办法向本人核对。"),
                format!("This is a mail in the name of {name} ({address}), and nothing proves who sent it. Ask {name} by telephone or in person."),
            ));
        }
        Signature::WordFile => output.remark(&language.pick(
            format!("这是 Word 文件，文件里写的修改人是“{name}”，不能证明是谁改的。请另用电话等办法向本人核对。"),
            format!("This is a Word file. It names {name}, and nothing proves who changed it. Ask {name} by telephone or in person."),
        )),
    }
    match arrived.outcome {
        Arrival::New => {}
        Arrival::Newer => {
            output.remark(language.pick("比原有的新，已经换上。", "It took the place of an earlier one."))
        }
        Arrival::MoreSaid => output.remark(language.pick(
            "文字没有变，新的批注和审校意见已经收进来。",
            "Its text was here already; the new comments and decisions came in.",
        )),
        Arrival::Already => output.remark(language.pick(
            "这一件已经收过，没有变化。",
            "It was here already; nothing changed.",
        )),
        Arrival::NothingNew => output.remark(language.pick(
            "里面没有新的文字、批注或审校意见，没有变化。",
            "No text, comment or decision in it is new; nothing changed.",
        )),
        Arrival::Older => output.remark(language.pick(
            "已经有更新的一件，没有变化。",
            "A newer one is here already; nothing changed.",
        )),
    }
    arrived.remarks.iter().for_each(|remark| output.remark(remark));
}

/// The register, or the text that the entry of this number brought.
pub(super) fn register(newsroom: &Newsroom, number: Option<i64>, output: &Output) -> Result<Done, Stopped> {
    let Some(number) = number else {
        let entries = newsroom.review().register()?;
        let lines = entries.iter().map(|entry| register_row(entry, output.language()));
        output.answer(&entries, lines)?;
        return Ok(Done::All);
    };
    if let Some(text) = newsroom.review().registered_text(number)? {
        output.text(&text)?;
    }
    Ok(Done::All)
}

/// Number, time, inlet, kind, sender, unit, whether the sender is proven, outcome, what it brought, story, file.
fn register_row(entry: &RegisterRow, language: Language) -> String {
    let inlet = match entry.inlet {
        Inlet::File => language.pick("文件", "file"),
        Inlet::Inbox => language.pick("收件箱", "inbox"),
    };
    let came = match entry.came {
        IncomingKind::Filing => language.pick("送审", "filing"),
        IncomingKind::Return => language.pick("退改", "return"),
        IncomingKind::Word => language.pick("Word 文件", "Word file"),
        IncomingKind::Mail => language.pick("来信", "mail"),
        IncomingKind::Unknown => language.pick("未能读出", "unread"),
    };
    let proven = match (&entry.key, entry.is_proven) {
        (Some(_), true) => language.pick("已证明", "proven"),
        (Some(_), false) => language.pick("钥匙未核对", "key not compared"),
        (None, _) => language.pick("没有签名", "unsigned"),
    };
    let outcome = match entry.outcome {
        EntryOutcome::Taken(Arrival::New) => language.pick("收下", "new"),
        EntryOutcome::Taken(Arrival::Newer) => {
            language.pick("换上新的一件", "took the place of an earlier one")
        }
        EntryOutcome::Taken(Arrival::MoreSaid) => {
            language.pick("收下新的意见", "brought comments or decisions")
        }
        EntryOutcome::Taken(Arrival::Already) => language.pick("早已收过", "was here already"),
        EntryOutcome::Taken(Arrival::NothingNew) => language.pick("没有新内容", "nothing new"),
        EntryOutcome::Taken(Arrival::Older) => language.pick("较旧", "older"),
        EntryOutcome::Same => language.pick("同一个文件", "the same file"),
        EntryOutcome::Refused => language.pick("没有收下", "refused"),
    };
    row(&[
        &entry.number,
        &entry.at,
        &inlet,
        &came,
        &entry.from.name,
        &entry.from.unit,
        &proven,
        &outcome,
        &brought(&entry.brought, language),
        &entry.story,
        &entry.file,
    ])
}

/// What a file brought beside its text: `2 comments, 1 decision`; `text alone` where it brought nothing else.
fn brought(brought: &BroughtCounts, language: Language) -> String {
    let counted = [
        (brought.comments, "批注", "comment"),
        (brought.answers, "回复", "answer"),
        (brought.decisions, "审校意见", "decision"),
        (brought.photos, "照片", "photo"),
    ];
    let there = counted.into_iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = there
        .map(|(count, zh, en)| {
            let plural = if count == 1 { "" } else { "s" };
            language.pick(format!("{zh} {count}"), format!("{count} {en}{plural}"))
        })
        .collect();
    match words.is_empty() {
        true => language.pick("只有文字", "text alone").to_owned(),
        false => words.join(language.pick("，", ", ")),
    }
}
