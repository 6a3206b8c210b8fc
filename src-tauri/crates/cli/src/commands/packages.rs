//! Packages: writes and verifies them.

use std::path::Path;

use newsroom::story::Language;
use newsroom::{Access, Clock as _, ExaminedPart, ExaminedRow, ExaminedVerdict, Newsroom, Order, WallClock};

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

/// The keys and the trail of the store decide which decisions are proven; without a store that opens none is.
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
    let language = output.language();
    let (verified, differs) = (&examined.package, examined.differs());
    let whole = match differs {
        false => language.pick("完好", "whole"),
        true => language.pick("不符", "differs"),
    };
    // A folder name that no digest covers is shown in a row of its own, not as the package's name.
    let folder = match verified.is_folder_stated {
        true => verified.folder.as_str(),
        false => language.pick("（文件夹名未证明）", "(folder name not proven)"),
    };
    let head = row(&[&whole, &folder, &format!("BagIt {}", verified.version)]);
    let looked_at = examined.rows.iter().map(|one| examined_row(one, language));
    let trail = examined.review.iter().flat_map(|review| &review.trail);
    let trail = trail.map(super::signing::trail_row);
    let files = verified
        .files
        .iter()
        .map(|file| row(&[&file.sha256, &file.size, &file.name]));
    let lines = [head].into_iter().chain(looked_at).chain(trail).chain(files);
    output.answer(&shapes::verified(&examined), lines)?;
    Ok(if differs { Done::SomeRefused } else { Done::All })
}

/// The check, its result, the file, folder or key, and the same as a sentence.
fn examined_row(one: &ExaminedRow, language: Language) -> String {
    let about = match one.about {
        ExaminedPart::Manifests => language.pick("清单", "manifests"),
        ExaminedPart::Structure => language.pick("压缩包", "zip"),
        ExaminedPart::Folder => language.pick("文件夹", "folder"),
        ExaminedPart::Signature if one.name.is_empty() => language.pick("没有签名", "unsigned"),
        ExaminedPart::Signature => language.pick("签名", "signed"),
        ExaminedPart::Decisions => language.pick("审签", "decisions"),
        ExaminedPart::Photos => language.pick("图片", "photos"),
        ExaminedPart::Form => language.pick("文件", "form"),
    };
    let verdict = match one.verdict {
        ExaminedVerdict::Holds => language.pick("相符", "holds"),
        ExaminedVerdict::Differs => language.pick("不符", "differs"),
        ExaminedVerdict::NotProven => language.pick("未证明", "not-proven"),
    };
    row(&[&about, &verdict, &one.name, &one.says])
}
