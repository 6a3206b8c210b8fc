//! Reading a Word file that others wrote: Word, WPS, LibreOffice.
//!
//! Structure and words come in: headings, lists, tables, quotes, links, pictures with captions and alt text,
//! notes as paragraphs at the end. Styles are identified by their names in Chinese and English. Tracked changes are
//! taken as accepted, and given out beside the text with the comments, each with its author and time. What
//! Word had that a story has not is counted and reported. The file is hostile input: bounded before and while it is
//! unpacked, and nothing in it is run, fetched or relied on.
//!
//! This module must not know files or the network.

mod assemble;
mod drawing;
mod file;
mod inline;
mod noting;
mod numbering;
mod review;
mod styles;
mod walk;
pub(super) mod xml;

use std::collections::HashMap;

use story::Content;

use crate::above;
use crate::limits::MOST_CELLS;
use crate::noted::{Noted, Unsupported};
use crate::picture::NewFigure;
use assemble::Assembly;
use file::DocxArchive;
use noting::Quotes;
use numbering::Numbering;
use styles::Styles;
use walk::{DocxBlock, DocxWalk};
use xml::XmlNode;

pub use review::{ChangeKind, WordChange, WordComment};

/// A story read from a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordStory {
    /// The story's content, tracked changes accepted.
    pub content: Content,
    /// The changes that were tracked, in the order of the text.
    pub changes: Vec<WordChange>,
    /// The comments, in the file's order.
    pub comments: Vec<WordComment>,
    /// Decisions and omissions.
    pub noted: Vec<Noted>,
    /// The story and revision that it was made of, where its properties name them.
    pub origin: Option<super::WordOrigin>,
    /// Who saved it last, from its properties; may be empty.
    pub saved_by: String,
    /// When, from its properties; may be empty.
    pub saved_at: String,
}

/// Why a file was not read as a Word file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWord {
    /// It is locked with a password.
    #[error("it is locked with a password")]
    Encrypted,
    /// It is in the form that Word had before 2007, or WPS's own.
    #[error("it is in the old form of Word or WPS")]
    OldWord,
    /// It is no zip, which a .docx is.
    #[error("it is not a Word file")]
    NotAZip,
    /// It is a file of another kind.
    #[error("it is a file of {what}")]
    Other {
        /// Of what.
        what: &'static str,
    },
    /// There is no document in it.
    #[error("there is no document in it")]
    NoDocument,
    /// A part of it is broken.
    #[error("its part {part} is damaged")]
    Damaged {
        /// Which.
        part: String,
    },
    /// It unpacks to more than a story can be.
    #[error("it unpacks to more than a story can be")]
    TooLarge,
}

/// The story and revision that a Word file was made of, where its properties name them.
///
/// # Errors
/// [`NotWord`].
pub fn origin(bytes: &[u8]) -> Result<Option<super::WordOrigin>, NotWord> {
    let mut file = DocxArchive::open(bytes)?;
    file.document()?;
    let custom = file.xml("docProps/custom.xml").ok().flatten();
    Ok(custom.as_ref().and_then(super::WordOrigin::read))
}

/// Reads a Word file.
///
/// # Errors
/// [`NotWord`] with what the file is instead, or what of it is broken.
pub fn read(bytes: &[u8], new_figure: &mut NewFigure<'_>) -> Result<WordStory, NotWord> {
    let mut file = DocxArchive::open(bytes)?;
    let name = file.document()?;
    let document = file.xml(&name)?.ok_or(NotWord::NoDocument)?;
    let body = document.child("body").ok_or(NotWord::NoDocument)?;
    let relations = file.relations(&name)?;
    let styles = beside(&mut file, &relations, "styles")?;
    let numbering = beside(&mut file, &relations, "numbering")?;
    let (styles, numbering) = (Styles::read(styles.as_ref()), Numbering::read(numbering.as_ref()));

    let mut walk = DocxWalk::new(&styles, &numbering, &relations);
    let mut pieces = walk.pieces(body);
    if walk.cells > MOST_CELLS {
        return Err(NotWord::TooLarge);
    }
    let notes = notes(&mut file, &relations, &mut walk)?;
    pieces.extend(notes);
    for kind in ["header", "footer"] {
        for part in relations
            .values()
            .filter(|relation| relation.kind == kind && !relation.outside)
        {
            let words = file.xml(&part.target).ok().flatten();
            let says = |node: &XmlNode| node.name == "t" && !node.text.trim().is_empty();
            if words.is_some_and(|root| root.below().any(says)) {
                walk.tally.left_out(Unsupported::HeaderFooter);
            }
        }
    }
    let comments = comments(&mut file, &relations, &walk.quotes)?;
    let DocxWalk {
        changes, mut tally, ..
    } = walk;

    let (mut content, mut saved) = (Content::default(), (String::new(), String::new()));
    if let Ok(Some(core)) = file.xml("docProps/core.xml") {
        properties(&core, &mut content);
        let said = |name| {
            core.child(name)
                .map_or(String::new(), |one| one.text.trim().to_owned())
        };
        saved = (said("lastModifiedBy"), said("modified"));
    }
    let custom = file.xml("docProps/custom.xml").ok().flatten();
    let origin = custom.as_ref().and_then(super::WordOrigin::read);
    let assembly = Assembly {
        file: &mut file,
        relations: &relations,
        new_figure: &mut *new_figure,
        tally: &mut tally,
        noted: Vec::new(),
        content,
        counted: HashMap::new(),
        open_list: None,
        captions: None,
    };
    let (content, mut noted) = assembly.finish(pieces)?;
    if !changes.is_empty() {
        noted.push(Noted::Changes {
            count: changes.len(),
            authors: review::authors(changes.iter().map(|change| &change.author)),
        });
    }
    if !comments.is_empty() {
        noted.push(Noted::Comments {
            count: comments.len(),
            authors: review::authors(comments.iter().map(|comment| &comment.author)),
        });
    }
    noted.extend(tally.noted());
    Ok(WordStory {
        content,
        changes,
        comments,
        noted,
        origin,
        saved_by: saved.0,
        saved_at: saved.1,
    })
}

/// The part of this kind, where the document has one.
fn beside(
    file: &mut DocxArchive<'_>,
    relations: &file::Relations,
    kind: &str,
) -> Result<Option<XmlNode>, NotWord> {
    match review::part(relations, kind) {
        Some(part) => file.xml(part),
        None => Ok(None),
    }
}

/// The notes that the text refers to, as paragraphs that begin with their number.
fn notes(
    file: &mut DocxArchive<'_>,
    relations: &file::Relations,
    walk: &mut DocxWalk<'_>,
) -> Result<Vec<DocxBlock>, NotWord> {
    let mut pieces = Vec::new();
    let referred = walk.notes.in_order();
    if referred.is_empty() {
        return Ok(pieces);
    }
    let roots = [
        ("footnote", beside(file, relations, "footnotes")?),
        ("endnote", beside(file, relations, "endnotes")?),
    ];
    let mut known: HashMap<(&str, &str), &XmlNode> = HashMap::new();
    for (kind, root) in &roots {
        for note in root.iter().flat_map(|root| root.named(kind)) {
            known
                .entry((*kind, note.attribute("id").unwrap_or_default()))
                .or_insert(note);
        }
    }
    for (number, (kind, id)) in (1..).zip(&referred) {
        let Some(note) = known.get(&(*kind, id.as_str())) else {
            continue;
        };
        let mut paragraphs = walk.pieces(note);
        if let Some(DocxBlock::Paragraph(first)) = paragraphs.first_mut() {
            let words = std::mem::take(&mut first.text);
            first.text = story::Text::plain(&format!("［{number}］"));
            let mut begun = false;
            for mut span in words.0 {
                if !begun {
                    span.text = span.text.trim_start().to_owned();
                    begun = !span.text.is_empty();
                }
                first.text.push(span);
            }
        }
        pieces.extend(paragraphs);
    }
    Ok(pieces)
}

fn comments(
    file: &mut DocxArchive<'_>,
    relations: &file::Relations,
    quotes: &Quotes,
) -> Result<Vec<WordComment>, NotWord> {
    let parts = review::CommentParts {
        comments: beside(file, relations, "comments")?,
        extended: beside(file, relations, "commentsExtended")?,
        ids: beside(file, relations, "commentsIds")?,
        extensible: beside(file, relations, "commentsExtensible")?,
    };
    let known = review::comments(&parts);
    let mut quoted = 0;
    let placed = known.into_iter().map(|(id, mut comment)| {
        if let Some((quote, paragraph)) = quotes.of(&id, &mut quoted) {
            comment.quote = quote.trim_matches('\n').to_owned();
            comment.paragraph = paragraph;
        }
        comment
    });
    Ok(placed.collect())
}

/// Reads the file's own properties: language and keywords.
fn properties(core: &XmlNode, content: &mut Content) {
    if let Some(language) = core.child("language") {
        above::take_language(&language.text, content);
    }
    let keywords = core
        .child("keywords")
        .map_or("", |keywords| keywords.text.as_str());
    let words = keywords.split(['；', ';', '，', ',', '、']).map(str::trim);
    content.keywords = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
}
