//! A bucket of S3 or of something like it. Here a name appears only when all of it is there, so nothing is renamed:
//! a small package is one PUT, a large one goes in parts that are found again after a cut, and a claim is a marker
//! that can be written once.

mod parts;
mod sending;

use crate::destination::Style;
use crate::gauge::Gauge;
use crate::parcel::Pieces;
use crate::road::{Entry, Road, is_plain};
use crate::{Destination, Error, Secret, http};
use reqwest::header::{CONTENT_LENGTH, HeaderMap};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use rusty_s3::actions::ListObjectsV2;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::sync::Arc;
use std::time::Duration;

/// How long a signed request is good for.
const GOOD_FOR: Duration = Duration::from_secs(3600);
/// What the marker of a claim ends in.
const CLAIM: &str = ".claimed";

pub(crate) struct S3 {
    bucket: Bucket,
    credentials: Credentials,
    prefix: String,
    host: String,
    client: Client,
    gauge: Arc<Gauge>,
}

impl S3 {
    pub(crate) fn open(
        destination: &Destination,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let Destination::S3 {
            endpoint,
            region,
            bucket,
            prefix,
            style,
            key_id,
            ca,
        } = destination
        else {
            return Err(Error::Cannot {
                wire: "this wire",
                what: "speak S3",
            });
        };
        let url = http::address(endpoint)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let Some(secret) = secret else {
            return Err(Error::NeedsPassword { host });
        };
        let style = match style {
            Style::Path => UrlStyle::Path,
            Style::VirtualHost => UrlStyle::VirtualHost,
        };
        let bucket =
            Bucket::new(url, style, bucket.clone(), region.clone()).map_err(|why| Error::BadAddress {
                address: format!("{endpoint} {bucket}"),
                why: why.to_string(),
            })?;
        Ok(Self {
            bucket,
            credentials: Credentials::new(key_id.as_str(), secret.reveal()),
            prefix: prefix.clone(),
            host,
            client: http::client(ca.as_deref())?,
            gauge,
        })
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// A signed request for one action.
    fn request<'a>(&self, method: Method, action: &impl S3Action<'a>) -> RequestBuilder {
        self.client.request(method, action.sign(GOOD_FOR))
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Response, Error> {
        let answer = request
            .send()
            .await
            .map_err(|why| http::unanswered(&self.host, why));
        self.gauge.alive();
        answer
    }

    /// S3 says 403 for a wrong key as for a missing permission; the words tell them apart.
    async fn good(&self, answer: Response) -> Result<Response, Error> {
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let headers: HeaderMap = answer.headers().clone();
        let words = http::words(&self.host, answer).await.unwrap_or_default();
        let wrong_key = ["SignatureDoesNotMatch", "InvalidAccessKeyId", "AuthFailure"];
        if wrong_key.iter().any(|code| words.contains(code)) {
            return Err(Error::WrongPassword {
                host: self.host.clone(),
            });
        }
        if words.contains("RequestTimeTooSkewed") {
            return Err(Error::refused(
                &self.host,
                "the clock of this computer is wrong; set it right",
            ));
        }
        Err(http::refused(&self.host, self.bucket.name(), status, &headers))
    }

    /// Writes the marker that only the first can write.
    pub(crate) async fn claim(&mut self, name: &str, by: &str) -> Result<String, Error> {
        if self.length(name).await?.is_none() {
            return Err(Error::Gone {
                name: name.to_owned(),
            });
        }
        let key = self.key(&format!("{name}{CLAIM}"));
        let mut action = self.bucket.put_object(Some(&self.credentials), &key);
        action.headers_mut().insert("if-none-match", "*");
        let request = self.request(Method::PUT, &action).header("if-none-match", "*");
        let answer = self.ask(request.body(by.to_owned())).await?;
        match answer.status() {
            StatusCode::PRECONDITION_FAILED | StatusCode::CONFLICT => Err(Error::Gone {
                name: name.to_owned(),
            }),
            _ => self.good(answer).await.map(|_| name.to_owned()),
        }
    }

    /// Takes the marker away again.
    pub(crate) async fn release(&mut self, name: &str) -> Result<(), Error> {
        self.remove(&format!("{name}{CLAIM}")).await
    }
}

impl Road for S3 {
    const RESUMES: bool = true;

    fn host(&self) -> String {
        self.host.clone()
    }

    async fn look(&mut self) -> Result<String, Error> {
        self.list("").await?;
        Ok(format!("S3 {}", self.bucket.name()))
    }

    async fn make_folder(&mut self, _folder: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error> {
        let key = self.key(name);
        let action = self.bucket.head_object(Some(&self.credentials), &key);
        let answer = self.ask(self.request(Method::HEAD, &action)).await?;
        match answer.status() {
            StatusCode::NOT_FOUND => Ok(None),
            // An answer to HEAD has no words: a list asks again, and says whether it is the key.
            StatusCode::FORBIDDEN => {
                self.list("").await?;
                Err(Error::Forbidden {
                    place: self.bucket.name().to_owned(),
                })
            }
            _ => {
                let answer = self.good(answer).await?;
                let length = answer.headers().get(CONTENT_LENGTH);
                Ok(Some(
                    length
                        .and_then(|length| length.to_str().ok()?.parse().ok())
                        .unwrap_or(0),
                ))
            }
        }
    }

    async fn send(&mut self, _name: &str, _from: u64, _pieces: Pieces) -> Result<(), Error> {
        Err(Error::Cannot {
            wire: "an S3 bucket",
            what: "take a file under a temporary name",
        })
    }

    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let key = self.key(name);
        let action = self.bucket.get_object(Some(&self.credentials), &key);
        let answer = self.ask(self.request(Method::GET, &action)).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Err(Error::Gone {
                name: name.to_owned(),
            });
        }
        http::pieces(&self.host, self.good(answer).await?, take).await
    }

    async fn rename(&mut self, _from: &str, _to: &str) -> Result<(), Error> {
        Err(Error::Cannot {
            wire: "an S3 bucket",
            what: "rename",
        })
    }

    async fn remove(&mut self, name: &str) -> Result<(), Error> {
        let key = self.key(name);
        let action = self.bucket.delete_object(Some(&self.credentials), &key);
        let answer = self.ask(self.request(Method::DELETE, &action)).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(());
        }
        self.good(answer).await.map(drop)
    }

    async fn list(&mut self, folder: &str) -> Result<Vec<Entry>, Error> {
        let prefix = match folder {
            "" => self.prefix.clone(),
            folder => format!("{}{folder}/", self.prefix),
        };
        let (mut found, mut token) = (Vec::new(), None::<String>);
        loop {
            let mut action = ListObjectsV2::new(&self.bucket, Some(&self.credentials));
            action.with_prefix(prefix.as_str());
            action.with_delimiter("/");
            if let Some(token) = &token {
                action.with_continuation_token(token.as_str());
            }
            let answer = self.ask(self.request(Method::GET, &action)).await?;
            let words = http::words(&self.host, self.good(answer).await?).await?;
            let listed = ListObjectsV2::parse_response(&words)
                .map_err(|why| Error::refused(&self.host, &format!("it cannot list ({why})")))?;
            found.extend(listed.contents.into_iter().filter_map(|object| {
                let name = object.key.strip_prefix(&prefix)?.to_owned();
                (!name.is_empty() && is_plain(&name)).then(|| Entry {
                    name,
                    bytes: object.size.unwrap_or(0),
                })
            }));
            token = listed.next_continuation_token;
            if token.is_none() {
                return Ok(unclaimed(found));
            }
        }
    }
}

/// Without the markers, and without what they mark.
fn unclaimed(found: Vec<Entry>) -> Vec<Entry> {
    let claimed: Vec<String> = found
        .iter()
        .filter_map(|entry| entry.name.strip_suffix(CLAIM).map(str::to_owned))
        .collect();
    let free = |entry: &Entry| !entry.name.ends_with(CLAIM) && !claimed.contains(&entry.name);
    found.into_iter().filter(free).collect()
}
