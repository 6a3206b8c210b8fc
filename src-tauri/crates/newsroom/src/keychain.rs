//! The system's keychain: the Secret Service on Linux, Keychain on a Mac, the Credential Manager on Windows.
//!
//! The one door to it: a secret has a name and is a line of text. It must not know what the secrets are for. Where there
//! is no keychain, or nobody has set one up, that is an answer and no error; one that is there and stays shut is an error.

use std::sync::mpsc;
use std::time::Duration;

use keyring::{Entry, Error as Refusal};

/// Under which name the secrets stand in the keychain.
const SERVICE: &str = "galley";
/// What a keychain is tried with.
const TRIAL: &str = "trial";
/// How long a person may take to unlock it.
const PATIENCE: Duration = Duration::from_secs(90);

/// What the keychain answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeychainAnswer<T> {
    /// There is no keychain on this machine, or none that was ever set up.
    NoKeychain,
    /// What was asked for.
    Given(T),
}

/// Why a keychain that is there did not answer: it is locked, or its door was shut in our face.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeychainUnavailable(pub(crate) String);

/// The secret of this name, `None` where there is none.
pub(crate) fn look_up(name: &str) -> Result<KeychainAnswer<Option<String>>, KeychainUnavailable> {
    ask(name, |entry| match entry.get_password() {
        Err(Refusal::NoEntry) => Ok(None),
        secret => secret.map(Some),
    })
}

/// Keeps a secret under this name, in place of one that was there.
pub(crate) fn keep(name: &str, secret: &str) -> Result<KeychainAnswer<()>, KeychainUnavailable> {
    let secret = secret.to_owned();
    ask(name, move |entry| entry.set_password(&secret))
}

/// Whether a new secret would be kept. A service without any keychain answers a search like an empty one, so it is tried with a
/// word that means nothing, and that is taken out again.
pub(crate) fn keeps() -> Result<bool, KeychainUnavailable> {
    let kept = keep(TRIAL, TRIAL)? != KeychainAnswer::NoKeychain;
    if kept {
        forget(TRIAL)?;
    }
    Ok(kept)
}

/// Takes the secret of this name out, if there is one.
pub(crate) fn forget(name: &str) -> Result<KeychainAnswer<()>, KeychainUnavailable> {
    ask(name, |entry| match entry.delete_credential() {
        Err(Refusal::NoEntry) => Ok(()),
        done => done,
    })
}

/// Asks on a thread of its own: the system may show a window and wait for a person, and the bus has its own runtime.
fn ask<T: Send + 'static>(
    name: &str,
    question: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
) -> Result<KeychainAnswer<T>, KeychainUnavailable> {
    let name = name.to_owned();
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let answer = Entry::new(SERVICE, &name).and_then(|entry| question(&entry));
        // Nobody hears it any more where it came too late.
        let _ = tell.send(answer);
    });
    match hear.recv_timeout(PATIENCE) {
        Ok(Ok(given)) => Ok(KeychainAnswer::Given(given)),
        Ok(Err(refusal)) if is_nowhere(&refusal) => Ok(KeychainAnswer::NoKeychain),
        Ok(Err(refusal)) => Err(KeychainUnavailable(refusal.to_string())),
        Err(_) => Err(KeychainUnavailable("it did not answer".to_owned())),
    }
}

/// No bus, no service on it, or a service without any keychain.
fn is_nowhere(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::NoDefaultStore => true,
        // What the Secret Service says of a keychain that nobody ever made.
        Refusal::NoStorageAccess(why) => why.to_string().contains("result not returned"),
        Refusal::PlatformFailure(why) => why.to_string().contains("ServiceUnknown"),
        _ => false,
    }
}
