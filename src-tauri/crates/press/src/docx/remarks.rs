//! Comments in a Word file: their part (ISO 29500-1 clause 17.13.4), the replies to each and whether it is done (Word's own part
//! `commentsExtended`), and the marks in the document around their words.

use chrono::FixedOffset;
use story::FigureId;
use story::comment::{Comment, Said};
use story::compare::{Row, Run};

use super::printed::{PrintedLines, Spot};
use super::when;
use crate::chars::escape;

const EXTENDED_OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">"#,
);

/// Which marks of a comment are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RangeStage {
    Waits,
    Open,
    Done,
}

/// A comment with its answers.
struct Thread {
    /// Ids in the file: the comment's own, then its answers'.
    ids: Vec<usize>,
    spot: Option<Spot>,
    stage: RangeStage,
}

/// The comments of a file, and how many of their marks are written already.
#[derive(Default)]
pub(super) struct Remarks {
    threads: Vec<Thread>,
    comments: String,
    extended: String,
    figure: Option<FigureId>,
}

impl Remarks {
    pub(super) fn new(comments: &[Comment], printed: &PrintedLines, zone: FixedOffset) -> Self {
        let mut remarks = Self::default();
        let mut next = 0;
        for comment in comments {
            let (first, done) = (next, !comment.is_open());
            let said = std::iter::once(&comment.said).chain(comment.replies.iter().map(|reply| &reply.said));
            for (nth, said) in said.enumerate() {
                let answers = (nth > 0).then_some(first);
                remarks.say(next, said, zone, answers, done);
                next += 1;
            }
            remarks.threads.push(Thread {
                ids: (first..next).collect(),
                spot: printed.spot(comment),
                stage: RangeStage::Waits,
            });
        }
        remarks
    }

    pub(super) fn is_empty(&self) -> bool {
        self.threads.is_empty()
    }

    /// `word/comments.xml` and `word/commentsExtended.xml`.
    pub(super) fn parts(&self) -> (String, String) {
        (
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" {}>{}</w:comments>\n",
                when::namespaces("w14 "),
                self.comments
            ),
            format!("{EXTENDED_OPEN}{}</w15:commentsEx>\n", self.extended),
        )
    }

    fn say(&mut self, id: usize, said: &Said, zone: FixedOffset, answers: Option<usize>, done: bool) {
        let initials: String = said.by.chars().take(2).collect();
        self.comments.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" {} w:initials=\"{}\">",
            escape(&said.by),
            when::attributes(said.at, zone),
            escape(&initials)
        ));
        let lines: Vec<&str> = said.text.split('\n').collect();
        for (nth, line) in lines.iter().enumerate() {
            // The last paragraph is the one that others refer to.
            let name = if nth + 1 == lines.len() {
                format!(" w14:paraId=\"{}\"", paragraph_id(id))
            } else {
                String::new()
            };
            self.comments.push_str(&format!(
                "<w:p{name}><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                escape(line)
            ));
        }
        self.comments.push_str("</w:comment>\n");
        let parent = answers.map_or(String::new(), |first| {
            format!(" w15:paraIdParent=\"{}\"", paragraph_id(first))
        });
        self.extended.push_str(&format!(
            "<w15:commentEx w15:paraId=\"{}\"{parent} w15:done=\"{}\"/>",
            paragraph_id(id),
            u8::from(done)
        ));
    }

    /// A run's words, cut where comments begin and end, each part behind the marks that come before it.
    pub(super) fn cut(&mut self, run: &Run) -> Vec<(String, String)> {
        let (block, from, to) = (run.hers.from.block, run.hers.from.offset, run.hers.to.offset);
        let figure = self.figure.clone();
        // Of each mark: how far into the run, whether it opens, and its XML.
        let mut marks: Vec<(u32, u8, String)> = Vec::new();
        for thread in &mut self.threads {
            let (begins, ends, whole) = match &thread.spot {
                Some(Spot::Block(at, begins, ends)) if *at == block && figure.is_none() => {
                    (*begins, *ends, begins == ends)
                }
                Some(Spot::Figure(id, begins, ends)) if figure.as_ref() == Some(id) && begins < ends => {
                    (*begins, *ends, false)
                }
                _ => continue,
            };
            if thread.stage == RangeStage::Waits && (whole || (from <= begins && begins < to)) {
                let at = if whole { 0 } else { begins - from };
                marks.push((at, 1, opening(&thread.ids)));
                thread.stage = RangeStage::Open;
            }
            if thread.stage == RangeStage::Open && !whole && from < ends && ends <= to {
                marks.push((ends - from, 0, closing(&thread.ids)));
                thread.stage = RangeStage::Done;
            }
        }
        marks.sort();
        let mut parts = Vec::new();
        let (mut rest, mut at, mut before) = (run.text.as_str(), 0, String::new());
        for (place, _, mark) in marks {
            let (words, tail) = rest.split_at(units(rest, place - at));
            if !words.is_empty() {
                parts.push((std::mem::take(&mut before), words.to_owned()));
            }
            (rest, at) = (tail, place);
            before.push_str(&mark);
        }
        parts.push((before, rest.to_owned()));
        parts
    }

    /// Marks behind the last word of a row: of comments on all of its block, and of those whose words end with it.
    pub(super) fn close(&mut self, row: &Row) -> String {
        let Some(block) = row.hers_block else {
            return String::new();
        };
        let end = row
            .runs
            .iter()
            .map(|run| run.hers.to.offset)
            .max()
            .unwrap_or_default();
        let mut xml = String::new();
        for thread in &mut self.threads {
            let ends = matches!(thread.spot, Some(Spot::Block(at, begins, ends)) if at == block && (begins == ends || ends <= end));
            if ends && thread.stage == RangeStage::Open {
                xml.push_str(&closing(&thread.ids));
                thread.stage = RangeStage::Done;
            }
        }
        xml
    }

    /// Begins a figure's caption, to which the next words belong; returns the marks in front of its picture.
    pub(super) fn on_figure(&mut self, figure: &FigureId) -> String {
        self.figure = Some(figure.clone());
        let mut xml = String::new();
        for thread in &mut self.threads {
            let whole = matches!(&thread.spot, Some(Spot::Figure(id, begins, ends)) if id == figure && begins == ends);
            if whole && thread.stage == RangeStage::Waits {
                xml.push_str(&opening(&thread.ids));
                thread.stage = RangeStage::Open;
            }
        }
        xml
    }

    /// The figure is set; the marks behind it.
    pub(super) fn close_figure(&mut self) -> String {
        let Some(figure) = self.figure.take() else {
            return String::new();
        };
        let mut xml = String::new();
        for thread in &mut self.threads {
            let on = matches!(&thread.spot, Some(Spot::Figure(id, ..)) if *id == figure);
            if on && thread.stage == RangeStage::Open {
                xml.push_str(&closing(&thread.ids));
                thread.stage = RangeStage::Done;
            }
        }
        xml
    }

    /// Comments that found no place, or no end.
    pub(super) fn rest(&mut self) -> String {
        let mut xml = String::new();
        for thread in &mut self.threads {
            if thread.stage == RangeStage::Waits {
                xml.push_str(&opening(&thread.ids));
            }
            if thread.stage != RangeStage::Done {
                xml.push_str(&closing(&thread.ids));
            }
            thread.stage = RangeStage::Done;
        }
        xml
    }
}

fn opening(ids: &[usize]) -> String {
    ids.iter()
        .map(|id| format!("<w:commentRangeStart w:id=\"{id}\"/>"))
        .collect()
}

fn closing(ids: &[usize]) -> String {
    let ends = ids.iter().map(|id| format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
    let names = ids
        .iter()
        .map(|id| format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
    ends.chain(names).collect()
}

fn paragraph_id(id: usize) -> String {
    format!("{:08X}", id + 1)
}

/// How many bytes these UTF-16 units have; never within a character.
fn units(text: &str, wanted: u32) -> usize {
    let mut left = wanted;
    for (at, c) in text.char_indices() {
        let width = u32::try_from(c.len_utf16()).unwrap_or(1);
        if left < width {
            return at;
        }
        left -= width;
    }
    text.len()
}
