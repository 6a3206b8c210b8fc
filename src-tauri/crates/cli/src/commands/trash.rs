//! Removed photos and deletion of stories.

use newsroom::Newsroom;

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn delete(
    newsroom: &Newsroom,
    story: &str,
    for_ever: bool,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let going = if for_ever {
        newsroom.writing().delete_story(&id)?
    } else {
        output.remark(output.language().pick(
            "以下是将永久删除的内容；加上 --for-ever 才会删除。",
            "This is what would go; nothing is deleted without --for-ever.",
        ));
        newsroom.writing().what_goes(&id)?
    };
    let story = row(&[&going.story.id, &going.revisions, &going.story.headline]);
    let photos = going
        .photos
        .iter()
        .map(|photo| row(&[&photo.digest, &photo.bytes, &photo.file_name]));
    output.answer(&going, std::iter::once(story).chain(photos))?;
    Ok(Done::All)
}

pub(super) fn removed(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    let removed = newsroom.writing().removed_photos(&newsroom.find_story(story)?)?;
    let lines = removed.iter().map(|one| {
        row(&[
            &one.figure.id,
            &one.photo.digest,
            &one.seen,
            &one.photo.file_name,
            &one.figure.caption,
        ])
    });
    output.answer(&removed, lines)?;
    Ok(Done::All)
}

pub(super) fn bring_back(
    newsroom: &Newsroom,
    story: &str,
    photo: &str,
    output: &Output,
) -> Result<Done, Stopped> {
    let figure = newsroom
        .writing()
        .bring_back_photo(&newsroom.find_story(story)?, photo)?;
    output.answer(&figure, [&figure.id])?;
    Ok(Done::All)
}
