use std::collections::BTreeSet;

use proptest::prelude::*;

use super::arbitrary::{cases, edited, edits, story};
use crate::compare::compare;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn all_changes_give_hers_and_none_gives_the_base(base in story(), by in edits(8)) {
        let hers = edited(&base, &by);
        let compared = compare(&base, &hers);
        prop_assert_eq!(compared.select(|_| true), hers.clone());
        prop_assert_eq!(compared.select(|_| false), base.clone());
        prop_assert_eq!(compared.is_empty(), base == hers);
    }

    #[test]
    fn two_stories_that_have_nothing_to_do_with_each_other_compare_too(base in story(), hers in story()) {
        let compared = compare(&base, &hers);
        prop_assert_eq!(compared.select(|_| true), hers.clone());
        prop_assert_eq!(compared.select(|_| false), base.clone());
    }

    #[test]
    fn every_change_has_an_id_of_its_own_and_keeps_it(base in story(), by in edits(8)) {
        let hers = edited(&base, &by);
        let compared = compare(&base, &hers);
        let ids: BTreeSet<_> = compared.changes().iter().map(|change| change.id.clone()).collect();
        prop_assert_eq!(ids.len(), compared.changes().len());
        let again = compare(&base, &hers);
        prop_assert_eq!(again.changes(), compared.changes());
    }

    #[test]
    fn any_choice_of_changes_keeps_every_figure_once(base in story(), by in edits(8), odd in any::<bool>()) {
        let hers = edited(&base, &by);
        let compared = compare(&base, &hers);
        let chosen: BTreeSet<_> = compared.changes().iter().enumerate()
            .filter(|(at, _)| (at % 2 == 0) == odd).map(|(_, change)| change.id.clone()).collect();
        let some = compared.select(|id| chosen.contains(id));
        for figure in base.figures().filter(|figure| hers.figure(&figure.id).is_some()) {
            let count = |content: &crate::Content| content.figures().filter(|other| other.id == figure.id).count();
            prop_assert!(count(&some) >= count(&base).min(count(&hers)));
            prop_assert!(count(&some) <= count(&base).max(count(&hers)));
        }
    }

    #[test]
    fn the_rows_read_as_hers_without_what_went_and_as_the_base_without_what_came(base in story(), by in edits(6)) {
        let hers = edited(&base, &by);
        let rows = compare(&base, &hers).rows();
        let read = |gone: crate::compare::Fate, role: &[crate::compare::Role]| -> String {
            rows.iter().filter(|row| !role.contains(&row.role)).flat_map(|row| &row.runs)
                .filter(|run| run.fate != gone && run.text != "\n").map(|run| run.text.as_str()).collect()
        };
        use crate::compare::{Fate, Role};
        let plain = |text: &str| text.replace('\n', "");
        let now = read(Fate::Delete, &[Role::Deleted, Role::MovedAway]);
        prop_assert_eq!(plain(&now), plain(&printed(&hers)));
        // A figure's caption is in one of its places alone: the words of both sides are there.
        let was = read(Fate::Insert, &[Role::Inserted, Role::MovedHere]);
        prop_assert_eq!(plain(&was), plain(&printed(&base)));
    }
}

/// The words that rows show, in their order.
fn printed(content: &crate::Content) -> String {
    let mut all = content.headline.clone();
    for block in &content.body {
        match block {
            crate::Block::Figure { figure } => all.push_str(&figure.caption),
            other => other
                .texts()
                .iter()
                .for_each(|text| all.push_str(&text.to_plain())),
        }
    }
    content
        .tray
        .iter()
        .for_each(|figure| all.push_str(&figure.caption));
    all
}
