//! Backups, the doctor, and putting back what is damaged.

use std::path::{Path, PathBuf};

use newsroom::{DamagedPiece, Newsroom, WallClock};

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;
use crate::shapes;

pub(super) fn backup(newsroom: &Newsroom, to: &Path, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let left_out = newsroom
        .keeping()
        .backup(to, &mut |progress| bar.show(progress))?;
    drop(bar);
    for sentence in &left_out {
        output.remark(sentence);
    }
    let path = to.display().to_string();
    output.answer(&serde_json::json!({ "path": path, "damaged": left_out }), [path])?;
    // What the store had lost already is not in the backup either: it is no whole copy.
    Ok(match left_out.is_empty() {
        true => Done::All,
        false => Done::SomeRefused,
    })
}

pub(super) fn rescue(
    newsroom: &Newsroom,
    story: Option<&str>,
    all: bool,
    from: &[PathBuf],
    output: &Output,
) -> Result<Done, Stopped> {
    let id = story.map(|story| newsroom.find_story(story)).transpose()?;
    let pieces = match all || id.is_some() {
        true => newsroom.keeping().rescue_pieces(id.as_deref(), from)?,
        false => newsroom.keeping().damaged_pieces(from)?,
    };
    let number = |piece: &DamagedPiece| {
        piece
            .revision
            .map_or_else(String::new, |number| number.to_string())
    };
    let rows = pieces
        .iter()
        .map(|piece| row(&[&piece.story, &number(piece), &piece.says]));
    output.answer(&pieces, rows)?;
    let left = newsroom.keeping().damaged_pieces(from)?;
    let left = left
        .iter()
        .filter(|piece| id.as_ref().is_none_or(|id| piece.story == *id));
    Ok(match left.count() {
        0 => Done::All,
        _ => Done::SomeRefused,
    })
}

pub(super) fn rescue_whole(dir: &Path, output: &Output) -> Result<Done, Stopped> {
    newsroom::rescue(dir, &WallClock)?;
    let path = dir.display().to_string();
    output.answer(&serde_json::json!({ "store": path }), [path])?;
    Ok(Done::All)
}

pub(super) fn restore_backup(from: &Path, into: &Path, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let aside = newsroom::restore_backup(from, into, &WallClock, &mut |progress| bar.show(progress))?;
    drop(bar);
    let path = into.display().to_string();
    let kept = aside.map(|aside| aside.display().to_string());
    if let Some(kept) = &kept {
        let said = output
            .language()
            .pick("原来的稿件库保留在", "The store that was there is kept in");
        output.remark(&format!("{said} {kept}"));
    }
    output.answer(&serde_json::json!({ "path": path, "kept_aside": kept }), [path])?;
    Ok(Done::All)
}

pub(super) fn doctor(newsroom: &Newsroom, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let health = newsroom.keeping().doctor(&mut |progress| bar.show(progress))?;
    drop(bar);
    let lines = health
        .findings
        .iter()
        .map(|found| row(&[&shapes::severity(found.severity), &found.says]));
    output.answer(&health, std::iter::once(health.summary.clone()).chain(lines))?;
    Ok(if health.sound {
        Done::All
    } else {
        Done::SomeRefused
    })
}
