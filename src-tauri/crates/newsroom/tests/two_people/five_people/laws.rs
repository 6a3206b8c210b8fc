//! What each of the five may rely on, checked on a history that has happened.

use std::collections::BTreeSet;

use newsroom::story::Digest;
use newsroom::story::stages::{Proof, Signatures};
use newsroom::{Consent, KeyTrust};

use super::{History, desks};
use crate::rig::go_on;

impl History<'_> {
    pub(super) fn check_words(&self) {
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

    /// At how many desks the newcomer's key was compared and is trusted.
    pub(super) fn met(&self) -> usize {
        let is_trusted = |who: &usize| {
            let keys = self.desk(*who).signing().known_keys().unwrap();
            let his = keys.iter().find(|known| known.key == self.desks.new_key);
            his.is_some_and(|known| known.trust == KeyTrust::Trusted)
        };
        (0..desks::HONEST).filter(is_trusted).count()
    }

    /// The trail at a desk: each decision's digest, whether it counts, and how far it is proven.
    pub(super) fn trail_at(&self, who: usize) -> Vec<(Digest, bool, String)> {
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

    /// Checks that nothing is under the reader's own name that the reader did not say, and nothing is called proven that its
    /// person did not say.
    pub(super) fn check_names(&self) {
        for who in (0..desks::HONEST).filter(|who| self.has_it(*who)) {
            let comments = self.desk(who).review().comments(&self.story).unwrap();
            let proofs = self
                .desk(who)
                .review()
                .comment_proofs(&self.story, &comments)
                .unwrap();
            for comment in &comments {
                let answers = comment
                    .replies
                    .iter()
                    .map(|reply| (comment.item_of(reply), &reply.said));
                for (item, said) in std::iter::once((comment.item(), &comment.said)).chain(answers) {
                    let is_theirs = said.text.starts_with(&format!("{}说第", said.by));
                    assert!(
                        is_theirs || proofs[&item] != Proof::Proven && said.by != desks::NAMES[who],
                        "history {}: at {} {} did not say {:?}, which is {:?}",
                        self.seed,
                        desks::NAMES[who],
                        said.by,
                        said.text,
                        proofs[&item],
                    );
                }
            }
        }
    }

    pub(super) fn check_what_counts(&self) {
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
    pub(super) fn check_order(&mut self) -> bool {
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
        let archives = desks::ARCHIVES.map(|archive| self.desk(archive));
        let met = archives.map(|archive| archive.signing().trust_key(&self.desks.new_key).is_ok());
        assert!(
            met[0] == met[1] && self.trail_at(desks::ARCHIVES[0]) == self.trail_at(desks::ARCHIVES[1]),
            "history {}: the order of arrival shows once a key is trusted",
            self.seed
        );
        true
    }
}
