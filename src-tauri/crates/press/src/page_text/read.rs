//! Reading a plain-text page into a content.
//!
//! The page is taken apart from its ends: buttons, related titles, headline, a sign-off on a line of its
//! own; what is left are paragraphs and figures. A blank line followed by one line without an end mark and
//! at once by a body line is a figure whose picture is missing, but only where *every* blank line of the
//! body opens a figure: one that does not shows that blank lines separate paragraphs here.
//!
//! A text that has related titles or buttons is certainly a page; there figures may also come one after the
//! other and at the end, because the writer prints such pages. In any other text the body line must read
//! as running text, so that stanzas and signatures are not taken for captions.

use std::collections::{HashSet, VecDeque};

use story::sign_off::is_sign_off;
use story::{Block, Content, Figure, FigureId, Related, SignOff, SignOffPlace, marks};

use super::took::Took;
use crate::ending::split_off_sign_off;
use crate::page_furniture::{CLOSE, DASH, PRINT, RELATED};

/// A content and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStory {
    /// The story's content. Fields that are not on the page are left as in a new one.
    pub content: Content,
    /// How lines were interpreted, in the order of the page.
    pub took: Vec<Took>,
}

/// A line of the page, its number counted from 1.
#[derive(Debug, Clone, Copy)]
struct PageLine<'a> {
    number: usize,
    text: &'a str,
}

impl PageLine<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

type Lines<'a> = VecDeque<PageLine<'a>>;

/// Reads a page, or any plain text: a text without the form becomes a headline and paragraphs.
///
/// `new_figure` names each figure that is found, in the order of the page.
pub fn read(text: &str, new_figure: &mut dyn FnMut() -> FigureId) -> PageStory {
    let mut lines: Lines<'_> = text
        .split_terminator('\n')
        .enumerate()
        .map(|(i, text)| PageLine { number: i + 1, text })
        .collect();
    let mut content = Content::default();
    let mut tail = Vec::new();

    let buttons = take_buttons(&mut lines);
    let related = take_related(&mut lines, &mut content.related);
    let is_page = buttons.is_some() || related.is_some();
    let mut took = Vec::from_iter(take_headline(&mut lines, &mut content.headline));
    tail.extend(take_own_line_sign_off(&mut lines, &mut content.sign_off));
    tail.extend(related);
    tail.extend(buttons);

    let captions = captions(lines.make_contiguous(), is_page);
    let blank = lines.iter().filter(|line| line.is_blank()).count();
    if captions.is_empty() && blank > 0 {
        took.push(Took::BlankLines { lines: blank });
    }
    let mut last_paragraph = 0;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        if captions.contains(&line.number) {
            let figure = Figure {
                id: new_figure(),
                caption: line.text.to_owned(),
                ..Figure::default()
            };
            content.body.push(Block::Figure {
                figure: Box::new(figure),
            });
            took.push(Took::Caption { line: line.number });
        } else {
            content.body.push(Block::paragraph(line.text));
            last_paragraph = line.number;
        }
    }
    if content.sign_off.text.is_empty() && split_off_sign_off(&mut content) {
        took.push(Took::SignOff { line: last_paragraph });
    }
    took.extend(tail);
    PageStory { content, took }
}

fn drop_blank_end(lines: &mut Lines<'_>) {
    while lines.pop_back_if(|line| line.is_blank()).is_some() {}
}

/// The two buttons, where both are the last lines.
fn take_buttons(lines: &mut Lines<'_>) -> Option<Took> {
    drop_blank_end(lines);
    let close = lines.pop_back_if(|line| line.text == CLOSE)?;
    let Some(print) = lines.pop_back_if(|line| line.text == PRINT) else {
        lines.push_back(close);
        return None;
    };
    Some(Took::Buttons { line: print.number })
}

/// The related titles, where a heading is followed by nothing but titles.
fn take_related(lines: &mut Lines<'_>, related: &mut Vec<Related>) -> Option<Took> {
    let heading = lines.iter().rposition(|line| line.text == RELATED)?;
    let below = lines.iter().skip(heading + 1).filter(|line| !line.is_blank());
    let titles: Option<Vec<&str>> = below.map(|line| line.text.strip_prefix(DASH)).collect();
    let titles = titles.filter(|titles| !titles.is_empty())?;
    let line = lines.get(heading)?.number;
    related.extend(titles.iter().map(|title| Related {
        title: (*title).to_owned(),
        href: String::new(),
    }));
    lines.truncate(heading);
    Some(Took::Related {
        line,
        titles: titles.len(),
    })
}

/// The first line that is not blank.
fn take_headline(lines: &mut Lines<'_>, headline: &mut String) -> Option<Took> {
    while lines.pop_front_if(|line| line.is_blank()).is_some() {}
    let line = lines.pop_front()?;
    line.text.clone_into(headline);
    Some(Took::Headline { line: line.number })
}

/// A sign-off on a line of its own below other text.
fn take_own_line_sign_off(lines: &mut Lines<'_>, sign_off: &mut SignOff) -> Option<Took> {
    drop_blank_end(lines);
    if lines.len() < 2 {
        return None;
    }
    let line = lines.pop_back_if(|line| is_sign_off(line.text))?;
    *sign_off = SignOff {
        text: line.text.to_owned(),
        place: SignOffPlace::OwnLine,
    };
    drop_blank_end(lines);
    Some(Took::SignOff { line: line.number })
}

/// The numbers of the lines that are captions; none where a blank line opens anything but a figure.
fn captions(body: &[PageLine<'_>], is_page: bool) -> HashSet<usize> {
    let opened = |(i, _): (usize, &PageLine<'_>)| {
        let caption = body
            .get(i + 1)
            .filter(|line| !line.is_blank() && !marks::ends_a_sentence(line.text))?;
        let below = body.get(i + 2);
        let closed =
            is_page || below.is_some_and(|line| line.is_blank() || marks::is_running_text(line.text));
        closed.then_some(caption.number)
    };
    let blanks = body.iter().enumerate().filter(|(_, line)| line.is_blank());
    blanks
        .map(opened)
        .collect::<Option<HashSet<_>>>()
        .unwrap_or_default()
}
