//! What signing remembers while the program runs: the passphrase.

use std::sync::{PoisonError, RwLock};

/// The passphrase that sealed keys are opened with.
#[derive(Default)]
pub(crate) struct SigningMemory {
    passphrase: RwLock<Option<String>>,
}

impl SigningMemory {
    /// The passphrase that was given, if any.
    pub(crate) fn passphrase(&self) -> Option<String> {
        self.passphrase
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Takes the passphrase that a person gave.
    pub(crate) fn use_passphrase(&self, passphrase: String) {
        *self.passphrase.write().unwrap_or_else(PoisonError::into_inner) = Some(passphrase);
    }
}
