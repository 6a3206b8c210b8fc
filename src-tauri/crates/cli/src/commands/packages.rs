//! Packages: written, and checked.

use std::path::Path;

use newsroom::{Access, Clock as _, Newsroom, Order, WallClock};

use super::make_last_folder;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;
use crate::shapes;

pub(super) fn export(
    newsroom: &Newsroom,
    story: &str,
    to: &Path,
    outlet: Option<&str>,
    formats: &[String],
    output: &Output,
) -> Result<Done, Stopped> {
    let id = newsroom.find_story(story)?;
    let outlet = outlet.map(|name| newsroom.outlets().find(name)).transpose()?;
    let formats = formats.iter().map(|name| newsroom::format_named(name));
    let order = Order {
        outlet: outlet.as_ref(),
        formats: &formats.collect::<Result<Vec<_>, _>>()?,
        ..Order::default()
    };
    make_last_folder(to)?;
    let bar = Bar::new();
    let exported = newsroom
        .exporting()
        .export(&id, to, &order, &mut |progress| bar.show(progress))?;
    drop(bar);
    exported.notes.iter().for_each(|note| output.remark(note));
    output.answer(&exported, [&exported.path])?;
    Ok(Done::All)
}

/// The keys and the trail of the store say which decisions are proven; without a store that opens nothing is.
pub(super) fn verify(package: &Path, store: Option<&Path>, output: &Output) -> Result<Done, Stopped> {
    let bar = Bar::new();
    let newsroom = store
        .filter(|store| store.is_dir())
        .and_then(|store| Newsroom::open(store, Access::Read, Box::new(WallClock)).ok());
    let reader = (WallClock.now().to_utc(), output.language());
    let examined = newsroom::examine(package, newsroom.as_ref(), reader, &mut |progress| {
        bar.show(progress)
    })?;
    drop(bar);
    let verified = &examined.package;
    let shown = shapes::verified(&examined);
    let whole = output.language().pick("完好", "whole");
    let head = row(&[&whole, &verified.folder, &format!("BagIt {}", verified.version)]);
    let files = verified
        .files
        .iter()
        .map(|file| row(&[&file.sha256, &file.size, &file.name]));
    let signed = match &verified.signed {
        // The key comes first: what stands behind it is only what the signer calls themselves.
        Some(signed) => row(&[
            &output.language().pick("签名", "signed"),
            &signed.key,
            &signed.comment,
        ]),
        None => row(&[
            &output.language().pick("没有签名", "unsigned"),
            &output
                .language()
                .pick("不能证明是谁发来的", "nothing proves who sent it"),
        ]),
    };
    let trail = examined.review.iter().flat_map(|review| &review.trail);
    let trail = trail.map(super::signing::trail_row);
    output.answer(&shown, [head, signed].into_iter().chain(trail).chain(files))?;
    Ok(Done::All)
}
