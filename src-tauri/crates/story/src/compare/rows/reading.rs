//! The body and the tray of both states, read line by line.
//!
//! A row is a line of hers together with the words deleted from it, with two exceptions: where a block was between two lines of
//! the base that hers joined, the row ends there and continues behind the block; and a line of a table shares no row with one of
//! text.

use std::collections::HashMap;
use std::ops::Range;

use super::{field_runs, kept, marks_of, plain_row, run, words};
use crate::compare::change::{ChangeId, IdHasher, Site};
use crate::compare::facts::Strand;
use crate::compare::laid::{Stretch, StretchKind};
use crate::compare::points::Points;
use crate::compare::row::{Fate, FigureRow, Marked, Role, Row, RowKind, Run};
use crate::compare::select::ranged;
use crate::compare::tok::{Formatting, LineEnd, Tok};
use crate::compare::{Comparison, FactChanges, Sides};
use crate::{Fact, Figure, FigureId};

/// The body being read.
pub(super) struct BodyRows<'c, 'a> {
    sides: &'c Sides<'a>,
    figures: HashMap<(&'a FigureId, u32), &'c FactChanges<'a, Figure>>,
    comparison: &'c Comparison<'a>,
    points: (Points, Points),
    name: IdHasher,
    runs: Vec<Run>,
}

impl<'c, 'a> BodyRows<'c, 'a> {
    pub(super) fn new(comparison: &'c Comparison<'a>) -> Self {
        let sides = &comparison.body;
        Self {
            sides,
            figures: comparison
                .figures
                .iter()
                .filter_map(|facts| Some((facts.figure?, facts)))
                .collect(),
            comparison,
            points: (
                Points::of_body(&sides.base.toks),
                Points::of_body(&sides.hers.toks),
            ),
            name: Site::Body.named(comparison.name),
            runs: Vec::new(),
        }
    }

    pub(super) fn read(mut self, rows: &mut Vec<Row>) {
        for piece in &self.sides.laid.pieces {
            match piece.how {
                StretchKind::Away(k) | StretchKind::Here(k) => {
                    let Some(moved) = self.sides.laid.moved.get(k) else {
                        continue;
                    };
                    let id = ChangeId(ranged(self.name, &moved.base, &moved.hers).name());
                    if matches!(piece.how, StretchKind::Away(_)) {
                        self.so_far(rows);
                    }
                    let held = std::mem::take(&mut self.runs);
                    let from = rows.len();
                    let role = if matches!(piece.how, StretchKind::Here(_)) {
                        for piece in &moved.pieces {
                            self.piece(rows, piece);
                        }
                        Role::MovedHere
                    } else {
                        let away = Stretch {
                            base: moved.base.clone(),
                            hers: piece.hers.clone(),
                            how: StretchKind::Changed,
                        };
                        self.piece(rows, &away);
                        Role::MovedAway
                    };
                    for row in rows.iter_mut().skip(from) {
                        row.role = role;
                        row.change = Some(id.clone());
                    }
                    self.runs = held;
                }
                _ => self.piece(rows, piece),
            }
        }
        if !self.runs.is_empty() {
            let runs = std::mem::take(&mut self.runs);
            rows.push(plain_row(Site::Body, RowKind::PARAGRAPH, runs));
        }
    }

    /// Cuts a piece at the lines' ends and adds it to the rows.
    fn piece(&mut self, rows: &mut Vec<Row>, piece: &Stretch) {
        let id = (piece.how != StretchKind::Kept)
            .then(|| ChangeId(ranged(self.name, &piece.base, &piece.hers).name()));
        let stays = matches!(piece.how, StretchKind::Kept | StretchKind::Dressed);
        if !stays {
            self.side(rows, piece, &piece.base, Fate::Delete, id.as_ref());
        }
        let fate = match piece.how {
            StretchKind::Kept => Fate::Keep,
            StretchKind::Dressed => Fate::Format,
            _ => Fate::Insert,
        };
        self.side(rows, piece, &piece.hers, fate, id.as_ref());
    }

    fn side(
        &mut self,
        rows: &mut Vec<Row>,
        piece: &Stretch,
        range: &Range<usize>,
        fate: Fate,
        id: Option<&ChangeId>,
    ) {
        let tape = if fate == Fate::Delete {
            &self.sides.base
        } else {
            &self.sides.hers
        };
        let mut start = range.start;
        for at in range.clone() {
            let Some(tok) = tape.toks.get(at).filter(|tok| tok.ends_line()) else {
                continue;
            };
            self.words(piece, start..at, fate, id);
            self.end(rows, piece, at, *tok, fate, id);
            start = at + 1;
        }
        self.words(piece, start..range.end, fate, id);
    }

    /// Ends the row with the lines of the base that hers joined so far: the next block is between them and the rest.
    fn so_far(&mut self, rows: &mut Vec<Row>) {
        let Some(end) = self.runs.iter().rposition(joins) else {
            return;
        };
        let rest = self.runs.split_off(end + 1);
        let runs = std::mem::replace(&mut self.runs, rest);
        let Some(end) = runs.last() else { return };
        rows.push(Row {
            base_block: Some(end.base.from.block),
            hers_block: Some(end.hers.from.block),
            goes_on: true,
            ..plain_row(Site::Body, end.ends.unwrap_or(RowKind::PARAGRAPH), runs)
        });
    }

    /// Takes out of the words so far those that are not of the line that ends: a line of a table and one of text share no
    /// row. `fate` says which side's line ends with `tok`.
    fn apart(&mut self, piece: &Stretch, tok: Tok<'_>, fate: Fate) -> Option<Vec<Run>> {
        let there = match fate {
            Fate::Delete => self.sides.hers.line_at(piece.hers.start),
            Fate::Insert => self.sides.base.line_at(piece.base.end),
            Fate::Keep | Fate::Format => return None,
        };
        if is_cell(&tok) == there.is_some_and(is_cell) {
            return None;
        }
        let line = self.runs.iter().rposition(joins).map_or(0, |end| end + 1);
        let (own, others): (Vec<Run>, Vec<Run>) = self
            .runs
            .split_off(line)
            .into_iter()
            .partition(|run| (run.fate == Fate::Delete) == (fate == Fate::Delete));
        self.runs.extend(own);
        Some(others)
    }

    /// The two ranges of a part of one side of a piece.
    fn both(piece: &Stretch, part: &Range<usize>, fate: Fate) -> (Range<usize>, Range<usize>) {
        match fate {
            Fate::Delete => (part.clone(), piece.hers.start..piece.hers.start),
            Fate::Insert => (piece.base.end..piece.base.end, part.clone()),
            Fate::Keep | Fate::Format => {
                let start = piece.base.start + part.start - piece.hers.start;
                (start..start + part.len(), part.clone())
            }
        }
    }

    fn words(&mut self, piece: &Stretch, part: Range<usize>, fate: Fate, id: Option<&ChangeId>) {
        let tape = if fate == Fate::Delete {
            &self.sides.base
        } else {
            &self.sides.hers
        };
        let points = &self.points;
        let from = self.runs.len();
        let first = part.start;
        words(&mut self.runs, tape, part, fate, id.cloned(), |range| {
            let (base, hers) = Self::both(piece, range, fate);
            (points.0.extent(&base), points.1.extent(&hers))
        });
        if fate == Fate::Format {
            // All of a piece that is dressed otherwise was dressed alike.
            let marks = marks_of(&self.sides.base, piece.base.start + first - piece.hers.start);
            for run in self.runs.iter_mut().skip(from) {
                run.was = Some(Marked {
                    strong: marks.strong,
                    emphasis: marks.emphasis,
                    link: marks.link.cloned(),
                });
            }
        }
    }

    /// Handles a token that ends a line, or is a block by itself.
    fn end(
        &mut self,
        rows: &mut Vec<Row>,
        piece: &Stretch,
        at: usize,
        tok: Tok<'a>,
        fate: Fate,
        id: Option<&ChangeId>,
    ) {
        let (base, hers) = Self::both(piece, &(at..at + 1), fate);
        // A figure or leaf stays what it is in any kind of line.
        let by_itself = !matches!(tok, Tok::Break(_));
        let others = (!by_itself).then(|| self.apart(piece, tok, fate)).flatten();
        if (by_itself && fate != Fate::Insert) || (fate == Fate::Delete && others.is_some()) {
            self.so_far(rows);
        }
        let alone = |wanted: Fate| by_itself || self.runs.iter().all(|run| run.fate == wanted);
        let role = match fate {
            Fate::Delete if alone(Fate::Delete) => Role::Deleted,
            Fate::Insert if alone(Fate::Insert) => Role::Inserted,
            _ => Role::Kept,
        };
        if matches!(tok, Tok::Seam) {
            return;
        }
        if matches!(tok, Tok::Break(_)) && role == Role::Kept && matches!(fate, Fate::Delete | Fate::Insert) {
            let (base, hers) = (self.points.0.extent(&base), self.points.1.extent(&hers));
            self.runs.push(Run {
                ends: Some(kind(&tok)),
                ..run(
                    fate,
                    "\n".to_owned(),
                    Formatting::default(),
                    id.cloned(),
                    base,
                    hers,
                )
            });
            if fate == Fate::Delete {
                // The line goes on with what was on the next one.
                return;
            }
        }
        let held = if by_itself {
            std::mem::take(&mut self.runs)
        } else {
            others.unwrap_or_default()
        };
        if matches!(tok, Tok::Odd(_)) {
            self.words(piece, at..at + 1, fate, id);
        }
        let was = (fate == Fate::Format)
            .then(|| self.sides.base.toks.get(base.start).map(kind))
            .flatten();
        let mut row = Row {
            was,
            role,
            change: (role != Role::Kept).then(|| id.cloned()).flatten(),
            base_block: (!base.is_empty()).then(|| self.points.0.extent(&base).from.block),
            hers_block: (!hers.is_empty()).then(|| self.points.1.extent(&hers).from.block),
            ..plain_row(Site::Body, kind(&tok), std::mem::take(&mut self.runs))
        };
        if let Tok::Figure { figure, nth } = tok {
            self.figure(&mut row, figure, nth, fate);
        }
        rows.push(row);
        self.runs = held;
    }

    fn figure(&self, row: &mut Row, figure: &Figure, nth: u32, fate: Fate) {
        let caption = |facts: &FactChanges<'_, Figure>| {
            let site = Strand::site(&Fact::Caption, facts.base);
            let mut strands = facts.strands.iter();
            let (_, sides) = strands.find(|(strand, _)| strand.site(facts.base) == site)?;
            Some(field_runs(sides, facts.named(self.comparison.name, &site)))
        };
        let changed = self.figures.get(&(&figure.id, nth)).copied();
        row.runs = match (fate, changed.and_then(caption)) {
            (Fate::Keep | Fate::Insert, Some(runs)) => runs,
            _ => kept(&crate::compare::tape::words(&figure.caption)),
        };
        row.figure = Some(FigureRow {
            id: figure.id.clone(),
            figure: figure.clone(),
        });
    }
}

/// Whether this is the end of a line that hers joined to the next.
fn joins(run: &Run) -> bool {
    run.fate == Fate::Delete && run.ends.is_some()
}

fn is_cell(tok: &Tok<'_>) -> bool {
    matches!(tok, Tok::Break(end) if end.is_cell())
}

fn kind(tok: &Tok<'_>) -> RowKind {
    match *tok {
        Tok::Break(LineEnd::Line(kind)) => RowKind::Line(kind),
        Tok::Break(LineEnd::Cell { header, last }) => RowKind::Cell { header, last },
        Tok::Figure { .. } => RowKind::Figure,
        Tok::Leaf(leaf) => RowKind::Leaf(leaf),
        Tok::Odd(_) => RowKind::Bare,
        Tok::Tray => RowKind::Tray,
        Tok::Word { .. } | Tok::Seam | Tok::Item(_) | Tok::Pin(_) => RowKind::PARAGRAPH,
    }
}
