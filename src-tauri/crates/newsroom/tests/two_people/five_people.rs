//! Five people and packages that are lost, doubled, reordered and rewritten: what each of the honest ones may rely on.
//!
//! 周可 writes, 赵一 and 钱二 review, 孙三 signs last, and 路人 rewrites what goes by: other words, decisions and comments in
//! other people's names, dates far ahead, ids that are taken. The honest four trust each other's keys; each of the five has
//! a clock of their own, up to a year off. A history is a few steps of them on one story, drawn from a seed. After each:
//!
//! 1. every word that an honest person sent and another took is somewhere to be read there;
//! 2. no decision counts that no honest person made, and under `required` none that its person did not sign;
//! 3. two stores that took the same packages in another order show the same trail.
//!
//! A fiftieth of the histories is tried in `make test`; `make soak` tries all, from another seed each time.

mod attacker;
mod desks;
mod seeded;

use std::collections::BTreeSet;
use std::path::PathBuf;

use newsroom::story::stages::Signatures;
use newsroom::story::{Block, Digest, Place};
use newsroom::{Consent, Newsroom, Signing};

use crate::rig::{go_on, pass};
use attacker::Attacker;
use desks::Desks;
use seeded::Seeded;

/// Histories in `make soak`.
const HISTORIES: u64 = 2_000;
/// Which part of them is tried in `make test`.
const PART: u64 = 50;
/// Steps of one history.
const STEPS: usize = 16;

/// A package on its way, with what an honest sender put into it.
struct Sent {
    path: PathBuf,
    /// Who sent it; `None` for the attacker.
    by: Option<usize>,
    words: Vec<String>,
    comments: Vec<String>,
    decisions: Vec<Digest>,
}

/// One story's way through five hands.
struct History<'d> {
    desks: &'d Desks,
    seeded: Seeded,
    seed: u64,
    story: String,
    sent: Vec<Sent>,
    /// Which package each desk took.
    taken: Vec<(usize, usize)>,
    /// Every decision that an honest person made, by its digest, and whether that person signed it.
    made: Vec<(Digest, bool)>,
    said: u32,
}

impl<'d> History<'d> {
    fn run(desks: &'d Desks, attacker: &Attacker, seed: u64) -> Self {
        let mut history = Self {
            desks,
            seeded: Seeded::new(seed),
            seed,
            story: desks.piece(seed),
            sent: Vec::new(),
            taken: Vec::new(),
            made: Vec::new(),
            said: 0,
        };
        history.send(desks::WRITER);
        for _ in 0..STEPS {
            history.step(attacker);
        }
        history
    }

    fn desk(&self, who: usize) -> &'d Newsroom {
        self.desks.desk(who)
    }

    fn has_it(&self, who: usize) -> bool {
        self.desk(who).writing().content(&self.story).is_ok()
    }

    /// Words that are said once only, so that they are found again.
    fn words(&mut self, who: usize) -> String {
        self.said += 1;
        format!("{}说第{}句", desks::NAMES[who], self.said)
    }

    fn step(&mut self, attacker: &Attacker) {
        let who = self.seeded.below(desks::HONEST);
        self.desks.time_passes(who, self.seeded.below(600));
        match self.seeded.below(8) {
            0 | 1 => self.take(who),
            2 => self.comment(who),
            3 => self.change(who),
            4 => self.decide(who),
            5 | 6 => {
                self.take(who);
                self.decide(who);
                self.send(who);
            }
            _ => {
                let at = self.seeded.below(self.sent.len());
                if let Some(path) = attacker.rewrite(&self.sent[at].path, &self.story, &mut self.seeded) {
                    self.sent.push(Sent {
                        path,
                        by: None,
                        words: Vec::new(),
                        comments: Vec::new(),
                        decisions: Vec::new(),
                    });
                }
            }
        }
    }

    /// Takes any package that was ever sent: late, again, or before an earlier one.
    fn take(&mut self, who: usize) {
        let at = self.seeded.below(self.sent.len());
        if self.sent[at].by != Some(who) && self.receives(who, at) {
            self.taken.push((who, at));
        }
    }

    /// Where it would take the place of another person's copy, half of them look at both and take it.
    fn receives(&mut self, who: usize, at: usize) -> bool {
        let consent = Consent {
            key: None,
            replace: self.sent[at].by.is_some() && self.seeded.below(2) == 0,
        };
        let desk = self.desk(who);
        desk.review()
            .receive(&self.sent[at].path, &consent, &mut go_on)
            .is_ok()
    }

    fn comment(&mut self, who: usize) {
        let words = self.words(who);
        if self.has_it(who) {
            let _ = self
                .desk(who)
                .review()
                .comment(&self.story, Place::block(0), "", &words);
        }
    }

    fn change(&mut self, who: usize) {
        let words = self.words(who);
        let Ok(open) = self.desk(who).writing().open_story(&self.story) else {
            return;
        };
        let mut content = open.content;
        content.body.push(Block::paragraph(&words));
        let _ = self
            .desk(who)
            .writing()
            .save_working(&self.story, open.version, &content.to_json());
    }

    /// Passes the next stage or sends the piece back; now and then it takes down what a colleague decided.
    fn decide(&mut self, who: usize) {
        let reason = self.words(who);
        let by = ["老李", "", "", "", ""][self.seeded.below(5)];
        let back = (self.seeded.below(3) == 0).then_some(reason);
        for stage in 1..=3 {
            let signing = Signing {
                back: back.clone(),
                despite_comments: true,
                ..pass(stage, by)
            };
            let Ok(signed) = self.desk(who).signing().sign(&self.story, &signing) else {
                continue;
            };
            let trail = self.desk(who).signing().trail(&self.story).unwrap();
            let mut decisions = trail.decisions().into_iter();
            let decision = decisions.find(|one| one.id == signed.row.id).unwrap();
            self.made.push((decision.digest(), decision.key.is_some()));
            return;
        }
    }

    fn send(&mut self, who: usize) {
        let Ok(content) = self.desk(who).writing().content(&self.story) else {
            return;
        };
        let folder = self.desks.folder(self.seed);
        let desk = self.desk(who);
        let sent = match who == desks::WRITER || self.seeded.below(2) == 0 {
            true => desk.review().file(&self.story, &folder, None, &mut go_on),
            false => desk.review().return_story(&self.story, &folder, None, &mut go_on),
        };
        let Ok(sent) = sent else { return };
        let texts = content.body.iter().flat_map(Block::texts);
        let comments = desk.review().comments(&self.story).unwrap();
        let decisions = desk.signing().trail(&self.story).unwrap().decisions();
        self.sent.push(Sent {
            path: PathBuf::from(sent.exported.path),
            by: Some(who),
            words: texts.map(newsroom::story::Text::to_plain).collect(),
            // What others said is theirs to be found; the attacker's words may have come in before.
            comments: comments
                .iter()
                .filter(|comment| comment.said.by == desks::NAMES[who])
                .map(|comment| comment.said.text.clone())
                .collect(),
            decisions: decisions
                .iter()
                .map(newsroom::story::stages::Decision::digest)
                .filter(|digest| self.made.iter().any(|(made, _)| made == digest))
                .collect(),
        });
    }

    fn check_words(&self) {
        for who in 0..desks::HONEST {
            let texts = self.texts_at(who);
            for (_, at) in self.taken.iter().filter(|(taker, _)| *taker == who) {
                let sent = &self.sent[*at];
                for words in sent.words.iter().filter(|words| !words.is_empty()) {
                    assert!(
                        texts.iter().any(|text| text.contains(words.as_str())),
                        "history {}: {} took {:?} and {words:?} is nowhere",
                        self.seed,
                        desks::NAMES[who],
                        sent.path,
                    );
                }
                let said = self.said_at(who);
                for words in &sent.comments {
                    assert!(
                        said.contains(words),
                        "history {}: {} took {:?} and the comment {words:?} is nowhere: {said:?}",
                        self.seed,
                        desks::NAMES[who],
                        sent.path,
                    );
                }
                let trail: Vec<Digest> = self
                    .trail_at(who)
                    .into_iter()
                    .map(|(digest, ..)| digest)
                    .collect();
                for digest in &sent.decisions {
                    assert!(
                        trail.contains(digest),
                        "history {}: {} took {:?} and a decision in it is nowhere",
                        self.seed,
                        desks::NAMES[who],
                        sent.path,
                    );
                }
            }
        }
    }

    /// Every text of the story that can be read at a desk: on the page, in its history, in the register.
    fn texts_at(&self, who: usize) -> Vec<String> {
        let desk = self.desk(who);
        let mut texts: Vec<String> = Vec::new();
        if let Ok(content) = desk.writing().content(&self.story) {
            texts.push(String::from_utf8(content.to_json()).unwrap());
            for row in desk.writing().history(&self.story).unwrap() {
                let text = desk.writing().revision(&self.story, row.number).unwrap();
                texts.push(String::from_utf8(text.to_json()).unwrap());
            }
        }
        for row in desk
            .review()
            .register()
            .unwrap()
            .iter()
            .filter(|row| row.story == self.story)
        {
            texts.extend(desk.review().registered_text(row.number).unwrap());
        }
        texts
    }

    fn said_at(&self, who: usize) -> BTreeSet<String> {
        let comments = self.desk(who).review().comments(&self.story).unwrap();
        let said = |comment: &newsroom::story::comment::Comment| {
            let replies = comment.replies.iter().map(|reply| reply.said.text.clone());
            [comment.said.text.clone()]
                .into_iter()
                .chain(replies)
                .collect::<Vec<_>>()
        };
        comments.iter().flat_map(said).collect()
    }

    /// The trail at a desk: each decision's digest, whether it counts, and how far it is proven.
    fn trail_at(&self, who: usize) -> Vec<(Digest, bool, String)> {
        let Ok(trail) = self.desk(who).signing().trail(&self.story) else {
            return Vec::new();
        };
        let entry = |entry: &newsroom::story::stages::TrailEntry| {
            (
                entry.decision.digest(),
                entry.counts,
                format!("{:?}", entry.proof),
            )
        };
        trail.entries().iter().map(entry).collect()
    }

    fn check_what_counts(&self) {
        for who in 0..desks::HONEST {
            for (digest, counts, proof) in self.trail_at(who) {
                let made = self.made.iter().find(|(made, _)| *made == digest);
                assert!(
                    !counts || made.is_some(),
                    "history {}: at {} a decision counts ({proof}) that no honest person made",
                    self.seed,
                    desks::NAMES[who],
                );
            }
        }
        let chief = self.desk(desks::CHIEF);
        chief.signing().set_signatures(Signatures::Required).unwrap();
        for (digest, counts, _) in self.trail_at(desks::CHIEF) {
            let is_signed = self.made.iter().any(|(made, signed)| *made == digest && *signed);
            assert!(
                !counts || is_signed,
                "history {}: unsigned, and it counts",
                self.seed
            );
        }
        chief.signing().set_signatures(Signatures::Vouched).unwrap();
    }

    /// Both archives take every package, one in the order in which they were sent, the other in another; whether they took
    /// the same ones.
    fn check_order(&mut self) -> bool {
        let mut other: Vec<usize> = (1..self.sent.len()).collect();
        self.seeded.shuffle(&mut other);
        let consent = Consent {
            key: None,
            replace: true,
        };
        let take = |archive: usize, order: &[usize]| -> BTreeSet<usize> {
            let desk = self.desk(archive);
            let taken = order.iter().filter(|at| {
                desk.review()
                    .receive(&self.sent[**at].path, &consent, &mut go_on)
                    .is_ok()
            });
            taken.copied().collect()
        };
        let in_order: Vec<usize> = (0..self.sent.len()).collect();
        let first = take(desks::ARCHIVES[0], &in_order);
        let second = take(desks::ARCHIVES[1], &[vec![0], other].concat());
        if first != second {
            return false;
        }
        let (one, two) = (
            self.trail_at(desks::ARCHIVES[0]),
            self.trail_at(desks::ARCHIVES[1]),
        );
        assert_eq!(one, two, "history {}: the order of arrival shows", self.seed);
        true
    }
}

#[test]
fn five_people_one_of_them_hostile_lose_no_word_and_count_no_decision_that_is_not_theirs() {
    let is_soak = std::env::var_os("GALLEY_SOAK").is_some();
    let first: u64 = match std::env::var("GALLEY_SEED") {
        Ok(seed) => seed.parse().unwrap(),
        Err(_) => 20_261_125,
    };
    let histories = if is_soak { HISTORIES } else { HISTORIES / PART };
    let desks = Desks::new();
    let attacker = Attacker::new(desks.folder(0));
    let (mut compared, mut taken, mut rewritten, mut decided) = (0, 0, 0, 0);
    for seed in first..first + histories {
        let mut history = History::run(&desks, &attacker, seed);
        history.check_words();
        history.check_what_counts();
        compared += u64::from(history.check_order());
        taken += history.taken.len();
        rewritten += history.sent.iter().filter(|sent| sent.by.is_none()).count();
        decided += history.made.len();
    }
    println!(
        "{histories} histories from {first}: {taken} packages taken, {rewritten} rewritten, {decided} decisions, {compared} trails compared"
    );
    assert!(
        compared * 2 > histories,
        "{compared} of {histories} trails could be compared"
    );
    assert!(taken > 0 && rewritten > 0 && decided > 0);
}

#[test]
fn a_law_that_believes_every_package_is_caught() {
    // The control: a desk that counts what came, whoever says it.
    let desks = Desks::new();
    let attacker = Attacker::new(desks.folder(0));
    let believes = desks.desk(desks::CHIEF);
    believes.signing().set_signatures(Signatures::None).unwrap();
    let is_caught = |seed: u64| {
        let history = History::run(&desks, &attacker, seed);
        let mut trail = history.trail_at(desks::CHIEF).into_iter();
        trail.any(|(digest, counts, _)| counts && history.made.iter().all(|(made, _)| *made != digest))
    };
    assert!((1..100).any(is_caught), "no forged decision ever reached a desk");
}
