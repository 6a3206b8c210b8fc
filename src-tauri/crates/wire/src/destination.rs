//! Where a package goes. Nothing secret is in here: these values may be printed and kept in plain files.

use std::path::PathBuf;

/// A destination, as a profile describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A folder of this machine or of a network drive. It is never made: a drive that is not connected would look
    /// like an empty desk.
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder on a server that speaks SSH.
    Sftp {
        /// The server and who logs in.
        place: ServerFolder,
        /// With what.
        login: Login,
        /// The server's key as it was kept when it was first seen, in OpenSSH's form; none: it was never seen.
        host_key: Option<String>,
    },
    /// A folder on an FTP server.
    Ftp {
        /// The server and who logs in.
        place: ServerFolder,
        /// How the connection is protected.
        tls: Protection,
        /// A PEM file with certificates to trust besides the system's.
        ca: Option<PathBuf>,
    },
    /// A WebDAV collection.
    WebDav {
        /// Its address.
        url: String,
        /// Who logs in; empty: nobody.
        user: String,
        /// As in [`Destination::Ftp`].
        ca: Option<PathBuf>,
    },
    /// A bucket of S3 or of something that speaks like it.
    S3 {
        /// The service's address.
        endpoint: String,
        /// Its region.
        region: String,
        /// The bucket.
        bucket: String,
        /// What all names begin with; empty, or ending in a slash.
        prefix: String,
        /// How the bucket stands in the address.
        style: BucketStyle,
        /// The public half of the access key.
        key_id: String,
        /// As in [`Destination::Ftp`].
        ca: Option<PathBuf>,
    },
    /// An address that takes a file by POST.
    Https {
        /// The address.
        url: String,
        /// Who logs in; empty: the secret is sent as a bearer token.
        user: String,
        /// As in [`Destination::Ftp`].
        ca: Option<PathBuf>,
    },
}

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFolder {
    /// The server's name or number.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Who logs in.
    pub user: String,
    /// The folder there; empty: where one stands after logging in.
    pub folder: String,
}

/// How an FTP connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Not at all.
    None,
    /// It begins in the open and is encrypted before anything is said (`AUTH TLS`).
    Explicit,
    /// It is encrypted from the first byte, as old servers have it.
    Implicit,
}

/// What an SSH server is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    /// The secret is the password.
    Password,
    /// A private key in a file; the secret, if there is one, is its passphrase.
    Key(PathBuf),
}

/// How an S3 bucket stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BucketStyle {
    /// `https://service/bucket/name`.
    Path,
    /// `https://bucket.service/name`.
    VirtualHost,
}

impl Destination {
    /// Whether anybody on the way can read what is sent, the password included.
    #[must_use]
    pub fn is_open_to_eavesdroppers(&self) -> bool {
        let plain = |url: &str| url.trim_start().to_ascii_lowercase().starts_with("http:");
        match self {
            Self::Folder { .. } | Self::Sftp { .. } => false,
            Self::Ftp { tls, .. } => *tls == Protection::None,
            Self::WebDav { url, .. } | Self::Https { url, .. } => plain(url),
            Self::S3 { endpoint, .. } => plain(endpoint),
        }
    }

    /// Whether a file can be taken from it by one and by no other at the same time.
    #[must_use]
    pub fn can_claim(&self) -> bool {
        !matches!(self, Self::Ftp { .. } | Self::Https { .. })
    }

    /// Whether a secret is needed to get in.
    #[must_use]
    pub fn wants_secret(&self) -> bool {
        match self {
            Self::Folder { .. } => false,
            Self::Sftp { login, .. } => *login == Login::Password,
            Self::Ftp { place, .. } => !place.user.is_empty() && place.user != "anonymous",
            Self::WebDav { user, .. } => !user.is_empty(),
            Self::S3 { .. } => true,
            Self::Https { .. } => false,
        }
    }

    /// The server or folder, for a sentence.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Folder { path } => path.display().to_string(),
            Self::Sftp { place, .. } | Self::Ftp { place, .. } => place.host.clone(),
            Self::WebDav { url, .. } | Self::Https { url, .. } => url.clone(),
            Self::S3 { endpoint, bucket, .. } => format!("{bucket} ({endpoint})"),
        }
    }
}
