//! Puts a package or a folder into a bucket: looked for, sent whole or in parts that are found again after an interruption, read
//! back and compared.

use super::S3;
use super::parts::{self, UploadedParts};
use crate::gauge::TransferStage;
use crate::parcel::ReadBack;
use crate::put::{Landed, landed, taken};
use crate::{Bundle, Error, Upload, http};
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
    pub(super) async fn put_object(&self, parcel: &Upload) -> Result<Landed, Error> {
        if let Some(length) = self.length(&parcel.name).await? {
            self.gauge.begin(TransferStage::Verifying, 0, parcel.bytes);
            return if self.is_same(parcel, length).await? {
                Ok(landed(&parcel.name, true))
            } else {
                Err(taken(parcel))
            };
        }
        self.gauge.begin(TransferStage::Sending, 0, parcel.bytes);
        self.send(parcel, parcel.token.as_deref()).await?;
        self.gauge.begin(TransferStage::Verifying, 0, parcel.bytes);
        self.prove(parcel).await?;
        Ok(landed(&parcel.name, false))
    }

    /// Sends a folder, its mark last: all files are sent, then all are read back, and only then is the mark sent. There are no
    /// temporary names here, so the mark is the sign that all are there.
    pub(super) async fn put_objects(&self, bundle: &Bundle) -> Result<Landed, Error> {
        let marked = bundle.mark.within(&bundle.name);
        let already = self.length(&marked.name).await?.is_some();
        let (mut there, mut missing, mut sent) = (Vec::new(), Vec::new(), 0);
        for file in &bundle.files {
            let file = file.within(&bundle.name);
            match self.length(&file.name).await? {
                Some(length) if length == file.bytes => {
                    sent += length;
                    there.push(file);
                }
                Some(_) => return Err(taken(&file)),
                // The desk may take files out of a folder that arrived.
                None if already => {}
                None => missing.push(file),
            }
        }
        if !missing.is_empty() {
            self.gauge.begin(TransferStage::Sending, sent, bundle.bytes());
        }
        for file in &missing {
            self.send(file, bundle.token.as_deref()).await?;
        }
        self.gauge.begin(TransferStage::Verifying, 0, bundle.bytes());
        for file in there.iter().chain(&missing) {
            // Without its mark the folder is ours alone: a file that arrived damaged is removed and sent again.
            if !already {
                self.prove(file).await?;
            } else if !self.is_same(file, file.bytes).await? {
                return Err(taken(file));
            }
        }
        self.put_mark(&marked, already, bundle.bytes()).await?;
        Ok(landed(&bundle.name, already))
    }

    /// Puts the mark of a folder that has so many bytes in all.
    async fn put_mark(&self, mark: &Upload, already: bool, total: u64) -> Result<(), Error> {
        if already {
            let length = self.length(&mark.name).await?.unwrap_or(0);
            return match self.is_same(mark, length).await? {
                true => Ok(()),
                false => Err(taken(mark)),
            };
        }
        self.send(mark, None).await?;
        // The bytes sent are not counted as read back.
        self.gauge
            .begin(TransferStage::Verifying, total - mark.bytes, total);
        self.prove(mark).await
    }

    async fn send(&self, parcel: &Upload, token: Option<&str>) -> Result<(), Error> {
        if parcel.bytes <= PART {
            self.put_whole(parcel).await
        } else {
            self.put_in_parts(parcel, token).await
        }
    }

    /// Reads an object back and compares it. One that differs is removed.
    async fn prove(&self, parcel: &Upload) -> Result<(), Error> {
        let compared = self.compare(parcel).await;
        if matches!(
            compared,
            Err(Error::WrongLength { .. } | Error::WrongContent { .. })
        ) {
            self.remove(&parcel.name).await?;
        }
        compared
    }

    /// Whether the object with this name is this file. A broken connection is an error, not a no.
    async fn is_same(&self, parcel: &Upload, length: u64) -> Result<bool, Error> {
        if length != parcel.bytes {
            return Ok(false);
        }
        match self.compare(parcel).await {
            Ok(()) => Ok(true),
            Err(Error::WrongLength { .. } | Error::WrongContent { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn put_whole(&self, parcel: &Upload) -> Result<(), Error> {
        let key = self.key(&parcel.name);
        let action = self.bucket.put_object(Some(&self.credentials), &key);
        let request = self
            .request(Method::PUT, &action)
            .header(CONTENT_LENGTH, parcel.bytes);
        let body = parcel.open(0)?.into_body(Arc::clone(&self.gauge));
        let answer = self.ask(request.body(body)).await?;
        self.good(answer).await.map(drop)
    }

    async fn put_in_parts(&self, parcel: &Upload, token: Option<&str>) -> Result<(), Error> {
        let key = self.key(&parcel.name);
        let (upload, there) = self.upload(&key, &parcel.sha256, token).await?;
        let size = PART.max(parcel.bytes.div_ceil(MOST_PARTS));
        let parts = u16::try_from(parcel.bytes.div_ceil(size)).unwrap_or(u16::MAX);
        let length = |number: u16| size.min(parcel.bytes - u64::from(number - 1) * size);
        let whole = |number: u16| there.get(&number).filter(|(bytes, _)| *bytes == length(number));
        let done = (1..=parts).filter(|number| whole(*number).is_some());
        self.gauge.add(done.map(length).sum());
        let mut tags = Vec::new();
        for number in 1..=parts {
            if let Some((_, tag)) = whole(number) {
                tags.push(tag.clone());
                continue;
            }
            let from = u64::from(number - 1) * size;
            let pieces = parcel.stretch(from, length(number))?;
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
        // The status may be "200 OK" although the body reports an error.
        match CompleteMultipartUploadResponse::parse(&words) {
            Ok(_) => Ok(()),
            Err(_) => Err(Error::ServerFault {
                host: self.host.clone(),
                status: 500,
            }),
        }
    }

    /// The upload that was begun before, with the parts that are there, or a new one. The token names the file that it is of.
    async fn upload(
        &self,
        key: &str,
        sha256: &str,
        token: Option<&str>,
    ) -> Result<(String, UploadedParts), Error> {
        if let Some((of, upload)) = token.and_then(|token| token.split_once(' '))
            && of == sha256
            && let Some(parts) = self.parts(key, upload).await?
        {
            return Ok((upload.to_owned(), parts));
        }
        let action = CreateMultipartUpload::new(&self.bucket, Some(&self.credentials), key);
        let answer = self.ask(self.request(Method::POST, &action)).await?;
        let words = http::words(&self.host, self.good(answer).await?).await?;
        let upload = CreateMultipartUpload::parse_response(&words)
            .map_err(|why| Error::refused(&self.host, &format!("it begins no upload ({why})")))?;
        self.gauge.keep(&format!("{sha256} {}", upload.upload_id()));
        Ok((upload.upload_id().to_owned(), UploadedParts::new()))
    }

    async fn parts(&self, key: &str, upload: &str) -> Result<Option<UploadedParts>, Error> {
        let (mut parts, mut after) = (UploadedParts::new(), None);
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

    async fn compare(&self, parcel: &Upload) -> Result<(), Error> {
        let mut tally = ReadBack::default();
        self.read(&parcel.name, &mut |piece| {
            tally.add(piece);
            self.gauge.add(piece.len() as u64);
            Ok(())
        })
        .await?;
        tally.compare(parcel, &self.host)
    }
}
