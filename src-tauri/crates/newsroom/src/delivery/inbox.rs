//! 收件: the editor's desk lists what is at a destination, claims a filing before any other desk does, and puts returns where their
//! writer looks: in the folder `returns` below the same destination.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;
use wire::{Event, TransferStage};

use crate::consent::Consent;
use crate::delivery::upload::upload;
use crate::files::part_folder;
use crate::review::hand_over::HandOver;
use crate::review::register::Inlet;
use crate::review::{Arrived, SentPackage};
use crate::rooms::DeliveryRoom;
use crate::secrets::Secrets;
use crate::views::Progress;
use crate::views::delivery::Stranger;
use crate::{Error, Watch, says};

/// The folder of returns, below a destination.
const RETURNS: &str = "returns";

/// A package at a destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InboxEntry {
    /// Its name there.
    pub name: String,
    /// Its length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The packages at a destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Inbox {
    /// The packages, by name.
    pub packages: Vec<InboxEntry>,
    /// One desk can take a package before all others; where not, it can only be read.
    pub can_claim: bool,
}

/// The result of testing the connection to an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConnectionTest {
    /// Server, key or certificate, password and folder are as they should be.
    pub good: bool,
    /// A sentence about the connection, or about what is in the way.
    pub says: String,
    /// The risk of the outlet's wire in a sentence, whether it works or not.
    pub warning: Option<String>,
    /// A server that was never seen: a person has to compare its fingerprint.
    pub stranger: Option<Stranger>,
    /// It shows another key than before. Nothing was sent, and nothing is sent before a person has asked the desk.
    pub changed: bool,
    /// A password is needed, and it is unknown or was refused.
    pub password: bool,
}

impl DeliveryRoom<'_> {
    /// Tests the connection as [`DeliveryRoom::test_outlet`] does, and returns what is in the way as part of the result.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::BadOutlet`], [`Error::NoWire`].
    pub fn try_outlet(&self, outlet: &str, watch: &mut Watch<'_>) -> Result<ConnectionTest, Error> {
        let outlet = self.outlets().find(outlet)?;
        let open = self.destination(&outlet)?.is_open_to_eavesdroppers();
        let mut tried = ConnectionTest {
            good: false,
            says: String::new(),
            warning: open.then(|| says::wire::eavesdroppers(&outlet.title, self.language())),
            stranger: None,
            changed: false,
            password: false,
        };
        match self.test_outlet(&outlet.name, &Secrets::default(), watch) {
            Ok(says) => (tried.good, tried.says) = (true, says),
            Err(refused @ Error::Wire(_)) => {
                tried.says = refused.says(self.language());
                let Error::Wire(error) = refused else {
                    return Ok(tried);
                };
                tried.changed = matches!(*error, wire::Error::HostChanged { .. });
                tried.password = error.retry() == wire::Retry::WithPassword;
                tried.stranger = Stranger::at(&error);
            }
            Err(error) => return Err(error),
        }
        Ok(tried)
    }

    /// Tests the connection to an outlet: the server, its key or certificate, the password, the folder.
    ///
    /// # Errors
    /// [`Error::NoWire`], or what is in the way.
    pub fn test_outlet(
        &self,
        outlet: &str,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<String, Error> {
        let greeting = self.on_wire(outlet, secrets, |wire| {
            wire.probe(&mut |event| heard(event, "", watch))
        })?;
        Ok(greeting.says)
    }

    /// The packages at an outlet's destination: filings, or the returns for the writer who filed there.
    ///
    /// # Errors
    /// [`Error::NoWire`], or what is in the way.
    pub fn inbox(
        &self,
        outlet: &str,
        returns: bool,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<Inbox, Error> {
        let folder = if returns { RETURNS } else { "" };
        let listed = self.on_wire(outlet, secrets, |wire| {
            wire.list(folder, &mut |event| heard(event, "", watch))
        })?;
        let can_claim = self.destination(&self.outlets().find(outlet)?)?.can_claim();
        let packages = listed.into_iter().filter(|entry| entry.name.ends_with(".zip"));
        let packages = packages.map(|entry| InboxEntry {
            name: entry.name,
            bytes: entry.bytes,
        });
        Ok(Inbox {
            packages: packages.collect(),
            can_claim,
        })
    }

    /// Fetches a package, claims it for this desk, and opens it: a filing becomes a copy to edit, a return waits to be settled.
    /// One that cannot be opened is released, so that this desk and others can try again. Where the wire cannot claim, the
    /// package is only copied.
    ///
    /// # Errors
    /// [`wire::Error::Gone`] when another desk was first; what is wrong with the package; [`Error::Alarm`] as it is opened.
    pub fn claim(
        &self,
        outlet: &str,
        name: &str,
        returns: bool,
        consent: &Consent<'_>,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<Arrived, Error> {
        let by = self.author()?;
        let Inbox { packages, can_claim } = self.inbox(outlet, returns, secrets, watch)?;
        check_offered(&packages, name)?;
        let full = if returns {
            format!("{RETURNS}/{name}")
        } else {
            name.to_owned()
        };
        let folder = part_folder(&self.dir())?;
        let path = folder.path().join("claimed.zip");
        // Fetched before it is claimed: a connection that breaks has taken nothing from another desk.
        self.on_wire(outlet, secrets, |wire| {
            let here = |source| wire::Error::Here {
                path: path.clone(),
                source,
            };
            let mut file = BufWriter::new(std::fs::File::create(&path).map_err(here)?);
            wire.fetch(&full, &mut file, &mut |event| heard(event, name, watch))?;
            file.flush().map_err(here)
        })?;
        let taken = if can_claim {
            let claim = |wire: &wire::Wire| wire.claim(&full, &by, &mut |event| heard(event, name, watch));
            Some(self.on_wire(outlet, secrets, claim)?)
        } else {
            None
        };
        let arrived = self
            .review()
            .receive_by((Inlet::Inbox, name), &path, consent, watch);
        match (&arrived, taken) {
            (Err(_), Some(taken)) => {
                // Releasing the package goes on even where the person stopped the work.
                let release =
                    |wire: &wire::Wire| wire.release(&taken, &full, &mut |_| ControlFlow::Continue(()));
                let _ = self.on_wire(outlet, secrets, release);
            }
            (Ok(_), None) => self.note_taken(&self.outlets().find(outlet)?.name, returns, name)?,
            (Ok(_), Some(_)) | (Err(_), None) => {}
        }
        arrived
    }

    /// Freezes an editor's copy and puts its return where the writer looks.
    ///
    /// # Errors
    /// As [`ReviewRoom::return_story`], and what is in the way of the package; it can be sent again then.
    pub fn return_to(
        &self,
        id: &str,
        outlet: &str,
        version: Option<u64>,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        let to = (RETURNS, outlet);
        self.hand_over_to(id, HandOver::Return, to, version, secrets, watch)
    }

    /// Freezes the story and puts its filing where the desk looks.
    ///
    /// # Errors
    /// As [`ReviewRoom::file`], and what is in the way of the package; the story stays where it is then.
    pub fn file_to(
        &self,
        id: &str,
        outlet: &str,
        version: Option<u64>,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        let forward = HandOver::forward(self.who(id)?);
        self.hand_over_to(id, forward, ("", outlet), version, secrets, watch)
    }

    /// Makes the package and puts it there; the story moves once it is there.
    fn hand_over_to(
        &self,
        id: &str,
        how: HandOver,
        (folder, outlet): (&str, &str),
        version: Option<u64>,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<SentPackage, Error> {
        let made = part_folder(&self.dir())?;
        // Tested first: a desk that cannot be reached is reported before anything is packed.
        self.test_outlet(outlet, secrets, watch)?;
        let (mut exported, signed_by) = self
            .review()
            .make_hand_over(id, made.path(), how, version, watch)?;
        self.store().state_after(id, how.step())?;
        let path = PathBuf::from(&exported.path);
        exported.path = self.put_there(&path, folder, outlet, secrets, watch)?;
        let story = self.review().hand_over_done(id, how)?;
        Ok(SentPackage {
            exported,
            signed_by,
            story,
        })
    }

    fn put_there(
        &self,
        path: &Path,
        folder: &str,
        outlet: &str,
        secrets: &Secrets,
        watch: &mut Watch<'_>,
    ) -> Result<String, Error> {
        let mut parcel = upload(path.to_owned(), String::new(), None)?;
        let name = format!("{}.zip", crate::delivery::queueing::name(path, &parcel.sha256));
        parcel.name = match folder {
            "" => name.clone(),
            folder => format!("{folder}/{name}"),
        };
        let landed = self.on_wire(outlet, secrets, |wire| {
            wire.put(&parcel, &mut |event| heard(event, &name, watch))
        })?;
        Ok(landed.name)
    }

    /// Does `work` on the wire to an outlet. The key of a server seen for the first time is kept where a person trusts it, and
    /// `work` is tried again.
    fn on_wire<T>(
        &self,
        outlet: &str,
        secrets: &Secrets,
        mut work: impl FnMut(&wire::Wire) -> Result<T, wire::Error>,
    ) -> Result<T, Error> {
        let outlet = self.outlets().find(outlet)?;
        match work(&self.wire(&outlet, secrets)?) {
            Err(error) => match Stranger::at(&error) {
                Some(stranger) if self.memory.delivery.is_trusted(&stranger) => {
                    self.keep_host_key(&outlet, &stranger.key)?;
                    Ok(work(&self.wire(&outlet, secrets)?)?)
                }
                _ => Err(error.into()),
            },
            Ok(done) => Ok(done),
        }
    }
}

/// Checks that the name to be claimed is a package that the desk offers: no path to another place, no link, and no file too long
/// to be a package.
fn check_offered(packages: &[InboxEntry], name: &str) -> Result<(), Error> {
    match packages.iter().find(|entry| entry.name == name) {
        None => Err(wire::Error::Gone {
            name: name.to_owned(),
        }
        .into()),
        Some(entry) if entry.bytes > package::limits::TOTAL => Err(Error::TooLarge {
            path: name.into(),
            bytes: entry.bytes,
            limit: package::limits::TOTAL,
        }),
        Some(_) => Ok(()),
    }
}

fn heard(event: Event<'_>, what: &str, watch: &mut Watch<'_>) -> ControlFlow<()> {
    match event {
        Event::At(at) => match at.stage {
            TransferStage::Connecting => ControlFlow::Continue(()),
            TransferStage::Sending | TransferStage::Verifying | TransferStage::Fetching => watch(Progress {
                done: at.done,
                total: at.total,
                what: what.to_owned(),
            }),
        },
        Event::Token(_) => ControlFlow::Continue(()),
    }
}
