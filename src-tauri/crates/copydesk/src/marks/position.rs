//! Where a mark may be in its text: not first, and not a comma last; no stop ends a caption.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::passage::Passage;
use crate::rule::{Look, Rule};
use crate::text_id::Role;

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "mark_first",
        clause: "GB/T 15834—2011 5.1.1",
        severity: Severity::Error,
        is_certain: false,
        zh: "“{quote}”不能出现在一段的开头。",
        en: "A text does not begin with {quote}.",
        hit: "，大家纷纷表示赞成。",
        pass: "“好！”大家纷纷表示赞成。",
        look: Look::Text(first),
    },
    Rule {
        id: "comma_last",
        clause: "GB/T 15834—2011 4.1.3 4.4.3",
        severity: Severity::Warning,
        is_certain: false,
        zh: "这一段以“{quote}”结束，话像是没有说完。",
        en: "This paragraph ends in {quote}, as if something is missing.",
        hit: "会议听取了各部门今年以来工作情况的汇报，",
        pass: "会议听取了各部门今年以来工作情况的汇报。",
        look: Look::Text(last),
    },
    Rule {
        id: "caption_full_stop",
        clause: "GB/T 15834—2011 附录A.1",
        severity: Severity::Note,
        is_certain: true,
        zh: "图片说明末尾有句号，图片说明末尾一般不加。",
        en: "The caption ends in a full stop, which Chinese captions do without.",
        hit: "! 志愿者在社区值班。",
        pass: "! 志愿者在社区值班",
        look: Look::Text(caption_full_stop),
    },
];

fn first(passage: &Passage, findings: &mut Findings) {
    let is_pause = matches!(passage.at(0), '，' | '。' | '、' | '；' | '：' | '？' | '！');
    if is_pause && passage.len() > 1 {
        findings.fix(0, 1, "");
    }
}

/// A long paragraph alone: a line of verse or of an address may end so.
fn last(passage: &Passage, findings: &mut Findings) {
    let is_long = passage.role() == Role::Text && passage.len() >= 16;
    if let Some(at) = passage.len().checked_sub(1)
        && is_long
        && matches!(passage.at(at), '，' | '、')
        && is_han(passage.back(at, 1))
    {
        findings.fix(at, 1, "。");
    }
}

fn caption_full_stop(passage: &Passage, findings: &mut Findings) {
    let end = passage.len()
        - passage
            .chars()
            .iter()
            .rev()
            .take_while(|c| c.is_whitespace())
            .count();
    if let Some(at) = end.checked_sub(1)
        && passage.role() == Role::Caption
        && passage.at(at) == '。'
        && passage.back(at, 1) != '。'
    {
        findings.fix(at, 1, "");
    }
}
