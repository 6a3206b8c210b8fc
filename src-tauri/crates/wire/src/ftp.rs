//! A folder on an FTP server, encrypted or not. Uploads are resumed with `REST`, and replies are interpreted by their number and,
//! where one number means many things, by their words.

use crate::gauge::Gauge;
use crate::parcel::{FileStretch, PIECE};
use crate::road::{RemoteFile, Road, is_plain};
use crate::server::{Protection, ServerFolder};
use crate::{Error, Secret, tls};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use suppaftp::list::ListParser;
use suppaftp::tokio::{AsyncRustlsConnector, AsyncRustlsFtpStream};
use suppaftp::types::FileType;
use suppaftp::{FtpError, Status};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_rustls::TlsConnector;

pub(crate) struct Ftp {
    host: String,
    stream: AsyncRustlsFtpStream,
    gauge: Arc<Gauge>,
}

impl Ftp {
    pub(crate) async fn open(
        place: &ServerFolder,
        protection: Protection,
        ca: Option<&Path>,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let host = place.host.as_str();
        let connector = |ca| {
            let connector: TlsConnector = Arc::new(tls::rules(ca)?).into();
            Ok::<_, Error>(AsyncRustlsConnector::from(connector))
        };
        let mut stream = if protection == Protection::Implicit {
            let stream =
                AsyncRustlsFtpStream::connect_secure_implicit((host, place.port), connector(ca)?, host).await;
            stream.map_err(|said| failed(host, host, said))?
        } else {
            let socket = tokio::net::TcpStream::connect((host, place.port)).await;
            let socket = socket.map_err(|why| Error::unreachable(host, &why))?;
            gauge.alive();
            let stream = AsyncRustlsFtpStream::connect_with_stream(socket).await;
            stream.map_err(|said| failed(host, host, said))?
        };
        if protection == Protection::Explicit {
            let secured = stream.into_secure(connector(ca)?, host).await;
            stream = secured.map_err(|said| match said {
                FtpError::UnexpectedResponse(_) => Error::NotEncrypted {
                    host: host.to_owned(),
                },
                said => failed(host, host, said),
            })?;
        }
        if protection == Protection::Implicit {
            // The data connection is encrypted too, and servers want to be told. Some find these commands needless and refuse
            // them.
            for words in ["PBSZ 0", "PROT P"] {
                match stream.custom_command(words, &[Status::CommandOk]).await {
                    Ok(_) | Err(FtpError::UnexpectedResponse(_)) => {}
                    Err(said) => return Err(failed(host, host, said)),
                }
            }
        }
        gauge.alive();
        let (user, password) = match (place.user.as_str(), secret) {
            ("", _) => ("anonymous", "anonymous"),
            (user, Some(secret)) => (user, secret.reveal()),
            (_, None) => {
                return Err(Error::NeedsPassword {
                    host: host.to_owned(),
                });
            }
        };
        stream
            .login(user, password)
            .await
            .map_err(|said| failed(host, host, said))?;
        stream
            .transfer_type(FileType::Binary)
            .await
            .map_err(|said| failed(host, host, said))?;
        // A server behind a router names an address of its own network for data.
        stream.set_passive_nat_workaround(true);
        if !place.folder.is_empty() {
            let place_there = format!("{host}:{}", place.folder);
            stream
                .cwd(&place.folder)
                .await
                .map_err(|said| failed(host, &place_there, said))?;
        }
        gauge.alive();
        Ok(Self {
            host: host.to_owned(),
            stream,
            gauge,
        })
    }

    fn failed(&self, place: &str, said: FtpError) -> Error {
        failed(&self.host, place, said)
    }
}

impl Road for Ftp {
    const RESUMES: bool = true;

    fn host(&self) -> String {
        self.host.clone()
    }

    fn gauge(&self) -> &Arc<Gauge> {
        &self.gauge
    }

    async fn look(&mut self) -> Result<String, Error> {
        let here = self.stream.pwd().await;
        here.map(|folder| format!("FTP {folder}"))
            .map_err(|said| failed(&self.host, &self.host, said))
    }

    async fn make_folder(&mut self, folder: &str) -> Result<(), Error> {
        match self.stream.mkdir(folder).await {
            // It may exist already, for which there is no reply number of its own.
            Ok(()) | Err(FtpError::UnexpectedResponse(_)) => Ok(()),
            Err(said) => Err(self.failed(folder, said)),
        }
    }

    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error> {
        let size = self.stream.size(name).await;
        self.gauge.alive();
        match size {
            Ok(size) => Ok(Some(size as u64)),
            Err(FtpError::UnexpectedResponse(said)) if said.status == Status::FileUnavailable => Ok(None),
            Err(said) => Err(self.failed(name, said)),
        }
    }

    async fn send(&mut self, name: &str, from: u64, mut pieces: FileStretch) -> Result<(), Error> {
        if from > 0 {
            let offset = usize::try_from(from).unwrap_or(usize::MAX);
            let agreed = self.stream.resume_transfer(offset).await;
            agreed.map_err(|said| failed(&self.host, name, said))?;
        }
        let begun = self.stream.put_with_stream(name).await;
        let mut data = begun.map_err(|said| failed(&self.host, name, said))?;
        let mut broken = None;
        while let Some(piece) = pieces.next()? {
            if let Err(why) = data.write_all(&piece).await {
                broken = Some(why);
                break;
            }
            self.gauge.add(piece.len() as u64);
        }
        // The server's reply explains more than the broken connection does.
        match (data.finish().await, broken) {
            (Ok(()), None) => Ok(()),
            (Ok(()), Some(why)) => Err(Error::cut_off(&self.host, why)),
            (Err(said), _) => Err(failed(&self.host, name, said)),
        }
    }

    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let begun = self.stream.retr_as_stream(name).await;
        let mut data = begun.map_err(|said| failed(&self.host, name, said))?;
        let mut buffer = vec![0; PIECE];
        loop {
            let read = match data.read(&mut buffer).await {
                Ok(read) => read,
                // Some servers close without a close-notify; the length and the digest are compared anyway.
                Err(why) if why.kind() == ErrorKind::UnexpectedEof => 0,
                Err(why) => return Err(Error::cut_off(&self.host, why)),
            };
            let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
                break;
            };
            take(piece)?;
        }
        data.finish().await.map_err(|said| failed(&self.host, name, said))
    }

    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error> {
        // RNTO overwrites: looking first keeps files of others safe, and our own name contains our digest.
        if self.length(to).await?.is_some() {
            return Err(Error::Taken { name: to.to_owned() });
        }
        let renamed = self.stream.rename(from, to).await;
        self.gauge.alive();
        match renamed {
            Ok(()) => Ok(()),
            // A folder has no length, and no reply number tells that one is in the way.
            Err(said @ FtpError::UnexpectedResponse(_)) => match self.stream.mlsd(Some(to)).await {
                Ok(_) => Err(Error::Taken { name: to.to_owned() }),
                Err(_) => Err(self.failed(to, said)),
            },
            Err(said) => Err(self.failed(to, said)),
        }
    }

    async fn remove(&mut self, name: &str) -> Result<(), Error> {
        match self.stream.rm(name).await {
            Err(FtpError::UnexpectedResponse(said)) if said.status == Status::FileUnavailable => Ok(()),
            done => done.map_err(|said| self.failed(name, said)),
        }
    }

    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error> {
        let path = Some(folder).filter(|folder| !folder.is_empty());
        let lines = match self.stream.mlsd(path).await {
            Ok(lines) => lines,
            Err(FtpError::UnexpectedResponse(said))
                if said.status == Status::FileUnavailable && path.is_some() =>
            {
                return Ok(Vec::new());
            }
            Err(said) => return Err(self.failed(folder, said)),
        };
        let files = lines.iter().filter_map(|line| ListParser::parse_mlsd(line).ok());
        let files = files.filter(|file| file.is_file() && is_plain(file.name()));
        Ok(files
            .map(|file| RemoteFile {
                name: file.name().to_owned(),
                bytes: file.size() as u64,
            })
            .collect())
    }
}

fn failed(host: &str, place: &str, said: FtpError) -> Error {
    let (host, place) = (host.to_owned(), place.to_owned());
    match said {
        FtpError::ConnectionError(why) => match why.kind() {
            ErrorKind::ConnectionRefused => Error::unreachable(&host, &why),
            _ => Error::cut_off(&host, why),
        },
        FtpError::SecureError(why) if why.contains("certificate") => Error::BadCertificate { host, why },
        FtpError::SecureError(why) => Error::cut_off(&host, why),
        FtpError::UnexpectedResponse(said) => {
            let words = String::from_utf8_lossy(&said.body).into_owned();
            let low = words.to_ascii_lowercase();
            if low.contains("no space") || low.contains("disk full") || low.contains("quota") {
                return Error::Full { place: host };
            }
            match said.status {
                Status::InvalidCredentials | Status::NotLoggedIn => Error::WrongPassword { host },
                Status::RequestedActionNotTaken | Status::ExceededStorage => Error::Full { place: host },
                Status::NotAvailable => Error::Busy {
                    host,
                    status: 421,
                    after: None,
                },
                Status::FileUnavailable
                    if low.contains("permission") || low.contains("not enough privileges") =>
                {
                    Error::Forbidden { place }
                }
                Status::FileUnavailable => Error::NotThere { place },
                Status::BadFilename => Error::Forbidden { place },
                Status::CannotOpenDataConnection
                | Status::TransferAborted
                | Status::RequestFileActionIgnored
                | Status::ActionAborted => Error::cut_off(&host, words),
                _ => Error::refused(&host, &words),
            }
        }
        other => Error::cut_off(&host, other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, FtpError, Status, failed};
    use suppaftp::types::Response;

    #[test]
    fn a_full_disk_is_known_by_its_number_and_by_its_words() {
        let said = |status, words: &str| {
            let response = Response::new(status, words.as_bytes().to_vec());
            failed("desk", "one.zip", FtpError::UnexpectedResponse(response))
        };
        for answer in [
            said(Status::ExceededStorage, "552 Disk quota exceeded"),
            said(Status::RequestedActionNotTaken, "452 Insufficient storage"),
            said(Status::ActionAborted, "451 No space left on device"),
            said(
                Status::TransferAborted,
                "426 No space left on device; transfer aborted.",
            ),
        ] {
            assert!(matches!(answer, Error::Full { .. }), "{answer}");
        }
        let cut = said(
            Status::TransferAborted,
            "426 Connection closed; transfer aborted.",
        );
        assert!(matches!(cut, Error::CutOff { .. }), "{cut}");
    }
}
