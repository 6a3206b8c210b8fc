//! Applies fixes: the only place where a text changes, and only as a person chose.

use story::{Content, Fact, FactSlot, FieldSlot, Span, Text};

use crate::remark::{Edit, Remark};
use crate::text_id::TextId;

/// Why an edit does not fit: the text does not exist, or is too short for the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(pub Edit);

/// Applies every edit to a piece, all or none.
///
/// Edits of one text must not overlap; one that begins where another ends is fine. Places are those before any of them.
///
/// # Errors
/// [`Unfit`] with the first edit that has no place, and the piece is as it was.
pub fn amend(content: &mut Content, edits: &[Edit]) -> Result<(), Unfit> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    // From the end to the beginning, so that the places of the remaining edits stay valid.
    edits.sort_by(|a, b| b.at.cmp(&a.at).then(b.len.cmp(&a.len)));
    let mut amended = content.clone();
    for edit in edits {
        put(&mut amended, edit).ok_or_else(|| Unfit(edit.clone()))?;
    }
    *content = amended;
    Ok(())
}

/// The result of applying fixes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Remarks whose fix was applied.
    pub remarks: usize,
    /// Places that changed.
    pub edits: usize,
}

/// Applies the first fix of each of these remarks on a piece. Where two are about the same characters, the first is applied.
pub fn take<'a>(content: &mut Content, remarks: impl Iterator<Item = &'a Remark>) -> Taken {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut taken = Taken::default();
    for fix in remarks.filter_map(|remark| remark.fixes.first()) {
        let meets = |edit: &Edit| edits.iter().any(|other| overlap(edit, other));
        if !fix.edits.iter().any(meets) {
            edits.extend(&fix.edits);
            taken.remarks += 1;
        }
    }
    let edits: Vec<Edit> = edits.into_iter().cloned().collect();
    match amend(content, &edits) {
        Ok(()) => Taken {
            edits: edits.len(),
            ..taken
        },
        // The remarks are on another piece than this one.
        Err(Unfit(_)) => Taken::default(),
    }
}

fn overlap(one: &Edit, other: &Edit) -> bool {
    let (ends, other_ends) = (one.at + one.len, other.at + other.len);
    one.text == other.text && one.at < other_ends && other.at < ends
}

fn put(content: &mut Content, edit: &Edit) -> Option<()> {
    match &edit.text {
        TextId::Field(field) => match field.slot(content) {
            FieldSlot::Text(words) => replace(words, edit),
            FieldSlot::SignOff(sign_off) => replace(&mut sign_off.text, edit),
            FieldSlot::Authors(_)
            | FieldSlot::Keywords(_)
            | FieldSlot::Urgency(_)
            | FieldSlot::Embargo(_)
            | FieldSlot::Length(_) => None,
        },
        TextId::Related(index) => replace(&mut content.related.get_mut(*index)?.title, edit),
        TextId::Line { block, line } => {
            let mut texts = content.body.get_mut(*block)?.texts_mut();
            let text: &mut Text = texts.get_mut(*line)?;
            replace_in_spans(text, edit)
        }
        TextId::Fact { figure, fact } => {
            let figure = content.figure_mut(figure)?;
            match Fact::slot(*fact, figure) {
                FactSlot::Text(words) => replace(words, edit),
                FactSlot::People(_) | FactSlot::Framing(_) | FactSlot::Stars(_) | FactSlot::Pick(_) => None,
            }
        }
    }
}

/// The byte range of a range in UTF-16 units; `None` where it is outside or cuts a character.
fn bytes(words: &str, at: u32, len: u32) -> Option<(usize, usize)> {
    let (at, end) = (
        usize::try_from(at).ok()?,
        usize::try_from(at.checked_add(len)?).ok()?,
    );
    let mut units = 0;
    let mut start = None;
    for (byte, c) in words.char_indices() {
        if units == at {
            start = Some(byte);
        }
        if units == end {
            return Some((start?, byte));
        }
        units += c.len_utf16();
    }
    let start = if units == at { Some(words.len()) } else { start };
    (units == end).then_some((start?, words.len()))
}

fn replace(words: &mut String, edit: &Edit) -> Option<()> {
    let (from, to) = bytes(words, edit.at, edit.len)?;
    words.replace_range(from..to, &edit.with);
    Some(())
}

/// The new characters take the marks of the first one replaced.
fn replace_in_spans(text: &mut Text, edit: &Edit) -> Option<()> {
    let plain = text.to_plain();
    let (from, to) = bytes(&plain, edit.at, edit.len)?;
    let mut amended = Text::default();
    let mut is_put = false;
    let mut begin = 0;
    for span in &text.0 {
        let end = begin + span.text.len();
        let mut keep = |words: Option<&str>| {
            amended.push(Span {
                text: words.unwrap_or_default().to_owned(),
                ..span.clone()
            });
        };
        let (cut, resume) = (from.clamp(begin, end), to.clamp(begin, end));
        keep(span.text.get(..cut - begin));
        let is_here = !is_put && from >= begin && (from < end || (from == end && end == plain.len()));
        if is_here {
            keep(Some(&edit.with));
            is_put = true;
        }
        keep(span.text.get(resume - begin..));
        begin = end;
    }
    *text = amended;
    (is_put || text.0.is_empty()).then_some(())
}

#[cfg(test)]
mod tests {
    use story::Block;

    use super::*;

    fn edit(at: u32, len: u32, with: &str) -> Edit {
        Edit {
            text: TextId::Line { block: 0, line: 0 },
            at,
            len,
            with: with.to_owned(),
        }
    }

    fn amended(words: &str, edits: &[Edit]) -> Result<String, Unfit> {
        let mut content = Content {
            body: vec![Block::paragraph(words)],
            ..Content::default()
        };
        amend(&mut content, edits)?;
        Ok(content.body[0].words())
    }

    #[test]
    fn edits_find_their_places_whatever_the_others_do() {
        let edits = [edit(0, 2, "截至"), edit(5, 1, "，"), edit(6, 0, "共")];
        assert_eq!(amended("截止2月日,捐款", &edits).unwrap(), "截至2月日，共捐款");
        assert_eq!(amended("𠮷帐户", &[edit(2, 1, "账")]).unwrap(), "𠮷账户");
    }

    #[test]
    fn an_edit_without_a_place_changes_nothing() {
        assert_eq!(
            amended("短", &[edit(0, 1, "长"), edit(4, 1, "，")]),
            Err(Unfit(edit(4, 1, "，")))
        );
        assert!(amended("𠮷", &[edit(1, 1, "x")]).is_err(), "no character is cut");
    }

    #[test]
    fn marks_of_the_text_stay_around_what_came() {
        let bold = Span {
            text: "截止2月".to_owned(),
            strong: true,
            ..Span::default()
        };
        let plain = Span {
            text: "，捐款".to_owned(),
            ..Span::default()
        };
        let mut text = Text(vec![bold.clone(), plain.clone()]);
        replace_in_spans(&mut text, &edit(0, 2, "截至")).unwrap();
        let expected = Span {
            text: "截至2月".to_owned(),
            ..bold
        };
        assert_eq!(text, Text(vec![expected, plain]));
    }
}
