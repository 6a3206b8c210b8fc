//! 概数: an estimate is marked once, not before and behind the number.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "vague_twice",
        clause: "GB/T 15835—2011 5.2.1（概数）；语义重复",
        severity: Severity::Warning,
        is_certain: false,
        zh: "“{0}”和“{1}”都表示大概的数目，留一个就够了。",
        en: "{0} and {1} both make it an estimate; one is enough.",
        hit: "全市共有约5000余名志愿者参加。",
        pass: "近三年来，全市新增50个左右网点，附近50余户受益，公约10多条。",
        look: Look::Text(twice),
    },
    Rule {
        id: "fewer_times",
        clause: "语义：减少不能用倍",
        severity: Severity::Error,
        is_certain: false,
        zh: "减少、下降不能用“倍”：一倍就没有了，请写百分比或几分之几。",
        en: "Nothing can fall by times its size; give a percentage or a fraction.",
        hit: "投诉量同比减少2倍。",
        pass: "投诉量同比减少五成，产量增长2倍。",
        look: Look::Text(fewer_times),
    },
];

/// Words before a number that make it an estimate, and the words that must not follow.
const BEFORE: [(&str, &[&str]); 12] = [
    ("大约", &ABOUT),
    ("大概", &ABOUT),
    ("将近", &ABOUT),
    ("接近", &ABOUT),
    ("约", &ABOUT),
    ("近", &ABOUT),
    ("超过", &MORE),
    ("至少", &MORE),
    ("不低于", &MORE),
    ("不少于", &MORE),
    ("逾", &MORE),
    ("超", &MORE),
];
const ABOUT: [&str; 5] = ["左右", "上下", "余", "多", "以上"];
const MORE: [&str; 3] = ["以上", "余", "多"];

/// Characters that make 约, 近 or 超 the end of another word: 节约, 附近, 高超.
const OTHERS: &str = "公节预条签合违契制履解缔和誓邀相最附邻临靠亲远新切就高反赶";

fn twice(passage: &Passage, findings: &mut Findings) {
    for numeral in passage.numerals() {
        let before = BEFORE.iter().find(|(word, _)| passage.ends(numeral.at, word));
        let Some((word, behind)) = before else { continue };
        let from = numeral.at - word.chars().count();
        if word.chars().count() == 1 && OTHERS.contains(passage.back(from, 1)) {
            continue;
        }
        // Directly behind the number, or behind its unit; 50多个 and 50个左右.
        let places = [numeral.end, numeral.unit_end, numeral.unit_end + 1];
        let found = places.iter().enumerate().find_map(|(step, at)| {
            let again = passage.first_of(*at, behind)?;
            if step == 2 && !is_han(passage.at(numeral.unit_end)) {
                return None;
            }
            let is_one = again.chars().count() == 1;
            // 50人多 is no estimate, and neither is 近3年以上学历.
            (!is_one || step == 0).then_some((*at, again))
        });
        if let Some((at, again)) = found
            && (again != "多" || is_han(passage.at(at + 1)))
        {
            let end = at + again.chars().count();
            findings.tell(from, end - from, None, [(*word).to_owned(), again.to_owned()]);
        }
    }
}

const FEWER: [&str; 8] = [
    "减少",
    "降低",
    "下降",
    "缩小",
    "缩短",
    "减少了",
    "下降了",
    "降低了",
];

fn fewer_times(passage: &Passage, findings: &mut Findings) {
    for numeral in passage
        .numerals()
        .filter(|numeral| passage.at(numeral.end) == '倍')
    {
        if let Some(word) = passage.last_of(numeral.at, &FEWER) {
            let from = numeral.at - word.chars().count();
            findings.say(from, numeral.end + 1 - from);
        }
    }
    for (at, c) in passage.chars().iter().enumerate() {
        let is_times =
            *c == '倍' && passage.is_free(at) && "一两二三四五六七八九十几数".contains(passage.back(at, 1));
        if let Some(word) = passage.last_of(at.saturating_sub(1), &FEWER).filter(|_| is_times) {
            let from = at - 1 - word.chars().count();
            findings.say(from, at + 1 - from);
        }
    }
}
