//! Placing: where figures are in a story, and which blocks are figures.

use story::{Block, Content, Figure, FigureId, Text};

use crate::Error;
use crate::finding::{find_figure, frame_photo};
use crate::ids::new_figure_id;
use crate::pictures::exchange::{Written, bring};
use crate::rooms::PicturesRoom;

impl PicturesRoom<'_> {
    /// Puts these figures into the story's tray, in order.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or the store takes nothing.
    pub fn attach(&self, id: &str, figures: Vec<Figure>) -> Result<(), Error> {
        self.writing().edit(id, |content| {
            content.tray.extend(figures);
            Ok(())
        })
    }

    /// Moves a figure behind block `after` (1-based; 0 is the top). Where a figure without its picture is there, the photo goes
    /// into it and that figure's own words stay.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`] or [`Error::NoSuchBlock`].
    pub fn place_figure(&self, id: &str, figure: &str, after: usize) -> Result<FigureId, Error> {
        self.writing().edit(id, |content| place(content, figure, after))
    }

    /// Puts another photo into a figure. Its words, people and stars stay; the old photo's framing and face marks are dropped,
    /// and when and by whom the new one was taken comes with the new one.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`]; [`Error::PhotoDiffers`] where a person wrote what the new file says otherwise, and `written`
    /// says to ask.
    pub fn replace_photo(
        &self,
        id: &str,
        figure: &str,
        photo: Figure,
        written: Written,
    ) -> Result<FigureId, Error> {
        let missing = || Error::NoSuchFigure {
            id: figure.to_owned(),
        };
        let mut content = self.writing().content(id)?;
        let wanted = find_figure(&content, figure)?;
        let exchange = self.exchange(content.figure_mut(&wanted).ok_or_else(missing)?, &photo)?;
        self.writing().edit(id, |content| {
            let figure = content.figure_mut(&wanted).ok_or_else(missing)?;
            bring(figure, exchange, written)?;
            for person in &mut figure.people {
                person.mark = None;
            }
            let (rating, pick) = (figure.rating, figure.pick);
            frame_photo(figure, photo);
            (figure.rating, figure.pick) = (rating, pick);
            Ok(wanted)
        })
    }

    /// Takes a figure out of the story. Its photo stays in the store, and in every revision that names it.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn remove_figure(&self, id: &str, figure: &str) -> Result<(), Error> {
        self.writing().edit(id, |content| {
            let wanted = find_figure(content, figure)?;
            content
                .body
                .retain(|block| block.as_figure().is_none_or(|figure| figure.id != wanted));
            content.tray.retain(|figure| figure.id != wanted);
            Ok(())
        })
    }

    /// Turns a paragraph into a figure whose picture is missing and whose caption is its text, or a figure
    /// in the body into a paragraph of its caption (a photo it had goes to the tray). Answers with the
    /// figure's id where it became one.
    ///
    /// # Errors
    /// [`Error::NoSuchBlock`], or [`Error::NotAParagraph`] for a block that is neither.
    pub fn turn_block(&self, id: &str, block: usize) -> Result<Option<FigureId>, Error> {
        self.writing().edit(id, |content| turn(content, block))
    }
}

fn place(content: &mut Content, figure: &str, after: usize) -> Result<FigureId, Error> {
    if after > content.body.len() {
        return Err(Error::NoSuchBlock {
            index: after,
            blocks: content.body.len(),
        });
    }
    let wanted = find_figure(content, figure)?;
    let missing = || Error::NoSuchFigure {
        id: figure.to_owned(),
    };
    let from = content
        .body
        .iter()
        .position(|b| b.as_figure().is_some_and(|f| f.id == wanted));
    let waiting = content
        .body
        .get(after)
        .and_then(Block::as_figure)
        .is_some_and(|f| f.photo.is_none());
    let moved = match from {
        // A figure that is right there already stays as it is.
        Some(index) if index == after || index + 1 == after => return Ok(wanted),
        Some(index) => match content.body.remove(index) {
            Block::Figure { figure } => *figure,
            _ => return Err(missing()),
        },
        None => {
            let index = content
                .tray
                .iter()
                .position(|f| f.id == wanted)
                .ok_or_else(missing)?;
            content.tray.remove(index)
        }
    };
    let target = after - usize::from(from.is_some_and(|index| index < after));
    match content.body.get_mut(target).and_then(Block::as_figure_mut) {
        Some(frame) if waiting && moved.photo.is_some() => {
            frame_photo(frame, moved);
            Ok(frame.id.clone())
        }
        _ => {
            content.body.insert(
                target,
                Block::Figure {
                    figure: Box::new(moved),
                },
            );
            Ok(wanted)
        }
    }
}

fn turn(content: &mut Content, index: usize) -> Result<Option<FigureId>, Error> {
    let blocks = content.body.len();
    let block = index.checked_sub(1).and_then(|index| content.body.get_mut(index));
    match block.ok_or(Error::NoSuchBlock { index, blocks })? {
        block @ Block::Paragraph { .. } => {
            let caption = block.texts().into_iter().map(Text::to_plain).collect();
            let id = new_figure_id();
            let figure = Figure {
                id: id.clone(),
                caption,
                ..Figure::default()
            };
            *block = Block::Figure {
                figure: Box::new(figure),
            };
            Ok(Some(id))
        }
        Block::Figure { figure } => {
            let figure = std::mem::take(&mut **figure);
            let paragraph = Block::paragraph(&figure.caption);
            if let Some(block) = index.checked_sub(1).and_then(|index| content.body.get_mut(index)) {
                *block = paragraph;
            }
            if figure.photo.is_some() {
                content.tray.push(figure);
            }
            Ok(None)
        }
        _ => Err(Error::NotAParagraph { index }),
    }
}
