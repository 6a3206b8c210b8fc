//! 认识的人: whose keys are known here, and how far a person here trusts each.
//!
//! A key is trusted by its own letters and nothing else, so that the key which was compared is the one that is trusted. Trusting
//! a key retires the others of that person: these prove what they signed before, and nothing new.

use chrono::{DateTime, Utc};
use review::Sender;
use serde::Serialize;
use store::{KnownKey, Trust, Tx};
use ts_rs::TS;

use crate::key_number;
use crate::proof::Keyring;
use crate::rooms::SigningRoom;
use crate::rows::local;
use crate::views::StoryRow;
use crate::{Error, standing};

/// How many letters of a key a person has to give at least.
const SHORTEST: usize = 6;

/// One key that is known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyRow {
    /// The public key.
    pub key: String,
    /// Six groups of four digits, to be read out on the telephone.
    pub number: String,
    /// How far a person here trusts it: `own`, `trusted`, `met` or `retired`.
    pub trust: KeyTrust,
    /// Whose it is.
    pub name: String,
    /// Their unit; empty where none was given.
    pub unit: String,
    /// Since when it is known here, RFC 3339.
    pub since: String,
}

/// A key that a person trusted, retired or forgot, and what followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyChange {
    /// The key as it is known now, or was where it was forgotten.
    pub key: KeyRow,
    /// The stories that moved, because what its owner signed counts now, or no longer does.
    pub stories: Vec<StoryRow>,
}

/// How far a person here trusts a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyTrust {
    /// It was made or opened on this machine.
    Own,
    /// A person compared it with its owner.
    Trusted,
    /// It came with a package, and was not compared.
    Met,
    /// It proves what it signed before, and nothing new.
    Retired,
}

impl From<Trust> for KeyTrust {
    fn from(trust: Trust) -> Self {
        match trust {
            Trust::Own => Self::Own,
            Trust::Trusted => Self::Trusted,
            Trust::Met => Self::Met,
            Trust::Retired => Self::Retired,
        }
    }
}

impl SigningRoom<'_> {
    /// Every key that is known here, in the order in which they were seen first.
    ///
    /// # Errors
    /// [`Error::Store`] where a key is damaged.
    pub fn known_keys(&self) -> Result<Vec<KeyRow>, Error> {
        let keys = self.store().keys()?;
        Ok(keys.into_iter().map(row).collect())
    }

    /// The keys that are known here, to check a package by.
    pub(crate) fn keyring(&self) -> Result<Keyring, Error> {
        Keyring::of(&self.store())
    }

    /// The one key that begins with these letters, or whose number begins with these digits.
    ///
    /// # Errors
    /// [`Error::NoSuchKey`] where there is none or more than one, or too few letters were given.
    pub fn find_key(&self, letters: &str) -> Result<KeyRow, Error> {
        self.matching(letters, |key| key_number::begins(letters, key, SHORTEST))
    }

    fn matching(&self, letters: &str, is_meant: impl Fn(&str) -> bool) -> Result<KeyRow, Error> {
        let none = || Error::NoSuchKey {
            letters: letters.to_owned(),
        };
        let mut matching = self.known_keys()?;
        matching.retain(|row| is_meant(&row.key));
        let first = matching.first().cloned().ok_or_else(none)?;
        if matching.iter().any(|row| row.key != first.key) {
            return Err(none());
        }
        Ok(first)
    }

    /// Trusts a key under every name it came with, by its whole number or all its letters, as they were compared. The other keys of these people are
    /// retired. What its owner signed counts from now on.
    ///
    /// # Errors
    /// As [`SigningRoom::find_key`].
    pub fn trust_key(&self, letters: &str) -> Result<KeyChange, Error> {
        let found = self.matching(letters, |key| key_number::names(letters, key))?;
        self.change_key(found, |tx, known, now| match known.trust {
            Trust::Own => Ok(()),
            Trust::Trusted | Trust::Met | Trust::Retired => {
                trust(tx, &known.key, &known.name, &known.unit, now)
            }
        })
    }

    /// Retires a key: it proves what it signed before now, and nothing new.
    ///
    /// # Errors
    /// As [`SigningRoom::find_key`].
    pub fn retire_key(&self, letters: &str) -> Result<KeyChange, Error> {
        self.change_key(self.find_key(letters)?, |tx, known, now| {
            Ok(tx.set_trust(&known.key, &known.name, &known.unit, Trust::Retired, now)?)
        })
    }

    /// Forgets a key. What it signed is not proven to be of a known person any more.
    ///
    /// # Errors
    /// As [`SigningRoom::find_key`].
    pub fn forget_key(&self, letters: &str) -> Result<KeyChange, Error> {
        self.change_key(self.find_key(letters)?, |tx, known, _| {
            Ok(tx.forget_key(&known.key)?)
        })
    }

    fn change_key(
        &self,
        found: KeyRow,
        change: impl Fn(&mut Tx<'_>, &KnownKey, DateTime<Utc>) -> Result<(), Error>,
    ) -> Result<KeyChange, Error> {
        let now = self.now();
        let stories = self.store().write(|tx| {
            for known in tx.keys()?.iter().filter(|known| known.key == found.key) {
                change(tx, known, now)?;
            }
            standing::follow_all(tx, now)
        })?;
        let after = self.known_keys()?.into_iter().find(|row| row.key == found.key);
        Ok(KeyChange {
            key: after.unwrap_or(found),
            stories,
        })
    }

    /// Warnings about a sender: that the name looks like another's or is that of another person in another unit, or that the key
    /// came under another name before.
    pub(crate) fn told_of_sender(&self, from: &Sender, key: Option<&str>) -> Result<Vec<String>, Error> {
        let (mut told, language, own) = (Vec::new(), self.language(), self.author()?);
        if story::name::look_alike(&own, &from.name) {
            told.push(language.pick(
                format!(
                    "“{}”和您自己的名字“{own}”看起来一样，写法不同，请核对。",
                    from.name
                ),
                format!(
                    "{} looks like your own name, {own}, and is written with other letters. Check who it is.",
                    from.name
                ),
            ));
        }
        for known in self.store().keys()? {
            if known.name != own && story::name::look_alike(&known.name, &from.name) {
                told.push(language.pick(
                    format!("“{}”和已经认识的“{}”看起来一样，写法不同，请核对。", from.name, known.name),
                    format!("{} looks like {}, who is known here, and is written with other letters. Check who it is.", from.name, known.name),
                ));
            }
            if key == Some(&known.key) && known.name != from.name {
                told.push(language.pick(
                    format!(
                        "这把签名钥匙以前用的名字是“{}”，这次是“{}”，请核对。",
                        known.name, from.name
                    ),
                    format!(
                        "This key came under the name {} before, and comes as {} now. Check who it is.",
                        known.name, from.name
                    ),
                ));
            }
            let units = [&known.unit, &from.unit];
            if known.name == from.name && units[0] != units[1] && units.iter().all(|unit| !unit.is_empty()) {
                told.push(language.pick(
                    format!(
                        "已经认识一位“{}”，单位是{}；这一位的单位是{}。",
                        from.name, known.unit, from.unit
                    ),
                    format!(
                        "Another {} is known here, of {}; this one is of {}.",
                        from.name, known.unit, from.unit
                    ),
                ));
            }
        }
        told.dedup();
        Ok(told)
    }
}

/// Trusts a key for a person, and retires their other keys.
pub(crate) fn trust(
    tx: &mut Tx<'_>,
    key: &str,
    name: &str,
    unit: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for other in tx.keys_of(name)? {
        let is_trusted = matches!(other.trust, Trust::Trusted) && other.key != key;
        if is_trusted && (other.unit == unit || other.unit.is_empty() || unit.is_empty()) {
            tx.set_trust(&other.key, name, &other.unit, Trust::Retired, now)?;
        }
    }
    Ok(tx.set_trust(key, name, unit, Trust::Trusted, now)?)
}

/// A key as people are shown it.
pub(crate) fn row(known: KnownKey) -> KeyRow {
    KeyRow {
        number: key_number::of(&known.key),
        trust: known.trust.into(),
        name: known.name,
        unit: known.unit,
        since: local(known.since),
        key: known.key,
    }
}
