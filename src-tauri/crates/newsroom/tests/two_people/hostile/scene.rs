//! The desks of a case and the verbs they are given, each in one line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use newsroom::{Arrived, Consent, EntryOutcome, Failure, Newsroom, Signed};

use crate::attacker::{Attacker, SignedBy};
use crate::rig::{Rig, go_on, pass, reviews};

/// 周可 has filed her piece; the attacker can read the package.
pub(super) struct Scene {
    pub(super) rig: Rig,
    pub(super) attacker: Attacker,
    /// The piece.
    pub(super) id: String,
    /// Her filing.
    pub(super) filed: PathBuf,
}

impl Scene {
    /// Nobody has a key, and nobody has opened the filing.
    pub(super) fn unsigned() -> Self {
        Self::of(Rig::new())
    }

    /// Writer and editor sign, and each has compared the other's key; nobody has opened the filing.
    pub(super) fn signed() -> Self {
        let rig = Rig::new();
        let (writer, editor) = rig.people();
        writer.signing().use_passphrase("山那边".to_owned());
        editor.signing().use_passphrase("油茶花开".to_owned());
        introduce(&rig, writer, editor);
        introduce(&rig, editor, writer);
        Self::of(rig)
    }

    fn of(rig: Rig) -> Self {
        let id = rig.text();
        let filed = file(&rig, &rig.people().0.clone(), &id);
        let attacker = Attacker::new(rig.folder("attacker"));
        Self {
            rig,
            attacker,
            id,
            filed,
        }
    }

    /// The same, and the editor has opened the filing.
    pub(super) fn received(self) -> Self {
        take(self.editor(), &self.filed);
        self
    }

    pub(super) fn writer(&self) -> &Arc<Newsroom> {
        self.rig.people().0
    }

    pub(super) fn editor(&self) -> &Arc<Newsroom> {
        self.rig.people().1
    }

    /// Another person's desk, without a key.
    pub(super) fn desk(&self, person: &str, unit: &str) -> Arc<Newsroom> {
        self.rig.desk(person, person, unit)
    }

    /// A desk whose person signs and is trusted by `by`.
    pub(super) fn trusted_desk(&self, person: &str, by: &[&Arc<Newsroom>]) -> Arc<Newsroom> {
        let desk = self.desk(person, "总编室");
        desk.signing().use_passphrase(format!("{person}的口令"));
        for other in by {
            introduce(&self.rig, &desk, other);
        }
        desk
    }

    /// Her filing with something changed in it, unsigned.
    pub(super) fn forged(
        &self,
        change: impl FnOnce(&mut review::slip::Slip, &mut newsroom::story::Content),
    ) -> PathBuf {
        self.attacker.rewrite(&self.filed, SignedBy::Nobody, change)
    }
}

/// One files a piece to the other, who compares the number of the key and trusts it.
pub(super) fn introduce(rig: &Rig, one: &Arc<Newsroom>, other: &Arc<Newsroom>) {
    let id = one.writing().new_story().unwrap().row.id;
    let sent = one
        .review()
        .file(&id, &rig.folder("introductions"), None, &mut go_on)
        .unwrap();
    take(other, Path::new(&sent.exported.path));
    other.signing().trust_key(&sent.signed_by.unwrap()).unwrap();
}

pub(super) fn file(rig: &Rig, desk: &Arc<Newsroom>, id: &str) -> PathBuf {
    rig.clock.passes(10);
    let sent = desk
        .review()
        .file(id, &rig.folder("filed"), None, &mut go_on)
        .unwrap();
    sent.exported.path.into()
}

pub(super) fn give_back(rig: &Rig, desk: &Arc<Newsroom>, id: &str) -> PathBuf {
    rig.clock.passes(10);
    let sent = desk
        .review()
        .return_story(id, &rig.folder("returned"), None, &mut go_on)
        .unwrap();
    sent.exported.path.into()
}

pub(super) fn take(desk: &Newsroom, package: &Path) -> Arrived {
    desk.review()
        .receive(package, &Consent::default(), &mut go_on)
        .unwrap()
}

/// The failure of a package that a desk does not take.
pub(super) fn refused(desk: &Newsroom, package: &Path) -> Failure {
    let refused = desk.review().receive(package, &Consent::default(), &mut go_on);
    refused.unwrap_err().failure(newsroom::story::Language::En)
}

/// Takes a package after a person has looked at the alarm and agreed to it.
pub(super) fn take_all_the_same(desk: &Newsroom, package: &Path) -> Arrived {
    let consent = refused(desk, package).consent.unwrap();
    desk.review()
        .receive(package, &Consent::of(Some(&consent)), &mut go_on)
        .unwrap()
}

/// Passes a review in one's own name.
pub(super) fn sign(desk: &Newsroom, id: &str, stage: u8) -> Signed {
    desk.signing().sign(id, &pass(stage, "")).unwrap()
}

/// Sends the piece back at a review in one's own name.
pub(super) fn send_back(desk: &Newsroom, id: &str, stage: u8, reason: &str) -> Signed {
    let signing = newsroom::Signing {
        back: Some(reason.to_owned()),
        ..pass(stage, "")
    };
    desk.signing().sign(id, &signing).unwrap()
}

pub(super) fn asks_for(desk: &Newsroom, stages: u8) {
    desk.signing().set_chain(reviews(stages)).unwrap();
}

/// Whose decisions count at a desk, in their order.
pub(super) fn counting(desk: &Newsroom, id: &str) -> Vec<String> {
    let trail = desk.signing().trail(id).unwrap();
    let counting = trail.entries().iter().filter(|entry| entry.counts);
    counting.map(|entry| entry.decision.by.clone()).collect()
}

/// Who decided, as a desk has it, counting or not.
pub(super) fn decided(desk: &Newsroom, id: &str) -> Vec<String> {
    let decisions = desk.signing().trail(id).unwrap().decisions();
    decisions.into_iter().map(|decision| decision.by).collect()
}

/// The comments on a piece, as `who：words`, each followed by its answers.
pub(super) fn said(desk: &Newsroom, id: &str) -> Vec<String> {
    let mut all = Vec::new();
    for comment in desk.review().comments(id).unwrap() {
        let answers = comment.replies.iter().map(|reply| &reply.said);
        for said in std::iter::once(&comment.said).chain(answers) {
            all.push(format!("{}：{}", said.by, said.text));
        }
    }
    all
}

/// Every text of a register's refused entries.
pub(super) fn refused_texts(desk: &Newsroom) -> Vec<String> {
    let entries = desk.review().register().unwrap();
    let refused = entries
        .iter()
        .filter(|entry| entry.outcome == EntryOutcome::Refused);
    refused
        .filter_map(|entry| desk.review().registered_text(entry.number).unwrap())
        .collect()
}

/// Whether a desk's register has a text with these words, taken or refused.
pub(super) fn is_in_register(desk: &Newsroom, words: &str) -> bool {
    let entries = desk.review().register().unwrap();
    let mut texts = entries
        .iter()
        .filter_map(|entry| desk.review().registered_text(entry.number).unwrap());
    texts.any(|text| text.contains(words))
}

/// The words on a desk's page.
pub(super) fn text(desk: &Newsroom, id: &str) -> String {
    String::from_utf8(desk.writing().content(id).unwrap().to_json()).unwrap()
}
