//! Marks side by side: one of them is too many.

use story::Severity;

use crate::finding::Findings;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "marks_doubled",
        clause: "GB/T 15834—2011 4.1—4.7",
        severity: Severity::Error,
        is_certain: false,
        zh: "两个点号连在一起：“{quote}”，请留一个。",
        en: "Two marks side by side: {quote}; keep one.",
        hit: "会议开始，，大家发言。",
        pass: "会议开始，大家发言。真的吗？！",
        look: Look::Text(doubled),
    },
    Rule {
        id: "stop_doubled",
        clause: "GB/T 15834—2011 4.8.3",
        severity: Severity::Error,
        is_certain: false,
        zh: "引文里面已有句末点号，引号外面不再用：{fix}。",
        en: "The quotation has its stop already; none follows outside: {fix}.",
        hit: "他说：“我们一定完成任务。”。",
        pass: "他说：“我们一定完成任务。”大家鼓掌。",
        look: Look::Text(stop_doubled),
    },
    Rule {
        id: "too_loud",
        clause: "GB/T 15834—2011 4.2.3 4.3.3",
        severity: Severity::Warning,
        is_certain: false,
        zh: "问号、叹号最多叠用三个。",
        en: "Question and exclamation marks are repeated three times at most.",
        hit: "我们胜利了！！！！",
        pass: "我们胜利了！！！",
        look: Look::Text(too_loud),
    },
];

const fn is_pause(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：')
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '？' | '！' | '…')
}

fn doubled(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        let next = passage.at(at + 1);
        let both = is_pause(mark) && (is_pause(next) || matches!(next, '？' | '！'))
            || matches!(mark, '？' | '！') && is_pause(next);
        // Three stops are an ellipsis that was typed with stops.
        let is_run = passage.back(at, 1) == mark || (next == mark && passage.at(at + 2) == mark);
        if !both || is_run {
            continue;
        }
        let kept = match (is_end(mark), is_end(next)) {
            _ if mark == next => Some(mark),
            (true, false) => Some(mark),
            (false, true) => Some(next),
            (true, true) => Some(if mark == '。' { next } else { mark }),
            (false, false) => None,
        };
        findings.tell(at, 2, kept.map(String::from), []);
    }
}

fn stop_doubled(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks() {
        let is_stop = mark == '。' && passage.at(at + 1) == '”' && passage.at(at + 2) == '。';
        if is_stop {
            findings.fix(at, 3, "。”");
        }
    }
}

fn too_loud(passage: &Passage, findings: &mut Findings) {
    for (at, mark) in passage.marks().filter(|(at, _)| passage.is_free(*at)) {
        if !matches!(mark, '！' | '？') || passage.back(at, 1) == mark {
            continue;
        }
        let long = passage.from(at).iter().take_while(|c| **c == mark).count();
        if long > 3 {
            findings.fix(at, long, mark.to_string().repeat(3));
        }
    }
}
