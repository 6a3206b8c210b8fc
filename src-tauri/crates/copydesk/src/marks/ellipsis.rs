//! 省略号 and 破折号: six dots, two dashes.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "ellipsis",
        clause: "GB/T 15834—2011 4.11.2",
        severity: Severity::Error,
        is_certain: true,
        zh: "省略号是六个点，占两个字的位置：{fix}。",
        en: "A Chinese ellipsis has six dots: {fix}.",
        hit: "大家纷纷表示。。。一定努力。",
        pass: "大家纷纷表示……一定努力。",
        look: Look::Text(ellipsis),
    },
    Rule {
        id: "ellipsis_and_so_on",
        clause: "GB/T 15834—2011 4.11.3",
        severity: Severity::Warning,
        is_certain: false,
        zh: "省略号已经表示列举未尽，不再用“等”。",
        en: "The ellipsis says that there are more; 等 repeats it.",
        hit: "苹果、梨、桃……等水果丰收。",
        pass: "苹果、梨、桃等水果丰收。他说……等一下。",
        look: Look::Text(and_so_on),
    },
    Rule {
        id: "dash",
        clause: "GB/T 15834—2011 4.10.2",
        severity: Severity::Error,
        is_certain: true,
        zh: "破折号占两个字的位置：{fix}。",
        en: "A Chinese dash is two long: {fix}.",
        hit: "这就是答案--坚持。",
        pass: "这就是答案——坚持。京广线北京—武汉段，参数--help。",
        look: Look::Text(dash),
    },
];

/// The run of one mark that begins at `at` and not before.
fn run(passage: &Passage, at: usize, mark: char) -> usize {
    if passage.back(at, 1) == mark {
        return 0;
    }
    passage.from(at).iter().take_while(|c| **c == mark).count()
}

fn ellipsis(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        let long = match mark {
            '…' | '。' | '.' | '·' | '．' => run(passage, at, mark),
            _ => continue,
        };
        let is_chinese = is_han(passage.back(at, 1)) || is_han(passage.at(at + long));
        let is_wrong = match mark {
            '…' => long == 1 || long == 3,
            '。' => long >= 3,
            _ => long >= 3 && is_chinese,
        };
        if is_wrong {
            findings.fix(at, long, "……");
        }
    }
}

/// Only where a list is cut short: two items are separated by 、 just before.
fn and_so_on(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks() {
        let is_end = mark == '…' && passage.at(at + 1) == '等' && passage.is_free(at);
        let before = passage.between(at.saturating_sub(12), at).iter().rev();
        let is_list = before
            .take_while(|c| !matches!(c, '。' | '，' | '：'))
            .any(|c| *c == '、');
        if is_end && is_list && !matches!(passage.at(at + 2), '到' | '待' | '着' | '候') {
            findings.fix(at + 1, 1, "");
        }
    }
}

fn dash(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        if !matches!(mark, '-' | '－' | '–') {
            continue;
        }
        let long = run(passage, at, mark);
        let (before, after) = (passage.back(at, 1), passage.at(at + long));
        let is_chinese = is_han(before) && is_han(after) || is_han(after) && matches!(before, '”' | '》');
        if long == 2 && is_chinese {
            findings.fix(at, 2, "——");
        }
    }
}
