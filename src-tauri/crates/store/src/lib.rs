//! The store of stories: one SQLite database and a folder of photos named by their content.
//!
//! [`Store`] is opened on a folder; reads go through [`Reader`], writes through [`Tx`], and a write that returned without an
//! error is on the disk. The meaning of a story's bytes is not known here: newsroom passes canonical JSON with the row that the
//! list shows, and the store keeps both exactly.
//!
//! This crate must not know packages, the network, rendering or Tauri. It reads no clock and makes no identifiers: both are
//! passed in. Start reading at [`store`](Store) and then one file per table.

mod aside;
mod backup;
mod blobs;
mod chain;
mod changes;
mod commits;
mod connection;
mod daily;
mod deliveries;
mod doctor;
mod durable;
mod error;
mod had_back;
mod header;
mod increment;
mod kept;
mod kept_backup;
mod keys;
mod layout;
mod leaving;
mod listing;
mod lock;
mod log;
mod mending;
mod migrate;
mod migrations;
mod papers;
mod photo_folder;
mod photos;
mod progress;
mod reader;
mod received;
mod record;
mod register;
mod report;
mod rescue;
mod restore;
mod returns;
mod revisions;
mod row;
mod row_name;
mod seal;
mod second_look;
mod second_name;
mod settings;
mod snapshot;
mod soundness;
mod stationery;
mod store;
mod stories;
mod sweep;
mod thin;
mod transition;
mod tx;
mod waiting;
mod working;

pub use backup::BackupFacts;
pub use commits::{Acknowledged, Loss};
pub use connection::Pragmas;
pub use deliveries::{BadDelivery, DeliveryState, FoundDelivery, StoredDelivery};
pub use error::{BackupFault, Error};
pub use had_back::{CopyPlace, DamagedText};
pub use kept_backup::backed_up_at;
pub use keys::{KnownKey, Trust};
pub use leaving::Leaving;
pub use listing::{Copies, Filter, Order, StateCount};
pub use mending::DamagedRow;
pub use migrations::{MIGRATIONS, Migration};
pub use photo_folder::{PhotoFolder, Stored};
pub use photos::{PhotoFacts, StoredPhoto};
pub use progress::{Progress, Watch};
pub use reader::Reader;
pub use received::Received;
pub use record::{Record, Stationery};
pub use register::{Bringer, BroughtKind, NewRegisterEntry, RegisterEntry};
pub use report::{Finding, Report, Severity, Thing, Trouble};
pub use rescue::{Rescue, rescue};
pub use restore::restore_backup;
pub use returns::{Return, ReturnState};
pub use revisions::{Name, NewName, NewRevision, Revision};
pub use seal::digest;
pub use snapshot::{DailyBackup, MadeBackup, backups};
pub use stationery::KeptSheet;
pub use store::{Create, Store};
pub use stories::{ListRow, NewStory, Story};
pub use tx::Tx;
pub use waiting::WAITING;
pub use working::{FoundText, Working};
