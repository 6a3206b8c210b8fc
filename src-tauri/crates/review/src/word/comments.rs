//! Turns the comments of a Word file into comments of the story: those that went out with it are matched by author and words, new
//! ones are placed by their words.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};
use press::docx::read::{self, WordStory};
use story::comment::{Anchor, Comment, Mark, Reply, Said};
use story::{Content, Digest, Field, Place};

/// The comments of the file, placed in `hers`; `zone` is where it was written, for times on the wall.
pub fn of(
    reading: &WordStory,
    hers: &Content,
    known: &[Comment],
    zone: FixedOffset,
    now: DateTime<Utc>,
) -> Vec<Comment> {
    let said = |one: &read::WordComment| Said {
        by: if one.author.is_empty() {
            "Word".to_owned()
        } else {
            one.author.clone()
        },
        claims_to_be: None,
        at: one.at.at(zone).unwrap_or(now).min(now),
        text: one.text.clone(),
    };
    let threads = threads(&reading.comments);
    let first = |at: usize| threads.get(at).copied().unwrap_or(at);
    let places = Places::of(hers);
    let mut comments: BTreeMap<usize, Comment> = BTreeMap::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (at, one) in reading
        .comments
        .iter()
        .enumerate()
        .filter(|(at, _)| first(*at) == *at)
    {
        let ours = known_again(one, known, &met);
        met.extend(ours.map(|ours| ours.id.as_str()));
        let mut comment = ours.cloned().unwrap_or_else(|| Comment {
            id: name(one),
            anchor: places.anchor(one),
            quote: one.quote.clone(),
            said: said(one),
            replies: Vec::new(),
            mark: None,
        });
        if one.done && comment.is_open() {
            comment.mark = Some(Mark {
                at: instant(&reading.saved_at).unwrap_or(now).min(now),
                resolved: true,
                by: if reading.saved_by.is_empty() {
                    one.author.clone()
                } else {
                    reading.saved_by.clone()
                },
            });
        }
        comments.insert(at, comment);
    }
    // By thread: who answered what.
    let mut answered: HashMap<usize, HashSet<(String, String)>> = HashMap::new();
    for (at, one) in reading.comments.iter().enumerate() {
        let thread = first(at);
        let Some(comment) = comments.get_mut(&thread).filter(|_| thread != at) else {
            continue;
        };
        let known = answered.entry(thread).or_insert_with(|| {
            let words = |reply: &Reply| (reply.said.by.clone(), reply.said.text.clone());
            comment.replies.iter().map(words).collect()
        });
        if known.insert((one.author.clone(), one.text.clone())) {
            comment.replies.push(Reply {
                id: name(one),
                said: said(one),
            });
        }
    }
    comments.into_values().collect()
}

/// For each comment the one that it answers, over however many answers; itself where it answers nothing, or where a broken file
/// has answers that answer each other.
fn threads(comments: &[read::WordComment]) -> Vec<usize> {
    let mut firsts: Vec<Option<usize>> = vec![None; comments.len()];
    for at in 0..comments.len() {
        // What was passed on the way up has the same first one.
        let mut way = BTreeSet::new();
        let mut here = at;
        let first = loop {
            if let Some(known) = firsts.get(here).copied().flatten() {
                break known;
            }
            if !way.insert(here) {
                break at;
            }
            match comments.get(here).and_then(|one| one.answers) {
                Some(above) if above < comments.len() => here = above,
                Some(_) | None => break here,
            }
        };
        for passed in way {
            if let Some(slot) = firsts.get_mut(passed) {
                *slot = Some(first);
            }
        }
    }
    let ring_or_first = |(at, first): (usize, Option<usize>)| first.unwrap_or(at);
    firsts.into_iter().enumerate().map(ring_or_first).collect()
}

/// Finds our comment that it is, among those not matched yet: one person may write the same about two places.
fn known_again<'k>(
    one: &read::WordComment,
    known: &'k [Comment],
    met: &BTreeSet<&str>,
) -> Option<&'k Comment> {
    let same = |ours: &&Comment| {
        ours.said.text == one.text && ours.said.by == one.author && !met.contains(ours.id.as_str())
    };
    let here = known.iter().filter(same).find(|ours| ours.quote == one.quote);
    here.or_else(|| known.iter().find(same))
}

/// An id that is the same each time the comment comes.
fn name(one: &read::WordComment) -> String {
    let said = [one.author.as_str(), &one.at.date, &one.text, &one.quote].join("\n");
    Digest::of(said.as_bytes()).as_str().chars().take(16).collect()
}

/// The places that a comment can have, with their text, read once for all comments.
struct Places<'c> {
    hers: &'c Content,
    /// The blocks of the body, then the printed fields.
    texts: Vec<(Place, String)>,
    /// The first place whose text is exactly this, blanks around it put aside.
    whole: HashMap<String, usize>,
}

impl<'c> Places<'c> {
    fn of(hers: &'c Content) -> Self {
        let block = |(index, block): (usize, &story::Block)| match block.as_figure() {
            Some(figure) => Place::Figure {
                id: figure.id.clone(),
            },
            None => Place::block(index),
        };
        let blocks = hers.body.iter().enumerate().map(block);
        let fields = Field::printed().map(Place::field);
        let text = |place: Place| {
            let text = story::comment::anchor::text(hers, &place).unwrap_or_default();
            (place, text)
        };
        let texts: Vec<(Place, String)> = blocks.chain(fields).map(text).collect();
        let mut whole = HashMap::new();
        for (at, (_, text)) in texts.iter().enumerate() {
            whole.entry(text.trim().to_owned()).or_insert(at);
        }
        Self { hers, texts, whole }
    }

    /// The place of a comment's words: in the paragraph it was on, else in the first place that has them.
    fn anchor(&self, one: &read::WordComment) -> Anchor {
        let on = |(place, text): &(Place, String)| {
            let anchor = || Anchor::on(self.hers, place.clone(), &one.quote).ok();
            text.contains(&one.quote).then(anchor).flatten()
        };
        let paragraph = one.paragraph.trim();
        let exactly = self.whole.get(paragraph).and_then(|at| self.texts.get(*at));
        let within = |place: &&(Place, String)| !paragraph.is_empty() && place.1.contains(paragraph);
        let found = exactly
            .filter(|_| !paragraph.is_empty())
            .and_then(on)
            .or_else(|| self.texts.iter().filter(within).find_map(on))
            .or_else(|| {
                let quoted = !one.quote.is_empty();
                self.texts.iter().filter(|_| quoted).find_map(on)
            });
        found.unwrap_or_else(|| Anchor {
            place: Place::block(0),
            from: 0,
            to: 0,
            lost: true,
        })
    }
}

/// When a file was saved, from its properties: in UTC, with or without a zone.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    let zoned = DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
    zoned.or_else(|| {
        let plain = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok();
        plain.map(|plain| plain.and_utc())
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use chrono::Offset as _;
    use press::docx::{self, Marking};
    use story::{Block, FigureId};

    use super::*;

    fn said(by: &str, text: &str) -> Said {
        Said {
            by: by.to_owned(),
            claims_to_be: None,
            at: DateTime::UNIX_EPOCH,
            text: text.to_owned(),
        }
    }

    /// A story of two paragraphs with the same comment on both, and its Word file with an answer under the second.
    fn twice() -> (Content, Vec<Comment>, WordStory) {
        let content = Content {
            body: ["江克美到场。", "彭彤到场。"].map(Block::paragraph).to_vec(),
            ..Content::default()
        };
        let mut comments: Vec<Comment> = [(0, "江克美"), (1, "彭彤")]
            .map(|(block, quote)| Comment {
                id: format!("c{block}"),
                anchor: Anchor::on(&content, Place::block(block), quote).unwrap(),
                quote: quote.to_owned(),
                said: said("林溪", "请核对。"),
                replies: Vec::new(),
                mark: None,
            })
            .to_vec();
        let known = comments.clone();
        comments[1].replies.push(Reply {
            id: "r1".to_owned(),
            said: said("周小满", "核对过了。"),
        });
        let marking = Marking {
            author: "林溪",
            changed: DateTime::UNIX_EPOCH,
            comments: &comments,
            origin: None,
        };
        let mut file = Cursor::new(Vec::new());
        let states = (&content, &content);
        let at = DateTime::UNIX_EPOCH.fixed_offset();
        docx::write_tracked(states, &marking, &press::NoPlates, at, &mut file).unwrap();
        let mut figure = |_: press::Picture<'_>| story::Figure {
            id: FigureId::default(),
            ..story::Figure::default()
        };
        let reading = read::read(file.get_ref(), &mut figure).unwrap();
        (content, known, reading)
    }

    #[test]
    fn the_same_said_of_two_places_is_two_comments_and_an_answer_stays_with_its_own() {
        let (content, known, reading) = twice();
        let came = of(&reading, &content, &known, Utc.fix(), DateTime::UNIX_EPOCH);
        let told: Vec<(&str, usize)> = came
            .iter()
            .map(|one| (one.id.as_str(), one.replies.len()))
            .collect();
        assert_eq!(told, [("c0", 0), ("c1", 1)]);
    }

    #[test]
    fn an_answer_is_kept_whatever_a_broken_file_says_it_answers() {
        let (content, known, reading) = twice();
        let answers = reading
            .comments
            .iter()
            .position(|one| one.answers.is_some())
            .unwrap();
        for about in [answers, answers + 1, 0, usize::MAX] {
            let mut broken = reading.comments.clone();
            broken[0].answers = Some(answers);
            broken[answers].answers = Some(about);
            let broken = WordStory {
                comments: broken,
                ..twice().2
            };
            let came = of(&broken, &content, &known, Utc.fix(), DateTime::UNIX_EPOCH);
            let words = came.iter().flat_map(|one| {
                let replies = one.replies.iter().map(|reply| reply.said.text.as_str());
                replies.chain([one.said.text.as_str()])
            });
            assert_eq!(
                words.filter(|said| *said == "核对过了。").count(),
                1,
                "it answers {about}"
            );
        }
    }
}
