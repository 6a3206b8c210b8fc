//! The wire (线路): the road a package takes. A folder, SFTP, FTP, WebDAV, S3, HTTPS or a mailbox, one [`Destination`] each, and
//! one [`Wire`] that does the same things on all of them: probe, put a file or a folder, list, fetch, claim.
//!
//! A file is sent under a temporary name, read back, compared by its digest, and only then renamed, so that the final name is
//! never that of half a file. A file that is there already is not sent again. Every error is one of a closed list ([`Error`]),
//! which tells whether it may be tried again.
//!
//! The crate is blocking from outside and runs a single-threaded tokio runtime inside. It must not know stories, outlets, where
//! secrets are kept or what is tried again when; it keeps nothing between two calls.

mod destination;
mod error;
mod folder;
mod ftp;
mod gauge;
mod http;
mod https;
mod mail;
mod parcel;
mod pause;
mod put;
mod road;
mod s3;
mod secret;
mod server;
mod sftp;
mod system_error;
mod tls;
mod transport;
mod webdav;
mod wire;

pub use destination::Destination;
pub use error::{Error, Retry};
pub use gauge::{Event, Progress, TransferStage};
pub use parcel::{Bundle, Upload};
pub use pause::pause;
pub use put::{Landed, LandingProof};
pub use road::RemoteFile;
pub use secret::Secret;
pub use server::{BucketStyle, Login, MailServer, Protection, S3Bucket, ServerFolder};
pub use system_error::SystemError;
pub use wire::{Greeting, Wire};

/// Called with the progress; returns whether to go on. A stop takes effect within a tenth of a second, independent of the server.
pub type Watch<'a> = dyn FnMut(Event<'_>) -> std::ops::ControlFlow<()> + 'a;
