//! Examining a package: that it is intact, who signed it, that its decisions are on its story, and that every form people read
//! has the words of the story.

use std::path::Path;

use chrono::{DateTime, Utc};
use package::CheckedSignature;
use review::Purpose;
use review::Sender;
use review::slip::{BASE, MAX_JSON, STORY, Slip};
use story::stages::{Printed, Proof, Signatures, Standing, Trail};
use story::{Content, Language};

use crate::exporting::set_anew::{self, Told};
use crate::genuine::genuine;
use crate::key_number;
use crate::proof::{Keyring, proof_in};
use crate::rooms::ExportingRoom;
use crate::rows::number;
use crate::says::examined as says;
use crate::signing::trail::{self, TrailRow};
use crate::standing::what_is_printed;
use crate::views::examined::{ExaminedPackage, ExaminedPart, ExaminedRow, ExaminedVerdict};
use crate::{Error, Newsroom, Verified, Watch, keeping};

/// A package that is intact, and what it says of its review.
pub struct Examined {
    /// The package.
    pub package: Verified,
    /// Its routing slip; nothing where it carries none.
    pub review: Option<Review>,
    /// What was looked at and what came of it.
    pub rows: Vec<ExaminedRow>,
}

/// The review in a package, proven as far as a package alone can.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Review {
    /// What the package is for.
    pub kind: Purpose,
    /// Who packed it.
    pub from: Sender,
    /// Comments that are open.
    pub open_comments: u32,
    /// How far the story has come in its desk's chain.
    pub standing: Standing,
    /// Every decision, the oldest first.
    pub trail: Vec<TrailRow>,
}

impl Examined {
    /// Whether any row differs: something is not what the package says it is.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.rows
            .iter()
            .any(|row| row.verdict == ExaminedVerdict::Differs)
    }
}

impl ExportingRoom<'_> {
    /// Runs [`examine`] on a package with the keys and the trail of this store. Nothing is taken in.
    ///
    /// # Errors
    /// As [`examine`].
    pub fn examined(&self, path: &Path, watch: &mut Watch<'_>) -> Result<ExaminedPackage, Error> {
        let newsroom: &Newsroom = self;
        let examined = examine(path, Some(newsroom), (self.now(), self.language()), watch)?;
        Ok(ExaminedPackage {
            differs: examined.differs(),
            rows: examined.rows,
        })
    }
}

/// Checks a package byte by byte, its signature, each decision in it, and each readable form against its story. How far a
/// decision is proven follows from the keys and the trail of the given store; without a store no decision is proven.
///
/// # Errors
/// What is wrong with it; [`Error::Forged`] for a decision that does not bear its own signature, or is another
/// story's; [`Error::BadSlip`] where the slip names another story or base than are in it.
pub fn examine(
    path: &Path,
    held_against: Option<&Newsroom>,
    (now, language): (DateTime<Utc>, Language),
    watch: &mut Watch<'_>,
) -> Result<Examined, Error> {
    let mut package = keeping::verify(path, watch)?;
    let held = HeldAgainst::of(held_against, now, language)?;
    let slip = Slip::read(&mut package)?;
    let story = read(&mut package, STORY)?;
    let base = read(&mut package, BASE)?;
    if let Some(slip) = &slip {
        check(slip, story.as_ref(), base.as_ref())?;
    }
    let mut rows = held.rows(&package, slip.as_ref());
    let story = story.map(|(_, content)| content);
    let mut review = None;
    if let (Some(slip), Some(content)) = (&slip, &story) {
        let signed_by = package.signed.as_ref().map(|signed| signed.key.as_str());
        let trail = held.trail(slip, signed_by, held_against)?;
        let printed = what_is_printed(content);
        rows.extend(held.decisions(&trail, &printed));
        review = Some(held.review(slip, &trail, &printed));
    }
    if let Some(story) = &story {
        let told = Told {
            story,
            base: base.as_ref().map(|(_, content)| content),
            slip: slip.as_ref(),
        };
        rows.extend(set_anew::rows(&mut package, &told, language)?);
    }
    Ok(Examined {
        package,
        review,
        rows,
    })
}

/// A content of the package with the digest of its bytes; nothing where it is not there.
fn read(package: &mut Verified, name: &str) -> Result<Option<(story::Digest, Content)>, Error> {
    if !package.files.iter().any(|file| file.name == name) {
        return Ok(None);
    }
    let bytes = package.read(name, MAX_JSON)?;
    Ok(Some((store::digest(&bytes), Content::from_json(&bytes)?)))
}

/// Checks that the slip names the story and the base that are in the package.
fn check(
    slip: &Slip,
    story: Option<&(story::Digest, Content)>,
    base: Option<&(story::Digest, Content)>,
) -> Result<(), Error> {
    let bad = |why: &str| Error::BadSlip { why: why.to_owned() };
    if story.is_none_or(|(digest, _)| *digest != slip.revision.digest) {
        return Err(bad("story.json is not the revision that the slip names"));
    }
    if base.is_some_and(|(digest, _)| *digest != slip.base.digest) {
        return Err(bad("base.json is not the revision that the slip names"));
    }
    let forged = |decision: &&story::stages::Decision| {
        decision.story != slip.story || genuine(decision) == Some(false)
    };
    match slip.trail.iter().find(forged) {
        Some(decision) => Err(Error::Forged {
            by: decision.by.clone(),
        }),
        None => Ok(()),
    }
}

/// What a package is compared with: the keys that are known here, and which decisions count.
struct HeldAgainst {
    keys: Keyring,
    counted: Signatures,
    now: DateTime<Utc>,
    language: Language,
}

impl HeldAgainst {
    fn of(newsroom: Option<&Newsroom>, now: DateTime<Utc>, language: Language) -> Result<Self, Error> {
        let (keys, counted) = match newsroom {
            Some(newsroom) => (newsroom.signing().keyring()?, newsroom.signing().signatures()?),
            None => (Keyring::default(), Signatures::default()),
        };
        Ok(Self {
            keys,
            counted,
            now,
            language,
        })
    }

    /// Manifests, zip, folder and signature.
    fn rows(&self, package: &Verified, slip: Option<&Slip>) -> Vec<ExaminedRow> {
        let language = self.language;
        let holds = |holds: bool| match holds {
            true => ExaminedVerdict::Holds,
            false => ExaminedVerdict::NotProven,
        };
        let by_galley = package.format.is_some();
        let stated = package.is_folder_stated;
        vec![
            ExaminedRow::new(
                ExaminedPart::Manifests,
                ExaminedVerdict::Holds,
                "",
                says::manifests(package.files.len(), language),
            ),
            ExaminedRow::new(
                ExaminedPart::Structure,
                holds(by_galley),
                "",
                says::structure(by_galley, language),
            ),
            ExaminedRow::new(
                ExaminedPart::Folder,
                holds(stated),
                &package.folder,
                says::folder(stated, language),
            ),
            match &package.signed {
                Some(signed) => self.signature(signed, slip),
                None => ExaminedRow::new(
                    ExaminedPart::Signature,
                    ExaminedVerdict::NotProven,
                    "",
                    says::unsigned(language),
                ),
            },
        ]
    }

    fn signature(&self, signed: &CheckedSignature, slip: Option<&Slip>) -> ExaminedRow {
        let owner = self.keys.owner(&signed.key);
        let from = slip.map(|slip| slip.from.name.as_str());
        let is_theirs = owner.is_some() && from.is_none_or(|from| Some(from) == owner);
        let verdict = match is_theirs {
            true => ExaminedVerdict::Holds,
            false => ExaminedVerdict::NotProven,
        };
        let says = says::signed(&signed.comment, from, owner, self.language);
        ExaminedRow::new(
            ExaminedPart::Signature,
            verdict,
            &key_number::of(&signed.key),
            says,
        )
    }

    /// The decisions of the slip, each with how far it is proven.
    fn trail(
        &self,
        slip: &Slip,
        signed_by: Option<&str>,
        newsroom: Option<&Newsroom>,
    ) -> Result<Trail, Error> {
        let ours = newsroom
            .map(|newsroom| newsroom.signing().trail_of(&slip.story))
            .transpose()?;
        let ours = ours.unwrap_or_default();
        let decisions = slip.trail.iter().map(|decision| {
            let known = ours.entries().iter().find(|entry| entry.decision == *decision);
            let here = known.map_or(Proof::Claimed, |entry| entry.proof.clone());
            let there = proof_in(slip, signed_by, decision, &self.keys);
            (decision.clone(), here.max(there))
        });
        Ok(Trail::new(decisions, self.counted))
    }

    /// One row about all decisions, and one where this store counts what nothing proves.
    fn decisions(&self, trail: &Trail, printed: &Printed) -> Vec<ExaminedRow> {
        if trail.entries().is_empty() {
            return Vec::new();
        }
        let fit = || {
            let entries = trail.entries().iter();
            entries.filter(|entry| printed.is_what_was_seen(&entry.decision))
        };
        let proven = fit().filter(|entry| entry.proof == Proof::Proven).count();
        let claimed = fit().filter(|entry| entry.proof == Proof::Claimed).count();
        let all = fit().count();
        let counts = [all, proven, all - proven - claimed, claimed];
        let verdict = match (all, claimed) {
            (1.., 0) => ExaminedVerdict::Holds,
            _ => ExaminedVerdict::NotProven,
        };
        let row = |verdict, says| ExaminedRow::new(ExaminedPart::Decisions, verdict, "", says);
        let said = says::decisions(trail.entries().len(), counts, self.language);
        let mut rows = vec![row(verdict, said)];
        if self.counted == Signatures::None {
            rows.push(row(ExaminedVerdict::NotProven, says::counts_all(self.language)));
        }
        rows
    }

    fn review(&self, slip: &Slip, trail: &Trail, printed: &Printed) -> Review {
        let open = slip.comments.iter().filter(|comment| comment.is_open()).count();
        let rows = trail.entries().iter();
        Review {
            kind: slip.kind,
            from: slip.from.clone(),
            open_comments: number(open),
            standing: slip.chain.standing(trail, printed),
            trail: rows
                .map(|entry| trail::row(entry, slip.chain, printed, self.now, self.language))
                .collect(),
        }
    }
}
