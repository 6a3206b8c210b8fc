//! A story's photos on paper: the caption sheet that is filled in and comes back, and the proof sheet.

use std::path::Path;

use newsroom::{Newsroom, Overwrite, ProofSheet, SheetOrder, TakenSheet, WhichPhotos};

use crate::args::pictures::PhotoArgs;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};
use crate::progress::Bar;

pub(super) fn run(newsroom: &Newsroom, photo: &PhotoArgs, output: &Output) -> Result<Done, Stopped> {
    match photo {
        PhotoArgs::Captions {
            story,
            file: Some(file),
            preview,
            over,
            ..
        } => {
            let id = newsroom.find_story(story)?;
            let over = if *over {
                Overwrite::Everywhere
            } else {
                Overwrite::Nowhere
            };
            let taken = if *preview {
                newsroom.pictures().read_captions(&id, file, &over)?
            } else {
                newsroom.pictures().take_captions(&id, file, &over)?
            };
            told(&taken, output)
        }
        PhotoArgs::Captions {
            story, to, photos, ..
        } => {
            let to = to.as_deref().unwrap_or(Path::new("captions.docx"));
            let order = SheetOrder {
                photos: (!photos.is_empty()).then(|| photos.clone()),
                replace: false,
            };
            newsroom
                .pictures()
                .write_captions(&newsroom.find_story(story)?, to, &order)?;
            output.answer(&to, [to.display()])?;
            Ok(Done::All)
        }
        PhotoArgs::ProofSheet {
            story,
            to,
            grid: (columns, rows),
            landscape,
            photos,
            picked,
        } => {
            let sheet = ProofSheet {
                columns: *columns,
                rows: *rows,
                landscape: *landscape,
                shown: match photos.as_slice() {
                    [] if *picked => WhichPhotos::Picked,
                    [] => WhichPhotos::All,
                    photos => WhichPhotos::These(photos.to_vec()),
                },
            };
            let (id, bar) = (newsroom.find_story(story)?, Bar::new());
            newsroom
                .pictures()
                .write_proof_sheet(&id, &sheet, to, &mut |progress| bar.show(progress))?;
            output.answer(&to, [to.display()])?;
            Ok(Done::All)
        }
        // The other subcommands are handled elsewhere.
        _ => Ok(Done::All),
    }
}

/// A line for each fact that a sheet changes; facts that were not taken over are remarks.
fn told(taken: &TakenSheet, output: &Output) -> Result<Done, Stopped> {
    let lines = taken.photos.iter().flat_map(|photo| {
        let changes = photo.changes.iter();
        changes.map(|change| {
            row(&[
                &photo.figure.id,
                &change.field.name(),
                &change.before,
                &change.after,
            ])
        })
    });
    output.answer(taken, lines)?;
    let clashes = taken.clashes.iter().map(|clash| &clash.says);
    for sentence in clashes.chain(&taken.left) {
        output.remark(&format!("galley-cli: {sentence}"));
    }
    Ok(if taken.left.is_empty() && taken.clashes.is_empty() {
        Done::All
    } else {
        Done::SomeRefused
    })
}
