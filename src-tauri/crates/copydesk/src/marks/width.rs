//! 全角化: half-width marks in Chinese text, all of a piece as one offer.
//!
//! The standard is here about how the marks themselves are set, so those inside quotation marks count too; the text between the
//! marks of a title, a link and code stay as they are. A space between two titles on one line gets the width of a character.

use story::Severity;

use crate::han::is_han;
use crate::passage::{Guard, Passage};
use crate::remark::{Fix, NotedWords};
use crate::rule::{Contradictions, Look, Rule};
use crate::summary::Summary;
use crate::text_id::Role;

pub(crate) const RULES: &[Rule] = &[Rule {
    id: "width",
    clause: "GB/T 15834—2011 5.1 GB/T 15835—2011 5.1.7",
    severity: Severity::Warning,
    is_certain: true,
    zh: "全文有 {0} 处标点、空格或数字的全角半角用错了，可以一次全部改过来。",
    en: "{0} marks, spaces or figures have the wrong width; they can be mended all at once.",
    hit: "2月14日上午,市直机关工委(驻企)走访。",
    pass: "2月14日10:30，比分1:0，网址https://a.cn/,1,000人参加（Windows, Linux）。",
    look: Look::Piece(widths_together),
}];

/// Every mark of a text that has the wrong width, with what to write.
pub(crate) fn widths(passage: &Passage) -> Vec<(NotedWords, String)> {
    let mut widths: Vec<(usize, char)> = Vec::new();
    let is_ours = |at: &usize| matches!(passage.guard(*at), Guard::Free | Guard::Quoted);
    let mut open = None;
    for (at, mark) in passage.marks().filter(|(at, _)| is_ours(at)) {
        let (before, after) = (passage.back(at, 1), passage.at(at + 1));
        let wide = match mark {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '.' if ends_chinese(passage, at) => '。',
            '(' => {
                open = Some(at);
                continue;
            }
            ')' => {
                if let Some(from) = open.take()
                    && (is_beside(passage, from) || is_beside(passage, at))
                {
                    widths.extend([(from, '（'), (at, '）')]);
                }
                continue;
            }
            ' ' if is_separator(passage, at) => '　',
            _ => continue,
        };
        let is_numeric = before.is_ascii_digit() && after.is_ascii_digit();
        let is_chinese =
            is_chinese_end(before) || (is_han(after) && !before.is_ascii_alphabetic() && before != ' ');
        if !is_numeric && is_chinese {
            widths.push((at, wide));
        }
    }
    widths.extend(straight_quotes(passage));
    widths.extend(wide_figures(passage));
    widths.sort_unstable();
    let noted = |(at, with): (usize, char)| (NotedWords::of(passage, at, 1), with.to_string());
    widths.into_iter().map(noted).collect()
}

/// A Chinese character, or a closing mark of its width.
fn is_chinese_end(c: char) -> bool {
    is_han(c) || matches!(c, '”' | '’' | '》' | '）' | '】' | '〉')
}

fn is_beside(passage: &Passage, bracket: usize) -> bool {
    is_chinese_end(passage.back(bracket, 1)) || is_han(passage.at(bracket + 1))
}

/// A point behind Chinese that no figure, letter or point follows; `一.` at the beginning is an ordinal.
fn ends_chinese(passage: &Passage, at: usize) -> bool {
    let after = passage.at(at + 1);
    let goes_on = after == '.' || (after.is_alphanumeric() && !is_han(after));
    is_han(passage.back(at, 1)) && !goes_on && at > 2
}

/// A space between two Chinese words of a line that is no sentence.
fn is_separator(passage: &Passage, at: usize) -> bool {
    let is_line = matches!(passage.role(), Role::Title | Role::Label | Role::Related);
    is_line
        && is_chinese_end(passage.back(at, 1))
        && (is_han(passage.at(at + 1)) || passage.at(at + 1) == '“')
}

/// Straight quotation marks around Chinese, by turns opening and closing; an odd one leaves them all as they are.
fn straight_quotes(passage: &Passage) -> Vec<(usize, char)> {
    let straight: Vec<usize> = passage
        .marks()
        .filter(|(at, c)| *c == '"' && passage.is_free(*at))
        .map(|(at, _)| at)
        .collect();
    let is_chinese = |at: &usize| is_han(passage.back(*at, 1)) || is_han(passage.at(at + 1));
    if straight.len() % 2 == 1 || !straight.iter().all(is_chinese) {
        return Vec::new();
    }
    straight.into_iter().zip(['“', '”'].into_iter().cycle()).collect()
}

/// Figures and letters as wide as a character: `２０２０年` is `2020年`.
fn wide_figures(passage: &Passage) -> Vec<(usize, char)> {
    let chars = passage.chars().iter().enumerate();
    let narrow = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c).checked_sub(0xfee0)?),
        _ => None,
    };
    chars
        .filter(|(at, _)| passage.is_free(*at))
        .filter_map(|(at, c)| Some((at, narrow(*c)?)))
        .collect()
}

/// One remark at the first place, with one fix for all.
fn widths_together(summaries: &[&Summary], contradictions: &mut Contradictions) {
    let all = || summaries.iter().flat_map(|summary| &summary.widths);
    let Some((first, _)) = all().next() else { return };
    let fix = Fix {
        label: "全角化".to_owned(),
        edits: all().map(|(noted, with)| noted.edit(with.clone())).collect(),
    };
    contradictions.tell(first, vec![fix], [all().count().to_string()]);
}

#[cfg(test)]
mod tests {
    use super::widths;
    use crate::passage::Passage;
    use crate::text_id::{Role, TextId};

    fn widened(role: Role, words: &str) -> String {
        let passage = Passage::new(TextId::Related(0), role, words);
        let mut chars: Vec<char> = words.chars().collect();
        for (noted, with) in widths(&passage) {
            chars[noted.at as usize] = with.chars().next().unwrap();
        }
        chars.into_iter().collect()
    }

    #[test]
    fn marks_take_the_width_of_the_text_around_them() {
        for (half, full) in [
            (
                "走访,慰问(左二)等,共3家:甲;乙!",
                "走访，慰问（左二）等，共3家：甲；乙！",
            ),
            ("他说\"好的\",走了.", "他说“好的”，走了。"),
            ("１２月３日", "12月3日"),
            ("10:30开会,见https://a.cn/?b,c", "10:30开会，见https://a.cn/?b,c"),
            ("用Word, Excel (2016) 编辑", "用Word, Excel (2016) 编辑"),
            ("读《甲,乙》", "读《甲,乙》"),
            ("市民 代表", "市民 代表"),
        ] {
            assert_eq!(widened(Role::Text, half), full);
        }
        assert_eq!(
            widened(Role::Title, "知敬畏守底线 以奋斗"),
            "知敬畏守底线　以奋斗"
        );
    }
}
