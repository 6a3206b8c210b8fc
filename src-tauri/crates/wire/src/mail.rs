//! A mailbox, by SMTP (RFC 5321, RFC 6409): one mail that is ready is handed to the sender's own server, and what that
//! answers is the proof. Names, numbers and the dialogue are `lettre`'s; connecting and encrypting are done here, under the
//! rules that every other wire has.
//!
//! A mail cannot be put under a temporary name and read back. What is certain instead: a mail whose last bytes never left is
//! not sent, and may be tried again; once they have left, only the server's answer tells. So the last bytes wait until it is
//! on the disk here that they go ([`closing_stream`]), and where the answer is lost nobody sends the mail again unasked.
//!
//! It must not know what a mail contains.
//!
//! See docs/decisions/a-mail-goes-once.md.

mod closing_stream;
mod connecting;

use std::io::Write;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Ehlo, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;

use crate::gauge::{Gauge, TransferStage};
use crate::parcel::{PIECE, ReadBack};
use crate::put::{Landed, LandingProof};
use crate::road::RemoteFile;
use crate::server::{MailServer, Protection};
use crate::transport::{Doing, Transport};
use crate::{Bundle, Error, Secret, Upload, error};
use closing_stream::LEFT;
use tokio::time::timeout;

/// The largest mail that is sent, in bytes, whatever a server says: no provider takes more, and it is held in memory.
const MOST: u64 = 150 * 1000 * 1000;
/// How long a server may take for its last answer (RFC 5321 §4.5.3.2.6).
const ANSWER: Duration = Duration::from_secs(600);
/// How often it is said meanwhile that the connection is not dead.
const TICK: Duration = Duration::from_secs(5);

pub(crate) struct MailLine {
    host: String,
    envelope: Envelope,
    /// The largest mail that the server takes, in bytes, where it says so (RFC 1870).
    most: Option<u64>,
    connection: AsyncSmtpConnection,
    /// Whether the last bytes of a mail may have left.
    left: Arc<AtomicBool>,
    gauge: Arc<Gauge>,
}

impl MailLine {
    pub(crate) async fn open(
        server: &MailServer,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let host = server.host.as_str();
        let envelope = envelope(server)?;
        let stream = connecting::connect(server, &gauge).await?;
        let left = stream.left();
        let mut connection =
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &ClientId::default())
                .await
                .map_err(|said| failed(host, &said))?;
        gauge.alive();
        if !server.user.is_empty() && server.protection != Protection::None {
            log_in(&mut connection, server, secret).await?;
            gauge.alive();
        }
        let greeted = connection.command(Ehlo::new(ClientId::default())).await;
        let most = largest(&greeted.map_err(|said| failed(host, &said))?);
        Ok(Self {
            host: host.to_owned(),
            envelope,
            most,
            connection,
            left,
            gauge,
        })
    }

    /// Looks whether the server takes mail from the sender to each recipient. No mail is sent: the next word would be `DATA`.
    async fn look(&mut self) -> Result<String, Error> {
        self.address_it().await?;
        // What was said is taken back by leaving.
        let _ = self.connection.quit().await;
        Ok(match self.most {
            Some(most) => format!("SMTP {}, ≤ {} MB", self.host, most / 1_000_000),
            None => format!("SMTP {}", self.host),
        })
    }

    async fn address_it(&mut self) -> Result<(), Error> {
        let host = self.host.clone();
        let from = MailFrom::new(self.envelope.from().cloned(), Vec::new());
        let said = self.connection.command(from).await;
        said.map_err(|said| failed(&host, &said))?;
        for to in self.envelope.to().to_owned() {
            let said = self.connection.command(Rcpt::new(to.clone(), Vec::new())).await;
            said.map_err(|said| match said.status() {
                // Refused for good: the address is what a person has to look at.
                Some(code) if u16::from(code) / 100 == 5 => Error::NoSuchMailbox {
                    host: host.clone(),
                    address: to.to_string(),
                    says: error::words(&words(&said)),
                },
                _ => failed(&host, &said),
            })?;
            self.gauge.alive();
        }
        Ok(())
    }

    async fn send(&mut self, mail: &Upload) -> Result<Landed, Error> {
        if mail.token.as_deref() == Some(LEFT) {
            self.gauge.keep("");
            return Err(Error::Unanswered {
                host: self.host.clone(),
            });
        }
        let most = self.most.unwrap_or(MOST).min(MOST);
        if mail.bytes > most {
            return Err(Error::MailTooLarge {
                host: self.host.clone(),
                bytes: mail.bytes,
                most,
            });
        }
        // All of it before the first byte goes: a mail that is cut short here would be one that is whole there.
        let whole = whole(mail)?;
        self.address_it().await?;
        let host = self.host.clone();
        let said = self.connection.command(Data).await;
        said.map_err(|said| failed(&host, &said))?;
        self.gauge.begin(TransferStage::Sending, 0, mail.bytes);
        let gauge = Arc::clone(&self.gauge);
        let pieces = whole.chunks(PIECE).inspect(|piece| gauge.add(piece.len() as u64));
        let said = self.answer_to(pieces).await;
        // Whatever is known now is known: nothing is left to be asked at the next try.
        self.gauge.keep("");
        match said {
            Ok(answer) => {
                let _ = self.connection.quit().await;
                Ok(Landed {
                    name: mail.name.clone(),
                    already: false,
                    proof: LandingProof::Accepted,
                    says: error::words(&answer.message().collect::<Vec<_>>().join(" ")),
                })
            }
            // An answer, and be it a refusal, is an answer.
            Err(said) if said.status().is_none() && self.left.load(Ordering::Relaxed) => {
                Err(Error::Unanswered { host })
            }
            Err(said) => Err(failed(&host, &said)),
        }
    }

    /// Sends the mail and hears the answer, for which a server may take its time.
    async fn answer_to(&mut self, pieces: impl Iterator<Item = &[u8]>) -> Result<Response, smtp::Error> {
        let (gauge, left) = (Arc::clone(&self.gauge), Arc::clone(&self.left));
        let mut sending = pin!(self.connection.message_iter(pieces));
        let mut patience = ANSWER;
        loop {
            match timeout(TICK, &mut sending).await {
                Ok(said) => return said,
                Err(_) if left.load(Ordering::Relaxed) && !patience.is_zero() => {
                    patience = patience.saturating_sub(TICK);
                    gauge.alive();
                }
                Err(_) => {}
            }
        }
    }
}

/// The mail's bytes, which are those that were weighed.
fn whole(mail: &Upload) -> Result<Vec<u8>, Error> {
    let (mut whole, mut weighed) = (Vec::new(), ReadBack::default());
    let mut pieces = mail.open(0)?;
    while let Some(piece) = pieces.next()? {
        weighed.add(&piece);
        whole.extend(piece);
    }
    weighed.compare(mail, &mail.path.display().to_string())?;
    Ok(whole)
}

/// From whom, to whom.
fn envelope(server: &MailServer) -> Result<Envelope, Error> {
    let address = |text: &str| {
        text.parse::<Address>().map_err(|why| Error::BadAddress {
            address: text.to_owned(),
            why: why.to_string(),
        })
    };
    let to = server.to.iter().map(|to| address(to));
    Envelope::new(Some(address(&server.from)?), to.collect::<Result<_, _>>()?).map_err(|why| {
        Error::BadAddress {
            address: server.to.join(", "),
            why: why.to_string(),
        }
    })
}

async fn log_in(
    connection: &mut AsyncSmtpConnection,
    server: &MailServer,
    secret: Option<&Secret>,
) -> Result<(), Error> {
    let host = || server.host.clone();
    let secret = secret.ok_or_else(|| Error::NeedsCode { host: host() })?;
    let name = Credentials::new(server.user.clone(), secret.reveal().to_owned());
    let ways = [Mechanism::Plain, Mechanism::Login];
    match connection.auth(&ways, &name).await {
        Ok(_) => Ok(()),
        // 535 is said for a wrong code; 534, 530 and 538 where another way is wanted, which the code is not right for either.
        Err(said) if said.is_permanent() => Err(Error::WrongCode { host: host() }),
        Err(said) => Err(failed(&server.host, &said)),
    }
}

/// The largest mail that a server takes, as its answer to `EHLO` says: `SIZE 52428800`. 0 is said where nothing is fixed.
fn largest(greeted: &Response) -> Option<u64> {
    let sizes = greeted.message().filter_map(|line| line.strip_prefix("SIZE "));
    let sizes = sizes.filter_map(|size| size.trim().parse().ok());
    sizes.filter(|size| *size > 0).min()
}

/// What lettre says, in the wire's words (RFC 5321 §4.2.2, RFC 4954).
fn failed(host: &str, said: &smtp::Error) -> Error {
    let owned = || host.to_owned();
    let Some(code) = said.status() else {
        return match said.is_response() || said.is_client() {
            true => Error::refused(host, &said.to_string()),
            false => Error::cut_off(host, said),
        };
    };
    match u16::from(code) {
        452 | 552 if !is_about_size(&words(said)) => Error::Full { place: owned() },
        552 | 523 => Error::TooLarge { host: owned() },
        530 => Error::NeedsCode { host: owned() },
        534 | 535 | 538 => Error::WrongCode { host: owned() },
        status if status / 100 == 4 => Error::Busy {
            host: owned(),
            status,
            after: None,
        },
        _ => Error::refused(host, &words(said)),
    }
}

/// 552 is said of a mailbox that is full and of a mail that is too large.
fn is_about_size(says: &str) -> bool {
    let says = says.to_ascii_lowercase();
    ["size", "large", "big", "5.3.4", "5.2.3"]
        .iter()
        .any(|word| says.contains(word))
}

/// The server's words, its number in front: `550 5.1.1 no such user`.
fn words(said: &smtp::Error) -> String {
    use std::error::Error as _;
    match (said.status(), said.source()) {
        (Some(code), Some(words)) => format!("{code} {words}"),
        _ => said.to_string(),
    }
}

/// A mail server takes one mail at a time and shows nothing.
fn cannot<T: 'static>(what: &'static str) -> Doing<'static, T> {
    let (wire, what) = ("a mail server".into(), what.into());
    Box::pin(async move { Err(Error::Cannot { wire, what }) })
}

impl Transport for MailLine {
    fn probe(&mut self) -> Doing<'_, String> {
        Box::pin(self.look())
    }

    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed> {
        Box::pin(self.send(parcel))
    }

    fn put_folder<'a>(&'a mut self, _bundle: &'a Bundle) -> Doing<'a, Landed> {
        cannot("take a folder")
    }

    fn list<'a>(&'a mut self, _folder: &'a str) -> Doing<'a, Vec<RemoteFile>> {
        cannot("show what it holds")
    }

    fn fetch<'a>(&'a mut self, _name: &'a str, _into: &'a mut dyn Write) -> Doing<'a, u64> {
        cannot("show what it holds")
    }

    fn claim<'a>(&'a mut self, _name: &'a str, _by: &'a str, _claimed: String) -> Doing<'a, String> {
        cannot("show what it holds")
    }

    fn release<'a>(&'a mut self, _claimed: &'a str, _name: &'a str) -> Doing<'a, ()> {
        cannot("show what it holds")
    }
}
