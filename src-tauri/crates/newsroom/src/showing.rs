//! Showing a story as a reader would see it, without writing a package.

use crate::plates::StoryPlates;
use crate::replacing::figure_target;
use crate::{Error, Newsroom};

impl Newsroom {
    /// The page as a reader would copy it, its two buttons included.
    ///
    /// # Errors
    /// When there is no such story or its bytes are damaged.
    pub fn as_text(&self, id: &str) -> Result<String, Error> {
        Ok(press::page_text::write(&self.content(id)?))
    }

    /// The story as Markdown whose pictures are addressed by figure, so that `write` finds them again.
    ///
    /// # Errors
    /// As [`Newsroom::as_text`].
    pub fn as_markdown(&self, id: &str) -> Result<String, Error> {
        Ok(story::markdown::write(&self.content(id)?, &figure_target))
    }

    /// The page that a site would publish, in one file.
    ///
    /// # Errors
    /// As [`Newsroom::as_text`], and when a photo is damaged.
    pub fn as_html(&self, id: &str) -> Result<String, Error> {
        let content = self.content(id)?;
        let plates = StoryPlates::gather(self, &content, &mut |_| Ok(()))?;
        Ok(press::html::page(&content, &plates)?)
    }
}
