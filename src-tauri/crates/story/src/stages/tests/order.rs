//! The order of decisions is the chain of what each names before it.

use super::*;

/// A decision that names these before it.
fn after(before: &[&Decision], decision: Decision) -> Decision {
    let before = before.iter().map(|one| one.digest()).collect();
    Decision {
        before: Some(before),
        ..decision
    }
}

fn back(stage: u8, by: &str) -> Decision {
    Decision {
        verdict: Verdict::Return,
        reason: "数字不实".to_owned(),
        ..decision(stage, by, 'a')
    }
}

/// How many stages passed it.
fn passed(decisions: &[Decision]) -> usize {
    REVIEWS.standing(&trail(decisions), &print('a')).passed.len()
}

#[test]
fn order_is_the_chain_s_and_no_clock_s() {
    let year = |decision: Decision, year: i64| Decision {
        at: DateTime::from_timestamp(year * 31_556_952, 0).unwrap(),
        ..decision
    };
    let first = year(after(&[], decision(1, "甲", 'a')), 1029);
    let veto = after(&[&first], back(2, "乙"));
    assert_eq!(
        passed(&[first.clone(), veto.clone()]),
        0,
        "a pass dated 2999 outlives no return"
    );
    let again = year(after(&[&veto], decision(1, "甲", 'a')), 0);
    assert_eq!(
        passed(&[again.clone(), veto.clone(), first.clone()]),
        1,
        "a slow clock loses nothing"
    );
    let order: Vec<Decision> = trail(&[again.clone(), veto.clone(), first.clone()])
        .entries()
        .iter()
        .map(|entry| entry.decision.clone())
        .collect();
    assert_eq!(order, [first, veto, again]);
}

#[test]
fn a_return_beside_a_pass_holds_it_up_until_somebody_who_saw_both_decides() {
    let first = after(&[], decision(1, "甲", 'a'));
    let pass = after(&[&first], decision(2, "乙", 'a'));
    let veto = after(&[&first], back(3, "丙"));
    let both = trail(&[first.clone(), pass.clone(), veto.clone()]);
    assert_eq!(both.heads().len(), 2);
    let forked = both.entries().iter().filter(|entry| entry.is_forked).count();
    assert_eq!(forked, 2);
    assert_eq!(passed(&[first.clone(), pass.clone(), veto.clone()]), 0);
    let decided = after(&[&pass, &veto], decision(1, "甲", 'a'));
    let settled = [first, pass, veto, decided];
    assert_eq!((passed(&settled), trail(&settled).heads().len()), (1, 1));
}

#[test]
fn two_passes_side_by_side_both_count() {
    let root = after(&[], decision(1, "甲", 'a'));
    let proof = after(&[], proof(1, "丁"));
    let standing = THREE.standing(&trail(&[root, proof]), &print('a'));
    assert_eq!(standing.passed.len(), 2);
}

#[test]
fn what_does_not_count_neither_passes_nor_returns_and_is_named_by_nothing() {
    let pass = after(&[], decision(1, "甲", 'a'));
    let forged = after(&[&pass], back(2, "乙"));
    let vouched = Proof::Vouched {
        by: "周可".to_owned(),
    };
    for (counted, expected) in [
        (Signatures::Required, 0),
        (Signatures::Vouched, 1),
        (Signatures::None, 0),
    ] {
        let trail = Trail::new(
            [(pass.clone(), vouched.clone()), (forged.clone(), Proof::Claimed)],
            counted,
        );
        assert_eq!(
            REVIEWS.standing(&trail, &print('a')).passed.len(),
            expected,
            "{counted:?}"
        );
        let heads = match counted {
            Signatures::Required => Vec::new(),
            Signatures::Vouched => vec![pass.digest()],
            Signatures::None => vec![forged.digest()],
        };
        assert_eq!(trail.heads(), heads);
    }
}

#[test]
fn who_passed_it_may_take_that_back() {
    let pass = after(&[], decision(1, "甲", 'a'));
    let taken_back = after(&[&pass], back(1, "甲"));
    let trail = trail(std::slice::from_ref(&pass));
    REVIEWS.admit(&trail, &taken_back, &print('a'), &[]).unwrap();
    let by_another = REVIEWS.admit(&trail, &back(1, "乙"), &print('a'), &[]);
    assert!(matches!(by_another, Err(Refusal::Already(..))));
    assert_eq!(passed(&[pass, taken_back]), 0);
}

#[test]
fn decisions_of_an_earlier_galley_come_in_the_order_of_their_times() {
    let old = [decision(2, "乙", 'a'), decision(1, "甲", 'a')];
    let new = after(&[&old[0]], decision(3, "丙", 'a'));
    let trail = trail(&[new.clone(), old[0].clone(), old[1].clone(), new]);
    let stages: Vec<u8> = trail
        .entries()
        .iter()
        .map(|entry| entry.decision.post.stage)
        .collect();
    assert_eq!(stages, [1, 2, 3]);
    assert!(
        trail
            .entries()
            .iter()
            .all(|entry| !entry.has_gap && !entry.is_forked)
    );
}

#[test]
fn one_decision_that_came_twice_is_one_and_as_proven_as_its_best_copy() {
    let pass = after(&[], decision(1, "甲", 'a'));
    let stripped = Decision {
        signature: None,
        ..pass.clone()
    };
    let copies = [(stripped, Proof::Claimed), (pass, Proof::Proven)];
    let trail = Trail::new(copies, Signatures::Required);
    assert_eq!(trail.entries().len(), 1);
    assert!(trail.entries()[0].counts);
}

#[test]
fn a_decision_whose_one_before_never_came_says_so() {
    let lost = after(&[], decision(1, "甲", 'a'));
    let next = after(&[&lost], decision(2, "乙", 'a'));
    assert!(trail(&[next]).entries()[0].has_gap);
}

#[test]
fn ten_thousand_decisions_side_by_side_are_read_at_once() {
    let many: Vec<Decision> = (0..10_000)
        .map(|n| after(&[], back(2, &format!("路人{n}"))))
        .collect();
    assert_eq!(passed(&many), 0);
}

proptest::proptest! {
    #[test]
    fn every_store_has_the_same_trail_whatever_the_order(
        shape in proptest::collection::vec((0usize..8, 0usize..8, proptest::bool::ANY, 0u8..9), 1..12),
        seed in 0usize..64,
    ) {
        let mut taken: Vec<Decision> = Vec::new();
        for (one, other, returns, by) in shape {
            let names: Vec<&Decision> = [one, other].iter().filter_map(|at| taken.get(*at)).collect();
            let name = format!("人{by}");
            let plain = if returns { back(1 + by % 3, &name) } else { decision(1 + by % 3, &name, 'a') };
            let next = after(&names, plain);
            taken.push(next);
        }
        let shown = |decisions: &[Decision]| -> Vec<Digest> {
            trail(decisions).entries().iter().map(|entry| entry.decision.digest()).collect()
        };
        let mut other = taken.clone();
        other.rotate_left(seed % taken.len());
        other.reverse();
        proptest::prop_assert_eq!(shown(&taken), shown(&other));
        proptest::prop_assert_eq!(passed(&taken), passed(&other));
    }
}
