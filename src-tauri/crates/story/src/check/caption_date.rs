//! A caption that dates its picture to another day than the camera did.

use super::{Place, RuleFinding};
use crate::Content;

/// A day as a caption writes it: perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<u32>,
    month: u32,
    day: u32,
}

pub(super) fn caption_date_differs(content: &Content) -> Vec<RuleFinding> {
    let mut findings = Vec::new();
    for (number, figure) in content.chosen() {
        let taken = figure.taken.get(..10).and_then(iso);
        let Some((taken, said)) = taken.zip(said(&figure.caption)) else {
            continue;
        };
        let same_year = said.year.is_none() || said.year == taken.year;
        if same_year && (said.month, said.day) == (taken.month, taken.day) {
            continue;
        }
        let day = figure.taken.get(..10).unwrap_or_default().to_owned();
        findings.push(RuleFinding {
            place: Place::Figure {
                id: figure.id.clone(),
            },
            quote: figure.caption.clone(),
            zh: format!(
                "图{number}的说明写{}月{}日，照片拍摄于{day}，请核对。",
                said.month, said.day
            ),
            en: format!(
                "The caption of figure {number} says {}/{} (month/day), the photo was taken on {day}; check.",
                said.month, said.day
            ),
            suggest: Vec::new(),
        });
    }
    findings
}

/// The first day that a caption names: `2020年2月14日`, `2月14日`, `2020-02-14`, `Feb. 14, 2020`, `14 February`.
fn said(caption: &str) -> Option<Day> {
    chinese(caption)
        .or_else(|| caption.split([' ', '(', '（', ',', '，']).find_map(iso))
        .or_else(|| english(caption))
}

fn chinese(text: &str) -> Option<Day> {
    text.match_indices('月').find_map(|(at, month)| {
        let before: String = unspaced(text.get(..at)?);
        let behind: String = unspaced(text.get(at.checked_add(month.len())?..)?);
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let unit = behind.get(digits.len()..)?;
        let (rest, month) = figures_at_end(&before)?;
        let year = rest
            .strip_suffix('年')
            .and_then(figures_at_end)
            .map(|(_, year)| year);
        let day = digits.parse().ok()?;
        unit.starts_with(['日', '号']).then_some(())?;
        Day {
            year: year.filter(|year| *year > 1000),
            month,
            day,
        }
        .checked()
    })
}

fn unspaced(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

fn figures_at_end(text: &str) -> Option<(&str, u32)> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((rest, text.get(rest.len()..)?.parse().ok()?))
}

fn iso(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse().ok());
    Day {
        year: Some(parts.next()??).filter(|year| *year > 1000),
        month: parts.next()??,
        day: parts.next()??,
    }
    .checked()
}

fn english(text: &str) -> Option<Day> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words: Vec<String> = text
        .split([' ', ',', '.', '(', ')'])
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let month = MONTHS
            .iter()
            .position(|month| word.starts_with(month) && word.len() != 4)?;
        let number = |at: Option<usize>| {
            at.and_then(|at| words.get(at))
                .and_then(|word| word.parse::<u32>().ok())
        };
        let behind = number(at.checked_add(1)).filter(|day| *day <= 31);
        let (day, year_at) = match behind {
            Some(day) => (day, at.checked_add(2)),
            None => (number(at.checked_sub(1))?, at.checked_add(1)),
        };
        Day {
            year: number(year_at).filter(|year| *year > 1000),
            month: u32::try_from(month).ok()?.checked_add(1)?,
            day,
        }
        .checked()
    })
}

impl Day {
    fn checked(self) -> Option<Self> {
        ((1..=12).contains(&self.month) && (1..=31).contains(&self.day)).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, said};

    #[test]
    fn a_captions_day_is_found_as_it_is_written() {
        for (text, year, month, day) in [
            ("2月14日,江克美慰问联络员", None, 2, 14),
            ("2020年2月14日,江克美慰问联络员", Some(2020), 2, 14),
            ("江克美慰问联络员(2020 年 12 月 3 号摄)", Some(2020), 12, 3),
            ("摄于2020-02-14".trim_start_matches("摄于"), Some(2020), 2, 14),
            (
                "Ann Lee visits a plant in Troy on Feb. 14, 2020",
                Some(2020),
                2,
                14,
            ),
            ("Ann Lee on 14 February 2020", Some(2020), 2, 14),
            ("Ann Lee on May 3", None, 5, 3),
        ] {
            assert_eq!(said(text), Some(Day { year, month, day }), "{text}");
        }
        for text in [
            "",
            "江克美(左二)",
            "3月份",
            "13月40日",
            "She may go",
            "电话 0738-8312345",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
