//! From an outlet's profile to the wire, with its password: from the system's keychain, or as a person gave it for this run.
//! Secrets are kept nowhere else.
//!
//! See docs/decisions/unknown-servers-are-asked-about.md.

use std::path::PathBuf;

use store::DeliveryState;

use wire::{BucketStyle, Destination, Login, MailServer, Protection, S3Bucket, Secret, ServerFolder};

use crate::Error;
use crate::delivery::Delivery;
use crate::error::json;
use crate::keychain::{self, KeychainAnswer};
use crate::rooms::DeliveryRoom;
use crate::secrets::Secrets;
use crate::views::delivery::{DeliveryRow, Stranger};
use outlet::{Outlet, OutletWire, S3Style, Tls};

impl DeliveryRoom<'_> {
    /// Keeps an outlet's password in the system's keychain. Returns whether there is a keychain.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], or when the keychain stays shut.
    pub fn keep_secret(&self, outlet: &str, secret: &str) -> Result<bool, Error> {
        let outlet = self.outlets().find(outlet)?;
        Ok(keychain::keep(&entry(&outlet.name), secret)? != KeychainAnswer::NoKeychain)
    }

    /// Takes an outlet's password out of the system's keychain.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], or when the keychain stays shut.
    pub fn forget_secret(&self, outlet: &str) -> Result<(), Error> {
        let outlet = self.outlets().find(outlet)?;
        self.memory.delivery.set_secret(&outlet.name, None);
        keychain::forget(&entry(&outlet.name))?;
        Ok(())
    }

    /// Whether the keychain, or this run, has an outlet's password.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], or when the keychain stays shut.
    pub fn has_secret(&self, outlet: &str) -> Result<bool, Error> {
        let name = self.outlets().find(outlet)?.name;
        if self.memory.delivery.secret(&name).is_some() {
            return Ok(true);
        }
        Ok(matches!(
            keychain::look_up(&entry(&name))?,
            KeychainAnswer::Given(Some(_))
        ))
    }

    /// Takes an outlet's password: into the keychain or, where there is none, for as long as this program runs. Returns whether
    /// it is kept, and which deliveries waited for it and go on.
    ///
    /// # Errors
    /// As [`DeliveryRoom::keep_secret`]; it is good for this run even then.
    pub fn give_secret(&self, outlet: &str, secret: &str) -> Result<(bool, Vec<DeliveryRow>), Error> {
        let name = self.outlets().find(outlet)?.name;
        let kept = self.keep_secret(&name, secret);
        let is_kept = kept.as_ref().is_ok_and(|kept| *kept);
        self.memory
            .delivery
            .set_secret(&name, (!is_kept).then_some(secret));
        let waited = |one: &Delivery| one.row.outlet == name && one.row.state == DeliveryState::NeedsPassword;
        let lined_up = self.line_up(waited)?;
        Ok((kept?, lined_up))
    }

    /// Keeps a server's key after a person compared its fingerprint; returns the deliveries that waited for that and go on.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::NoWire`].
    pub fn trust_host(&self, outlet: &str, stranger: &Stranger) -> Result<Vec<DeliveryRow>, Error> {
        let outlet = self.outlets().find(outlet)?;
        self.keep_host_key(&outlet, &stranger.key)?;
        self.line_up(|one| one.facts.stranger.as_ref() == Some(stranger))
    }

    /// Calls `trusts`, from now on, as soon as a server is met that was never seen. Without it, nothing is sent to such a server
    /// before [`DeliveryRoom::trust_host`].
    pub fn meet_strangers(&self, trusts: impl Fn(&Stranger) -> bool + Send + Sync + 'static) {
        self.memory.delivery.set_greeter(trusts);
    }

    /// Forgets the key of an outlet's server, after the desk said that the new one is theirs.
    ///
    /// # Errors
    /// [`Error::NoSuchOutlet`], [`Error::NoWire`].
    pub fn forget_host_key(&self, outlet: &str) -> Result<(), Error> {
        if let Destination::Sftp { place, .. } = self.destination(&self.outlets().find(outlet)?)? {
            self.store()
                .write(|tx| tx.set_setting(&host_entry(&place.host, place.port), "\"\""))?;
        }
        Ok(())
    }

    /// The wire to an outlet, with its secret where one is known.
    pub(crate) fn wire(&self, outlet: &Outlet, secrets: &Secrets) -> Result<wire::Wire, Error> {
        let destination = self.destination(outlet)?;
        let asks = outlet
            .wire
            .as_ref()
            .is_some_and(|wire| wire.kind().facts().secret.is_some());
        let given = secrets.of(&outlet.name);
        let secret = match given.or_else(|| self.memory.delivery.secret(&outlet.name)) {
            Some(secret) => Some(secret),
            None if asks => match keychain::look_up(&entry(&outlet.name)) {
                Ok(KeychainAnswer::Given(secret)) => secret.map(Secret::new),
                // A locked keychain is no reason to lose a delivery: it waits for the password.
                Ok(KeychainAnswer::NoKeychain) | Err(_) => None,
            },
            None => None,
        };
        Ok(wire::Wire::new(destination, secret))
    }

    /// Keeps the key that a server showed the first time.
    pub(crate) fn keep_host_key(&self, outlet: &Outlet, key: &str) -> Result<(), Error> {
        if let Destination::Sftp { place, .. } = self.destination(outlet)? {
            let json = json(key)?;
            self.store()
                .write(|tx| tx.set_setting(&host_entry(&place.host, place.port), &json))?;
        }
        Ok(())
    }

    pub(crate) fn destination(&self, outlet: &Outlet) -> Result<Destination, Error> {
        let road = outlet.wire.as_ref().ok_or_else(|| Error::NoWire {
            outlet: outlet.name.clone(),
        })?;
        let file = |name: &Option<String>| name.as_deref().map(at_home);
        Ok(match road {
            OutletWire::Folder { path } => Destination::Folder { path: at_home(path) },
            OutletWire::Sftp { at, user, key } => {
                let place = place(at, user);
                let kept: Option<String> = self.remembered(&host_entry(&place.host, place.port))?;
                Destination::Sftp {
                    place,
                    login: key
                        .as_deref()
                        .map_or(Login::Password, |key| Login::Key(at_home(key))),
                    host_key: kept.filter(|kept| !kept.is_empty()),
                }
            }
            OutletWire::Ftp { at, user, tls, ca } => Destination::Ftp {
                place: place(at, user),
                tls: protection(*tls),
                ca: file(ca),
            },
            OutletWire::Webdav { url, user, ca } => Destination::WebDav {
                url: url.clone(),
                user: user.clone(),
                ca: file(ca),
            },
            OutletWire::S3 {
                url,
                bucket,
                region,
                prefix,
                user,
                style,
                ca,
            } => Destination::S3(S3Bucket {
                endpoint: url.clone(),
                region: region.clone(),
                bucket: bucket.clone(),
                prefix: prefix.clone(),
                style: match style {
                    S3Style::Path => BucketStyle::Path,
                    S3Style::VirtualHost => BucketStyle::VirtualHost,
                },
                key_id: user.clone(),
                ca: file(ca),
            }),
            OutletWire::Https { url, user, ca } => Destination::Https {
                url: url.clone(),
                user: user.clone(),
                ca: file(ca),
            },
            OutletWire::Mail {
                from,
                to,
                cc,
                at,
                tls,
                user,
                ca,
            } => Destination::Mail(MailServer {
                host: at.host.clone(),
                port: at.port,
                protection: protection(*tls),
                user: user.clone(),
                from: from.clone(),
                to: to.iter().chain(cc).cloned().collect(),
                ca: file(ca),
            }),
        })
    }
}

fn protection(tls: Tls) -> Protection {
    match tls {
        Tls::Explicit => Protection::Explicit,
        Tls::Implicit => Protection::Implicit,
        Tls::None => Protection::None,
    }
}

fn place(at: &outlet::Address, user: &str) -> ServerFolder {
    ServerFolder {
        host: at.host.clone(),
        port: at.port,
        user: user.to_owned(),
        folder: at.path.clone(),
    }
}

/// Expands `~/` at the beginning of a profile's path to the person's home.
fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// The name under which the keychain has an outlet's password.
fn entry(outlet: &str) -> String {
    format!("outlet {outlet}")
}

fn host_entry(host: &str, port: u16) -> String {
    format!("host_key {host}:{port}")
}
