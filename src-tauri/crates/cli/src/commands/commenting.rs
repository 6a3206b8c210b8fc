//! Comments on a story: added, answered, resolved, listed.

use std::collections::BTreeMap;

use newsroom::Newsroom;
use newsroom::story::comment::{Comment, Reply, Said};
use newsroom::story::stages::Proof;
use newsroom::story::{Digest, Language};

use crate::args::review::CommentArgs;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

/// Adds, answers, resolves or reopens a comment.
pub(super) fn say(newsroom: &Newsroom, asked: &CommentArgs, output: &Output) -> Result<Done, Stopped> {
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

/// Every comment on a story, with its answers.
pub(super) fn comments(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
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

/// Id, open or resolved or closed with its change or lost, place, quote, who, when, words; an answer follows with the same id.
fn comment_rows(
    comment: &Comment,
    closed: bool,
    proofs: &BTreeMap<Digest, Proof>,
    output: &Output,
) -> Vec<String> {
    let language = output.language();
    let mark = comment.item_of_mark().and_then(|mark| proofs.get(&mark));
    let state = match (comment.is_open(), comment.anchor.lost) {
        (false, _) if mark.is_none_or(|mark| *mark == Proof::Claimed) => {
            language.pick("自称已解决", "resolved (claimed)")
        }
        (false, _) => language.pick("已解决", "resolved"),
        (true, _) if closed => language.pick("随修改了结", "closed"),
        (true, true) => language.pick("位置已丢失", "lost"),
        (true, false) => language.pick("未解决", "open"),
    };
    let place = comment.anchor.place.name();
    let said = &comment.said;
    let by = |item: &Digest, said: &Said| author(said, proofs.get(item), language);
    let first = row(&[
        &comment.id,
        &state,
        &place,
        &comment.quote,
        &by(&comment.item(), said),
        &said.at.to_rfc3339(),
        &said.text,
    ]);
    let reply = |reply: &Reply| {
        let said = &reply.said;
        row(&[
            &comment.id,
            &language.pick("回复", "reply"),
            &place,
            &"",
            &by(&comment.item_of(reply), said),
            &said.at.to_rfc3339(),
            &said.text,
        ])
    };
    std::iter::once(first)
        .chain(comment.replies.iter().map(reply))
        .collect()
}

/// The author; where it is not proven, the name is marked: `丁雨（自称）`, `路人 (claims to be 周可)`.
fn author(said: &Said, proof: Option<&Proof>, language: Language) -> String {
    let name = &said.by;
    match (&said.claims_to_be, proof) {
        (Some(claimed), _) if name.is_empty() => {
            language.pick(format!("自称{claimed}"), format!("claims to be {claimed}"))
        }
        (Some(claimed), _) => language.pick(
            format!("{name}（自称{claimed}）"),
            format!("{name} (claims to be {claimed})"),
        ),
        (None, Some(Proof::Proven)) => name.clone(),
        (None, Some(Proof::Vouched { by })) => language.pick(
            format!("{name}（由{by}代录）"),
            format!("{name} (recorded by {by})"),
        ),
        (None, Some(Proof::Claimed) | None) => {
            language.pick(format!("{name}（自称）"), format!("{name} (claimed)"))
        }
    }
}
