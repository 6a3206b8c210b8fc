//! Where a package goes, and how to log in there. No secret is in here: these values may be printed and kept in plain files.

use crate::folder::Folder;
use crate::ftp::Ftp;
use crate::gauge::Gauge;
use crate::https::Https;
use crate::mail::MailLine;
use crate::s3::S3;
use crate::server::{Login, MailServer, Protection, S3Bucket, ServerFolder};
use crate::sftp::Sftp;
use crate::transport::Transport;
use crate::webdav::WebDav;
use crate::{Error, Secret};
use std::path::PathBuf;
use std::sync::Arc;

/// A destination, as a profile describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A folder of this machine or of a network drive. It is never made: a drive that is not connected would otherwise look like
    /// an empty folder.
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder on an SSH server.
    Sftp {
        /// The server and the user.
        place: ServerFolder,
        /// The kind of login.
        login: Login,
        /// The server's key as it was stored when it was first seen, in OpenSSH's form; `None`: it was never seen.
        host_key: Option<String>,
    },
    /// A folder on an FTP server.
    Ftp {
        /// The server and the user.
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
        /// The user; empty for no login.
        user: String,
        /// As in [`Destination::Ftp`].
        ca: Option<PathBuf>,
    },
    /// A bucket of S3 or of a service with the same protocol.
    S3(S3Bucket),
    /// An address that takes a file by POST.
    Https {
        /// The address.
        url: String,
        /// The user; empty: the secret is sent as a bearer token.
        user: String,
        /// As in [`Destination::Ftp`].
        ca: Option<PathBuf>,
    },
    /// Mailboxes, by the sender's own mail server.
    Mail(MailServer),
}

impl Destination {
    /// Connects. Only this function distinguishes the protocols; [`Transport`] is the same for all.
    pub(crate) async fn connect(
        &self,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Box<dyn Transport>, Error> {
        Ok(match self {
            Self::Folder { path } => Box::new(Folder::open(path, gauge)),
            Self::Sftp {
                place,
                login,
                host_key,
            } => Box::new(Sftp::open(place, login, host_key.as_deref(), secret, gauge).await?),
            Self::Ftp { place, tls, ca } => {
                Box::new(Ftp::open(place, *tls, ca.as_deref(), secret, gauge).await?)
            }
            Self::WebDav { url, user, ca } => {
                Box::new(WebDav::open(url, user, ca.as_deref(), secret, gauge)?)
            }
            Self::S3(bucket) => Box::new(S3::open(bucket, secret, gauge)?),
            Self::Https { url, user, ca } => Box::new(Https::open(url, user, ca.as_deref(), secret, gauge)?),
            Self::Mail(server) => Box::new(MailLine::open(server, secret, gauge).await?),
        })
    }

    /// Whether the connection is unencrypted, so that what is sent can be read on the way, the password included.
    #[must_use]
    pub fn is_open_to_eavesdroppers(&self) -> bool {
        let plain = |url: &str| url.trim_start().to_ascii_lowercase().starts_with("http:");
        match self {
            // A mail in the open goes to this machine alone.
            Self::Folder { .. } | Self::Sftp { .. } | Self::Mail(_) => false,
            Self::Ftp { tls, .. } => *tls == Protection::None,
            Self::WebDav { url, .. } | Self::Https { url, .. } => plain(url),
            Self::S3(bucket) => plain(&bucket.endpoint),
        }
    }

    /// Whether claiming works there: of two programs that claim a file at the same time, only one gets it.
    #[must_use]
    pub fn can_claim(&self) -> bool {
        match self {
            Self::Folder { .. } | Self::Sftp { .. } | Self::WebDav { .. } | Self::S3(_) => true,
            Self::Ftp { .. } | Self::Https { .. } | Self::Mail(_) => false,
        }
    }

    /// The server or folder, for a sentence.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Folder { path } => path.display().to_string(),
            Self::Sftp { place, .. } | Self::Ftp { place, .. } => place.host.clone(),
            Self::WebDav { url, .. } | Self::Https { url, .. } => url.clone(),
            Self::Mail(server) => server.host.clone(),
            Self::S3(S3Bucket { endpoint, bucket, .. }) => format!("{bucket} ({endpoint})"),
        }
    }
}
