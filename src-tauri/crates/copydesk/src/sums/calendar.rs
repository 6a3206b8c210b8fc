//! Finds days that no month has, wrong weekdays, times that no clock shows.

use story::Severity;

use crate::finding::Findings;
use crate::numeral::{Numeral, small_number};
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "day_impossible",
        clause: "历法",
        severity: Severity::Error,
        is_certain: false,
        zh: "没有“{quote}”这一天，请核对。",
        en: "There is no such day as {quote}; check.",
        hit: "2023年2月29日，全市大会举行。",
        pass: "2024年2月29日，全市大会举行。农历二月三十日也有活动。",
        look: Look::Text(impossible),
    },
    Rule {
        id: "weekday",
        clause: "历法",
        severity: Severity::Error,
        is_certain: false,
        zh: "{0}是{1}，文中写的是“{2}”，请核对。",
        en: "{0} is {1}, the text says {2}; check.",
        hit: "2020年2月14日（星期四），市直机关工委召开会议。",
        pass: "2020年2月14日（星期五），市直机关工委召开会议。",
        look: Look::Text(weekday),
    },
    Rule {
        id: "time_impossible",
        clause: "历法",
        severity: Severity::Error,
        is_certain: false,
        zh: "没有“{quote}”这个时间，请核对。",
        en: "There is no such time as {quote}; check.",
        hit: "会议于25时30分结束。",
        pass: "会议于24时结束，9时30分又开，用时25小时，8时65个班次。",
        look: Look::Text(time),
    },
    Rule {
        id: "dates_reversed",
        clause: "历法",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”后面的日期比前面的早，请核对。",
        en: "In {quote} the second date is before the first; check.",
        hit: "活动于3月15日至12日举行。",
        pass: "活动于3月12日至15日举行，12月25日至1月5日又办一次。",
        look: Look::Text(reversed),
    },
];

/// A day as it is written.
struct Date {
    at: usize,
    end: usize,
    year: Option<i64>,
    month: i64,
    day: i64,
}

/// Days in figures: `2020年2月14日`, `2月14日`; and `二月三十日` in characters.
fn dates(passage: &Passage) -> Vec<Date> {
    let all: Vec<&Numeral> = passage.numerals().collect();
    let mut found = Vec::new();
    for (index, month) in all.iter().enumerate() {
        let Some(day) = all.get(index + 1) else { continue };
        let is_day = matches!(day.unit.as_str(), "日" | "号") && day.at == month.unit_end;
        if month.unit != "月" || !is_day || !is_short(month) || !is_short(day) {
            continue;
        }
        let year = index.checked_sub(1).and_then(|before| all.get(before));
        let year = year
            .filter(|year| year.unit == "年" && year.unit_end == month.at && year.figures_end - year.at == 4);
        let (Some(month_number), Some(day_number)) = (month.value.as_whole(), day.value.as_whole()) else {
            continue;
        };
        found.push(Date {
            at: year.map_or(month.at, |year| year.at),
            end: day.unit_end,
            year: year.and_then(|year| year.value.as_whole()),
            month: month_number,
            day: day_number,
        });
    }
    found
}

fn is_short(numeral: &Numeral) -> bool {
    numeral.figures_end - numeral.at <= 2 && numeral.places == 0 && numeral.scale.is_none()
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn last_day(year: Option<i64>, month: i64) -> i64 {
    match (month, year) {
        (2, Some(year)) if !is_leap(year) => 28,
        (2, _) => 29,
        (4 | 6 | 9 | 11, _) => 30,
        (1..=12, _) => 31,
        _ => 0,
    }
}

fn is_possible(date: &Date) -> bool {
    (1..=last_day(date.year, date.month)).contains(&date.day)
}

fn impossible(passage: &Passage, findings: &mut Findings) {
    for date in dates(passage).iter().filter(|date| !is_possible(date)) {
        findings.say(date.at, date.end - date.at);
    }
    for (at, c) in passage.chars().iter().enumerate() {
        if *c != '月' || !passage.is_free(at) {
            continue;
        }
        // The month's one to three characters before, the day's behind; the old calendar has other months.
        let month = (1..=3).rev().find_map(|long| {
            let from = at.checked_sub(long)?;
            let (month, read) = small_number(passage.between(from, at))?;
            (read == long).then_some((from, i64::from(month)))
        });
        let Some(((from, month), (day, read))) = month.zip(small_number(passage.from(at + 1))) else {
            continue;
        };
        let is_day = matches!(passage.at(at + 1 + read), '日' | '号');
        let is_old = passage.last_of(from, &["农历", "阴历", "旧历"]).is_some();
        let is_wrong = month > 12 || i64::from(day) > last_day(None, month);
        if is_day && is_wrong && !is_old {
            findings.say(from, at + 2 + read - from);
        }
    }
}

/// 0 for Monday, by counting the days since the year 1.
fn weekday_of(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    let months: i64 = (1..month).map(|month| last_day(Some(year), month)).sum();
    (years + months + day - 1).rem_euclid(7)
}

const DAYS: [(char, &str); 7] = [
    ('一', "Monday"),
    ('二', "Tuesday"),
    ('三', "Wednesday"),
    ('四', "Thursday"),
    ('五', "Friday"),
    ('六', "Saturday"),
    ('日', "Sunday"),
];

fn weekday(passage: &Passage, findings: &mut Findings) {
    for date in dates(passage).iter().filter(|date| is_possible(date)) {
        let Some(year) = date.year else { continue };
        let open = usize::from(matches!(passage.at(date.end), '（' | '(' | '，' | ',' | ' '));
        let Some(word) = passage.first_of(date.end + open, &["星期", "礼拜", "周"]) else {
            continue;
        };
        let at = date.end + open + word.chars().count();
        let said = match passage.at(at) {
            '天' => '日',
            c => c,
        };
        let is_week = word == "周" && matches!(passage.at(at + 1), '年' | '岁' | '期');
        let told = DAYS.iter().position(|(day, _)| *day == said).filter(|_| !is_week);
        let real = usize::try_from(weekday_of(year, date.month, date.day)).ok();
        if let (Some(told), Some(real)) = (told, real)
            && told != real
            && let Some((day, _)) = DAYS.get(real)
        {
            let begin = date.end + open;
            let (date_words, said) = (
                passage.words(date.at, date.end - date.at),
                passage.words(begin, at + 1 - begin),
            );
            let right = format!("{word}{day}");
            findings.tell(
                begin,
                at + 1 - begin,
                Some(right.clone()),
                [date_words, right, said],
            );
        }
    }
}

/// `25时30分`, `9时75分`.
fn time(passage: &Passage, findings: &mut Findings) {
    let all: Vec<&Numeral> = passage.numerals().collect();
    for pair in all.windows(2) {
        let [hour, minute] = pair else { continue };
        let is_time = matches!(hour.unit.as_str(), "时" | "点")
            && minute.at == hour.unit_end
            && minute.unit == "分"
            && passage.at(minute.unit_end) != '之';
        let (Some(hours), Some(minutes)) = (hour.value.as_whole(), minute.value.as_whole()) else {
            continue;
        };
        if is_time
            && is_short(hour)
            && is_short(minute)
            && (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0))
        {
            findings.say(hour.at, minute.unit_end - hour.at);
        }
    }
}

/// `3月15日至12日`, `3月15日至3月12日`: within a month, for December may end in January.
fn reversed(passage: &Passage, findings: &mut Findings) {
    let joins = |at: usize| matches!(passage.at(at), '至' | '到' | '—' | '～' | '-');
    let all = dates(passage);
    for (index, first) in all.iter().enumerate() {
        if !joins(first.end) {
            continue;
        }
        let next = all.get(index + 1).filter(|next| next.at == first.end + 1);
        let (day, end) = match next {
            Some(next)
                if next.month == first.month && next.year.is_none_or(|year| Some(year) == first.year) =>
            {
                (next.day, next.end)
            }
            Some(_) => continue,
            None => {
                let next = passage.numerals_between((first.end + 1, first.end + 2));
                let day = next
                    .first()
                    .filter(|day| matches!(day.unit.as_str(), "日" | "号"));
                let Some((day, number)) = day.and_then(|day| Some((*day, day.value.as_whole()?))) else {
                    continue;
                };
                (number, day.unit_end)
            }
        };
        if day < first.day {
            findings.say(first.at, end - first.at);
        }
    }
}
