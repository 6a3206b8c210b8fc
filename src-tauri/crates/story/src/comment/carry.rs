//! Carries the place of a comment through an edit of the story.
//!
//! An edit moves the range with the text around it; where that leads away from the words that were quoted, these are searched
//! for. A comment whose words are found nowhere is lost, and they are searched for again with the next edit: an undo brings it
//! back.

use super::anchor::text;
use super::blocks::BlockPairs;
use super::{Anchor, Comment};
use crate::{Content, Place};

/// Carries every comment from `old` to `new`, its place with it.
pub fn carry(comments: &mut [Comment], old: &Content, new: &Content) {
    if comments.is_empty() || old == new && !comments.iter().any(|comment| comment.anchor.lost) {
        return;
    }
    let blocks = BlockPairs::new(old, new);
    for comment in comments {
        comment.anchor = carried(comment, &blocks);
    }
}

fn carried(comment: &Comment, blocks: &BlockPairs<'_>) -> Anchor {
    let (anchor, quote) = (&comment.anchor, comment.quote.as_str());
    let stays = |(place, (from, to)): (Place, (u32, u32))| Anchor {
        place,
        from,
        to,
        lost: false,
    };
    let lost = || Anchor {
        lost: true,
        ..anchor.clone()
    };
    if !anchor.is_range() && quote.is_empty() {
        let here = blocks.follow(&anchor.place);
        let here = here.filter(|place| text(blocks.new, place).is_some());
        return here.map_or_else(lost, |place| stays((place, (0, 0))));
    }
    let here = if anchor.lost {
        None
    } else {
        blocks.follow_range(anchor, quote)
    };
    let found = match here {
        Some((place, (from, to))) if from < to => Some((place, (from, to))),
        // Taken out, or lost before: the words are looked for.
        Some((place, (from, _))) => blocks.search(quote, &place, from),
        None => blocks.search(quote, &anchor.place, anchor.from),
    };
    found.map_or_else(lost, stays)
}
