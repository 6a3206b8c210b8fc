//! Flags a date without its year: `2月14日` means nothing in an archive.
//!
//! The year is never filled in or suggested; only the writer knows it. A year anywhere in the body or the dateline is enough for
//! every date of the piece, as print does it. Only Chinese dates are recognised.

use super::{Place, RuleFinding};
use crate::{Block, Content};

/// Flags the first date of the body, where a year would be written.
pub(super) fn year_missing(content: &Content) -> Vec<RuleFinding> {
    if names_year(&content.dateline)
        || content
            .body
            .iter()
            .any(|block| texts(block).any(|text| names_year(&text)))
    {
        return Vec::new();
    }
    let first = content
        .body
        .iter()
        .enumerate()
        .find_map(|(index, block)| Some((index, texts(block).find_map(|text| first_date(&text))?)));
    let Some((index, date)) = first else {
        return Vec::new();
    };
    vec![RuleFinding {
        place: Place::block(index),
        zh: format!("“{date}”没有写明年份，全文和电头里也没有年份，请核实后补上。"),
        en: format!("“{date}” has no year, and neither text nor dateline names one; check and add it."),
        quote: date,
        suggest: Vec::new(),
    }]
}

fn texts(block: &Block) -> impl Iterator<Item = String> {
    block.texts().into_iter().map(crate::Text::to_plain)
}

/// `2月14日`, `二月十四日`, `2 月 14 号`: the first one, verbatim.
fn first_date(text: &str) -> Option<String> {
    let mut rest = text;
    let mut before = 0; // bytes of `text` before `rest`
    while let Some(at) = rest.find('月') {
        let behind = rest.get(at.saturating_add('月'.len_utf8())..)?;
        let head = text.get(..before + at)?;
        if let (Some(month), Some(day)) = (figures_at_end(head, 3), day_at_start(behind)) {
            return Some(format!("{month}月{day}"));
        }
        before += rest.len() - behind.len();
        rest = behind;
    }
    None
}

/// The month's figures with the spaces behind them.
fn figures_at_end(text: &str, most: usize) -> Option<&str> {
    let trimmed = text.trim_end_matches(' ');
    let start = trimmed
        .char_indices()
        .rev()
        .take_while(|&(_, c)| is_figure(c))
        .take(most)
        .last()?
        .0;
    text.get(start..)
}

/// The day's figures and 日 or 号 behind them, spaces included.
fn day_at_start(text: &str) -> Option<&str> {
    let unspaced = text.trim_start_matches(' ');
    let behind = unspaced.trim_start_matches(is_figure);
    let figures = unspaced.len() - behind.len();
    let unit = behind.trim_start_matches(' ');
    if figures == 0 || !unit.starts_with(['日', '号']) {
        return None;
    }
    let end = text.len() - unit.len() + '日'.len_utf8();
    text.get(..end)
}

/// Four figures before 年 (`2020年`, `二〇二〇年`), or an ISO-like `2020-02`, `2020.2`, `2020/2`.
fn names_year(text: &str) -> bool {
    let mut figures = 0_u32;
    let mut after_four = None;
    for c in text.chars() {
        if let Some(separator) = after_four.take()
            && is_arabic(c)
            && separator != '年'
        {
            return true;
        }
        if is_figure(c) && c != '十' {
            figures += 1;
            continue;
        }
        if figures == 4 {
            match c {
                '年' => return true,
                '-' | '.' | '/' => after_four = Some(c),
                // `2020 年`: the space keeps the figures.
                ' ' => continue,
                _ => {}
            }
        }
        figures = 0;
    }
    false
}

fn is_arabic(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c)
}

fn is_figure(c: char) -> bool {
    is_arabic(c)
        || matches!(
            c,
            '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
}

#[cfg(test)]
mod tests {
    use super::{first_date, names_year};

    #[test]
    fn dates_are_found_as_they_are_written() {
        for (text, date) in [
            ("截止2月14日,累计", Some("2月14日")),
            ("二月十四日上午", Some("二月十四日")),
            ("十二月三十一日", Some("十二月三十一日")),
            ("于 2 月 14 日 举行", Some("2 月 14 日")),
            ("１２月３号", Some("１２月３号")),
            ("本月14日", None),
            ("2月底,14日", None),
            ("岁月如歌,3月份,2月14日", Some("2月14日")),
            ("月日", None),
            ("日2月", None),
            ("", None),
        ] {
            assert_eq!(first_date(text).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_year_is_four_figures_and_a_sign_that_they_are_one() {
        for (text, year) in [
            ("2020年2月14日", true),
            ("二〇二〇年", true),
            ("二零二零年", true),
            ("２０２０年", true),
            ("2020 年", true),
            ("2020-02-14", true),
            ("2020.2.14", true),
            ("今年2月", false),
            ("成立76周年", false),
            ("手套10000双", false),
            ("2020人", false),
            ("2020.", false),
            ("12020年", false),
            ("", false),
        ] {
            assert_eq!(names_year(text), year, "{text}");
        }
    }
}
