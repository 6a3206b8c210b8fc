//! Two states of a story as one `word/document.xml`: with all changes accepted it is the newer state, `hers`; rejected, the base.
//!
//! Rows of the comparison become paragraphs. An added or removed line end is a tracked paragraph mark, a moved line is
//! written in both places, a table whose rows changed in themselves is replaced as a whole.

mod lists;
mod table;

use std::collections::{HashMap, HashSet};

use story::compare::{ChangeId, Comparison, Fate as Words, Marked, Role, Row, RowKind, Run};
use story::{Figure, LineKind, Span};

use super::paragraph::ParagraphStyle;
use super::parts::DocxParts;
use super::picture_room::PictureRoom;
use super::printed;
use super::remarks::Remarks;
use super::tracked::{TrackedFate, TrackedMarks};
use super::{drawing, fixed, pictures, run};
use crate::credit;
use lists::{Lists, StateSide};

/// The document being set.
pub(super) struct Redline<'d, 'p> {
    pub parts: &'d mut DocxParts<'p>,
    pub marks: &'d mut TrackedMarks,
    pub remarks: &'d mut Remarks,
    xml: String,
    lists: Lists,
    /// Moves of which both places print, by their change.
    moves: HashMap<ChangeId, usize>,
    /// Tables whose cells do not all follow each other: whether they are of `hers`, and which block.
    torn: HashSet<(bool, u32)>,
    /// Those of these tables that are written already.
    set: HashSet<(bool, u32)>,
}

impl<'d, 'p> Redline<'d, 'p> {
    pub(super) fn new(
        parts: &'d mut DocxParts<'p>,
        marks: &'d mut TrackedMarks,
        remarks: &'d mut Remarks,
    ) -> Self {
        Self {
            parts,
            marks,
            remarks,
            xml: String::new(),
            lists: Lists::default(),
            moves: HashMap::new(),
            torn: HashSet::new(),
            set: HashSet::new(),
        }
    }

    /// `word/document.xml`.
    pub(super) fn document(mut self, comparison: &Comparison<'_>) -> String {
        let mut rows = comparison.rows();
        let printed = rows
            .iter()
            .position(|row| row.kind == RowKind::Tray)
            .unwrap_or(rows.len());
        rows.truncate(printed);
        let places = |role: Role| {
            rows.iter()
                .filter(move |row| row.role == role)
                .filter_map(|row| row.change.clone())
        };
        let here: Vec<ChangeId> = places(Role::MovedHere).collect();
        let both = places(Role::MovedAway).filter(|id| here.contains(id));
        self.moves = both.zip(1..).collect();
        let is_cell = |row: &Row| matches!(row.kind, RowKind::Cell { .. });
        let mut known = HashSet::new();
        for group in rows.chunk_by(|one, next| is_cell(one) && is_cell(next)) {
            let here: HashSet<(bool, u32)> =
                group.iter().filter(|row| is_cell(row)).flat_map(blocks).collect();
            self.torn.extend(here.intersection(&known).copied());
            known.extend(here);
        }
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            if is_cell(row) {
                let cells = rows.iter().skip(at).take_while(|row| is_cell(row)).count();
                self.table(rows.get(at..at + cells).unwrap_or_default(), comparison);
                at += cells;
            } else {
                self.row(row, comparison);
                at += 1;
            }
        }
        // Marks that are left at the very end get a paragraph of their own, comments on what does not print among them.
        let rest = self.remarks.rest();
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>{rest}</w:p>\n"
        ));
        fixed::tracked_document(&self.xml, self.parts.look.style)
    }

    fn fate(&self, row: &Row) -> TrackedFate {
        let moves = row.change.as_ref().is_some_and(|id| self.moves.contains_key(id));
        match row.role {
            Role::Kept => TrackedFate::Kept,
            Role::Inserted => TrackedFate::Inserted,
            Role::Deleted => TrackedFate::Deleted,
            Role::MovedHere if moves => TrackedFate::MovedHere,
            Role::MovedAway if moves => TrackedFate::MovedAway,
            Role::MovedHere => TrackedFate::Inserted,
            Role::MovedAway => TrackedFate::Deleted,
        }
    }

    fn row(&mut self, row: &Row, comparison: &Comparison<'_>) {
        let fate = self.fate(row);
        let name = row
            .change
            .as_ref()
            .and_then(|id| self.moves.get(id))
            .map(|n| format!("move{n}"));
        let range = match (&fate, name) {
            (TrackedFate::MovedAway | TrackedFate::MovedHere, Some(name)) => {
                Some(self.marks.move_begins(fate == TrackedFate::MovedAway, &name))
            }
            _ => None,
        };
        if let Some((begins, _)) = &range {
            self.xml.push_str(begins);
        }
        match (&row.figure, row.kind) {
            (Some(figure), _) => self.figure(row, &figure.figure, &fate, comparison),
            (None, kind) if kind.is_thing() => self.by_itself(row, &fate, comparison),
            (None, _) => self.line(row, &fate),
        }
        if let Some((_, ends)) = &range {
            self.xml.push_str(ends);
        }
    }

    /// A line of text: as many paragraphs as its words were in, each with its mark.
    fn line(&mut self, row: &Row, fate: &TrackedFate) {
        let ends: Vec<usize> = row
            .runs
            .iter()
            .enumerate()
            .filter(|(_, run)| run.ends.is_some())
            .map(|(at, _)| at)
            .collect();
        if row.runs.iter().all(|run| run.text.is_empty()) && *fate == TrackedFate::Kept {
            return;
        }
        let side = if row.hers_block.is_some() {
            StateSide::Hers
        } else {
            StateSide::Base
        };
        let mut from = 0;
        for at in ends {
            let (Some(end), Some(words)) = (row.runs.get(at), row.runs.get(from..at)) else {
                continue;
            };
            let runs = self.runs(words, fate);
            // An added end is the end of this row itself; a removed one was between two lines.
            if end.fate == Words::Delete {
                let style = self.style(end.ends.unwrap_or(row.kind), words, row, StateSide::Base);
                let paragraph = self.paragraph(style, &TrackedFate::Deleted, None, &runs);
                self.xml.push_str(&paragraph);
                from = at + 1;
            } else {
                let style = self.style(row.kind, words, row, StateSide::Hers);
                let closing = self.close(row);
                let paragraph = self.paragraph(style, &TrackedFate::Inserted, None, &(runs + &closing));
                self.xml.push_str(&paragraph);
                return;
            }
        }
        if row.goes_on {
            return;
        }
        let words = row.runs.get(from..).unwrap_or_default();
        let runs = self.runs(words, fate);
        let style = self.style(row.kind, words, row, side);
        let kept = row.base_block.is_some() && side == StateSide::Hers;
        let was = kept.then(|| self.style(row.was.unwrap_or(row.kind), words, row, StateSide::Base));
        let closing = self.close(row);
        let paragraph = self.paragraph(style, fate, was, &(runs + &closing));
        self.xml.push_str(&paragraph);
    }

    /// How a line of this kind is set on one side of the comparison.
    fn style(&mut self, kind: RowKind, words: &[Run], row: &Row, side: StateSide) -> ParagraphStyle {
        let kind = match kind {
            RowKind::Line(kind) => kind,
            RowKind::Field | RowKind::Bare | RowKind::Tray => LineKind::Paragraph,
            RowKind::Cell { .. } => return ParagraphStyle::Cell,
            RowKind::Leaf(leaf) => return ParagraphStyle::Leaf(leaf),
            RowKind::Figure => return ParagraphStyle::Picture,
        };
        if let LineKind::Subheading { level } = kind
            && let Some(style) = printed::style(level)
        {
            return style;
        }
        let is_indented = words.first().is_some_and(|run| run.text.starts_with('　'));
        ParagraphStyle::of(kind, is_indented, |numbered_from| {
            let fresh = || self.parts.list(numbered_from);
            self.lists.of(row, side, numbered_from, fresh)
        })
    }

    fn paragraph(
        &mut self,
        style: ParagraphStyle,
        fate: &TrackedFate,
        was: Option<ParagraphStyle>,
        runs: &str,
    ) -> String {
        let mark = self.marks.mark(fate);
        let mark = if mark.is_empty() {
            mark
        } else {
            format!("<w:rPr>{mark}</w:rPr>")
        };
        let was = match was.filter(|was| *was != style) {
            Some(was) => self.marks.was("pPr", &was.properties()),
            None => String::new(),
        };
        format!(
            "<w:p><w:pPr>{}{mark}{was}</w:pPr>{runs}</w:p>\n",
            style.properties()
        )
    }

    /// Words, each run marked with the change that was made to it.
    fn runs(&mut self, runs: &[Run], fate: &TrackedFate) -> String {
        let mut xml = String::new();
        for run in runs {
            let own = match (fate, run.fate) {
                // What changed inside a line that moved is shown where the line is now.
                (TrackedFate::MovedHere, Words::Delete) | (TrackedFate::MovedAway, Words::Insert) => continue,
                (TrackedFate::Kept, Words::Insert) | (TrackedFate::MovedHere, Words::Insert) => {
                    TrackedFate::Inserted
                }
                (TrackedFate::Kept, Words::Delete) | (TrackedFate::MovedAway, Words::Delete)
                    if *fate == TrackedFate::Kept =>
                {
                    TrackedFate::Deleted
                }
                _ => fate.clone(),
            };
            if own.is_gone() {
                xml.push_str(&self.words(&run.text, run, &own));
                continue;
            }
            for (marker, text) in self.remarks.cut(run) {
                xml.push_str(&marker);
                xml.push_str(&self.words(&text, run, &own));
            }
        }
        xml
    }

    fn words(&mut self, text: &str, run: &Run, fate: &TrackedFate) -> String {
        if text.is_empty() {
            return String::new();
        }
        let span = |marked: Marked| Span {
            text: text.to_owned(),
            strong: marked.strong,
            emphasis: marked.emphasis,
            link: marked.link,
        };
        let now = span(Marked {
            strong: run.strong,
            emphasis: run.emphasis,
            link: run.link.clone(),
        });
        let was = run
            .was
            .clone()
            .filter(|_| run.fate == Words::Format && *fate == TrackedFate::Kept)
            .map(span);
        match was {
            // Word does not track where a link leads.
            Some(was) if was.link != now.link => {
                let gone = run::tracked(&was, self.parts, self.marks, &TrackedFate::Deleted, None);
                gone + &run::tracked(&now, self.parts, self.marks, &TrackedFate::Inserted, None)
            }
            was => run::tracked(&now, self.parts, self.marks, fate, was.as_ref()),
        }
    }

    /// The marks that end with this row: comments on all of its block.
    fn close(&mut self, row: &Row) -> String {
        self.remarks.close(row)
    }

    fn figure(&mut self, row: &Row, figure: &Figure, fate: &TrackedFate, comparison: &Comparison<'_>) {
        let base = (*fate == TrackedFate::Kept)
            .then(|| comparison.base().figure(&figure.id))
            .flatten();
        let opening = if fate.is_gone() {
            String::new()
        } else {
            self.remarks.on_figure(&figure.id)
        };
        let changed = base.filter(|base| base.photo != figure.photo);
        let (style, mut picture) = self.picture(
            figure,
            if changed.is_some() {
                &TrackedFate::Inserted
            } else {
                fate
            },
        );
        if let Some(base) = changed {
            let (_, before) = self.picture(base, &TrackedFate::Deleted);
            picture = before + &picture;
        }
        let captioned = row.runs.iter().any(|run| !run.text.is_empty());
        if !captioned {
            picture.push_str(&self.remarks.close_figure());
        }
        let paragraph = self.paragraph(style, fate, None, &(opening + &picture));
        self.xml.push_str(&paragraph);
        if captioned {
            let all = |wanted: Words| {
                row.runs
                    .iter()
                    .all(|run| run.fate == wanted || run.text.is_empty())
            };
            let whole = match fate {
                TrackedFate::Kept if all(Words::Insert) => TrackedFate::Inserted,
                TrackedFate::Kept if all(Words::Delete) => TrackedFate::Deleted,
                fate => fate.clone(),
            };
            let runs = self.runs(&row.runs, fate);
            let closing = self.remarks.close_figure();
            let paragraph = self.paragraph(ParagraphStyle::Caption, &whole, None, &(runs + &closing));
            self.xml.push_str(&paragraph);
        }
        let now = credit::line(figure, self.parts.chinese);
        let before = base.map_or_else(|| now.clone(), |base| credit::line(base, self.parts.chinese));
        if now == before {
            self.credit(&now, fate);
        } else {
            self.credit(&before, &TrackedFate::Deleted);
            self.credit(&now, &TrackedFate::Inserted);
        }
    }

    fn credit(&mut self, words: &str, fate: &TrackedFate) {
        if words.is_empty() {
            return;
        }
        let span = Span {
            text: words.to_owned(),
            ..Span::default()
        };
        let runs = run::tracked(&span, self.parts, self.marks, fate, None);
        let paragraph = self.paragraph(ParagraphStyle::Caption, fate, None, &runs);
        self.xml.push_str(&paragraph);
    }

    /// The run with a figure's photo, or with the words for a missing one.
    fn picture(&mut self, figure: &Figure, fate: &TrackedFate) -> (ParagraphStyle, String) {
        match self.parts.picture(figure) {
            Some((relation, plate)) => {
                let words = pictures::words(figure, "", self.parts.chinese);
                let room = PictureRoom::of(self.parts.look.style, 1, &words);
                let run = drawing::inline(self.parts.drawing(), &relation, &plate, credit::alt(figure), room);
                (ParagraphStyle::Picture, self.marks.around(fate, &run))
            }
            None => {
                let span = Span {
                    text: pictures::missing(self.parts.chinese).to_owned(),
                    ..Span::default()
                };
                let run = run::tracked(&span, self.parts, self.marks, fate, None);
                (ParagraphStyle::MissingPicture, run)
            }
        }
    }
}

/// The blocks in the place of this row: in the base, in hers. A row that moved is elsewhere on the other side.
fn blocks(row: &Row) -> impl Iterator<Item = (bool, u32)> {
    let base = row.base_block.filter(|_| row.role != Role::MovedHere);
    let hers = row.hers_block.filter(|_| row.role != Role::MovedAway);
    base.map(|block| (false, block))
        .into_iter()
        .chain(hers.map(|block| (true, block)))
}
