//! A bucket of S3 or of a service with the same protocol. A name appears here only when all of the object is there, so nothing is
//! renamed: a small package is one PUT, a large one is sent in parts that are found again after an interruption, a folder is
//! complete when its mark is there, and a claim is a marker object that can be written once.

mod parts;
mod sending;

use crate::gauge::{Gauge, TransferStage};
use crate::put::Landed;
use crate::road::{RemoteFile, is_plain};
use crate::server::{BucketStyle, S3Bucket};
use crate::transport::{Doing, IncomingFile, Transport};
use crate::{Bundle, Error, Secret, Upload, http};
use reqwest::header::{CONTENT_LENGTH, HeaderMap};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use rusty_s3::actions::ListObjectsV2;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// How long a signed request is valid.
const GOOD_FOR: Duration = Duration::from_secs(3600);
/// The ending of a claim's marker.
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
    pub(crate) fn open(place: &S3Bucket, secret: Option<&Secret>, gauge: Arc<Gauge>) -> Result<Self, Error> {
        let S3Bucket {
            endpoint,
            region,
            bucket,
            prefix,
            style,
            key_id,
            ca,
        } = place;
        let url = http::address(endpoint)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let Some(secret) = secret else {
            return Err(Error::NeedsPassword { host });
        };
        let style = match style {
            BucketStyle::Path => UrlStyle::Path,
            BucketStyle::VirtualHost => UrlStyle::VirtualHost,
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
        http::ask(&self.host, &self.gauge, request).await
    }

    /// S3 answers 403 for a wrong key as for a missing permission; the words tell them apart.
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

    /// Writes the marker, which only the first claim can write.
    async fn write_marker(&self, name: &str, by: &str) -> Result<String, Error> {
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

    /// The length of the object of this name, if it is there.
    async fn length(&self, name: &str) -> Result<Option<u64>, Error> {
        let key = self.key(name);
        let action = self.bucket.head_object(Some(&self.credentials), &key);
        let answer = self.ask(self.request(Method::HEAD, &action)).await?;
        match answer.status() {
            StatusCode::NOT_FOUND => Ok(None),
            // An answer to HEAD has no body: listing fails with words that tell whether the key is wrong.
            StatusCode::FORBIDDEN => {
                self.unclaimed("").await?;
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

    /// Passes every piece of an object to `take`.
    async fn read(&self, name: &str, take: &mut dyn FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
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

    /// Removes an object; it may be gone already.
    async fn remove(&self, name: &str) -> Result<(), Error> {
        let key = self.key(name);
        let action = self.bucket.delete_object(Some(&self.credentials), &key);
        let answer = self.ask(self.request(Method::DELETE, &action)).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(());
        }
        self.good(answer).await.map(drop)
    }

    /// The objects of a folder without a claim.
    async fn unclaimed(&self, folder: &str) -> Result<Vec<RemoteFile>, Error> {
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
                (!name.is_empty() && is_plain(&name)).then(|| RemoteFile {
                    name,
                    bytes: object.size.unwrap_or(0),
                })
            }));
            token = listed.next_continuation_token;
            if token.is_none() {
                return Ok(without_claimed(found));
            }
        }
    }
}

impl Transport for S3 {
    fn probe(&mut self) -> Doing<'_, String> {
        Box::pin(async {
            self.unclaimed("").await?;
            Ok(format!("S3 {}", self.bucket.name()))
        })
    }

    fn put<'a>(&'a mut self, parcel: &'a Upload) -> Doing<'a, Landed> {
        Box::pin(self.put_object(parcel))
    }

    fn put_folder<'a>(&'a mut self, bundle: &'a Bundle) -> Doing<'a, Landed> {
        Box::pin(self.put_objects(bundle))
    }

    fn list<'a>(&'a mut self, folder: &'a str) -> Doing<'a, Vec<RemoteFile>> {
        Box::pin(self.unclaimed(folder))
    }

    fn fetch<'a>(&'a mut self, name: &'a str, into: &'a mut dyn Write) -> Doing<'a, u64> {
        Box::pin(async move {
            let total = self.length(name).await?.ok_or_else(|| Error::Gone {
                name: name.to_owned(),
            })?;
            self.gauge.begin(TransferStage::Fetching, 0, total);
            let host = self.host.clone();
            let mut copy = IncomingFile::of(name, (&host, total), into);
            self.read(name, &mut |piece| {
                self.gauge.add(piece.len() as u64);
                copy.add(piece)
            })
            .await?;
            copy.whole()
        })
    }

    fn claim<'a>(&'a mut self, name: &'a str, by: &'a str, _claimed: String) -> Doing<'a, String> {
        Box::pin(self.write_marker(name, by))
    }

    fn release<'a>(&'a mut self, _claimed: &'a str, name: &'a str) -> Doing<'a, ()> {
        Box::pin(async move { self.remove(&format!("{name}{CLAIM}")).await })
    }
}

/// The files without the markers and the claimed ones.
fn without_claimed(found: Vec<RemoteFile>) -> Vec<RemoteFile> {
    let claimed: Vec<String> = found
        .iter()
        .filter_map(|entry| entry.name.strip_suffix(CLAIM).map(str::to_owned))
        .collect();
    let free = |entry: &RemoteFile| !entry.name.ends_with(CLAIM) && !claimed.contains(&entry.name);
    found.into_iter().filter(free).collect()
}
