//! Both states in one reading: the rows that a page, a terminal or Word draws.

use std::collections::HashMap;
use std::ops::Range;

use crate::compare::change::{ChangeId, Extent, Named, Site};
use crate::compare::facts::STORY_STRANDS;
use crate::compare::laid::{How, Piece};
use crate::compare::points::Points;
use crate::compare::row::{Fate, FigureRow, Marked, Role, Row, RowKind, Run};
use crate::compare::select::ranged;
use crate::compare::tok::{Line, Marks, Tok};
use crate::compare::{Comparison, Facts, Sides};
use crate::{Figure, FigureId};

impl Comparison<'_> {
    /// Both states in one reading: the fields of words that print, then the body, then the tray. A figure's words are its
    /// caption. What lies in values and lists is in [`Comparison::changes`] alone.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let field = |name: &str, rows: &mut Vec<Row>| {
            let changed = self.story.strands.iter().find(|(strand, _)| strand.name == name);
            let runs = match (changed, STORY_STRANDS.iter().find(|strand| strand.name == name)) {
                (Some((_, sides)), _) => field_runs(sides, self.story.named(self.name, name)),
                (None, Some(strand)) => kept(&(strand.toks)(self.hers)),
                (None, None) => Vec::new(),
            };
            if !runs.is_empty() {
                rows.push(plain_row(Site::field(name), RowKind::Field, runs));
            }
        };
        for name in ["kicker", "headline", "subheadline"] {
            field(name, &mut rows);
        }
        Reading::new(self).read(&mut rows);
        field("sign_off", &mut rows);
        rows
    }
}

fn plain_row(site: Site, kind: RowKind, runs: Vec<Run>) -> Row {
    Row {
        site,
        kind,
        was: None,
        role: Role::Kept,
        change: None,
        runs,
        figure: None,
        base_block: None,
        hers_block: None,
    }
}

fn kept(toks: &[Tok<'_>]) -> Vec<Run> {
    let points = Points::of_field(toks);
    let all = points.extent(&(0..toks.len()));
    let text: String = toks.iter().map(Tok::text).collect();
    if text.is_empty() {
        return Vec::new();
    }
    vec![run(Fate::Keep, text, Marks::default(), None, all, all)]
}

fn run(
    fate: Fate,
    text: String,
    marks: Marks<'_>,
    change: Option<ChangeId>,
    base: Extent,
    hers: Extent,
) -> Run {
    Run {
        fate,
        text,
        strong: marks.strong,
        emphasis: marks.emphasis,
        link: marks.link.cloned(),
        change,
        base,
        hers,
        ends: None,
        was: None,
    }
}

/// The runs of a field that changed.
fn field_runs(sides: &Sides<'_>, name: Named) -> Vec<Run> {
    let points = (
        Points::of_field(&sides.base.toks),
        Points::of_field(&sides.hers.toks),
    );
    let mut runs = Vec::new();
    for piece in &sides.laid.pieces {
        push_runs(&mut runs, sides, &points, piece, name);
    }
    runs
}

/// The words of a piece as runs, those that went first.
fn push_runs(runs: &mut Vec<Run>, sides: &Sides<'_>, points: &(Points, Points), piece: &Piece, name: Named) {
    let id = (piece.how != How::Kept).then(|| ChangeId(ranged(name, &piece.base, &piece.hers).name()));
    let (gone, come) = match piece.how {
        How::Kept => (Fate::Keep, Fate::Keep),
        How::Dressed => (Fate::Format, Fate::Format),
        _ => (Fate::Delete, Fate::Insert),
    };
    let stays = gone == come;
    if !stays {
        words(runs, &sides.base, piece.base.clone(), gone, id.clone(), |range| {
            (
                points.0.extent(range),
                points.1.extent(&(piece.hers.start..piece.hers.start)),
            )
        });
    }
    words(runs, &sides.hers, piece.hers.clone(), come, id, |range| {
        let base = if stays {
            let start = piece.base.start + range.start - piece.hers.start;
            start..start + range.len()
        } else {
            piece.base.end..piece.base.end
        };
        (points.0.extent(&base), points.1.extent(range))
    });
}

/// Words of one fate, a run for each way they are marked.
fn words(
    runs: &mut Vec<Run>,
    tape: &super::laid::Tape<'_>,
    range: Range<usize>,
    fate: Fate,
    change: Option<ChangeId>,
    extents: impl Fn(&Range<usize>) -> (Extent, Extent),
) {
    let mut start = range.start;
    while start < range.end {
        let marks = marks_of(tape, start);
        let mut end = start + 1;
        while end < range.end && marks_of(tape, end) == marks {
            end += 1;
        }
        let text = tape.get(start..end).iter().map(Tok::said).collect();
        let (base, hers) = extents(&(start..end));
        runs.push(run(fate, text, marks, change.clone(), base, hers));
        start = end;
    }
}

fn marks_of<'a>(tape: &super::laid::Tape<'a>, at: usize) -> Marks<'a> {
    match tape.toks.get(at) {
        Some(Tok::Word { marks, .. }) => *marks,
        _ => Marks::default(),
    }
}

/// The body being read.
struct Reading<'c, 'a> {
    sides: &'c Sides<'a>,
    figures: HashMap<(&'a FigureId, u32), &'c Facts<'a, Figure>>,
    comparison: &'c Comparison<'a>,
    points: (Points, Points),
    name: Named,
    runs: Vec<Run>,
}

impl<'c, 'a> Reading<'c, 'a> {
    fn new(comparison: &'c Comparison<'a>) -> Self {
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

    fn read(mut self, rows: &mut Vec<Row>) {
        for piece in &self.sides.laid.pieces {
            match piece.how {
                How::Away(k) | How::Here(k) => {
                    let Some(moved) = self.sides.laid.moved.get(k) else {
                        continue;
                    };
                    let id = ChangeId(ranged(self.name, &moved.base, &moved.hers).name());
                    let held = std::mem::take(&mut self.runs);
                    let from = rows.len();
                    let role = if matches!(piece.how, How::Here(_)) {
                        for piece in &moved.pieces {
                            self.piece(rows, piece);
                        }
                        Role::MovedHere
                    } else {
                        let away = Piece {
                            base: moved.base.clone(),
                            hers: piece.hers.clone(),
                            how: How::Changed,
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
            rows.push(plain_row(Site::Body, RowKind::Paragraph, runs));
        }
    }

    /// Cuts a piece at the lines' ends and adds it to the rows.
    fn piece(&mut self, rows: &mut Vec<Row>, piece: &Piece) {
        let id =
            (piece.how != How::Kept).then(|| ChangeId(ranged(self.name, &piece.base, &piece.hers).name()));
        let stays = matches!(piece.how, How::Kept | How::Dressed);
        if !stays {
            self.side(rows, piece, &piece.base, Fate::Delete, id.as_ref());
        }
        let fate = match piece.how {
            How::Kept => Fate::Keep,
            How::Dressed => Fate::Format,
            _ => Fate::Insert,
        };
        self.side(rows, piece, &piece.hers, fate, id.as_ref());
    }

    fn side(
        &mut self,
        rows: &mut Vec<Row>,
        piece: &Piece,
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

    /// The two ranges of a part of one side of a piece.
    fn both(piece: &Piece, part: &Range<usize>, fate: Fate) -> (Range<usize>, Range<usize>) {
        match fate {
            Fate::Delete => (part.clone(), piece.hers.start..piece.hers.start),
            Fate::Insert => (piece.base.end..piece.base.end, part.clone()),
            Fate::Keep | Fate::Format => {
                let start = piece.base.start + part.start - piece.hers.start;
                (start..start + part.len(), part.clone())
            }
        }
    }

    fn words(&mut self, piece: &Piece, part: Range<usize>, fate: Fate, id: Option<&ChangeId>) {
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

    /// A token that ends a line, or stands by itself.
    fn end(
        &mut self,
        rows: &mut Vec<Row>,
        piece: &Piece,
        at: usize,
        tok: Tok<'a>,
        fate: Fate,
        id: Option<&ChangeId>,
    ) {
        let (base, hers) = Self::both(piece, &(at..at + 1), fate);
        // A figure or rule is what it is, whatever line it stands in.
        let by_itself = !matches!(tok, Tok::Break(_));
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
                ..run(fate, "\n".to_owned(), Marks::default(), id.cloned(), base, hers)
            });
            if fate == Fate::Delete {
                // The line goes on with what stood on the next one.
                return;
            }
        }
        let held = match tok {
            Tok::Break(_) => Vec::new(),
            _ => std::mem::take(&mut self.runs),
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
        let caption = |facts: &Facts<'_, Figure>| {
            let (_, sides) = facts
                .strands
                .iter()
                .find(|(strand, _)| strand.name == "caption")?;
            Some(field_runs(sides, facts.named(self.comparison.name, "caption")))
        };
        let changed = self.figures.get(&(&figure.id, nth)).copied();
        row.runs = match (fate, changed.and_then(caption)) {
            (Fate::Keep | Fate::Insert, Some(runs)) => runs,
            _ => kept(&super::tape::words(&figure.caption)),
        };
        row.figure = Some(FigureRow {
            id: figure.id.clone(),
            figure: figure.clone(),
        });
    }
}

fn kind(tok: &Tok<'_>) -> RowKind {
    match *tok {
        Tok::Break(Line::Subheading(level)) => RowKind::Subheading { level },
        Tok::Break(Line::Quote) => RowKind::Quote,
        Tok::Break(Line::Item { numbered_from }) => RowKind::Item { numbered_from },
        Tok::Break(Line::Cell { header, last }) => RowKind::Cell { header, last },
        Tok::Figure { .. } => RowKind::Figure,
        Tok::Rule | Tok::Odd(_) => RowKind::Rule,
        Tok::Tray => RowKind::Tray,
        _ => RowKind::Paragraph,
    }
}
