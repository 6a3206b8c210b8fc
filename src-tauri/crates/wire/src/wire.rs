//! The wire: a destination, a secret, and the operations. Each call connects, does its work on a runtime of its own, and
//! disconnects; the watcher can stop it at any moment, because stopping is dropping the work.
//!
//! See docs/decisions/watching-beside-the-transfer.md.

use crate::gauge::Gauge;
use crate::put::Landed;
use crate::road::RemoteFile;
use crate::transport::Transport;
use crate::{Bundle, Destination, Error, Event, Secret, Upload, Watch};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, interval};

/// How often the watcher is called to learn whether to go on.
const TICK: Duration = Duration::from_millis(100);
/// How long no byte may be transferred before the work fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server's answer to a probe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting {
    /// A description of the server, for people.
    pub says: String,
    /// Whether the connection is unencrypted and can be read on the way.
    pub open_to_eavesdroppers: bool,
}

/// A wire to one destination.
#[derive(Debug)]
pub struct Wire {
    destination: Destination,
    secret: Option<Secret>,
    patience: Duration,
}

impl Wire {
    /// A wire to this destination, with the secret to log in, if any.
    #[must_use]
    pub fn new(destination: Destination, secret: Option<Secret>) -> Self {
        Self {
            destination,
            secret,
            patience: PATIENCE,
        }
    }

    /// Fails when no byte was transferred for this long, instead of a minute.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Tests the connection: the server, its key or certificate, the password, the folder. Writes nothing.
    ///
    /// # Errors
    /// Any [`Error`] of connecting, logging in and looking: what is in the way.
    pub fn probe(&self, watch: &mut Watch<'_>) -> Result<Greeting, Error> {
        let says = self.run(watch, async |line| line.probe().await)?;
        Ok(Greeting {
            says,
            open_to_eavesdroppers: self.destination.is_open_to_eavesdroppers(),
        })
    }

    /// Puts a package there, whole and proved. The same call again goes on where it was interrupted, and a package that arrived
    /// before is not sent a second time.
    ///
    /// # Errors
    /// Any [`Error`]: what is in the way; nothing but a whole package is ever seen under its name.
    pub fn put(&self, parcel: &Upload, watch: &mut Watch<'_>) -> Result<Landed, Error> {
        self.run(watch, async |line| line.put(parcel).await)
    }

    /// Puts a folder there, as [`Wire::put`] does a file: files that are there are not sent again.
    ///
    /// # Errors
    /// What is in the way; no folder has its mark before all its files are there. [`Error::Cannot`] where the road takes
    /// single files alone.
    pub fn put_folder(&self, bundle: &Bundle, watch: &mut Watch<'_>) -> Result<Landed, Error> {
        self.run(watch, async |line| line.put_folder(bundle).await)
    }

    /// The files there, in the folder of that name below it (empty: itself), by name.
    ///
    /// # Errors
    /// [`Error::Cannot`] where the road shows nothing, as an HTTPS address; else what is in the way.
    pub fn list(&self, folder: &str, watch: &mut Watch<'_>) -> Result<Vec<RemoteFile>, Error> {
        let mut entries = self.run(watch, async |line| line.list(folder).await)?;
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    /// Copies the file of this name into `into`.
    ///
    /// # Errors
    /// What is in the way; [`Error::Gone`] if it is not there.
    pub fn fetch(&self, name: &str, into: &mut dyn Write, watch: &mut Watch<'_>) -> Result<u64, Error> {
        self.run(watch, async |line| line.fetch(name, into).await)
    }

    /// Claims the file of this name: of two programs that claim at once, one gets it. Returns its new name.
    ///
    /// # Errors
    /// [`Error::Gone`] if another was first; [`Error::Cannot`] where the road has no such step.
    pub fn claim(&self, name: &str, by: &str, watch: &mut Watch<'_>) -> Result<String, Error> {
        if !self.destination.can_claim() {
            return Err(Error::Cannot {
                wire: "an FTP folder".into(),
                what: "let one desk take a file before all others; it can only be read".into(),
            });
        }
        self.run(watch, async |line| {
            line.claim(name, by, claimed_name(name, by)).await
        })
    }

    /// Gives a claimed file back: under `name` it is there for everybody again.
    ///
    /// # Errors
    /// [`Error::Cannot`] where the road cannot; else what is in the way. It stays claimed then.
    pub fn release(&self, claimed: &str, name: &str, watch: &mut Watch<'_>) -> Result<(), Error> {
        self.run(watch, async |line| line.release(claimed, name).await)
    }

    /// Connects and runs the work until it ends, the watcher stops it, or no byte is transferred for too long.
    fn run<T>(
        &self,
        watch: &mut Watch<'_>,
        work: impl AsyncFnOnce(&mut dyn Transport) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|why| Error::unreachable(&self.destination.name(), &why))?;
        let gauge = Arc::new(Gauge::default());
        let done = runtime.block_on(async {
            let connected = async {
                let mut line = self
                    .destination
                    .connect(self.secret.as_ref(), Arc::clone(&gauge))
                    .await?;
                work(line.as_mut()).await
            };
            tokio::select! {
                biased;
                done = connected => done,
                stopped = attend(&gauge, watch, self.patience, &self.destination) => Err(stopped),
            }
        });
        // The watcher is also told of events at the very end.
        if let Some(token) = gauge.fresh_token() {
            let _ = watch(Event::Token(&token));
        }
        let _ = watch(Event::At(gauge.progress()));
        runtime.shutdown_background();
        done
    }
}

async fn attend(
    gauge: &Gauge,
    watch: &mut Watch<'_>,
    patience: Duration,
    destination: &Destination,
) -> Error {
    let mut ticks = interval(TICK);
    let (mut pulse, mut since) = (gauge.pulse(), Instant::now());
    loop {
        ticks.tick().await;
        if let Some(token) = gauge.fresh_token()
            && watch(Event::Token(&token)).is_break()
        {
            return Error::Stopped;
        }
        if watch(Event::At(gauge.progress())).is_break() {
            return Error::Stopped;
        }
        if gauge.pulse() != pulse {
            (pulse, since) = (gauge.pulse(), Instant::now());
        } else if since.elapsed() > patience {
            return Error::Silent {
                host: destination.name(),
                seconds: patience.as_secs(),
            };
        }
    }
}

/// The name of a file that `by` has claimed: it does not end like a zip, so that no other desk lists it.
fn claimed_name(name: &str, by: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    format!(
        "{name}.{}.claimed",
        by.chars().map(plain).take(40).collect::<String>()
    )
}
