//! An address that takes a file by POST, as newsrooms' own systems have it. There is no name to look at afterwards:
//! each package carries its digest (RFC 9530) and a key by which the other side knows it again, so that one which is
//! sent twice is taken once.

use crate::gauge::{Gauge, Stage};
use crate::put::{Landed, Proof};
use crate::{Error, Parcel, Secret, http};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use reqwest::{RequestBuilder, StatusCode};
use std::path::Path;
use std::sync::Arc;

/// Whether somebody is there. What it does with a package only a package would show, so only the name, the password
/// and the certificate are looked at.
pub(crate) async fn look(
    url: &str,
    user: &str,
    ca: Option<&Path>,
    secret: Option<&Secret>,
) -> Result<String, Error> {
    let address = http::address(url)?;
    let host = address.host_str().unwrap_or_default().to_owned();
    let request = signed(
        http::client(ca)?.request(reqwest::Method::OPTIONS, address),
        user,
        secret,
    );
    let answer = request.send().await.map_err(|why| http::unanswered(&host, why))?;
    match answer.status() {
        StatusCode::UNAUTHORIZED if secret.is_none() => Err(Error::NeedsPassword { host }),
        // Not every address answers this question, and that is no reason not to try the real thing.
        StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED => Ok(format!("HTTPS {host}")),
        _ => http::good(&host, url, answer).map(|_| format!("HTTPS {host}")),
    }
}

pub(crate) async fn put(
    url: &str,
    user: &str,
    ca: Option<&Path>,
    secret: Option<&Secret>,
    parcel: &Parcel,
    gauge: &Arc<Gauge>,
) -> Result<Landed, Error> {
    let address = http::address(url)?;
    let host = address.host_str().unwrap_or_default().to_owned();
    let digest = format!("sha-256=:{}:", STANDARD.encode(bytes(&parcel.sha256)));
    let name = utf8_percent_encode(&parcel.name, NON_ALPHANUMERIC);
    gauge.begin(Stage::Sending, 0, parcel.bytes);
    let request = signed(http::client(ca)?.post(address), user, secret)
        .header(CONTENT_TYPE, "application/zip")
        .header(CONTENT_LENGTH, parcel.bytes)
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename*=UTF-8''{name}"),
        )
        .header("Content-Digest", &digest)
        .header("Idempotency-Key", format!("\"{}\"", parcel.sha256))
        .body(parcel.open(0)?.into_body(Arc::clone(gauge)));
    let answer = request.send().await.map_err(|why| http::unanswered(&host, why))?;
    gauge.alive();
    if answer.status() == StatusCode::UNAUTHORIZED && secret.is_none() {
        return Err(Error::NeedsPassword { host });
    }
    let answer = http::good(&host, url, answer)?;
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let proof = match header("repr-digest") {
        Some(theirs) if theirs.contains("sha-256=") && !theirs.contains(&digest) => {
            return Err(Error::WrongContent { host });
        }
        Some(theirs) if theirs.contains(&digest) => Proof::Digest,
        _ => Proof::Accepted,
    };
    Ok(Landed {
        name: header(LOCATION.as_str()).unwrap_or(&parcel.name).to_owned(),
        already: answer.status() == StatusCode::OK && header("idempotency-replayed") == Some("true"),
        proof,
    })
}

fn signed(request: RequestBuilder, user: &str, secret: Option<&Secret>) -> RequestBuilder {
    match (user, secret) {
        ("", None) => request,
        ("", Some(secret)) => request.bearer_auth(secret.reveal()),
        (user, secret) => request.basic_auth(user, secret.map(Secret::reveal)),
    }
}

/// The bytes that hexadecimal digits stand for; pairs that are none are left out.
fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    let pairs = digits.chunks_exact(2);
    pairs
        .filter_map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok())
        .collect()
}
