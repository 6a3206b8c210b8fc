//! The published page, with four photos, goes to five outlets, and every judge accepts its package.

use galley_tests::desk::Desk;
use galley_tests::five_outlets::{accepted, outlets, page, sent};

#[test]
fn the_published_page_is_accepted_by_every_judge_of_five_outlets() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(super::corpora().join("../samples/press-page.txt")).unwrap();
    let story = page(&desk, &text);
    outlets(&desk);
    let sent = sent(&desk, &story);
    let judged: Vec<(&str, usize)> = sent
        .iter()
        .map(|(name, folder)| (*name, accepted(folder)))
        .collect();
    assert_eq!(
        judged,
        [
            ("gov", 2),
            ("official", 2),
            ("account", 1),
            ("wire", 1),
            ("paper", 3)
        ]
    );
}
