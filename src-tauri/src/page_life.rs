//! Reopens a page that has died. Otherwise the window would go on showing its last picture, take no key and keep nothing that is
//! typed afterwards. So a page whose process ended, or that gave no answer for ten seconds, is opened anew from what is on the
//! disk; the third time within a minute a person is asked first. This module must not know what is on the page.
//!
//! See docs/decisions/a-dead-page-is-opened-anew.md.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A page that leaves this many questions, one a second, unanswered counts as dead.
#[cfg(target_os = "linux")]
const QUESTIONS: u32 = 10;
#[cfg(target_os = "linux")]
const PAUSE: Duration = Duration::from_secs(1);
/// This many deaths within `LATELY` are no accident.
const OFTEN: usize = 3;
const LATELY: Duration = Duration::from_secs(60);

/// The times when the page died, and whether the current page has been told.
#[derive(Default)]
pub(crate) struct Deaths(Mutex<DeathRecord>);

#[derive(Default)]
struct DeathRecord {
    lately: Vec<Instant>,
    is_untold: bool,
    /// The page is being asked for a sign of life.
    is_asked: bool,
}

/// What to do after a death.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// The page is opened anew.
    Reopen,
    /// A person decides whether it is reopened or the program ends.
    Ask,
}

impl Deaths {
    /// Counts a death at this time.
    fn count(&self, now: Instant) -> Next {
        let mut record = self.record();
        record
            .lately
            .retain(|death| now.saturating_duration_since(*death) < LATELY);
        record.lately.push(now);
        record.is_untold = true;
        if record.lately.len() < OFTEN {
            return Next::Reopen;
        }
        // After the question counting begins anew.
        record.lately.clear();
        Next::Ask
    }

    /// Whether the page was opened anew because it died; true only once.
    pub(crate) fn take(&self) -> bool {
        std::mem::take(&mut self.record().is_untold)
    }

    fn record(&self) -> MutexGuard<'_, DeathRecord> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::{wake, watched};

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Instant;

    use gtk::prelude::ObjectExt;
    use gtk::{gio, glib};
    use tauri::plugin::TauriPlugin;
    use tauri::{AppHandle, Manager, WebviewWindow, Wry};
    use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
    use webkit2gtk::{WebView, WebViewExt};

    use super::{Deaths, Next, PAUSE, QUESTIONS};
    use crate::desk::Desk;
    use crate::life::MAIN;

    /// Watches the page of the main window.
    pub(crate) fn watched() -> TauriPlugin<Wry> {
        tauri::plugin::Builder::new("page-life")
            .on_webview_ready(|webview| {
                if webview.label() == MAIN {
                    let app = webview.app_handle().clone();
                    // A webview that is gone already has no page to watch.
                    let _ = webview.with_webview(move |inner| watch(&inner.inner(), app));
                }
            })
            .build()
    }

    fn watch(view: &WebView, app: AppHandle) {
        let known = app.clone();
        view.connect_web_process_terminated(move |view, _| died(view, &known));
        // WebKit reports this when a key or a click got no answer for some seconds.
        view.connect_is_web_process_responsive_notify(move |view| {
            if !view.is_web_process_responsive() {
                want_an_answer(view, &app);
            }
        });
    }

    fn died(view: &WebView, app: &AppHandle) {
        match app.state::<Deaths>().count(Instant::now()) {
            Next::Reopen => {
                view.reload();
                // A page that dies while it is loaded gives no signal.
                want_an_answer(view, app);
            }
            Next::Ask => ask(app),
        }
    }

    /// Asks the page to answer; one that does not answer in time is dead.
    fn want_an_answer(view: &WebView, app: &AppHandle) {
        if std::mem::replace(&mut app.state::<Deaths>().record().is_asked, true) {
            return;
        }
        let (view, app) = (view.clone(), app.clone());
        let answered = Rc::new(Cell::new(false));
        let mut asked = 0;
        glib::timeout_add_local(PAUSE, move || {
            let is_over = answered.get() || asked == QUESTIONS;
            if is_over {
                app.state::<Deaths>().record().is_asked = false;
                if !answered.get() {
                    end(&view, &app);
                }
                return glib::ControlFlow::Break;
            }
            asked += 1;
            let heard = Rc::clone(&answered);
            view.evaluate_javascript("0", None, None, gio::Cancellable::NONE, move |answer| {
                heard.set(heard.get() || answer.is_ok());
            });
            glib::ControlFlow::Continue
        });
    }

    /// Ends the page's process, which is then handled as any other end; where there is none any more, it is handled at once.
    fn end(view: &WebView, app: &AppHandle) {
        let met = Rc::new(Cell::new(false));
        let seen = Rc::clone(&met);
        let hearing = view.connect_web_process_terminated(move |_, _| seen.set(true));
        view.terminate_web_process();
        view.disconnect(hearing);
        if !met.get() {
            died(view, app);
        }
    }

    /// Makes sure that a window that is brought to the front has a live page.
    pub(crate) fn wake(window: &WebviewWindow) {
        let app = window.app_handle().clone();
        // A window that is gone needs none.
        let _ = window.with_webview(move |inner| want_an_answer(&inner.inner(), &app));
    }

    /// Asks the person whether a page that dies repeatedly is opened once more, or the program ends.
    fn ask(app: &AppHandle) {
        let language = app.state::<Desk>().language();
        let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
        let asked = app.clone();
        app.dialog()
            .message(pick(
                "这一分钟里已经是第三次。已存的文字都在。可以再打开一次；如果还是这样，请关闭清样，腾出一些内存再打开。",
                "It is the third time within a minute. What was saved is there. Open the page once more, or, if it goes on like this, \
                 close Galley and free some memory first.",
            ))
            .title(pick("窗口的页面意外中断", "The page of this window stopped working"))
            .kind(MessageDialogKind::Warning)
            .buttons(MessageDialogButtons::OkCancelCustom(
                pick("再打开一次", "Open Once More"),
                pick("关闭清样", "Close Galley"),
            ))
            .show(move |again| {
                let Some(window) = asked.get_webview_window(MAIN) else {
                    return;
                };
                // A window that can be neither reloaded nor closed is gone.
                let _ = if again { window.reload() } else { window.destroy() };
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_death_within_a_minute_is_asked_about_and_then_counting_begins_again() {
        let deaths = Deaths::default();
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(deaths.count(at(0)), Next::Reopen);
        assert_eq!(deaths.count(at(59)), Next::Reopen);
        // The first is a minute ago by now.
        assert_eq!(deaths.count(at(61)), Next::Reopen);
        assert_eq!(deaths.count(at(62)), Next::Ask);
        assert_eq!(deaths.count(at(63)), Next::Reopen);
    }

    #[test]
    fn a_page_hears_once_that_it_was_opened_anew() {
        let deaths = Deaths::default();
        assert!(!deaths.take(), "nothing died");
        deaths.count(Instant::now());
        assert!(deaths.take());
        assert!(!deaths.take());
    }
}
