//! The common part of WebDAV, S3 and HTTPS: one client, and one interpretation of responses.

use crate::gauge::Gauge;
use crate::{Error, Secret, tls};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url, redirect};
use std::error::Error as _;
use std::path::Path;
use std::time::Duration;

/// Most bytes that are read of a response with text.
const WORDS: usize = 64 * 1024 * 1024;

pub(crate) fn client(ca: Option<&Path>) -> Result<Client, Error> {
    let client = Client::builder()
        .tls_backend_preconfigured(tls::rules(ca)?)
        .connect_timeout(Duration::from_secs(20))
        // A redirect would carry the package, and maybe the password, to a server that the profile does not name.
        .redirect(redirect::Policy::none())
        .user_agent(concat!("Galley/", env!("CARGO_PKG_VERSION")))
        .build();
    client.map_err(|why| Error::BadAddress {
        address: String::new(),
        why: why.to_string(),
    })
}

/// An address of the profile, checked.
pub(crate) fn address(text: &str) -> Result<Url, Error> {
    let bad = |why: String| Error::BadAddress {
        address: text.to_owned(),
        why,
    };
    let url = Url::parse(text.trim()).map_err(|why| bad(why.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(bad("it begins with neither https:// nor http://".to_owned()));
    }
    if url.password().is_some() {
        return Err(bad("a password has no place in an address".to_owned()));
    }
    Ok(url)
}

/// Sends a request and returns the response with any status; its arrival is recorded in the gauge.
pub(crate) async fn ask(host: &str, gauge: &Gauge, request: RequestBuilder) -> Result<Response, Error> {
    let answer = request.send().await.map_err(|why| unanswered(host, why));
    gauge.alive();
    answer
}

/// The response, unless a password is required and none was given.
pub(crate) fn let_in(host: &str, secret: Option<&Secret>, answer: Response) -> Result<Response, Error> {
    match (answer.status(), secret) {
        (StatusCode::UNAUTHORIZED, None) => Err(Error::NeedsPassword {
            host: host.to_owned(),
        }),
        _ => Ok(answer),
    }
}

/// The error of a request without a response. The URL is left out: it may hold a signature.
pub(crate) fn unanswered(host: &str, error: reqwest::Error) -> Error {
    let error = error.without_url();
    let mut why = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        why = cause.to_string();
        source = cause.source();
    }
    // The last cause is rustls' own, wrapped so often that it cannot be downcast.
    if why.contains("certificate") {
        return Error::BadCertificate {
            host: host.to_owned(),
            why,
        };
    }
    if error.is_connect() {
        Error::Unreachable {
            host: host.to_owned(),
            why,
        }
    } else {
        Error::cut_off(host, why)
    }
}

/// The error for a status with which the caller cannot continue.
pub(crate) fn refused(host: &str, place: &str, status: StatusCode, headers: &HeaderMap) -> Error {
    let (host, place) = (host.to_owned(), place.to_owned());
    let after = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok());
    match status.as_u16() {
        401 | 407 => Error::WrongPassword { host },
        403 => Error::Forbidden { place },
        404 | 410 => Error::NotThere { place },
        409 => Error::Conflict { place },
        412 => Error::Taken { name: place },
        413 => Error::TooLarge { host },
        423 => Error::Locked { place },
        429 => Error::Busy {
            host,
            status: 429,
            after,
        },
        503 => Error::Busy {
            host,
            status: 503,
            after,
        },
        507 => Error::Full { place },
        status if status >= 500 => Error::ServerFault { host, status },
        status => Error::refused(&host, &format!("HTTP {status}")),
    }
}

/// The response, if its status is a success.
pub(crate) fn good(host: &str, place: &str, response: Response) -> Result<Response, Error> {
    let status = response.status();
    if status.is_success() {
        Ok(response)
    } else {
        Err(refused(host, place, status, response.headers()))
    }
}

/// The text of a response, limited in length.
pub(crate) async fn words(host: &str, mut response: Response) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|why| unanswered(host, why))? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > WORDS {
            return Err(Error::refused(host, "its answer is longer than anybody reads"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Passes every piece of a response to `take`.
pub(crate) async fn pieces(
    host: &str,
    mut response: Response,
    take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    while let Some(piece) = response.chunk().await.map_err(|why| unanswered(host, why))? {
        take(&piece)?;
    }
    Ok(())
}
