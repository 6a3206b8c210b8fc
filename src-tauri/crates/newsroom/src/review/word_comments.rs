//! Comments that came with a Word file, as comments of the story: those that went out with it are known again by who said
//! what, new ones are found by their words.

use chrono::{DateTime, Utc};
use press::docx::read::{self, Reading};
use story::comment::{Anchor, Comment, Mark, Reply, Said};
use story::{Content, Place};

use crate::review::word_back::time;

/// The comments of the file, placed in `hers`.
pub(crate) fn of(reading: &Reading, hers: &Content, known: &[Comment], now: DateTime<Utc>) -> Vec<Comment> {
    let said = |one: &read::Comment| Said {
        by: if one.author.is_empty() {
            "Word".to_owned()
        } else {
            one.author.clone()
        },
        at: time(&one.at).unwrap_or(now).min(now),
        text: one.text.clone(),
    };
    let mut comments: Vec<(usize, Comment)> = Vec::new();
    for (at, one) in reading
        .comments
        .iter()
        .enumerate()
        .filter(|(_, one)| one.answers.is_none())
    {
        let ours = known
            .iter()
            .find(|ours| ours.said.text == one.text && ours.said.by == one.author);
        let mut comment = ours.cloned().unwrap_or_else(|| Comment {
            id: name(one),
            anchor: place(hers, one),
            quote: one.quote.clone(),
            said: said(one),
            replies: Vec::new(),
            mark: None,
        });
        if one.done && comment.is_open() {
            comment.mark = Some(Mark {
                at: time(&reading.saved_at).unwrap_or(now).min(now),
                resolved: true,
                by: if reading.saved_by.is_empty() {
                    one.author.clone()
                } else {
                    reading.saved_by.clone()
                },
            });
        }
        comments.push((at, comment));
    }
    for one in &reading.comments {
        let Some(mut parent) = one.answers else { continue };
        // An answer to an answer stands under the first.
        while let Some(above) = reading.comments.get(parent).and_then(|above| above.answers) {
            if above >= parent {
                break;
            }
            parent = above;
        }
        let Some((_, comment)) = comments.iter_mut().find(|(at, _)| *at == parent) else {
            continue;
        };
        let there = |reply: &Reply| reply.said.text == one.text && reply.said.by == one.author;
        if !comment.replies.iter().any(there) {
            comment.replies.push(Reply {
                id: name(one),
                said: said(one),
            });
        }
    }
    comments.into_iter().map(|(_, comment)| comment).collect()
}

/// An id that the same comment has whenever it comes.
fn name(one: &read::Comment) -> String {
    let said = [one.author.as_str(), &one.at, &one.text, &one.quote].join("\n");
    store::digest(said.as_bytes()).as_str().chars().take(16).collect()
}

/// Where its words stand: in the paragraph it was on, else in the first place that has them.
fn place(hers: &Content, one: &read::Comment) -> Anchor {
    let blocks =
        (0..hers.body.len()).map(
            |index| match hers.body.get(index).and_then(story::Block::as_figure) {
                Some(figure) => Place::Figure {
                    id: figure.id.clone(),
                },
                None => Place::block(index),
            },
        );
    let fields = ["headline", "kicker", "subheadline", "dateline", "sign_off"].map(Place::field);
    let places: Vec<Place> = blocks.chain(fields).collect();
    let text = |place: &Place| story::comment::anchor::text(hers, place).unwrap_or_default();
    let paragraph = one.paragraph.trim();
    let on = |place: &Place| Anchor::on(hers, place.clone(), &one.quote).ok();
    let mut there = places
        .iter()
        .filter(|place| !paragraph.is_empty() && text(place).contains(paragraph));
    let found = there.find_map(on).or_else(|| {
        let quoted = !one.quote.is_empty();
        places.iter().filter(|_| quoted).find_map(on)
    });
    found.unwrap_or_else(|| Anchor {
        place: Place::block(0),
        from: 0,
        to: 0,
        lost: true,
    })
}
