//! The documented JSON shapes that have more than a row of the newsroom's (`docs/cli.md`).

use newsroom::story::check::{Flag, Severity};
use newsroom::story::count::Count;
use newsroom::story::{Block, Content, Figure, Shape, Text};
use newsroom::{Examined, ExaminedRow, OpenStory, Review, StoryRow};
use serde::Serialize;

/// `show --json`.
#[derive(Serialize)]
pub(crate) struct Shown<'a> {
    #[serde(flatten)]
    row: &'a StoryRow,
    version: u64,
    count: Count,
    blocks: Vec<ShownBlock>,
    figures: Vec<ShownFigure>,
    flags: &'a [Flag],
    content: &'a Content,
}

/// A block by its number.
#[derive(Serialize)]
struct ShownBlock {
    index: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Its printed text; of a figure the caption.
    text: String,
}

/// A figure by its number.
#[derive(Serialize)]
pub(crate) struct ShownFigure {
    /// Through the body, then the tray, from 1.
    pub(crate) number: usize,
    /// The number of its block; `None` in the tray.
    pub(crate) block: Option<usize>,
    /// The figure itself.
    #[serde(flatten)]
    pub(crate) figure: Figure,
}

/// `show --json`.
pub(crate) fn story(open: &OpenStory) -> Shown<'_> {
    Shown {
        row: &open.row,
        version: open.version,
        count: open.count,
        blocks: blocks(&open.content),
        figures: figures(&open.content),
        flags: &open.flags,
        content: &open.content,
    }
}

fn blocks(content: &Content) -> Vec<ShownBlock> {
    let shown = |(index, block): (usize, &Block)| {
        let text = match block.shape() {
            Shape::Table { rows, .. } => {
                let cells: Vec<String> = rows.iter().flatten().map(Text::to_plain).collect();
                cells.join("\t")
            }
            Shape::Lines { .. } | Shape::Figure(_) | Shape::Leaf(_) => block.words(),
        };
        ShownBlock {
            index: index + 1,
            kind: block.name().tag,
            text,
        }
    };
    content.body.iter().enumerate().map(shown).collect()
}

/// `photo list --json`.
pub(crate) fn figures(content: &Content) -> Vec<ShownFigure> {
    let body = content.body.iter().enumerate();
    let placed = body.filter_map(|(index, block)| Some((Some(index + 1), block.as_figure()?)));
    let attached = content.tray.iter().map(|figure| (None, figure));
    let numbered = placed.chain(attached).zip(1..);
    numbered
        .map(|((block, figure), number)| ShownFigure {
            number,
            block,
            figure: figure.clone(),
        })
        .collect()
}

/// A severity as scripts read it.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// `verify --json`.
#[derive(Serialize)]
pub(crate) struct ShownPackage<'a> {
    folder: &'a str,
    folder_stated: bool,
    bagit: &'a str,
    info: Vec<(&'a str, &'a str)>,
    signed: Option<ShownSignature<'a>>,
    rows: &'a [ExaminedRow],
    review: Option<&'a Review>,
    files: Vec<ShownFile<'a>>,
}

#[derive(Serialize)]
struct ShownSignature<'a> {
    key: &'a str,
    comment: &'a str,
}

#[derive(Serialize)]
struct ShownFile<'a> {
    name: &'a str,
    size: u64,
    sha256: &'a str,
}

/// `verify --json`.
pub(crate) fn verified(examined: &Examined) -> ShownPackage<'_> {
    let package = &examined.package;
    ShownPackage {
        signed: package.signed.as_ref().map(|signed| ShownSignature {
            key: &signed.key,
            comment: &signed.comment,
        }),
        review: examined.review.as_ref(),
        folder: &package.folder,
        folder_stated: package.is_folder_stated,
        rows: &examined.rows,
        bagit: &package.version,
        info: package.info.lines().collect(),
        files: package
            .files
            .iter()
            .map(|file| ShownFile {
                name: &file.name,
                size: file.size,
                sha256: &file.sha256,
            })
            .collect(),
    }
}
