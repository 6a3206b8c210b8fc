//! A writer's filing, made again with as many comments or decisions in it as are wanted.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use galley_tests::desk::{Desk, plain};
use newsroom::story::comment::{Anchor, Comment, Said};
use newsroom::story::stages::{Chain, Decision, Post, PostRole, Verdict, printed};
use newsroom::story::{Content, Digest, Place};
use package::{BagInfo, Contents, PackageSigner, SecretKey, Source};
use serde_json::Value;

/// Who files, comments and decides, as no law of a trail forbids in a package that came.
const WRITER: &str = "周可";
const MOST_JSON: u64 = 64 << 20;
const CHAIN: Chain = Chain {
    reviews: 3,
    proofs: 0,
    small: true,
};

/// What a filing is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    Comments,
    Decisions,
    SignedDecisions,
}

impl Load {
    /// Its name in a printed line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Comments => "comments",
            Self::Decisions => "decisions",
            Self::SignedDecisions => "signed decisions",
        }
    }
}

/// The writer's filing, another of hers, and her key, which signs what is put into them.
pub(super) struct Filing {
    desk: Desk,
    path: PathBuf,
    other: PathBuf,
    key: SecretKey,
}

impl Filing {
    /// A writer files two short pieces.
    pub(super) fn new() -> Self {
        let desk = Desk::new();
        desk.ask(["profile", WRITER]);
        let folder = desk.store().with_file_name("filed");
        fs::create_dir(&folder).expect("a folder of our own");
        let [path, other] = [1, 2].map(|number| {
            let story = desk.ask(["import", plain(&desk.text(number))]);
            let filed = desk.ask(["file", story.trim(), "--to", plain(&folder)]);
            let path = filed.lines().next();
            path.map(PathBuf::from).expect("the path of the filing")
        });
        let (key, _) = SecretKey::generate_sealed(WRITER).expect("a key");
        Self {
            desk,
            path,
            other,
            key,
        }
    }

    /// The filing with so many of these in it, signed by her key.
    pub(super) fn with(&self, load: Load, count: usize) -> PathBuf {
        self.filled(&self.path, load, count)
    }

    /// Her other filing, by which a desk meets her key.
    pub(super) fn introduction(&self) -> PathBuf {
        self.filled(&self.other, Load::Comments, 0)
    }

    fn filled(&self, filed: &Path, load: Load, count: usize) -> PathBuf {
        let mut verified =
            package::verify(filed, &mut |_, _| ControlFlow::Continue(())).expect("our own filing");
        let names: Vec<String> = verified.files.iter().map(|file| file.name.clone()).collect();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for name in names {
            let bytes = verified.read(&name, MOST_JSON).expect("a file of our own filing");
            files.insert(name, bytes);
        }
        let content = Content::from_json(&files["story.json"]).expect("our own story");
        let mut slip: Value = serde_json::from_slice(&files["review.json"]).expect("our own slip");
        let story = slip["story"].as_str().expect("its story").to_owned();
        let full = match load {
            Load::Comments => ("comments", json_of(&(0..count).map(comment).collect::<Vec<_>>())),
            Load::Decisions => ("trail", json_of(&trail(count, &story, &content, None))),
            Load::SignedDecisions => ("trail", json_of(&trail(count, &story, &content, Some(&self.key)))),
        };
        slip[full.0] = full.1;
        files.insert(
            "review.json".to_owned(),
            serde_json::to_vec(&slip).expect("a slip"),
        );
        let contents = Contents {
            folder: "filed".to_owned(),
            info: BagInfo::default().with("External-Identifier", &story),
            when: when(0),
            files: files
                .into_iter()
                .map(|(name, bytes)| (name, Source::Bytes(bytes)))
                .collect(),
        };
        let sign = |bytes: &[u8]| self.key.sign(bytes, WRITER).map_err(|why| why.to_string());
        let signer = PackageSigner {
            key: self.key.public().expect("its public half"),
            sign: &sign,
        };
        let name = format!("{}-{count}.zip", load.name());
        let folder = self.desk.store().with_file_name("filed");
        package::write_beside(&contents, &folder, &name, Some(&signer), &mut |_, _| {
            ControlFlow::Continue(())
        })
        .expect("a package of our own")
    }
}

/// A chain of passes and returns by one reviewer, each after the one before it.
fn trail(count: usize, story: &str, content: &Content, key: Option<&SecretKey>) -> Vec<Decision> {
    let [seen, printed] = [content.to_json(), printed(content)].map(|bytes| Digest::of(&bytes));
    let mut before = Vec::new();
    let decide = |number: usize| {
        let is_return = number % 2 == 1;
        let mut decision = Decision {
            id: format!("{number:08}-decision"),
            story: story.to_owned(),
            post: Post {
                role: PostRole::Review,
                stage: 1,
            },
            verdict: if is_return { Verdict::Return } else { Verdict::Pass },
            reason: if is_return {
                "数字再核一遍。".to_owned()
            } else {
                String::new()
            },
            by: WRITER.to_owned(),
            unit: "总编室".to_owned(),
            at: when(number),
            seen: seen.clone(),
            printed: printed.clone(),
            recorded_by: None,
            key: key.and_then(|key| key.public().ok()),
            signature: None,
            chain: Some(CHAIN),
            before: Some(std::mem::take(&mut before)),
        };
        decision.signature = key.and_then(|key| key.sign(&decision.to_sign(), WRITER).ok());
        before = vec![decision.digest()];
        decision
    };
    (0..count).map(decide).collect()
}

/// A comment on the first paragraph.
fn comment(number: usize) -> Comment {
    Comment {
        id: format!("{number:08}-comment"),
        anchor: Anchor {
            place: Place::block(0),
            from: 0,
            to: 0,
            lost: false,
        },
        quote: String::new(),
        said: Said {
            by: WRITER.to_owned(),
            claims_to_be: None,
            at: when(number),
            text: format!("第{number}条：这一句请再核实。"),
        },
        replies: Vec::new(),
        mark: None,
    }
}

/// A minute of 2026.
fn when(minute: usize) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_500) + TimeDelta::minutes(minute as i64)
}

fn json_of<T: serde::Serialize>(items: &[T]) -> Value {
    serde_json::to_value(items).expect("items of ours")
}
