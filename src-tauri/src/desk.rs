//! What the window works at: its newsroom, opened when the window first asks, and the export that runs.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use newsroom::story::Language;
use newsroom::{Carried, Code, Courier, Failure, Newsroom, WallClock};

use crate::first_sight::FirstSight;

/// How long between two looks whether the day's backup should be made anew.
const BACKUP_PAUSE: Duration = Duration::from_secs(60);
/// In so many pauses everything in the store is read once: in thirty days of two hours.
const SLICES: u64 = 30 * 2 * 60;
/// How often the write-ahead log is emptied, so that little is left there when somebody stops writing, and how soon the window says
/// what was met besides what was asked for.
const LOG_PAUSE: Duration = Duration::from_secs(4);
/// How many photos are looked at afterwards before somebody else gets a turn, and how long the turn is.
const FEW: usize = 8;
const BREATH: Duration = Duration::from_millis(500);
/// How long deliveries may take to be let go of when the program ends.
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
    /// Grows whenever the window is asked to close, and whenever its page answers that it minds the closing itself.
    closing: AtomicU64,
    courier: Mutex<Option<Courier>>,
    /// Tells the page how far deliveries are, once there is one.
    tell: Mutex<Option<Tell>>,
}

/// Tells the page how far deliveries are.
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

    /// Opens the store, or answers with the one that is open. A window whose store could not be opened asks
    /// again when its reader says so. `tell` hears how far deliveries are.
    pub(crate) fn open(
        &self,
        tell: impl Fn(Carried) + Send + Sync + 'static,
    ) -> Result<Arc<Newsroom>, Failure> {
        *self.tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(tell));
        self.opened()
    }

    /// The newsroom that is open. One that can only read is opened anew each time: what kept it from writing (another program, a
    /// disk that took nothing) may be over, and then what was refused succeeds at the next try.
    fn opened(&self) -> Result<Arc<Newsroom>, Failure> {
        let mut open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(newsroom) = open.as_ref().filter(|newsroom| newsroom.can_write()) {
            return Ok(Arc::clone(newsroom));
        }
        // Let go first: on a disk that can only be read, a reader keeps all writers away, ourselves too.
        *open = None;
        let newsroom = Newsroom::open_to_write_or_read(&self.dir, Box::new(WallClock))
            .map_err(|error| error.failure(Language::default()))?;
        let newsroom = self.take_up(newsroom);
        *open = Some(Arc::clone(&newsroom));
        Ok(newsroom)
    }

    /// What goes on beside the window begins: backups, photos looked at, deliveries.
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

    /// The language a person is spoken to in; of a store that is not open yet, nobody knows.
    pub(crate) fn language(&self) -> Language {
        let open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        open.as_ref()
            .map(|newsroom| newsroom.language())
            .unwrap_or_default()
    }

    fn courier(&self) -> MutexGuard<'_, Option<Courier>> {
        self.courier.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something in the outbox may have become due.
    pub(crate) fn ring(&self) {
        if let Some(courier) = self.courier().as_ref() {
            courier.ring();
        }
    }

    /// What is on its way is let go before the program ends; it goes on at the next start.
    pub(crate) fn call_back(&self) {
        if let Some(courier) = self.courier().take() {
            courier.stop(LET_GO);
        }
    }

    /// Puts the newest good backup in the place of a store that is damaged.
    pub(crate) fn rescue(&self) -> Result<(), Failure> {
        // A newsroom that opened and could not go on holds the store's lock itself; until it is mended, nobody opens it again.
        let mut open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        *open = None;
        newsroom::rescue(&self.dir, &WallClock).map_err(|error| error.failure(Language::default()))
    }

    /// The open newsroom; one that writes as soon as the store can be written.
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

    /// The files that wait, once: packages, or all others.
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

    /// Whoever exports should stop.
    pub(crate) fn cancel_export(&self) {
        self.stop_export.store(true, Ordering::Relaxed);
    }

    /// Whether the export was told to stop.
    pub(crate) fn export_cancelled(&self) -> bool {
        self.stop_export.load(Ordering::Relaxed)
    }

    /// Photos begin to come in.
    pub(crate) fn begin_intake(&self) {
        self.stop_intake.store(false, Ordering::Relaxed);
    }

    /// No more photos should be taken in than are begun.
    pub(crate) fn cancel_intake(&self) {
        self.stop_intake.store(true, Ordering::Relaxed);
    }

    /// Whether the intake was told to stop.
    pub(crate) fn intake_cancelled(&self) -> bool {
        self.stop_intake.load(Ordering::Relaxed)
    }

    /// The window was asked to close. The number stands for this request.
    pub(crate) fn begin_closing(&self) -> u64 {
        self.closing.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The page has heard that the window should close, and closes it itself once everything is on disk.
    pub(crate) fn keep_open(&self) {
        self.closing.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether nobody has answered the request, and no later one has taken its place.
    pub(crate) fn unanswered(&self, request: u64) -> bool {
        self.closing.load(Ordering::Relaxed) == request
    }
}

/// Takes the day's backup now and, while people write, anew every few minutes, and reads on in the store; then files that nothing names go. It must not keep anybody from
/// writing, nor must a failure of it: the next one is tried as if nothing had happened.
fn keep_backups(newsroom: &Arc<Newsroom>) {
    let newsroom = Arc::downgrade(newsroom);
    std::thread::spawn(move || {
        let mut swept = false;
        while let Some(newsroom) = newsroom.upgrade() {
            let _ = newsroom.keeping().daily_backup();
            // What of it is damaged is told in the bottom line.
            let _ = newsroom.keeping().scrub(SLICES);
            // Once is enough: what a deleted story leaves behind is in no hurry.
            if !std::mem::replace(&mut swept, true) {
                let _ = newsroom.writing().sweep();
            }
            drop(newsroom);
            std::thread::sleep(BACKUP_PAUSE);
        }
    });
}

/// Now and then: empties the write-ahead log, and tells in the bottom line what was met besides what was asked for.
fn pause_now_and_then(newsroom: &Arc<Newsroom>, tell: Tell) {
    let newsroom = Arc::downgrade(newsroom);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOG_PAUSE);
            let Some(newsroom) = newsroom.upgrade() else {
                return;
            };
            // What cannot be put into the database now stays in the log.
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

/// Looks at photos that an earlier Galley took in, a few at a time with a pause between, so that nobody who writes notices.
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
