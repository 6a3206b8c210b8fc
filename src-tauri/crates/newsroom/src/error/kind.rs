//! The code of each error, for programs: it must not know the sentences.

use std::io;

use story::Language;

use crate::error::Alarm;
use crate::views::Failure;
use crate::{Code, Error};

impl Error {
    /// What kind of failure it is, for a program.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Store(error) => store_code(error),
            Self::Package(package::Error::Cancelled) | Self::Cancelled => Code::Cancelled,
            Self::Package(package::Error::DiskFull { .. }) => Code::DiskFull,
            Self::Package(package::Error::Unwritable { source, .. }) | Self::Unwritable { source, .. } => {
                io_code(source)
            }
            Self::Package(_) => Code::BadPackage,
            Self::Photo { .. } => Code::BadPhoto,
            Self::NotText { .. }
            | Self::Mail { .. }
            | Self::NotWord { .. }
            | Self::NoOrigin { .. }
            | Self::NotASheet { .. }
            | Self::NotHtml { .. }
            | Self::NotPasted { .. }
            | Self::NotATemplate { .. } => Code::BadText,
            Self::Unreviewed { .. } => Code::Unreviewed,
            Self::ChangedWhileSigning | Self::DecidedMeanwhile => Code::Stale,
            Self::Content(_) | Self::Stored { .. } => Code::Damaged,
            Self::Wire(_) => Code::Refused,
            Self::Plate(_) | Self::Docx(_) | Self::Asked { .. } | Self::NotJson { .. } => Code::Internal,
            Self::Unreadable { source, .. } => io_code(source),
            Self::BadSlip { .. } | Self::Forged { .. } | Self::NotForReview | Self::WrongKind { .. } => {
                Code::BadPackage
            }
            Self::Alarm(Alarm::OtherSender { .. }) => Code::OtherSender,
            Self::Alarm(_) => Code::KeyAlarm,
            Self::NoSuchStory { .. }
            | Self::NotHere { .. }
            | Self::NoSuchPlace(_)
            | Self::NoSuchComment { .. }
            | Self::NoSuchKey { .. }
            | Self::NoSuchChange { .. }
            | Self::NoSuchConflict { .. }
            | Self::NoSuchFigure { .. }
            | Self::NoSuchRule { .. }
            | Self::NoSuchPhoto { .. }
            | Self::NoSuchStationery { .. }
            | Self::NoSuchOutlet { .. }
            | Self::NoSuchDelivery { .. }
            | Self::NoPhotosShown
            | Self::NoSuchBlock { .. } => Code::NotFound,
            Self::NotYourStep(_)
            | Self::SheetOfAnother { .. }
            | Self::Ambiguous { .. }
            | Self::NotAParagraph { .. }
            | Self::NoSuchField { .. }
            | Self::BadValue { .. }
            | Self::BadCell { .. }
            | Self::NoSuchFormat { .. }
            | Self::Key(_)
            | Self::KeyLocked { .. }
            | Self::KeyLost { .. }
            | Self::KeyThere { .. }
            | Self::Keychain(_)
            | Self::NoPassphrase
            | Self::YourOwn { .. }
            | Self::Stage(_)
            | Self::OpenChanges { .. }
            | Self::OpenComments { .. }
            | Self::NoName { .. }
            | Self::NameTaken { .. }
            | Self::BadOutlet { .. }
            | Self::OpenFields { .. }
            | Self::NoWire { .. }
            | Self::Unamendable(_)
            | Self::Over { .. }
            | Self::Embargoed { .. }
            | Self::NotSpiked { .. }
            | Self::PhotoDiffers { .. }
            | Self::TooLarge { .. } => Code::Refused,
        }
    }

    /// The refusal as it reaches a person who reads `language`.
    #[must_use]
    pub fn failure(&self, language: Language) -> Failure {
        Failure {
            code: self.code(),
            says: self.says(language),
            consent: match self {
                Self::Alarm(alarm) => Some(alarm.consent().to_owned()),
                _ => None,
            },
        }
    }
}

fn store_code(error: &store::Error) -> Code {
    match error {
        store::Error::DiskFull { .. } => Code::DiskFull,
        store::Error::ReadOnly { .. } => Code::ReadOnly,
        store::Error::Missing { .. } | store::Error::Gone { newest: None, .. } => Code::MissingFolder,
        store::Error::TooNew { .. } => Code::StoreTooNew,
        store::Error::Stale { .. } => Code::Stale,
        store::Error::NotYourStep(_) => Code::Refused,
        store::Error::NotFound { .. } => Code::NotFound,
        store::Error::Damaged { .. }
        | store::Error::DamagedStore { .. }
        | store::Error::Gone { newest: Some(_), .. }
        | store::Error::BackupDamaged { .. }
        | store::Error::NoBackup { .. } => Code::Damaged,
        store::Error::Held { .. } => Code::Held,
        store::Error::Cancelled => Code::Cancelled,
        store::Error::Exists { .. } | store::Error::Recorded { .. } | store::Error::Sound { .. } => {
            Code::Refused
        }
        store::Error::Sql { .. } | store::Error::File { .. } | store::Error::Unread { .. } => Code::Internal,
    }
}

fn io_code(source: &io::Error) -> Code {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Code::ReadOnly,
        io::ErrorKind::NotFound => Code::MissingFolder,
        _ => Code::Internal,
    }
}
