//! 路人, who takes a package on its way and sends on another that looks like it: the one rig for everything forged in these tests.
//!
//! He knows the format, owns a key, and gets what is in a shared folder. He has nobody else's key.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use newsroom::story::comment::{Anchor, Comment, Reply, Said};
use newsroom::story::stages::{Decision, Post, PostRole, Verdict, printed};
use newsroom::story::{Content, Digest, Place};
use package::{BagInfo, Contents, PackageSigner, SecretKey, Source};
use review::slip::{BASE, MAX_JSON, SLIP, STORY, Slip};

use crate::rig::go_on;

/// His name.
pub(crate) const ATTACKER: &str = "路人";

/// Who signs a package that was rewritten.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignedBy {
    Nobody,
    /// The attacker, with his own key and any name in the package.
    Attacker,
}

/// The attacker, with a key of his own and a folder for what he makes.
pub(crate) struct Attacker {
    key: SecretKey,
    folder: PathBuf,
    made: Cell<u32>,
}

impl Attacker {
    pub(crate) fn new(folder: PathBuf) -> Self {
        let (key, _) = SecretKey::generate_sealed(ATTACKER).unwrap();
        Self {
            key,
            folder,
            made: Cell::new(0),
        }
    }

    /// Makes another package of this one. Digests and manifests are right again; the signature is removed.
    pub(crate) fn rewrite(
        &self,
        path: &Path,
        signed: SignedBy,
        change: impl FnOnce(&mut Slip, &mut Content),
    ) -> PathBuf {
        let mut verified = package::verify(path, &mut |_, _| go_on(())).unwrap();
        let mut slip = Slip::read(&mut verified).unwrap().unwrap();
        let mut content = Content::from_json(&verified.read(STORY, MAX_JSON).unwrap()).unwrap();
        change(&mut slip, &mut content);
        let text = content.to_json();
        slip.revision.digest = Digest::of(&text);
        let names: Vec<String> = verified.files.iter().map(|file| file.name.clone()).collect();
        // Where the package contains no base, the text is the base too.
        if !names.iter().any(|name| name == BASE) {
            slip.base.digest = slip.revision.digest.clone();
        }
        let mut files: BTreeMap<String, Source> = BTreeMap::new();
        for name in names {
            let bytes = match name.as_str() {
                SLIP => slip.to_json().unwrap(),
                STORY => text.clone(),
                other => verified.read(other, MAX_JSON).unwrap(),
            };
            files.insert(name, Source::Bytes(bytes));
        }
        let contents = Contents {
            folder: "rewritten".to_owned(),
            info: BagInfo::default().with("External-Identifier", &slip.story),
            when: DateTime::UNIX_EPOCH + TimeDelta::days(20_000),
            files,
        };
        let sign = |bytes: &[u8]| self.key.sign(bytes, ATTACKER).map_err(|why| why.to_string());
        let signer = PackageSigner {
            key: self.key.public().unwrap(),
            sign: &sign,
        };
        let signer = (signed == SignedBy::Attacker).then_some(&signer);
        self.made.set(self.made.get() + 1);
        let name = format!("rewritten-{}.zip", self.made.get());
        package::write_beside(&contents, &self.folder, &name, signer, &mut |_, _| go_on(())).unwrap()
    }

    /// This decision with a signature of his own key on it.
    pub(crate) fn signs(&self, decision: Decision) -> Decision {
        let mut decision = Decision {
            key: self.key.public().ok(),
            signature: None,
            ..decision
        };
        decision.signature = self.key.sign(&decision.to_sign(), &decision.by).ok();
        decision
    }
}

/// A pass at a review of exactly this text in a person's name, without a signature. It is the first of its trail.
pub(crate) fn pass_of(by: &str, stage: u8, slip: &Slip, text: &Content) -> Decision {
    Decision {
        id: format!("forged-{by}-{stage}").replace(|c: char| !c.is_ascii(), "x"),
        story: slip.story.clone(),
        post: Post {
            role: PostRole::Review,
            stage,
        },
        verdict: Verdict::Pass,
        reason: String::new(),
        by: by.to_owned(),
        unit: String::new(),
        at: slip.revision.at,
        seen: Digest::of(&text.to_json()),
        printed: Digest::of(&printed(text)),
        recorded_by: None,
        key: None,
        signature: None,
        chain: Some(slip.chain),
        before: Some(Vec::new()),
    }
}

/// A comment on the first paragraph under this id, in this person's name.
pub(crate) fn comment_of(by: &str, id: &str, text: &str) -> Comment {
    Comment {
        id: id.to_owned(),
        anchor: Anchor {
            place: Place::block(0),
            from: 0,
            to: 0,
            lost: false,
        },
        quote: String::new(),
        said: said(by, text),
        replies: Vec::new(),
        mark: None,
    }
}

/// An answer under this id, in this person's name.
pub(crate) fn answer_of(by: &str, id: &str, text: &str) -> Reply {
    Reply {
        id: id.to_owned(),
        said: said(by, text),
    }
}

fn said(by: &str, text: &str) -> Said {
    Said {
        by: by.to_owned(),
        claims_to_be: None,
        at: long_after(),
        text: text.to_owned(),
    }
}

/// A time that is not yet, on any clock here.
pub(crate) fn long_after() -> DateTime<Utc> {
    "2999-01-01T00:00:00Z".parse().unwrap()
}
