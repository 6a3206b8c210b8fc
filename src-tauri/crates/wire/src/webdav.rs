//! A WebDAV collection: PUT as a stream to a temporary name, GET to compare, MOVE without overwriting. The protocol has no way to
//! resume, so an interrupted upload begins again.

mod multistatus;

use crate::gauge::Gauge;
use crate::parcel::FileStretch;
use crate::road::{RemoteFile, Road, is_plain};
use crate::{Error, Secret, http};
use reqwest::header::CONTENT_LENGTH;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url};
use std::path::Path;
use std::sync::Arc;

const ASK: &str = r#"<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>"#;

pub(crate) struct WebDav {
    base: Url,
    host: String,
    user: String,
    secret: Option<Secret>,
    client: Client,
    gauge: Arc<Gauge>,
}

impl WebDav {
    pub(crate) fn open(
        url: &str,
        user: &str,
        ca: Option<&Path>,
        secret: Option<&Secret>,
        gauge: Arc<Gauge>,
    ) -> Result<Self, Error> {
        let mut base = http::address(url)?;
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        Ok(Self {
            host: base.host_str().unwrap_or_default().to_owned(),
            base,
            user: user.to_owned(),
            secret: secret.cloned(),
            client: http::client(ca)?,
            gauge,
        })
    }

    fn url(&self, name: &str) -> Url {
        let mut url = self.base.clone();
        if !name.is_empty()
            && let Ok(mut path) = url.path_segments_mut()
        {
            path.pop_if_empty().extend(name.split('/'));
        }
        url
    }

    fn request(&self, method: &str, url: Url) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET);
        let request = self.client.request(method, url);
        if self.user.is_empty() {
            request
        } else {
            request.basic_auth(&self.user, self.secret.as_ref().map(Secret::reveal))
        }
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Response, Error> {
        let answer = http::ask(&self.host, &self.gauge, request).await?;
        http::let_in(&self.host, self.secret.as_ref(), answer)
    }

    async fn entries(&self, name: &str, depth: &str) -> Result<Vec<multistatus::DavResponse>, Error> {
        let mut url = self.url(name);
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        let place = url.to_string();
        let request = self.request("PROPFIND", url.clone()).header("Depth", depth);
        let answer = self
            .ask(request.header("Content-Type", "application/xml").body(ASK))
            .await?;
        let answer = http::good(&self.host, &place, answer)?;
        let words = http::words(&self.host, answer).await?;
        multistatus::read(&words, &url)
            .map_err(|why| Error::refused(&self.host, &format!("it is no WebDAV folder ({why})")))
    }

    /// Moves a file or folder, without overwriting an existing one.
    async fn move_to(
        &mut self,
        (from, from_there): (&str, Url),
        (to, to_there): (&str, Url),
    ) -> Result<(), Error> {
        let request = self.request("MOVE", from_there).header("Overwrite", "F");
        let answer = self.ask(request.header("Destination", to_there.as_str())).await?;
        match answer.status() {
            StatusCode::NOT_FOUND => Err(Error::Gone {
                name: from.to_owned(),
            }),
            StatusCode::PRECONDITION_FAILED => Err(Error::Taken { name: to.to_owned() }),
            // Some servers only report that it cannot be done where another was first.
            status if status.is_client_error() && self.length(from).await?.is_none() => Err(Error::Gone {
                name: from.to_owned(),
            }),
            _ => http::good(&self.host, self.base.as_str(), answer).map(drop),
        }
    }
}

impl Road for WebDav {
    const RESUMES: bool = false;

    fn host(&self) -> String {
        self.host.clone()
    }

    fn gauge(&self) -> &Arc<Gauge> {
        &self.gauge
    }

    async fn look(&mut self) -> Result<String, Error> {
        let items = self.entries("", "0").await?;
        if items.iter().any(|item| item.folder) {
            Ok(format!("WebDAV {}", self.host))
        } else {
            Err(Error::NotThere {
                place: self.base.to_string(),
            })
        }
    }

    async fn make_folder(&mut self, folder: &str) -> Result<(), Error> {
        let answer = self.ask(self.request("MKCOL", self.url(folder))).await?;
        // 405: it exists already.
        if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
            return Ok(());
        }
        http::good(&self.host, folder, answer).map(drop)
    }

    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error> {
        let answer = self.ask(self.request("HEAD", self.url(name))).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let answer = http::good(&self.host, name, answer)?;
        let length = answer.headers().get(CONTENT_LENGTH);
        Ok(Some(
            length
                .and_then(|length| length.to_str().ok()?.parse().ok())
                .unwrap_or(0),
        ))
    }

    async fn send(&mut self, name: &str, from: u64, pieces: FileStretch) -> Result<(), Error> {
        debug_assert_eq!(from, 0, "WebDAV does not begin in the middle");
        let length = pieces.left();
        let request = self.request("PUT", self.url(name)).header(CONTENT_LENGTH, length);
        let answer = self
            .ask(request.body(pieces.into_body(Arc::clone(&self.gauge))))
            .await?;
        // Servers written in Go answer "method not allowed" when they received the bytes and could not write them, as on a full
        // disk (x/net/webdav, which rclone uses).
        if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
            return Err(Error::ServerFault {
                host: self.host.clone(),
                status: 405,
            });
        }
        http::good(&self.host, self.base.as_str(), answer).map(drop)
    }

    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let answer = self.ask(self.request("GET", self.url(name))).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Err(Error::Gone {
                name: name.to_owned(),
            });
        }
        let answer = http::good(&self.host, name, answer)?;
        http::pieces(&self.host, answer, take).await
    }

    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error> {
        self.move_to((from, self.url(from)), (to, self.url(to))).await
    }

    async fn rename_folder(&mut self, from: &str, to: &str) -> Result<(), Error> {
        // Some servers recognise a collection only by the slash at its end.
        let (from_there, to_there) = (self.url(&format!("{from}/")), self.url(&format!("{to}/")));
        self.move_to((from, from_there), (to, to_there)).await
    }

    async fn remove(&mut self, name: &str) -> Result<(), Error> {
        let answer = self.ask(self.request("DELETE", self.url(name))).await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(());
        }
        http::good(&self.host, name, answer).map(drop)
    }

    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error> {
        let items = match self.entries(folder, "1").await {
            Err(Error::NotThere { .. }) if !folder.is_empty() => return Ok(Vec::new()),
            items => items?,
        };
        let files = items
            .into_iter()
            .filter(|item| !item.folder && is_plain(&item.name));
        Ok(files
            .map(|item| RemoteFile {
                name: item.name,
                bytes: item.bytes,
            })
            .collect())
    }
}
