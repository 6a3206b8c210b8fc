//! Finds people of the roster who are named against their rank: 彭彤、江克美, where 江克美 comes first.

use story::Severity;

use super::{FoundName, titles};
use crate::finding::Findings;
use crate::han::is_han;
use crate::known::Known;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[Rule {
    id: "order",
    clause: "人名录",
    severity: Severity::Note,
    is_certain: false,
    zh: "按人名录的排序，“{quote}”应在“{0}”之前。",
    en: "In the roster's order {quote} comes before {0}.",
    hit: "彭彤、书记江克美出席会议。",
    pass: "江克美、县长周建设出席会议，会后彭彤说，江克美也讲了话。",
    look: Look::House(order),
}];

/// What is between two people of one list.
const BETWEEN: [char; 5] = ['、', '，', '和', '与', '及'];
/// The longest title between two people of one list, in characters.
const LONGEST: usize = 24;

fn order(passage: &Passage, known: &Known, findings: &mut Findings) {
    let Some(index) = known.roster.index() else {
        return;
    };
    let names = index.names(passage);
    for (first, then) in names.iter().zip(names.iter().skip(1)) {
        let ranks = first.person.rank.zip(then.person.rank);
        if ranks.is_some_and(|(first, then)| then < first) && are_listed(passage, first, then) {
            findings.tell(then.at, then.len, None, [first.person.name.clone()]);
        }
    }
}

/// Whether two names are neighbours in a list: a mark behind the first, and nothing but a title before the second.
fn are_listed(passage: &Passage, first: &FoundName<'_>, then: &FoundName<'_>) -> bool {
    let between = passage.between(first.at + first.len, then.at);
    match between {
        [mark] => BETWEEN.contains(mark),
        [mark, title @ ..] => {
            BETWEEN.contains(mark)
                && *mark != '，'
                && title.len() <= LONGEST
                && title.iter().all(|c| is_han(*c))
                && titles::before(passage, then.at).is_some()
        }
        [] => false,
    }
}
