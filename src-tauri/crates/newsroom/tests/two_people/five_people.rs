//! Five people, a sixth who wishes them ill, and packages that are lost, doubled, reordered and rewritten: what each of the
//! five may rely on.
//!
//! 周可 writes, 赵一 and 钱二 review, 孙三 signs last; these four trust each other's keys. 李五 knows their keys, and they first see his
//! within the history, unless the attacker was there first in his name; some compare his number, some do not. 路人 rewrites
//! packages on their way: other words, decisions and comments in other people's names, dates far ahead, ids that are taken. Each
//! has a clock of their own, up to a year off. A history is a few steps of them on one story, drawn from a seed. After each:
//!
//! 1. every word that an honest person sent and another took can be read at that desk;
//! 2. no decision counts that no honest person made, and under `required` none that its person did not sign; nothing is under
//!    the reader's own name that the reader did not say, and nothing said is called proven that its person did not say;
//! 3. two stores that took the same packages in another order show the same trail, before and after they compare the number of
//!    a key that was new to them.
//!
//! A fiftieth of the histories is tried in `make test`; `make soak` tries all, from another seed each time.

mod attacker;
mod desks;
mod laws;
mod seeded;

use std::path::PathBuf;

use newsroom::story::stages::Signatures;
use newsroom::story::{Block, Digest, Language, Place};
use newsroom::{Consent, Newsroom, Signing};

use crate::attacker::{Attacker, SignedBy};
use crate::rig::{go_on, pass};
use desks::Desks;
use seeded::Seeded;

/// Histories in `make soak`.
const HISTORIES: u64 = 2_000;
/// Which part of them is tried in `make test`.
const PART: u64 = 50;
/// Steps of one history.
const STEPS: usize = 18;

/// A package on its way, with the words that an honest sender put into it.
struct Sent {
    path: PathBuf,
    /// Who sent it; `None` for the attacker.
    by: Option<usize>,
    words: Vec<String>,
    comments: Vec<String>,
    decisions: Vec<Digest>,
}

/// One story's way through the desks of five people.
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
        // The first package of the newcomer, and half of the time one in his name before it.
        if history.seeded.below(2) == 0 {
            let path = attacker.rewrite(&history.sent[0].path, SignedBy::Attacker, |slip, _| {
                slip.from.name = desks::NAMES[desks::NEWCOMER].to_owned();
            });
            history.goes_by(path);
        }
        history.receives(desks::NEWCOMER, 0);
        history.send(desks::NEWCOMER);
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

    /// Words that occur only once, so that they can be found.
    fn words(&mut self, who: usize) -> String {
        self.said += 1;
        format!("{}说第{}句", desks::NAMES[who], self.said)
    }

    fn step(&mut self, attacker: &Attacker) {
        let who = self.seeded.below(desks::HONEST);
        self.desks.time_passes(who, self.seeded.below(600));
        match self.seeded.below(9) {
            0 | 1 => self.take(who),
            2 => self.comment(who),
            3 => self.change(who),
            4 => self.decide(who),
            5 | 6 => {
                self.take(who);
                self.decide(who);
                self.send(who);
            }
            7 => self.compare(who),
            _ => {
                let at = self.seeded.below(self.sent.len());
                let path = attacker::rewritten(attacker, &self.sent[at].path, &mut self.seeded);
                self.goes_by(path);
            }
        }
    }

    /// Sends a package of the attacker.
    fn goes_by(&mut self, path: PathBuf) {
        self.sent.push(Sent {
            path,
            by: None,
            words: Vec::new(),
            comments: Vec::new(),
            decisions: Vec::new(),
        });
    }

    /// Takes any package that was ever sent: late, again, or before an earlier one.
    fn take(&mut self, who: usize) {
        let at = self.seeded.below(self.sent.len());
        if self.sent[at].by != Some(who) && self.receives(who, at) {
            self.taken.push((who, at));
            if self.sent[at].by == Some(desks::NEWCOMER) && self.seeded.below(2) == 0 {
                self.compare(who);
            }
        }
    }

    /// Takes a package. Where it would take the place of another person's copy, half of them look at both and take it. Where a
    /// key is asked about, half of them compare its number with its owner, and take it where it is his.
    fn receives(&mut self, who: usize, at: usize) -> bool {
        let is_asked = self.seeded.below(2) == 0;
        let consent = Consent {
            key: None,
            replace: self.sent[at].by.is_some() && is_asked,
        };
        let (desk, path) = (self.desk(who), &self.sent[at].path);
        let Err(refused) = desk.review().receive(path, &consent, &mut go_on) else {
            return true;
        };
        let shown = refused.failure(Language::En).consent;
        let compared = Consent {
            key: Some(&self.desks.new_key),
            ..consent
        };
        is_asked
            && shown.as_deref() == compared.key
            && desk.review().receive(path, &compared, &mut go_on).is_ok()
    }

    /// Compares the number of the newcomer's key with him, where it is known already.
    fn compare(&self, who: usize) {
        if who != desks::NEWCOMER {
            let _ = self.desk(who).signing().trust_key(&self.desks.new_key);
        }
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
            // Only the sender's own comments: those of others are in their own packages, and the attacker's may have come in
            // before.
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
}

#[test]
fn five_people_lose_no_word_and_count_no_decision_that_is_not_theirs_whatever_a_sixth_sends() {
    let is_soak = std::env::var_os("GALLEY_SOAK").is_some();
    let first: u64 = match std::env::var("GALLEY_SEED") {
        Ok(seed) => seed.parse().unwrap(),
        Err(_) => 20_261_125,
    };
    let histories = if is_soak { HISTORIES } else { HISTORIES / PART };
    let (mut compared, mut taken, mut rewritten, mut decided, mut met) = (0, 0, 0, 0, 0);
    // Other desks after a while: trusting a key looks at every story of a desk.
    let seeds: Vec<u64> = (first..first + histories).collect();
    for seeds in seeds.chunks(usize::try_from(HISTORIES / PART).unwrap()) {
        let desks = Desks::new();
        let attacker = Attacker::new(desks.folder(0));
        for seed in seeds {
            let mut history = History::run(&desks, &attacker, *seed);
            history.check_words();
            history.check_names();
            history.check_what_counts();
            compared += u64::from(history.check_order());
            taken += history.taken.len();
            rewritten += history.sent.iter().filter(|sent| sent.by.is_none()).count();
            decided += history.made.len();
            met += history.met();
            desks.part();
        }
    }
    println!(
        "{histories} histories from {first}: {taken} packages taken, {rewritten} rewritten, {decided} decisions, {met} first meetings that ended in trust, {compared} trails compared"
    );
    assert!(
        compared * 3 > histories,
        "{compared} of {histories} trails could be compared"
    );
    assert!(taken > 0 && rewritten > 0 && decided > 0 && met > 0);
}

#[test]
fn a_law_that_believes_every_package_is_caught() {
    // The control: a desk that counts every decision that came, in any name.
    let desks = Desks::new();
    let attacker = Attacker::new(desks.folder(0));
    let believes = desks.desk(desks::CHIEF);
    believes.signing().set_signatures(Signatures::None).unwrap();
    let is_caught = |seed: u64| {
        let history = History::run(&desks, &attacker, seed);
        let mut trail = history.trail_at(desks::CHIEF).into_iter();
        let is_caught =
            trail.any(|(digest, counts, _)| counts && history.made.iter().all(|(made, _)| *made != digest));
        desks.part();
        is_caught
    };
    assert!((1..100).any(is_caught), "no forged decision ever reached a desk");
}
