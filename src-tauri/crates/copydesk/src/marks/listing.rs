//! 顿号: between the items of a list, and where it does not belong.

use story::Severity;

use crate::finding::Findings;
use crate::numeral::digit;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "dun_between_marked",
        clause: "GB/T 15834—2011 4.5.3.5",
        severity: Severity::Note,
        is_certain: false,
        zh: "并列的引号或书名号之间通常不用顿号。",
        en: "Between items in quotation marks or titles there is usually no 、.",
        hit: "会议学习了《条例》、《办法》。",
        pass: "会议学习了《条例》《办法》和章程、纪律。",
        look: Look::Text(between_marked),
    },
    Rule {
        id: "dun_in_estimate",
        clause: "GB/T 15834—2011 4.5.3.4",
        severity: Severity::Warning,
        is_certain: false,
        zh: "相邻的两个数字连用表示大概的数目，中间不用顿号：{fix}。",
        en: "Two neighbouring numbers that make an estimate have no 、 between them: {fix}.",
        hit: "三、四十名干部参加活动。",
        pass: "三四十名干部参加活动，三、四年级的学生来了，第三、四名也来了。",
        look: Look::Text(in_estimate),
    },
    Rule {
        id: "dun_before_and",
        clause: "GB/T 15834—2011 4.4.3 4.5.3",
        severity: Severity::Note,
        is_certain: false,
        zh: "“以及”前面用逗号，不用顿号。",
        en: "Before 以及 there is a comma, not 、.",
        hit: "工厂、商店、学校、以及医院都恢复了。",
        pass: "工厂、商店、学校，以及医院都恢复了。",
        look: Look::Text(before_and),
    },
];

fn between_marked(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        let neighbours = (passage.back(at, 1), passage.at(at + 1));
        if mark == '、' && matches!(neighbours, ('》', '《') | ('”', '“')) {
            findings.fix(at, 1, "");
        }
    }
}

fn in_estimate(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        let (before, after) = (passage.back(at, 1), passage.at(at + 1));
        let (Some(less), Some(more)) = (digit(before), digit(after)) else {
            continue;
        };
        let counted = passage.at(at + 2);
        let is_counted = "十百千万个人天岁次年月".contains(counted);
        // 三、四年级 and 三、四月 are two, and so are continued lists: 一、二、三产业.
        let is_two = passage.has(at + 2, "年级") || counted == '月' && passage.at(at + 3) != '个';
        let goes_on = matches!(passage.back(at, 2), '、' | '第' | '十') || passage.at(at + 2) == '、';
        if mark == '、' && more == less + 1 && before != '两' && is_counted && !is_two && !goes_on {
            findings.fix(at - 1, 3, format!("{before}{after}"));
        }
    }
}

fn before_and(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        if mark == '、' && passage.has(at + 1, "以及") {
            findings.fix(at, 1, "，");
        }
    }
}
