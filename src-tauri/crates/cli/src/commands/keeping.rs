//! Backups, the doctor, and restoring what is damaged.

use std::path::{Path, PathBuf};

use newsroom::{DamagedPiece, Newsroom, PieceState, WallClock};

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
    // Records that the store had lost already are not in the backup either: it is no whole copy.
    Ok(match left_out.is_empty() {
        true => Done::All,
        false => Done::SomeRefused,
    })
}

pub(super) fn rescue(
    newsroom: &Newsroom,
    piece: Option<&str>,
    all: bool,
    from: &[PathBuf],
    output: &Output,
) -> Result<Done, Stopped> {
    // A story may be named by the beginning of its id; any other piece is named as it was listed.
    let only = piece.map(|piece| newsroom.find_story(piece).unwrap_or_else(|_| piece.to_owned()));
    let bar = Bar::new();
    let mut watch = |progress| bar.show(progress);
    let pieces = match all || only.is_some() {
        true => newsroom
            .keeping()
            .rescue_pieces(only.as_deref(), from, &mut watch)?,
        false => newsroom.keeping().damaged_pieces(from, &mut watch)?,
    };
    drop(bar);
    let rows = pieces.iter().map(|piece| row(&[&piece.piece, &piece.says]));
    output.answer(&pieces, rows)?;
    let is_whole = |piece: &DamagedPiece| piece.state == PieceState::Whole;
    Ok(match pieces.iter().all(is_whole) {
        true => Done::All,
        false => Done::SomeRefused,
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
    let restored = newsroom::restore_backup(from, into, &WallClock, &mut |progress| bar.show(progress))?;
    drop(bar);
    let path = into.display().to_string();
    let kept = restored.kept_aside.map(|aside| aside.display().to_string());
    if let Some(kept) = &kept {
        let said = output
            .language()
            .pick("原来的稿件库保留在", "The store that was there is kept in");
        output.remark(&format!("{said} {kept}"));
    }
    for key in &restored.forgotten {
        output.remark(&output.language().pick(
            format!(
                "“{}”的钥匙（{}）是备份以后核对或停用的，备份里没有记。请重新核对，再用 keys trust 或 keys retire。",
                key.name, key.number
            ),
            format!(
                "The key of {} ({}) was compared or retired after the backup was made, which does not know that. Compare it again, and say \
                 keys trust or keys retire.",
                key.name, key.number
            ),
        ));
    }
    let answer = serde_json::json!({ "path": path, "kept_aside": kept, "forgotten": restored.forgotten });
    output.answer(&answer, [path])?;
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
