//! The samples of the crates below newsroom, each as an error of newsroom.

use std::collections::BTreeSet;
use std::io;

use ::photo::{Foreign, PhotoKind};
use ::press::docx::read::NotWord;
use ::press::eml::read::NotMail;
use ::press::html::NotRead;
use ::press::{NotText, PlateError};
use ::store::{BackupFault, DeliveryState, Record, Stationery};
use ::story::ContentError;
use ::story::comment::anchor::NoSuchPlace;
use ::story::stages::Refusal;
use ::story::workflow::{NotYourStep, State, Step};
use chrono::DateTime;

use super::{CHAIN, FIRST, full, no_json, path, value};
use crate::error::MailFault;
use crate::{Access, Error, Newsroom, WallClock};

pub(super) fn store() -> Vec<Error> {
    use ::store::Error;
    let mut all = samples!(Error {
        Error::Sql { .. } => sql(),
        Error::File { .. } => Error::File { path: path(), op: "reading", source: io::ErrorKind::Interrupted.into() },
        Error::DiskFull { .. } => Error::DiskFull { path: path() },
        Error::ReadOnly { .. } => Error::ReadOnly { path: path() },
        Error::Missing { .. } => Error::Missing { path: path() },
        Error::Exists { .. } => Error::Exists { path: path() },
        Error::TooNew { .. } => Error::TooNew { found: 9, known: 3 },
        Error::Stale { .. } => Error::Stale { id: value("id"), seen: 3, now: 4 },
        Error::NotYourStep(_) => Error::NotYourStep(NotYourStep { state: State::Draft, step: Step::Queue }),
        Error::NotFound { .. } => Error::NotFound { what: Record::Story, id: value("id") },
        Error::Damaged { .. } => Error::Damaged { what: Record::Photo, id: value("id") },
        Error::DamagedStore { .. } => Error::DamagedStore { path: path(), why: value("why") },
        Error::Gone { .. } => Error::Gone { path: path().join("galley.db"), backups: 3, newest: Some(DateTime::UNIX_EPOCH) },
        Error::BackupDamaged { .. } => Error::BackupDamaged { path: path(), fault: BackupFault::NoList },
        Error::NoBackup { .. } => Error::NoBackup { path: path() },
        Error::Recorded { .. } => Error::Recorded { id: value("id") },
        Error::Unread { .. } => Error::Unread { path: path() },
        Error::Sound { .. } => Error::Sound { path: path() },
        Error::Held { .. } => Error::Held { by: value("pid 7") },
        Error::Cancelled => Error::Cancelled,
    });
    all.extend(records().into_iter().flat_map(|what| {
        [
            Error::NotFound {
                what,
                id: value("id"),
            },
            Error::Damaged {
                what,
                id: value("id"),
            },
        ]
    }));
    all.extend(
        samples!(BackupFault {
            BackupFault::NoList => BackupFault::NoList,
            BackupFault::List => BackupFault::List,
            BackupFault::NoTime => BackupFault::NoTime,
            BackupFault::NoDatabase => BackupFault::NoDatabase,
            BackupFault::File { .. } => BackupFault::File { name: value("photos/a.jpg") },
            BackupFault::Database { .. } => BackupFault::Database { why: value("why") },
        })
        .into_iter()
        .map(|fault| Error::BackupDamaged { path: path(), fault }),
    );
    all.into_iter().map(crate::Error::Store).collect()
}

pub(super) fn records() -> Vec<Record> {
    let mut all = samples!(Record {
        Record::Story => Record::Story,
        Record::WorkingCopy => Record::WorkingCopy,
        Record::Revision => Record::Revision,
        Record::Photo => Record::Photo,
        Record::Rendition => Record::Rendition,
        Record::Comment => Record::Comment,
        Record::Decision => Record::Decision,
        Record::Incoming => Record::Incoming,
        Record::Received => Record::Received,
        Record::Return => Record::Return,
        Record::Delivery => Record::Delivery,
        Record::Key => Record::Key,
        Record::Signature => Record::Signature,
        Record::Setting => Record::Setting,
        Record::Stationery(_) => Record::Stationery(Stationery::Snippet),
        Record::File => Record::File,
    });
    all.extend(Stationery::ALL.iter().copied().map(Record::Stationery));
    all
}

pub(super) fn package() -> Vec<Error> {
    use ::package::Error;
    let all = samples!(Error {
        Error::Cancelled => Error::Cancelled,
        Error::Unreadable { .. } => Error::Unreadable { path: path(), source: full() },
        Error::DiskFull { .. } => Error::DiskFull { folder: path(), needed: 9 },
        Error::Unwritable { .. } => Error::Unwritable { folder: path(), source: full() },
        Error::Source { .. } => Error::Source { name: value("a"), path: path(), source: full() },
        Error::SourceChanged { .. } => Error::SourceChanged { name: value("a"), path: path(), why: "‹why›" },
        Error::UnsafeName { .. } => Error::UnsafeName { name: value("a"), why: "‹why›" },
        Error::SameName { .. } => Error::SameName { name: value("a") },
        Error::TooLarge { .. } => Error::TooLarge { what: value("files"), size: 9, limit: 3 },
        Error::Bomb { .. } => Error::Bomb { file: value("a") },
        Error::Damaged { .. } => Error::Damaged { place: value("its end"), why: "‹why›" },
        Error::Rewrapped { .. } => Error::Rewrapped { place: value("its end") },
        Error::Unsupported { .. } => Error::Unsupported { file: value("a"), what: value("encryption") },
        Error::NotABag { .. } => Error::NotABag { why: value("why") },
        Error::Fetch => Error::Fetch,
        Error::Version { .. } => Error::Version { found: value("2") },
        Error::Encoding { .. } => Error::Encoding { found: value("GBK") },
        Error::Algorithm { .. } => Error::Algorithm { found: value("md5") },
        Error::TooNew { .. } => Error::TooNew { found: 9, known: 3 },
        Error::TagFile { .. } => Error::TagFile { file: value("bagit.txt"), line: 3, why: "‹why›" },
        Error::Changed { .. } => Error::Changed { file: value("a") },
        Error::Missing { .. } => Error::Missing { file: value("a"), manifest: value("m") },
        Error::Unlisted { .. } => Error::Unlisted { file: value("a"), manifest: value("m") },
        Error::Oxum { .. } => Error::Oxum { stated: value("9.1"), found: value("8.1") },
        Error::NotSigned { .. } => Error::NotSigned { why: value("请再试。 Try again.") },
        Error::BadSignature { .. } => Error::BadSignature { why: value("why") },
        Error::NoSuchFile { .. } => Error::NoSuchFile { file: value("a") },
        Error::CopyOut { .. } => Error::CopyOut { file: value("a"), source: full() },
    });
    all.into_iter().map(crate::Error::Package).collect()
}

pub(super) fn photo() -> Vec<Error> {
    use ::photo::Error;
    let mut all = samples!(Error {
        Error::Unsupported(_) => Error::Unsupported(Foreign::Empty),
        Error::TooLarge { .. } => Error::TooLarge { width: 9, height: 3 },
        Error::TooHeavy { .. } => Error::TooHeavy { bytes: 9 },
        Error::TooManyWords { .. } => Error::TooManyWords { bytes: 9 },
        Error::NotStripped { .. } => Error::NotStripped { kind: PhotoKind::Heic, why: value("why") },
        Error::CutShort { .. } => Error::CutShort { kind: PhotoKind::Jpeg },
        Error::Unreadable { .. } => Error::Unreadable { kind: PhotoKind::Heic, why: value("why") },
    });
    all.extend(
        samples!(Foreign {
            Foreign::Empty => Foreign::Empty,
            Foreign::Avif => Foreign::Avif,
            Foreign::Raw(_) => Foreign::Raw(::photo::Raw::Dng),
            Foreign::Bmp => Foreign::Bmp,
            Foreign::Psd => Foreign::Psd,
            Foreign::Svg => Foreign::Svg,
            Foreign::JpegXl => Foreign::JpegXl,
            Foreign::Jpeg2000 => Foreign::Jpeg2000,
            Foreign::Pdf => Foreign::Pdf,
            Foreign::Video => Foreign::Video,
            Foreign::Zip => Foreign::Zip,
            Foreign::Variant(_) => Foreign::Variant(PhotoKind::Tiff),
            Foreign::Unknown => Foreign::Unknown,
        })
        .into_iter()
        .map(Error::Unsupported),
    );
    let file = || value("a.jpg");
    all.into_iter()
        .map(|source| crate::Error::Photo { file: file(), source })
        .collect()
}

pub(super) fn press() -> Vec<Error> {
    let text = samples!(NotText {
        NotText::Pdf => NotText::Pdf,
        NotText::Binary { .. } => NotText::Binary { offset: 9, byte: 3 },
        NotText::Broken { .. } => NotText::Broken { encoding: "‹UTF-16›" },
        NotText::UnknownEncoding => NotText::UnknownEncoding,
    });
    let word = samples!(NotWord {
        NotWord::Encrypted => NotWord::Encrypted,
        NotWord::OldWord => NotWord::OldWord,
        NotWord::NotAZip => NotWord::NotAZip,
        NotWord::Other { .. } => NotWord::Other { what: "‹RTF›" },
        NotWord::NoDocument => NotWord::NoDocument,
        NotWord::Damaged { .. } => NotWord::Damaged { part: value("document.xml") },
        NotWord::TooLarge => NotWord::TooLarge,
    });
    let mail = samples!(MailFault {
        MailFault::NotMail(NotMail::NoHeader) => NotMail::NoHeader.into(),
        MailFault::NotMail(NotMail::TooMuch) => NotMail::TooMuch.into(),
        MailFault::NotMail(NotMail::EncodedMail) => NotMail::EncodedMail.into(),
        MailFault::Empty => MailFault::Empty,
        MailFault::TooLarge { .. } => MailFault::TooLarge { mails: 3 },
        MailFault::Archive { .. } => MailFault::Archive { what: "‹RAR›" },
        MailFault::Zip(_) => MailFault::Zip(::package::Error::Bomb { file: value("a.docx") }),
        MailFault::Tnef => MailFault::Tnef,
        MailFault::Other => MailFault::Other,
    });
    let html =
        samples!(NotRead { NotRead::TooDeep => NotRead::TooDeep, NotRead::TooMuch => NotRead::TooMuch });
    let docx = samples!(::press::docx::Error {
        ::press::docx::Error::Plate(_) => PlateError { photo: value("a.jpg"), why: value("why") }.into(),
        ::press::docx::Error::Write(_) => full().into(),
    });
    let text = text
        .into_iter()
        .map(|source| Error::NotText { path: path(), source });
    let word = word
        .into_iter()
        .map(|source| Error::NotWord { path: path(), source });
    let html = html
        .into_iter()
        .map(|source| Error::NotHtml { path: path(), source });
    let name = || value("a.eml");
    let mail = mail.into_iter().map(|why| Error::Mail { name: name(), why });
    text.chain(word)
        .chain(html)
        .chain(mail)
        .chain(docx.into_iter().map(Error::Docx))
        .collect()
}

pub(super) fn story() -> Vec<Error> {
    let refusals = samples!(Refusal {
        Refusal::NoSuchPost => Refusal::NoSuchPost,
        Refusal::NotYet(..) => Refusal::NotYet(FIRST, CHAIN),
        Refusal::Already(..) => Refusal::Already(FIRST, CHAIN),
        Refusal::OnePerson(..) => Refusal::OnePerson(value("n"), FIRST, CHAIN),
        Refusal::Author(_) => Refusal::Author(value("n")),
        Refusal::NoReason => Refusal::NoReason,
        Refusal::NoName => Refusal::NoName,
        Refusal::NoRecorder(_) => Refusal::NoRecorder(value("x")),
    });
    let places = samples!(NoSuchPlace {
        NoSuchPlace::Place => NoSuchPlace::Place,
        NoSuchPlace::Quote(_) => NoSuchPlace::Quote(value("words")),
    });
    let contents = samples!(ContentError {
        ContentError::TooNew { .. } => ContentError::TooNew { found: 9, known: 3 },
        ContentError::NotAStory(_) => ContentError::NotAStory(no_json()),
    });
    let steps = State::ALL
        .into_iter()
        .flat_map(|state| Step::ALL.map(|step| Error::NotYourStep(NotYourStep { state, step })));
    steps
        .chain(refusals.into_iter().map(Error::Stage))
        .chain(places.into_iter().map(Error::NoSuchPlace))
        .chain(contents.into_iter().map(Error::Content))
        .collect()
}

pub(crate) fn wire() -> Vec<Error> {
    use ::wire::Error;
    let (host, place) = (|| value("host"), || value("/inbox"));
    let all = samples!(Error {
        Error::BadAddress { .. } => Error::BadAddress { address: value("x"), why: value("why") },
        Error::NeedsPassword { .. } => Error::NeedsPassword { host: host() },
        Error::WrongPassword { .. } => Error::WrongPassword { host: host() },
        Error::BadKey { .. } => Error::BadKey { path: path(), why: value("why") },
        Error::NewHost { .. } => Error::NewHost { host: host(), key: value("k"), fingerprint: value("f") },
        Error::HostChanged { .. } => Error::HostChanged { host: host(), known: value("k"), found: value("f") },
        Error::BadCertificate { .. } => Error::BadCertificate { host: host(), why: value("why") },
        Error::NotEncrypted { .. } => Error::NotEncrypted { host: host() },
        Error::Unreachable { .. } => Error::Unreachable { host: host(), why: value("why") },
        Error::CutOff { .. } => Error::CutOff { host: host(), why: value("why") },
        Error::Silent { .. } => Error::Silent { host: host(), seconds: 9 },
        Error::NotThere { .. } => Error::NotThere { place: place() },
        Error::NotConnected { .. } => Error::NotConnected { place: place() },
        Error::Forbidden { .. } => Error::Forbidden { place: place() },
        Error::Taken { .. } => Error::Taken { name: value("a.zip") },
        Error::Conflict { .. } => Error::Conflict { place: place() },
        Error::Locked { .. } => Error::Locked { place: place() },
        Error::Busy { .. } => Error::Busy { host: host(), status: 503, after: Some(9) },
        Error::ServerFault { .. } => Error::ServerFault { host: host(), status: 500 },
        Error::TooLarge { .. } => Error::TooLarge { host: host() },
        Error::NeedsCode { .. } => Error::NeedsCode { host: host() },
        Error::WrongCode { .. } => Error::WrongCode { host: host() },
        Error::MailTooLarge { .. } => Error::MailTooLarge { host: host(), bytes: 60_000_000, most: 52_428_800 },
        Error::NoSuchMailbox { .. } => Error::NoSuchMailbox { host: host(), address: value("a@b"), says: value("550") },
        Error::Unanswered { .. } => Error::Unanswered { host: host() },
        Error::Full { .. } => Error::Full { place: place() },
        Error::Refused { .. } => Error::Refused { host: host(), says: value("no") },
        Error::FetchedLength { .. } => Error::FetchedLength { host: host(), expected: 9, found: 30 },
        Error::WrongLength { .. } => Error::WrongLength { host: host(), expected: 9, found: 3 },
        Error::WrongContent { .. } => Error::WrongContent { host: host() },
        Error::Gone { .. } => Error::Gone { name: value("a.zip") },
        Error::Cannot { .. } => Error::Cannot { wire: "‹an FTP folder›".into(), what: "‹rename›".into() },
        Error::Here { .. } => Error::Here { path: path(), source: full() },
        Error::Stopped => Error::Stopped,
    });
    all.into_iter().map(crate::Error::from).collect()
}

/// The error of SQLite where one delivery is queued twice.
fn sql() -> ::store::Error {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::open(folder.path(), Access::Write, Box::new(WallClock)).unwrap();
    let story = newsroom.writing().new_story().unwrap().row.id;
    let delivery = ::store::StoredDelivery {
        guid: "one".to_owned(),
        story,
        outlet: "desk".to_owned(),
        state: DeliveryState::Waiting,
        due: newsroom.now(),
        failures: 0,
        facts: String::new(),
        at: newsroom.now(),
    };
    let twice = newsroom.store().write(|tx| {
        tx.add_delivery(&delivery, &BTreeSet::new())?;
        tx.add_delivery(&delivery, &BTreeSet::new())
    });
    twice.unwrap_err()
}
