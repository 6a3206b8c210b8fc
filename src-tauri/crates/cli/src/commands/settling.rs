//! Lists changes and settles them.

use newsroom::story::compare::Site;
use newsroom::story::merge::{Conflict, ConflictId};
use newsroom::{ChangeRow, ChangeSelection, ChangeState, Newsroom, Settlement};

use crate::args::review::Settle;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

pub(super) fn changes(newsroom: &Newsroom, story: &str, output: &Output) -> Result<Done, Stopped> {
    let changes = newsroom.review().changes(&newsroom.find_story(story)?)?;
    output.answer(&changes, changes.iter().flat_map(change_rows))?;
    Ok(Done::All)
}

/// Id, state, kind, place, before, after, author, whether that is proven; a conflict follows with its own id and both texts.
fn change_rows(shown: &ChangeRow) -> Vec<String> {
    let (change, state) = (&shown.change, state(shown.state));
    let place = match &change.site {
        Site::Body => change.hers.from.block.max(change.base.from.block).to_string(),
        named => named.name(),
    };
    let first = row(&[
        &change.id,
        &state,
        &change.what.name(),
        &place,
        &change.was,
        &change.becomes,
        &shown.by.name,
        &if shown.is_proven { "proven" } else { "claimed" },
    ]);
    std::iter::once(first)
        .chain(shown.conflicts.iter().map(conflict_row))
        .collect()
}

fn conflict_row(conflict: &Conflict) -> String {
    row(&[
        &conflict.id,
        &"meets",
        &conflict.base,
        &format!("mine: {}", conflict.mine),
        &format!("hers: {}", conflict.hers),
    ])
}

fn state(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Made => "made",
        ChangeState::Open => "open",
        ChangeState::Conflict => "conflict",
        ChangeState::Accepted => "accepted",
        ChangeState::Rejected => "rejected",
    }
}

pub(super) fn settle(newsroom: &Newsroom, asked: &Settle, output: &Output) -> Result<Done, Stopped> {
    let id = newsroom.find_story(&asked.story)?;
    let mut settlement = Settlement {
        accept: which(&asked.accept),
        reject: which(&asked.reject),
        withdraw: which(&asked.withdraw),
        by: asked.by.clone().unwrap_or_default(),
        ..Settlement::default()
    };
    for (conflict, word) in &asked.conflict {
        let choice = newsroom.review().choice(word)?;
        settlement.choices.insert(ConflictId(conflict.clone()), choice);
    }
    let settled = newsroom.review().settle(&id, &settlement)?;
    for conflict in &settled.conflicts {
        output.remark(&output.language().pick(
            format!(
                "两边都改了“{}”：这边是“{}”，对方是“{}”。用 --conflict {}=mine|hers|both|文件 决定。",
                conflict.base, conflict.mine, conflict.hers, conflict.id
            ),
            format!(
                "Both changed “{}”: mine is “{}”, hers is “{}”. Decide with --conflict {}=mine|hers|both|FILE.",
                conflict.base, conflict.mine, conflict.hers, conflict.id
            ),
        ));
    }
    if !asked.by.as_deref().unwrap_or_default().is_empty() && settled.claimed > 0 {
        let (name, many) = (asked.by.as_deref().unwrap_or_default(), settled.claimed);
        output.remark(&output.language().pick(
            format!("另有 {many} 处修改只写着“{name}”，不能证明是本人改的，没有动。请核对后用编号逐条处理。"),
            format!("{many} more bear the name of {name} and nothing proves that; they were left. Ask {name}, and settle them by their ids."),
        ));
    }
    output.answer(&settled, [settled.revision.number])?;
    Ok(Done::All)
}

fn which(named: &[String]) -> ChangeSelection {
    match named {
        [all] if all == "all" => ChangeSelection::All,
        ids => ChangeSelection::These(ids.to_vec()),
    }
}
