//! A rule: a row of a table, and how its findings become remarks.
//!
//! A rule is a row: its name, which is written into files and must not change its meaning, the clause it rests on, how much it
//! matters, its sentence in both languages, a text in which it must find something and one in which it must not. Rows are beside
//! the code that searches, a file for each clause group. Adding a rule is adding a row.

use std::borrow::Cow;

use story::Severity;

use crate::finding::{Finding, Findings};
use crate::known::Known;
use crate::passage::Passage;
use crate::remark::{Fix, NotedWords, Remark, filled};
use crate::summary::Summary;

/// Most findings of one rule in one text. A text that breaks it more often gets this many remarks, and not a million.
pub(crate) const MOST_OF_ONE: usize = 200;

/// A named rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// What it rests on.
    pub clause: &'static str,
    /// How much its remarks matter.
    pub severity: Severity,
    /// Whether its first fix is always right.
    pub is_certain: bool,
    /// Its sentence in Chinese; `{quote}`, `{fix}` and `{0}` are filled in.
    pub zh: &'static str,
    /// Its sentence in English.
    pub en: &'static str,
    /// A text in which it finds something. A line that begins with `# ` is a headline, one with `! ` a caption.
    pub hit: &'static str,
    /// A text in which it finds nothing.
    pub pass: &'static str,
    /// The function that searches.
    pub(crate) look: Look,
}

/// What a rule reads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Look {
    /// One text by itself.
    Text(fn(&Passage, &mut Findings)),
    /// One text by itself, with what the house knows.
    House(fn(&Passage, &Known, &mut Findings)),
    /// The notes on all texts of a piece.
    Piece(fn(&[&Summary], &mut Contradictions)),
}

/// A rule's findings in a piece as a whole.
#[derive(Debug, Default)]
pub(crate) struct Contradictions(Vec<Contradiction>);

#[derive(Debug)]
struct Contradiction {
    noted: NotedWords,
    fixes: Vec<Fix>,
    told: Vec<String>,
}

impl Rule {
    /// Adds this rule's remarks on one text.
    pub(crate) fn read(&self, passage: &Passage, known: &Known, remarks: &mut Vec<Remark>) {
        let mut findings = Findings::default();
        match self.look {
            Look::Text(look) => look(passage, &mut findings),
            Look::House(look) => look(passage, known, &mut findings),
            Look::Piece(_) => {}
        }
        for Finding { at, len, fixes, told } in findings.0.into_iter().take(MOST_OF_ONE) {
            remarks.push(self.remark(NotedWords::of(passage, at, len), fixes, &told));
        }
    }

    /// Adds this rule's remarks on a piece as a whole.
    pub(crate) fn weigh(&self, summaries: &[&Summary], remarks: &mut Vec<Remark>) {
        let Look::Piece(look) = self.look else { return };
        let mut contradictions = Contradictions::default();
        look(summaries, &mut contradictions);
        for Contradiction { noted, fixes, told } in contradictions.0 {
            remarks.push(self.with_fixes(noted, fixes, &told));
        }
    }

    /// A remark of this rule on a place; each fix replaces its characters.
    fn remark(&self, noted: NotedWords, fixes: Vec<String>, told: &[String]) -> Remark {
        let edit = |label: String| Fix {
            edits: vec![noted.edit(label.clone())],
            label,
        };
        let fixes = fixes.into_iter().map(edit).collect();
        self.with_fixes(noted, fixes, told)
    }

    /// A remark of this rule on a place, with fixes that may change other places.
    fn with_fixes(&self, noted: NotedWords, fixes: Vec<Fix>, told: &[String]) -> Remark {
        let fix = fixes.first().map_or("", |fix| fix.label.as_str());
        Remark {
            rule: Cow::Borrowed(self.id),
            clause: Cow::Borrowed(self.clause),
            severity: self.severity,
            is_certain: self.is_certain,
            zh: filled(self.zh, &noted.quote, fix, told),
            en: filled(self.en, &noted.quote, fix, told),
            key: noted.key(self.id),
            text: noted.text,
            at: noted.at,
            len: noted.len,
            quote: noted.quote,
            fixes,
        }
    }
}

impl Contradictions {
    /// Adds a place whose sentence has places to fill.
    pub(crate) fn tell<const N: usize>(&mut self, noted: &NotedWords, fixes: Vec<Fix>, told: [String; N]) {
        self.0.push(Contradiction {
            noted: noted.clone(),
            fixes,
            told: told.into(),
        });
    }
}
