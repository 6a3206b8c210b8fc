//! An address that takes a file by POST, as newsrooms' own systems do. There is no name to check afterwards: each package carries
//! its digest (RFC 9530) and an idempotency key, so that one which is sent twice is taken once.

use crate::gauge::{Gauge, TransferStage};
use crate::put::{Landed, LandingProof};
use crate::road::RemoteFile;
use crate::transport::{Doing, Transport};
use crate::{Bundle, Error, Secret, Upload, http};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

pub(crate) struct Https {
    address: Url,
    host: String,
    user: String,
    secret: Option<Secret>,
    client: Client,
    gauge: Arc<Gauge>,
}

impl Https {
    pub(crate) fn open(
        url: &str,
        user: &str,
        ca: Option<&Path>,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let address = http::address(url)?;
        Ok(Self {
            host: address.host_str().unwrap_or_default().to_owned(),
            address,
            user: user.to_owned(),
            secret: secret.cloned(),
            client: http::client(ca)?,
            gauge,
        })
    }

    fn request(&self, method: Method) -> RequestBuilder {
        let request = self.client.request(method, self.address.clone());
        match (self.user.as_str(), &self.secret) {
            ("", None) => request,
            ("", Some(secret)) => request.bearer_auth(secret.reveal()),
            (user, secret) => request.basic_auth(user, secret.as_ref().map(Secret::reveal)),
        }
    }

    /// Whether a server answers. How it treats a package can only be seen with a package, so only the name, the password and the
    /// certificate are checked.
    async fn look(&self) -> Result<String, Error> {
        let answer = self.ask(self.request(Method::OPTIONS)).await?;
        match answer.status() {
            // Not every address supports OPTIONS, and that is no reason not to try the upload.
            StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED => {
                Ok(format!("HTTPS {}", self.host))
            }
            _ => {
                http::good(&self.host, self.address.as_str(), answer).map(|_| format!("HTTPS {}", self.host))
            }
        }
    }

    async fn post(&self, parcel: &Upload) -> Result<Landed, Error> {
        // A malformed digest counts as wrong content.
        let sha256 = hex::decode(&parcel.sha256).map_err(|_| Error::WrongContent {
            host: self.host.clone(),
        })?;
        let digest = format!("sha-256=:{}:", STANDARD.encode(sha256));
        let name = utf8_percent_encode(&parcel.name, NON_ALPHANUMERIC);
        self.gauge.begin(TransferStage::Sending, 0, parcel.bytes);
        let request = self
            .request(Method::POST)
            .header(CONTENT_TYPE, "application/zip")
            .header(CONTENT_LENGTH, parcel.bytes)
            .header(
                CONTENT_DISPOSITION,
                format!("attachment; filename*=UTF-8''{name}"),
            )
            .header("Content-Digest", &digest)
            .header("Idempotency-Key", format!("\"{}\"", parcel.sha256))
            .body(parcel.open(0)?.into_body(Arc::clone(&self.gauge)));
        let answer = self.ask(request).await?;
        let answer = http::good(&self.host, self.address.as_str(), answer)?;
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let proof = match header("repr-digest") {
            Some(theirs) if theirs.contains("sha-256=") && !theirs.contains(&digest) => {
                return Err(Error::WrongContent {
                    host: self.host.clone(),
                });
            }
            Some(theirs) if theirs.contains(&digest) => LandingProof::Digest,
            _ => LandingProof::Accepted,
        };
        Ok(Landed {
            name: header(LOCATION.as_str()).unwrap_or(&parcel.name).to_owned(),
            already: answer.status() == StatusCode::OK && header("idempotency-replayed") == Some("true"),
            proof,
            says: String::new(),
        })
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Response, Error> {
        let answer = http::ask(&self.host, &self.gauge, request).await?;
        http::let_in(&self.host, self.secret.as_ref(), answer)
    }
}

/// An address takes one file at a time and lists nothing.
fn cannot<T>(what: &'static str) -> Doing<'static, T>
where
    T: 'static,
{
    let (wire, what) = ("an HTTPS address".into(), what.into());
    Box::pin(async move { Err(Error::Cannot { wire, what }) })
}

impl Transport for Https {
    fn probe(&mut self) -> Doing<'_, String> {
        Box::pin(self.look())
    }

    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed> {
        Box::pin(self.post(parcel))
    }

    fn put_folder<'a>(&'a mut self, _bundle: &'a Bundle) -> Doing<'a, Landed> {
        cannot("take a folder; let the outlet's profile pack one zip")
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
