//! Reading HTML that others wrote: a page becomes a story, a pasted fragment becomes blocks.
//!
//! Nothing of it is ever shown, run or fetched: it is parsed into an inert tree, and from that only words,
//! structure, and the four things that inline text may carry are taken. Classes, styles, ids, scripts, hidden
//! text and trackers have no way through, because what comes out is not HTML. A picture on the web keeps its
//! place as a figure whose photo is missing, with its caption, alt text and file name: those are words of the
//! piece, and a person has to find the photo; its address is reported and never fetched.
//!
//! This module must not know files or the network.
//!
//! See docs/decisions/html-is-cleaned-once.md.

mod blocks;
mod element;
mod inline;
mod page;
mod pictures;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod word;

use story::{Block, Content};

use crate::noted::{Noted, ThingCounts};
use crate::picture::NewFigure;
use blocks::BlockReader;
use tree::Tree;

/// A story read from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageReading {
    /// The story's content.
    pub content: Content,
    /// Decisions and omissions.
    pub noted: Vec<Noted>,
}

/// Blocks read from a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FragmentReading {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Decisions and omissions.
    pub noted: Vec<Noted>,
}

/// Why HTML was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// Elements are nested beyond all reason.
    #[error("its elements are nested deeper than any page's")]
    TooDeep,
    /// It has more elements than a piece can have.
    #[error("it has more elements than any page")]
    TooMuch,
}

/// Reads a whole page.
///
/// # Errors
/// [`NotRead`] where its structure is beyond the limits.
pub fn read_page(html: &str, new_figure: &mut NewFigure<'_>) -> Result<PageReading, NotRead> {
    let tree = Tree::parse(html)?;
    Ok(page::read(&tree, new_figure))
}

/// Reads a fragment, as the clipboard holds it.
///
/// # Errors
/// [`NotRead`] where its structure is beyond the limits.
pub fn read_fragment(html: &str, new_figure: &mut NewFigure<'_>) -> Result<FragmentReading, NotRead> {
    let tree = Tree::parse(html)?;
    let mut reader = reader(new_figure);
    let mut blocks = reader.inside(tree.root(), 0);
    outline(&mut blocks);
    reader.noted.extend(reader.tally.noted());
    Ok(FragmentReading {
        blocks,
        noted: reader.noted,
    })
}

fn reader<'t, 'f>(new_figure: &'f mut NewFigure<'f>) -> BlockReader<'t, 'f> {
    BlockReader {
        new_figure,
        noted: Vec::new(),
        tally: ThingCounts::default(),
        whole_page: false,
        read: Vec::new(),
        pictures: 0,
    }
}

/// No level is skipped on the way down, as in everything we print.
fn outline(blocks: &mut [Block]) {
    let mut above = 0;
    for block in blocks {
        if let Block::Subheading { level, .. } = block {
            *level = (*level).min(above + 1);
            above = *level;
        }
    }
}
