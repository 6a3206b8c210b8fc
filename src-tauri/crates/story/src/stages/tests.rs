use super::*;

fn digest(c: char) -> Digest {
    Digest::try_from(c.to_string().repeat(64)).unwrap()
}

fn decision(stage: u8, by: &str, printed: char) -> Decision {
    Decision {
        id: format!("{stage}{by}{printed}"),
        story: "s".to_owned(),
        post: Post {
            role: Role::Review,
            stage,
        },
        verdict: Verdict::Pass,
        reason: String::new(),
        by: by.to_owned(),
        unit: String::new(),
        at: DateTime::from_timestamp(i64::from(stage), 0).unwrap(),
        seen: digest(printed),
        printed: digest(printed),
        key: None,
        signature: None,
    }
}

fn proof(stage: u8, by: &str) -> Decision {
    Decision {
        post: Post {
            role: Role::Proof,
            stage,
        },
        ..decision(stage, by, 'a')
    }
}

const THREE: Chain = Chain {
    reviews: 3,
    proofs: 3,
};

#[test]
fn each_stage_waits_for_the_one_before_and_reviews_do_not_wait_for_proofs() {
    let wrote = ["周可".to_owned()];
    let mut trail = Vec::new();
    let early = THREE.admit(&trail, &decision(2, "林溪", 'a'), &wrote);
    assert_eq!(
        early,
        Err(Refusal::NotYet(
            Post {
                role: Role::Review,
                stage: 1
            },
            THREE
        ))
    );
    for (stage, by) in [(1, "甲"), (2, "乙"), (3, "丙")] {
        THREE.admit(&trail, &decision(stage, by, 'a'), &wrote).unwrap();
        trail.push(decision(stage, by, 'a'));
    }
    assert!(
        !THREE.standing(&trail, &digest('a')).complete,
        "the proofs are missing"
    );
    for stage in 1..=3 {
        THREE.admit(&trail, &proof(stage, "丁"), &wrote).unwrap();
        trail.push(proof(stage, "丁"));
    }
    assert!(THREE.standing(&trail, &digest('a')).complete);
    let again = THREE.admit(&trail, &decision(1, "甲", 'a'), &wrote);
    assert!(matches!(again, Err(Refusal::Already(..))));
}

#[test]
fn a_change_of_what_is_printed_begins_again_from_the_first_review() {
    let chain = Chain::default();
    let trail = vec![
        decision(1, "甲", 'a'),
        decision(2, "乙", 'a'),
        decision(3, "丙", 'a'),
    ];
    assert!(chain.standing(&trail, &digest('a')).complete);
    let after = chain.standing(&trail, &digest('b'));
    assert_eq!(
        (after.complete, after.reopened, after.passed.len()),
        (false, true, 0)
    );
    assert_eq!(
        after.next,
        [Post {
            role: Role::Review,
            stage: 1
        }]
    );
}

#[test]
fn slugline_note_and_urgency_are_not_printed_and_everything_else_is() {
    let content = Content::default();
    let touched = |touch: fn(&mut Content)| {
        let mut other = content.clone();
        touch(&mut other);
        printed(&other) != printed(&content)
    };
    assert!(!touched(|c| c.slugline = "油茶".to_owned()));
    assert!(!touched(|c| c.ednote = "请配图".to_owned()));
    assert!(!touched(|c| c.urgency = Some(1)));
    assert!(touched(|c| c.headline = "油茶".to_owned()));
    assert!(touched(|c| c.body.push(crate::Block::paragraph(""))));
    assert!(touched(|c| c.tray.push(crate::Figure::default())));
    let with = |figure: crate::Figure| Content {
        tray: vec![figure],
        ..Content::default()
    };
    let sorted = crate::Figure {
        rating: 4,
        pick: crate::Pick::Picked,
        ..crate::Figure::default()
    };
    assert_eq!(
        printed(&with(sorted)),
        printed(&with(crate::Figure::default())),
        "stars are for the desk"
    );
}

#[test]
fn a_return_voids_what_was_passed_before_it_and_needs_a_reason() {
    let chain = Chain::default();
    let mut back = decision(2, "乙", 'a');
    back.verdict = chain.refusal_of(back.post);
    assert_eq!(back.verdict, Verdict::Return);
    let trail = vec![decision(1, "甲", 'a')];
    assert_eq!(chain.admit(&trail, &back, &[]), Err(Refusal::NoReason));
    back.reason = "导语要重写".to_owned();
    chain.admit(&trail, &back, &[]).unwrap();
    let trail = vec![decision(1, "甲", 'a'), back];
    let standing = chain.standing(&trail, &digest('a'));
    assert!(standing.passed.is_empty() && standing.reopened);
    assert_eq!(
        chain.refusal_of(Post {
            role: Role::Review,
            stage: 3
        }),
        Verdict::Veto
    );
}

#[test]
fn nobody_passes_their_own_piece_and_nobody_signs_without_a_name() {
    let wrote = ["周可".to_owned()];
    for mine in [decision(1, "周可", 'a'), proof(1, " 周可 ")] {
        assert!(matches!(THREE.admit(&[], &mine, &wrote), Err(Refusal::Author(_))));
    }
    assert_eq!(
        THREE.admit(&[], &decision(1, " ", 'a'), &wrote),
        Err(Refusal::NoName)
    );
    assert_eq!(
        THREE.admit(&[], &decision(4, "甲", 'a'), &wrote),
        Err(Refusal::NoSuchPost)
    );
}

#[test]
fn a_desk_without_stages_is_never_complete_and_never_asks() {
    let none = Chain {
        reviews: 0,
        proofs: 0,
    };
    let standing = none.standing(&[], &digest('a'));
    assert!(!standing.complete && standing.next.is_empty());
}

#[test]
fn trails_come_together_in_the_order_of_time() {
    let mut ours = vec![decision(2, "乙", 'a')];
    bring(&mut ours, &[decision(1, "甲", 'a'), decision(2, "乙", 'a')]);
    let stages: Vec<u8> = ours.iter().map(|decision| decision.post.stage).collect();
    assert_eq!(stages, [1, 2]);
}

#[test]
fn the_bytes_that_are_signed_are_everything_but_the_signature() {
    let plain = decision(1, "甲", 'a');
    let signed = Decision {
        signature: Some("x".to_owned()),
        ..plain.clone()
    };
    assert_eq!(plain.to_sign(), signed.to_sign());
    let other = Decision {
        reason: "x".to_owned(),
        ..plain.clone()
    };
    assert_ne!(plain.to_sign(), other.to_sign());
}
