//! Backups and the doctor.

use std::path::Path;

use newsroom::{Newsroom, WallClock};

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;
use crate::shapes;

pub(super) fn backup(newsroom: &Newsroom, to: &Path, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let left_out = newsroom.backup(to, &mut |progress| bar.show(progress))?;
    drop(bar);
    for sentence in &left_out {
        output.remark(sentence);
    }
    let path = to.display().to_string();
    output.answer(&serde_json::json!({ "path": path }), [path])?;
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
    let health = newsroom.doctor(&mut |progress| bar.show(progress))?;
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
