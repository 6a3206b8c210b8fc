//! For any edits of a story, its tracked Word file is the edited story once accepted and the base once rejected.

use proptest::prelude::*;
use story::{Block, Content, Span, Text};

use crate::docx_tracked::{told, tracked, turned_round};
use crate::sample;
use crate::word::exported;

/// An edit of one block.
#[derive(Debug, Clone)]
enum Edit {
    Words(usize, String),
    Split(usize, usize),
    Join(usize),
    Move(usize, usize),
    Remove(usize),
    Add(usize, String),
    Bold(usize),
    Heading(usize),
    Caption(usize, String),
    Row(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = || 0_usize..40;
    let words = || "[食堂开业老人送餐。，A1 ]{0,8}";
    let edit = prop_oneof![
        (at(), words()).prop_map(|(b, words)| Edit::Words(b, words)),
        (at(), at()).prop_map(|(b, cut)| Edit::Split(b, cut)),
        at().prop_map(Edit::Join),
        (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
        at().prop_map(Edit::Remove),
        (at(), words()).prop_map(|(b, words)| Edit::Add(b, words)),
        at().prop_map(Edit::Bold),
        at().prop_map(Edit::Heading),
        (at(), words()).prop_map(|(b, words)| Edit::Caption(b, words)),
        at().prop_map(Edit::Row),
    ];
    prop::collection::vec(edit, 1..6)
}

fn after(story: &Content, edits: &[Edit]) -> Content {
    let mut story = story.clone();
    for edit in edits {
        let count = story.body.len().max(1);
        let body = &mut story.body;
        match edit {
            Edit::Words(b, words) => {
                if let Some(Block::Paragraph { text } | Block::Subheading { text, .. }) =
                    body.get_mut(b % count)
                {
                    text.push(Span {
                        text: words.clone(),
                        ..Span::default()
                    });
                }
            }
            Edit::Split(b, cut) => {
                if let Some(Block::Paragraph { text }) = body.get(b % count) {
                    let all: Vec<char> = text.to_plain().chars().collect();
                    let (head, tail) = all.split_at(cut % (all.len() + 1));
                    let [head, tail] =
                        [head, tail].map(|part| Block::paragraph(&part.iter().collect::<String>()));
                    body.splice(b % count..=b % count, [head, tail]);
                }
            }
            Edit::Join(b) => {
                let at = b % count;
                if let (Some(Block::Paragraph { text }), Some(Block::Paragraph { text: next })) =
                    (body.get(at), body.get(at + 1))
                {
                    let joined = Block::paragraph(&(text.to_plain() + &next.to_plain()));
                    body.splice(at..=at + 1, [joined]);
                }
            }
            Edit::Move(from, to) => {
                if !body.is_empty() {
                    let block = body.remove(from % count);
                    body.insert(to % count, block);
                }
            }
            Edit::Remove(b) => {
                if body.len() > 1 {
                    body.remove(b % count);
                }
            }
            Edit::Add(b, words) => body.insert(b % count, Block::paragraph(words)),
            Edit::Bold(b) => {
                if let Some(Block::Paragraph { text }) = body.get_mut(b % count) {
                    text.0.iter_mut().for_each(|span| span.strong = !span.strong);
                }
            }
            Edit::Heading(b) => {
                if let Some(Block::Paragraph { text }) = body.get(b % count).cloned() {
                    body[b % count] = Block::Subheading { level: 2, text };
                }
            }
            Edit::Caption(b, words) => {
                if let Some(figure) = story.figures_mut().nth(b % 6) {
                    figure.caption.clone_from(words);
                }
            }
            Edit::Row(b) => {
                if let Some(Block::Table { rows, .. }) =
                    body.iter_mut().find(|block| matches!(block, Block::Table { .. }))
                {
                    if b % 2 == 0 {
                        rows.push(vec![Text::plain("新"), Text::plain("行")]);
                    } else {
                        rows.pop();
                    }
                }
            }
        }
    }
    story.normalize();
    story
}

/// How many cases: a seeded tenth in `make test`.
fn cases() -> ProptestConfig {
    let soak = std::env::var_os("GALLEY_SOAK").is_some();
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if soak { 1000 } else { 100 })
    }
}

/// Asserts that the tracked file reads as one side once accepted, and as the other once rejected.
fn assert_both_ways(base: &[Block], hers: &[Block], what: &str) {
    let story = |body: &[Block]| Content {
        headline: "东河街道社区食堂开业".to_owned(),
        body: body.to_vec(),
        ..Content::default()
    };
    let (base, hers) = (story(base), story(hers));
    let docx = tracked(&base, &hers, &[]);
    assert_eq!(told(&docx), told(&exported(&hers)), "{what}, accepted");
    assert_eq!(
        told(&turned_round(&docx)),
        told(&exported(&base)),
        "{what}, rejected"
    );
}

fn table(cells: &[&str]) -> Block {
    Block::Table {
        header: false,
        rows: cells.iter().map(|cell| vec![Text::plain(cell)]).collect(),
    }
}

#[test]
fn what_stood_between_lines_that_were_joined_goes_back_between_them() {
    let (first, last) = ("食堂三月八日开业，", "当天来了八十多位老人。");
    let joined = Block::paragraph(&format!("{first}{last}"));
    let (first, last) = (Block::paragraph(first), Block::paragraph(last));
    let figure = sample::story().body.swap_remove(1);
    assert!(matches!(figure, Block::Figure { .. }));
    for (what, between) in [
        ("a figure", figure),
        ("a rule", Block::Rule {}),
        ("a table", table(&["年龄", "人数"])),
        (
            "a line that moved",
            Block::paragraph("老人说饭菜软和，价格也公道。"),
        ),
    ] {
        let base = [first.clone(), between.clone(), last.clone()];
        assert_both_ways(&base, &[joined.clone(), between.clone()], what);
        assert_both_ways(&base, &[between.clone(), joined.clone()], what);
        assert_both_ways(&base, std::slice::from_ref(&joined), what);
        assert_both_ways(std::slice::from_ref(&joined), &base, what);
        let reworded = Block::paragraph("食堂三月八日开业，街道说当天来了八十多位老人。");
        assert_both_ways(&base, &[reworded, between], what);
    }
}

#[test]
fn words_of_a_table_that_stand_in_a_paragraph_now_are_gone_from_the_one_and_come_in_the_other() {
    let line = Block::paragraph("用餐人数");
    let table = table(&["年龄", "人数", "占比"]);
    for (base, hers) in [
        (vec![line.clone(), table.clone()], vec![line.clone()]),
        (vec![table.clone()], vec![line.clone()]),
        (vec![line.clone()], vec![table.clone()]),
        (vec![line.clone(), table.clone()], vec![table, line]),
    ] {
        assert_both_ways(&base, &hers, "cells and lines");
    }
}

#[test]
fn a_table_without_rows_prints_nothing() {
    let line = Block::paragraph("用餐人数");
    let (empty, full) = (table(&[]), table(&["年龄"]));
    assert_both_ways(&[line.clone(), full], &[line.clone(), empty.clone()], "emptied");
    assert_both_ways(&[line.clone(), empty], &[line], "taken away");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_was_done_accepted_reads_as_hers_and_turned_round_as_the_base(one in edits(), other in edits()) {
        let (base, hers) = (after(&sample::story(), &one), after(&sample::story(), &other));
        let docx = tracked(&base, &hers, &[]);
        prop_assert_eq!(press::page_text::write(&told(&docx)), press::page_text::write(&told(&exported(&hers))));
        prop_assert_eq!(press::page_text::write(&told(&turned_round(&docx))), press::page_text::write(&told(&exported(&base))));
    }
}
