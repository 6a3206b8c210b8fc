//! 路人: takes a package that goes by, and sends on something else that looks like it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use newsroom::story::comment::{Anchor, Comment, Said};
use newsroom::story::stages::{Decision, Post, PostRole, Verdict, printed};
use newsroom::story::{Block, Content, Digest, Place};
use package::{BagInfo, Contents, PackageSigner, SecretKey, Source};
use review::slip::{MAX_JSON, SLIP, STORY, Slip};

use super::desks::NAMES;
use super::seeded::Seeded;
use crate::rig::go_on;

/// The attacker, with a key of his own.
pub(super) struct Attacker {
    key: SecretKey,
    folder: PathBuf,
}

impl Attacker {
    pub(super) fn new(folder: PathBuf) -> Self {
        let (key, _) = SecretKey::generate_sealed("路人").unwrap();
        Self { key, folder }
    }

    /// Another package made of this one, in one or two ways at once; nothing where it carries no slip.
    pub(super) fn rewrite(&self, path: &Path, story: &str, seeded: &mut Seeded) -> Option<PathBuf> {
        let mut verified = package::verify(path, &mut |_, _| go_on(())).unwrap();
        let mut slip = Slip::read(&mut verified).unwrap()?;
        let mut content = Content::from_json(&verified.read(STORY, MAX_JSON).unwrap()).unwrap();
        for _ in 0..=seeded.below(2) {
            self.alter(&mut slip, &mut content, seeded);
        }
        let text = content.to_json();
        slip.revision.digest = Digest::of(&text);
        let names: Vec<String> = verified.files.iter().map(|file| file.name.clone()).collect();
        let mut files: BTreeMap<String, Source> = BTreeMap::new();
        for name in names {
            let bytes = match name.as_str() {
                SLIP => slip.to_json().unwrap(),
                STORY => text.clone(),
                other => verified.read(other, MAX_JSON).unwrap(),
            };
            files.insert(name, Source::Bytes(bytes));
        }
        // Where the package holds no base of its own, the text is the base too.
        if !files.contains_key("base.json") {
            slip.base.digest = slip.revision.digest.clone();
            files.insert(SLIP.to_owned(), Source::Bytes(slip.to_json().unwrap()));
        }
        let contents = Contents {
            folder: "rewritten".to_owned(),
            info: BagInfo::default().with("External-Identifier", story),
            when: DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000),
            files,
        };
        let sign = |bytes: &[u8]| self.key.sign(bytes, "路人").map_err(|why| why.to_string());
        let signer = PackageSigner {
            key: self.key.public().unwrap(),
            sign: &sign,
        };
        let signer = (seeded.below(2) == 0).then_some(&signer);
        let name = format!("rewritten-{}.zip", seeded.below(1_000_000));
        let written = package::write_beside(&contents, &self.folder, &name, signer, &mut |_, _| go_on(()));
        Some(written.unwrap())
    }

    fn alter(&self, slip: &mut Slip, content: &mut Content, seeded: &mut Seeded) {
        let other = NAMES[seeded.below(4)].to_owned();
        match seeded.below(9) {
            0 => content.body.insert(0, Block::paragraph("产量三百吨。")),
            1 => {
                slip.from.name = if seeded.below(2) == 0 {
                    "路人".to_owned()
                } else {
                    other
                }
            }
            2 => {
                slip.revision.number = u64::MAX;
                slip.revision.at = "2999-01-01T00:00:00Z".parse().unwrap();
            }
            3 => slip.trail.push(self.forged(slip, content, &other, seeded)),
            4 => {
                for decision in &mut slip.trail {
                    decision.verdict = match decision.verdict {
                        Verdict::Pass => Verdict::Return,
                        Verdict::Return | Verdict::Veto => Verdict::Pass,
                    };
                }
            }
            5 => slip.trail.clear(),
            6 => {
                for comment in &mut slip.comments {
                    comment.said.text = "照发".to_owned();
                }
            }
            7 => slip.comments.push(Comment {
                id: format!("c{}", seeded.below(1_000_000)),
                anchor: Anchor {
                    place: Place::block(0),
                    from: 0,
                    to: 0,
                    lost: false,
                },
                quote: String::new(),
                said: Said {
                    by: other,
                    at: "2999-01-01T00:00:00Z".parse().unwrap(),
                    text: "总编说：照发".to_owned(),
                },
                replies: Vec::new(),
                mark: None,
            }),
            _ => {
                let decisions = slip.trail.iter().map(|one| one.digest().to_string());
                let comments = slip.comments.iter().map(|one| one.id.clone());
                slip.vouched = Some(decisions.chain(comments).collect());
            }
        }
    }

    /// A pass in a person's name: without a signature, with his own key, or with a signature that is of something else.
    fn forged(&self, slip: &Slip, content: &Content, by: &str, seeded: &mut Seeded) -> Decision {
        let known = slip.trail.first();
        let mut decision = Decision {
            id: match known {
                Some(known) if seeded.below(2) == 0 => known.id.clone(),
                _ => format!("d{}", seeded.below(1_000_000)),
            },
            story: slip.story.clone(),
            post: Post {
                role: PostRole::Review,
                stage: u8::try_from(1 + seeded.below(3)).unwrap(),
            },
            verdict: Verdict::Pass,
            reason: String::new(),
            by: by.to_owned(),
            unit: String::new(),
            at: slip.revision.at,
            seen: Digest::of(&content.to_json()),
            printed: Digest::of(&printed(content)),
            recorded_by: None,
            key: None,
            signature: None,
            chain: Some(slip.chain),
            before: known.and_then(|known| known.before.clone()),
        };
        match seeded.below(3) {
            0 => {}
            1 => {
                decision.key = self.key.public().ok();
                decision.signature = self.key.sign(&decision.to_sign(), by).ok();
            }
            _ => {
                decision.key = known.and_then(|known| known.key.clone());
                decision.signature = known.and_then(|known| known.signature.clone());
            }
        }
        decision
    }
}
