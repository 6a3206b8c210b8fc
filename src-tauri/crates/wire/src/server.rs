//! Servers as destinations name them: a folder, the user and the login, a bucket.

use std::path::PathBuf;

/// A folder of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFolder {
    /// The server's name or number.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The user.
    pub user: String,
    /// The folder there; empty: the one after logging in.
    pub folder: String,
}

/// A server that takes mail from a person, and the mail's two ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServer {
    /// The server's name or number.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected; [`Protection::None`] goes to this machine alone, and nobody logs in.
    pub protection: Protection,
    /// Who logs in; empty: nobody.
    pub user: String,
    /// The sender's address.
    pub from: String,
    /// The recipients' addresses, those of copies too.
    pub to: Vec<String>,
    /// A PEM file with certificates to trust besides the system's.
    pub ca: Option<PathBuf>,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Not at all.
    None,
    /// It begins in the open and is encrypted before anything is said (`AUTH TLS`, `STARTTLS`).
    Explicit,
    /// It is encrypted from the first byte.
    Implicit,
}

/// The way to log in on an SSH server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    /// The secret is the password.
    Password,
    /// A private key in a file; the secret, if there is one, is its passphrase.
    Key(PathBuf),
}

/// A bucket of S3 or of a service with the same protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Bucket {
    /// The service's address.
    pub endpoint: String,
    /// Its region.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// What all names begin with; empty, or ending in a slash.
    pub prefix: String,
    /// How the bucket is written in the address.
    pub style: BucketStyle,
    /// The public half of the access key.
    pub key_id: String,
    /// A PEM file with certificates to trust besides the system's.
    pub ca: Option<PathBuf>,
}

/// How an S3 bucket is written in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BucketStyle {
    /// `https://service/bucket/name`.
    Path,
    /// `https://bucket.service/name`.
    VirtualHost,
}
