//! What the window works at: its newsroom, opened when the window first asks, and the export that runs.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use newsroom::story::Language;
use newsroom::{Code, Failure, Newsroom, WallClock};

/// The state behind every command.
pub(crate) struct Desk {
    dir: PathBuf,
    newsroom: Mutex<Option<Arc<Newsroom>>>,
    stop_export: AtomicBool,
}

impl Desk {
    pub(crate) fn new(dir: PathBuf) -> Self {
        Self {
            dir,
            newsroom: Mutex::new(None),
            stop_export: AtomicBool::new(false),
        }
    }

    /// Opens the store, or answers with the one that is open. A window whose store could not be opened asks
    /// again when its reader says so.
    pub(crate) fn open(&self) -> Result<Arc<Newsroom>, Failure> {
        let mut open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(newsroom) = open.as_ref() {
            return Ok(Arc::clone(newsroom));
        }
        let newsroom = Newsroom::open_for_window(&self.dir, Box::new(WallClock))
            .map_err(|error| error.failure(Language::default()))?;
        let newsroom = Arc::new(newsroom);
        *open = Some(Arc::clone(&newsroom));
        Ok(newsroom)
    }

    /// Puts the newest good backup in the place of a store that is damaged.
    pub(crate) fn rescue(&self) -> Result<(), Failure> {
        newsroom::rescue(&self.dir, &WallClock).map_err(|error| error.failure(Language::default()))
    }

    /// The open newsroom.
    pub(crate) fn newsroom(&self) -> Result<Arc<Newsroom>, Failure> {
        let open = self.newsroom.lock().unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or_else(|| Failure {
            code: Code::Internal,
            says: "稿件库还没有打开。 The store is not open yet.".to_owned(),
        })
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
}
