//! The desks of the five honest people and of two archives, each with a clock of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use newsroom::story::Block;
use newsroom::{Access, Clock, KeyRow, KeyTrust, Newsroom, Profile};
use tempfile::TempDir;

use crate::rig::{reviews, write};

/// The people, and the archives that only take.
pub(super) const NAMES: [&str; 7] = ["周可", "赵一", "钱二", "孙三", "李五", "档案甲", "档案乙"];
/// How many of them take part.
pub(super) const HONEST: usize = 5;
/// Who writes.
pub(super) const WRITER: usize = 0;
/// Who signs last.
pub(super) const CHIEF: usize = 3;
/// Who knows the others, and whose key no desk knows when a history begins.
pub(super) const NEWCOMER: usize = 4;
/// Who only takes.
pub(super) const ARCHIVES: [usize; 2] = [5, 6];
/// How far each clock is off, in minutes: right, a year ahead, a year behind, an hour ahead, an hour and a half behind.
const OFF: [i64; 7] = [0, 525_600, -525_600, 60, -90, 0, 0];

/// A clock that is wrong by its own amount.
#[derive(Clone)]
struct OwnClock(Arc<Mutex<DateTime<FixedOffset>>>);

impl Clock for OwnClock {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().unwrap()
    }

    fn uptime(&self) -> Duration {
        Duration::ZERO
    }
}

/// All desks, open once for all histories: each history is another story.
pub(super) struct Desks {
    folder: TempDir,
    desks: Vec<(Newsroom, OwnClock)>,
    /// The newcomer's public key.
    pub(super) new_key: String,
}

impl Desks {
    pub(super) fn new() -> Self {
        // In memory where that is possible: the disk is not under test here.
        let memory = Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => tempfile::tempdir_in(memory).unwrap(),
            false => tempfile::tempdir().unwrap(),
        };
        let begun: DateTime<FixedOffset> = "2026-11-30T09:00:00+08:00".parse().unwrap();
        let desk = |(at, name): (usize, &&str)| {
            let clock = OwnClock(Arc::new(Mutex::new(begun + TimeDelta::minutes(OFF[at]))));
            let store = folder.path().join(at.to_string());
            let newsroom = Newsroom::open(&store, Access::Write, Box::new(clock.clone())).unwrap();
            let profile = Profile {
                name: (*name).to_owned(),
                ..Profile::default()
            };
            newsroom.set_profile(&profile).unwrap();
            newsroom.signing().use_passphrase("油茶花开".to_owned());
            newsroom.signing().set_chain(reviews(3)).unwrap();
            (newsroom, clock)
        };
        let desks: Vec<(Newsroom, OwnClock)> = NAMES.iter().enumerate().map(desk).collect();
        let new_key = desks[NEWCOMER].0.signing().new_key(NAMES[NEWCOMER]).unwrap();
        let desks = Self {
            desks,
            folder,
            new_key,
        };
        desks.introduce();
        desks
    }

    /// Each of the people but the newcomer files a piece once, and the others compare the number of the key with them.
    fn introduce(&self) {
        for who in (0..HONEST).filter(|who| *who != NEWCOMER) {
            let desk = self.desk(who);
            let piece = self.piece_of(who, "认识一下");
            let to = self.folder(0);
            let sent = desk
                .review()
                .file(&piece, &to, None, &mut crate::rig::go_on)
                .unwrap();
            let key = sent.signed_by.unwrap();
            for other in (0..NAMES.len()).filter(|other| *other != who) {
                let path = Path::new(&sent.exported.path);
                let consent = newsroom::Consent::default();
                self.desk(other)
                    .review()
                    .receive(path, &consent, &mut crate::rig::go_on)
                    .unwrap();
                self.desk(other).signing().trust_key(&key).unwrap();
            }
        }
    }

    /// Makes all desks forget the newcomer's key and the attacker's, so that the next history begins with a first meeting again.
    pub(super) fn part(&self) {
        for (desk, _) in &self.desks {
            let is_parted = |known: &KeyRow| {
                known.trust == KeyTrust::Met || known.name == NAMES[NEWCOMER] && known.trust != KeyTrust::Own
            };
            let keys = desk.signing().known_keys().unwrap();
            // A key of two names is forgotten once.
            let parted: BTreeSet<String> = keys
                .into_iter()
                .filter(is_parted)
                .map(|known| known.key)
                .collect();
            for key in parted {
                desk.signing().forget_key(&key).unwrap();
            }
        }
    }

    pub(super) fn desk(&self, who: usize) -> &Newsroom {
        &self.desks[who].0
    }

    pub(super) fn time_passes(&self, who: usize, minutes: usize) {
        *self.desks[who].1.0.lock().unwrap() += TimeDelta::minutes(i64::try_from(minutes).unwrap());
    }

    /// The folder in which the packages of a history are.
    pub(super) fn folder(&self, history: u64) -> PathBuf {
        let folder = self.folder.path().join(format!("sent-{history}"));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// A new piece of the writer's.
    pub(super) fn piece(&self, history: u64) -> String {
        self.piece_of(WRITER, &format!("油茶丰收{history}"))
    }

    fn piece_of(&self, who: usize, headline: &str) -> String {
        let id = self.desk(who).writing().new_story().unwrap().row.id;
        write(self.desk(who), &id, |content| {
            content.headline = headline.to_owned();
            content.body = vec![Block::paragraph("村民们上山采果，一直忙到天黑。")];
        });
        id
    }
}
