use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::compare::tests::arbitrary::{cases, edited, edits, story};
use crate::compare::{ChangeId, compare};
use crate::merge::{Choice, Choices, Put, Returned, Settling, merge, turn};
use crate::{Block, Content};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_only_one_changed_is_what_it_became(base in story(), by in edits(8)) {
        let x = edited(&base, &by);
        for (mine, hers) in [(&base, &x), (&x, &base), (&x, &x)] {
            let merged = merge(&base, mine, hers, &Choices::new());
            prop_assert_eq!(&merged.conflicts, &[]);
            prop_assert_eq!(&merged.content, &x);
        }
    }

    #[test]
    fn whole_other_stories_merge_as_well(base in story(), x in story()) {
        for (mine, hers) in [(&base, &x), (&x, &base), (&x, &x)] {
            let merged = merge(&base, mine, hers, &Choices::new());
            prop_assert_eq!(&merged.conflicts, &[]);
            prop_assert_eq!(&merged.content, &x);
        }
    }

    #[test]
    fn nothing_that_either_wrote_disappears_unseen(base in story(), mine in edits(6), hers in edits(6)) {
        let (mine, hers) = (edited(&base, &mine), edited(&base, &hers));
        let merged = merge(&base, &mine, &hers, &Choices::new());
        let mut there = counted(&merged.content);
        for conflict in &merged.conflicts {
            for letter in conflict.mine.chars().chain(conflict.hers.chars()) {
                *there.entry(letter).or_default() += 1;
            }
        }
        let before = counted(&base);
        for side in [&mine, &hers] {
            for (letter, count) in counted(side) {
                let new = count.saturating_sub(before.get(&letter).copied().unwrap_or(0));
                prop_assert!(new <= there.get(&letter).copied().unwrap_or(0), "{letter:?} is gone: {merged:#?}");
            }
        }
    }

    #[test]
    fn every_choice_settles_its_conflict(base in story(), mine in edits(6), hers in edits(6), own in any::<bool>()) {
        let (mine, hers) = (edited(&base, &mine), edited(&base, &hers));
        let mut choices = Choices::new();
        for _ in 0..40 {
            let merged = merge(&base, &mine, &hers, &choices);
            let Some(first) = merged.conflicts.first() else { break };
            let choice = if own { Choice::Own("自己的话".to_owned()) } else { Choice::Hers };
            choices.insert(first.id.clone(), choice);
        }
        prop_assert_eq!(&merge(&base, &mine, &hers, &choices).conflicts, &[]);
    }

    #[test]
    fn clean_changes_are_accepted_in_any_order(
        (base, mine, hers, others) in (story(), edits(6), edits(6), edits(4)),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 2..6),
    ) {
        let (mine, first, second) = (edited(&base, &mine), edited(&base, &hers), edited(&base, &others));
        let returned = [&first, &second].map(|hers| Returned { base: base.clone(), hers: hers.clone(), accepted: BTreeSet::new() });
        let ids: Vec<(usize, ChangeId)> = returned.iter().enumerate().flat_map(|(at, one)| {
            let changes = compare(&one.base, &one.hers).changes().to_vec();
            changes.into_iter().map(move |change| (at, change.id))
        }).collect();
        if ids.is_empty() {
            return Ok(());
        }
        // Each once: of A, X and A again, X alone would be left on the way back, which was never tried.
        let mut picked: Vec<_> = picks.iter().map(|pick| pick.get(&ids).clone()).collect();
        let mut met = BTreeSet::new();
        picked.retain(|one| met.insert(one.clone()));
        let begun = Settling::new(returned.to_vec(), mine.clone(), Vec::new());
        let (mut there, mut back) = (begun.clone(), begun);
        let put = |settling: &mut Settling, (at, id): &(usize, ChangeId), put: Put|
            settling.put(*at, std::slice::from_ref(id), put, &Choices::new()).is_empty();
        let clean = picked.iter().all(|one| put(&mut there, one, Put::In)) & picked.iter().rev().all(|one| put(&mut back, one, Put::In));
        if clean {
            prop_assert_eq!(there.text(), back.text());
            // Taken back in the order they came, or in the other.
            prop_assert!(picked.iter().all(|one| put(&mut there, one, Put::Out)) || !clean);
            prop_assert_eq!(there.text(), &mine);
        }
    }

    #[test]
    fn the_only_return_settled_at_once_is_one_merge(base in story(), mine in edits(6), hers in edits(6)) {
        let (mine, hers) = (edited(&base, &mine), edited(&base, &hers));
        let ids: Vec<_> = compare(&base, &hers).changes().iter().map(|change| change.id.clone()).collect();
        let returned = Returned { base: base.clone(), hers: hers.clone(), accepted: BTreeSet::new() };
        let mut settling = Settling::new(vec![returned], mine.clone(), Vec::new());
        let whole = merge(&base, &mine, &hers, &Choices::new());
        if whole.conflicts.is_empty() {
            prop_assert_eq!(&settling.put(0, &ids, Put::In, &Choices::new()), &[]);
            prop_assert_eq!(settling.text(), &whole.content);
        } else {
            // What meets other words stays out, and everything else is placed.
            let met = settling.put(0, &ids, Put::In, &Choices::new());
            prop_assert!(!met.is_empty() || ids.len() > 1);
        }
        prop_assert_eq!(&settling.put(0, &ids, Put::Out, &Choices::new()), &[]);
        prop_assert_eq!(settling.text(), &mine);
    }

    #[test]
    fn halves_find_what_each_change_by_itself_meets((base, mine, hers, others) in (story(), edits(12), edits(12), edits(4))) {
        let (mine, first, second) = (edited(&base, &mine), edited(&base, &hers), edited(&base, &others));
        let returned = [&first, &second].map(|hers| Returned { base: base.clone(), hers: hers.clone(), accepted: BTreeSet::new() });
        let ids: Vec<_> = compare(&base, &first).changes().iter().map(|change| change.id.clone()).collect();
        let settling = Settling::new(returned.to_vec(), mine.clone(), Vec::new());
        let clean = settling.meets(0, &ids).is_empty();
        let alone: BTreeMap<_, _> = ids.iter()
            .filter(|_| !clean)
            .map(|id| (id.clone(), settling.meets(0, std::slice::from_ref(id))))
            .filter(|(_, met)| !met.is_empty())
            .collect();
        prop_assert_eq!(settling.each_meets(0, &ids), alone);
        for put in [Put::In, Put::Out] {
            let (mut together, mut one_by_one) = (settling.clone(), settling.clone());
            let met = together.put(0, &ids, put, &Choices::new());
            if met.is_empty() {
                continue;
            }
            let one = |id: &ChangeId| one_by_one.put(0, std::slice::from_ref(id), put, &Choices::new());
            prop_assert_eq!(met, ids.iter().flat_map(one).collect::<Vec<_>>());
            prop_assert_eq!(together.text(), one_by_one.text());
            prop_assert_eq!(together.accepted(0), one_by_one.accepted(0));
        }
    }

    #[test]
    fn an_accepted_change_is_withdrawn_without_a_trace(base in story(), hers in edits(6), at in any::<prop::sample::Index>()) {
        let hers = edited(&base, &hers);
        let compared = compare(&base, &hers);
        if compared.is_empty() {
            return Ok(());
        }
        let change = &compared.changes()[at.index(compared.changes().len())];
        let (none, one) = (BTreeSet::new(), BTreeSet::from([change.id.clone()]));
        let placed = turn(&base, &hers, &base, &none, &one, &Choices::new());
        let back = turn(&base, &hers, &placed.content, &one, &none, &Choices::new());
        prop_assert_eq!(&back.content, &base);
    }

    #[test]
    fn every_change_accepted_one_by_one_gives_hers(base in story(), hers in edits(6)) {
        let hers = edited(&base, &hers);
        let (mut mine, mut accepted) = (base.clone(), BTreeSet::new());
        for change in compare(&base, &hers).changes() {
            let mut more = accepted.clone();
            more.insert(change.id.clone());
            let merged = turn(&base, &hers, &mine, &accepted, &more, &Choices::new());
            prop_assert_eq!(&merged.conflicts, &[]);
            (mine, accepted) = (merged.content, more);
        }
        prop_assert_eq!(&mine, &hers);
    }
}

/// Every letter of a story that people wrote, counted.
fn counted(content: &Content) -> BTreeMap<char, usize> {
    let mut all = vec![content.headline.clone()];
    for block in &content.body {
        all.extend(block.texts().iter().map(|text| text.to_plain()));
        if let Block::Figure { figure } = block {
            all.push(figure.caption.clone());
        }
    }
    all.extend(content.tray.iter().map(|figure| figure.caption.clone()));
    let mut counts = BTreeMap::new();
    for text in &all {
        for letter in text.chars().filter(|letter| *letter != '\n') {
            *counts.entry(letter).or_default() += 1;
        }
    }
    counts
}
