//! The sample story of first run: our own words, our own pictures.

use story::Figure;

use crate::Error;
use crate::ids::new_figure_id;
use crate::rooms::WritingRoom;
use crate::views::OpenStory;

const TEXT: &str = include_str!("../../../../../assets/sample/油茶.md");

/// The pictures by the name that the text gives them.
const PICTURES: [(&str, &[u8]); 3] = [
    (
        "上山.jpg",
        include_bytes!("../../../../../assets/sample/上山.jpg"),
    ),
    (
        "分拣.jpg",
        include_bytes!("../../../../../assets/sample/分拣.jpg"),
    ),
    (
        "晒场.jpg",
        include_bytes!("../../../../../assets/sample/晒场.jpg"),
    ),
];

impl WritingRoom<'_> {
    /// Puts the sample story into the store and opens it.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn sample_story(&self) -> Result<OpenStory, Error> {
        let mut figure = |target: &str| {
            let picture = PICTURES.iter().find(|(name, _)| *name == target);
            let added = picture.and_then(|(name, bytes)| self.pictures().add_photo(name, bytes).added);
            added.map_or_else(
                || Figure {
                    id: new_figure_id(),
                    ..Figure::default()
                },
                |added| added.figure,
            )
        };
        let content = story::markdown::read(TEXT, &mut figure).content;
        self.take_in_story(&content)
    }
}
