//! Reads a Word file that came back as a return: what was changed in Word, by whom and when.
//!
//! The filed text is set as a Word file once more and read, and so is the file that came: the difference between those two
//! readings is what was changed in Word. It is merged into the filed text, so that what Word cannot carry (a figure's people, the
//! tray, the genre) stays as it was. Pictures are matched by their bytes, else by their words ([`figures`]).
//!
//! See docs/decisions/word-file-as-a-return.md.

pub mod comments;
pub mod figures;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};
use press::Noted;
use press::docx::read::{self, WordStory};
use story::Content;
use story::compare::{ChangeId, compare};
use story::merge::{Choice, Choices, merge};

use crate::{Authored, Sender};

/// Most rounds of conflicts between what Word changed and what it cannot carry; usually there is one.
const ROUNDS: usize = 50;

/// The sender and the time of the return: the author of most changes in it, else of a comment, else the person who saved it; the
/// time is never later than `now`.
pub fn who_did(reading: &WordStory, zone: FixedOffset, now: DateTime<Utc>) -> (Sender, DateTime<Utc>) {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let changes = reading.changes.iter().map(|change| change.author.as_str());
    for name in changes.filter(|name| !name.is_empty()) {
        *names.entry(name).or_default() += 1;
    }
    let most = names
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(name, _)| name);
    let said = reading.comments.iter().map(|comment| comment.author.as_str());
    let name = most
        .into_iter()
        .chain(said)
        .chain([reading.saved_by.as_str()])
        .find(|name| !name.is_empty())
        .unwrap_or("Word");
    let times = reading.changes.iter().filter_map(|change| change.at.at(zone));
    let last = times.chain(comments::instant(&reading.saved_at)).max();
    let sender = Sender {
        name: name.to_owned(),
        unit: String::new(),
    };
    (sender, last.unwrap_or(now).min(now))
}

/// The filed text with the changes made in Word. What Word cannot carry stays, and a figure that is nowhere any more is put into
/// the tray.
#[must_use]
pub fn brought_over(before: &Content, base: &Content, mut after: Content) -> Content {
    after.keywords.clone_from(&before.keywords);
    after.language.clone_from(&before.language);
    let mut choices = Choices::new();
    let mut merged = merge(before, base, &after, &choices).content;
    for _ in 0..ROUNDS {
        let round = merge(before, base, &after, &choices);
        merged = round.content;
        if round.conflicts.is_empty() {
            break;
        }
        for conflict in round.conflicts {
            choices.insert(conflict.id, Choice::Hers);
        }
    }
    for figure in base.figures() {
        if merged.figure(&figure.id).is_none() {
            merged.tray.push(figure.clone());
        }
    }
    merged.normalize();
    merged
}

/// Who made each change, where that was not the sender at the time of the return.
#[must_use]
pub fn made_by(
    base: &Content,
    hers: &Content,
    reading: &WordStory,
    (from, at): (&Sender, DateTime<Utc>),
    zone: FixedOffset,
    now: DateTime<Utc>,
) -> BTreeMap<ChangeId, Authored> {
    let mut made = BTreeMap::new();
    for change in compare(base, hers).changes() {
        let about = |tracked: &&read::WordChange| {
            let words = tracked.text.trim();
            let within = |text: &str| {
                let text = text.trim();
                !words.is_empty() && !text.is_empty() && (text.contains(words) || words.contains(text))
            };
            within(&change.was) || within(&change.becomes)
        };
        let Some(tracked) = reading
            .changes
            .iter()
            .filter(|one| !one.author.is_empty())
            .find(about)
        else {
            continue;
        };
        let when = tracked.at.at(zone).unwrap_or(at).min(now);
        if tracked.author != from.name || when != at {
            let by = Sender {
                name: tracked.author.clone(),
                unit: String::new(),
            };
            made.insert(change.id.clone(), Authored { by, at: when });
        }
    }
    made
}

/// Whether the return lacks something that the file had. Headline, changes and comments are kept as such.
#[must_use]
pub fn is_lost(noted: &Noted) -> bool {
    matches!(noted, Noted::LeftOut { .. } | Noted::Turned { .. })
}
