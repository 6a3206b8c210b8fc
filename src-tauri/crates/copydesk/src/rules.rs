//! The list of all rules.

use crate::rule::Rule;
use crate::{figures, idiom, marks, repeat, roster, sums};

/// Every rule, in the order of the standards: marks, figures, contradictions, repeats, idioms, people and units.
pub const RULES: &[&[Rule]] = &[
    marks::pair::RULES,
    marks::ellipsis::RULES,
    marks::side_by_side::RULES,
    marks::position::RULES,
    marks::listing::RULES,
    marks::ordinal::RULES,
    marks::width::RULES,
    figures::mixed::RULES,
    figures::vague::RULES,
    figures::range::RULES,
    figures::date_form::RULES,
    sums::part::RULES,
    sums::share::RULES,
    sums::calendar::RULES,
    sums::sequence::RULES,
    sums::listed::RULES,
    sums::headline::RULES,
    repeat::RULES,
    idiom::RULES,
    roster::near::RULES,
    roster::titles::RULES,
    roster::order::RULES,
    roster::units::RULES,
];

/// Every rule.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The name of every rule; `wording` is that of the wordings, which are a list of their own.
pub fn rule_ids() -> impl Iterator<Item = &'static str> {
    rules().map(|rule| rule.id).chain(["wording"])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text_id::{Role, TextId};
    use crate::{House, Passage, Remark, read, weigh};

    /// A rule's example as a piece: lines are paragraphs, `# ` begins a headline and `! ` a caption.
    fn found(example: &str) -> Vec<Remark> {
        let passage = |(line, words): (usize, &str)| {
            let id = TextId::Line { block: line, line: 0 };
            match (words.strip_prefix("# "), words.strip_prefix("! ")) {
                (Some(words), _) => Passage::new(id, Role::Title, words),
                (_, Some(words)) => Passage::new(id, Role::Caption, words),
                (None, None) => Passage::new(id, Role::Text, words),
            }
        };
        let passages: Vec<Passage> = example.lines().enumerate().map(passage).collect();
        let house = House::default()
            .with_roster(roster::example::roster())
            .on(roster::example::today());
        let readings: Vec<_> = passages.iter().map(|passage| read(passage, &house)).collect();
        let whole = weigh(&readings);
        readings
            .into_iter()
            .flat_map(crate::Reading::into_remarks)
            .chain(whole)
            .collect()
    }

    #[test]
    fn every_rule_finds_what_it_is_for_and_leaves_what_is_right() {
        let mut complaints = Vec::new();
        for rule in rules() {
            let finds = |example| found(example).into_iter().any(|remark| remark.rule == rule.id);
            if !finds(rule.hit) {
                complaints.push(format!("{} does not find: {}", rule.id, rule.hit));
            }
            if finds(rule.pass) {
                complaints.push(format!("{} finds: {}", rule.id, rule.pass));
            }
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    #[test]
    fn every_sentence_is_filled_and_every_name_is_one_rules() {
        let mut ids = BTreeSet::new();
        for rule in rules() {
            assert!(ids.insert(rule.id), "{} is a rule twice", rule.id);
            assert!(
                !rule.clause.is_empty() && rule.zh.ends_with('。') && rule.en.ends_with('.'),
                "{}",
                rule.id
            );
            for remark in found(rule.hit) {
                for sentence in [&remark.zh, &remark.en] {
                    assert!(!sentence.contains(['{', '}']), "{}: {sentence}", remark.rule);
                }
            }
        }
    }

    #[test]
    fn a_certain_rule_has_a_fix() {
        for rule in rules().filter(|rule| rule.is_certain) {
            let own = found(rule.hit)
                .into_iter()
                .filter(|remark| remark.rule == rule.id);
            for remark in own {
                assert!(!remark.fixes.is_empty(), "{}: {}", rule.id, remark.quote);
            }
        }
    }
}
