//! 来信: a mail that is opened brings pieces: each Word file with its photos is one, and a mail without any is one itself. A
//! package of ours in a mail comes in as any other.
//!
//! One reader takes what is opened, dropped, imported or fetched from a mailbox. Nothing is fetched that a mail only names.
//!
//! See docs/decisions/a-mail-brings-pieces.md.

mod piece;
mod sorting;

use std::io::{BufRead, BufReader};
use std::path::Path;

use press::eml::mailbox;
use press::eml::read::Mail;
use press::limits::{LARGEST_MAIL, LARGEST_MAILBOX};
use serde::Serialize;
use ts_rs::TS;

use crate::consent::Consent;
use crate::error::MailFault;
use crate::files::{name_of, part_folder, write};
use crate::review::Arrived;
use crate::review::register::Inlet;
use crate::rooms::ReviewRoom;
use crate::views::{Failure, Imported, Progress};
use crate::writing::importing::Intake;
use crate::{Error, Watch};
use sorting::sort;

/// What became of one thing that a mail brought.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MailPiece {
    /// The name of the file, or the subject of the mail.
    pub name: String,
    /// The piece; `None` where it was refused.
    pub arrived: Option<Arrived>,
    /// Why it was refused, or left out.
    pub refused: Option<Failure>,
}

/// How mails come in.
#[derive(Clone, Copy)]
struct MailRoad<'a> {
    inlet: Inlet,
    /// The name of the file with the mail.
    file: &'a str,
    consent: &'a Consent<'a>,
}

/// Whether a file is a mail or a file of mails, by its name: its bytes begin like any text.
#[must_use]
pub fn is_mail(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    matches!(extension.to_lowercase().as_str(), "eml" | "mbox" | "mbx")
}

impl ReviewRoom<'_> {
    /// Takes in what a mail brings, or each mail of a file of mails (mbox). What was taken before is nothing new. A refusal is
    /// part of the result, so that the rest comes in.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::TooLarge`], where nothing can be read.
    pub fn open_mail(
        &self,
        path: &Path,
        consent: &Consent<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<MailPiece>, Error> {
        let unreadable = |source| Error::Unreadable {
            path: path.to_owned(),
            source,
        };
        let file = disk::open_file(path).map_err(unreadable)?;
        let bytes = file.metadata().map_err(unreadable)?.len();
        let mut from = BufReader::new(file);
        let is_mailbox = mailbox::is_mailbox(from.fill_buf().map_err(unreadable)?);
        let limit = if is_mailbox { LARGEST_MAILBOX } else { LARGEST_MAIL };
        if bytes > limit {
            return Err(Error::TooLarge {
                path: path.to_owned(),
                bytes,
                limit,
            });
        }
        let road = MailRoad {
            inlet: Inlet::File,
            file: &name_of(path),
            consent,
        };
        self.open_mails(&mut from, bytes, road, watch).map_err(unreadable)
    }

    /// Makes stories of a text as [`crate::WritingRoom::import`] does, and takes in what a mail brings.
    #[must_use]
    pub fn bring_in(&self, path: &Path, intake: Intake<'_>) -> Vec<Imported> {
        if !is_mail(path) {
            return vec![self.writing().import(path, intake)];
        }
        let opened = self.open_mail(path, &Consent::default(), &mut |_| {
            std::ops::ControlFlow::Continue(())
        });
        opened.map_or_else(
            |error| {
                vec![Imported {
                    file_name: name_of(path),
                    story: None,
                    took: Vec::new(),
                    refused: Some(error.failure(self.language())),
                }]
            },
            |pieces| pieces.into_iter().map(Imported::from).collect(),
        )
    }

    /// As [`ReviewRoom::bring_in`], of a file of which only the name and the bytes are known.
    #[must_use]
    pub fn bring_in_bytes(&self, name: &str, bytes: Vec<u8>) -> Vec<Imported> {
        if !is_mail(Path::new(name)) {
            return vec![self.writing().import_bytes(name, bytes)];
        }
        let road = MailRoad {
            inlet: Inlet::File,
            file: name,
            consent: &Consent::default(),
        };
        let mut go_on = |_: Progress| std::ops::ControlFlow::Continue(());
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // Bytes in memory are always read.
        let pieces = self.open_mails(&mut &*bytes, length, road, &mut go_on);
        pieces
            .unwrap_or_default()
            .into_iter()
            .map(Imported::from)
            .collect()
    }

    fn open_mails(
        &self,
        from: &mut dyn BufRead,
        total: u64,
        road: MailRoad<'_>,
        watch: &mut Watch<'_>,
    ) -> std::io::Result<Vec<MailPiece>> {
        let (mut pieces, mut done) = (Vec::new(), 0);
        let mut take = |mail: Vec<u8>| {
            done += u64::try_from(mail.len()).unwrap_or(u64::MAX);
            let read = press::eml::read::read(&mail);
            drop(mail);
            match read {
                Ok(mail) => self.take_mail(mail, road, watch, &mut pieces),
                Err(why) => pieces.push(self.refused(road.file, MailFault::NotMail(why))),
            }
            let what = road.file.to_owned();
            watch(Progress { done, total, what }).is_continue()
        };
        if mailbox::is_mailbox(from.fill_buf()?) {
            let mails = mailbox::each(from, &mut take)?;
            if mails > 0 {
                pieces.push(self.refused(road.file, MailFault::TooLarge { mails }));
            }
        } else {
            let mut mail = Vec::new();
            from.read_to_end(&mut mail)?;
            take(mail);
        }
        Ok(pieces)
    }

    /// Takes in what one mail brings, and the mails in it.
    fn take_mail(
        &self,
        mut mail: Mail,
        road: MailRoad<'_>,
        watch: &mut Watch<'_>,
        pieces: &mut Vec<MailPiece>,
    ) {
        let (inner, before) = (std::mem::take(&mut mail.mails), pieces.len());
        let sorted = sort(&mut mail);
        for file in sorted.packages {
            let arrived = self.take_packed(&file.name, &file.bytes, road, watch);
            pieces.push(self.became(file.name, arrived));
        }
        for source in sorted.pieces {
            let name = source.name.clone();
            let arrived = self.take_piece(&mail, source, (road.inlet, road.file));
            pieces.push(self.became(name, arrived));
        }
        let left_out = sorted.left_out.into_iter();
        pieces.extend(left_out.map(|(name, fault)| self.refused(&name, fault)));
        for mail in inner {
            self.take_mail(mail, road, watch, pieces);
        }
        if pieces.len() == before {
            let name = if mail.subject.is_empty() {
                road.file
            } else {
                &mail.subject
            };
            pieces.push(self.refused(name, MailFault::Empty));
        }
    }

    /// Takes in a package that a mail brought.
    fn take_packed(
        &self,
        name: &str,
        bytes: &[u8],
        road: MailRoad<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        let folder = part_folder(&self.dir())?;
        let path = folder.path().join("attached.zip");
        write(&path, bytes, disk::Existing::Replace)?;
        self.receive_by((road.inlet, name), &path, road.consent, watch)
    }

    fn became(&self, name: String, arrived: Result<Arrived, Error>) -> MailPiece {
        let (arrived, refused) = match arrived {
            Ok(arrived) => (Some(arrived), None),
            Err(error) => (None, Some(error.failure(self.language()))),
        };
        MailPiece {
            name,
            arrived,
            refused,
        }
    }

    fn refused(&self, name: &str, why: MailFault) -> MailPiece {
        let name = name.to_owned();
        let error = Error::Mail {
            name: name.clone(),
            why,
        };
        self.became(name, Err(error))
    }
}

impl From<MailPiece> for Imported {
    fn from(piece: MailPiece) -> Self {
        let (story, took) = piece.arrived.map_or((None, Vec::new()), |arrived| {
            (Some(arrived.story), arrived.remarks)
        });
        Self {
            file_name: piece.name,
            story,
            took,
            refused: piece.refused,
        }
    }
}
