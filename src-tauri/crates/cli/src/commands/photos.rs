//! A story's photos.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use newsroom::{Newsroom, PhotoResult, Written};

use crate::args::pictures::PhotoArgs;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::shapes;

pub(super) fn run(newsroom: &Newsroom, photo: &PhotoArgs, output: &Output) -> Result<Done, Stopped> {
    match photo {
        PhotoArgs::Add { story, files } => add(newsroom, story, files, output),
        PhotoArgs::Set { story, photo, facts } => {
            let id = newsroom.find_story(story)?;
            newsroom.pictures().set_facts(&id, photo, facts)?;
            list(newsroom, &id, output)
        }
        PhotoArgs::Place { story, photo, after } => {
            let id = newsroom.find_story(story)?;
            let figure = newsroom.pictures().place_figure(&id, photo, *after)?;
            output.answer(&figure, [&figure])?;
            Ok(Done::All)
        }
        PhotoArgs::Replace {
            story,
            photo,
            file,
            keep_facts,
            take_facts,
        } => {
            let written = match (keep_facts, take_facts) {
                (true, _) => Written::Keep,
                (_, true) => Written::Take,
                (false, false) => Written::Ask,
            };
            replace(newsroom, (story, photo), file, written, output)
        }
        PhotoArgs::People { story, photo, take } => {
            let id = newsroom.find_story(story)?;
            let looked = newsroom.pictures().people_of(&id, photo, *take)?;
            let people = looked.told.iter();
            let lines = people.map(|one| row(&[&one.position, &one.name, &one.unit, &one.title]));
            output.answer(&looked, lines)?;
            Ok(Done::All)
        }
        PhotoArgs::Stamp { .. } => super::stamping::stamp(newsroom, photo, output),
        PhotoArgs::Captions { .. } | PhotoArgs::ProofSheet { .. } => {
            super::sheets::run(newsroom, photo, output)
        }
        PhotoArgs::Sidecar { story, dir } => {
            let written = newsroom
                .pictures()
                .write_sidecars(&newsroom.find_story(story)?, dir)?;
            output.answer(&written, written.iter().map(|file| file.display()))?;
            Ok(Done::All)
        }
        PhotoArgs::List { story } => list(newsroom, &newsroom.find_story(story)?, output),
        PhotoArgs::Removed { story } => super::trash::removed(newsroom, story, output),
        PhotoArgs::BringBack { story, photo } => super::trash::bring_back(newsroom, story, photo, output),
        PhotoArgs::Remove { story, photo } => {
            let id = newsroom.find_story(story)?;
            newsroom.pictures().remove_figure(&id, photo)?;
            list(newsroom, &id, output)
        }
    }
}

/// How many photos not yet analysed are analysed with those that come in: as long as a person will wait.
const LATE: usize = 32;

fn add(newsroom: &Newsroom, story: &str, files: &[PathBuf], output: &Output) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let mut results = Vec::new();
    let mut stopped = Ok(());
    newsroom.pictures().add_photo_files(files, &mut |result| {
        stopped = attach(newsroom, &id, &result, output);
        results.push(result);
        if stopped.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    stopped?;
    // Photos that an earlier Galley took in are analysed as well, so that copies of them are found.
    newsroom.pictures().look_at_unknown_photos(LATE)?;
    output.whole(&results)?;
    let refused = results.iter().any(|result| result.refused.is_some());
    Ok(if refused { Done::SomeRefused } else { Done::All })
}

fn replace(
    newsroom: &Newsroom,
    (story, photo): (&str, &str),
    file: &Path,
    written: Written,
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let result = newsroom.pictures().add_photo_file(file);
    let Some(added) = result.added else {
        if let Some(failure) = &result.refused {
            output.remark(&format!("galley-cli: {}", failure.says));
        }
        return Ok(Done::SomeRefused);
    };
    let figure = newsroom
        .pictures()
        .replace_photo(&id, photo, added.figure, written)?;
    output.answer(&figure, [&figure])?;
    Ok(Done::All)
}

/// Puts one photo into the story's tray and prints its figure's id, in this order: a printed id is stored.
fn attach(newsroom: &Newsroom, id: &str, result: &PhotoResult, output: &Output) -> Result<(), Stopped> {
    if let Some(added) = &result.added {
        newsroom.pictures().attach(id, vec![added.figure.clone()])?;
        output.now(&added.figure.id)?;
    }
    if let Some(failure) = &result.refused {
        output.remark(&format!("galley-cli: {}", failure.says));
    }
    Ok(())
}

fn list(newsroom: &Newsroom, id: &str, output: &Output) -> Result<Done, Stopped> {
    let figures = shapes::figures(&newsroom.writing().content(id)?);
    let lines = figures.iter().map(|shown| {
        let figure = &shown.figure;
        let place = shown
            .block
            .map_or_else(|| "tray".to_owned(), |block| block.to_string());
        let digest = figure.photo.as_ref().map_or("-", newsroom::story::Digest::as_str);
        row(&[
            &figure.id,
            &shown.number,
            &place,
            &digest,
            &figure.file_name,
            &figure.caption,
        ])
    });
    output.answer(&figures, lines)?;
    Ok(Done::All)
}
