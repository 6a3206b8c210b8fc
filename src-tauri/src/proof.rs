//! Serves `proof://localhost/<story>`: a story's own HTML page as `press` makes it, printed from a hidden window; with
//! `/approval` behind it, the form with the decisions on it. `proof://localhost/made/<number>`: a page that was made already,
//! served once.
//!
//! The page that a reader would get is printed, not the editor. It has a policy of its own: it runs no script and fetches
//! nothing, and its window may not call the shell.
//!
//! See docs/decisions/printing-from-press.md.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use newsroom::Failure;
use tauri::http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, Manager, Runtime, UriSchemeContext, UriSchemeResponder, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Wry,
};

use crate::desk::Desk;

/// The scheme that proofs are served under.
pub(crate) const SCHEME: &str = "proof";
/// The path behind a story's id for its approval form.
pub(crate) const APPROVAL: &str = "/approval";
/// The path before the number of a page that was made already.
const MADE: &str = "made/";
/// The prefix of a proof window's label; a number follows.
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
    if let Some(number) = story.strip_prefix(MADE) {
        let made = app.state::<PreparedPage>().take(number);
        return responder.respond(answer(made.ok_or_else(|| {
            Failure::new(
                newsroom::Code::NotFound,
                "这一页已经印过了，请再印一次。 This page was printed already; print it again.".to_owned(),
            )
        })));
    }
    tauri::async_runtime::spawn_blocking(move || {
        let page = app.state::<Desk>().newsroom().and_then(|newsroom| {
            let page = match story.strip_suffix(APPROVAL) {
                Some(story) => newsroom.signing().approval_page(story),
                None => newsroom.exporting().as_html(&story),
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

/// The page that waits to be printed, the last one, with its number.
#[derive(Default)]
pub(crate) struct PreparedPage(Mutex<Option<(u32, String)>>);

impl PreparedPage {
    fn put(&self, page: String) -> u32 {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((number, page));
        number
    }

    fn take(&self, number: &str) -> Option<String> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, page) = made.take_if(|(of, _)| of.to_string() == number)?;
        Some(page)
    }
}

/// Numbers windows, and pages that were made already.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The orientation of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    /// The printer's setting; the page does not set it.
    Any,
    /// A4, higher than wide.
    Portrait,
    /// A4, wider than high.
    Landscape,
}

impl Paper {
    /// The margins above and beside the print, in millimetres, as the styles of `press` have them for a page to read and mark or
    /// for a sheet full of photos.
    #[cfg(target_os = "linux")]
    fn margins(self) -> (f64, f64) {
        match self {
            Self::Any => (22.0, 24.0),
            Self::Portrait | Self::Landscape => (10.0, 10.0),
        }
    }
}

/// Opens the system's print dialog on a page that was made already, with this orientation.
pub(crate) fn print_made(app: &AppHandle, page: String, paper: Paper) -> tauri::Result<()> {
    let number = app.state::<PreparedPage>().put(page);
    open(app, &format!("{MADE}{number}"), paper)
}

/// Opens the system's print dialog on a story's page.
pub(crate) fn print(app: &AppHandle, story: &str) -> tauri::Result<()> {
    open(app, story, Paper::Any)
}

/// Opens a hidden window and prints it. It stays until the next proof or until the main window closes: there is no signal when a
/// printer has read all it needs.
fn open(app: &AppHandle, story: &str, paper: Paper) -> tauri::Result<()> {
    forget(app);
    let mut address = Url::parse(&format!("{SCHEME}://localhost/"))
        .map_err(|_| tauri::Error::InvalidWebviewUrl("a proof's address"))?;
    address.set_path(story);
    let label = format!("{LABEL}{}", NEXT.fetch_add(1, Ordering::Relaxed));
    WebviewWindowBuilder::new(app, label, WebviewUrl::CustomProtocol(address))
        .visible(false)
        .skip_taskbar(true)
        .on_page_load(move |window, load| {
            if load.event() == PageLoadEvent::Finished {
                // An error of printing is shown by the system's own dialog.
                let _ = on_paper(&window, paper);
            }
        })
        .build()?;
    Ok(())
}

/// Sets paper and margins in the print dialog, because WebKitGTK does not read them from the page.
#[cfg(target_os = "linux")]
fn on_paper(window: &WebviewWindow, paper: Paper) -> tauri::Result<()> {
    use webkit2gtk::PrintOperationExt;
    window.with_webview(move |webview| {
        // Pages that GTK turns come out empty (WebKitGTK 2.50 over Skia), so landscape is a paper size that is wider than high.
        let size = match paper {
            Paper::Any => None,
            Paper::Portrait => Some(gtk::PaperSize::new(Some(gtk::PAPER_NAME_A4.as_str()))),
            Paper::Landscape => Some(gtk::PaperSize::new_custom(
                "a4_landscape",
                "A4",
                297.0,
                210.0,
                gtk::Unit::Mm,
            )),
        };
        let setup = gtk::PageSetup::new();
        if let Some(size) = size {
            setup.set_paper_size_and_default_margins(&size);
        }
        let (above, beside) = paper.margins();
        setup.set_top_margin(above, gtk::Unit::Mm);
        setup.set_bottom_margin(above, gtk::Unit::Mm);
        setup.set_left_margin(beside, gtk::Unit::Mm);
        setup.set_right_margin(beside, gtk::Unit::Mm);
        let printing = webkit2gtk::PrintOperation::new(&webview.inner());
        printing.set_page_setup(&setup);
        // It is kept until the last page is out, which is after the dialog has closed.
        let kept = std::cell::Cell::new(Some(printing.clone()));
        printing.connect_finished(move |_| drop(kept.take()));
        printing.run_dialog(None::<&gtk::Window>);
    })
}

/// On other systems the page itself sets the orientation.
#[cfg(not(target_os = "linux"))]
fn on_paper(window: &WebviewWindow, _: Paper) -> tauri::Result<()> {
    window.print()
}

/// Whether a window of this name holds a proof.
pub(crate) fn is_proof(label: &str) -> bool {
    label.starts_with(LABEL)
}

/// Closes all proof windows.
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
    fn a_page_that_was_made_is_handed_out_once_and_only_the_last_one_is_kept() {
        let made = PreparedPage::default();
        let (first, last) = (made.put("一".to_owned()), made.put("二".to_owned()));
        assert_eq!(made.take(&first.to_string()), None);
        assert_eq!(made.take(&last.to_string()).as_deref(), Some("二"));
        assert_eq!(made.take(&last.to_string()), None);
    }

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
