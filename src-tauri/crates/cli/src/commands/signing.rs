//! Signing: a stage passes a story or sends it back, the trail, and the chain that a desk asks for.

use newsroom::story::stages::{PostRole, Proof, Signatures};
use newsroom::{Error, Newsroom, Signing, TrailRow};

use crate::args::review::Sign;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

/// Passes a story, or sends it back.
pub(super) fn signed(newsroom: &Newsroom, sign: &Sign, output: &Output) -> Result<Done, Stopped> {
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
    signed.warnings.iter().for_each(|warning| output.remark(warning));
    output.answer(&signed, [trail_row(&signed.row)])?;
    Ok(Done::All)
}

/// Every decision on a story.
pub(super) fn trail(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    let trail = newsroom.signing().trail_rows(&newsroom.find_story(story)?)?;
    output.answer(&trail, trail.iter().map(trail_row))?;
    Ok(Done::All)
}

/// Id, post, decision, name, unit, time, whether it is on the current text, how far it is proven, reason.
pub(super) fn trail_row(decision: &TrailRow) -> String {
    // A decision that does not count is never shown as fitting.
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

/// The chain that the desk asks for, set where fields are given.
pub(super) fn stages(
    newsroom: &Newsroom,
    fields: &[(String, String)],
    output: &Output,
) -> Result<Done, Stopped> {
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
    // Setting only which decisions count must not set a chain.
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

fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}
