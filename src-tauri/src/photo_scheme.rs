//! Serves `photo://localhost/<digest>/<size>[/<framing>]`: photos for the page. They are read from the store alone, by digest, so
//! no path ever reaches the page and there is no scope to get wrong.

use newsroom::story::Framing;
use newsroom::{Failure, PhotoSize, framing_from_key};
use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::desk::Desk;

/// Answers one request, away from the window's own thread.
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    // `convertFileSrc` escapes the slash between digest and size too.
    let path = percent_decode_str(request.uri().path().trim_start_matches('/'));
    let path = path.decode_utf8_lossy().into_owned();
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&app, &path)));
}

/// The photo for a path, `<digest>/<size>` or `<digest>/<size>/<framing>`, or an error.
pub(crate) fn answer(app: &AppHandle, path: &str) -> Response<Vec<u8>> {
    let desk = app.state::<Desk>();
    let found = asked(path).map(|(digest, size, framing)| photo(&desk, digest, size, &framing));
    match found {
        Some(Ok((bytes, mime))) => response(StatusCode::OK, mime, bytes),
        Some(Err(failure)) => response(StatusCode::NOT_FOUND, "text/plain", failure.says.into_bytes()),
        None => response(StatusCode::BAD_REQUEST, "text/plain", Vec::new()),
    }
}

/// Parses a path into photo, size and framing: `<digest>/<size>` or `<digest>/<size>/<framing>`.
fn asked(path: &str) -> Option<(&str, PhotoSize, Framing)> {
    let (digest, rest) = path.split_once('/')?;
    let (size, framing) = match rest.split_once('/') {
        Some((size, key)) => (size, framing_from_key(key)?),
        None => (rest, Framing::default()),
    };
    Some((digest, PhotoSize::from_name(size)?, framing))
}

fn photo(
    desk: &Desk,
    digest: &str,
    size: PhotoSize,
    framing: &Framing,
) -> Result<(Vec<u8>, &'static str), Failure> {
    let newsroom = desk.newsroom()?;
    newsroom
        .pictures()
        .photo_bytes(digest, size, framing)
        .map_err(|error| error.failure(newsroom.language()))
}

fn response(status: StatusCode, mime: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(mime) = header::HeaderValue::from_str(mime) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        header::HeaderValue::from_static("nosniff"),
    );
    if status == StatusCode::OK {
        // The bytes of a digest never change.
        headers.insert(
            header::CACHE_CONTROL,
            header::HeaderValue::from_static("max-age=31536000, immutable"),
        );
    }
    response
}
