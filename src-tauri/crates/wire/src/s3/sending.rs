//! A package into a bucket: looked for, sent whole or in parts that are found again after a cut, read back and compared.

use super::S3;
use super::parts::{self, Parts};
use crate::gauge::Stage;
use crate::parcel::{Pieces, Tally};
use crate::put::{Landed, Proof};
use crate::road::Road;
use crate::{Error, Parcel, http};
use reqwest::header::{CONTENT_LENGTH, ETAG};
use reqwest::{Method, StatusCode};
use rusty_s3::actions::{
    CompleteMultipartUpload, CompleteMultipartUploadResponse, CreateMultipartUpload, ListParts, UploadPart,
};
use std::sync::Arc;

/// The least size of a part; S3 takes no smaller ones but the last, and no more than ten thousand.
const PART: u64 = 8 * 1024 * 1024;
const MOST_PARTS: u64 = 9_000;

impl S3 {
    /// Sends a package whole or in parts, and reads it back.
    pub(crate) async fn put(&mut self, parcel: &Parcel) -> Result<Landed, Error> {
        let landed = |already| Landed {
            name: parcel.name.clone(),
            already,
            proof: Proof::ReadBack,
        };
        if let Some(length) = self.length(&parcel.name).await? {
            if length == parcel.bytes && self.compare(parcel).await.is_ok() {
                return Ok(landed(true));
            }
            return Err(Error::Taken {
                name: parcel.name.clone(),
            });
        }
        if parcel.bytes <= PART {
            self.put_whole(parcel).await?;
        } else {
            self.put_in_parts(parcel).await?;
        }
        match self.compare(parcel).await {
            Ok(()) => Ok(landed(false)),
            Err(error) => {
                if matches!(error, Error::WrongLength { .. } | Error::WrongContent { .. }) {
                    self.remove(&parcel.name).await?;
                }
                Err(error)
            }
        }
    }

    async fn put_whole(&self, parcel: &Parcel) -> Result<(), Error> {
        self.gauge.begin(Stage::Sending, 0, parcel.bytes);
        let key = self.key(&parcel.name);
        let action = self.bucket.put_object(Some(&self.credentials), &key);
        let request = self
            .request(Method::PUT, &action)
            .header(CONTENT_LENGTH, parcel.bytes);
        let body = parcel.open(0)?.into_body(Arc::clone(&self.gauge));
        let answer = self.ask(request.body(body)).await?;
        self.good(answer).await.map(drop)
    }

    async fn put_in_parts(&self, parcel: &Parcel) -> Result<(), Error> {
        let key = self.key(&parcel.name);
        let (upload, there) = self.upload(&key, parcel.token.as_deref()).await?;
        let size = PART.max(parcel.bytes.div_ceil(MOST_PARTS));
        let parts = u16::try_from(parcel.bytes.div_ceil(size)).unwrap_or(u16::MAX);
        let length = |number: u16| size.min(parcel.bytes - u64::from(number - 1) * size);
        let whole = |number: u16| there.get(&number).filter(|(bytes, _)| *bytes == length(number));
        let done = (1..=parts)
            .filter(|number| whole(*number).is_some())
            .map(length)
            .sum();
        self.gauge.begin(Stage::Sending, done, parcel.bytes);
        let mut tags = Vec::new();
        for number in 1..=parts {
            if let Some((_, tag)) = whole(number) {
                tags.push(tag.clone());
                continue;
            }
            let from = u64::from(number - 1) * size;
            let pieces = Pieces::open(parcel.path.clone(), from, length(number))?;
            let action = UploadPart::new(&self.bucket, Some(&self.credentials), &key, number, &upload);
            let request = self
                .request(Method::PUT, &action)
                .header(CONTENT_LENGTH, length(number));
            let answer = self
                .ask(request.body(pieces.into_body(Arc::clone(&self.gauge))))
                .await?;
            let answer = self.good(answer).await?;
            let tag = answer.headers().get(ETAG).and_then(|tag| tag.to_str().ok());
            tags.push(tag.unwrap_or_default().to_owned());
        }
        let tags = tags.iter().map(String::as_str);
        let action = CompleteMultipartUpload::new(&self.bucket, Some(&self.credentials), &key, &upload, tags);
        let request = self.request(Method::POST, &action);
        let answer = self.ask(request.body(action.body())).await?;
        let words = http::words(&self.host, self.good(answer).await?).await?;
        // It may answer "200 OK" and mean the opposite.
        match CompleteMultipartUploadResponse::parse(&words) {
            Ok(_) => Ok(()),
            Err(_) => Err(Error::ServerFault {
                host: self.host.clone(),
                status: 500,
            }),
        }
    }

    /// The upload that was begun before, with the parts that are there, or a new one.
    async fn upload(&self, key: &str, token: Option<&str>) -> Result<(String, Parts), Error> {
        if let Some(token) = token
            && let Some(parts) = self.parts(key, token).await?
        {
            return Ok((token.to_owned(), parts));
        }
        let action = CreateMultipartUpload::new(&self.bucket, Some(&self.credentials), key);
        let answer = self.ask(self.request(Method::POST, &action)).await?;
        let words = http::words(&self.host, self.good(answer).await?).await?;
        let upload = CreateMultipartUpload::parse_response(&words)
            .map_err(|why| Error::refused(&self.host, &format!("it begins no upload ({why})")))?;
        self.gauge.keep(upload.upload_id());
        Ok((upload.upload_id().to_owned(), Parts::new()))
    }

    async fn parts(&self, key: &str, upload: &str) -> Result<Option<Parts>, Error> {
        let (mut parts, mut after) = (Parts::new(), None);
        loop {
            let mut action = ListParts::new(&self.bucket, Some(&self.credentials), key, upload);
            if let Some(after) = after {
                action.set_part_number_marker(after);
            }
            let answer = self.ask(self.request(Method::GET, &action)).await?;
            if answer.status() == StatusCode::NOT_FOUND {
                return Ok(None);
            }
            let words = http::words(&self.host, self.good(answer).await?).await?;
            let (page, next) = parts::read(&words)
                .map_err(|why| Error::refused(&self.host, &format!("it cannot list parts ({why})")))?;
            parts.extend(page);
            after = next;
            if after.is_none() {
                return Ok(Some(parts));
            }
        }
    }

    async fn compare(&mut self, parcel: &Parcel) -> Result<(), Error> {
        let gauge = Arc::clone(&self.gauge);
        gauge.begin(Stage::Verifying, 0, parcel.bytes);
        let mut tally = Tally::default();
        let name = parcel.name.clone();
        self.read(&name, &mut |piece| {
            tally.add(piece);
            gauge.add(piece.len() as u64);
            Ok(())
        })
        .await?;
        tally.compare(parcel, &self.host)
    }
}
