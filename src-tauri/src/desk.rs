//! The state of the window: its newsroom, opened at the window's first call, and the running export.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use newsroom::story::Language;
use newsroom::{Carried, Code, Courier, Failure, Newsroom, WallClock};

use crate::first_sight::FirstSight;

/// The pause between two checks whether the day's backup should be made anew.
const BACKUP_PAUSE: Duration = Duration::from_secs(60);
/// The number of pauses in which the whole store is read once: in thirty days of two hours.
const SLICES: u64 = 30 * 2 * 60;
/// How often the write-ahead log is emptied, so that it is short when a person stops writing, and how soon the window shows
/// remarks that no call asked for.
const LOG_PAUSE: Duration = Duration::from_secs(4);
/// How many photos are analysed afterwards before other work gets a turn, and how long the turn is.
const FEW: usize = 8;
const BREATH: Duration = Duration::from_millis(500);
/// How long stopping the deliveries may take when the program ends.
const LET_GO: Duration = Duration::from_secs(3);

/// The state behind every command.
pub(crate) struct Desk {
    dir: PathBuf,
    newsroom: Mutex<Option<Arc<Newsroom>>>,
    stop_export: AtomicBool,
    stop_intake: AtomicBool,
    pub(crate) first_sight: FirstSight,
    /// Files the program was started with, until the page takes them in.
    waiting: Mutex<Vec<PathBuf>>,
    /// Grows whenever the window is asked to close, and whenever its page answers that it closes the window itself.
    closing: AtomicU64,
    courier: Mutex<Option<Courier>>,
    /// Reports the progress of deliveries to the page, once there is one.
    tell: Mutex<Option<Tell>>,
}

/// Reports the progress of deliveries to the page.
type Tell = Arc<dyn Fn(Carried) + Send + Sync>;

impl Desk {
    pub(crate) fn new(dir: PathBuf, files: Vec<PathBuf>) -> Self {
        Self {
            dir,
            waiting: Mutex::new(files),
            newsroom: Mutex::new(None),
            stop_export: AtomicBool::new(false),
            stop_intake: AtomicBool::new(false),
            first_sight: FirstSight::default(),
            closing: AtomicU64::new(0),
            courier: Mutex::new(None),
            tell: Mutex::new(None),
        }
    }

    /// Opens the store, or returns the open one. A window whose store could not be opened tries again when its reader asks.
    /// `tell` is called with the progress of deliveries.
    pub(crate) fn open(
        &self,
        tell: impl Fn(Carried) + Send + Sync + 'static,
    ) -> Result<Arc<Newsroom>, Failure> {
        *self.tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(tell));
        self.opened()
    }

    /// The open newsroom. One that can only read is opened anew each time: the reason (another program, a disk that could not be
    /// written) may be over, and then the refused call succeeds at the next try.
    fn opened(&self) -> Result<Arc<Newsroom>, Failure> {
        let mut open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(newsroom) = open.as_ref().filter(|newsroom| newsroom.can_write()) {
            return Ok(Arc::clone(newsroom));
        }
        // Closed first: on a disk that can only be read, a reader keeps all writers away, this program included.
        *open = None;
        let newsroom = Newsroom::open_to_write_or_read(&self.dir, Box::new(WallClock))
            .map_err(|error| error.failure(Language::default()))?;
        let newsroom = self.take_up(newsroom);
        *open = Some(Arc::clone(&newsroom));
        Ok(newsroom)
    }

    /// Begins the work in the background: backups, analysing photos, deliveries.
    fn take_up(&self, newsroom: Newsroom) -> Arc<Newsroom> {
        let newsroom = Arc::new(newsroom);
        let tell = self.tell.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(tell) = tell.filter(|_| newsroom.can_write()) {
            keep_backups(&newsroom);
            pause_now_and_then(&newsroom, Arc::clone(&tell));
            look_at_photos(&newsroom);
            *self.courier() = Some(Courier::start(&newsroom, move |carried| tell(carried)));
        }
        newsroom
    }

    /// The reader's language; `Language::default()` while no store is open.
    pub(crate) fn language(&self) -> Language {
        let open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        open.as_ref()
            .map(|newsroom| newsroom.language())
            .unwrap_or_default()
    }

    fn courier(&self) -> MutexGuard<'_, Option<Courier>> {
        self.courier.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the courier: a delivery may have become due.
    pub(crate) fn ring(&self) {
        if let Some(courier) = self.courier().as_ref() {
            courier.ring();
        }
    }

    /// Stops deliveries under way before the program ends; they go on at the next start.
    pub(crate) fn call_back(&self) {
        if let Some(courier) = self.courier().take() {
            courier.stop(LET_GO);
        }
    }

    /// Replaces a damaged store by its newest good backup.
    pub(crate) fn rescue(&self) -> Result<(), Failure> {
        // A newsroom that opened and then failed holds the store's lock itself; no other is opened before the store is mended.
        let mut open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        *open = None;
        newsroom::rescue(&self.dir, &WallClock).map_err(|error| error.failure(Language::default()))
    }

    /// The open newsroom; one that can write as soon as the store can be written.
    pub(crate) fn newsroom(&self) -> Result<Arc<Newsroom>, Failure> {
        let is_started = self.tell.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if is_started {
            return self.opened();
        }
        Err(Failure::new(
            Code::Internal,
            "稿件库还没有打开。 The store is not open yet.".to_owned(),
        ))
    }

    /// More files to take in.
    #[cfg_attr(
        not(target_os = "linux"),
        allow(dead_code, reason = "only Linux hears of a second start")
    )]
    pub(crate) fn hand_over(&self, files: Vec<PathBuf>) {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(files);
    }

    /// The waiting files, each once: packages, or all others.
    pub(crate) fn take_waiting(&self, packages: bool) -> Vec<PathBuf> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let is_package = |file: &PathBuf| {
            file.extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
        };
        let (taken, left) = std::mem::take(&mut *waiting)
            .into_iter()
            .partition(|file| is_package(file) == packages);
        *waiting = left;
        taken
    }

    /// A new export begins.
    pub(crate) fn begin_export(&self) {
        self.stop_export.store(false, Ordering::Relaxed);
    }

    /// Asks the running export to stop.
    pub(crate) fn cancel_export(&self) {
        self.stop_export.store(true, Ordering::Relaxed);
    }

    /// Whether the export was told to stop.
    pub(crate) fn export_cancelled(&self) -> bool {
        self.stop_export.load(Ordering::Relaxed)
    }

    /// A new intake of photos begins.
    pub(crate) fn begin_intake(&self) {
        self.stop_intake.store(false, Ordering::Relaxed);
    }

    /// Asks the running intake to stop before the next photo.
    pub(crate) fn cancel_intake(&self) {
        self.stop_intake.store(true, Ordering::Relaxed);
    }

    /// Whether the intake was told to stop.
    pub(crate) fn intake_cancelled(&self) -> bool {
        self.stop_intake.load(Ordering::Relaxed)
    }

    /// The window was asked to close. Returns the number of this request.
    pub(crate) fn begin_closing(&self) -> u64 {
        self.closing.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The page has received the request to close, and closes the window itself once everything is on disk.
    pub(crate) fn keep_open(&self) {
        self.closing.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the request is unanswered, and no later one has replaced it.
    pub(crate) fn unanswered(&self, request: u64) -> bool {
        self.closing.load(Ordering::Relaxed) == request
    }
}

/// Takes the day's backup now and, while people write, anew every few minutes, and scrubs the store; then deletes files that
/// nothing names. It must not keep a person from writing, nor must a failure of it: the next one is tried as if nothing had
/// happened.
fn keep_backups(newsroom: &Arc<Newsroom>) {
    let newsroom = Arc::downgrade(newsroom);
    std::thread::spawn(move || {
        let mut swept = false;
        while let Some(newsroom) = newsroom.upgrade() {
            let _ = newsroom.keeping().daily_backup();
            // Damage is reported in the bottom line.
            let _ = newsroom.keeping().scrub(SLICES);
            // Once is enough: the leftovers of a deleted story can wait.
            if !std::mem::replace(&mut swept, true) {
                let _ = newsroom.writing().sweep();
            }
            drop(newsroom);
            std::thread::sleep(BACKUP_PAUSE);
        }
    });
}

/// Regularly empties the write-ahead log, and reports remarks that no call asked for in the bottom line.
fn pause_now_and_then(newsroom: &Arc<Newsroom>, tell: Tell) {
    let newsroom = Arc::downgrade(newsroom);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOG_PAUSE);
            let Some(newsroom) = newsroom.upgrade() else {
                return;
            };
            // Where the checkpoint fails, the changes stay in the log.
            let _ = newsroom.keeping().checkpoint();
            for remark in newsroom.take_remarks() {
                tell(Carried {
                    trouble: Some(remark),
                    ..Carried::default()
                });
            }
        }
    });
}

/// Analyses photos that an earlier Galley took in, a few at a time with a pause between, so that the writer does not notice.
fn look_at_photos(newsroom: &Arc<Newsroom>) {
    let newsroom = Arc::downgrade(newsroom);
    std::thread::spawn(move || {
        let few = |newsroom: Arc<Newsroom>| {
            newsroom
                .pictures()
                .look_at_unknown_photos(FEW)
                .is_ok_and(|looked| looked > 0)
        };
        std::thread::sleep(BREATH);
        while newsroom.upgrade().is_some_and(few) {
            std::thread::sleep(BREATH);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_answers_keeps_the_window_and_one_that_does_not_is_closed() {
        let desk = Desk::new(PathBuf::new(), Vec::new());
        let silent = desk.begin_closing();
        assert!(desk.unanswered(silent));
        desk.keep_open();
        assert!(!desk.unanswered(silent));
    }

    #[test]
    fn a_second_request_gets_its_own_time() {
        let desk = Desk::new(PathBuf::new(), Vec::new());
        let first = desk.begin_closing();
        desk.keep_open();
        let second = desk.begin_closing();
        assert!(
            !desk.unanswered(first),
            "the first request's time is over, the page answered it"
        );
        assert!(desk.unanswered(second));
    }
}
