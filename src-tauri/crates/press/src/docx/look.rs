//! How the file is set: which of the two styles, and what is printed for a picture.

use crate::field_setting::TitleRoom;

/// The two styles that Chinese desks ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DocxStyle {
    /// Press offices: 标题宋体小二居中, 正文宋体小三两端对齐首行缩进两字, 图注小四居中.
    #[default]
    Press,
    /// Official documents, GB/T 9704: 标题小标宋二号, 正文仿宋三号, 22 lines of 28 characters, page numbers below.
    Official,
}

impl DocxStyle {
    /// How many Han characters of a title fit a line.
    pub(super) fn room(self, room: TitleRoom) -> usize {
        match self {
            Self::Press => room.press,
            Self::Official => room.official,
        }
    }
}

/// The options of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocxOptions {
    /// Its style.
    pub style: DocxStyle,
    /// The pictures are in it. Without them their marks and captions are.
    pub embed: bool,
    /// Each picture is marked 【图1】, as its file is numbered.
    pub markers: bool,
}

impl Default for DocxOptions {
    fn default() -> Self {
        Self {
            style: DocxStyle::Press,
            embed: true,
            markers: false,
        }
    }
}
