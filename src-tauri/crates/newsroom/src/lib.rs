//! The newsroom: one verb for each thing a person does. The window and the command line both call this.
//!
//! It joins the crates below it and owns the sentences that a person reads when something is refused. It must not know Tauri,
//! HTTP or how anything is drawn. Start reading at [`Newsroom`] and its rooms (`rooms.rs`); a file leads each room, and what
//! belongs to it is in the folder of its name.

mod clock;
mod code;
mod consent;
mod copydesk;
mod damaged;
mod delivery;
mod error;
mod exporting;
mod files;
mod finding;
mod flags;
mod genuine;
mod house;
mod ids;
mod keeping;
mod key_number;
mod keychain;
mod memory;
mod newsroom;
mod origin;
mod outlets;
mod parallel;
mod people;
mod pictures;
mod proof;
mod readings;
mod remarking;
mod remarks;
mod review;
mod rooms;
mod rows;
mod says;
mod secrets;
mod signing;
mod standing;
mod stationery;
mod store_lock;
mod text_flags;
mod views;
mod writing;

pub use self::copydesk::{CheckedFile, FileFlag, Fixed, ProposedPerson, TakenRoster, WhichFixes, check_file};
pub use ::copydesk::Office;
pub use ::review::painting::{Drawn, Paint};
pub use ::review::settling::{ChangeSelection, ChangeState, Decided, Decisions, Settlement};
pub use ::review::{Purpose, Sender};
pub use clock::{Clock, WallClock};
pub use code::Code;
pub use consent::Consent;
pub use delivery::courier::{Carried, Courier};
pub use delivery::inbox::{ConnectionTest, Inbox, InboxEntry};
pub use delivery::queueing::Queued;
pub use delivery::story_line::{Leg, LegRow, NextAct, StoryLine};
pub use delivery::submission_preview::SubmissionPreview;
pub use delivery::watched_inboxes::{InboxState, WatchedInbox};
pub use delivery::{Amending, Delivering};
pub use error::{Alarm, Differing, Error, MailFault, Unamendable};
pub use exporting::examining::{Examined, Review, examine};
pub use exporting::showing::WechatText;
pub use exporting::{Order, format_named};
pub use keeping::{Restored, Verified, rescue, restore_backup, verify};
pub use keychain::KeychainUnavailable;
pub use newsroom::{Access, Newsroom, default_store};
pub use outlet::{
    Address, FILE_FIELDS, Fault, Faulty, FileNames, Format, Kicker, MAIL_PROVIDERS, Mail, MailProvider,
    Outlet, OutletForm, OutletWire, Packing, Pattern, PhotoRules, Pixels, Preflight, S3Style, TextRules, Tls,
    Trace, WireField, WireKind, WordFile, WordStyle, default_formats,
};
pub use outlets::{OutletSheet, OutletSheets};
pub use people::{Letters, Profile, Settings, Theme, View};
pub use pictures::PhotoSize;
pub use pictures::captioning::{IimRoom, LookedAt};
pub use pictures::exchange::{Exchange, Written};
pub use pictures::facts::{StampedFact, paste_facts};
pub use pictures::framing::framing_from_key;
pub use pictures::proof_sheet::{ProofSheet, WhichPhotos};
pub use pictures::sheet::SheetOrder;
pub use pictures::sheet_back::{Clash, FilledPhoto, Overwrite, SheetOf, TakenSheet};
pub use readings::readings;
pub use review::commenting::CommentProof;
pub use review::deciding::{DecisionRequest, Proposal, ReviewedPage};
pub use review::mail::{MailPiece, is_mail};
pub use review::marking_up::{MarkedChange, MarkedUp, OpenReturnRow};
pub use review::register::{BroughtCounts, EntryOutcome, IncomingKind, Inlet, RegisterRow};
pub use review::{Arrival, Arrived, ChangeRow, SentPackage, Settled};
pub use rooms::{
    DeliveryRoom, ExportingRoom, KeepingRoom, OutletsRoom, PicturesRoom, ReviewRoom, SigningRoom,
    StationeryRoom, WritingRoom,
};
pub use secrets::Secrets;
pub use signing::Signing;
pub use signing::keys::Signature;
pub use signing::people::{KeyChange, KeyRow, KeyTrust};
pub use signing::readiness::Readiness;
pub use signing::trail::{Signed, TrailRow};
pub use stationery::codes::Expanded;
pub use stationery::filling::{Filled, FilledField};
pub use stationery::form::*;
pub use stationery::stamping::{StampLine, StampMode, Stamped, snapshot};
pub use stationery::templates::{Skeleton, SkeletonKind};
pub use stationery::{Sheet, Sheets, StationeryOrigin};
pub use views::delivery::{
    Adoption, Carrying, DeliveryRow, DeliveryStage, DeliveryStanding, Receipt, ReceiptProof, Stranger,
};
pub use views::examined::{ExaminedPackage, ExaminedPart, ExaminedRow, ExaminedVerdict};
pub use views::{
    AddedPhoto, Arriving, Checkup, DamagedPiece, Drawer, DrawerCount, Exported, Failure, FindingRow, Health,
    Imported, LeadPhoto, ListOrder, ListPage, ListQuery, OpenStory, Pasted, PhotoResult, PhotoRow,
    PieceState, Progress, RevisionRow, Saved, Started, StoryRow,
};
pub use writing::comparing::Compared;
pub use writing::importing::Intake;
pub use writing::trash::{DeletionPreview, Removed};

// What a later issue does to an earlier one, for programs that deliver.
pub use press::{Amendment, Notice, Relation};

// The domain, for crates that may depend on the newsroom alone.
pub use story;

/// Called with how far a long piece of work has come; returns whether to go on.
pub type Watch<'a> = dyn FnMut(Progress) -> std::ops::ControlFlow<()> + 'a;
