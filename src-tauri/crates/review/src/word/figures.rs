//! Finds the figure that a picture in a Word file belongs to: by its bytes, else by its words, else a new one.

use press::Picture;
use press::docx::read::{self, WordStory};
use story::{Content, Digest, Figure, FigureId};

/// A picture of the file that is none of the story's.
#[derive(Debug)]
pub struct NewPicture {
    /// The figure that it is in.
    pub id: FigureId,
    /// Its file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A figure without the facts that Word prints of it.
pub fn bare(figure: &Figure) -> Figure {
    Figure {
        caption: String::new(),
        alt: String::new(),
        photographer: String::new(),
        credit: String::new(),
        ..figure.clone()
    }
}

/// Reads the file that came; a picture of the base becomes the base's figure, any other one is added to `fresh` with an id of its
/// own. `media` maps bytes to the figures of the base.
///
/// # Errors
/// [`read::NotWord`] where it is no Word file that can be read.
pub fn read_with(
    bytes: &[u8],
    base: &Content,
    media: &[(Digest, FigureId)],
    new_id: &mut dyn FnMut() -> FigureId,
    fresh: &mut Vec<NewPicture>,
) -> Result<WordStory, read::NotWord> {
    let mut free: Vec<&(Digest, FigureId)> = media.iter().collect();
    let with_picture: Vec<&FigureId> = media.iter().map(|(_, id)| id).collect();
    let figures = base.body.iter().filter_map(story::Block::as_figure);
    let mut missing: Vec<&Figure> = figures
        .filter(|figure| !with_picture.contains(&&figure.id))
        .collect();
    missing.reverse();
    read::read(bytes, &mut |picture| match picture {
        Picture::Here { name, bytes } => {
            let digest = Digest::of(bytes);
            let found = free.iter().position(|(known, _)| *known == digest);
            let known = found
                .map(|at| free.remove(at))
                .and_then(|(_, id)| base.figure(id));
            known.map(bare).unwrap_or_else(|| {
                let id = new_id();
                fresh.push(NewPicture {
                    id: id.clone(),
                    name: name.to_owned(),
                    bytes: bytes.to_vec(),
                });
                Figure {
                    id,
                    ..Figure::default()
                }
            })
        }
        Picture::Away { .. } => missing.pop().map_or_else(
            || Figure {
                id: new_id(),
                ..Figure::default()
            },
            bare,
        ),
    })
}

/// Matches pictures whose bytes another program wrote anew by their alt text or caption.
pub fn known_by_words(before: &Content, after: &mut Content, fresh: &mut Vec<NewPicture>) {
    let mut gone: Vec<Figure> = before
        .figures()
        .filter(|figure| after.figure(&figure.id).is_none())
        .cloned()
        .collect();
    let alone = gone.len() == 1 && fresh.len() == 1;
    fresh.retain(|picture| {
        let Some(figure) = after.figure_mut(&picture.id) else {
            return false;
        };
        let same = |known: &Figure| {
            let alike = |a: &str, b: &str| !a.is_empty() && a == b;
            alike(&known.alt, &figure.alt)
                || alike(&known.caption, &figure.caption)
                || alike(&known.caption, &figure.alt)
        };
        let found = gone.iter().position(|known| alone || same(known));
        let Some(known) = found.map(|at| gone.remove(at)) else {
            return true;
        };
        *figure = Figure {
            caption: figure.caption.clone(),
            alt: figure.alt.clone(),
            photographer: figure.photographer.clone(),
            credit: figure.credit.clone(),
            ..known
        };
        false
    });
    // The alt text of a picture without one is its caption as it was.
    for known in before.figures() {
        if let Some(figure) = after.figure_mut(&known.id)
            && known.alt.is_empty()
            && figure.alt == known.caption
        {
            figure.alt.clear();
        }
    }
}
