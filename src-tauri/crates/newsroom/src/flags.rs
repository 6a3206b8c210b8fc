//! 重图: flags for pictures that a piece has twice, that went out before with another piece, or that are animated.
//!
//! Two photos are the same by their digest, and alike by their likeness. Both are looked up among all photos of the store when
//! the photos of a piece change, and not at each save of its text: the result is kept until then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Local;
use story::check::{Flag, FlagRule, Place, Severity};
use story::{Content, Digest, Language};

use crate::Error;
use crate::delivery::reading::OutboxRows;
use crate::pictures::duplicate_index::{DuplicateQuery, Duplicates, EarlierUse};
use crate::pictures::stored_metadata::{StoredMetadata, likeness};
use crate::rooms::FlagsRoom;
use crate::text_flags::text_flags;

impl FlagsRoom<'_> {
    /// Every flag of a piece: those of the text itself, and those of its pictures that the store finds. Where the store cannot be
    /// read, the latter are missing, and those that the roster raises.
    pub(crate) fn of(&self, id: &str, content: &Content) -> Vec<Flag> {
        let house = self.house_of(id).unwrap_or_default();
        let mut flags = text_flags(content, &house, self.language());
        flags.extend(self.seen_before(id, content).unwrap_or_default());
        flags
    }

    fn seen_before(&self, id: &str, content: &Content) -> Result<Vec<Flag>, Error> {
        let photos: Vec<Digest> = content
            .figures()
            .filter_map(|figure| figure.photo.clone())
            .collect();
        if photos.is_empty() {
            return Ok(Vec::new());
        }
        let asked = DuplicateQuery {
            story: id.to_owned(),
            photos,
            delivered: self.store().delivered()?,
        };
        let known = self
            .memory
            .pictures
            .duplicates()
            .found
            .as_ref()
            .filter(|(of, _)| *of == asked)
            .map(|(_, found)| Arc::clone(found));
        let found = match known {
            Some(found) => found,
            None => {
                let found = Arc::new(self.find(&asked)?);
                self.memory.pictures.duplicates().found = Some((asked, Arc::clone(&found)));
                found
            }
        };
        Ok(flags(content, &found, self.language()))
    }

    fn find(&self, asked: &DuplicateQuery) -> Result<Duplicates, Error> {
        let alike = self.alike(&asked.photos)?;
        let sent = self.sent(&asked.story, &alike)?;
        let store = self.store();
        let moves = |digest: &&Digest| {
            let photo = store.find_photo(digest).ok().flatten();
            photo.is_some_and(|photo| StoredMetadata::from_row(&photo.facts).animated)
        };
        let animated = asked.photos.iter().filter(moves).cloned().collect();
        Ok(Duplicates {
            alike,
            sent,
            animated,
        })
    }

    /// For each photo shown, itself and those that look like it.
    fn alike(&self, photos: &[Digest]) -> Result<BTreeMap<Digest, Vec<Digest>>, Error> {
        let store = self.store();
        let mut alike = BTreeMap::new();
        for digest in photos {
            let mut same = vec![digest.clone()];
            // A row that is damaged looks like nothing: the figure's flags say so.
            let photo = store.find_photo(digest).ok().flatten();
            if let Some(own) = photo.and_then(|photo| likeness(&photo.facts)) {
                store.photos_perhaps_like(&own.to_string(), &mut |other, facts| {
                    let is_like = likeness(facts).is_some_and(|other| own.is_like(other));
                    if is_like && other != *digest {
                        same.push(other);
                    }
                })?;
            }
            alike.insert(digest.clone(), same);
        }
        Ok(alike)
    }

    /// Which of these photos went out, and with what.
    fn sent(
        &self,
        story: &str,
        alike: &BTreeMap<Digest, Vec<Digest>>,
    ) -> Result<BTreeMap<Digest, EarlierUse>, Error> {
        let mut sent = BTreeMap::new();
        let asked: BTreeSet<&Digest> = alike.values().flatten().collect();
        for digest in asked {
            let found = self.store().deliveries_carrying(digest, story)?;
            if let Some(one) = OutboxRows::read(found).deliveries.last() {
                sent.insert(
                    digest.clone(),
                    EarlierUse {
                        headline: one.facts.headline.clone(),
                        outlet: one.facts.title.clone(),
                        at: one.delivered_at(),
                    },
                );
            }
        }
        Ok(sent)
    }
}

fn flags(content: &Content, found: &Duplicates, language: Language) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut before: Vec<(usize, &Digest)> = Vec::new();
    for (number, figure) in (1..).zip(content.figures()) {
        let Some(digest) = &figure.photo else { continue };
        let same = found.alike.get(digest).map(Vec::as_slice).unwrap_or_default();
        let flag = |rule: FlagRule, severity, zh: String, en: String| Flag {
            rule,
            severity,
            place: Place::Figure {
                id: figure.id.clone(),
            },
            quote: figure.caption.clone(),
            says: language.pick(zh, en),
            suggest: Vec::new(),
            words: None,
        };
        if let Some((first, other)) = before.iter().find(|(_, other)| same.contains(other)) {
            flags.push(if *other == digest {
                flag(
                    FlagRule::PhotoTwice,
                    Severity::Note,
                    format!("图{number}和图{first}是同一张照片。"),
                    format!("Figure {number} is the same photo as figure {first}."),
                )
            } else {
                flag(
                    FlagRule::PhotoAlike,
                    Severity::Note,
                    format!("图{number}和图{first}几乎一样，看看是否都要用。"),
                    format!("Figure {number} looks like figure {first}; see whether both are wanted."),
                )
            });
        }
        if let Some((which, gone)) = same.iter().find_map(|same| Some((same, found.sent.get(same)?))) {
            flags.push(went_out(number, which == digest, gone, &flag));
        }
        if found.animated.contains(digest) {
            flags.push(flag(
                FlagRule::PhotoMoves,
                Severity::Note,
                format!("图{number}是动图，稿件里只用第一帧。"),
                format!("Figure {number} is animated; the piece shows its first frame."),
            ));
        }
        before.push((number, digest));
    }
    flags
}

fn went_out(
    number: usize,
    same: bool,
    gone: &EarlierUse,
    flag: &dyn Fn(FlagRule, Severity, String, String) -> Flag,
) -> Flag {
    let (headline, outlet, at) = (&gone.headline, &gone.outlet, gone.at.with_timezone(&Local));
    let (zh_date, en_date) = (at.format("%Y年%-m月%-d日"), at.format("%-d %B %Y"));
    let (zh, en) = if same {
        ("这张图", "The picture of")
    } else {
        ("与这张图几乎一样的一张", "A picture like that of")
    };
    flag(
        FlagRule::PhotoSent,
        Severity::Warning,
        format!("图{number}：{zh}已于{zh_date}随《{headline}》投给{outlet}，请确认可以再用。"),
        format!(
            "{en} figure {number} was sent to {outlet} on {en_date} in “{headline}”; make sure that it may be used again."
        ),
    )
}
