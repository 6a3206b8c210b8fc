//! 签名: each person's key, and the keys of others as they come to be known.
//!
//! A key lies in the system's keychain, and is made there the first time something is to be signed. Where there is no
//! keychain it is made the first time a passphrase is given, and lies sealed with it beside the database; never open in a file,
//! an argument or the environment. Who has none goes unsigned, and everybody who receives such a package is told so.
//!
//! See docs/decisions/keys-in-the-keychain.md.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use disk::Part;
use package::{CheckedSignature, SecretKey};
use serde::Serialize;

use crate::files::unwritable;
use crate::keychain::{self, KeychainAnswer};
use crate::{Error, Newsroom};

/// The folder beside the database.
const FOLDER: &str = "keys";
/// Largest key file, in bytes; ours have under 300.
const MAX_KEY: u64 = 4096;

/// What is known of whoever signed a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Signature {
    /// Nobody signed it: nothing proves who sent it.
    Unsigned,
    /// It is a Word file, which bears no signature.
    WordFile,
    /// Signed with a key that is seen here for the first time.
    New {
        /// The public key, to be compared with its owner by telephone or in person.
        key: String,
    },
    /// Signed with the key that this person's packages came with before.
    Known {
        /// The public key.
        key: String,
    },
}

/// Whether a key is at hand.
pub(crate) enum KeyAccess {
    /// Here it is, with its public half.
    Open(SecretKey, String),
    /// There is one, and its passphrase was not given.
    Locked,
    /// There is none, and nowhere to keep one.
    None,
}

impl Newsroom {
    /// Opens sealed keys with this passphrase from now on, and seals new ones with it.
    pub fn use_passphrase(&self, passphrase: String) {
        *self.passphrase.write().unwrap_or_else(PoisonError::into_inner) = Some(passphrase);
    }

    /// The passphrase that was given, if any.
    pub(super) fn passphrase(&self) -> Option<String> {
        self.passphrase
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The key of the person with this name, made now if there is none and somewhere to keep it.
    pub(crate) fn hand(&self, name: &str) -> Result<KeyAccess, Error> {
        let passphrase = self.passphrase();
        let file = self.key_file(name);
        let open = |key: SecretKey| Ok(KeyAccess::Open(key.clone(), key.public()?));
        if file.is_file() {
            return match passphrase {
                Some(passphrase) => {
                    let (key, text) = unsealed(&file, &passphrase)?;
                    // Where there is a keychain by now, nobody is asked again.
                    let _ = keychain::keep(&entry(name), &format!("{passphrase}\n{text}"));
                    open(key)
                }
                None => match keychain::look_up(&entry(name)) {
                    Ok(KeychainAnswer::Given(Some(kept))) => open(taken_out(&kept)?),
                    _ => Ok(KeyAccess::Locked),
                },
            };
        }
        match in_keychain(name, passphrase.as_deref()) {
            Ok(KeychainAnswer::Given(key)) => open(key),
            Ok(KeychainAnswer::NoKeychain) if passphrase.is_none() => Ok(KeyAccess::None),
            Err(Error::Keychain(_)) if passphrase.is_none() => Ok(KeyAccess::Locked),
            Ok(KeychainAnswer::NoKeychain) | Err(Error::Keychain(_)) => {
                let (key, text) = SecretKey::generate_sealed(&passphrase.unwrap_or_default())?;
                self.keep_key(&file, &text)?;
                open(key)
            }
            Err(other) => Err(other),
        }
    }

    /// The key to sign with, if any; a locked one is refused, so that nobody goes unsigned by mistake.
    pub(crate) fn signing_key(&self, name: &str) -> Result<Option<(SecretKey, String)>, Error> {
        match self.hand(name)? {
            KeyAccess::Open(key, public) => Ok(Some((key, public))),
            KeyAccess::Locked => Err(Error::KeyLocked {
                name: name.to_owned(),
            }),
            KeyAccess::None => Ok(None),
        }
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

    /// What is known of the key that `name` signed with. A known person who comes with another key, or with none,
    /// is an alarm, unless whoever is at work here said to trust it.
    pub(crate) fn meet(
        &self,
        name: &str,
        signed: Option<&CheckedSignature>,
        trust: bool,
    ) -> Result<Signature, Error> {
        let known = self.store().keys_of(name)?;
        let key = signed.map(|signed| signed.key.clone());
        match (key, known.last()) {
            (None, None) => Ok(Signature::Unsigned),
            (None, Some(_)) if trust => Ok(Signature::Unsigned),
            (None, Some(_)) => Err(Error::KeyGone {
                name: name.to_owned(),
            }),
            (Some(key), _) if known.iter().any(|known| known.key == key) => Ok(Signature::Known { key }),
            (Some(key), Some(last)) if !trust => Err(Error::KeyChanged {
                name: name.to_owned(),
                known: last.key.clone(),
                found: key,
            }),
            (Some(key), _) => Ok(Signature::New { key }),
        }
    }
}

/// The sealed key of a file, and the file's text.
pub(super) fn unsealed(file: &Path, passphrase: &str) -> Result<(SecretKey, String), Error> {
    let bytes = crate::files::read_file(file, MAX_KEY)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let key = SecretKey::unseal(&text, passphrase)?;
    Ok((key, text))
}

/// Under which name a person's key stands in the keychain.
pub(super) fn entry(name: &str) -> String {
    format!("signing key of {name}")
}

/// The key in the system's keychain, made there now if there is none: sealed like a key in a file, with what opens it in
/// front.
fn in_keychain(name: &str, passphrase: Option<&str>) -> Result<KeychainAnswer<SecretKey>, Error> {
    let entry = entry(name);
    match keychain::look_up(&entry)? {
        KeychainAnswer::NoKeychain => Ok(KeychainAnswer::NoKeychain),
        KeychainAnswer::Given(Some(kept)) => Ok(KeychainAnswer::Given(taken_out(&kept)?)),
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
