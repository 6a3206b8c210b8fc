//! Both states in one reading: the rows that a page, a terminal or Word draws.

mod reading;

use std::ops::Range;

use crate::Field;
use crate::compare::change::{ChangeId, Extent, IdHasher, Site};
use crate::compare::facts::story_strands;
use crate::compare::keyed::Tape;
use crate::compare::laid::{Stretch, StretchKind};
use crate::compare::points::Points;
use crate::compare::row::{Fate, Role, Row, RowKind, Run};
use crate::compare::select::ranged;
use crate::compare::tok::{Formatting, Tok};
use crate::compare::{Comparison, Sides};
use crate::field::PrintedAt;
use reading::BodyRows;

impl Comparison<'_> {
    /// Both states in one reading: the titles, the body, the sign-off ([`Field::is_read_in_rows`]), then the tray. A figure's words are its
    /// caption. What is in values and lists is in [`Comparison::changes`] alone.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let field = |field: Field, rows: &mut Vec<Row>| {
            let site = Site::Field { name: field };
            let changed = self
                .story
                .strands
                .iter()
                .find(|(strand, _)| strand.site(self.base) == site);
            let unchanged = || story_strands().find(|strand| strand.site(self.base) == site);
            let runs = match (changed, unchanged()) {
                (Some((_, sides)), _) => field_runs(sides, self.story.named(self.name, &site)),
                (None, Some(strand)) => kept(&strand.toks(self.hers)),
                (None, None) => Vec::new(),
            };
            if !runs.is_empty() {
                rows.push(plain_row(site, RowKind::Field, runs));
            }
        };
        for title in Field::titles() {
            field(title, &mut rows);
        }
        BodyRows::new(self).read(&mut rows);
        for end in Field::printed().filter(|field| field.printed_at() == Some(PrintedAt::End)) {
            field(end, &mut rows);
        }
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
        goes_on: false,
    }
}

fn kept(toks: &[Tok<'_>]) -> Vec<Run> {
    let points = Points::of_field(toks);
    let all = points.extent(&(0..toks.len()));
    let text: String = toks.iter().map(Tok::text).collect();
    if text.is_empty() {
        return Vec::new();
    }
    vec![run(Fate::Keep, text, Formatting::default(), None, all, all)]
}

fn run(
    fate: Fate,
    text: String,
    marks: Formatting<'_>,
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
fn field_runs(sides: &Sides<'_>, name: IdHasher) -> Vec<Run> {
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
fn push_runs(
    runs: &mut Vec<Run>,
    sides: &Sides<'_>,
    points: &(Points, Points),
    piece: &Stretch,
    name: IdHasher,
) {
    let id =
        (piece.how != StretchKind::Kept).then(|| ChangeId(ranged(name, &piece.base, &piece.hers).name()));
    let (gone, come) = match piece.how {
        StretchKind::Kept => (Fate::Keep, Fate::Keep),
        StretchKind::Dressed => (Fate::Format, Fate::Format),
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
    tape: &Tape<'_>,
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

fn marks_of<'a>(tape: &Tape<'a>, at: usize) -> Formatting<'a> {
    match tape.toks.get(at) {
        Some(Tok::Word { marks, .. }) => *marks,
        _ => Formatting::default(),
    }
}
