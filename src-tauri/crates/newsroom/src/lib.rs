//! The newsroom: one method for each thing a person does. The window and the command line both call this.
//!
//! It joins the crates below (story, store, photo, press, package) and owns the words a person hears when
//! something is refused. It must not know Tauri, HTTP or how anything is drawn. Start reading at
//! [`Newsroom`]; each file beside it holds one group of verbs.

mod ahead;
mod alike;
mod approval;
mod captioning;
mod clock;
mod code;
mod codes;
mod commenting;
mod comparing;
mod courier;
mod deciding;
mod delivery;
mod due;
mod edition;
mod error;
mod examining;
mod exporting;
mod facts;
mod fields;
mod filing;
mod filling;
mod finding;
mod format;
mod framing;
mod importing;
mod inbox;
mod intake;
mod keeping;
mod keychain;
mod keys;
mod laying_out;
mod ledger;
mod lookout;
mod many;
mod marking_up;
mod moving;
mod naming;
mod newsroom;
mod outbox;
mod outlet;
mod outlets;
mod painting;
mod pasting;
mod people;
mod pictures;
mod placing;
mod plates;
mod preflight;
mod readings;
mod reasons;
mod receiving;
mod recognising;
mod replacing;
mod reviews;
mod roads;
mod rows;
mod sample;
mod says;
mod sending;
mod settling;
mod showing;
mod signing;
mod slip;
mod stamping;
mod stationery;
mod templates;
mod trash;
mod versions;
mod views;
mod word_back;
mod word_comments;
mod word_figures;
mod word_out;
mod words;
mod writing;

pub use ahead::Ahead;
pub use captioning::{LookedAt, look_at_caption};
pub use clock::{Clock, WallClock};
pub use code::Code;
pub use codes::{CodeList, Expanded};
pub use comparing::Compared;
pub use courier::{Carried, Courier};
pub use deciding::{Asked, Decided, Page, Proposal};
pub use delivery::{Adoption, DeliveryRow, Receipt, Relation, Standing, Stranger};
pub use error::Error;
pub use examining::{Examined, Review, examine};
pub use exporting::Order;
pub use facts::FACTS;
pub use fields::FIELDS;
pub use filling::{Filled, FilledField};
pub use format::{Format, default_formats};
pub use framing::framing_from_key;
pub use importing::Intake;
pub use inbox::{Inbox, Tried, Waiting};
pub use keeping::{Verified, rescue, restore_backup, verify};
pub use keychain::Shut;
pub use keys::Signature;
pub use lookout::{Lying, Watched};
pub use marking_up::{MarkedChange, MarkedUp, OpenReturn};
pub use newsroom::{Access, Newsroom, default_store};
pub use outbox::Queued;
pub use outlet::{
    Address, FILE_FIELDS, Fault, Faulty, Kicker, Mail, Names, Outlet, OutletForm, Packing, Pattern,
    PhotoRules, Pixels, S3Style, TextRules, Tls, Wire, WordFile, WordStyle,
};
pub use outlets::{OutletSheet, OutletSheets};
pub use painting::{Drawn, Paint};
pub use people::{Letters, Profile, Settings, Theme, View};
pub use pictures::Size;
pub use preflight::Preflight;
pub use readings::readings;
pub use reviews::{Arrival, Arrived, ChangeRow, ChangeState, Sent, Settled, Signed, TrailRow};
pub use roads::Secrets;
pub use settling::round::{Begun, Decisions};
pub use settling::{Settlement, Which};
pub use showing::WechatText;
pub use signing::Signing;
pub use slip::{Kind, Sender};
pub use stamping::{How, Stamp, StampLine, Stamped, StampedFact, paste_facts, snapshot};
pub use stationery::{Form, Origin, Sheet, Sheets, Snippet};
pub use templates::{Skeleton, SkeletonKind, Template};
pub use trash::{Going, Removed};
pub use views::{
    AddedPhoto, Arriving, Exported, Failure, FindingRow, Health, Imported, OpenStory, Pasted, PhotoResult,
    PhotoRow, Progress, RevisionRow, Saved, Started, StoryRow,
};

// What a later issue does to an earlier one, for whoever delivers.
pub use press::{Amendment, Amends};

// The domain, for those who are only allowed to know the newsroom.
pub use story;

/// Told how far a long piece of work has come; answers whether to go on.
pub type Watch<'a> = dyn FnMut(Progress) -> std::ops::ControlFlow<()> + 'a;
