//! A folder on an SSH server: many writes in flight at once, and the free space queried when a write fails, because the protocol
//! has no error for a full disk.

mod knock;

use crate::gauge::Gauge;
use crate::parcel::{FileStretch, PIECE};
use crate::road::{RemoteFile, Road, is_plain};
use crate::server::{Login, ServerFolder};
use crate::{Error, Secret};
use knock::Keeper;
use russh::client::Handle;
use russh_sftp::client::error::Error as Said;
use russh_sftp::client::{Config, SftpSession};
use russh_sftp::protocol::{OpenFlags, StatusCode};
use std::io::SeekFrom;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};

/// Writes and reads in flight at once: enough for a line with a long delay, a few megabytes in memory.
const UNDER_WAY: usize = 64;

pub(crate) struct Sftp {
    host: String,
    folder: String,
    session: SftpSession,
    fingerprint: String,
    // The connection ends when this is dropped.
    _ssh: Handle<Keeper>,
    gauge: Arc<Gauge>,
}

impl Sftp {
    pub(crate) async fn open(
        place: &ServerFolder,
        login: &Login,
        host_key: Option<&str>,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let (ssh, fingerprint) = knock::knock(place, login, host_key, secret, &gauge).await?;
        let cut = |why: russh::Error| Error::cut_off(&place.host, why);
        let channel = ssh.channel_open_session().await.map_err(cut)?;
        channel.request_subsystem(true, "sftp").await.map_err(cut)?;
        let config = Config {
            max_concurrent_reads: UNDER_WAY,
            max_concurrent_writes: UNDER_WAY,
            max_write_packet_len: 256 * 1024,
            // The watcher of the whole work notices silence; this is only the last resort.
            request_timeout_secs: 600,
            ..Config::default()
        };
        let session = SftpSession::new_with_config(channel.into_stream(), config);
        let session = session
            .await
            .map_err(|why| Error::refused(&place.host, &format!("no SFTP there ({why})")))?;
        gauge.alive();
        Ok(Self {
            host: place.host.clone(),
            folder: place.folder.trim_end_matches('/').to_owned(),
            session,
            fingerprint,
            _ssh: ssh,
            gauge,
        })
    }

    fn path(&self, name: &str) -> String {
        match (self.folder.as_str(), name) {
            ("", "") => ".".to_owned(),
            ("", name) => name.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, name) => format!("{folder}/{name}"),
        }
    }

    fn failed(&self, said: Said) -> Error {
        let place = format!("{}:{}", self.host, self.path(""));
        match said {
            Said::Status(status) => match status.status_code {
                StatusCode::NoSuchFile => Error::NotThere { place },
                StatusCode::PermissionDenied => Error::Forbidden { place },
                StatusCode::ConnectionLost | StatusCode::NoConnection => {
                    Error::cut_off(&self.host, status.error_message)
                }
                _ => Error::refused(&self.host, &status.error_message),
            },
            other => Error::cut_off(&self.host, other),
        }
    }

    /// The error of a failed write: the disk is full, the folder does not allow it, or the connection is gone.
    async fn not_written(&self, why: std::io::Error, left: u64) -> Error {
        let space = self.session.fs_info(self.path("")).await;
        match space {
            Ok(Some(space)) if space.blocks_avail.saturating_mul(space.fragment_size) < left.max(4096) => {
                Error::Full {
                    place: format!("{}:{}", self.host, self.path("")),
                }
            }
            Ok(_) => Error::refused(&self.host, &why.to_string()),
            Err(_) => Error::cut_off(&self.host, why),
        }
    }
}

impl Road for Sftp {
    const RESUMES: bool = true;

    fn host(&self) -> String {
        self.host.clone()
    }

    fn gauge(&self) -> &Arc<Gauge> {
        &self.gauge
    }

    async fn look(&mut self) -> Result<String, Error> {
        let facts = self.session.metadata(self.path("")).await;
        let facts = facts.map_err(|said| self.failed(said))?;
        if !facts.is_dir() {
            return Err(Error::NotThere {
                place: format!("{}:{}", self.host, self.path("")),
            });
        }
        Ok(format!("SSH {}", self.fingerprint))
    }

    async fn make_folder(&mut self, folder: &str) -> Result<(), Error> {
        let path = self.path(folder);
        if self
            .session
            .try_exists(path.clone())
            .await
            .map_err(|said| self.failed(said))?
        {
            return Ok(());
        }
        let made = self.session.create_dir(path).await;
        made.map_err(|said| self.failed(said))
    }

    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error> {
        let facts = self.session.metadata(self.path(name)).await;
        self.gauge.alive();
        match facts {
            Ok(facts) => Ok(Some(facts.size.unwrap_or(0))),
            Err(Said::Status(status)) if status.status_code == StatusCode::NoSuchFile => Ok(None),
            Err(said) => Err(self.failed(said)),
        }
    }

    async fn send(&mut self, name: &str, from: u64, mut pieces: FileStretch) -> Result<(), Error> {
        let flags = OpenFlags::CREATE | OpenFlags::WRITE;
        let flags = if from == 0 {
            flags | OpenFlags::TRUNCATE
        } else {
            flags
        };
        let file = self.session.open_with_flags(self.path(name), flags).await;
        let mut file = file.map_err(|said| self.failed(said))?;
        file.seek(SeekFrom::Start(from))
            .await
            .map_err(|why| Error::cut_off(&self.host, why))?;
        let mut left = 0;
        while let Some(piece) = pieces.next()? {
            left = piece.len() as u64;
            if let Err(why) = file.write_all(&piece).await {
                return Err(self.not_written(why, left).await);
            }
            self.gauge.add(left);
        }
        if let Err(why) = file.flush().await {
            return Err(self.not_written(why, left).await);
        }
        if let Err(why) = file.shutdown().await {
            return Err(self.not_written(why, left).await);
        }
        Ok(())
    }

    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let file = self.session.open(self.path(name)).await;
        let mut file = file.map_err(|said| match said {
            Said::Status(ref status) if status.status_code == StatusCode::NoSuchFile => Error::Gone {
                name: name.to_owned(),
            },
            said => self.failed(said),
        })?;
        let mut buffer = vec![0; PIECE];
        loop {
            let read = file.read(&mut buffer).await;
            let read = read.map_err(|why| Error::cut_off(&self.host, why))?;
            let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
                break;
            };
            take(piece)?;
        }
        file.shutdown()
            .await
            .map_err(|why| Error::cut_off(&self.host, why))
    }

    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error> {
        let renamed = self.session.rename(self.path(from), self.path(to)).await;
        self.gauge.alive();
        match renamed {
            Ok(()) => Ok(()),
            Err(Said::Status(status)) if status.status_code == StatusCode::NoSuchFile => Err(Error::Gone {
                name: from.to_owned(),
            }),
            // Version 3 of the protocol gives only "failure" where the target exists.
            Err(said) => match self.length(to).await? {
                Some(_) => Err(Error::Taken { name: to.to_owned() }),
                None => Err(self.failed(said)),
            },
        }
    }

    async fn remove(&mut self, name: &str) -> Result<(), Error> {
        match self.session.remove_file(self.path(name)).await {
            Err(Said::Status(status)) if status.status_code == StatusCode::NoSuchFile => Ok(()),
            done => done.map_err(|said| self.failed(said)),
        }
    }

    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error> {
        let entries = match self.session.read_dir(self.path(folder)).await {
            Ok(entries) => entries,
            Err(Said::Status(status))
                if status.status_code == StatusCode::NoSuchFile && !folder.is_empty() =>
            {
                return Ok(Vec::new());
            }
            Err(said) => return Err(self.failed(said)),
        };
        let files = entries.filter(|entry| entry.metadata().is_regular() && is_plain(&entry.file_name()));
        let files = files.map(|entry| RemoteFile {
            name: entry.file_name(),
            bytes: entry.metadata().size.unwrap_or(0),
        });
        Ok(files.collect())
    }
}
