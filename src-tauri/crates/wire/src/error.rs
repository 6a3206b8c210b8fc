//! What can go wrong on the way, as a closed list that knows whether trying again can help. The sentences for people stand in
//! newsroom's `says`; what is written here goes to logs.

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A desk that says when to come again is believed for a day: a century would hold up a delivery and tell nobody.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// Why a wire did not do what it was asked. Nothing under a final name is ever touched by any of these.
#[derive(Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// The address in the profile is not one.
    #[error("{address:?} is not an address this wire can use ({why})")]
    BadAddress {
        /// What stands there.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// A secret is needed and none was given.
    #[error("{host} asks for a password, and none was given")]
    NeedsPassword {
        /// Who asks.
        host: String,
    },
    /// The other side does not take name and password (401, 530).
    #[error("{host} does not accept this name and password")]
    WrongPassword {
        /// Who refuses.
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
    /// The server shows another key than the one that was kept.
    #[error("{host} shows another key ({found}) than before ({known})")]
    HostChanged {
        /// The server.
        host: String,
        /// The fingerprint that was kept.
        known: String,
        /// The fingerprint shown now.
        found: String,
    },
    /// The server's certificate is not one to trust.
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
    /// Nobody answers there.
    #[error("{host} cannot be reached ({why})")]
    Unreachable {
        /// Who.
        host: String,
        /// The system's words.
        why: String,
    },
    /// The connection ended in the middle.
    #[error("the connection to {host} was cut off ({why})")]
    CutOff {
        /// Who.
        host: String,
        /// The system's words.
        why: String,
    },
    /// Nothing moved for too long.
    #[error("{host} has been silent for {seconds} seconds")]
    Silent {
        /// Who.
        host: String,
        /// How long.
        seconds: u64,
    },
    /// The folder or address is not there (404).
    #[error("{place} is not there")]
    NotThere {
        /// The folder or address.
        place: String,
    },
    /// The folder is not there, as if its drive were not connected.
    #[error("the folder {place} is not there")]
    NotConnected {
        /// The folder.
        place: String,
    },
    /// One may not do that there (403).
    #[error("{place} does not allow it")]
    Forbidden {
        /// The folder or address.
        place: String,
    },
    /// Something else stands under the name (412, or seen).
    #[error("{name} is there already with other content")]
    Taken {
        /// The name.
        name: String,
    },
    /// The other side says that it clashes with what it holds (409).
    #[error("{place} says that it clashes with what is there (409)")]
    Conflict {
        /// The folder or address.
        place: String,
    },
    /// Somebody holds it locked (423).
    #[error("{place} is locked (423)")]
    Locked {
        /// The folder or address.
        place: String,
    },
    /// Too many requests (429), or asked to come back later (503 with a time).
    #[error("{host} is busy ({status})")]
    Busy {
        /// Who.
        host: String,
        /// 429 or 503.
        status: u16,
        /// When to come back, in seconds, if it said so.
        after: Option<u64>,
    },
    /// The other side's own fault (5xx).
    #[error("{host} has a fault of its own ({status})")]
    ServerFault {
        /// Who.
        host: String,
        /// The number it gave.
        status: u16,
    },
    /// The package is too large for the other side (413).
    #[error("{host} does not take files this large")]
    TooLarge {
        /// Who.
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
    /// Another refusal, in the other side's words.
    #[error("{host} refuses: {says}")]
    Refused {
        /// Who.
        host: String,
        /// Its words, shortened.
        says: String,
    },
    /// The other side has another length than was sent.
    #[error("{host} holds {found} bytes where {expected} were sent")]
    WrongLength {
        /// Who.
        host: String,
        /// What was sent.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// The other side sent more or less of a file than it had said.
    #[error("{host} sent {found} bytes where it had said {expected}")]
    FetchedLength {
        /// Who.
        host: String,
        /// What it had said.
        expected: u64,
        /// What came before it was stopped.
        found: u64,
    },
    /// What was read back is not what was sent.
    #[error("what {host} holds is not what was sent")]
    WrongContent {
        /// Who.
        host: String,
    },
    /// Another took it first, or it is gone.
    #[error("{name} is no longer there")]
    Gone {
        /// The name.
        name: String,
    },
    /// This kind of wire cannot do that.
    #[error("{wire} cannot {what}")]
    Cannot {
        /// The kind.
        wire: Cow<'static, str>,
        /// What was asked.
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
    /// It cannot: a person has to change something.
    Never,
    /// It can, and a password is what is missing.
    WithPassword,
    /// It can, after the pause the caller thinks right.
    Later,
    /// It can, and the other side said when.
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

    /// What the system said while a connection was made.
    pub(crate) fn unreachable(host: &str, why: &io::Error) -> Self {
        Self::Unreachable {
            host: host.to_owned(),
            why: why.to_string(),
        }
    }

    /// What the system said while a connection was used.
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
