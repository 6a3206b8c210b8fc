//! The system's keychain: the Secret Service on Linux, Keychain on a Mac, the Credential Manager on Windows.
//!
//! All access to it is here: a secret has a name and is a line of text. It must not know what the secrets are for. Where there is
//! no keychain, or none was ever set up, that is an answer and no error; one that is there and stays locked is an error.

use std::sync::mpsc;
use std::time::Duration;

use keyring::{Entry, Error as Refusal};

/// The service name of all our secrets in the keychain.
const SERVICE: &str = "galley";
/// The name of the secret with which a keychain is tried.
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

/// Why a keychain that is there did not answer: it is locked, or it refused us.
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

/// Whether a new secret would be kept. A service without any keychain answers a search as an empty one does, so it is tried with
/// a secret that means nothing and is removed again.
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

/// Runs a question to the keychain on a thread of its own: the system may show a window and wait for a person, and the bus has
/// its own runtime.
fn ask<T: Send + 'static>(
    name: &str,
    question: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
) -> Result<KeychainAnswer<T>, KeychainUnavailable> {
    let name = name.to_owned();
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let answer = Entry::new(SERVICE, &name).and_then(|entry| question(&entry));
        // Fails where the answer came after [`PATIENCE`]: the receiver is gone.
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
        // The answer of the Secret Service where no keychain was ever made.
        Refusal::NoStorageAccess(why) => why.to_string().contains("result not returned"),
        Refusal::PlatformFailure(why) => why.to_string().contains("ServiceUnknown"),
        _ => false,
    }
}
