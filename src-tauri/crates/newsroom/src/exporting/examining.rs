//! Examining a package without a store: that it is whole, who signed it, and that its decisions are on this content.

use std::path::Path;

use chrono::{DateTime, Utc};
use review::Purpose;
use review::Sender;
use review::slip::{MAX_JSON, STORY, Slip};
use story::Content;
use story::stages::{Proof, Standing, Trail};

use crate::proof::genuine;
use crate::proof::{Keyring, proof_in};
use crate::signing::trail::{self, TrailRow};
use crate::standing::what_is_printed;
use crate::{Error, Newsroom, Verified, Watch, keeping};

/// A package that is whole, and what it says of its review.
pub struct Examined {
    /// The package.
    pub package: Verified,
    /// Its routing slip; nothing where it carries none.
    pub review: Option<Review>,
}

/// What a package says of its review, proven as far as a package alone can.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Review {
    /// What the package is for.
    pub kind: Purpose,
    /// Who packed it.
    pub from: Sender,
    /// Comments that are open.
    pub open_comments: u32,
    /// Where the story stands in its desk's chain.
    pub standing: Standing,
    /// Every decision, the oldest first.
    pub trail: Vec<TrailRow>,
}

/// Checks a package byte by byte, its signature, and each decision in it. How far a decision is proven, the keys and the
/// trail of the store tell that it is held against; without one nothing is.
///
/// # Errors
/// What is wrong with it; [`Error::Forged`] for a decision that does not bear its own signature, or is another
/// story's.
pub fn examine(
    path: &Path,
    held_against: Option<&Newsroom>,
    (now, language): (DateTime<Utc>, story::Language),
    watch: &mut Watch<'_>,
) -> Result<Examined, Error> {
    let mut package = keeping::verify(path, watch)?;
    let Some(slip) = Slip::read(&mut package)? else {
        return Ok(Examined {
            package,
            review: None,
        });
    };
    let bytes = package.read(STORY, MAX_JSON)?;
    let content = Content::from_json(&bytes)?;
    if store::digest(&bytes) != slip.revision.digest {
        return Err(Error::BadSlip {
            why: "story.json is not the revision that the slip names".to_owned(),
        });
    }
    let forged = |decision: &&story::stages::Decision| {
        decision.story != slip.story || genuine(decision) == Some(false)
    };
    if let Some(decision) = slip.trail.iter().find(forged) {
        return Err(Error::Forged {
            by: decision.by.clone(),
        });
    }
    let printed = what_is_printed(&content);
    let open = slip.comments.iter().filter(|comment| comment.is_open()).count();
    let signed_by = package.signed.as_ref().map(|signed| signed.key.as_str());
    let (keys, ours) = match held_against {
        Some(newsroom) => (
            newsroom.signing().keyring()?,
            newsroom.signing().trail_of(&slip.story)?,
        ),
        None => (Keyring::default(), Trail::default()),
    };
    let counted = held_against
        .map(|newsroom| newsroom.signing().signatures())
        .transpose()?;
    let decisions = slip.trail.iter().map(|decision| {
        let known = ours.entries().iter().find(|entry| entry.decision == *decision);
        let here = known.map_or(Proof::Claimed, |entry| entry.proof.clone());
        (
            decision.clone(),
            here.max(proof_in(&slip, signed_by, decision, &keys)),
        )
    });
    let weighed = Trail::new(decisions, counted.unwrap_or_default());
    let rows = weighed.entries().iter();
    let review = Review {
        kind: slip.kind,
        open_comments: crate::rows::number(open),
        standing: slip.chain.standing(&weighed, &printed),
        trail: rows
            .map(|entry| trail::row(entry, slip.chain, &printed, now, language))
            .collect(),
        from: slip.from,
    };
    Ok(Examined {
        package,
        review: Some(review),
    })
}
