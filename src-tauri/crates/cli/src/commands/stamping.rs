//! Facts on many photos at once.

use newsroom::{Error, Newsroom, Stamp as Kept, StampLine, StampMode, Stamped};

use crate::args::pictures::{PhotoArgs, Way};
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn stamp(newsroom: &Newsroom, command: &PhotoArgs, output: &Output) -> Result<Done, Stopped> {
    let PhotoArgs::Stamp {
        story,
        facts,
        saved,
        photos,
        how,
        preview,
    } = command
    else {
        return Ok(Done::All);
    };
    let id = newsroom.find_story(story)?;
    let mut lines = match saved {
        Some(name) => newsroom.stationery().find::<Kept>(name)?.form.lines,
        None => Vec::new(),
    };
    lines.extend(lines_of(facts, *how)?);
    let photos = if photos.is_empty() {
        let content = newsroom.writing().content(&id)?;
        content.figures().map(|figure| figure.id.0.clone()).collect()
    } else {
        photos.clone()
    };
    let stamped = if *preview {
        newsroom.stationery().preview_stamp(&id, &photos, &lines)?
    } else {
        newsroom.stationery().stamp(&id, &photos, &lines)?
    };
    let lines = stamped.iter().flat_map(rows);
    output.answer(&stamped, lines)?;
    Ok(Done::All)
}

/// A line for each fact that changes.
fn rows(one: &Stamped) -> Vec<String> {
    let changes = one.changes.iter();
    changes
        .map(|change| {
            row(&[
                &one.figure.id,
                &change.field.name(),
                &change.before,
                &change.after,
            ])
        })
        .collect()
}

pub(crate) fn lines_of(facts: &[(String, String)], how: Way) -> Result<Vec<StampLine>, Error> {
    let how = match how {
        Way::Replace => StampMode::Replace,
        Way::Append => StampMode::Append,
        Way::Prepend => StampMode::Prepend,
        Way::Fill => StampMode::Fill,
    };
    let facts = facts.iter();
    facts.map(|(name, text)| StampLine::of(name, how, text)).collect()
}
