//! One sample of every error that reaches people, and of every finding of the doctor, on which tests check the rules of a
//! sentence. A variant without a line here does not compile.

use std::io;
use std::path::PathBuf;

use ::package::signature::BadKey;
use ::press::docx::read::NotWord;
use ::press::html::NotRead;
use ::press::{NotText, PlateError};
use ::store::{CopyPlace, Finding, Loss, Record, Severity, Stationery, Thing, Trouble};
use ::story::comment::anchor::NoSuchPlace;
use ::story::stages::{Chain, Post, PostRole, Refusal};
use ::story::workflow::{NotYourStep, State, Step};
use ::story::{ContentError, Fact, FactUse, Language};
use review::Purpose;

use crate::Error;
use crate::error::{Alarm, Differing, MailFault, Unamendable};
use crate::remarks::{Remark, TextFrom};

/// The samples, behind a match that names every variant of their type.
macro_rules! samples {
    ($type:ty { $($pattern:pat => $sample:expr),* $(,)? }) => {{
        fn _every_variant_has_a_line(one: &$type) {
            match one { $($pattern => {}),* }
        }
        vec![$($sample),*]
    }};
}

pub(crate) mod crates;

/// A value that a sentence repeats. The text in these brackets may be in any language.
fn value(name: &str) -> String {
    format!("‹{name}›")
}

fn path() -> PathBuf {
    PathBuf::from("‹/media/usb/稿件›")
}

/// The first of three reviewers.
const FIRST: Post = Post {
    role: PostRole::Review,
    stage: 1,
};
const CHAIN: Chain = Chain {
    reviews: 3,
    proofs: 0,
    small: false,
};

fn full() -> io::Error {
    io::ErrorKind::StorageFull.into()
}

fn no_json() -> serde_json::Error {
    serde_json::from_str::<bool>("nobody").unwrap_err()
}

fn newsroom() -> Vec<Error> {
    let mut all = samples!(Error {
        Error::Store(_) => Error::Store(::store::Error::Cancelled),
        Error::Package(_) => Error::Package(::package::Error::Cancelled),
        Error::Photo { .. } => Error::Photo { file: value("a.jpg"), source: ::photo::Error::TooHeavy { bytes: 7 } },
        Error::NotText { .. } => Error::NotText { path: path(), source: NotText::UnknownEncoding },
        Error::Plate(_) => Error::Plate(PlateError { photo: value("a.jpg"), why: value("why") }),
        Error::Docx(_) => Error::Docx(full().into()),
        Error::Content(_) => Error::Content(ContentError::TooNew { found: 9, known: 3 }),
        Error::NotYourStep(_) => Error::NotYourStep(NotYourStep { state: State::Draft, step: Step::Queue }),
        Error::NoSuchStory { .. } => Error::NoSuchStory { id: value("id") },
        Error::Ambiguous { .. } => Error::Ambiguous { id: value("id"), matches: vec![value("a"), value("b")] },
        Error::NoSuchFigure { .. } => Error::NoSuchFigure { id: value("id") },
        Error::NoSuchRule { .. } => Error::NoSuchRule { rule: value("x"), known: value("a, b") },
        Error::NoSuchPhoto { .. } => Error::NoSuchPhoto { id: value("id") },
        Error::NoSuchBlock { .. } => Error::NoSuchBlock { index: 9, blocks: 3 },
        Error::NotAParagraph { .. } => Error::NotAParagraph { index: 9 },
        Error::NoSuchField { .. } => Error::NoSuchField { field: value("x"), known: value("a, b") },
        Error::BadCell { .. } => Error::BadCell { path: path(), line: 3, column: value("x"), value: value("y"), expected: "2026-01-31" },
        Error::BadValue { .. } => Error::BadValue { field: value("x"), value: value("y"), expected: "‹3:2›" },
        Error::NoSuchStationery { .. } => Error::NoSuchStationery { what: Stationery::Template, name: value("x") },
        Error::NoName { .. } => Error::NoName { what: Stationery::Outlet },
        Error::NameTaken { .. } => Error::NameTaken { what: Stationery::Codes, name: value("x") },
        Error::NotATemplate { .. } => Error::NotATemplate { path: path(), why: value("why") },
        Error::NoSuchOutlet { .. } => Error::NoSuchOutlet { name: value("x"), known: value("a, b") },
        Error::BadOutlet { .. } => Error::BadOutlet { name: value("x"), faults: Vec::new() },
        Error::OpenFields { .. } => Error::OpenFields { fields: value("a"), example: value("a") },
        Error::NotSpiked { .. } => Error::NotSpiked { headline: value("h") },
        Error::NoSuchFormat { .. } => Error::NoSuchFormat { name: value("x"), known: value("a, b") },
        Error::NoOrigin { .. } => Error::NoOrigin { path: path() },
        Error::NotWord { .. } => Error::NotWord { path: path(), source: NotWord::Encrypted },
        Error::Mail { .. } => Error::Mail { name: value("name"), why: MailFault::Tnef },
        Error::NotASheet { .. } => Error::NotASheet { path: path() },
        Error::SheetOfAnother { .. } => Error::SheetOfAnother { story: value("a"), wanted: value("b") },
        Error::NoPhotosShown => Error::NoPhotosShown,
        Error::PhotoDiffers { .. } => Error::PhotoDiffers { differing: differing() },
        Error::NotHtml { .. } => Error::NotHtml { path: path(), source: NotRead::TooDeep },
        Error::NotPasted { .. } => Error::NotPasted { source: NotRead::TooMuch },
        Error::Unreadable { .. } => Error::Unreadable { path: path(), source: io::ErrorKind::NotFound.into() },
        Error::Unwritable { .. } => Error::Unwritable { path: path(), source: io::Error::from_raw_os_error(5) },
        Error::TooLarge { .. } => Error::TooLarge { path: path(), bytes: 9, limit: 3 },
        Error::Key(_) => Error::Key(BadKey::Passphrase),
        Error::NoPassphrase => Error::NoPassphrase,
        Error::Keychain(_) => Error::Keychain(crate::KeychainUnavailable(value("why"))),
        Error::KeyLocked { .. } => Error::KeyLocked { name: value("n") },
        Error::KeyLost { .. } => Error::KeyLost { name: value("n") },
        Error::KeyThere { .. } => Error::KeyThere { name: value("n") },
        Error::NoSuchKey { .. } => Error::NoSuchKey { letters: value("k") },
        Error::DecidedMeanwhile => Error::DecidedMeanwhile,
        Error::BadSlip { .. } => Error::BadSlip { why: value("why") },
        Error::Stored { .. } => Error::Stored { what: Record::Return, id: value("id"), why: value("why") },
        Error::Asked { .. } => Error::Asked { why: no_json() },
        Error::NotJson { .. } => Error::NotJson { why: no_json() },
        Error::Forged { .. } => Error::Forged { by: value("n") },
        Error::NotForReview => Error::NotForReview,
        Error::WrongKind { .. } => Error::WrongKind { found: Purpose::Delivery },
        Error::YourOwn { .. } => Error::YourOwn { id: value("id") },
        Error::NotHere { .. } => Error::NotHere { id: value("id") },
        Error::NoSuchPlace(_) => Error::NoSuchPlace(NoSuchPlace::Place),
        Error::NoSuchComment { .. } => Error::NoSuchComment { id: value("id") },
        Error::Stage(_) => Error::Stage(Refusal::NoName),
        Error::Unreviewed { .. } => Error::Unreviewed { next: vec![FIRST], chain: CHAIN, claimed: 2 },
        Error::Embargoed { .. } => Error::Embargoed { until: value("until") },
        Error::ChangedWhileSigning => Error::ChangedWhileSigning,
        Error::OpenChanges { .. } => Error::OpenChanges { returns: 2 },
        Error::NoSuchChange { .. } => Error::NoSuchChange { id: value("id") },
        Error::NoSuchConflict { .. } => Error::NoSuchConflict { id: value("id") },
        Error::OpenComments { .. } => Error::OpenComments { comments: 2 },
        Error::Wire(_) => ::wire::Error::Stopped.into(),
        Error::NoWire { .. } => Error::NoWire { outlet: value("x") },
        Error::NoSuchDelivery { .. } => Error::NoSuchDelivery { id: value("id") },
        Error::Alarm(_) => Error::Alarm(Alarm::KeyGone { name: value("n") }),
        Error::Unamendable(_) => Error::Unamendable(Unamendable::NoReason),
        Error::Over { .. } => Error::Over { id: value("id") },
        Error::Cancelled => Error::Cancelled,
    });
    all.extend(samples!(Purpose { Purpose::Filing => Purpose::Filing, Purpose::Return => Purpose::Return, Purpose::Delivery => Purpose::Delivery })
        .into_iter()
        .map(|found| Error::WrongKind { found }));
    all.extend(Stationery::ALL.iter().map(|&what| Error::NoSuchStationery {
        what,
        name: value("x"),
    }));
    all.extend(keys().into_iter().map(Error::Key));
    all.extend(unamendable().into_iter().map(Error::Unamendable));
    all.extend(alarms().into_iter().map(Error::Alarm));
    all
}

fn alarms() -> Vec<Alarm> {
    let name = || value("n");
    samples!(Alarm {
        Alarm::KeyChanged { .. } => Alarm::KeyChanged { name: name(), known: value("k"), found: value("f") },
        Alarm::KeyGone { .. } => Alarm::KeyGone { name: name() },
        Alarm::KeyRetired { .. } => Alarm::KeyRetired { name: name(), key: value("k") },
        Alarm::OtherSender { .. } => Alarm::OtherSender { headline: value("h"), ours: value("o"), theirs: value("t") },
    })
}

fn unamendable() -> Vec<Unamendable> {
    let (name, outlet) = (|| value("a.zip"), || value("desk"));
    samples!(Unamendable {
        Unamendable::NoReason => Unamendable::NoReason,
        Unamendable::NotThere { .. } => Unamendable::NotThere { name: name(), outlet: outlet() },
        Unamendable::Another { .. } => Unamendable::Another { name: name(), headline: value("h"), outlet: outlet() },
        Unamendable::Withdrawn { .. } => Unamendable::Withdrawn { name: name() },
        Unamendable::IsWithdrawal { .. } => Unamendable::IsWithdrawal { name: name() },
    })
}

fn differing() -> Vec<Differing> {
    let one = |field: Fact| Differing {
        field,
        here: value("here"),
        there: value("there"),
    };
    Fact::with(FactUse::Exchange).map(one).collect()
}

fn keys() -> Vec<BadKey> {
    samples!(BadKey {
        BadKey::Passphrase => BadKey::Passphrase,
        BadKey::NotAKey(_) => BadKey::NotAKey(value("why")),
        BadKey::Signature(_) => BadKey::Signature("‹why›"),
        BadKey::Making(_) => BadKey::Making(value("why")),
    })
}

fn found() -> Vec<Finding> {
    let digest = ::store::digest(b"a photo");
    let photo = || Thing::Photo {
        digest: digest.clone(),
        file_name: value("a.jpg"),
    };
    let used_by = || Some(value("h"));
    let troubles = samples!(Trouble {
        Trouble::Sqlite(_) => Trouble::Sqlite(value("why")),
        Trouble::ListEntry => Trouble::ListEntry,
        Trouble::NoWorkingCopy => Trouble::NoWorkingCopy,
        Trouble::Text => Trouble::Text,
        Trouble::NotAStory(_) => Trouble::NotAStory(value("why")),
        Trouble::TooNew { .. } => Trouble::TooNew { found: 9, known: 3 },
        Trouble::Facts => Trouble::Facts,
        Trouble::Record { .. } => Trouble::Record { what: Record::Comment, id: value("id") },
        Trouble::FileChanged { .. } => Trouble::FileChanged { used_by: used_by() },
        Trouble::FileGone { .. } => Trouble::FileGone { used_by: None },
        Trouble::FileUnreadable(_) => Trouble::FileUnreadable(value("why")),
        Trouble::Unknown { .. } => Trouble::Unknown { used_by: value("h") },
        Trouble::Unused => Trouble::Unused,
        Trouble::KeptAside => Trouble::KeptAside,
        Trouble::TwoNames => Trouble::TwoNames,
        Trouble::NoBackup => Trouble::NoBackup,
        Trouble::OldBackup { .. } => Trouble::OldBackup { at: chrono::DateTime::UNIX_EPOCH },
        Trouble::BackupDamaged(_) => Trouble::BackupDamaged(value("why")),
        Trouble::LittleSpace { .. } => Trouble::LittleSpace { megabytes: 9 },
    });
    let things = samples!(Thing {
        Thing::Database => Thing::Database,
        Thing::Story { .. } => Thing::Story { guid: value("id"), headline: value("h") },
        Thing::Review { .. } => Thing::Review { story: value("id"), headline: value("h") },
        Thing::Incoming { .. } => Thing::Incoming { number: value("3") },
        Thing::Delivery { .. } => Thing::Delivery { guid: value("id") },
        Thing::Revision { .. } => Thing::Revision { story: value("id"), headline: value("h"), number: 3 },
        Thing::Photo { .. } => photo(),
        Thing::PhotoRow { .. } => Thing::PhotoRow { sha256: value("d"), file_name: value("f") },
        Thing::Record { .. } => Thing::Record { what: Record::Comment, id: value("id") },
        Thing::Rendition { .. } => Thing::Rendition { photo: value("id"), name: value("web") },
        Thing::Key { .. } => Thing::Key { name: value("n") },
        Thing::Signature { .. } => Thing::Signature { digest: value("d") },
        Thing::Setting { .. } => Thing::Setting { key: value("k") },
        Thing::File { .. } => Thing::File { path: path() },
        Thing::Backup { .. } => Thing::Backup { path: path() },
        Thing::Disk => Thing::Disk,
    });
    let finding = |thing: Thing, trouble: Trouble| Finding {
        severity: Severity::Error,
        thing,
        trouble,
    };
    let troubles = troubles.into_iter().map(|trouble| finding(photo(), trouble));
    let record = || Trouble::Record {
        what: Record::Setting,
        id: value("id"),
    };
    let things = things.into_iter().flat_map(|thing| {
        [
            finding(thing.clone(), record()),
            finding(thing, Trouble::FileGone { used_by: None }),
        ]
    });
    troubles.chain(things).collect()
}

/// Every sentence in both languages, with the error it is of.
fn sentences() -> Vec<(String, String, String)> {
    let errors = [
        newsroom(),
        crates::store(),
        crates::package(),
        crates::photo(),
        crates::press(),
        crates::story(),
        crates::wire(),
    ];
    let said = errors.iter().flatten().map(|error| {
        (
            format!("{error:?}"),
            error.says(Language::Zh),
            error.says(Language::En),
        )
    });
    let found = found();
    let found = found.iter().map(|one| {
        (
            format!("{one:?}"),
            super::doctor::finding(one, Language::Zh),
            super::doctor::finding(one, Language::En),
        )
    });
    let remarks = remarks();
    let remarks = remarks.iter().map(|one| {
        (
            format!("{one:?}"),
            super::remark::says(one, Language::Zh),
            super::remark::says(one, Language::En),
        )
    });
    said.chain(found).chain(remarks).collect()
}

fn loss(commits: u64) -> Loss {
    Loss {
        commits,
        saves: Vec::new(),
        foreign: commits == 0,
    }
}

/// Every remark.
fn remarks() -> Vec<Remark> {
    let story = || value("story");
    let sources = samples!(CopyPlace {
        CopyPlace::Revision(_) => CopyPlace::Revision(3),
        CopyPlace::Package => CopyPlace::Package,
        CopyPlace::Backup(_) => CopyPlace::Backup(path()),
        CopyPlace::File(_) => CopyPlace::File(path()),
    });
    let mut from = samples!(TextFrom {
        TextFrom::Whole(_) => TextFrom::Whole(CopyPlace::Package),
        TextFrom::AsFound => TextFrom::AsFound,
        TextFrom::Older(_) => TextFrom::Older(3),
    });
    from.extend(sources.into_iter().map(TextFrom::Whole));
    let mut all = samples!(Remark {
        Remark::Lost(..) => Remark::Lost(loss(3), vec![story()]),
        Remark::InBackup { .. } => Remark::InBackup { what: Record::WorkingCopy, id: value("id") },
        Remark::Setting { .. } => Remark::Setting { key: value("k") },
        Remark::Stationery { .. } => Remark::Stationery { what: Record::Setting, id: value("id") },
        Remark::Found(_) => Remark::Found(Finding {
            severity: Severity::Error,
            thing: Thing::Disk,
            trouble: Trouble::LittleSpace { megabytes: 9 },
        }),
        Remark::Comment { .. } => Remark::Comment { story: story() },
        Remark::Text { .. } => Remark::Text { story: story(), from: TextFrom::AsFound },
    });
    all.push(Remark::Lost(loss(0), Vec::new()));
    all.extend(from.into_iter().map(|from| Remark::Text { story: story(), from }));
    all
}

/// Words of a Chinese sentence that stay as they are: programs, file kinds and standards by name, commands as they are typed.
const NAMES: &str = "Word WPS PDF JPEG PNG WebP TIFF HEIC RAW AVIF BMP SVG XL Photoshop Office DNG Adobe UTF GB18030 BagIt SQLite \
    sha256 sha512 docx doc wps csv txt fetch MB wire json list show photo template snippet outlet codes stamp take open verify \
    changes settle deliver outbox comments stages keys list trust signatures none backup damaged galley db wal small yes rescue from store \
    backups people units Outlook winmail dat HTML eml zip";

/// A sentence without the values in brackets, digests and flags of the command line, which are in no language.
fn without_values(text: &str) -> String {
    let mut own = String::new();
    for part in text.split('‹') {
        own.push_str(part.split_once('›').map_or(part, |(_, rest)| rest));
    }
    let own = own.replace(::store::digest(b"a photo").as_str(), "");
    let mut flags = own.split("--");
    let first = flags.next().unwrap_or_default().to_owned();
    let is_flag = |c: char| c.is_ascii_lowercase() || c == '-';
    flags.fold(first, |own, rest| own + rest.trim_start_matches(is_flag))
}

/// What is wrong with the sentences, all of it in one list.
fn complaints(look: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    let one = |(error, chinese, english): (String, String, String)| {
        let wrong = look(&chinese, &english)?;
        Some(format!("{error}: {wrong}\n  {chinese}\n  {english}"))
    };
    sentences().into_iter().filter_map(one).collect()
}

#[test]
fn every_chinese_sentence_is_chinese_and_every_english_one_english() {
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let has_han = |text: &str| text.chars().any(|c| ('一'..='鿿').contains(&c));
    let wrong = complaints(|chinese, english| {
        let own = without_values(chinese);
        let foreign: Vec<&str> = own
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()) && !names.contains(word))
            .collect();
        if !foreign.is_empty() {
            return Some(format!("{foreign:?} is not Chinese"));
        }
        if !has_han(&own) || chinese == english {
            return Some("there is no Chinese".to_owned());
        }
        has_han(&without_values(english)).then(|| "there is Chinese in the English".to_owned())
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_says_what_to_do_next() {
    const CHINESE: [&str; 6] = ["请", "可以", "自动", "稍后", "留着", "留在"];
    const ENGLISH: &str = "add adds ask attempt cancel change check choose compare connect copy correct deliver do export finish \
        free give go goes import leave list lists look make new open pick prints put read restore return save send set shows spike start take \
        taken tried try type unlock unpack unspike update use wait write";
    let steps: Vec<&str> = ENGLISH.split_whitespace().collect();
    let wrong = complaints(|chinese, english| {
        // The person stopped it, so there is no next step.
        if chinese.contains("已停止") {
            return None;
        }
        if !CHINESE.iter().any(|word| chinese.contains(word)) {
            return Some("the Chinese names no next step".to_owned());
        }
        let says = english
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| steps.contains(&word));
        (!says).then(|| "the English names no next step".to_owned())
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
