//! A delivery (投稿) as people are shown it: its state, its proof, and what it does to an earlier one.

use press::Relation;
use serde::{Deserialize, Serialize};
use story::Language;
use ts_rs::TS;

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStanding {
    /// 等待: it goes when it is due.
    Waiting,
    /// 发送中.
    Sending,
    /// 核对中: all of it is there and is being compared.
    Verifying,
    /// 待密码.
    NeedsPassword,
    /// 暂停.
    Paused,
    /// 已投.
    Delivered,
    /// 失败: it does not go unless a person changes something.
    Failed,
    /// 已取消.
    Cancelled,
    /// 读不出: its row is damaged. It does not hold up others, and is not sent before it is restored.
    Unreadable,
}

/// What is being done with a delivery that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStage {
    /// 连接中: the connection is made, the password is sent, and the files that are there already are listed.
    Connecting,
    /// 发送中.
    Sending,
    /// 核对中: it is read back and compared.
    Verifying,
    /// 收取中: it is fetched from there.
    Fetching,
}

impl From<wire::TransferStage> for DeliveryStage {
    fn from(stage: wire::TransferStage) -> Self {
        match stage {
            wire::TransferStage::Connecting => Self::Connecting,
            wire::TransferStage::Sending => Self::Sending,
            wire::TransferStage::Verifying => Self::Verifying,
            wire::TransferStage::Fetching => Self::Fetching,
        }
    }
}

impl DeliveryStage {
    /// The word for it in a language.
    #[must_use]
    pub fn says(self, language: Language) -> &'static str {
        match self {
            Self::Connecting => language.pick("正在连接", "connecting"),
            Self::Sending => language.pick("正在发送", "sending"),
            Self::Verifying => language.pick("正在核对", "verifying"),
            Self::Fetching => language.pick("正在收取", "fetching"),
        }
    }
}

/// How far a delivery that is on its way has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrying {
    /// What is being done.
    pub stage: DeliveryStage,
    /// Bytes done of this stage.
    pub done: u64,
    /// Bytes of this stage in all; 0 while that is unknown.
    pub total: u64,
    /// What people call the outlet.
    pub title: String,
}

/// What became of a piece at the outlet, as its writer noted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Adoption {
    /// 采用.
    Adopted,
    /// 退稿.
    Declined,
}

/// What proves that a package is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptProof {
    /// Every byte was read back and compared.
    ReadBack,
    /// The other side named the digest.
    Digest,
    /// The other side accepted it, and proved no more.
    Accepted,
}

impl ReceiptProof {
    /// Its word for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ReadBack => "read_back",
            Self::Digest => "digest",
            Self::Accepted => "accepted",
        }
    }
}

impl From<wire::LandingProof> for ReceiptProof {
    fn from(proof: wire::LandingProof) -> Self {
        match proof {
            wire::LandingProof::ReadBack => Self::ReadBack,
            wire::LandingProof::Digest => Self::Digest,
            wire::LandingProof::Accepted => Self::Accepted,
        }
    }
}

/// The proof that an outlet has a package (回执).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// When it was there, RFC 3339.
    pub at: String,
    /// Its name there.
    pub name: String,
    /// What was proved.
    pub proof: ReceiptProof,
    /// It was there already: an earlier try had got through after all.
    pub already: bool,
    /// How many tries it took.
    pub tries: u32,
    /// What the other side said of it, in its own words, with the number under which it keeps it; empty where it said nothing.
    #[serde(default)]
    pub says: String,
}

/// A server that was never seen before, with the key it shows. A person has to compare the fingerprint with the desk's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stranger {
    /// Its name.
    pub host: String,
    /// Its key, as it is kept once a person trusts it.
    pub key: String,
    /// The key's SHA-256, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
}

impl Stranger {
    /// The server of this error, where the error is that it was never seen before.
    #[must_use]
    pub fn at(error: &wire::Error) -> Option<Self> {
        let wire::Error::NewHost {
            host,
            key,
            fingerprint,
        } = error
        else {
            return None;
        };
        Some(Self {
            host: host.clone(),
            key: key.clone(),
            fingerprint: fingerprint.clone(),
        })
    }
}

/// One delivery as people are shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeliveryRow {
    /// Its id.
    pub id: String,
    /// The story's id.
    pub story: String,
    /// The story's headline when it was queued.
    pub headline: String,
    /// The outlet's name.
    pub outlet: String,
    /// What people call the outlet.
    pub title: String,
    /// How far it is.
    pub state: DeliveryStanding,
    /// The same for people, with the reason where there is one.
    pub says: String,
    /// The reason alone; empty where there is none.
    pub why: String,
    /// When it is tried again, RFC 3339; empty where it is not waiting.
    pub due: String,
    /// When it was queued, RFC 3339.
    pub at: String,
    /// The package's name there, or the folder's.
    pub name: String,
    /// It goes as a folder of files, not as one package.
    pub loose: bool,
    /// The package's length in bytes, or that of all the folder's files together.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The package's SHA-256, or that of the folder's `manifest-sha256.txt`, which names every file by its own.
    pub sha256: String,
    /// The number of the revision it carries.
    pub revision: u32,
    /// The proof; `None` before it is delivered.
    pub receipt: Option<Receipt>,
    /// What became of it at the outlet; `None` before that was noted.
    pub adoption: Option<Adoption>,
    /// What was noted with it.
    pub note: String,
    /// What it does to an earlier delivery.
    pub amends: Option<Relation>,
    /// That delivery's id; empty where there is none.
    pub amended: String,
    /// It went although stages of its chain had not passed it.
    pub unreviewed: bool,
    /// Why, as the desk was told; empty where no reason was needed.
    pub reason: String,
    /// Until when it waits because its piece is under embargo, RFC 3339; empty where it does not.
    pub held: String,
    /// The server that has to be trusted before it goes on; `None` where there is none.
    pub stranger: Option<Stranger>,
    /// The fingerprint of a server that was trusted on the way and is remembered; empty where none was.
    pub met: String,
}
