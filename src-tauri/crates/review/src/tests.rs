//! Settles and draws returns without a store: two people's texts in, one text and its marks out.

use chrono::{DateTime, Utc};
use story::comment::{Anchor, Comment, Said};
use story::{Block, Content, Digest, Place, Text};

use crate::markup::Markup;
use crate::painting::Drawn;
use crate::settling::{
    ChangeSelection, ChangeState, KeptDecisions, OpenReturn, OpenReturns, ReviewedChange, Settlement,
};
use crate::slip::RevisionRef;
use crate::{ReviewOrigin, Sender, reasons};

fn text(paragraphs: &[&str]) -> Content {
    let paragraph = |words: &&str| Block::Paragraph {
        text: Text::plain(words),
    };
    Content {
        body: paragraphs.iter().map(paragraph).collect(),
        ..Content::default()
    }
}

fn words(content: &Content) -> Vec<String> {
    let texts = content.body.iter().flat_map(Block::texts);
    texts.map(Text::to_plain).collect()
}

fn person(name: &str) -> Sender {
    Sender {
        name: name.to_owned(),
        unit: String::new(),
    }
}

/// A return of `hers`, made of `base` by `editor`, of which nothing is decided.
fn returned(editor: &str, base: &Content, hers: &Content) -> OpenReturn {
    let revision = |content: &Content| RevisionRef {
        guid: format!("of-{editor}"),
        number: 1,
        digest: Digest::of(&content.to_json()),
        author: editor.to_owned(),
        at: DateTime::<Utc>::UNIX_EPOCH,
    };
    let origin = ReviewOrigin {
        from: person(editor),
        key: None,
        revision: revision(hers),
        base: revision(base),
        made: [].into(),
        reasons: [].into(),
        chain: None,
    };
    OpenReturn::new(
        format!("of-{editor}"),
        origin,
        base.clone(),
        hers.clone(),
        KeptDecisions::default(),
    )
}

fn states(rounds: &OpenReturns) -> Vec<(String, ChangeState)> {
    let rows = (0..rounds.all.len()).flat_map(|at| rounds.rows(at));
    let row = |row: ReviewedChange| (row.change.becomes.clone(), row.state);
    rows.map(row).collect()
}

fn all() -> Settlement {
    Settlement {
        accept: ChangeSelection::All,
        ..Settlement::default()
    }
}

fn of_change(becomes: &str, rounds: &OpenReturns) -> ChangeSelection {
    let rows = (0..rounds.all.len()).flat_map(|at| rounds.rows(at));
    let named = rows.filter(|row| row.change.becomes == becomes);
    ChangeSelection::These(named.map(|row| row.change.id.0.clone()).collect())
}

#[test]
fn a_change_comes_in_where_the_writer_has_gone_on_and_goes_out_again_without_a_trace() {
    let base = text(&["县里下拨资金。", "工程年底完工。"]);
    let hers = text(&["县里划拨资金。", "工程年内完工。"]);
    let mine = text(&["县里下拨资金。", "工程年底完工。", "记者明天再去。"]);
    let mut rounds = OpenReturns::new(vec![returned("李编", &base, &hers)], mine.clone(), None);

    let one = Settlement {
        accept: of_change("划拨", &rounds),
        ..Settlement::default()
    };
    let outcome = rounds.settle(&one);
    assert_eq!((outcome.conflicts.len(), outcome.open), (0, 1));
    assert_eq!(
        words(rounds.text()),
        ["县里划拨资金。", "工程年底完工。", "记者明天再去。"]
    );

    let back = Settlement {
        withdraw: one.accept,
        ..Settlement::default()
    };
    assert_eq!(rounds.settle(&back).open, 2);
    assert_eq!(rounds.text(), &mine);
}

#[test]
fn what_meets_the_writers_own_words_waits_and_the_rest_comes_in() {
    let base = text(&["县里下拨资金。", "工程年底完工。"]);
    let hers = text(&["县里划拨资金。", "工程年内完工。"]);
    let mine = text(&["县里拨付资金。", "工程年底完工。"]);
    let mut rounds = OpenReturns::new(vec![returned("李编", &base, &hers)], mine, None);

    let outcome = rounds.settle(&all());
    assert_eq!((outcome.conflicts.len(), outcome.open), (1, 1));
    assert_eq!(words(rounds.text()), ["县里拨付资金。", "工程年内完工。"]);
    assert_eq!(
        states(&rounds),
        [
            ("划拨".to_owned(), ChangeState::Conflict),
            ("内完".to_owned(), ChangeState::Accepted),
        ]
    );
}

#[test]
fn two_returns_of_one_filing_give_one_text_whichever_is_settled_first() {
    let base = text(&["县里下拨资金。", "工程年底完工。"]);
    let (li, zhou) = (
        text(&["县里划拨资金。", "工程年底完工。"]),
        text(&["县里下拨资金。", "工程年内完工。"]),
    );
    let settled = |order: [(&str, &Content); 2]| {
        let returns = order.map(|(editor, hers)| returned(editor, &base, hers));
        let mut rounds = OpenReturns::new(returns.into(), base.clone(), None);
        rounds.settle(&all());
        words(rounds.text())
    };
    let first = settled([("李编", &li), ("周编", &zhou)]);
    assert_eq!(first, ["县里划拨资金。", "工程年内完工。"]);
    assert_eq!(settled([("周编", &zhou), ("李编", &li)]), first);
}

#[test]
fn a_writers_page_shows_what_would_come_and_go_with_the_comment_that_is_the_reason() {
    let base = text(&["县里下拨资金。"]);
    let hers = text(&["县里划拨资金。"]);
    let mut round = returned("李编", &base, &hers);
    let reason = Comment {
        id: "c1".to_owned(),
        anchor: Anchor {
            place: Place::block(0),
            from: 2,
            to: 4,
            lost: false,
        },
        quote: "划拨".to_owned(),
        said: Said {
            by: "李编".to_owned(),
            claims_to_be: None,
            at: DateTime::<Utc>::UNIX_EPOCH,
            text: "文件用词".to_owned(),
        },
        replies: Vec::new(),
        mark: None,
    };
    round.origin.reasons = reasons::of(&round.changes, std::slice::from_ref(&reason));
    let rounds = OpenReturns::new(vec![round], base.clone(), None);

    let markup = Markup::of_returns(&rounds, &base, &[reason]);
    let drawn: Vec<(Drawn, &str)> = markup
        .paints
        .iter()
        .map(|paint| (paint.drawn, paint.text.as_str()))
        .collect();
    assert_eq!(drawn, [(Drawn::Goes, ""), (Drawn::Comes, "划")]);
    let [marked] = markup.changes.as_slice() else {
        panic!("one change: {:?}", markup.changes);
    };
    assert_eq!(marked.reasons, ["c1"]);
}
