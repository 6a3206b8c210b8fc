//! What can go wrong on the way, as a closed list. Each names the thing, what happened and the next step, and knows
//! whether trying again can help.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Why a wire did not do what it was asked. Nothing under a final name is ever touched by any of these.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address in the profile is not one.
    #[error("{address:?} is not an address this wire can use ({why}); correct it in the outlet's profile")]
    BadAddress {
        /// What stands there.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// A secret is needed and none was given.
    #[error("{host} asks for a password, and none was given; give it, and it is sent")]
    NeedsPassword {
        /// Who asks.
        host: String,
    },
    /// The other side does not take name and password (401, 530).
    #[error("{host} does not accept this name and password; correct them, and it is sent")]
    WrongPassword {
        /// Who refuses.
        host: String,
    },
    /// The private key's file cannot be used.
    #[error("the key {} cannot be used: {why}; choose another key or give its passphrase", path.display())]
    BadKey {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The server is seen for the first time.
    #[error(
        "{host} is seen for the first time; its key is {fingerprint}: compare it with what the desk says"
    )]
    NewHost {
        /// The server.
        host: String,
        /// Its key, in OpenSSH's form, to be kept.
        key: String,
        /// Its fingerprint, for people.
        fingerprint: String,
    },
    /// The server shows another key than the one that was kept.
    #[error(
        "{host} shows another key ({found}) than before ({known}): somebody may be listening. Nothing was sent; ask the desk, and only then forget the old key"
    )]
    HostChanged {
        /// The server.
        host: String,
        /// The fingerprint that was kept.
        known: String,
        /// The fingerprint shown now.
        found: String,
    },
    /// The server's certificate is not one to trust.
    #[error(
        "the certificate of {host} is not valid ({why}). Nothing was sent; ask the desk, or name its own certificate in the profile"
    )]
    BadCertificate {
        /// The server.
        host: String,
        /// Why not.
        why: String,
    },
    /// The server does not offer encryption.
    #[error("{host} does not offer an encrypted connection. Nothing was sent; ask the desk for one")]
    NotEncrypted {
        /// The server.
        host: String,
    },
    /// Nobody answers there.
    #[error("{host} cannot be reached ({why}); it will be tried again")]
    Unreachable {
        /// Who.
        host: String,
        /// The system's words.
        why: String,
    },
    /// The connection ended in the middle.
    #[error("the connection to {host} was cut off ({why}); it goes on from there")]
    CutOff {
        /// Who.
        host: String,
        /// The system's words.
        why: String,
    },
    /// Nothing moved for too long.
    #[error("{host} has been silent for {seconds} seconds; it will be tried again")]
    Silent {
        /// Who.
        host: String,
        /// How long.
        seconds: u64,
    },
    /// The folder or address is not there (404).
    #[error("{place} is not there; ask the desk for the right folder")]
    NotThere {
        /// The folder or address.
        place: String,
    },
    /// The folder is not there, as if its drive were not connected.
    #[error("the folder {place} is not there; connect its drive, and it will be tried again")]
    NotConnected {
        /// The folder.
        place: String,
    },
    /// One may not do that there (403).
    #[error("{place} does not allow it; ask the desk for permission to write there")]
    Forbidden {
        /// The folder or address.
        place: String,
    },
    /// Something else stands under the name (412, or seen).
    #[error(
        "{name} is there already with other content and is not overwritten; ask the desk to take it away"
    )]
    Taken {
        /// The name.
        name: String,
    },
    /// The other side says that it clashes with what it holds (409).
    #[error("{place} says that it clashes with what is there (409); ask the desk")]
    Conflict {
        /// The folder or address.
        place: String,
    },
    /// Somebody holds it locked (423).
    #[error("{place} is locked by somebody (423); it will be tried again")]
    Locked {
        /// The folder or address.
        place: String,
    },
    /// Too many requests (429), or asked to come back later (503 with a time).
    #[error("{host} is busy ({status}); it will be tried again")]
    Busy {
        /// Who.
        host: String,
        /// 429 or 503.
        status: u16,
        /// When to come back, in seconds, if it said so.
        after: Option<u64>,
    },
    /// The other side's own fault (5xx).
    #[error("{host} has a fault of its own ({status}); it will be tried again")]
    ServerFault {
        /// Who.
        host: String,
        /// The number it gave.
        status: u16,
    },
    /// The package is too large for the other side (413).
    #[error("{host} does not take files this large; send smaller pictures, or ask the desk")]
    TooLarge {
        /// Who.
        host: String,
    },
    /// The disk there is full (507, 452, 552).
    #[error("the disk of {place} is full; it will be tried again once the desk has made room")]
    Full {
        /// The folder or server.
        place: String,
    },
    /// Another refusal, in the other side's words.
    #[error("{host} refuses: {says}; ask the desk")]
    Refused {
        /// Who.
        host: String,
        /// Its words, shortened.
        says: String,
    },
    /// The other side has another length than was sent.
    #[error(
        "{host} holds {found} bytes where {expected} were sent; that copy is taken away and it is sent again"
    )]
    WrongLength {
        /// Who.
        host: String,
        /// What was sent.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// What was read back is not what was sent.
    #[error("what {host} holds is not what was sent; that copy is taken away and it is sent again")]
    WrongContent {
        /// Who.
        host: String,
    },
    /// Another took it first, or it is gone.
    #[error("{name} is no longer there: somebody else has taken it")]
    Gone {
        /// The name.
        name: String,
    },
    /// This kind of wire cannot do that.
    #[error("{wire} cannot {what}")]
    Cannot {
        /// The kind.
        wire: &'static str,
        /// What was asked.
        what: &'static str,
    },
    /// A file of our own cannot be read or written.
    #[error("{}: {source}; the package is made anew", path.display())]
    Here {
        /// The file.
        path: PathBuf,
        /// The system's words.
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
            Self::NeedsPassword { .. } | Self::WrongPassword { .. } => Retry::WithPassword,
            Self::Busy {
                after: Some(seconds), ..
            } => Retry::After(Duration::from_secs(*seconds)),
            Self::Unreachable { .. }
            | Self::NotConnected { .. }
            | Self::CutOff { .. }
            | Self::Silent { .. }
            | Self::Locked { .. }
            | Self::Busy { .. }
            | Self::ServerFault { .. }
            | Self::Full { .. }
            | Self::WrongLength { .. }
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

    /// The other side's words, with control characters out and not too many of them.
    pub(crate) fn refused(host: &str, says: &str) -> Self {
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        Self::Refused {
            host: host.to_owned(),
            says: says
                .chars()
                .map(plain)
                .take(200)
                .collect::<String>()
                .trim()
                .to_owned(),
        }
    }
}
