//! 成套资料: facts that are put on many photos at once, with what changes from photo to photo filled in.
//!
//! The effect of a stamp is computed first and shown, then put on in one step. The window does that on its page and the command
//! line in the store; both use what is computed here.
//!
//! See docs/decisions/facts-for-many-photos.md.

mod fields;
mod stamp;

use story::{Content, Fact, Figure, FigureId};

use crate::Error;
use crate::finding::find_figure;
use crate::pictures::facts::{StampedFact, set_fact};
use crate::rooms::StationeryRoom;
use crate::stationery::codes::Codes;
use crate::stationery::filling::{self, Known};

pub use stamp::{Stamp, StampLine, StampMode, Stamped, snapshot};

impl StationeryRoom<'_> {
    /// What each of these photos of the working copy would get, in the order given: `{seq}` counts in that order.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], [`Error::NoSuchField`] or [`Error::BadValue`].
    pub fn preview_stamp(
        &self,
        id: &str,
        figures: &[String],
        lines: &[StampLine],
    ) -> Result<Vec<Stamped>, Error> {
        let content = self.writing().content(id)?;
        self.stamped(&content, &found(&content, figures)?, lines)
    }

    /// Puts a stamp on photos of the working copy: on all of them or, where one line is refused, on none.
    ///
    /// # Errors
    /// As [`StationeryRoom::preview_stamp`].
    pub fn stamp(&self, id: &str, figures: &[String], lines: &[StampLine]) -> Result<Vec<Stamped>, Error> {
        self.writing().edit(id, |content| {
            let stamped = self.stamped(content, &found(content, figures)?, lines)?;
            for one in &stamped {
                if let Some(figure) = content.figure_mut(&one.figure.id) {
                    figure.clone_from(&one.figure);
                }
            }
            Ok(stamped)
        })
    }

    fn stamped(
        &self,
        content: &Content,
        figures: &[FigureId],
        lines: &[StampLine],
    ) -> Result<Vec<Stamped>, Error> {
        let (profile, codes) = (self.profile()?.unwrap_or_default(), self.codes()?);
        let known = Known {
            profile: &profile,
            content,
            today: self.today(),
        };
        let all = figures.len();
        let each = (1..)
            .zip(figures)
            .filter_map(|(seq, id)| Some((seq, content.figure(id)?)));
        each.map(|(seq, figure)| one(figure, (seq, all), lines, &known, &codes))
            .collect()
    }
}

fn found(content: &Content, figures: &[String]) -> Result<Vec<FigureId>, Error> {
    figures.iter().map(|name| find_figure(content, name)).collect()
}

fn one(
    figure: &Figure,
    seq: (usize, usize),
    lines: &[StampLine],
    known: &Known<'_>,
    codes: &Codes,
) -> Result<Stamped, Error> {
    let given = fields::given(figure, seq, known);
    let (mut after, mut set, mut open) = (figure.clone(), Vec::new(), Vec::new());
    for line in lines {
        let fact = line.field;
        let filled = filling::fill(&codes.expand(&line.text).text, &given, known);
        for field in filled.open() {
            if !open.iter().any(|known| known == field) {
                open.push(field.to_owned());
            }
        }
        let before = fact.text(&after);
        let text = match line.how {
            StampMode::Fill if !before.is_empty() => continue,
            StampMode::Replace | StampMode::Fill => filled.text,
            StampMode::Append => format!("{before}{}", filled.text),
            StampMode::Prepend => format!("{}{before}", filled.text),
        };
        set_fact(&mut after, fact, &text)?;
        set.push(fact);
    }
    Ok(Stamped {
        changes: changes(figure, &after, &set),
        figure: after,
        open,
    })
}

fn changes(before: &Figure, after: &Figure, facts: &[Fact]) -> Vec<StampedFact> {
    let mut changes: Vec<StampedFact> = Vec::new();
    for fact in facts {
        let (before, after) = (fact.value(before), fact.value(after));
        if before != after && !changes.iter().any(|change| change.field == *fact) {
            changes.push(StampedFact {
                field: *fact,
                before: before.to_string(),
                after: after.to_string(),
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use story::Pick;

    use super::*;
    use crate::Profile;

    fn photo(taken: &str, file_name: &str) -> Figure {
        Figure {
            taken: taken.to_owned(),
            file_name: file_name.to_owned(),
            caption: "志愿者值守".to_owned(),
            photographer: "林溪".to_owned(),
            ..Figure::default()
        }
    }

    fn stamped(figures: &[Figure], lines: &[(&str, StampMode, &str)]) -> Result<Vec<Stamped>, Error> {
        let profile = Profile {
            unit: "市图书馆".to_owned(),
            place: "娄底".to_owned(),
            ..Profile::default()
        };
        let content = Content {
            headline: "夜校开课".to_owned(),
            ..Content::default()
        };
        let known = Known {
            profile: &profile,
            content: &content,
            today: NaiveDate::default(),
        };
        let mut codes = Codes::default();
        codes.read("jkm\t江克美 某局局长");
        let lines = lines
            .iter()
            .map(|(name, how, text)| StampLine::of(name, *how, text));
        let lines: Vec<StampLine> = lines.collect::<Result<_, _>>()?;
        let all = figures.len();
        let each = (1..).zip(figures);
        each.map(|(seq, figure)| one(figure, (seq, all), &lines, &known, &codes))
            .collect()
    }

    #[test]
    fn every_photo_gets_its_own_date_time_number_and_name() {
        let figures: Vec<Figure> = (0..12)
            .map(|n| {
                photo(
                    &format!("2026-11-{:02}T09:{:02}:00+08:00", n + 1, n),
                    &format!("DSC_{n:04}.JPG"),
                )
            })
            .collect();
        let text = "{date}{time}，{headline}，{unit}{photographer}摄（{filename} {seq}）";
        let got = stamped(&figures, &[("caption", StampMode::Replace, text)]).unwrap();
        assert_eq!(
            got[0].figure.caption,
            "11月1日09:00，夜校开课，市图书馆林溪摄（DSC_0000 01）"
        );
        assert_eq!(
            got[11].figure.caption,
            "11月12日09:11，夜校开课，市图书馆林溪摄（DSC_0011 12）"
        );
        assert!(got.iter().all(|one| one.open.is_empty()));
    }

    #[test]
    fn words_go_before_behind_in_the_place_of_or_only_where_there_are_none() {
        let lines = [
            ("caption", StampMode::Prepend, "2月14日，"),
            ("caption", StampMode::Append, "（=jkm=在场）"),
            ("photographer", StampMode::Fill, "彭彤"),
            ("credit", StampMode::Fill, "{摄影}/摄"),
            ("rating", StampMode::Replace, "4"),
            ("pick", StampMode::Replace, "picked"),
        ];
        let got = stamped(&[photo("", "a.jpg")], &lines).unwrap().remove(0);
        assert_eq!(got.figure.caption, "2月14日，志愿者值守（江克美 某局局长在场）");
        assert_eq!(
            (got.figure.photographer.as_str(), got.figure.credit.as_str()),
            ("林溪", "林溪/摄")
        );
        assert_eq!((got.figure.rating, got.figure.pick), (4, Pick::Picked));
        let changed: Vec<&str> = got.changes.iter().map(|change| change.field.name()).collect();
        assert_eq!(changed, ["caption", "credit", "rating", "pick"]);
        assert_eq!(got.changes[0].before, "志愿者值守");
    }

    #[test]
    fn a_day_that_the_photo_does_not_tell_stays_open_and_is_not_today() {
        let got = stamped(
            &[photo("", "a.jpg")],
            &[("caption", StampMode::Replace, "{date}，{place}")],
        )
        .unwrap();
        assert_eq!(got[0].figure.caption, "{date}，娄底");
        assert_eq!(got[0].open, ["date"]);
    }

    #[test]
    fn a_line_that_does_not_fit_is_refused_by_name() {
        for (field, text) in [
            ("rating", "6"),
            ("taken", "昨天"),
            ("colour", "red"),
            ("crop", "1:1"),
            ("pick", "maybe"),
        ] {
            let refused = stamped(&[photo("", "a.jpg")], &[(field, StampMode::Replace, text)]).unwrap_err();
            assert!(refused.says(story::Language::En).contains(field), "{field}");
        }
    }
}
