//! Finding what a person named: a story by the beginning of its id, a figure by its number.

use story::{Content, Figure, FigureId};

use crate::{Error, Newsroom};

impl Newsroom {
    /// The id of the one story whose id begins with `prefix`.
    ///
    /// # Errors
    /// [`Error::NoSuchStory`], [`Error::Ambiguous`].
    pub fn find_story(&self, prefix: &str) -> Result<String, Error> {
        let mut found = self.store().story_guids(prefix)?;
        match found.len() {
            0 => Err(Error::NoSuchStory {
                id: prefix.to_owned(),
            }),
            1 => Ok(found.remove(0)),
            _ => found
                .iter()
                .find(|id| *id == prefix)
                .cloned()
                .ok_or_else(|| Error::Ambiguous {
                    id: prefix.to_owned(),
                    matches: found.clone(),
                }),
        }
    }
}

/// The figure that `name` means: its number through the body, then the tray, or its id, or the one beginning of an id. A number
/// in range always means the number, and never an id that begins so.
pub(crate) fn find_figure(content: &Content, name: &str) -> Result<FigureId, Error> {
    let missing = || Error::NoSuchFigure { id: name.to_owned() };
    if let Some(index) = name
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        && let Some(figure) = content.figures().nth(index)
    {
        return Ok(figure.id.clone());
    }
    if let Some(figure) = content.figures().find(|figure| figure.id.0 == name) {
        return Ok(figure.id.clone());
    }
    let mut matches = content.figures().filter(|figure| figure.id.0.starts_with(name));
    match (name.is_empty(), matches.next(), matches.next()) {
        (false, Some(one), None) => Ok(one.id.clone()),
        _ => Err(missing()),
    }
}

/// The figures that `names` mean, each as [`find_figure`] does.
pub(crate) fn find_figures(content: &Content, names: &[String]) -> Result<Vec<FigureId>, Error> {
    names.iter().map(|name| find_figure(content, name)).collect()
}

/// Puts a figure's photo into a figure that waits for one. The words of the waiting figure stay; where it has none, those of the
/// other are taken.
pub(crate) fn frame_photo(frame: &mut Figure, photo: Figure) {
    frame.photo.clone_from(&photo.photo);
    frame.file_name.clone_from(&photo.file_name);
    frame.framing = photo.framing;
    frame.fill_gaps(photo);
}
