//! The piece as an outlet wants to read it: with or without its related titles, and closed by who signs it and the day.
//!
//! Only the forms that people read are set from it; `story.json` and the items for machines are the piece itself.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use press::dates;
use story::{Content, SignOff, SignOffPlace};

use crate::exporting::form_rules::ProfileRules;

/// The piece by these rules. `at` is when the revision was made, whose day is the day of the piece.
pub(crate) fn manuscript<'a>(
    content: &'a Content,
    profile: Option<&ProfileRules>,
    at: DateTime<FixedOffset>,
) -> Cow<'a, Content> {
    let mut piece = Cow::Borrowed(content);
    let Some(rules) = profile else { return piece };
    if !rules.related && !content.related.is_empty() {
        piece.to_mut().related.clear();
    }
    if rules.closing {
        let day = dates::day(at, content.is_chinese());
        let signed = [signer(content), &day];
        let signed: Vec<&str> = signed.into_iter().filter(|line| !line.is_empty()).collect();
        piece.to_mut().sign_off = SignOff {
            text: signed.join("\n"),
            place: SignOffPlace::OwnLine,
        };
    }
    piece
}

/// Who signs: the sign-off without its brackets, else the first unit among the authors, else the source.
fn signer(content: &Content) -> &str {
    let unit = content
        .authors
        .iter()
        .map(|author| author.unit.trim())
        .find(|unit| !unit.is_empty());
    let said = [
        content.sign_off.unbracketed(),
        unit.unwrap_or_default(),
        content.source.trim(),
    ];
    said.into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use story::{Block, Related};

    fn piece() -> Content {
        Content {
            sign_off: SignOff {
                text: "（市直机关工委 彭彤）".to_owned(),
                place: SignOffPlace::EndOfLastParagraph,
            },
            related: vec![Related {
                title: "旧闻".to_owned(),
                href: String::new(),
            }],
            body: vec![Block::paragraph("河堤完工。")],
            ..Content::default()
        }
    }

    fn rules(text: &str) -> ProfileRules {
        let toml = format!("name = \"county\"\nformats = [\"docx\"]\n[text]\n{text}\n");
        ProfileRules::of(&outlet::Outlet::read(&toml, story::Language::Zh).unwrap())
    }

    #[test]
    fn an_outlet_leaves_related_titles_out_and_has_the_piece_closed_with_its_day() {
        let at = DateTime::parse_from_rfc3339("2026-02-14T09:31:00+08:00").unwrap();
        let whole = piece();
        assert_eq!(*manuscript(&whole, None, at), whole);
        assert_eq!(*manuscript(&whole, Some(&rules("")), at), whole);
        let closed = manuscript(&whole, Some(&rules("related = false\nclosing = true")), at);
        assert!(closed.related.is_empty());
        let (body, sign_off) = closed.printed();
        assert_eq!(body.len(), 1, "the inline sign-off went to its line");
        assert_eq!(sign_off, "市直机关工委 彭彤\n2026年2月14日");
    }
}
