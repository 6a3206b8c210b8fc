//! 签名: each person's key, and the keys of others as they come to be known.
//!
//! A key is in the system's keychain, and is made there the first time something is to be signed. Where there is no keychain it
//! is made the first time a passphrase is given, and is kept sealed with that beside the database; never open in a file, an
//! argument or the environment. A person without a key does not sign, and everybody who receives such a package is told so.
//!
//! See docs/decisions/keys-in-the-keychain.md.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use disk::Part;
use package::{CheckedSignature, SecretKey};
use review::Sender;
use serde::Serialize;
use store::{Trust, Tx};
use ts_rs::TS;

use crate::Error;
use crate::consent::Consent;
use crate::error::Alarm;
use crate::files::unwritable;
use crate::key_number;
use crate::keychain::{self, KeychainAnswer};
use crate::rooms::SigningRoom;
use crate::signing::people;

/// The folder beside the database.
const FOLDER: &str = "keys";
/// Largest key file, in bytes; ours have under 300.
const MAX_KEY: u64 = 4096;

/// What is known of the signer of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Signature {
    /// It is not signed: nothing proves who sent it.
    Unsigned,
    /// It is a Word file, which bears no signature.
    WordFile,
    /// It is a mail, which bears none.
    Mail,
    /// Signed with a key that is seen here for the first time.
    New {
        /// The public key.
        key: String,
        /// Its number, to be compared with its owner by telephone or in person.
        number: String,
    },
    /// Signed with a key that came before under this name, and that no person here has compared with its owner.
    Met {
        /// The public key.
        key: String,
        /// Its number, to be compared.
        number: String,
    },
    /// Signed with a key that a person here trusts for this name.
    Known {
        /// The public key.
        key: String,
    },
}

/// Whether a key can be used.
pub(crate) enum KeyAccess {
    /// Here it is, with its public half.
    Open(SecretKey, String),
    /// There is one, and its passphrase was not given.
    Locked,
    /// There is no key, and no place to keep one.
    None,
}

impl SigningRoom<'_> {
    /// Opens sealed keys with this passphrase from now on, and seals new ones with it.
    pub fn use_passphrase(&self, passphrase: String) {
        self.memory.signing.use_passphrase(passphrase);
    }

    /// The key of the person with this name, made now if there is none and there is a place to keep it.
    pub(crate) fn hand(&self, name: &str) -> Result<KeyAccess, Error> {
        let passphrase = self.memory.signing.passphrase();
        let file = self.key_file(name);
        let open = |key: SecretKey| Ok(KeyAccess::Open(key.clone(), key.public()?));
        if file.is_file() {
            return match passphrase {
                Some(passphrase) => {
                    let (key, text) = unsealed(&file, &passphrase)?;
                    // Kept in the keychain too, if there is one by now, so that the passphrase is not asked for again.
                    let _ = keychain::keep(&entry(name), &format!("{passphrase}\n{text}"));
                    open(key)
                }
                None => match keychain::look_up(&entry(name)) {
                    Ok(KeychainAnswer::Given(Some(kept))) => open(taken_out(&kept)?),
                    _ => Ok(KeyAccess::Locked),
                },
            };
        }
        let may_make = !self.has_signed(name)?;
        match in_keychain(name, passphrase.as_deref(), may_make) {
            Ok(KeychainAnswer::Given(key)) => open(key),
            Ok(KeychainAnswer::NoKeychain) if passphrase.is_none() => Ok(KeyAccess::None),
            Err(Error::Keychain(_)) if passphrase.is_none() => Ok(KeyAccess::Locked),
            Ok(KeychainAnswer::NoKeychain) | Err(Error::Keychain(_)) if !may_make => Err(Error::KeyLost {
                name: name.to_owned(),
            }),
            Ok(KeychainAnswer::NoKeychain) | Err(Error::Keychain(_)) => {
                let (key, text) = SecretKey::generate_sealed(&passphrase.unwrap_or_default())?;
                self.keep_key(&file, &text)?;
                open(key)
            }
            Err(other) => Err(other),
        }
    }

    /// The key to sign with, if any; a locked one is an error, so that a package does not go unsigned by mistake.
    pub(crate) fn signing_key(&self, name: &str) -> Result<Option<(SecretKey, String)>, Error> {
        match self.hand(name)? {
            KeyAccess::Open(key, public) => {
                self.own(&public, name)?;
                Ok(Some((key, public)))
            }
            KeyAccess::Locked => Err(Error::KeyLocked {
                name: name.to_owned(),
            }),
            KeyAccess::None => Ok(None),
        }
    }

    /// Whether this person signed here with a key that was not retired since: then there is such a key, here or lost.
    fn has_signed(&self, name: &str) -> Result<bool, Error> {
        let known = self.store().keys_of(name)?;
        Ok(known.iter().any(|known| known.trust == Trust::Own))
    }

    pub(super) fn key_file(&self, name: &str) -> PathBuf {
        let digest = store::digest(name.as_bytes());
        let stem: String = digest.as_str().chars().take(16).collect();
        self.dir().join(FOLDER).join(format!("{stem}.key"))
    }

    pub(super) fn keep_key(&self, file: &Path, text: &str) -> Result<(), Error> {
        let folder = self.dir().join(FOLDER);
        let failed = unwritable(&folder);
        disk::make_folders(&folder).map_err(&failed)?;
        let mut part = Part::private(&folder).map_err(&failed)?;
        part.write_all(text.as_bytes()).map_err(&failed)?;
        part.settle(file).map_err(failed)
    }

    /// Signs bytes once: the same bytes get the signature that was given before.
    pub(crate) fn sign_once(
        &self,
        key: &SecretKey,
        public: &str,
        bytes: &[u8],
        comment: &str,
    ) -> Result<String, Error> {
        let digest = store::digest(bytes);
        if let Some(given) = self.store().signature(&digest, public)? {
            return Ok(given);
        }
        let text = key.sign(bytes, comment)?;
        if self.store().can_write() {
            self.store()
                .write(|tx| tx.keep_signature(&digest, public, &text))?;
        }
        Ok(text)
    }

    /// Compares the key that a sender signed with to those that are known under the name. Another key, or none, from a known
    /// person is an alarm, unless a person here named that key.
    ///
    /// People of one name in two units are two people.
    pub(crate) fn meet(
        &self,
        from: &Sender,
        signed: Option<&CheckedSignature>,
        consent: &Consent<'_>,
    ) -> Result<Signature, Error> {
        let mut known = self.store().keys_of(&from.name)?;
        known.retain(|known| known.unit.is_empty() || from.unit.is_empty() || known.unit == from.unit);
        let name = || from.name.clone();
        match signed.map(|signed| signed.key.clone()) {
            None if known.is_empty() || consent.names(None) => Ok(Signature::Unsigned),
            None => Err(Alarm::KeyGone { name: name() }.into()),
            Some(key) => match known.iter().find(|known| known.key == key) {
                Some(same) if same.trust == Trust::Retired && !consent.names(Some(&key)) => {
                    Err(Alarm::KeyRetired { name: name(), key }.into())
                }
                Some(_) => self.meeting(from, &key),
                None => match known.last() {
                    Some(last) if !consent.names(Some(&key)) => Err(Alarm::KeyChanged {
                        name: name(),
                        known: last.key.clone(),
                        found: key,
                    }
                    .into()),
                    Some(_) | None => Ok(new(key)),
                },
            },
        }
    }

    /// What is known of a key under its sender's name.
    pub(crate) fn meeting(&self, from: &Sender, key: &str) -> Result<Signature, Error> {
        let known = self.store().keys_of(&from.name)?;
        let trust = known
            .iter()
            .find(|known| known.key == key)
            .map(|known| known.trust);
        let key = key.to_owned();
        Ok(match trust {
            Some(Trust::Own | Trust::Trusted) => Signature::Known { key },
            Some(Trust::Met | Trust::Retired) => Signature::Met {
                number: key_number::of(&key),
                key,
            },
            None => new(key),
        })
    }
}

fn new(key: String) -> Signature {
    Signature::New {
        number: key_number::of(&key),
        key,
    }
}

/// Remembers the key of a package that came in. One that a person named beforehand is trusted, and the other keys of that sender
/// are retired.
pub(crate) fn acquaint(
    tx: &mut Tx<'_>,
    key: &str,
    from: &Sender,
    consent: &Consent<'_>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    tx.know_key(key, &from.name, &from.unit, now)?;
    if consent.names(Some(key)) {
        people::trust(tx, key, &from.name, &from.unit, now)?;
    }
    Ok(())
}

/// The sealed key of a file, and the file's text.
pub(super) fn unsealed(file: &Path, passphrase: &str) -> Result<(SecretKey, String), Error> {
    let bytes = crate::files::read_file(file, MAX_KEY)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let key = SecretKey::unseal(&text, passphrase)?;
    Ok((key, text))
}

/// The name under which the keychain has a person's key.
pub(super) fn entry(name: &str) -> String {
    format!("signing key of {name}")
}

/// The key in the system's keychain, made there now if there is none and one may be made: sealed like a key in a file, with its
/// passphrase on the first line.
fn in_keychain(
    name: &str,
    passphrase: Option<&str>,
    may_make: bool,
) -> Result<KeychainAnswer<SecretKey>, Error> {
    let entry = entry(name);
    match keychain::look_up(&entry)? {
        KeychainAnswer::NoKeychain => Ok(KeychainAnswer::NoKeychain),
        KeychainAnswer::Given(Some(kept)) => Ok(KeychainAnswer::Given(taken_out(&kept)?)),
        KeychainAnswer::Given(None) if !may_make => Err(Error::KeyLost {
            name: name.to_owned(),
        }),
        KeychainAnswer::Given(None) => {
            let chance =
                || [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()].map(|part| part.simple().to_string());
            let passphrase = passphrase.map_or_else(|| chance().concat(), str::to_owned);
            let (key, text) = SecretKey::generate_sealed(&passphrase)?;
            Ok(match keychain::keep(&entry, &format!("{passphrase}\n{text}"))? {
                KeychainAnswer::Given(()) => KeychainAnswer::Given(key),
                KeychainAnswer::NoKeychain => KeychainAnswer::NoKeychain,
            })
        }
    }
}

fn taken_out(kept: &str) -> Result<SecretKey, Error> {
    let (passphrase, text) = kept.split_once('\n').unwrap_or(("", kept));
    Ok(SecretKey::unseal(text, passphrase)?)
}
