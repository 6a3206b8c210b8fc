use super::*;
use crate::Content;

mod order;

fn digest(c: char) -> Digest {
    Digest::try_from(c.to_string().repeat(64)).unwrap()
}

/// What is printed where the tray is empty.
fn print(c: char) -> Printed {
    Printed {
        digest: digest(c),
        with_tray: digest(c),
    }
}

fn decision(stage: u8, by: &str, printed: char) -> Decision {
    Decision {
        id: format!("{stage}{by}{printed}"),
        story: "s".to_owned(),
        post: Post {
            role: PostRole::Review,
            stage,
        },
        verdict: Verdict::Pass,
        reason: String::new(),
        by: by.to_owned(),
        unit: String::new(),
        at: DateTime::from_timestamp(i64::from(stage), 0).unwrap(),
        seen: digest(printed),
        printed: digest(printed),
        recorded_by: None,
        key: None,
        signature: None,
        chain: None,
        before: None,
    }
}

/// The trail of these, each proven.
fn trail(decisions: &[Decision]) -> Trail {
    let proven = decisions.iter().map(|decision| (decision.clone(), Proof::Proven));
    Trail::new(proven, Signatures::Required)
}

fn proof(stage: u8, by: &str) -> Decision {
    Decision {
        post: Post {
            role: PostRole::Proof,
            stage,
        },
        ..decision(stage, by, 'a')
    }
}

const THREE: Chain = Chain {
    reviews: 3,
    proofs: 3,
    small: true,
};
/// Three reviewers, no proofreader.
const REVIEWS: Chain = Chain {
    reviews: 3,
    proofs: 0,
    small: false,
};

#[test]
fn each_stage_waits_for_the_one_before_and_reviews_do_not_wait_for_proofs() {
    let wrote = ["周可".to_owned()];
    let mut taken = Vec::new();
    let early = THREE.admit(&trail(&taken), &decision(2, "林溪", 'a'), &print('a'), &wrote);
    assert_eq!(
        early,
        Err(Refusal::NotYet(
            Post {
                role: PostRole::Review,
                stage: 1
            },
            THREE
        ))
    );
    for (stage, by) in [(1, "甲"), (2, "乙"), (3, "丙")] {
        THREE
            .admit(&trail(&taken), &decision(stage, by, 'a'), &print('a'), &wrote)
            .unwrap();
        taken.push(decision(stage, by, 'a'));
    }
    assert!(
        !THREE.standing(&trail(&taken), &print('a')).complete,
        "the proofs are missing"
    );
    for stage in 1..=3 {
        THREE
            .admit(&trail(&taken), &proof(stage, "丁"), &print('a'), &wrote)
            .unwrap();
        taken.push(proof(stage, "丁"));
    }
    assert!(THREE.standing(&trail(&taken), &print('a')).complete);
    let again = THREE.admit(&trail(&taken), &decision(1, "甲", 'a'), &print('a'), &wrote);
    assert!(matches!(again, Err(Refusal::Already(..))));
}

#[test]
fn a_change_of_what_is_printed_begins_again_from_the_first_review() {
    let chain = REVIEWS;
    let trail = trail(&[
        decision(1, "甲", 'a'),
        decision(2, "乙", 'a'),
        decision(3, "丙", 'a'),
    ]);
    assert!(chain.standing(&trail, &print('a')).complete);
    let after = chain.standing(&trail, &print('b'));
    assert_eq!(
        (after.complete, after.reopened, after.passed.len()),
        (false, true, 0)
    );
    assert_eq!(
        after.next,
        [Post {
            role: PostRole::Review,
            stage: 1
        }]
    );
}

#[test]
fn slugline_note_urgency_and_tray_are_not_printed_and_everything_else_is() {
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
    assert!(!touched(|c| c.tray.push(crate::Figure::default())));
    let with = |figure: crate::Figure| Content {
        body: vec![crate::Block::Figure {
            figure: Box::new(figure),
        }],
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
fn a_decision_that_an_older_galley_took_on_text_and_tray_counts_while_both_are_as_they_were() {
    let now = |with_tray| Printed {
        digest: digest('a'),
        with_tray: digest(with_tray),
    };
    let chain = Chain {
        reviews: 2,
        ..Chain::default()
    };
    let older = decision(1, "甲", 'd');
    assert!(now('d').needs_tray(&older) && !now('d').needs_tray(&decision(1, "甲", 'a')));
    let new = decision(2, "乙", 'a');
    chain
        .admit(&trail(std::slice::from_ref(&older)), &new, &now('d'), &[])
        .unwrap();
    let trail = trail(&[older, new]);
    assert!(
        chain.standing(&trail, &now('d')).complete,
        "old and new count together"
    );
    assert_eq!(
        chain.standing(&trail, &now('e')).passed.len(),
        1,
        "the tray changed"
    );
}

#[test]
fn a_return_voids_what_was_passed_before_it_and_needs_a_reason() {
    let chain = REVIEWS;
    let mut back = decision(2, "乙", 'a');
    back.verdict = chain.refusal_of(back.post);
    assert_eq!(back.verdict, Verdict::Return);
    let first = trail(&[decision(1, "甲", 'a')]);
    assert_eq!(
        chain.admit(&first, &back, &print('a'), &[]),
        Err(Refusal::NoReason)
    );
    back.reason = "导语要重写".to_owned();
    chain.admit(&first, &back, &print('a'), &[]).unwrap();
    let standing = chain.standing(&trail(&[decision(1, "甲", 'a'), back]), &print('a'));
    assert!(standing.passed.is_empty() && standing.reopened);
    assert_eq!(
        chain.refusal_of(Post {
            role: PostRole::Review,
            stage: 3
        }),
        Verdict::Veto
    );
}

#[test]
fn nobody_passes_their_own_piece_and_nobody_signs_without_a_name() {
    let wrote = ["周可".to_owned()];
    for mine in [decision(1, "周可", 'a'), proof(1, " 周可 ")] {
        assert!(matches!(
            THREE.admit(&Trail::default(), &mine, &print('a'), &wrote),
            Err(Refusal::Author(_))
        ));
    }
    assert_eq!(
        THREE.admit(&Trail::default(), &decision(1, " ", 'a'), &print('a'), &wrote),
        Err(Refusal::NoName)
    );
    assert_eq!(
        THREE.admit(&Trail::default(), &decision(4, "甲", 'a'), &print('a'), &wrote),
        Err(Refusal::NoSuchPost)
    );
}

#[test]
fn a_desk_without_stages_is_never_complete_and_never_asks() {
    let standing = Chain::default().standing(&Trail::default(), &print('a'));
    assert!(!standing.complete && standing.next.is_empty());
    assert!(standing.may_send());
    assert!(!REVIEWS.standing(&Trail::default(), &print('a')).may_send());
}

#[test]
fn one_person_passes_one_stage_unless_the_desk_is_small() {
    let first = decision(1, "甲", 'a');
    let trail = trail(std::slice::from_ref(&first));
    let second = decision(2, "甲 ", 'a');
    let refused = REVIEWS.admit(&trail, &second, &print('a'), &[]);
    assert_eq!(
        refused,
        Err(Refusal::OnePerson("甲".to_owned(), first.post, REVIEWS))
    );
    THREE.admit(&trail, &second, &print('a'), &[]).unwrap();
    REVIEWS
        .admit(&trail, &decision(2, "乙", 'a'), &print('a'), &[])
        .unwrap();
    let mut back = decision(2, "甲", 'a');
    (back.verdict, back.reason) = (Verdict::Return, "数字不实".to_owned());
    REVIEWS
        .admit(&trail, &back, &print('a'), &[])
        .expect("a return is nobody's second pass");
}

#[test]
fn a_decision_keeps_the_name_of_its_stage_and_counts_in_its_own_chain_alone() {
    use crate::Language::Zh;
    let one = Chain {
        reviews: 1,
        ..REVIEWS
    };
    let first = Decision {
        chain: Some(REVIEWS),
        ..decision(1, "甲", 'a')
    };
    assert_eq!(
        first.stage_name(one, Zh),
        "初审",
        "not 终审, whatever the desk asks for by now"
    );
    assert!(!one.standing(&trail(&[first]), &print('a')).complete);
    let older = decision(1, "甲", 'a');
    assert!(
        one.standing(&trail(&[older]), &print('a')).complete,
        "one of Galley 0.1 is counted as it always was"
    );
}

#[test]
fn a_chain_that_changes_takes_no_sign_off_away_and_strands_nothing() {
    let under = |chain, stage, by| Decision {
        chain: Some(chain),
        ..decision(stage, by, 'a')
    };
    let three: Vec<Decision> = [(1, "甲"), (2, "乙"), (3, "丙")]
        .map(|(stage, by)| under(REVIEWS, stage, by))
        .into();
    let one = Chain {
        reviews: 1,
        ..REVIEWS
    };
    for asked in [one, Chain::default()] {
        let chains = Chains {
            asked,
            former: vec![REVIEWS],
        };
        let standing = chains.standing(&trail(&three), &print('a'));
        assert!(standing.complete && standing.chain == REVIEWS);
        let unfinished = chains.standing(&trail(&three[..2]), &print('a'));
        assert!(!unfinished.complete && unfinished.chain == asked);
        assert_eq!(unfinished.may_send(), asked.is_empty());
    }
    let strangers = Chains {
        asked: REVIEWS,
        former: Vec::new(),
    };
    assert!(
        !strangers
            .standing(&trail(&[under(one, 1, "甲")]), &print('a'))
            .complete,
        "another desk's chain is not ours"
    );
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
