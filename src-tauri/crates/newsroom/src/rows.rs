//! From stored rows to the rows that people are shown.
//!
//! See docs/decisions/printed-times.md.

use chrono::{DateTime, FixedOffset, Local, Offset as _, SecondsFormat, Utc};
use review::slip::RevisionRef;
use store::ListRow;
pub(crate) use story::count::number;
use story::workflow::State;
use story::{Block, Content, RevisionReason};

use crate::views::{Drawer, PhotoRow, RevisionRow, StoryRow};

/// How many characters of the text the list shows.
const FIRST_WORDS: usize = 60;

/// The columns of the list, worked out from the content when it is saved, so that ten thousand stories can
/// be listed without reading any.
pub(crate) fn list_row(content: &Content) -> ListRow {
    let chosen = || content.chosen().map(|(_, figure)| figure);
    ListRow {
        headline: content.headline.clone(),
        slugline: content.slugline.clone(),
        first_words: first_words(content),
        words: story::count::count(content).words,
        photos: number(content.figures().count()),
        missing_captions: number(chosen().filter(|figure| figure.caption.trim().is_empty()).count()),
        missing_photos: number(chosen().filter(|figure| figure.photo.is_none()).count()),
    }
}

/// The beginning of the text: of the first block that prints words.
fn first_words(content: &Content) -> String {
    let text = content
        .body
        .iter()
        .flat_map(Block::texts)
        .map(story::Text::to_plain)
        .find(|text| !text.trim().is_empty());
    text.unwrap_or_default()
        .trim()
        .chars()
        .take(FIRST_WORDS)
        .collect()
}

/// Where the desk keeps a story. A piece of another person is a received one in every state, and never among one's own.
pub(crate) fn drawer(state: State, copy: bool) -> Drawer {
    match state {
        State::Spiked => Drawer::Spiked,
        State::Received | State::InEdit | State::PassedOn => Drawer::Received,
        State::Draft
        | State::Filed
        | State::Returned
        | State::SignedOff
        | State::Queued
        | State::Delivered
            if copy =>
        {
            Drawer::Received
        }
        State::Draft => Drawer::Draft,
        State::Filed => Drawer::Filed,
        State::Returned => Drawer::Returned,
        State::SignedOff => Drawer::SignedOff,
        State::Queued | State::Delivered => Drawer::Delivered,
    }
}

/// Whether the next act on a story is this person's: a piece that came to be edited, or one's own that came back.
pub(crate) fn is_waiting(state: State, copy: bool) -> bool {
    match state {
        State::Received | State::InEdit => true,
        State::Returned => !copy,
        State::Draft
        | State::Filed
        | State::SignedOff
        | State::Queued
        | State::Delivered
        | State::PassedOn
        | State::Spiked => false,
    }
}

pub(crate) fn story_row(story: store::Story) -> StoryRow {
    StoryRow {
        id: story.guid,
        state: story.state,
        drawer: drawer(story.state, story.copy),
        headline: story.row.headline,
        first_words: story.row.first_words,
        slugline: story.row.slugline,
        words: story.row.words,
        photos: story.row.photos,
        copy: story.copy,
        updated: local(story.updated),
        created: local(story.created),
    }
}

/// A revision as other stores name it.
pub(crate) fn revision_ref(revision: &store::Revision) -> RevisionRef {
    RevisionRef {
        guid: revision.guid.clone(),
        number: revision.number,
        digest: revision.digest.clone(),
        author: revision.author.clone(),
        at: revision.at,
    }
}

pub(crate) fn photo_row(photo: store::StoredPhoto) -> PhotoRow {
    PhotoRow {
        digest: photo.digest.to_string(),
        kind: photo.kind,
        width: photo.width,
        height: photo.height,
        bytes: photo.bytes,
        file_name: photo.file_name,
    }
}

pub(crate) fn revision_row(revision: store::Revision, words: u32) -> RevisionRow {
    // The same content may be named again later: the newest name is the one a person remembers.
    let named = revision.names.last();
    RevisionRow {
        number: u32::try_from(revision.number).unwrap_or(u32::MAX),
        at: local(revision.at),
        by: revision.author,
        reason: RevisionReason::from_name(named.map_or(&revision.reason, |name| &name.reason)),
        name: named.map_or(revision.label, |name| name.label.clone()),
        automatic: revision.automatic && named.is_none(),
        words,
        digest: revision.digest.to_string(),
    }
}

/// A time in the time zone of this machine.
pub(crate) fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local)
        .to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The same to the minute, for a sentence.
pub(crate) fn wall(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}

/// The time that a printed piece carries. It must come from the revision alone, so that two machines write
/// the same package: the store keeps UTC, and a Chinese piece is dated by China's one time zone.
pub(crate) fn printed(at: DateTime<Utc>, content: &Content) -> DateTime<FixedOffset> {
    at.with_timezone(&zone(content))
}

/// The zone in which a piece's times are printed.
pub(crate) fn zone(content: &Content) -> FixedOffset {
    let hours = if content.is_chinese() { 8 } else { 0 };
    FixedOffset::east_opt(hours * 3600).unwrap_or_else(|| Utc.fix())
}
