//! Review by package: filed, opened, said, returned, taken, signed.

use std::path::Path;

use std::collections::BTreeMap;

use newsroom::story::comment::Comment;
use newsroom::story::stages::{PostRole, Proof, Signatures};
use newsroom::story::{Digest, Language, Place};
use newsroom::{
    Arrival, Arrived, EntryOutcome, Error, IncomingKind, Inlet, Newsroom, RegisterRow, Secrets, SentPackage,
    Signature, Signing, TrailRow,
};

use super::{make_last_folder, settling};
use crate::args::review::{self, Incoming, ReviewArgs, Sending, Taken, Whither};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;

pub(super) fn run(
    newsroom: &Newsroom,
    review: &ReviewArgs,
    secret_stdin: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    match review {
        ReviewArgs::File {
            story,
            to,
            form: Sending::Docx,
        } => word(newsroom, story, to, false, output),
        ReviewArgs::Return {
            story,
            to,
            form: Sending::Docx,
        } => word(newsroom, story, to, true, output),
        ReviewArgs::File { story, to, .. } => sent(newsroom, (to, secret_stdin), output, |bar, secrets| {
            let (id, mut watch) = (newsroom.find_story(story)?, |progress| bar.show(progress));
            match (&to.to, &to.outlet) {
                (Some(folder), _) => newsroom.review().file(&id, folder, None, &mut watch),
                (None, outlet) => newsroom.delivery().file_to(
                    &id,
                    outlet.as_deref().unwrap_or_default(),
                    None,
                    secrets,
                    &mut watch,
                ),
            }
        }),
        ReviewArgs::Return { story, to, .. } => sent(newsroom, (to, secret_stdin), output, |bar, secrets| {
            let (id, mut watch) = (newsroom.find_story(story)?, |progress| bar.show(progress));
            match (&to.to, &to.outlet) {
                (Some(folder), _) => newsroom.review().return_story(&id, folder, None, &mut watch),
                (None, outlet) => newsroom.delivery().return_to(
                    &id,
                    outlet.as_deref().unwrap_or_default(),
                    None,
                    secrets,
                    &mut watch,
                ),
            }
        }),
        ReviewArgs::Open(Incoming { package, agreement }) => came(output, |bar| {
            newsroom
                .review()
                .open_package(package, &agreement.consent(), &mut |progress| bar.show(progress))
        }),
        ReviewArgs::Register { number: None } => {
            let entries = newsroom.review().register()?;
            output.answer(
                &entries,
                entries.iter().map(|entry| register_row(entry, output.language())),
            )?;
            Ok(Done::All)
        }
        ReviewArgs::Register { number: Some(number) } => {
            if let Some(text) = newsroom.review().registered_text(*number)? {
                output.text(&text)?;
            }
            Ok(Done::All)
        }
        ReviewArgs::Take(Taken { file, agreement }) => came(output, |bar| match file.as_slice() {
            [story, word] => {
                let id = newsroom.find_story(&story.to_string_lossy())?;
                newsroom.review().take_word(Some(&id), word)
            }
            all => {
                let file = all.first().cloned().unwrap_or_default();
                newsroom
                    .review()
                    .take(&file, &agreement.consent(), &mut |progress| bar.show(progress))
            }
        }),
        ReviewArgs::Changes { story } => settling::changes(newsroom, story, output),
        ReviewArgs::Settle(asked) => settling::settle(newsroom, asked, output),
        ReviewArgs::Comment(comment) => say(newsroom, comment, output),
        ReviewArgs::Comments { story } => {
            let id = newsroom.find_story(story)?;
            let comments = newsroom.review().comments(&id)?;
            let closed = newsroom.review().closed_reasons(&id, &comments)?;
            let proofs = newsroom.review().comment_proofs(&id, &comments)?;
            let lines = comments
                .iter()
                .flat_map(|comment| comment_rows(comment, closed.contains(&comment.id), &proofs, output));
            output.answer(&comments, lines)?;
            Ok(Done::All)
        }
        ReviewArgs::Sign(sign) => signed(newsroom, sign, output),
        ReviewArgs::Trail { story } => {
            let trail = newsroom.signing().trail_rows(&newsroom.find_story(story)?)?;
            output.answer(&trail, trail.iter().map(trail_row))?;
            Ok(Done::All)
        }
        ReviewArgs::Stages { fields } => stages(newsroom, fields, output),
    }
}

fn word(
    newsroom: &Newsroom,
    story: &str,
    to: &Whither,
    back: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    // The arguments have seen to it that there is a folder.
    let to = to.to.as_deref().unwrap_or(Path::new("."));
    make_last_folder(to)?;
    let path = newsroom
        .review()
        .send_word(&newsroom.find_story(story)?, to, back)?;
    let path = path.display().to_string();
    output.answer(&serde_json::json!({ "path": path }), [&path])?;
    Ok(Done::All)
}

fn sent(
    newsroom: &Newsroom,
    (to, secret_stdin): (&Whither, bool),
    output: &Output,
    send: impl FnOnce(&Bar, &Secrets) -> Result<SentPackage, Error>,
) -> Result<Done, Stopped> {
    let secrets = super::one_secret(secret_stdin)?;
    if let Some(folder) = &to.to {
        make_last_folder(folder)?;
    }
    let bar = Bar::new();
    let sent = send(&bar, &secrets)?;
    drop(bar);
    if sent.signed_by.is_none() {
        let name = newsroom.profile()?.unwrap_or_default().name;
        let zh = "没有签名钥匙，稿件包没有签名。用 --passphrase-stdin 给一个口令，就会做一把。";
        let en = "There is no signing key, so the package is not signed. Give a passphrase with --passphrase-stdin to have one made.";
        let unnamed = "还没有登记姓名，稿件包没有签名。用 profile 登记。";
        let unnamed_en = "Nobody said who works here, so the package is not signed. Say it with profile.";
        let says = if name.is_empty() {
            (unnamed, unnamed_en)
        } else {
            (zh, en)
        };
        output.remark(output.language().pick(says.0, says.1));
    }
    output.answer(&sent, [&sent.exported.path])?;
    Ok(Done::All)
}

fn came(output: &Output, open: impl FnOnce(&Bar) -> Result<Arrived, Error>) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let arrived = open(&bar)?;
    drop(bar);
    tell_arrival(&arrived, output);
    output.answer(&arrived, [&arrived.story.id])?;
    Ok(Done::All)
}

/// What a person should know of a package that came in, whichever way it came.
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
        Arrival::Older => output.remark(language.pick(
            "已经有更新的一件，没有变化。",
            "A newer one is here already; nothing changed.",
        )),
    }
    arrived.remarks.iter().for_each(|remark| output.remark(remark));
}

fn say(newsroom: &Newsroom, asked: &review::CommentArgs, output: &Output) -> Result<Done, Stopped> {
    let id = newsroom.find_story(&asked.story)?;
    let text = asked.text.as_deref().unwrap_or_default();
    let comment = if let Some(reply) = &asked.reply {
        newsroom.review().reply(&id, reply, text)?
    } else if let Some(resolve) = &asked.resolve {
        newsroom.review().resolve(&id, resolve, true)?
    } else if let Some(reopen) = &asked.reopen {
        newsroom.review().resolve(&id, reopen, false)?
    } else {
        let place = newsroom
            .review()
            .find_place(&id, asked.on.as_deref().unwrap_or_default())?;
        newsroom
            .review()
            .comment(&id, place, asked.quote.as_deref().unwrap_or_default(), text)?
    };
    output.answer(&comment, [&comment.id])?;
    Ok(Done::All)
}

/// Id, open or resolved or closed with its change or lost, place, quote, who, when, words; an answer follows with the same id.
fn comment_rows(
    comment: &Comment,
    closed: bool,
    proofs: &BTreeMap<Digest, Proof>,
    output: &Output,
) -> Vec<String> {
    let language = output.language();
    let state = match (comment.is_open(), comment.anchor.lost) {
        (false, _) => language.pick("已解决", "resolved"),
        (true, _) if closed => language.pick("随修改了结", "closed"),
        (true, true) => language.pick("位置已丢失", "lost"),
        (true, false) => language.pick("未解决", "open"),
    };
    let place = match &comment.anchor.place {
        Place::Field { name } => name.clone(),
        Place::Block { index } => index.to_string(),
        Place::Figure { id } => id.to_string(),
    };
    let said = &comment.said;
    // Who said it; where nothing proves that, the name says so.
    let by = |item: &Digest, name: &str| match proofs.get(item) {
        Some(Proof::Proven) => name.to_owned(),
        Some(Proof::Vouched { by }) => language.pick(
            format!("{name}（由{by}代录）"),
            format!("{name} (recorded by {by})"),
        ),
        Some(Proof::Claimed) | None => language.pick(format!("{name}（自称）"), format!("{name} (claimed)")),
    };
    let first = row(&[
        &comment.id,
        &state,
        &place,
        &comment.quote,
        &by(&comment.item(), &said.by),
        &said.at.to_rfc3339(),
        &said.text,
    ]);
    let reply = |reply: &newsroom::story::comment::Reply| {
        let said = &reply.said;
        row(&[
            &comment.id,
            &language.pick("回复", "reply"),
            &place,
            &"",
            &by(&comment.item_of(reply), &said.by),
            &said.at.to_rfc3339(),
            &said.text,
        ])
    };
    std::iter::once(first)
        .chain(comment.replies.iter().map(reply))
        .collect()
}

fn signed(newsroom: &Newsroom, sign: &review::Sign, output: &Output) -> Result<Done, Stopped> {
    let signing = Signing {
        role: if sign.proof {
            PostRole::Proof
        } else {
            PostRole::Review
        },
        stage: sign.stage,
        by: sign.by.clone().unwrap_or_default(),
        back: sign.back.clone(),
        despite_comments: sign.despite_comments,
        version: None,
    };
    let signed = newsroom
        .signing()
        .sign(&newsroom.find_story(&sign.story)?, &signing)?;
    if let Some(by) = &signed.row.recorded_by {
        let name = &signed.row.by;
        output.remark(&output.language().pick(
            format!("“{name}”没有在这台电脑上解开自己的签名钥匙：已记为由“{by}”代录，没有签名。本人可以用 keys new {name} --passphrase-stdin 建一把钥匙。"),
            format!("{name} unlocked no signing key of their own here: the decision is recorded by {by} and not signed. {name} can make a key with keys new {name} --passphrase-stdin."),
        ));
    }
    output.answer(&signed, [trail_row(&signed.row)])?;
    Ok(Done::All)
}

/// Id, post, decision, who, unit, when, whether it is on the present text, how far it is proven, reason.
pub(super) fn trail_row(decision: &TrailRow) -> String {
    // What does not count fits nothing.
    let fits = match (decision.fits, decision.counts) {
        (false, _) => "changed-since",
        (true, true) => "fits",
        (true, false) => "does-not-count",
    };
    let mut proof = match (&decision.proof, decision.genuine) {
        (_, Some(false)) => "forged".to_owned(),
        (Proof::Proven, _) => "proven".to_owned(),
        (Proof::Vouched { by }, _) => format!("vouched-by {by}"),
        (Proof::Claimed, _) => "claimed".to_owned(),
    };
    if decision.is_forked {
        proof.push_str(" forked");
    }
    let at = match decision.clock_is_ahead {
        true => format!("{} (ahead)", decision.at),
        false => decision.at.clone(),
    };
    row(&[
        &decision.id,
        &decision.post,
        &decision.says,
        &decision.by,
        &decision.unit,
        &at,
        &fits,
        &proof,
        &decision.reason,
    ])
}

fn stages(newsroom: &Newsroom, fields: &[(String, String)], output: &Output) -> Result<Done, Stopped> {
    let (mut chain, mut signatures) = (newsroom.signing().chain()?, newsroom.signing().signatures()?);
    for (field, value) in fields {
        let bad = |expected| Error::BadValue {
            field: field.clone(),
            value: value.clone(),
            expected,
        };
        match field.as_str() {
            "reviews" => chain.reviews = value.parse().map_err(|_| bad("0–3"))?,
            "proofs" => chain.proofs = value.parse().map_err(|_| bad("0–3"))?,
            "signatures" => {
                signatures = match value.as_str() {
                    "required" => Signatures::Required,
                    "vouched" => Signatures::Vouched,
                    "none" => Signatures::None,
                    _ => return Err(bad("required, vouched, none").into()),
                };
            }
            "small" => chain.small = yes_or_no(value).ok_or_else(|| bad("yes, no"))?,
            _ => {
                return Err(Error::NoSuchField {
                    field: field.clone(),
                    known: "reviews, proofs, small, signatures".to_owned(),
                }
                .into());
            }
        }
    }
    // To say which decisions count is not to ask for a chain.
    if fields.iter().any(|(field, _)| field != "signatures") {
        newsroom.signing().set_chain(chain)?;
    }
    if fields.iter().any(|(field, _)| field == "signatures") {
        newsroom.signing().set_signatures(signatures)?;
    }
    let small = if chain.small { "small" } else { "" };
    let counted = match signatures {
        Signatures::Required => "required",
        Signatures::Vouched => "vouched",
        Signatures::None => "none",
    };
    let said = serde_json::json!({
        "reviews": chain.reviews, "proofs": chain.proofs, "small": chain.small, "signatures": counted,
    });
    output.answer(&said, [row(&[&chain.reviews, &chain.proofs, &small, &counted])])?;
    Ok(Done::All)
}

/// Number, when, by what road, what it is, who, unit, whether that is proven, what became of it, what it brought, story, file.
fn register_row(entry: &RegisterRow, language: Language) -> String {
    let inlet = match entry.inlet {
        Inlet::File => language.pick("文件", "file"),
        Inlet::Inbox => language.pick("收件箱", "inbox"),
    };
    let came = match entry.came {
        IncomingKind::Filing => language.pick("送审", "filing"),
        IncomingKind::Return => language.pick("退改", "return"),
        IncomingKind::Word => language.pick("Word 文件", "Word file"),
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
        EntryOutcome::Taken(Arrival::Already) => language.pick("没有新内容", "nothing new"),
        EntryOutcome::Taken(Arrival::Older) => language.pick("较旧", "older"),
        EntryOutcome::Same => language.pick("同一个文件", "the same file"),
        EntryOutcome::Refused => language.pick("没有收下", "refused"),
    };
    let brought = &entry.brought;
    let brought = language.pick(
        format!(
            "批注 {} 回复 {} 审校意见 {} 照片 {}",
            brought.comments, brought.answers, brought.decisions, brought.photos
        ),
        format!(
            "{} comments, {} answers, {} decisions, {} photos",
            brought.comments, brought.answers, brought.decisions, brought.photos
        ),
    );
    row(&[
        &entry.number,
        &entry.at,
        &inlet,
        &came,
        &entry.from.name,
        &entry.from.unit,
        &proven,
        &outcome,
        &brought,
        &entry.story,
        &entry.file,
    ])
}

fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}
