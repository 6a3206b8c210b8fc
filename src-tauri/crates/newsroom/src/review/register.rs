//! 收文簿: every file that is opened or taken is entered, with the inlet it came by, who sent it, what it brought and what became of
//! it, also where it was refused. The texts that were refused or superseded can be read again from here.
//! See docs/decisions/what-came-is-entered.md.

use review::Purpose;
use review::{ReviewPackage, Sender};
use serde::{Deserialize, Serialize};
use store::{NewRegisterEntry, Record, RegisterEntry, Trust, Tx};
use story::{Content, Digest, Language};
use ts_rs::TS;

use crate::Error;
use crate::consent::Consent;
use crate::error::{json, stored};
use crate::proof::Keyring;
use crate::review::Arrival;
use crate::rooms::ReviewRoom;
use crate::rows::local;
use crate::signing::keys::acquaint;

/// The inlet by which a file came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Inlet {
    /// A file that was opened, taken or dropped.
    File,
    /// An outlet's inbox, from which it was claimed.
    Inbox,
}

/// What a file that came is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IncomingKind {
    /// A filing.
    Filing,
    /// A return.
    Return,
    /// A Word file.
    Word,
    /// A piece in a mail.
    Mail,
    /// None of these.
    Unknown,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryOutcome {
    /// It was taken in.
    Taken(Arrival),
    /// Exactly these bytes had come before.
    Same,
    /// It was refused; the reason is in [`RegisterRow::why`].
    Refused,
}

/// What a file brought, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BroughtCounts {
    /// Comments.
    pub comments: u32,
    /// Answers to comments.
    pub answers: u32,
    /// Decisions.
    pub decisions: u32,
    /// Photos.
    pub photos: u32,
}

/// What the store keeps of an entry beside its columns.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct RegisterFacts {
    inlet: Inlet,
    file: String,
    came: IncomingKind,
    outcome: EntryOutcome,
    brought: BroughtCounts,
    why: KeptReason,
}

/// Why a file was refused, in both languages, for the person who reads the register later; empty where it was not.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "StoredReason")]
struct KeptReason {
    zh: String,
    en: String,
}

/// A refusal as the store has it: the first registers kept one sentence in English.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredReason {
    Both { zh: String, en: String },
    English(String),
}

impl From<StoredReason> for KeptReason {
    fn from(kept: StoredReason) -> Self {
        match kept {
            StoredReason::Both { zh, en } => Self { zh, en },
            StoredReason::English(en) => Self { zh: en.clone(), en },
        }
    }
}

impl KeptReason {
    fn of(error: &Error) -> Self {
        let says = |language| error.failure(language).says;
        Self {
            zh: says(Language::Zh),
            en: says(Language::En),
        }
    }
}

/// One entry of the register, as people are shown it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterRow {
    /// Its number, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// When it came, RFC 3339.
    pub at: String,
    /// The inlet it came by.
    pub inlet: Inlet,
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What it is.
    pub came: IncomingKind,
    /// The story's id; empty where the file does not say.
    pub story: String,
    /// Who sent it, as it says.
    pub from: Sender,
    /// The key it is signed with; `None` where it is not signed.
    pub key: Option<String>,
    /// Its sender is proven: a person here trusts that key for this name.
    pub is_proven: bool,
    /// What became of it.
    pub outcome: EntryOutcome,
    /// What it brought.
    pub brought: BroughtCounts,
    /// Why it was refused; empty where it was not.
    pub why: String,
}

/// A file on its way into the store.
pub(crate) struct Entering {
    inlet: Inlet,
    file: String,
    sha256: Digest,
    came: IncomingKind,
    story: String,
    from: Sender,
    key: Option<String>,
    text: Option<Vec<u8>>,
    brought: BroughtCounts,
    is_entered: bool,
}

impl Entering {
    /// Who sent the file, and the key it is signed with.
    pub(crate) fn is_of(&mut self, story: &str, from: &Sender, key: Option<&str>) {
        story.clone_into(&mut self.story);
        self.from = from.clone();
        self.key = key.map(str::to_owned);
    }

    /// Records what a package contains.
    pub(crate) fn holds(&mut self, opened: &ReviewPackage) {
        self.came = match opened.slip.kind {
            Purpose::Filing => IncomingKind::Filing,
            Purpose::Return => IncomingKind::Return,
            Purpose::Delivery => IncomingKind::Unknown,
        };
        let key = opened.verified.signed.as_ref().map(|signed| signed.key.as_str());
        self.is_of(&opened.slip.story, &opened.slip.from, key);
        self.text = Some(opened.content.to_json());
        let comments = &opened.slip.comments;
        self.brought = BroughtCounts {
            comments: crate::rows::number(comments.len()),
            answers: crate::rows::number(comments.iter().map(|comment| comment.replies.len()).sum()),
            decisions: crate::rows::number(opened.slip.trail.len()),
            photos: 0,
        };
    }

    /// Records that it is a Word file with this text.
    pub(crate) fn is_word(&mut self, text: Vec<u8>, comments: usize) {
        self.came = IncomingKind::Word;
        self.text = Some(text);
        self.brought.comments = crate::rows::number(comments);
    }

    /// Records that it is a piece of a mail, with this text and so many figures.
    pub(crate) fn is_mail(&mut self, text: Vec<u8>, photos: usize) {
        self.came = IncomingKind::Mail;
        self.text = Some(text);
        self.has_photos(photos);
    }

    /// Records how many photos it brought.
    pub(crate) fn has_photos(&mut self, photos: usize) {
        self.brought.photos = crate::rows::number(photos);
    }

    /// Enters the file in the transaction that takes it in, and remembers the key it is signed with, also where nothing is new.
    pub(crate) fn enter(
        &mut self,
        tx: &mut Tx<'_>,
        arrival: Arrival,
        consent: &Consent<'_>,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<i64, Error> {
        let number = self.write(tx, EntryOutcome::Taken(arrival), KeptReason::default(), now)?;
        if let Some(key) = &self.key {
            acquaint(tx, key, &self.from, consent, now)?;
        }
        self.is_entered = true;
        Ok(number)
    }

    fn write(
        &self,
        tx: &mut Tx<'_>,
        outcome: EntryOutcome,
        why: KeptReason,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<i64, Error> {
        let facts = json(&RegisterFacts {
            inlet: self.inlet,
            file: self.file.clone(),
            came: self.came,
            outcome,
            brought: self.brought,
            why,
        })?;
        let new = NewRegisterEntry {
            sha256: &self.sha256,
            story: &self.story,
            name: &self.from.name,
            unit: &self.from.unit,
            key: self.key.as_deref(),
            facts: &facts,
            text: self.text.as_deref().filter(|_| outcome != EntryOutcome::Same),
        };
        Ok(tx.enter(&new, now)?)
    }
}

impl ReviewRoom<'_> {
    /// Takes a file in by `take`, and enters it in the register, refused or not. Bytes that were taken before are not taken
    /// again: `again` is called instead, with the entry of then.
    pub(crate) fn registered<T>(
        &self,
        (inlet, name): (Inlet, &str),
        sha256: Digest,
        take: impl FnOnce(&mut Entering) -> Result<T, Error>,
        again: impl FnOnce(&RegisterRow) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut arriving = Entering {
            inlet,
            file: name.to_owned(),
            sha256,
            came: IncomingKind::Unknown,
            story: String::new(),
            from: Sender::default(),
            key: None,
            text: None,
            brought: BroughtCounts::default(),
            is_entered: false,
        };
        if let Some(before) = self.taken_before(&arriving.sha256)? {
            arriving.came = before.came;
            arriving.is_of(&before.story, &before.from, before.key.as_deref());
            let now = self.now();
            self.store()
                .write(|tx| arriving.write(tx, EntryOutcome::Same, KeptReason::default(), now))?;
            return again(&before);
        }
        let taken = take(&mut arriving);
        if let Err(refused) = &taken
            && !arriving.is_entered
        {
            let (why, now) = (KeptReason::of(refused), self.now());
            // Where the entry cannot be written either, the refusal is still the result.
            let _ = self
                .store()
                .write(|tx| arriving.write(tx, EntryOutcome::Refused, why, now));
        }
        taken
    }

    /// The entry under which exactly these bytes were taken in, while their story is still here and no other sender's filing
    /// took its place since: what was replaced can be opened again.
    fn taken_before(&self, sha256: &Digest) -> Result<Option<RegisterRow>, Error> {
        let numbers = self.store().came_as(sha256)?;
        for number in numbers {
            let entry = self.store().incoming(number)?.0;
            let keys = self.signing().keyring()?;
            let row = register_row(&keys, entry, self.language())?;
            let is_here = self.store().story_guids(&row.story)?.contains(&row.story);
            if is_here && matches!(row.outcome, EntryOutcome::Taken(_)) && !self.is_replaced(&row)? {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    /// Whether a filing of another sender took the place of what this entry brought.
    fn is_replaced(&self, entry: &RegisterRow) -> Result<bool, Error> {
        let replaces = |later: &RegisterRow| {
            later.number > entry.number
                && (later.came, &later.story) == (entry.came, &entry.story)
                && later.outcome == EntryOutcome::Taken(Arrival::Newer)
                && !entry
                    .from
                    .is_same(entry.key.as_deref(), &later.from, later.key.as_deref())
        };
        Ok(entry.came == IncomingKind::Filing && self.register()?.iter().any(replaces))
    }

    /// Every file that came, the oldest first. A damaged entry is left out; the doctor reports it.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn register(&self) -> Result<Vec<RegisterRow>, Error> {
        let entries = self.store().register()?;
        let keys = self.signing().keyring()?;
        let whole = entries.into_iter().filter_map(Result::ok);
        let row = |entry| register_row(&keys, entry, self.language());
        whole.map(row).collect()
    }

    /// The text that an entry brought, as people read it; nothing where the file could not be read.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such entry or it is damaged.
    pub fn registered_text(&self, number: i64) -> Result<Option<String>, Error> {
        let (_, text) = self.store().incoming(number)?;
        let written = |text: Vec<u8>| Ok(press::page_text::write(&Content::from_json(&text)?));
        text.map(written).transpose()
    }
}

/// An entry as people are shown it.
fn register_row(keys: &Keyring, entry: RegisterEntry, language: Language) -> Result<RegisterRow, Error> {
    let facts: RegisterFacts =
        serde_json::from_str(&entry.facts).map_err(stored(Record::Incoming, &entry.number.to_string()))?;
    let trust = entry.key.as_deref().and_then(|key| keys.trust(key, &entry.name));
    Ok(RegisterRow {
        number: entry.number,
        at: local(entry.at),
        inlet: facts.inlet,
        file: facts.file,
        sha256: entry.sha256.to_string(),
        came: facts.came,
        story: entry.story,
        from: Sender {
            name: entry.name,
            unit: entry.unit,
        },
        is_proven: trust.is_some_and(|(trust, _)| matches!(trust, Trust::Own | Trust::Trusted)),
        key: entry.key,
        outcome: facts.outcome,
        brought: facts.brought,
        why: language.pick(facts.why.zh, facts.why.en),
    })
}
