//! Showing a story as a reader would see it, without writing a package.

use crate::Error;
use crate::pictures::plates::StoryPlates;
use crate::rooms::ExportingRoom;
use crate::writing::replacing::figure_target;
use ts_rs::TS;

/// The text for a WeChat account, as it is put on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, TS)]
pub struct WechatText {
    /// Rich text: HTML with inline styles.
    pub html: String,
    /// The same words as plain text.
    pub text: String,
}

impl ExportingRoom<'_> {
    /// The working copy as a WeChat account takes it.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or it cannot be read.
    pub fn wechat_text(&self, id: &str) -> Result<WechatText, Error> {
        let content = self.writing().content(id)?;
        Ok(WechatText {
            html: press::wechat::fragment(&content),
            text: press::wechat::plain(&content),
        })
    }

    /// The page as a reader would copy it, its two buttons included.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story, or its text is damaged.
    pub fn as_text(&self, id: &str) -> Result<String, Error> {
        Ok(press::page_text::write(&self.writing().content(id)?))
    }

    /// The story as Markdown whose pictures are addressed by figure, so that `write` finds them again.
    ///
    /// # Errors
    /// As [`ExportingRoom::as_text`].
    pub fn as_markdown(&self, id: &str) -> Result<String, Error> {
        Ok(story::markdown::write(
            &self.writing().content(id)?,
            &figure_target,
        ))
    }

    /// The page that a site would publish, in one file.
    ///
    /// # Errors
    /// As [`ExportingRoom::as_text`], and when a photo is damaged.
    pub fn as_html(&self, id: &str) -> Result<String, Error> {
        let content = self.writing().content(id)?;
        let plates = StoryPlates::gather(self, &content, &mut |_| Ok(()))?;
        Ok(press::html::page(&content, &plates)?)
    }
}
