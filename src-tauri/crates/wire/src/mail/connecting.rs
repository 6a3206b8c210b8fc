//! From a mail server's address to a connection that may be spoken on: in the open, encrypted from the first byte (RFC 8314),
//! or encrypted after the greeting (`STARTTLS`, RFC 3207).

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpSocket, TcpStream, lookup_host};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::closing_stream::ClosingStream;
use crate::gauge::Gauge;
use crate::server::{MailServer, Protection};
use crate::{Error, tls};

/// How many bytes may wait here to be sent.
const WAITING: u32 = 32 * 1024;
/// The most that a server may say before it is encrypted, in bytes.
const MOST: usize = 16 * 1024;

/// Connects.
pub(crate) async fn connect(server: &MailServer, gauge: &Arc<Gauge>) -> Result<ClosingStream, Error> {
    let host = server.host.as_str();
    let socket = dial(server).await.map_err(|why| Error::unreachable(host, &why))?;
    let peer = socket.peer_addr().map_err(|why| Error::unreachable(host, &why))?;
    gauge.alive();
    let stream = |line, greeting| ClosingStream::new(line, greeting, peer, Arc::clone(gauge));
    Ok(match server.protection {
        Protection::None => stream(Box::new(socket), Vec::new()),
        Protection::Implicit => stream(Box::new(encrypted(server, socket).await?), Vec::new()),
        Protection::Explicit => {
            let (socket, greeting) = turned(host, socket).await?;
            stream(Box::new(encrypted(server, socket).await?), greeting)
        }
    })
}

/// The first of the server's addresses that answers. Little waits on this side to be sent: what is there when the line is cut
/// looks as if it had left.
async fn dial(server: &MailServer) -> io::Result<TcpStream> {
    let mut failed = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in lookup_host((server.host.as_str(), server.port)).await? {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4()?,
            SocketAddr::V6(_) => TcpSocket::new_v6()?,
        };
        socket.set_send_buffer_size(WAITING)?;
        match socket.connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(why) => failed = why,
        }
    }
    Err(failed)
}

async fn encrypted(server: &MailServer, socket: TcpStream) -> Result<TlsStream<TcpStream>, Error> {
    let host = server.host.as_str();
    let name = ServerName::try_from(host.to_owned()).map_err(|why| Error::BadAddress {
        address: host.to_owned(),
        why: why.to_string(),
    })?;
    let connector: TlsConnector = Arc::new(tls::rules(server.ca.as_deref())?).into();
    let connected = connector.connect(name, socket).await;
    connected.map_err(|why| tls::refused(host, &why))
}

/// Reads the greeting and asks for encryption. Returns the greeting, which `lettre` reads again on the encrypted connection.
///
/// Bytes that come after the server's consent and before the encryption could be an attacker's: they are refused (CVE-2011-0411).
async fn turned(host: &str, socket: TcpStream) -> Result<(TcpStream, Vec<u8>), Error> {
    let mut line = BufReader::new(socket);
    let greeting = answer(host, &mut line).await?;
    say(host, &mut line, "EHLO [127.0.0.1]\r\n").await?;
    let offers = answer(host, &mut line).await?;
    let offers = String::from_utf8_lossy(&offers).to_ascii_uppercase();
    let not_encrypted = || Error::NotEncrypted {
        host: host.to_owned(),
    };
    if !offers
        .lines()
        .any(|line| line.get(4..).is_some_and(|offer| offer.trim() == "STARTTLS"))
    {
        return Err(not_encrypted());
    }
    say(host, &mut line, "STARTTLS\r\n").await?;
    let consent = answer(host, &mut line).await?;
    if !consent.starts_with(b"220") || !line.buffer().is_empty() {
        return Err(not_encrypted());
    }
    Ok((line.into_inner(), greeting))
}

async fn say(host: &str, line: &mut BufReader<TcpStream>, words: &str) -> Result<(), Error> {
    let said = line.write_all(words.as_bytes()).await;
    said.map_err(|why| Error::cut_off(host, why))
}

/// Reads an answer with all its lines: the last has a blank behind its number (`250 STARTTLS`), the others a dash.
async fn answer(host: &str, line: &mut BufReader<TcpStream>) -> Result<Vec<u8>, Error> {
    let mut answer = Vec::new();
    loop {
        let start = answer.len();
        let heard = line.read_until(b'\n', &mut answer).await;
        let heard = heard.map_err(|why| Error::cut_off(host, why))?;
        if heard == 0 || answer.len() > MOST {
            return Err(Error::cut_off(host, "no whole answer"));
        }
        if answer.get(start + 3) != Some(&b'-') {
            break;
        }
    }
    match answer.first() {
        Some(b'2') => Ok(answer),
        Some(b'4') => Err(Error::Busy {
            host: host.to_owned(),
            status: number(&answer),
            after: None,
        }),
        _ => Err(Error::refused(host, &String::from_utf8_lossy(&answer))),
    }
}

/// The number of an answer: 421 of `421 too many connections`.
fn number(answer: &[u8]) -> u16 {
    let digits = answer.iter().take(3).filter(|byte| byte.is_ascii_digit());
    digits.fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
}
