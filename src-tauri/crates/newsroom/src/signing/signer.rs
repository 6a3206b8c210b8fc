//! Who signs: the person at this machine, or another person who unlocks a key of their own here. A decision of anybody else is
//! recorded (代录) by the person at this machine, and bears no signature: a typed name proves nothing.
//!
//! See docs/decisions/a-typed-name-signs-nothing.md.

use package::SecretKey;
use package::signature::BadKey;
use store::Trust;
use story::stages::Refusal;

use crate::Error;
use crate::keychain::{self, KeychainAnswer};
use crate::rooms::SigningRoom;
use crate::signing::keys::{entry, unsealed};

/// The proof that a decision gets when it is taken.
pub(crate) enum Signer {
    /// A key of theirs, with its public half.
    Key(SecretKey, String),
    /// The person at this machine, who has no key.
    Unsigned,
    /// The person of this name records it for the one who decided.
    RecordedBy(String),
}

impl SigningRoom<'_> {
    /// The proof of a decision of the person of this name. A key is made here for the profile's name alone; for others
    /// [`SigningRoom::new_key`] makes one.
    ///
    /// # Errors
    /// [`Error::KeyLocked`], [`Error::Keychain`] and [`Error::Key`] for the profile's own key; [`Error::Stage`] where nobody is named
    /// here who could record it.
    pub(crate) fn signer(&self, name: &str) -> Result<Signer, Error> {
        let here = self.author()?;
        if name == here {
            let key = self.signing_key(name)?;
            return Ok(key.map_or(Signer::Unsigned, |(key, public)| Signer::Key(key, public)));
        }
        Ok(match self.unlocked(name)? {
            Some(key) => {
                let public = key.public()?;
                Signer::Key(key, public)
            }
            None if here.is_empty() => return Err(Refusal::NoRecorder(name.to_owned()).into()),
            None => Signer::RecordedBy(here),
        })
    }

    /// Makes a key for a person under the passphrase that was given: they type it themselves. Answers with the public key.
    ///
    /// # Errors
    /// [`Error::KeyThere`] where there is one; [`Error::NoPassphrase`] where none was given; what keeps it from being written.
    pub fn new_key(&self, name: &str) -> Result<String, Error> {
        let passphrase = self.memory.signing.passphrase().ok_or(Error::NoPassphrase)?;
        if self.has_key(name) {
            return Err(Error::KeyThere {
                name: name.to_owned(),
            });
        }
        let (key, text) = SecretKey::generate_sealed(&passphrase)?;
        self.keep_key(&self.key_file(name), &text)?;
        let public = key.public()?;
        self.own(&public, name)?;
        Ok(public)
    }

    /// Whether there is a key under this name on this machine, locked or not.
    pub(super) fn has_key(&self, name: &str) -> bool {
        self.key_file(name).is_file()
            || matches!(
                keychain::look_up(&entry(name)),
                Ok(KeychainAnswer::Given(Some(_)))
            )
    }

    /// The key of a person who is not the one at this machine, opened with the passphrase that they gave. Nothing where there is
    /// no such key, or where the passphrase does not open it: that the keychain of the person at this machine is open proves
    /// nothing.
    pub(super) fn unlocked(&self, name: &str) -> Result<Option<SecretKey>, Error> {
        let Some(passphrase) = self.memory.signing.passphrase() else {
            return Ok(None);
        };
        let file = self.key_file(name);
        let opened = if file.is_file() {
            unsealed(&file, &passphrase).map(|(key, _)| key)
        } else {
            match keychain::look_up(&entry(name)) {
                Ok(KeychainAnswer::Given(Some(kept))) => {
                    let (_, text) = kept.split_once('\n').unwrap_or(("", kept.as_str()));
                    SecretKey::unseal(text, &passphrase).map_err(Error::from)
                }
                Ok(KeychainAnswer::Given(None) | KeychainAnswer::NoKeychain) | Err(_) => return Ok(None),
            }
        };
        match opened {
            // The passphrase may be that of the person at this machine.
            Err(Error::Key(BadKey::Passphrase)) => Ok(None),
            opened => opened.map(Some),
        }
    }

    /// Remembers a public key as that of a person who opened it here. What a person here decided about it since stays.
    pub(crate) fn own(&self, public: &str, name: &str) -> Result<(), Error> {
        let said = self.keyring()?.trust(public, name).map(|(trust, _)| trust);
        if !matches!(said, None | Some(Trust::Met)) || !self.store().can_write() {
            return Ok(());
        }
        let now = self.now();
        let unit = self
            .profile()?
            .filter(|profile| profile.name == name)
            .unwrap_or_default()
            .unit;
        self.store()
            .write(|tx| tx.set_trust(public, name, &unit, Trust::Own, now))?;
        Ok(())
    }
}
