//! One photo and the rows of a sheet that are about it: which cells differ from the sheet that went out, and what becomes of
//! each.

use chrono::{NaiveDate, NaiveDateTime};
use press::captions::{people_of, said};
use story::{Fact, FactKind, FactSlot, Figure};

use super::{Cells, FilledPhoto, Overwrite};
use crate::pictures::facts::{StampedFact, is_time};
use crate::says::sheet::Left;

/// One photo and what the sheet says of it.
pub(super) struct Filling<'a> {
    /// Its number in the story.
    pub(super) number: usize,
    /// As the sheet was made of it; `None` where that state is not here.
    pub(super) base: Option<&'a Figure>,
    /// As it is now.
    pub(super) now: &'a Figure,
    /// Whether the sheet is in Chinese.
    pub(super) chinese: bool,
    /// Which facts the sheet overwrites all the same.
    pub(super) over: &'a Overwrite,
}

impl Filling<'_> {
    /// What the photo gets; what it does not get is added to `left`.
    pub(super) fn photo(&self, cells: &Cells, left: &mut Vec<Left>) -> Option<FilledPhoto> {
        let (mut figure, mut changes) = (self.now.clone(), Vec::new());
        for (fact, cell) in cells {
            let said = |figure: &Figure| said(figure, *fact, self.chinese);
            // A cell that is as it went out was not changed by the person who filled the sheet.
            let untouched = |cell: &str| self.base.is_some_and(|base| same(cell, &said(base)));
            let mut rest = cells
                .iter()
                .filter(|(other, words)| other == fact && !untouched(words));
            let (Some((_, one)), other) = (rest.next(), rest.next()) else {
                continue;
            };
            if cell != one {
                continue;
            }
            if let Some((_, other)) = other {
                left.push(Left::Twice {
                    number: self.number,
                    fact: *fact,
                    one: one.clone(),
                    other: other.clone(),
                });
                continue;
            }
            let before = self.value(self.now, *fact);
            let Some(cell) = self.as_value(*fact, cell) else {
                left.push(Left::Time {
                    number: self.number,
                    words: cell.clone(),
                });
                continue;
            };
            if same(&cell, &before) || untouched(&cell) {
                continue;
            }
            let moved_on = self.base.is_some_and(|base| self.value(base, *fact) != before);
            if moved_on && !self.over.has(&self.now.id, *fact) {
                left.push(Left::Both {
                    number: self.number,
                    fact: *fact,
                    here: before,
                    there: cell,
                });
                continue;
            }
            match fact.slot(&mut figure) {
                FactSlot::Text(text) => text.clone_from(&cell),
                FactSlot::People(people) => *people = people_of(&cell, &self.now.people),
                // No sheet has a column for these.
                FactSlot::Framing(_) | FactSlot::Stars(_) | FactSlot::Pick(_) => continue,
            }
            changes.push(StampedFact {
                field: *fact,
                before,
                after: cell,
            });
        }
        (!changes.is_empty()).then_some(FilledPhoto {
            number: self.number,
            figure,
            changes,
        })
    }

    /// What a figure has of a fact: a time as it is stored, which is more precise than what a sheet says of it.
    fn value(&self, figure: &Figure, fact: Fact) -> String {
        if fact.kind() == FactKind::Time {
            figure.taken.clone()
        } else {
            said(figure, fact, self.chinese)
        }
    }

    /// A cell as a value of the fact; `None` where it is none.
    fn as_value(&self, fact: Fact, cell: &str) -> Option<String> {
        if fact.kind() == FactKind::Time {
            time(cell, &self.now.taken)
        } else {
            Some(cell.to_owned())
        }
    }
}

/// Whether two texts differ in blanks alone, which Word and spreadsheets change.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// A time as a story stores it, from what people and spreadsheets write: `2026/10/24 9:30`, `2026年10月24日`,
/// `24 October 2026, 9:30`. One that is `known` with less precision is `known`.
fn time(cell: &str, known: &str) -> Option<String> {
    if is_time(cell) {
        return Some(cell.to_owned());
    }
    let text = cell.replace('日', " ").replace(['/', '.', '年', '月'], "-");
    let text = text.trim();
    let day = ["%Y-%m-%d", "%d %B %Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let minute = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d %B %Y, %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let read = match (day, minute) {
        (Some(day), _) => day.format("%Y-%m-%d").to_string(),
        (None, Some(time)) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        (None, None) => return None,
    };
    let upto = read.strip_suffix(":00").unwrap_or(&read);
    Some(if known.starts_with(upto) {
        known.to_owned()
    } else {
        read
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(caption: &str, credit: &str) -> Figure {
        Figure {
            caption: caption.to_owned(),
            credit: credit.to_owned(),
            ..Figure::default()
        }
    }

    fn filled(
        base: &Figure,
        now: &Figure,
        over: &Overwrite,
        cells: &[(Fact, &str)],
    ) -> (Option<FilledPhoto>, Vec<Left>) {
        let filling = Filling {
            number: 3,
            base: Some(base),
            now,
            chinese: true,
            over,
        };
        let cells: Cells = cells
            .iter()
            .map(|(fact, words)| (*fact, (*words).to_owned()))
            .collect();
        let mut left = Vec::new();
        let photo = filling.photo(&cells, &mut left);
        (photo, left)
    }

    #[test]
    fn what_was_not_touched_on_the_sheet_does_not_undo_what_was_written_meanwhile() {
        let (base, now) = (photo("旧说明", ""), photo("新说明", ""));
        assert_eq!(
            filled(&base, &now, &Overwrite::Nowhere, &[(Fact::Caption, "旧说明")]),
            (None, vec![])
        );
        let (taken, left) = filled(
            &base,
            &now,
            &Overwrite::Nowhere,
            &[(Fact::Caption, "别的说明"), (Fact::Credit, "林溪/摄")],
        );
        let taken = taken.unwrap();
        assert_eq!(
            (taken.figure.caption.as_str(), taken.figure.credit.as_str()),
            ("新说明", "林溪/摄")
        );
        let says = left[0].says(story::Language::Zh);
        assert!(
            says.contains("新说明") && says.contains("别的说明"),
            "both stand there: {says}"
        );
        let one = |fact: Fact| Overwrite::For(vec![(now.id.clone(), fact)]);
        let cells = [(Fact::Caption, "别的说明")];
        assert_eq!(
            filled(&base, &now, &one(Fact::Credit), &cells).0,
            None,
            "not that one"
        );
        let chosen = filled(&base, &now, &one(Fact::Caption), &cells);
        assert_eq!(
            (chosen.0.unwrap().figure.caption.as_str(), chosen.1.len()),
            ("别的说明", 0)
        );
        let over = filled(
            &base,
            &now,
            &Overwrite::Everywhere,
            &[(Fact::Caption, "别的说明")],
        )
        .0
        .unwrap();
        assert_eq!(over.figure.caption, "别的说明");
        assert_eq!(over.changes[0].before, "新说明");
    }

    #[test]
    fn two_rows_of_one_photo_agree_or_are_both_told() {
        let base = photo("", "");
        let (taken, left) = filled(
            &base,
            &base,
            &Overwrite::Nowhere,
            &[(Fact::Caption, "甲"), (Fact::Caption, "乙")],
        );
        assert_eq!(taken, None);
        assert!(matches!(left.as_slice(), [Left::Twice { .. }]), "{left:?}");
        let said = photo("旧", "");
        let (taken, left) = filled(
            &said,
            &said,
            &Overwrite::Nowhere,
            &[(Fact::Caption, "旧"), (Fact::Caption, "新")],
        );
        assert_eq!(
            (taken.unwrap().figure.caption.as_str(), left.len()),
            ("新", 0),
            "one was not touched"
        );
    }

    #[test]
    fn times_are_read_as_spreadsheets_and_people_write_them() {
        for (cell, read) in [
            ("2026/3/8", "2026-03-08"),
            ("2026年3月8日", "2026-03-08"),
            ("2026年3月8日 9:05", "2026-03-08T09:05:00"),
            ("8 March 2026", "2026-03-08"),
            ("8 March 2026, 9:05", "2026-03-08T09:05:00"),
            ("2026/3/8 9:05", "2026-03-08T09:05:00"),
            ("2026-03-08T09:05:00+08:00", "2026-03-08T09:05:00+08:00"),
        ] {
            assert_eq!(time(cell, ""), Some(read.to_owned()));
        }
        assert_eq!(time("去年冬天", ""), None);
        let known = "2026-03-08T11:30:00+08:00";
        assert_eq!(time("2026/3/8 11:30", known).as_deref(), Some(known));
    }
}
