//! Figures and characters in one number: `7千`, `百分之50`, `20几`; and units in letters.

use story::Severity;

use crate::decimal::Decimal;
use crate::finding::Findings;
use crate::han::is_han;
use crate::numeral::{Numeral, in_characters};
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "figure_mixed",
        clause: "GB/T 15835—2011 5.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "除“万”“亿”外，一个数里不能又用阿拉伯数字又用汉字：“{quote}”应作“{fix}”。",
        en: "Besides 万 and 亿 a number has either figures or characters: {quote} is {fix}.",
        hit: "全县有3千多人报名。",
        pass: "全县有3000多人报名，装机3千瓦，重5千克，获得3百分，售出3万多件。",
        look: Look::Text(mixed),
    },
    Rule {
        id: "per_cent_mixed",
        clause: "GB/T 15835—2011 4.1.1 5.3",
        severity: Severity::Warning,
        is_certain: true,
        zh: "百分数用阿拉伯数字加百分号：{fix}。",
        en: "A percentage is figures with the sign: {fix}.",
        hit: "覆盖率达到百分之98。",
        pass: "覆盖率达到98%，百分之百完成。",
        look: Look::Text(per_cent),
    },
    Rule {
        id: "figure_and_some",
        clause: "GB/T 15835—2011 4.2.2",
        severity: Severity::Warning,
        is_certain: false,
        zh: "带“几”的概数用汉字：“{quote}”应作“{fix}”。",
        en: "An estimate with 几 is written in characters: {quote} is {fix}.",
        hit: "来了20几名志愿者。",
        pass: "来了二十几名志愿者，20余名干部。",
        look: Look::Text(and_some),
    },
    Rule {
        id: "round_wan",
        clause: "GB/T 15835—2011 5.3",
        severity: Severity::Note,
        is_certain: false,
        zh: "“{quote}”尾数零多，可以写作“{fix}”。",
        en: "{quote} ends in many zeros; it may be written {fix}.",
        hit: "捐赠医用手套10000双。",
        pass: "捐赠医用手套1万双，另有12345件，他参加10000米跑。",
        look: Look::Text(round),
    },
    Rule {
        id: "points_per_cent",
        clause: "GB/T 15835—2011 4.1.1",
        severity: Severity::Error,
        is_certain: false,
        zh: "“个百分点”前面不用百分号：{fix}。",
        en: "There is no per cent sign before 个百分点: {fix}.",
        hit: "增速提高3%个百分点。",
        pass: "增速提高3个百分点。",
        look: Look::Text(points),
    },
    Rule {
        id: "unit_letters",
        clause: "GB 3100—1993 6",
        severity: Severity::Note,
        is_certain: true,
        zh: "单位符号的大小写有规定：“{quote}”应作“{fix}”。",
        en: "The case of a unit's sign is fixed: {quote} is {fix}.",
        hit: "全长5KM。",
        pass: "全长5km，重3kg，内存8GB，编号7KMB。",
        look: Look::Text(letters),
    },
];

/// Characters that make 千, 百 or 十 part of a word behind a figure: 千米, 百分, 十佳.
const WORDS: [(char, &str, i64); 3] = [
    ('千', "米克瓦伏卡升赫帕兆字焦牛吨里周安佛", 1_000),
    ('百', "分货度姓家强搭", 100),
    ('十', "分佳强大足", 10),
];

fn mixed(passage: &Passage, findings: &mut Findings) {
    for numeral in passage.numerals() {
        let hundred = passage.at(numeral.figures_end);
        let Some((_, words, factor)) = WORDS.iter().find(|(c, ..)| *c == hundred) else {
            continue;
        };
        let (after, more) = (
            passage.at(numeral.figures_end + 1),
            passage.at(numeral.figures_end + 2),
        );
        let is_small = numeral.value < Decimal::whole(100);
        if !is_small || words.contains(after) || !is_han(after) || passage.back(numeral.at, 1) == '第' {
            continue;
        }
        let value = numeral.value.times(*factor);
        let (len, fix) = match (after, more) {
            // 3千万 is 3000万; 3千万千瓦 is ambiguous.
            ('万', '千') => continue,
            ('万', _) => (numeral.figures_end + 2 - numeral.at, format!("{value}万")),
            _ => (numeral.figures_end + 1 - numeral.at, value.to_string()),
        };
        findings.fix(numeral.at, len, fix);
    }
}

fn per_cent(passage: &Passage, findings: &mut Findings) {
    for numeral in passage
        .numerals()
        .filter(|numeral| passage.ends(numeral.at, "百分之"))
    {
        let figures = passage.words(numeral.at, numeral.figures_end - numeral.at);
        let at = numeral.at - 3;
        findings.fix(at, numeral.figures_end - at, format!("{figures}%"));
    }
}

fn and_some(passage: &Passage, findings: &mut Findings) {
    for numeral in passage
        .numerals()
        .filter(|numeral| passage.at(numeral.end) == '几')
    {
        let number = numeral
            .value
            .as_whole()
            .and_then(|number| u32::try_from(number).ok());
        let tens = number.filter(|number| number % 10 == 0).and_then(in_characters);
        if let Some(tens) = tens.filter(|_| is_han(passage.at(numeral.end + 1))) {
            findings.fix(numeral.at, numeral.end + 1 - numeral.at, format!("{tens}几"));
        }
    }
}

/// Finds round numbers from 10,000 on with something counted.
fn round(passage: &Passage, findings: &mut Findings) {
    for numeral in passage.numerals() {
        let wan = numeral.value.as_whole().filter(|_| numeral.scale.is_none());
        let Some(wan) = wan.filter(|value| *value >= 10_000 && value % 10_000 == 0) else {
            continue;
        };
        let is_counted = numeral.unit.chars().all(is_han) && !numeral.unit.is_empty();
        let is_name = numeral.is_of_calendar() || numeral.unit == "米" || is_named(passage, numeral);
        if is_counted && !is_name {
            let long = numeral.unit_end - numeral.at;
            let tail = passage.words(numeral.figures_end, numeral.unit_end - numeral.figures_end);
            findings.fix(numeral.at, long, format!("{}万{tail}", wan / 10_000));
        }
    }
}

/// Whether the number is a name: 编号, 代码, 电话.
fn is_named(passage: &Passage, numeral: &Numeral) -> bool {
    passage
        .last_of(numeral.at, &["编号", "代码", "电话", "号码", "第", "热线"])
        .is_some()
}

fn points(passage: &Passage, findings: &mut Findings) {
    for numeral in passage.numerals() {
        if numeral.is_per_cent() && passage.has(numeral.unit_end, "个百分点") {
            findings.fix(numeral.end, 5, "个百分点");
        }
    }
}

const SIGNS: [(&str, &str); 10] = [
    ("KM", "km"),
    ("Km", "km"),
    ("KG", "kg"),
    ("Kg", "kg"),
    ("KW", "kW"),
    ("Kw", "kW"),
    ("CM", "cm"),
    ("ML", "mL"),
    ("HZ", "Hz"),
    ("Mpa", "MPa"),
];

fn letters(passage: &Passage, findings: &mut Findings) {
    for numeral in passage.numerals() {
        let sign = SIGNS.iter().find(|(wrong, _)| passage.has(numeral.end, wrong));
        if let Some((wrong, right)) = sign
            && !passage.at(numeral.end + wrong.len()).is_ascii_alphanumeric()
        {
            findings.fix(numeral.end, wrong.len(), *right);
        }
    }
}
