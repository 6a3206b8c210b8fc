//! What a signature would wait for, found out before a person is asked for anything.
//!
//! It makes no key and keeps nothing: [`hand`](SigningRoom::hand) does, once something is signed.

use serde::Serialize;
use ts_rs::TS;

use crate::Error;
use crate::keychain::{self, KeychainAnswer};
use crate::rooms::SigningRoom;
use crate::signing::keys::{entry, unsealed};

/// What a signature waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// Nothing: the key is at hand, or will be made in the keychain.
    Ready,
    /// The passphrase that opens the key.
    Sealed,
    /// A first passphrase: there is no key, and no keychain to make one in.
    Keyless,
    /// The system's keychain, which is there and stays locked.
    Shut,
    /// The passphrase of another person than the one at this machine, who has a key here; without it the decision is recorded for
    /// them.
    Theirs,
    /// Nothing, and nothing is signed: another person, without a key here, for whom the decision is recorded (代录).
    Recorded,
}

impl SigningRoom<'_> {
    /// What signing as the person of this name waits for.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn readiness(&self, name: &str) -> Result<Readiness, Error> {
        Ok(if name == self.author()? {
            self.own_readiness(name)
        } else if self.unlocked(name)?.is_some() {
            Readiness::Ready
        } else if self.has_key(name) {
            Readiness::Theirs
        } else {
            Readiness::Recorded
        })
    }

    fn own_readiness(&self, name: &str) -> Readiness {
        let file = self.key_file(name);
        let (passphrase, sealed) = (self.memory.signing.passphrase(), file.is_file());
        match passphrase {
            Some(passphrase) if sealed => match unsealed(&file, &passphrase) {
                Ok(_) => Readiness::Ready,
                Err(_) => Readiness::Sealed,
            },
            Some(_) => Readiness::Ready,
            None => match keychain::look_up(&entry(name)) {
                Ok(KeychainAnswer::Given(Some(_))) => Readiness::Ready,
                _ if sealed => Readiness::Sealed,
                Ok(KeychainAnswer::NoKeychain) => Readiness::Keyless,
                Ok(KeychainAnswer::Given(None)) => match keychain::keeps() {
                    Ok(true) => Readiness::Ready,
                    Ok(false) => Readiness::Keyless,
                    Err(_) => Readiness::Shut,
                },
                Err(_) => Readiness::Shut,
            },
        }
    }
}
