//! Quantities in a text: `168万多元`, `93名党员志愿者`, `12.5%`, and small numbers in characters: `三`, `十二`.

use crate::decimal::Decimal;
use crate::han::is_han;

/// A number in Arabic figures, with what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Where its first figure is.
    pub(crate) at: usize,
    /// Behind its last figure.
    pub(crate) figures_end: usize,
    /// Behind 万 or 亿, where it has one.
    pub(crate) end: usize,
    /// Its value, 万 and 亿 multiplied.
    pub(crate) value: Decimal,
    /// How many places it has behind the point.
    pub(crate) places: usize,
    /// 万 or 亿.
    pub(crate) scale: Option<char>,
    /// Whether 多 or 余 makes it vague.
    pub(crate) is_vague: bool,
    /// What is counted: `名`, `平方米`, `%`; empty where nothing is.
    pub(crate) unit: String,
    /// Behind the unit.
    pub(crate) unit_end: usize,
}

/// Units of more than one character; longer ones precede those that they begin with.
const UNITS: [&str; 34] = [
    "个百分点",
    "万千瓦时",
    "千瓦时",
    "万千瓦",
    "平方公里",
    "平方千米",
    "立方米",
    "平方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "公顷",
    "公斤",
    "千克",
    "毫升",
    "千瓦",
    "兆瓦",
    "摄氏度",
    "海里",
    "美元",
    "欧元",
    "日元",
    "英镑",
    "港元",
    "人次",
    "户次",
    "人份",
    "架次",
    "车次",
    "小时",
    "分钟",
    "周年",
    "个月",
];

/// The quantities of a text, in order.
pub(crate) fn numerals(chars: &[char]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let behind = figures(chars, at);
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        let is_free = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '/'));
        if is_free && let Some(numeral) = numeral(chars, at, behind) {
            found.push(numeral);
        }
        at = behind;
    }
    found
}

/// The end of the figures that begin here: thousands may be separated by commas, and there may be a point, which papers also set
/// in the middle of the line.
fn figures(chars: &[char], from: usize) -> usize {
    let is_figure = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut at = from;
    while is_figure(at) || (matches!(chars.get(at), Some('.' | ',' | '·')) && is_figure(at + 1)) {
        at += 1;
    }
    at
}

fn numeral(chars: &[char], at: usize, figures_end: usize) -> Option<Numeral> {
    let written: String = chars
        .get(at..figures_end)?
        .iter()
        .filter(|c| **c != ',')
        .collect();
    let written = written.replace('·', ".");
    let value = Decimal::parse(&written)?;
    let places = written.split_once('.').map_or(0, |(_, part)| part.len());
    // `168万多元`, and `1000多万元`, where the vague word is inside.
    let is_inside = matches!(chars.get(figures_end), Some('多' | '余'))
        && matches!(chars.get(figures_end + 1), Some('万' | '亿'));
    let scale_at = figures_end + usize::from(is_inside);
    let (scale, factor, long) = match chars.get(scale_at) {
        Some('万') if chars.get(scale_at + 1) == Some(&'亿') => (Some('万'), 1_000_000_000_000, 2),
        Some('万') => (Some('万'), 10_000, 1),
        Some('亿') => (Some('亿'), 100_000_000, 1),
        _ => (None, 1, 0),
    };
    let end = scale_at + long;
    let is_behind = matches!(chars.get(end), Some('多' | '余'));
    let is_vague = is_inside || is_behind;
    let unit_at = end + usize::from(is_behind);
    let rest = chars.get(unit_at..)?;
    let unit = unit(rest);
    // `60万千瓦` is 60 of 万千瓦 as much as 600,000 of 千瓦; it is compared as the latter.
    Some(Numeral {
        at,
        figures_end,
        end,
        value: value.times(factor),
        places,
        scale,
        is_vague,
        unit_end: unit_at + unit.chars().count(),
        unit,
    })
}

fn unit(rest: &[char]) -> String {
    if let Some(c @ ('%' | '％' | '‰' | '℃')) = rest.first() {
        return c.to_string();
    }
    let starts = |unit: &&&str| unit.chars().eq(rest.iter().copied().take(unit.chars().count()));
    if let Some(unit) = UNITS.iter().find(starts) {
        return (**unit).to_owned();
    }
    rest.first()
        .filter(|c| is_han(**c))
        .map(char::to_string)
        .unwrap_or_default()
}

/// The small whole number that these characters begin with, and how many they are: `三` is 3, `十二` 12, `二十` 20, `两` 2.
pub(crate) fn small_number(chars: &[char]) -> Option<(u32, usize)> {
    let digit = |at: usize| chars.get(at).copied().and_then(digit);
    let is_ten = |at: usize| chars.get(at) == Some(&'十');
    if let Some(tens) = digit(0) {
        return Some(match (is_ten(1), digit(2)) {
            (true, Some(ones)) => (tens * 10 + ones, 3),
            (true, None) => (tens * 10, 2),
            (false, _) => (tens, 1),
        });
    }
    is_ten(0).then(|| digit(1).map_or((10, 1), |ones| (10 + ones, 2)))
}

/// 1 to 9 for 一 to 九, and 2 for 两.
pub(crate) fn digit(c: char) -> Option<u32> {
    if c == '两' {
        return Some(2);
    }
    let place = "一二三四五六七八九".chars().position(|digit| digit == c)?;
    u32::try_from(place + 1).ok()
}

/// A number from 1 to 99 in characters: 12 is 十二.
pub(crate) fn in_characters(number: u32) -> Option<String> {
    let digit = |number: u32| {
        "一二三四五六七八九"
            .chars()
            .nth(usize::try_from(number).ok()?.checked_sub(1)?)
    };
    let (tens, ones) = (number / 10, number % 10);
    let mut said = String::new();
    match tens {
        0 => {}
        1 => said.push('十'),
        2..=9 => said.extend([digit(tens)?, '十']),
        _ => return None,
    }
    if ones > 0 {
        said.push(digit(ones)?);
    }
    (number > 0).then_some(said)
}

impl Numeral {
    /// Whether it counts whole things exactly, so that it may be added to another.
    pub(crate) fn is_exact(&self) -> bool {
        !self.is_vague && !self.unit.is_empty()
    }

    /// Whether it is a share: 12.5%.
    pub(crate) fn is_per_cent(&self) -> bool {
        matches!(self.unit.as_str(), "%" | "％")
    }

    /// Whether the unit is of time or place in a date: `2020年`, `14日`, `9时`.
    pub(crate) fn is_of_calendar(&self) -> bool {
        matches!(
            self.unit.as_str(),
            "年" | "月" | "日" | "号" | "时" | "点" | "分" | "秒"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(String, String)> {
        let chars: Vec<char> = text.chars().collect();
        let found = numerals(&chars).into_iter();
        found
            .map(|numeral| (numeral.value.to_string(), numeral.unit))
            .collect()
    }

    #[test]
    fn quantities_are_read_with_what_they_count() {
        let cases: [(&str, &[(&str, &str)]); 7] = [
            (
                "累计捐款168万多元(其中107.4万元)",
                &[("1680000", "元"), ("1074000", "元")],
            ),
            ("93名党员，占12.5%", &[("93", "名"), ("12.5", "%")]),
            ("1,234人、3亿元", &[("1234", "人"), ("300000000", "元")]),
            ("面积1200平方米", &[("1200", "平方米")]),
            ("G20和5G", &[("5", "")]),
            ("7·1%和1000多万元", &[("7.1", "%"), ("10000000", "元")]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(String, String)> = expected
                .iter()
                .map(|(value, unit)| ((*value).to_owned(), (*unit).to_owned()))
                .collect();
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn small_numbers_are_read_and_written_in_characters() {
        for (written, number) in [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)]
        {
            let chars: Vec<char> = written.chars().collect();
            assert_eq!(small_number(&chars), Some((number, chars.len())), "{written}");
            assert_eq!(in_characters(number).unwrap(), written);
        }
        assert_eq!(small_number(&['两', '点']), Some((2, 1)));
        assert_eq!(small_number(&['点']), None);
    }
}
