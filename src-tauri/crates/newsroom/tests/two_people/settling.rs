//! What came back is settled: on a page change by change, or all at once.

use newsroom::story::merge::{Choice, Choices};
use newsroom::story::workflow::State;
use newsroom::{ChangeSelection, ChangeState, Code, DecisionRequest, ReviewedPage, Settlement};

use crate::rig::{Rig, state, write};

#[test]
fn a_page_decides_and_undoes_in_one_step_with_its_text() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.returned();
    let open = writer.writing().open_story(&id).unwrap();
    let changes = writer.review().changes(&id).unwrap();
    assert_eq!(changes.len(), 2);
    let asked = DecisionRequest {
        content: open.content.clone(),
        decided: None,
        accept: changes.iter().map(|row| row.change.id.0.clone()).collect(),
        reject: Vec::new(),
        withdraw: Vec::new(),
        choices: Choices::new(),
    };
    let proposed = writer.review().propose(&id, asked).unwrap();
    assert_eq!(
        (proposed.open, proposed.content.headline.as_str()),
        (0, "油茶喜获丰收")
    );
    assert_eq!(
        writer.writing().content(&id).unwrap(),
        open.content,
        "working it out writes nothing"
    );

    let page = ReviewedPage {
        content: proposed.content.clone(),
        decided: Some(proposed.decided),
    };
    let saved = writer.review().save_decided(&id, open.version, &page).unwrap();
    assert_eq!(
        (saved.row.state, writer.writing().content(&id).unwrap()),
        (State::Draft, proposed.content)
    );
    let mut unseen = page.clone();
    unseen.content.headline = "没有人见过的一稿".to_owned();
    assert_eq!(
        writer
            .review()
            .save_decided(&id, open.version, &unseen)
            .unwrap_err()
            .code(),
        Code::Stale
    );

    // An undo takes text and decisions back together, and the settled return is open again.
    let undone = ReviewedPage {
        content: open.content,
        decided: Some(
            page.decided
                .unwrap()
                .into_keys()
                .map(|key| (key, newsroom::Decisions::default()))
                .collect(),
        ),
    };
    let saved = writer.review().save_decided(&id, saved.version, &undone).unwrap();
    assert_eq!(saved.row.state, State::Returned);
}

#[test]
fn all_is_settled_at_once_and_where_both_wrote_the_writer_chooses() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.returned();
    write(writer, &id, |content| content.headline = "油茶大丰收".to_owned());
    let all = Settlement {
        accept: ChangeSelection::All,
        ..Settlement::default()
    };
    let settled = writer.review().settle(&id, &all).unwrap();
    assert_eq!(
        (settled.open, settled.conflicts.len(), settled.story.state),
        (1, 1, State::Returned)
    );
    let conflict = writer
        .review()
        .changes(&id)
        .unwrap()
        .into_iter()
        .find(|row| row.state == ChangeState::Conflict)
        .unwrap();
    let choice = writer.review().choice("mine").unwrap();
    assert_eq!(choice, Choice::Mine);
    let chosen = Settlement {
        choices: Choices::from([(conflict.conflicts[0].id.clone(), choice)]),
        ..all
    };
    let settled = writer.review().settle(&id, &chosen).unwrap();
    assert_eq!((settled.open, settled.story.state), (0, State::Draft));
    let content = writer.writing().content(&id).unwrap();
    assert_eq!(content.headline, "油茶大丰收");
    assert!(writer.exporting().as_text(&id).unwrap().contains("划拨"));
    assert_eq!(state(writer, &id), State::Draft);
}
