//! How years and dates are written.

use story::Severity;

use crate::finding::Findings;
use crate::numeral::{Numeral, digit};
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "year_short",
        clause: "GB/T 15835—2011 5.1.4",
        severity: Severity::Warning,
        is_certain: false,
        zh: "年份不能简写：“{quote}”应作“{fix}”。",
        en: "A year is not cut short: {quote} is {fix}.",
        hit: "公司于98年5月成立，随后扩建。",
        pass: "公司于1998年5月成立，10年5个月后扩建。",
        look: Look::Text(short),
    },
    Rule {
        id: "circle_zero",
        clause: "GB/T 15835—2011 5.2.5",
        severity: Severity::Error,
        is_certain: true,
        zh: "汉字年份里的零是“〇”：“{quote}”应作“{fix}”。",
        en: "The zero of a year in characters is 〇: {quote} is {fix}.",
        hit: "二○二○年二月",
        pass: "二〇二〇年二月，2020年，八一〇厂",
        look: Look::Text(zero),
    },
    Rule {
        id: "date_mixed",
        clause: "GB/T 15835—2011 4.1.2 5.3",
        severity: Severity::Note,
        is_certain: false,
        zh: "一个日期里不要又用阿拉伯数字又用汉字：“{quote}”。",
        en: "A date has either figures or characters: {quote}.",
        hit: "2020年二月十四日，会议召开。",
        pass: "2020年2月14日召开会议，二〇二〇年二月十四日又开，2020年三月三庙会。",
        look: Look::Text(mixed),
    },
];

/// Two figures before 年 and a month behind it; a period has 个月.
fn short(passage: &Passage, findings: &mut Findings) {
    let all: Vec<&Numeral> = passage.numerals().collect();
    for pair in all.windows(2) {
        let [year, month] = pair else { continue };
        let is_short = year.figures_end - year.at == 2 && year.unit == "年" && year.places == 0;
        let is_date = month.at == year.unit_end && month.unit == "月";
        let Some(number) = year.value.as_whole().filter(|_| is_short && is_date) else {
            continue;
        };
        let is_period = passage.first_of(month.unit_end, &["个", "期"]).is_some();
        if !is_period && passage.back(year.at, 1) != '第' {
            let century = if number >= 50 { 1900 } else { 2000 };
            findings.fix(year.at, 3, format!("{}年", century + number));
        }
    }
}

/// ○, O and 0 between digits in characters.
fn zero(passage: &Passage, findings: &mut Findings) {
    let is_zero = |c: char| matches!(c, '○' | 'O' | 'Ｏ' | 'o' | '0' | '０' | '◯' | '零' | '〇');
    let is_part = |c: char| is_zero(c) || (digit(c).is_some() && c != '两');
    let mut at = 0;
    while at < passage.len() {
        let long = passage.from(at).iter().take_while(|c| is_part(**c)).count();
        let written = passage.between(at, at + long);
        let is_year =
            long == 4 && passage.at(at + 4) == '年' && written.first().is_some_and(|c| digit(*c).is_some());
        let is_wrong = written.iter().any(|c| is_zero(*c) && !matches!(c, '〇' | '零'));
        if is_year && is_wrong && passage.is_free(at) {
            let right: String = written
                .iter()
                .map(|c| if is_zero(*c) { '〇' } else { *c })
                .collect();
            findings.fix(at, 4, right);
        }
        at += long.max(1);
    }
}

/// 2020年二月: the month in characters behind a year in figures; 三月三 is a feast.
fn mixed(passage: &Passage, findings: &mut Findings) {
    for year in passage
        .numerals()
        .filter(|year| year.unit == "年" && year.figures_end - year.at == 4)
    {
        let rest = passage.from(year.unit_end);
        let month = rest
            .iter()
            .take_while(|c| digit(**c).is_some() || **c == '十')
            .count();
        if !(1..=2).contains(&month) || rest.get(month) != Some(&'月') {
            continue;
        }
        let after = rest.get(month + 1).copied().unwrap_or('\0');
        let is_feast = digit(after).is_some() && !rest.iter().skip(month + 1).take(4).any(|c| *c == '日');
        if !is_feast && !matches!(after, '初' | '廿') {
            findings.say(year.at, year.unit_end + month + 1 - year.at);
        }
    }
}
