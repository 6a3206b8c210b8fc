//! A story's history.

use newsroom::Newsroom;

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn history(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    let revisions = newsroom.history(&newsroom.find_story(story)?)?;
    let lines = revisions.iter().map(|revision| {
        row(&[
            &revision.number,
            &revision.at,
            &revision.by,
            &revision.reason,
            &revision.words,
            &revision.name,
            &revision.digest,
        ])
    });
    output.answer(&revisions, lines)?;
    Ok(Done::All)
}

pub(super) fn restore(
    newsroom: &Newsroom,
    story: &str,
    number: u32,
    output: &Output,
) -> Result<Done, Stopped> {
    let (_, revision) = newsroom.restore(&newsroom.find_story(story)?, number)?;
    output.answer(&revision, [revision.number])?;
    Ok(Done::All)
}
