//! `proof://localhost/<story>`: a story's own HTML page as `press` makes it, printed from a window nobody sees; with
//! `/approval` behind it, the form that says who passed it.
//!
//! Not the editor is printed but what a reader would get. The page has a policy of its own: it runs nothing and fetches
//! nothing, and its window may ask the shell for nothing.

use std::sync::atomic::{AtomicU32, Ordering};

use newsroom::Failure;
use tauri::http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, Manager, Runtime, UriSchemeContext, UriSchemeResponder, Url, WebviewUrl, WebviewWindowBuilder,
    Wry,
};

use crate::desk::Desk;

/// The scheme that proofs are served under.
pub(crate) const SCHEME: &str = "proof";
/// Behind a story's id: its approval form, and not the story.
pub(crate) const APPROVAL: &str = "/approval";
/// Windows of proofs are called by this and a number.
const LABEL: &str = "proof-";
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Answers one request, away from the window's own thread.
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let story = request.uri().path().trim_start_matches('/').to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        let page = app.state::<Desk>().newsroom().and_then(|newsroom| {
            let page = match story.strip_suffix(APPROVAL) {
                Some(story) => newsroom.approval_page(story),
                None => newsroom.as_html(&story),
            };
            page.map_err(|error| error.failure(newsroom.language()))
        });
        responder.respond(answer(page));
    });
}

fn answer(page: Result<String, Failure>) -> Response<Vec<u8>> {
    let (status, kind, body) = match page {
        Ok(page) => (StatusCode::OK, "text/html; charset=utf-8", page),
        Err(failure) => (StatusCode::NOT_FOUND, "text/plain; charset=utf-8", failure.says),
    };
    let mut response = Response::new(body.into_bytes());
    *response.status_mut() = status;
    let said: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in said {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Opens the system's print dialog on a story's page. The hidden window stays until the next proof or until the desk's
/// own window closes: nobody says when a printer has taken what it needs.
pub(crate) fn print(app: &AppHandle, story: &str) -> tauri::Result<()> {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    forget(app);
    let mut address = Url::parse(&format!("{SCHEME}://localhost/"))
        .map_err(|_| tauri::Error::InvalidWebviewUrl("a proof's address"))?;
    address.set_path(story);
    let label = format!("{LABEL}{}", NEXT.fetch_add(1, Ordering::Relaxed));
    WebviewWindowBuilder::new(app, label, WebviewUrl::CustomProtocol(address))
        .visible(false)
        .skip_taskbar(true)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                // What the system refuses, its own dialog says.
                let _ = window.print();
            }
        })
        .build()?;
    Ok(())
}

/// Whether a window of this name holds a proof.
pub(crate) fn is_proof(label: &str) -> bool {
    label.starts_with(LABEL)
}

/// Lets go of the proofs there are.
pub(crate) fn forget<R: Runtime>(app: &impl Manager<R>) {
    for (label, window) in app.webview_windows() {
        if is_proof(&label) {
            let _ = window.destroy();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_the_page_that_press_makes_and_may_run_and_fetch_nothing() {
        let page = "<!DOCTYPE html>\n<p>清样</p>\n".to_owned();
        let response = answer(Ok(page.clone()));
        assert_eq!(response.body(), page.as_bytes());
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).unwrap();
        assert!(
            policy
                .to_str()
                .unwrap()
                .starts_with("default-src 'none'; img-src data:;")
        );
        assert!(!policy.to_str().unwrap().contains("script-src"));
    }
}
