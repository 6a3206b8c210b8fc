//! What can go wrong on the way, as a closed list that tells whether trying again can help. The sentences for people are in
//! newsroom's `says`; the texts here are for logs.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The longest pause that a server may ask for, a day: a century would hold up a delivery without any notice.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// Why a wire failed. None of these ever leaves a changed file under its final name.
#[derive(Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// The address in the profile is not a valid one.
    #[error("{address:?} is not an address this wire can use ({why})")]
    BadAddress {
        /// The address.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// A secret is needed and none was given.
    #[error("{host} asks for a password, and none was given")]
    NeedsPassword {
        /// The server that asks.
        host: String,
    },
    /// The server does not accept name and password (401, 530).
    #[error("{host} does not accept this name and password")]
    WrongPassword {
        /// The server that refuses.
        host: String,
    },
    /// A mail server asks for the code of a mail program (授权码), and none was given.
    #[error("{host} asks for an authorisation code, and none was given")]
    NeedsCode {
        /// Who asks.
        host: String,
    },
    /// A mail server does not take this name and code (535).
    #[error("{host} does not accept this name and code")]
    WrongCode {
        /// Who refuses.
        host: String,
    },
    /// The private key's file cannot be used.
    #[error("the key {} cannot be used: {why}", path.display())]
    BadKey {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The server is seen for the first time.
    #[error("{host} is seen for the first time; its key is {fingerprint}")]
    NewHost {
        /// The server.
        host: String,
        /// Its key, in OpenSSH's form, to be kept.
        key: String,
        /// Its fingerprint, for people.
        fingerprint: String,
    },
    /// The server shows another key than the stored one.
    #[error("{host} shows another key ({found}) than before ({known})")]
    HostChanged {
        /// The server.
        host: String,
        /// The stored fingerprint.
        known: String,
        /// The fingerprint shown now.
        found: String,
    },
    /// The server's certificate is not trusted.
    #[error("the certificate of {host} is not valid ({why})")]
    BadCertificate {
        /// The server.
        host: String,
        /// Why not.
        why: String,
    },
    /// The server does not offer encryption.
    #[error("{host} does not offer an encrypted connection")]
    NotEncrypted {
        /// The server.
        host: String,
    },
    /// The server does not answer.
    #[error("{host} cannot be reached ({why})")]
    Unreachable {
        /// The server.
        host: String,
        /// The system's words.
        why: String,
    },
    /// The connection ended in the middle.
    #[error("the connection to {host} was cut off ({why})")]
    CutOff {
        /// The server.
        host: String,
        /// The system's words.
        why: String,
    },
    /// No byte was transferred for too long.
    #[error("{host} has been silent for {seconds} seconds")]
    Silent {
        /// The server.
        host: String,
        /// How long.
        seconds: u64,
    },
    /// The folder or address does not exist (404).
    #[error("{place} is not there")]
    NotThere {
        /// The folder or address.
        place: String,
    },
    /// The folder does not exist, perhaps because its drive is not connected.
    #[error("the folder {place} is not there")]
    NotConnected {
        /// The folder.
        place: String,
    },
    /// The action is not permitted there (403).
    #[error("{place} does not allow it")]
    Forbidden {
        /// The folder or address.
        place: String,
    },
    /// Another file has the name (412, or found by looking).
    #[error("{name} is there already with other content")]
    Taken {
        /// The name.
        name: String,
    },
    /// The server reports a conflict with its own state (409).
    #[error("{place} says that it clashes with what is there (409)")]
    Conflict {
        /// The folder or address.
        place: String,
    },
    /// It is locked by another program (423).
    #[error("{place} is locked (423)")]
    Locked {
        /// The folder or address.
        place: String,
    },
    /// Too many requests (429), or asked to come back later (503 with a time).
    #[error("{host} is busy ({status})")]
    Busy {
        /// The server.
        host: String,
        /// 429 or 503.
        status: u16,
        /// When to come back, in seconds, if the server gave a time.
        after: Option<u64>,
    },
    /// The server's own fault (5xx).
    #[error("{host} has a fault of its own ({status})")]
    ServerFault {
        /// The server.
        host: String,
        /// The number it gave.
        status: u16,
    },
    /// The package is too large for the server (413).
    #[error("{host} does not take files this large")]
    TooLarge {
        /// The server.
        host: String,
    },
    /// A mail is larger than the server takes.
    #[error("the mail has {bytes} bytes, and {host} takes {most}")]
    MailTooLarge {
        /// Who.
        host: String,
        /// How many bytes the mail has.
        bytes: u64,
        /// How many it takes.
        most: u64,
    },
    /// A recipient is not there, or takes no mail from this sender (550).
    #[error("{host} takes no mail to {address}: {says}")]
    NoSuchMailbox {
        /// The sender's server.
        host: String,
        /// The recipient.
        address: String,
        /// Its words, shortened.
        says: String,
    },
    /// A mail left, and its answer never came: it may be there or not.
    #[error("{host} did not say whether it took the mail")]
    Unanswered {
        /// Who.
        host: String,
    },
    /// The disk there is full (507, 452, 552).
    #[error("the disk of {place} is full")]
    Full {
        /// The folder or server.
        place: String,
    },
    /// Another refusal, in the server's words.
    #[error("{host} refuses: {says}")]
    Refused {
        /// The server.
        host: String,
        /// Its words, shortened.
        says: String,
    },
    /// The file on the server has another length than was sent.
    #[error("{host} holds {found} bytes where {expected} were sent")]
    WrongLength {
        /// The server.
        host: String,
        /// What was sent.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// The server sent more or less of a file than it had announced.
    #[error("{host} sent {found} bytes where it had said {expected}")]
    FetchedLength {
        /// The server.
        host: String,
        /// The announced length.
        expected: u64,
        /// The length received before it was stopped.
        found: u64,
    },
    /// The bytes read back are not those that were sent.
    #[error("what {host} holds is not what was sent")]
    WrongContent {
        /// The server.
        host: String,
    },
    /// Another program took it first, or it is gone.
    #[error("{name} is no longer there")]
    Gone {
        /// The name.
        name: String,
    },
    /// This kind of wire does not support that.
    #[error("{wire} cannot {what}")]
    Cannot {
        /// The kind.
        wire: Cow<'static, str>,
        /// The action.
        what: Cow<'static, str>,
    },
    /// A file of our own cannot be read or written.
    #[error("{}: {source}", path.display())]
    Here {
        /// The file.
        path: PathBuf,
        /// The system's words.
        #[serde(with = "crate::system_error")]
        source: io::Error,
    },
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
}

/// Whether trying again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// It cannot help: a person has to change something.
    Never,
    /// It can, once a password is given.
    WithPassword,
    /// It can, after a pause that the caller chooses.
    Later,
    /// It can, at the time that the server gave.
    After(Duration),
}

impl Error {
    /// Whether trying again can help.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::NeedsPassword { .. }
            | Self::WrongPassword { .. }
            | Self::NeedsCode { .. }
            | Self::WrongCode { .. } => Retry::WithPassword,
            Self::Busy {
                after: Some(seconds), ..
            } => Retry::After(Duration::from_secs(*seconds).min(LONGEST)),
            Self::Unreachable { .. }
            | Self::NotConnected { .. }
            | Self::CutOff { .. }
            | Self::Silent { .. }
            | Self::Locked { .. }
            | Self::Busy { .. }
            | Self::ServerFault { .. }
            | Self::Full { .. }
            | Self::WrongLength { .. }
            | Self::FetchedLength { .. }
            | Self::WrongContent { .. } => Retry::Later,
            Self::BadAddress { .. }
            | Self::BadKey { .. }
            | Self::NewHost { .. }
            | Self::HostChanged { .. }
            | Self::BadCertificate { .. }
            | Self::NotEncrypted { .. }
            | Self::NotThere { .. }
            | Self::Forbidden { .. }
            | Self::Taken { .. }
            | Self::Conflict { .. }
            | Self::TooLarge { .. }
            | Self::MailTooLarge { .. }
            | Self::NoSuchMailbox { .. }
            | Self::Unanswered { .. }
            | Self::Refused { .. }
            | Self::Gone { .. }
            | Self::Cannot { .. }
            | Self::Here { .. }
            | Self::Stopped => Retry::Never,
        }
    }

    /// The system's error while a connection was made.
    pub(crate) fn unreachable(host: &str, why: &io::Error) -> Self {
        Self::Unreachable {
            host: host.to_owned(),
            why: why.to_string(),
        }
    }

    /// The system's error while a connection was used.
    pub(crate) fn cut_off(host: &str, why: impl ToString) -> Self {
        Self::CutOff {
            host: host.to_owned(),
            why: why.to_string(),
        }
    }

    /// A refusal in the other side's words.
    pub(crate) fn refused(host: &str, says: &str) -> Self {
        Self::Refused {
            host: host.to_owned(),
            says: words(says),
        }
    }
}

/// The other side's words, with control characters out and not too many of them.
pub(crate) fn words(says: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let plain: String = says.chars().map(plain).take(200).collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_that_says_to_come_in_a_century_is_asked_again_in_a_day() {
        let busy = |after| Error::Busy {
            host: "desk".to_owned(),
            status: 503,
            after: Some(after),
        };
        assert_eq!(busy(60).retry(), Retry::After(Duration::from_secs(60)));
        assert_eq!(busy(3_153_600_000).retry(), Retry::After(LONGEST));
        assert_eq!(busy(u64::MAX).retry(), Retry::After(LONGEST));
    }
}
