//! Intake of many photos at once: on all cores, within a fixed budget of memory.
//!
//! Each file is read once; its digest, its safe copy, its facts and its renditions are made of those bytes. The first of many is
//! reported before its picture for the page is made, because a person waits to see it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use story::{Digest, Framing};

use crate::parallel;
use crate::rooms::PicturesRoom;
use crate::views::PhotoResult;

/// Bytes that photos under way may take together: files and decoded pixels. What the allocator keeps for the next comes on top,
/// about half as much again.
const ROOM: u64 = 132 << 20;

impl PicturesRoom<'_> {
    /// Takes many files in, on all cores, and calls `heard` with each result in the order given. The first is taken in before the
    /// others, so that a person sees a picture while the rest are under way. When `heard` breaks off, no further file is begun;
    /// those that went in stay.
    pub fn add_photo_files(&self, paths: &[PathBuf], heard: &mut dyn FnMut(PhotoResult) -> ControlFlow<()>) {
        let room = Room::new(ROOM);
        let add = |path: &PathBuf| {
            let _place = room.enter(weight(path));
            self.add_photo_file(path)
        };
        let Some((first, others)) = paths.split_first() else {
            return;
        };
        if others.is_empty() {
            let _ = heard(add(first));
            return;
        }
        let glanced = self.take_in_file(first, photo::glance);
        let digest = glanced
            .added
            .as_ref()
            .and_then(|added| added.figure.photo.clone());
        let goes_on = heard(glanced).is_continue();
        thread::scope(|scope| {
            if let Some(digest) = digest {
                let room = &room;
                scope.spawn(move || {
                    let _place = room.enter(weight(first));
                    self.make_page_size(&digest);
                });
            }
            if goes_on {
                parallel::for_each_in_order(others, add, &mut |_, result| heard(result));
            }
        });
    }

    /// Makes the picture for the page of a photo that was only glanced at. An error is ignored here: it returns when the picture
    /// is asked for.
    fn make_page_size(&self, digest: &Digest) {
        let photo = self.store().photo(digest);
        if let Ok(photo) = photo {
            let _ = self.rendition(&photo, photo::Rendition::Web, &Framing::default());
        }
    }
}

/// The bytes that taking a file in will need, from its first bytes: the file, and its pixels as far as they are decoded.
fn weight(path: &Path) -> u64 {
    use std::io::Read;
    let Ok(mut file) = disk::open_file(path) else {
        return 0;
    };
    let bytes = file.metadata().map_or(0, |file| file.len());
    let mut head = Vec::new();
    let _ = file.by_ref().take(HEAD).read_to_end(&mut head);
    bytes.saturating_add(photo::decoded_for_intake(&head))
}

/// How many bytes of a file are read to find its header; enough in all but rare cases.
const HEAD: u64 = 256 << 10;

/// A semaphore that counts bytes. `enter` blocks until `bytes` fit; a request larger than the whole budget runs alone.
struct Room {
    size: u64,
    taken: Mutex<u64>,
    left: Condvar,
}

/// Bytes taken from a room until this is dropped.
struct Seat<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Room {
    fn new(size: u64) -> Self {
        Self {
            size,
            taken: Mutex::new(0),
            left: Condvar::new(),
        }
    }

    fn enter(&self, bytes: u64) -> Seat<'_> {
        let bytes = bytes.min(self.size);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self
            .left
            .wait_while(taken, |taken| taken.saturating_add(bytes) > self.size)
            .unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_add(bytes);
        Seat { room: self, bytes }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut taken = self.room.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.bytes);
        self.room.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn never_more_is_in_the_room_than_fits_and_everybody_gets_in() {
        let (room, inside, most, served) = (
            Room::new(100),
            AtomicU64::new(0),
            AtomicU64::new(0),
            AtomicU64::new(0),
        );
        thread::scope(|scope| {
            for guest in 0..8_u64 {
                let (room, inside, most, served) = (&room, &inside, &most, &served);
                scope.spawn(move || {
                    for turn in 0..50_u64 {
                        let bytes = (guest * 37 + turn * 11) % 90 + 20;
                        let _seat = room.enter(bytes);
                        let now = inside.fetch_add(bytes.min(100), Ordering::SeqCst) + bytes.min(100);
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::yield_now();
                        inside.fetch_sub(bytes.min(100), Ordering::SeqCst);
                        served.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 100, "{most:?}");
        assert_eq!(served.load(Ordering::SeqCst), 400);
    }
}
