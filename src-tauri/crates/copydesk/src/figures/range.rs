//! Ranges: the mark between two numbers, and the unit that may be left out after the first.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::numeral::Numeral;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "range_sign",
        clause: "GB/T 15835—2011 5.1.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "范围的前一个数不能省略百分号或“万”“亿”：{fix}。",
        en: "The first number of a range keeps its sign, 万 or 亿: {fix}.",
        hit: "增长10-15%的企业有5家。",
        pass: "增长10%～15%的企业有5家，投资5万～6万元，2019-2020年增长3%。",
        look: Look::Text(sign),
    },
    Rule {
        id: "range_hyphen",
        clause: "GB/T 15834—2011 4.13.3.3",
        severity: Severity::Note,
        is_certain: false,
        zh: "数值范围用浪纹线：{fix}。",
        en: "A range of quantities has ～: {fix}.",
        hit: "每组10-15人。",
        pass: "每组10～15人，2019—2020年，以3-2获胜，电话0738-8312345。",
        look: Look::Text(hyphen),
    },
    Rule {
        id: "range_reversed",
        clause: "GB/T 15835—2011 5.1.3",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”前面的数比后面的大，请核对。",
        en: "In {quote} the first number is larger than the second; check.",
        hit: "项目工期为2021—2019年。",
        pass: "项目工期为2019—2021年，11月～2月，室温18℃～25℃。",
        look: Look::Text(reversed),
    },
];

const fn joins(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '~' | '～' | '∼')
}

/// Two quantities with a mark of range between them.
fn ranges(passage: &Passage) -> Vec<(&Numeral, &Numeral)> {
    let all: Vec<&Numeral> = passage.numerals().collect();
    let pairs = all.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((*first, *second)),
        _ => None,
    });
    pairs
        .filter(|(first, second)| {
            let gap = second.at.checked_sub(1).filter(|at| joins(passage.at(*at)));
            let touches = |end: usize| gap == Some(end);
            // `3-4-5` and `0738-8312345` are no ranges.
            let is_chain = joins(passage.back(first.at, 1)) || joins(passage.at(second.end));
            (touches(first.figures_end) || touches(first.end) || touches(first.unit_end)) && !is_chain
        })
        .collect()
}

fn sign(passage: &Passage, findings: &mut Findings) {
    for (first, second) in ranges(passage) {
        if second.at != first.figures_end + 1 {
            continue;
        }
        let (less, more) = (number(passage, first), number(passage, second));
        let is_year = first
            .value
            .as_whole()
            .is_some_and(|year| (1000..=2100).contains(&year))
            && first.places == 0;
        if second.is_per_cent() && first.value < second.value {
            let end = second.unit_end;
            findings.fix(first.at, end - first.at, format!("{less}%～{more}%"));
        } else if let Some(scale) = second.scale
            && !is_year
            && first.scale.is_none()
        {
            findings.fix(
                first.at,
                second.end - first.at,
                format!("{less}{scale}～{more}{scale}"),
            );
        }
    }
}

fn number(passage: &Passage, numeral: &Numeral) -> String {
    passage.words(numeral.at, numeral.figures_end - numeral.at)
}

fn hyphen(passage: &Passage, findings: &mut Findings) {
    for (first, second) in ranges(passage) {
        let at = second.at - 1;
        let is_plain = first.unit.is_empty() && second.scale.is_none() && !second.is_of_calendar();
        let is_counted = second
            .unit
            .chars()
            .next()
            .is_some_and(|c| is_han(c) && "人名个天岁家项次件元米公里吨亩台辆户分小".contains(c));
        if passage.at(at) == '-' && is_plain && is_counted && first.value < second.value {
            let (less, more) = (number(passage, first), number(passage, second));
            findings.fix(first.at, second.figures_end - first.at, format!("{less}～{more}"));
        }
    }
}

/// Checks ranges of years, and those with the same unit on both sides and a wave between: 15%～10%.
fn reversed(passage: &Passage, findings: &mut Findings) {
    for (first, second) in ranges(passage) {
        let mark = passage.at(second.at - 1);
        let is_year = |numeral: &Numeral| {
            numeral
                .value
                .as_whole()
                .is_some_and(|year| (1000..=2100).contains(&year))
                && numeral.figures_end - numeral.at == 4
        };
        let are_years = is_year(first)
            && is_year(second)
            && second.unit == "年"
            && matches!(first.unit.as_str(), "" | "年" | "—");
        let are_equal = matches!(mark, '～' | '~')
            && first.unit == second.unit
            && !first.unit.is_empty()
            && !first.is_of_calendar();
        if (are_years || are_equal) && first.value > second.value {
            findings.say(first.at, second.unit_end - first.at);
        }
    }
}
