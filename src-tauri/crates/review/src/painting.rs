//! 着色: computes where a page draws the differences, so that its own text stays clean.
//!
//! A comparison is drawn on a page that shows one of its two sides: words that are in the page's text are given by their place,
//! words that are not come with the place they are missing from. Places are counted as [`story::compare::Point`] does. This
//! module must not know how anything is drawn.
//!
//! See docs/decisions/marks-are-painted.md.

use serde::Serialize;
use story::compare::{Change, ChangeId, Comparison, Extent, Fate, Point, Role, Row, RowKind, Run, Site};
use story::{Digest, Fact, Field, FigureId};
use ts_rs::TS;

/// The side of a comparison whose text the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The later one: an editor looks at her own changes.
    Hers,
    /// The earlier one: a writer looks at the proposed changes.
    Base,
}

/// The kind of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    /// Inserted words, which are in the text.
    Came,
    /// Deleted words, which are in `text` and not on the page.
    Went,
    /// Words in the text that the change would delete.
    Goes,
    /// Words that are not in the text and that the change would insert: `text`.
    Comes,
    /// Words that are marked otherwise, or a line of another kind.
    Dressed,
    /// A line or figure in the text that was moved here, or that the change would move away.
    Moved,
    /// The other place of a moved line or figure: where it was, or would be; `text` holds its words.
    Elsewhere,
    /// Facts of a figure other than its caption differ.
    Facts,
    /// Both changed the words here.
    Conflict,
}

/// One mark on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Paint {
    /// The field it is in; none for the body and the tray.
    pub field: Option<Field>,
    /// The block, counted from 1 through the body, then the tray; 0 in a field. For a whole line or block that is not in the
    /// text, the block it would come before; one more than the body has for its end.
    pub block: u32,
    /// Where it begins in its block or field, in UTF-16 units.
    pub from: u32,
    /// Behind its last character; equal to `from` for what is not in the text.
    pub to: u32,
    /// The kind of mark.
    pub drawn: Drawn,
    /// A whole line or block.
    pub whole: bool,
    /// The words of what is not in the text; `\n` alone is the end of a line.
    pub text: String,
    /// The picture of a figure that is not in the text.
    pub photo: Option<Digest>,
    /// The change it belongs to.
    pub change: Option<ChangeId>,
}

/// All marks for a page that shows the side `on`.
pub fn painted(compared: &Comparison<'_>, on: Side) -> Vec<Paint> {
    let rows = compared.rows();
    let mut painter = Painter {
        on,
        rows: &rows,
        paints: Vec::new(),
    };
    for at in 0..rows.len() {
        painter.row(at);
    }
    painter.facts(compared.changes());
    painter.paints
}

struct Painter<'r> {
    on: Side,
    rows: &'r [Row],
    paints: Vec<Paint>,
}

impl Painter<'_> {
    fn row(&mut self, at: usize) {
        let Some(row) = self.rows.get(at) else { return };
        if let Site::Field { name } = &row.site {
            for run in &row.runs {
                self.run(run, Some(*name), None);
            }
            return;
        }
        if row.kind == RowKind::Tray {
            return;
        }
        let there = self.block(row);
        if self.is_absent(row.role) {
            return self.ghost(at, row);
        }
        let Some(block) = there else {
            // Words without a line of their own: the end of a body that lost its last line's end.
            return row.runs.iter().for_each(|run| self.run(run, None, None));
        };
        let from = self.start(row);
        let whole = |drawn| Paint {
            field: None,
            block,
            from,
            to: from,
            drawn,
            whole: true,
            text: String::new(),
            photo: None,
            change: row.change.clone(),
        };
        match row.role {
            Role::Inserted if row.kind.is_thing() => self.paints.push(whole(Drawn::Came)),
            Role::Deleted if row.kind.is_thing() => self.paints.push(whole(Drawn::Goes)),
            Role::MovedHere | Role::MovedAway => self.paints.push(whole(Drawn::Moved)),
            _ => {}
        }
        if row.was.is_some_and(|was| was != row.kind) {
            self.paints.push(whole(Drawn::Dressed));
        }
        if self.on == Side::Base && row.role == Role::MovedAway {
            return;
        }
        let figure = row.figure.is_some().then_some(block);
        for run in &row.runs {
            self.run(run, None, figure);
        }
    }

    fn run(&mut self, run: &Run, field: Option<Field>, figure: Option<u32>) {
        let (here, drawn) = match (run.fate, self.on) {
            (Fate::Keep, _) => return,
            (Fate::Format, _) => (true, Drawn::Dressed),
            (Fate::Insert, Side::Hers) => (true, Drawn::Came),
            (Fate::Delete, Side::Base) => (true, Drawn::Goes),
            (Fate::Delete, Side::Hers) => (false, Drawn::Went),
            (Fate::Insert, Side::Base) => (false, Drawn::Comes),
        };
        let Extent { from, to } = self.extent(run);
        let to = if here { to } else { from };
        let text = if here && run.text != "\n" {
            String::new()
        } else {
            run.text.clone()
        };
        let paint = Paint {
            field,
            block: figure.unwrap_or(from.block),
            from: from.offset,
            to: if to.block == from.block {
                to.offset
            } else {
                from.offset
            },
            drawn,
            whole: false,
            text,
            photo: None,
            change: run.change.clone(),
        };
        // Words that were deleted together are struck together, however they were marked.
        if let Some(last) = self.paints.last_mut()
            && !here
            && (
                &last.field,
                last.block,
                last.from,
                last.drawn,
                last.whole,
                &last.change,
            ) == (
                &paint.field,
                paint.block,
                paint.from,
                paint.drawn,
                false,
                &paint.change,
            )
        {
            last.text.push_str(&paint.text);
            return;
        }
        self.paints.push(paint);
    }

    /// A whole line that is not in the text: it is drawn before the next one that is.
    fn ghost(&mut self, at: usize, row: &Row) {
        let mut place = None;
        for next in self.rows.iter().skip(at + 1) {
            if next.site != Site::Body || next.kind == RowKind::Tray {
                break;
            }
            if let Some(block) = self.block(next).filter(|_| !self.is_absent(next.role)) {
                place = Some((block, self.start(next)));
                break;
            }
        }
        let in_tray = self.rows.iter().take(at).any(|row| row.kind == RowKind::Tray);
        if in_tray {
            return;
        }
        let (block, from) = place.unwrap_or_else(|| (self.last_of_body() + 1, 0));
        let moved = matches!(row.role, Role::MovedHere | Role::MovedAway);
        let drawn = match (moved, self.on) {
            (true, _) => Drawn::Elsewhere,
            (false, Side::Hers) => Drawn::Went,
            (false, Side::Base) => Drawn::Comes,
        };
        let figure = row.figure.as_ref().map(|row| &row.figure);
        self.paints.push(Paint {
            field: None,
            block,
            from,
            to: from,
            drawn,
            whole: true,
            text: row
                .runs
                .iter()
                .filter(|run| run.text != "\n" && (moved || run.fate != Fate::Keep || figure.is_some()))
                .map(|run| run.text.as_str())
                .collect(),
            photo: figure.and_then(|figure| figure.photo.clone()),
            change: row.change.clone(),
        });
    }

    fn facts(&mut self, changes: &[Change]) {
        for change in changes {
            let id = match &change.site {
                Site::Figure { name, .. } if *name == Fact::Caption => continue,
                Site::Figure { id, .. } | Site::Photo { id } => id,
                Site::Body | Site::Field { .. } | Site::SignOffPlace | Site::Related => continue,
            };
            if let Some(block) = self.figure(id) {
                self.paints.push(Paint {
                    field: None,
                    block,
                    from: 0,
                    to: 0,
                    drawn: Drawn::Facts,
                    whole: true,
                    text: String::new(),
                    photo: None,
                    change: Some(change.id.clone()),
                });
            }
        }
    }

    fn figure(&self, id: &FigureId) -> Option<u32> {
        let stands = |row: &&Row| row.figure.as_ref().is_some_and(|figure| figure.id == *id);
        let row = self
            .rows
            .iter()
            .filter(|row| !self.is_absent(row.role))
            .find(stands)?;
        self.block(row)
    }

    fn is_absent(&self, role: Role) -> bool {
        match self.on {
            Side::Hers => matches!(role, Role::Deleted | Role::MovedAway),
            Side::Base => matches!(role, Role::Inserted | Role::MovedHere),
        }
    }

    fn block(&self, row: &Row) -> Option<u32> {
        match self.on {
            Side::Hers => row.hers_block,
            Side::Base => row.base_block,
        }
    }

    fn extent(&self, run: &Run) -> Extent {
        match self.on {
            Side::Hers => run.hers,
            Side::Base => run.base,
        }
    }

    /// Where a row's line begins in its block.
    fn start(&self, row: &Row) -> u32 {
        let first = row.runs.first().filter(|_| row.figure.is_none());
        first.map_or(Point::default(), |run| self.extent(run).from).offset
    }

    fn last_of_body(&self) -> u32 {
        let body = self.rows.iter().take_while(|row| row.kind != RowKind::Tray);
        body.filter_map(|row| self.block(row)).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use story::compare::compare;
    use story::{Block, Content, Text};

    fn story(paragraphs: &[&str]) -> Content {
        Content {
            body: paragraphs
                .iter()
                .map(|text| Block::Paragraph {
                    text: Text::plain(text),
                })
                .collect(),
            ..Content::default()
        }
    }

    fn drawn(base: &Content, hers: &Content, on: Side) -> Vec<(Drawn, u32, u32, u32, String)> {
        painted(&compare(base, hers), on)
            .into_iter()
            .map(|paint| (paint.drawn, paint.block, paint.from, paint.to, paint.text))
            .collect()
    }

    #[test]
    fn a_word_that_was_exchanged_is_struck_in_front_of_the_new_one() {
        let (base, hers) = (story(&["县里下拨资金。"]), story(&["县里划拨资金。"]));
        assert_eq!(
            drawn(&base, &hers, Side::Hers),
            [
                (Drawn::Went, 1, 2, 2, "下".to_owned()),
                (Drawn::Came, 1, 2, 3, String::new())
            ]
        );
        assert_eq!(
            drawn(&base, &hers, Side::Base),
            [
                (Drawn::Goes, 1, 2, 3, String::new()),
                (Drawn::Comes, 1, 3, 3, "划".to_owned())
            ]
        );
    }

    #[test]
    fn a_paragraph_that_went_is_drawn_before_the_next_one_and_the_last_at_the_bodys_end() {
        let (base, hers) = (
            story(&["第一段话。", "第二段话语。", "最后一段文字。"]),
            story(&["第一段话。"]),
        );
        let paints = drawn(&base, &hers, Side::Hers);
        assert_eq!(
            paints,
            [
                (Drawn::Went, 2, 0, 0, "第二段话语。".to_owned()),
                (Drawn::Went, 2, 0, 0, "最后一段文字。".to_owned())
            ]
        );
    }

    #[test]
    fn a_paragraph_that_was_split_is_marked_where_its_first_half_ends() {
        let (base, hers) = (
            story(&["村民们上山采果。一直忙到天黑。"]),
            story(&["村民们上山采果。", "一直忙到天黑。"]),
        );
        assert_eq!(
            drawn(&base, &hers, Side::Hers),
            [(Drawn::Came, 1, 8, 8, "\n".to_owned())]
        );
        assert_eq!(
            drawn(&hers, &base, Side::Hers),
            [(Drawn::Went, 1, 8, 8, "\n".to_owned())]
        );
    }
}
