//! The part of a story that leaves for an outlet: its text and the figures of its body.
//!
//! The tray (图片篮) is never sent to an outlet, with the photos that were rejected there; an editor gets it, because she may choose
//! otherwise. A figure of the body that is marked as rejected is sent, because it is in the text; preflight asks about it.
//! Everything that goes to an outlet is made of what this module gives, so that no form can forget it.

use story::Content;
use story::stages::Decision;

use crate::standing::what_is_printed;

/// The content that an outlet gets: without the tray.
pub(crate) fn leaving(content: &Content) -> Content {
    Content {
        tray: Vec::new(),
        ..content.clone()
    }
}

/// The content for `story.json` of a delivery. An older Galley signed text and tray together; such a signature is verified with
/// both only, so the words of the tray are included then, without its photos. That ends with the next signature.
pub(crate) fn provable(content: &Content, trail: &[Decision]) -> Content {
    let printed = what_is_printed(content);
    if trail.iter().any(|decision| printed.needs_tray(decision)) {
        content.clone()
    } else {
        leaving(content)
    }
}

#[cfg(test)]
mod tests {
    use story::stages::{Post, PostRole, Printed, Verdict};
    use story::{Block, Digest, Figure};

    use super::*;

    fn decision(printed: &Digest) -> Decision {
        Decision {
            id: "d".to_owned(),
            story: "s".to_owned(),
            post: Post {
                role: PostRole::Review,
                stage: 1,
            },
            verdict: Verdict::Pass,
            reason: String::new(),
            by: "王秀兰".to_owned(),
            unit: String::new(),
            at: chrono::DateTime::UNIX_EPOCH,
            seen: printed.clone(),
            printed: printed.clone(),
            key: None,
            signature: None,
            chain: None,
            recorded_by: None,
            before: None,
        }
    }

    #[test]
    fn the_tray_stays_home_unless_an_older_signature_cannot_be_proven_without_it() {
        let content = Content {
            body: vec![Block::paragraph("一段。")],
            tray: vec![Figure::default()],
            ..Content::default()
        };
        let Printed { digest, with_tray } = what_is_printed(&content);
        let new = provable(&content, &[decision(&digest)]);
        assert!(new.tray.is_empty());
        assert!(what_is_printed(&new).is_what_was_seen(&decision(&digest)));
        let older = provable(&content, &[decision(&digest), decision(&with_tray)]);
        assert_eq!(older, content);
        assert!(what_is_printed(&older).is_what_was_seen(&decision(&with_tray)));
    }
}
