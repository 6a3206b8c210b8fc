//! Whether a decision bears the signature of its key: checked once while the program runs, and remembered.
//!
//! A trail is read anew wherever it is asked for, several times for one package, and a check costs more than all else that is
//! done with a decision. What is remembered are digests alone: of the key, the signature and the words that were signed.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use story::Digest;
use story::stages::Decision;

/// How many checks are remembered: those of the longest trails that anybody sends. Then it begins anew.
const MOST: usize = 50_000;

static CHECKED: LazyLock<Mutex<HashMap<Digest, bool>>> = LazyLock::new(Mutex::default);

/// Whether the decision bears its key's signature; nothing where it bears none.
pub(crate) fn genuine(decision: &Decision) -> Option<bool> {
    match (&decision.key, &decision.signature) {
        (None, None) => None,
        (Some(key), Some(text)) => Some(is_signed(text, &decision.to_sign(), key)),
        (Some(_), None) | (None, Some(_)) => Some(false),
    }
}

fn is_signed(text: &str, signed: &[u8], key: &str) -> bool {
    let checked = || CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
    let [text_digest, signed_digest] = [text.as_bytes(), signed].map(Digest::of);
    let name = Digest::of(
        [key, text_digest.as_str(), signed_digest.as_str()]
            .concat()
            .as_bytes(),
    );
    if let Some(known) = checked().get(&name) {
        return *known;
    }
    let is_signed = package::signature::check(text, signed, key).is_ok();
    let mut checked = checked();
    if checked.len() >= MOST {
        checked.clear();
    }
    checked.insert(name, is_signed);
    is_signed
}
