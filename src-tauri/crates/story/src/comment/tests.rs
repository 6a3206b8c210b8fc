use proptest::prelude::*;

use super::*;
use crate::{Block, Content, Figure, FigureId, Place, Text};

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

fn said(text: &str) -> Said {
    Said {
        by: "周可".to_owned(),
        claims_to_be: None,
        at: at(1),
        text: text.to_owned(),
    }
}

fn comment(content: &Content, place: Place, quote: &str) -> Comment {
    Comment {
        id: "c1".to_owned(),
        anchor: Anchor::on(content, place, quote).unwrap(),
        quote: quote.to_owned(),
        said: said("请核实"),
        replies: vec![],
        mark: None,
    }
}

fn body(paragraphs: &[&str]) -> Content {
    Content {
        body: paragraphs.iter().map(|text| Block::paragraph(text)).collect(),
        ..Content::default()
    }
}

/// The comment's place after these steps: the block, and the words.
fn after(steps: &[Content], place: Place, quote: &str) -> (Anchor, Option<String>) {
    let mut comments = vec![comment(&steps[0], place, quote)];
    for pair in steps.windows(2) {
        carry(&mut comments, &pair[0], &pair[1]);
    }
    let anchor = comments.remove(0).anchor;
    let words = anchor.words(steps.last().unwrap());
    (anchor, words)
}

#[test]
fn a_comment_stays_on_its_words_when_others_are_typed_around_them() {
    let steps = [
        body(&["昨天，县里下拨专项资金十万元。"]),
        body(&["昨天上午，县里下拨专项资金十万元。"]),
        body(&["新写的导语。", "昨天上午，县里下拨专项资金二十万元。"]),
    ];
    let (anchor, words) = after(&steps, Place::block(0), "下拨专项资金");
    assert_eq!(
        (anchor.place, words.as_deref()),
        (Place::block(1), Some("下拨专项资金"))
    );
}

#[test]
fn words_that_were_edited_keep_the_comment_on_what_they_became() {
    let steps = [body(&["县里下拨资金。"]), body(&["县里划拨资金。"])];
    let (anchor, words) = after(&steps, Place::block(0), "下拨");
    assert_eq!((anchor.lost, words.as_deref()), (false, Some("划拨")));
}

#[test]
fn words_that_moved_to_another_paragraph_are_found_there() {
    let steps = [
        body(&["先说资金。再说人员。", "最后说时间。"]),
        body(&["先说资金。", "再说人员。", "最后说时间。"]),
        body(&["先说资金。", "最后说时间。再说人员。"]),
    ];
    let (anchor, words) = after(&steps, Place::block(0), "再说人员");
    assert_eq!(
        (anchor.place, words.as_deref()),
        (Place::block(1), Some("再说人员"))
    );
}

#[test]
fn words_that_are_gone_leave_a_lost_comment_and_an_undo_brings_it_back() {
    let (with, without) = (body(&["甲。", "乙说了话。"]), body(&["甲。"]));
    let (lost, words) = after(&[with.clone(), without.clone()], Place::block(1), "说了话");
    assert_eq!((lost.lost, words), (true, None));
    let (back, words) = after(&[with.clone(), without, with], Place::block(1), "说了话");
    assert_eq!((back.lost, words.as_deref()), (false, Some("说了话")));
}

#[test]
fn a_comment_on_a_photo_follows_it_to_the_tray_and_is_lost_with_it() {
    let figure = Figure {
        id: FigureId("f1".to_owned()),
        caption: "志愿者江克美(左二)在卸货。".to_owned(),
        ..Figure::default()
    };
    let placed = Content {
        body: vec![Block::Figure {
            figure: Box::new(figure.clone()),
        }],
        ..Content::default()
    };
    let in_tray = Content {
        tray: vec![figure],
        ..Content::default()
    };
    let place = Place::Figure {
        id: FigureId("f1".to_owned()),
    };
    let (anchor, words) = after(&[placed.clone(), in_tray], place.clone(), "左二");
    assert_eq!((anchor.lost, words.as_deref()), (false, Some("左二")));
    let (whole, _) = after(&[placed, Content::default()], place, "");
    assert!(whole.lost);
}

#[test]
fn a_comment_on_words_that_are_not_there_is_refused() {
    let content = body(&["甲。"]);
    let on = |place, quote: &str| Anchor::on(&content, place, quote).unwrap_err();
    assert_eq!(on(Place::block(1), ""), anchor::NoSuchPlace::Place);
    assert_eq!(on(Place::Related, ""), anchor::NoSuchPlace::Place);
    assert_eq!(
        on(Place::block(0), "乙"),
        anchor::NoSuchPlace::Quote("乙".to_owned())
    );
}

#[test]
fn ranges_count_utf16_units_as_the_window_does() {
    let content = body(&["😀油茶"]);
    let anchor = Anchor::on(&content, Place::block(0), "油茶").unwrap();
    assert_eq!((anchor.from, anchor.to), (2, 4));
}

#[test]
fn what_two_people_said_comes_together_and_nothing_is_said_twice() {
    let content = body(&["甲乙丙。"]);
    let mine = comment(&content, Place::block(0), "乙");
    let reply = |id: &str, second| Reply {
        id: id.to_owned(),
        said: Said {
            at: at(second),
            ..said("好")
        },
    };
    let mut theirs = mine.clone();
    theirs.replies = vec![reply("r2", 9)];
    theirs.mark = Some(Mark {
        at: at(10),
        resolved: true,
        by: "林溪".to_owned(),
    });
    let mut ours = vec![Comment {
        replies: vec![reply("r1", 5)],
        ..mine
    }];
    bring(&mut ours, &[theirs.clone()]);
    let once = ours.clone();
    bring(&mut ours, &[theirs]);
    assert_eq!(ours, once);
    let ids: Vec<_> = ours[0].replies.iter().map(|reply| reply.id.as_str()).collect();
    assert_eq!(ids, ["r1", "r2"]);
    assert!(!ours[0].is_open());
    let reopened = Mark {
        at: at(11),
        resolved: false,
        by: String::new(),
    };
    let again = Comment {
        mark: Some(reopened),
        ..ours[0].clone()
    };
    bring(&mut ours, &[again]);
    assert!(ours[0].is_open());
}

/// One step of writing that leaves the quoted words whole. `keep` is the block and the range of characters.
#[derive(Debug, Clone)]
enum WritingStep {
    Type(usize, usize, String),
    Delete(usize, usize, usize),
    Split(usize, usize),
    Join(usize),
    Move(usize, usize),
    Remove(usize),
}

fn step() -> impl Strategy<Value = WritingStep> {
    let n = 0_usize..24;
    prop_oneof![
        (n.clone(), n.clone(), "[甲乙丙丁a😀，]{1,4}")
            .prop_map(|(b, at, text)| WritingStep::Type(b, at, text)),
        (n.clone(), n.clone(), 1_usize..5).prop_map(|(b, at, many)| WritingStep::Delete(b, at, many)),
        (n.clone(), n.clone()).prop_map(|(b, at)| WritingStep::Split(b, at)),
        n.clone().prop_map(WritingStep::Join),
        (n.clone(), n.clone()).prop_map(|(from, to)| WritingStep::Move(from, to)),
        n.prop_map(WritingStep::Remove),
    ]
}

/// The body as rows of characters, each with whether it belongs to the quoted words.
type Rows = Vec<Vec<(char, bool)>>;

/// Takes the step where it leaves the quoted words together.
fn take(rows: &mut Rows, step: &WritingStep) {
    let before = rows.clone();
    let many = rows.len();
    let row = |b: usize| b % many;
    match step {
        WritingStep::Type(b, at, text) => {
            let line = &mut rows[row(*b)];
            let at = at % (line.len() + 1);
            line.splice(at..at, text.chars().map(|c| (c, false)));
        }
        WritingStep::Delete(b, at, count) => {
            let line = &mut rows[row(*b)];
            let at = at % (line.len() + 1);
            let end = (at + count).min(line.len());
            line.drain(at..end);
        }
        WritingStep::Split(b, at) => {
            let (b, at) = (row(*b), at % (rows[row(*b)].len() + 1));
            let rest = rows[b].split_off(at);
            rows.insert(b + 1, rest);
        }
        WritingStep::Join(b) if many > 1 => {
            let b = b % (many - 1);
            let next = rows.remove(b + 1);
            rows[b].extend(next);
        }
        WritingStep::Move(from, to) => {
            let line = rows.remove(row(*from));
            let to = to % (rows.len() + 1);
            rows.insert(to, line);
        }
        WritingStep::Remove(b) if many > 1 => drop(rows.remove(row(*b))),
        WritingStep::Join(_) | WritingStep::Remove(_) => {}
    }
    let whole = |rows: &Rows| -> Vec<String> {
        let runs = rows.iter().flat_map(|line| line.split(|(_, quoted)| !quoted));
        runs.map(|run| run.iter().map(|(c, _)| *c).collect::<String>())
            .filter(|run| !run.is_empty())
            .collect()
    };
    if whole(rows) != whole(&before) {
        *rows = before;
    }
}

fn content_of(rows: &Rows) -> Content {
    let line = |line: &Vec<(char, bool)>| Block::Paragraph {
        text: Text::plain(&line.iter().map(|(c, _)| *c).collect::<String>()),
    };
    Content {
        body: rows.iter().map(line).collect(),
        ..Content::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("GALLEY_SOAK").is_some() { 10_000 } else { 1_000 }))]

    /// However the text around them is typed, deleted, split, joined, moved: the words that a comment was put on stay whole, and
    /// so the comment is on them.
    #[test]
    fn comments_keep_their_quotes(
        lines in prop::collection::vec("[甲乙丙丁a😀，]{0,12}", 1..8),
        quote in "[甲乙丙丁a😀，]{2,5}",
        (line, place) in (0_usize..8, 0_usize..13),
        steps in prop::collection::vec(step(), 1..12),
    ) {
        let mut rows: Rows = lines.iter().map(|line| line.chars().map(|c| (c, false)).collect()).collect();
        let line = line % rows.len();
        let place = place % (rows[line].len() + 1);
        rows[line].splice(place..place, quote.chars().map(|c| (c, true)));
        let mut content = content_of(&rows);
        let from: usize = rows[line][..place].iter().map(|(c, _)| c.len_utf16()).sum();
        let mut comments = vec![comment(&content, Place::block(line), &quote)];
        comments[0].anchor.from = u32::try_from(from).unwrap();
        comments[0].anchor.to = u32::try_from(from + quote.encode_utf16().count()).unwrap();
        for step in &steps {
            take(&mut rows, step);
            let next = content_of(&rows);
            carry(&mut comments, &content, &next);
            content = next;
            let words = comments[0].anchor.words(&content);
            prop_assert_eq!(words.as_deref(), Some(quote.as_str()), "after {:?}: {:?}", step, content.body);
        }
    }

    /// Any edit of the text: no comment is dropped, its first words stay as they were, and one that is not lost is on a range
    /// that exists.
    #[test]
    fn no_comment_is_ever_dropped(
        first in prop::collection::vec("[甲乙丙a😀]{1,9}", 1..6),
        others in prop::collection::vec(prop::collection::vec("[甲乙丙a😀]{0,9}", 0..6), 1..6),
    ) {
        let mut content = body(&first.iter().map(String::as_str).collect::<Vec<_>>());
        let mut comments: Vec<Comment> = first
            .iter()
            .enumerate()
            .map(|(index, line)| comment(&content, Place::block(index), line))
            .collect();
        for lines in &others {
            let next = body(&lines.iter().map(String::as_str).collect::<Vec<_>>());
            carry(&mut comments, &content, &next);
            content = next;
            for (comment, line) in comments.iter().zip(&first) {
                prop_assert_eq!(&comment.quote, line);
                prop_assert!(comment.anchor.lost || comment.anchor.words(&content).is_some(), "{:?}", comment.anchor);
            }
        }
        prop_assert_eq!(comments.len(), first.len());
    }
}

#[test]
fn other_words_under_a_known_id_are_another_comment_beside_it() {
    let said = |by: &str, text: &str| Comment {
        id: "a1".to_owned(),
        anchor: Anchor {
            place: crate::Place::block(0),
            from: 0,
            to: 0,
            lost: false,
        },
        quote: String::new(),
        said: Said {
            by: by.to_owned(),
            claims_to_be: None,
            at: DateTime::UNIX_EPOCH,
            text: text.to_owned(),
        },
        replies: Vec::new(),
        mark: None,
    };
    let mut ours = vec![said("丁雨", "请核实")];
    let theirs = [
        said("丁雨", "照发"),
        said("路人", "请核实"),
        said("丁雨", "请核实"),
    ];
    bring(&mut ours, &theirs);
    bring(&mut ours, &theirs);
    let words: Vec<(&str, &str)> = ours
        .iter()
        .map(|one| (one.said.by.as_str(), one.said.text.as_str()))
        .collect();
    assert_eq!(words.len(), 3);
    assert!(words.contains(&("丁雨", "照发")) && words.contains(&("路人", "请核实")));
    let ids: std::collections::BTreeSet<&str> = ours.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
}

#[test]
fn other_words_under_a_known_answers_id_are_another_answer_beside_it() {
    let answer = |by: &str, text: &str| Reply {
        id: "r1".to_owned(),
        said: Said {
            by: by.to_owned(),
            claims_to_be: None,
            ..said(text)
        },
    };
    let content = body(&["甲乙丙"]);
    let asked = comment(&content, Place::block(0), "甲乙");
    let with = |replies: Vec<Reply>| Comment {
        replies,
        ..asked.clone()
    };
    // Both answers are kept, and each once, in either order of arrival.
    let (forged, truly) = (answer("丁雨", "已经核实"), answer("丁雨", "没有核实"));
    let mut ours = vec![with(vec![forged.clone()])];
    bring(&mut ours, &[with(vec![truly.clone()])]);
    bring(&mut ours, &[with(vec![truly, forged])]);
    let words: Vec<&str> = ours[0]
        .replies
        .iter()
        .map(|reply| reply.said.text.as_str())
        .collect();
    assert_eq!(words, ["已经核实", "没有核实"]);
}

#[test]
fn what_has_no_id_of_its_own_gets_one_by_which_it_can_be_resolved() {
    let content = body(&["甲乙丙"]);
    let with = |id: &str| Comment {
        id: id.to_owned(),
        ..comment(&content, Place::block(0), "甲乙")
    };
    let mut came = vec![with(""), with("a1"), with("a1"), with("a\n1")];
    tell_apart(&mut came, |id| {
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let ids: std::collections::BTreeSet<&str> = came.iter().map(|one| one.id.as_str()).collect();
    assert_eq!((ids.len(), came[1].id.as_str()), (4, "a1"));
    assert!(ids.iter().all(|id| !id.is_empty() && !id.contains('\n')));
}
