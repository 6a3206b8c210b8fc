//! Shares and changes: 占, 分别占, 由…增加到…, 增长….

use story::Severity;

use crate::decimal::Decimal;
use crate::finding::Findings;
use crate::numeral::Numeral;
use crate::passage::Passage;
use crate::rule::{Look, Rule};
use crate::sums::part::{find, ulp, within};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "share_over",
        clause: "逻辑：占比不超过百分之百",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”：占比不会超过100%，请核对。",
        en: "{quote}: a share is never over 100%; check.",
        hit: "农村学生占学生总数的120%。",
        pass: "农村学生占学生总数的20%，产量相当于去年的120%，占用耕地少，完成120%。",
        look: Look::Text(over),
    },
    Rule {
        id: "shares_sum",
        clause: "逻辑：各部分占比之和不超过百分之百",
        severity: Severity::Error,
        is_certain: false,
        zh: "这几部分的占比加起来是{0}%，请核对。",
        en: "These shares add up to {0}%; check.",
        hit: "三次产业分别占20%、45%和55%。",
        pass: "三次产业分别占15%、40%和45%。",
        look: Look::Text(shares),
    },
    Rule {
        id: "share_differs",
        clause: "逻辑：占比等于部分除以整体",
        severity: Severity::Error,
        is_certain: false,
        zh: "{0}占{1}的{2}%，文中写的是{3}%，请核对。",
        en: "{0} is {2}% of {1}, the text says {3}%; check.",
        hit: "全村有农户200户，其中脱贫户50户，占35%。",
        pass: "全村有农户200户，其中脱贫户50户，占25%。有党员93名，其中女党员31名，占33.3%。",
        look: Look::Text(share),
    },
    Rule {
        id: "change_differs",
        clause: "逻辑：增幅等于增加的除以原来的",
        severity: Severity::Error,
        is_certain: false,
        zh: "由{0}到{1}变化了{2}，文中写的是{3}，请核对。",
        en: "From {0} to {1} is a change of {2}, the text says {3}; check.",
        hit: "产值由200万元增加到300万元，增长60%。",
        pass: "产值由200万元增加到300万元，增长50%。比例由10%提高到15%，提高5个百分点。",
        look: Look::Text(change),
    },
    Rule {
        id: "change_direction",
        clause: "逻辑：增加的变大，减少的变小",
        severity: Severity::Error,
        is_certain: false,
        zh: "写的是“{0}”，可是由{1}到{2}正好相反，请核对。",
        en: "The text says {0}, but from {1} to {2} is the other way; check.",
        hit: "贫困户由120户增加到80户。",
        pass: "贫困户由120户减少到80户，网点由20个增加到25个。",
        look: Look::Text(direction),
    },
];

fn hundred() -> Decimal {
    Decimal::whole(100)
}

/// 占…N% within one clause.
fn over(passage: &Passage, findings: &mut Findings) {
    for numeral in passage
        .numerals()
        .filter(|one| one.is_per_cent() && one.value > hundred())
    {
        let from = numeral.at.saturating_sub(14);
        let clause_from = (from..numeral.at)
            .rev()
            .find(|at| matches!(passage.at(*at), '，' | '。' | '、' | '；' | '：'))
            .map_or(from, |at| at + 1);
        let Some(at) = (clause_from..numeral.at).find(|at| passage.at(*at) == '占') else {
            continue;
        };
        let is_share =
            !"用据领有地强".contains(passage.at(at + 1)) && !"侵抢霸独".contains(passage.back(at, 1));
        if is_share {
            findings.say(at, numeral.unit_end - at);
        }
    }
}

fn shares(passage: &Passage, findings: &mut Findings) {
    for sentence in passage.sentences() {
        let Some(at) = find(passage, "分别占", sentence) else {
            continue;
        };
        let after = within(passage, (at, sentence.1));
        // 分别占全国的80%和33%: of two wholes.
        if after.first().is_none_or(|first| first.at > at + 4) {
            continue;
        }
        let parts: Vec<&&Numeral> = after.iter().take_while(|one| one.is_per_cent()).collect();
        let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.plus(part.value));
        // Rounding may lift three shares a little over the whole.
        let most = parts.iter().fold(hundred(), |most, part| most.plus(ulp(part)));
        if let (true, Some(last)) = (parts.len() >= 2 && sum > most, parts.last()) {
            findings.tell(at, last.unit_end - at, None, [sum.to_string()]);
        }
    }
}

/// `A，其中B，占C%`, each given once.
fn share(passage: &Passage, findings: &mut Findings) {
    for sentence in passage.sentences() {
        let all = within(passage, sentence);
        for window in all.windows(3) {
            let [whole, part, told] = window else { continue };
            let gap: String = passage.between(whole.unit_end, part.at).iter().collect();
            let tail: String = passage.between(part.unit_end, told.at).iter().collect();
            let is_share = tail
                .trim_start_matches(['，', '、', '（', ',', '('])
                .starts_with('占')
                && tail.chars().count() <= 9
                || tail.ends_with("占比")
                || tail.ends_with("占比为");
            let is_bound =
                gap.contains("其中") && whole.unit == part.unit && whole.is_exact() && part.is_exact();
            let is_clear = !gap.contains("面积") && whole.scale == part.scale && !whole.is_of_calendar();
            let Some(real) = part.value.per_cent_of(whole.value) else {
                continue;
            };
            let slack = ulp(told).plus(spread(whole, part));
            if is_share && is_bound && is_clear && told.is_per_cent() && real.distance(told.value) > slack {
                let words = [
                    passage.quantity(part),
                    passage.quantity(whole),
                    rounded(real),
                    told.value.to_string(),
                ];
                findings.tell(part.at, told.unit_end - part.at, None, words);
            }
        }
    }
}

/// How far rounding of two numbers may move the one in per cent of the other.
fn spread(whole: &Numeral, part: &Numeral) -> Decimal {
    let is_rounded = whole.places > 0 || part.places > 0 || whole.scale.is_some() || part.scale.is_some();
    let least = part
        .value
        .plus(ulp(part))
        .per_cent_of(whole.value.minus(ulp(whole)));
    match (is_rounded, least, part.value.per_cent_of(whole.value)) {
        (true, Some(most), Some(real)) => most.distance(real),
        _ => Decimal::ZERO,
    }
}

/// Two places are enough to see the mistake.
fn rounded(value: Decimal) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((whole, part)) => {
            let part: String = part.chars().take(2).collect();
            format!("{whole}.{part}")
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned()
        }
        None => text,
    }
}

const RISES: [&str; 10] = [
    "增加到",
    "增加至",
    "增至",
    "增长到",
    "增长至",
    "提高到",
    "提高至",
    "上升到",
    "上升至",
    "扩大到",
];
const FALLS: [&str; 10] = [
    "减少到",
    "减少至",
    "减至",
    "下降到",
    "下降至",
    "降至",
    "降低到",
    "降低至",
    "降到",
    "缩小到",
];

/// `由A增加到B`: both numbers, and the word between them.
fn changes(passage: &Passage) -> Vec<(&Numeral, &Numeral, &'static str, bool)> {
    let all: Vec<&Numeral> = passage.numerals().collect();
    let mut found = Vec::new();
    for pair in all.windows(2) {
        let [was, is] = pair else { continue };
        let rise = passage.last_of(is.at, &RISES);
        let fall = passage.last_of(is.at, &FALLS);
        let Some(word) = rise.or(fall) else { continue };
        let gap = is.at - was.unit_end.min(is.at);
        let is_told = gap <= word.chars().count() + 4
            && was.unit == is.unit
            && was.is_exact()
            && is.is_exact()
            && (passage
                .between(was.at.saturating_sub(8), was.at)
                .iter()
                .any(|c| matches!(c, '由' | '从')));
        if is_told && !was.is_of_calendar() {
            found.push((*was, *is, word, rise.is_some()));
        }
    }
    found
}

fn direction(passage: &Passage, findings: &mut Findings) {
    for (was, is, word, rises) in changes(passage) {
        if (rises && is.value < was.value) || (!rises && is.value > was.value) {
            let words = [word.to_owned(), passage.quantity(was), passage.quantity(is)];
            findings.tell(was.at, is.unit_end - was.at, None, words);
        }
    }
}

const SAYS: [&str; 14] = [
    "增长了",
    "增长",
    "增幅为",
    "增幅达",
    "增幅",
    "提高了",
    "提高",
    "下降了",
    "下降",
    "降幅为",
    "降幅",
    "降低了",
    "降低",
    "上升",
];

fn change(passage: &Passage, findings: &mut Findings) {
    for (was, is, ..) in changes(passage) {
        let next = passage.numerals_between((is.unit_end, is.unit_end + 7));
        let Some(told) = next
            .first()
            .filter(|told| passage.last_of(told.at, &SAYS).is_some())
        else {
            continue;
        };
        let (real, unit) = match (was.is_per_cent(), told.unit.as_str()) {
            (true, "个百分点") => (is.value.distance(was.value), "个百分点"),
            (false, "%" | "％") => match is.value.distance(was.value).per_cent_of(was.value) {
                Some(real) => (real, "%"),
                None => continue,
            },
            _ => continue,
        };
        let slack = ulp(told).plus(if unit == "%" {
            spread(was, is)
        } else {
            ulp(was).plus(ulp(is)).divided(2)
        });
        let is_exact_points = unit != "%" && was.places == 0 && is.places == 0;
        let slack = if is_exact_points { Decimal::ZERO } else { slack };
        if real.distance(told.value) > slack {
            let words = [
                passage.quantity(was),
                passage.quantity(is),
                format!("{}{unit}", rounded(real)),
                passage.quantity(told),
            ];
            findings.tell(was.at, told.unit_end - was.at, None, words);
        }
    }
}
