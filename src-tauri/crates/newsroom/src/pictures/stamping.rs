//! 成套资料: facts that are put on many photos at once, with what changes from photo to photo filled in.
//!
//! A stamp is worked out first and shown, then put on in one step. The window does that on its page and the command line in
//! the store; both by what is worked out here.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use store::Stationery;
use story::{Content, Figure, FigureId};

use crate::finding::find_figure;
use crate::pictures::facts::{set_fact, words_of};
use crate::pictures::framing::FRAMING;
use crate::stationery::Form;
use crate::stationery::codes::Codes;
use crate::stationery::filling::{self, Known};
use crate::{Error, Newsroom};

/// How a line of a stamp meets what a photo says already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum How {
    /// In the place of it.
    #[default]
    Replace,
    /// Behind it.
    Append,
    /// Before it.
    Prepend,
    /// Only where nothing is said yet.
    Fill,
}

/// One fact of a stamp.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StampLine {
    /// The fact, by its name in [`crate::FACTS`].
    pub field: String,
    /// How it meets what is there.
    pub how: How,
    /// The words, fields in braces and codes in them.
    pub text: String,
}

/// Facts that are put on photos together, kept under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stamp {
    /// Its key; empty for one that was never saved.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The facts, in the order in which they are put on.
    pub lines: Vec<StampLine>,
}

impl Form for Stamp {
    const KIND: Stationery = Stationery::Stamp;
    const WHAT: &'static str = "stamp";
    const SHIPPED: &'static str = "[]";
    fn id(&self) -> &str {
        &self.id
    }
    fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }
    fn name(&self) -> &str {
        &self.name
    }
}

/// What one photo gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stamped {
    /// The figure as it would be.
    pub figure: Figure,
    /// Its facts that change.
    pub changes: Vec<StampedFact>,
    /// Fields that nobody could fill; they stand in the words in braces.
    pub open: Vec<String>,
}

/// A fact that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StampedFact {
    /// The fact, by name.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A snapshot of a photo's facts, as a stamp: what it says about the occasion, not its caption, its alt text, its people or
/// its time.
#[must_use]
pub fn snapshot(figure: &Figure) -> Vec<StampLine> {
    let facts = [
        ("photographer", &figure.photographer),
        ("credit", &figure.credit),
        ("source", &figure.source),
        ("copyright", &figure.copyright),
        ("usage", &figure.usage),
        ("place", &figure.place),
        ("event", &figure.event),
        ("digital_source", &figure.digital_source),
    ];
    let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(field, text)| StampLine {
        field: field.to_owned(),
        how: How::Replace,
        text: text.clone(),
    })
    .collect()
}

/// One photo's facts on another: all that the first says, word for word, but for what only its own picture can say (which
/// photo, how it is framed, when it was taken, who stands where in it, its stars).
#[must_use]
pub fn paste_facts(from: &Figure, onto: &Figure) -> Figure {
    let mut pasted = onto.clone();
    for field in [
        "caption",
        "alt",
        "photographer",
        "credit",
        "source",
        "copyright",
        "usage",
        "place",
        "event",
        "digital_source",
    ] {
        let said = words_of(&mut from.clone(), field).cloned().unwrap_or_default();
        if let Some(words) = words_of(&mut pasted, field).filter(|_| !said.is_empty()) {
            *words = said;
        }
    }
    pasted
}

impl Newsroom {
    /// What each of these photos of the working copy would get, in the order given: `{seq}` counts along it.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`], [`Error::NoSuchField`] or [`Error::BadValue`].
    pub fn preview_stamp(
        &self,
        id: &str,
        figures: &[String],
        lines: &[StampLine],
    ) -> Result<Vec<Stamped>, Error> {
        let content = self.content(id)?;
        self.stamped(&content, &found(&content, figures)?, lines)
    }

    /// Puts a stamp on photos of the working copy: on all of them or, where one line is refused, on none.
    ///
    /// # Errors
    /// As [`Newsroom::preview_stamp`].
    pub fn stamp(&self, id: &str, figures: &[String], lines: &[StampLine]) -> Result<Vec<Stamped>, Error> {
        self.edit(id, |content| {
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
    let given = given(figure, seq, known);
    let (mut after, mut open) = (figure.clone(), Vec::new());
    for line in lines {
        if FRAMING.contains(&line.field.as_str()) {
            return Err(Error::NoSuchField {
                field: line.field.clone(),
                known: crate::FACTS
                    .into_iter()
                    .filter(|fact| !FRAMING.contains(fact))
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        }
        let filled = filling::fill(&codes.expand(&line.text).text, &given, known);
        for field in filled.open() {
            if !open.iter().any(|known| known == field) {
                open.push(field.to_owned());
            }
        }
        let before = words_of(&mut after, &line.field).cloned().unwrap_or_default();
        let text = match line.how {
            How::Fill if !before.is_empty() => continue,
            How::Replace | How::Fill => filled.text,
            How::Append => format!("{before}{}", filled.text),
            How::Prepend => format!("{}{before}", filled.text),
        };
        set_fact(&mut after, &line.field, &text, (0, 0))?;
    }
    Ok(Stamped {
        changes: changes(figure, &after, lines),
        figure: after,
        open,
    })
}

fn changes(before: &Figure, after: &Figure, lines: &[StampLine]) -> Vec<StampedFact> {
    let value = |figure: &Figure, field: &str| match field {
        "rating" => figure.rating.to_string(),
        "pick" => figure.pick.name().to_owned(),
        _ => words_of(&mut figure.clone(), field).cloned().unwrap_or_default(),
    };
    let mut changes: Vec<StampedFact> = Vec::new();
    for StampLine { field, .. } in lines {
        let (before, after) = (value(before, field), value(after, field));
        if before != after && !changes.iter().any(|change| change.field == *field) {
            changes.push(StampedFact {
                field: field.clone(),
                before,
                after,
            });
        }
    }
    changes
}

/// What fills the fields of one photo, in both languages. A day or hour that the photo does not tell stays open.
fn given(figure: &Figure, (seq, all): (usize, usize), known: &Known<'_>) -> Vec<(String, String)> {
    let day = figure
        .taken
        .get(..10)
        .and_then(|day| day.parse::<NaiveDate>().ok());
    let time = figure
        .taken
        .get(..19)
        .and_then(|time| time.parse::<NaiveDateTime>().ok())
        .map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
    let width = all.to_string().len();
    let stem = figure
        .file_name
        .rsplit_once('.')
        .map_or(figure.file_name.as_str(), |(stem, _)| stem);
    let values = [
        (
            ["date", "日期"],
            day.map(|day| known.day(day)).unwrap_or_default(),
        ),
        (
            ["year", "年"],
            figure.taken.get(..4).unwrap_or_default().to_owned(),
        ),
        (["time", "时间"], time.unwrap_or_default()),
        (["seq", "序号"], format!("{seq:0width$}")),
        (["photographer", "摄影"], figure.photographer.clone()),
        (["credit", "供图署名"], figure.credit.clone()),
        (["filename", "文件名"], stem.to_owned()),
        (["caption", "图片说明"], figure.caption.clone()),
        (["event", "事件"], figure.event.clone()),
        (["slugline", "稿件代号"], known.content.slugline.clone()),
    ];
    let mut given: Vec<(String, String)> = values
        .into_iter()
        .flat_map(|(names, value)| names.map(|name| (name.to_owned(), value.clone())))
        .collect();
    // Where the photo says no place, the newsroom's own is meant.
    if !figure.place.is_empty() {
        given.extend(["place", "地点"].map(|name| (name.to_owned(), figure.place.clone())));
    }
    given
}

#[cfg(test)]
mod tests {
    use story::{FaceMark, Person, Pick};

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

    fn stamped(figures: &[Figure], lines: &[(&str, How, &str)]) -> Result<Vec<Stamped>, Error> {
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
        let lines: Vec<StampLine> = lines
            .iter()
            .map(|(field, how, text)| StampLine {
                field: (*field).to_owned(),
                how: *how,
                text: (*text).to_owned(),
            })
            .collect();
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
        let got = stamped(&figures, &[("caption", How::Replace, text)]).unwrap();
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
            ("caption", How::Prepend, "2月14日，"),
            ("caption", How::Append, "（=jkm=在场）"),
            ("photographer", How::Fill, "彭彤"),
            ("credit", How::Fill, "{摄影}/摄"),
            ("rating", How::Replace, "4"),
            ("pick", How::Replace, "picked"),
        ];
        let got = stamped(&[photo("", "a.jpg")], &lines).unwrap().remove(0);
        assert_eq!(got.figure.caption, "2月14日，志愿者值守（江克美 某局局长在场）");
        assert_eq!(
            (got.figure.photographer.as_str(), got.figure.credit.as_str()),
            ("林溪", "林溪/摄")
        );
        assert_eq!((got.figure.rating, got.figure.pick), (4, Pick::Picked));
        let changed: Vec<&str> = got.changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(changed, ["caption", "credit", "rating", "pick"]);
        assert_eq!(got.changes[0].before, "志愿者值守");
    }

    #[test]
    fn a_day_that_the_photo_does_not_tell_stays_open_and_is_not_today() {
        let got = stamped(
            &[photo("", "a.jpg")],
            &[("caption", How::Replace, "{date}，{place}")],
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
            let refused = stamped(&[photo("", "a.jpg")], &[(field, How::Replace, text)]).unwrap_err();
            assert!(refused.says(story::Language::En).contains(field), "{field}");
        }
    }

    #[test]
    fn pasted_facts_leave_what_only_the_picture_can_say() {
        let from = Figure {
            place: "河西村".to_owned(),
            event: "采收".to_owned(),
            rating: 5,
            ..photo("2026-11-01", "a.jpg")
        };
        let onto = Figure {
            credit: "彭彤/摄".to_owned(),
            people: vec![Person {
                name: "江克美".to_owned(),
                mark: Some(FaceMark { x: 1, y: 2 }),
                ..Person::default()
            }],
            ..photo("2026-11-02", "b.jpg")
        };
        let pasted = paste_facts(&from, &onto);
        assert_eq!((pasted.place.as_str(), pasted.event.as_str()), ("河西村", "采收"));
        assert_eq!(
            (pasted.credit.as_str(), pasted.taken.as_str(), pasted.rating),
            ("彭彤/摄", "2026-11-02", 0)
        );
        assert_eq!(pasted.people, onto.people);
        assert_eq!(snapshot(&from).len(), 3);
    }
}
