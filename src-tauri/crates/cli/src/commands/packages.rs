//! Packages: written, and checked.

use std::path::Path;

use newsroom::{Error, Format, Newsroom};

use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;
use crate::shapes;

pub(super) fn export(
    newsroom: &Newsroom,
    story: &str,
    to: &Path,
    formats: &[String],
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let formats = match formats {
        [] => newsroom::default_formats(),
        names => names
            .iter()
            .map(|name| Format::from_name(name))
            .collect::<Result<_, _>>()?,
    };
    make_last_folder(to)?;
    let bar = Bar::new();
    let exported = newsroom.export(&id, to, &formats, &mut |progress| bar.show(progress))?;
    drop(bar);
    output.answer(&exported, [&exported.path])?;
    Ok(Done::All)
}

/// A new folder in one that is there is a convenience; a whole missing path is a disk that is not connected.
fn make_last_folder(to: &Path) -> Result<(), Error> {
    let above = to
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if to.exists() || !above.is_dir() {
        return Ok(());
    }
    std::fs::create_dir(to).map_err(|source| Error::Unwritable {
        path: to.to_owned(),
        source,
    })
}

pub(super) fn verify(package: &Path, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let verified = newsroom::verify(package, &mut |progress| bar.show(progress))?;
    drop(bar);
    let shown = shapes::verified(&verified);
    let whole = output.language().pick("完好", "whole");
    let head = row(&[&whole, &verified.folder, &format!("BagIt {}", verified.version)]);
    let files = verified
        .files
        .iter()
        .map(|file| row(&[&file.sha256, &file.size, &file.name]));
    output.answer(&shown, std::iter::once(head).chain(files))?;
    Ok(Done::All)
}
