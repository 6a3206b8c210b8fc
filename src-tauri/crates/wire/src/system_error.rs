//! A system's error that can be stored: its number or its kind, from which its sentence is made, and its words.

use std::io::{self, ErrorKind};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Kinds with sentences of their own; of every other one the words are kept.
const KINDS: [ErrorKind; 11] = [
    ErrorKind::NotFound,
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::StorageFull,
    ErrorKind::QuotaExceeded,
    ErrorKind::IsADirectory,
    ErrorKind::NotADirectory,
    ErrorKind::AlreadyExists,
    ErrorKind::TimedOut,
    ErrorKind::UnexpectedEof,
    ErrorKind::InvalidData,
];

/// An [`io::Error`] that can be serialised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemError {
    number: Option<i32>,
    kind: String,
    words: String,
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        Self {
            number: error.raw_os_error(),
            kind: format!("{:?}", error.kind()),
            words: error.to_string(),
        }
    }
}

impl From<SystemError> for io::Error {
    fn from(kept: SystemError) -> Self {
        let kind = KINDS.iter().find(|kind| format!("{kind:?}") == kept.kind);
        match kept.number {
            Some(number) => Self::from_raw_os_error(number),
            None => Self::new(kind.copied().unwrap_or(ErrorKind::Other), kept.words),
        }
    }
}

pub(crate) fn serialize<S: Serializer>(error: &io::Error, to: S) -> Result<S::Ok, S::Error> {
    SystemError::from(error).serialize(to)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<io::Error, D::Error> {
    SystemError::deserialize(from).map(io::Error::from)
}
