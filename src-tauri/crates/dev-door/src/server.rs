//! The HTTP server: checks requests and routes them. Every address begins with the token of the run:
//!
//! - `POST /TOKEN/ask/new_story`, `/TOKEN/follow/export_story`: a command with its arguments as a JSON object; the messages of a
//!   followed command come in lines before its result.
//! - `POST /TOKEN/send/save_working?story=…&replaces=…`: a command whose body is bytes, with its other arguments in the query.
//! - `GET /TOKEN/photo/<digest>/<size>`: a picture.
//! - `GET /TOKEN/events/outbox`: an event of the program, a line each time.

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use http_body_util::BodyExt;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tauri::http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use uuid::Uuid;

use crate::lines::{Lines, Writer, lines};

/// A command that a page calls.
pub(crate) struct Call {
    pub(crate) command: String,
    pub(crate) body: Body,
    /// The arguments beside a body of bytes.
    pub(crate) headers: HeaderMap,
}

/// The body of a call.
pub(crate) enum Body {
    /// Its arguments, as a JSON object.
    Arguments(Bytes),
    /// The same, and the command sends messages while it runs.
    Followed(Bytes),
    /// Bytes as they are.
    Raw(Bytes),
}

/// The program behind the door.
pub(crate) trait Program: Send + Sync + 'static {
    /// Answers a call, now or later.
    fn call(&self, call: Call, writer: Writer);
    /// Serves a picture.
    fn photo(&self, path: &str) -> Response<Vec<u8>>;
    /// Writes every event of this name until the browser leaves.
    fn events(&self, name: &str, writer: Writer);
}

struct Door<P> {
    token: String,
    /// The origin that may read the responses (CORS).
    origin: String,
    program: P,
}

/// Listens at a free port of this machine. Returns the address that every request begins with.
pub(crate) fn open(program: impl Program, origin: String) -> io::Result<String> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let token = Uuid::new_v4().simple().to_string();
    let address = format!("http://{}/{token}", listener.local_addr()?);
    let door = Arc::new(Door {
        token,
        origin,
        program,
    });
    tauri::async_runtime::spawn(receive(listener, door));
    Ok(address)
}

async fn receive(listener: std::net::TcpListener, door: Arc<Door<impl Program>>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let door = Arc::clone(&door);
        let service = service_fn(move |request| {
            let door = Arc::clone(&door);
            async move { Ok::<_, Infallible>(door.answer(request).await) }
        });
        // A browser that disconnects is no error.
        tauri::async_runtime::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

impl<P: Program> Door<P> {
    async fn answer(&self, request: Request<Incoming>) -> Response<Lines> {
        let (head, body) = request.into_parts();
        let behind_the_token = head
            .uri
            .path()
            .strip_prefix('/')
            .and_then(|path| path.strip_prefix(self.token.as_str()))
            .and_then(|path| path.strip_prefix('/'));
        let Some((kind, rest)) = behind_the_token.and_then(|path| path.split_once('/')) else {
            return self.allowed(refusal(StatusCode::NOT_FOUND));
        };
        let Ok(body) = body.collect().await else {
            return self.allowed(refusal(StatusCode::BAD_REQUEST));
        };
        let body = body.to_bytes();
        let (writer, lines) = lines();
        let call = |body| Call {
            command: rest.to_owned(),
            body,
            headers: beside(head.uri.query().unwrap_or_default()),
        };
        match kind {
            "ask" => self.program.call(call(Body::Arguments(body)), writer),
            "follow" => self.program.call(call(Body::Followed(body)), writer),
            "send" => self.program.call(call(Body::Raw(body)), writer),
            "events" => self.program.events(rest, writer),
            "photo" => return self.allowed(self.program.photo(rest).map(Lines::whole)),
            _ => return self.allowed(refusal(StatusCode::NOT_FOUND)),
        }
        self.allowed(Response::new(lines))
    }

    fn allowed(&self, mut response: Response<Lines>) -> Response<Lines> {
        if let Ok(origin) = HeaderValue::from_str(&self.origin) {
            response
                .headers_mut()
                .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        response
    }
}

fn refusal(status: StatusCode) -> Response<Lines> {
    let mut response = Response::new(Lines::whole(Vec::new()));
    *response.status_mut() = status;
    response
}

/// `story=a%20b&replaces=3` as headers. A value stays encoded: the command that reads its header undoes that.
fn beside(query: &str) -> HeaderMap {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, value.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Responds with the request.
    struct Echo;

    impl Program for Echo {
        fn call(&self, call: Call, writer: Writer) {
            let text = |bytes: Bytes| String::from_utf8(bytes.to_vec()).unwrap();
            match call.body {
                Body::Arguments(json) => writer.gives(&text(json)),
                Body::Followed(_) => {
                    writer.heard("1");
                    writer.heard("2");
                    writer.refuses("\"enough\"");
                }
                Body::Raw(bytes) => {
                    let story = call.headers.get("story").unwrap().to_str().unwrap();
                    writer.gives(&format!("[\"{story}\",\"{}\"]", text(bytes)));
                }
            }
        }

        fn photo(&self, path: &str) -> Response<Vec<u8>> {
            Response::new(path.as_bytes().to_vec())
        }

        fn events(&self, name: &str, writer: Writer) {
            writer.heard(&format!("\"{name}\""));
        }
    }

    fn door() -> String {
        open(Echo, "http://localhost:5173".to_owned()).unwrap()
    }

    fn post(address: &str, body: &str) -> String {
        let mut response = ureq::post(address).send(body).unwrap();
        response.body_mut().read_to_string().unwrap()
    }

    fn get(address: &str) -> String {
        ureq::get(address)
            .call()
            .unwrap()
            .body_mut()
            .read_to_string()
            .unwrap()
    }

    #[test]
    fn a_command_is_answered_in_lines_and_what_it_says_on_its_way_comes_first() {
        let door = door();
        assert_eq!(post(&format!("{door}/ask/new_story"), "{}"), "{\"gives\":{}}\n");
        assert_eq!(
            post(&format!("{door}/follow/export_story"), "{}"),
            "{\"heard\":1}\n{\"heard\":2}\n{\"refuses\":\"enough\"}\n"
        );
        assert_eq!(
            post(&format!("{door}/send/save_working?story=a%20b"), "正文"),
            "{\"gives\":[\"a%20b\",\"正文\"]}\n"
        );
        assert_eq!(get(&format!("{door}/photo/ab/thumb")), "ab/thumb");
        assert_eq!(get(&format!("{door}/events/outbox")), "{\"heard\":\"outbox\"}\n");
    }

    #[test]
    fn it_is_found_on_this_machine_alone_and_each_run_has_its_own_token() {
        let (one, two) = (door(), door());
        assert!(one.starts_with("http://127.0.0.1:"), "{one}");
        let token = |address: &str| address.rsplit('/').next().unwrap().to_owned();
        assert_eq!(token(&one).len(), 32);
        assert_ne!(token(&one), token(&two));
    }

    #[test]
    fn who_does_not_know_the_token_gets_nothing() {
        let door = door();
        let (place, token) = door.rsplit_once('/').unwrap();
        for path in [
            String::new(),
            "ask/start".to_owned(),
            format!("{token}0/ask/start"),
            token.to_owned(),
        ] {
            let answer = ureq::post(format!("{place}/{path}")).send("{}");
            assert!(matches!(answer, Err(ureq::Error::StatusCode(404))), "{path}");
        }
    }
}
