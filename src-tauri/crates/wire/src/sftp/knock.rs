//! The handshake with an SSH server: its key and our login. The password is sent only to a server whose key is the stored one.

use crate::gauge::Gauge;
use crate::server::{Login, ServerFolder};
use crate::{Error, Secret};
use russh::Disconnect;
use russh::client::{self, AuthResult, Handle, KeyboardInteractiveAuthResponse as Asked};
use russh::keys::{HashAlg, PrivateKeyWithHashAlg, PublicKey, PublicKeyOrCertificate, decode_secret_key};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Compares the server's key with the stored one.
pub(crate) struct Keeper {
    host: String,
    kept: Option<PublicKey>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    fingerprint: String,
    refused: Option<Error>,
}

impl client::Handler for Keeper {
    type Error = russh::Error;

    async fn check_server_key(&mut self, shown: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        let key = match shown {
            PublicKeyOrCertificate::PublicKey { key, .. } => key.clone(),
            PublicKeyOrCertificate::Certificate(certificate) => certificate.public_key().clone().into(),
        };
        let found = key.fingerprint(HashAlg::Sha256).to_string();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.fingerprint.clone_from(&found);
        seen.refused = match &self.kept {
            Some(kept) if kept.key_data() == key.key_data() => None,
            Some(kept) => Some(Error::HostChanged {
                host: self.host.clone(),
                known: kept.fingerprint(HashAlg::Sha256).to_string(),
                found,
            }),
            None => Some(Error::NewHost {
                host: self.host.clone(),
                key: key.to_openssh().unwrap_or_default(),
                fingerprint: found,
            }),
        };
        Ok(seen.refused.is_none())
    }
}

/// Connects, compares the key and logs in; returns the connection and the server's fingerprint.
pub(crate) async fn knock(
    place: &ServerFolder,
    login: &Login,
    host_key: Option<&str>,
    secret: Option<&Secret>,
    gauge: &Gauge,
) -> Result<(Handle<Keeper>, String), Error> {
    let kept = host_key.map(PublicKey::from_openssh).transpose();
    let kept = kept.map_err(|why| Error::BadAddress {
        address: host_key.unwrap_or_default().to_owned(),
        why: format!("the kept server key cannot be read: {why}"),
    })?;
    let seen = Arc::new(Mutex::new(Seen::default()));
    let keeper = Keeper {
        host: place.host.clone(),
        kept,
        seen: Arc::clone(&seen),
    };
    let config = client::Config {
        nodelay: true,
        keepalive_interval: Some(Duration::from_secs(15)),
        window_size: 16 * 1024 * 1024,
        ..client::Config::default()
    };
    let socket = tokio::net::TcpStream::connect((place.host.as_str(), place.port)).await;
    let socket = socket.map_err(|why| Error::unreachable(&place.host, &why))?;
    let _ = socket.set_nodelay(true);
    gauge.alive();
    let connected = client::connect_stream(Arc::new(config), socket, keeper).await;
    let (refused, fingerprint) = {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        (seen.refused.take(), seen.fingerprint.clone())
    };
    if let Some(refused) = refused {
        return Err(refused);
    }
    let mut ssh = connected.map_err(|why| Error::cut_off(&place.host, why))?;
    gauge.alive();
    if log_in(&mut ssh, place, login, secret).await? {
        return Ok((ssh, fingerprint));
    }
    let _ = ssh.disconnect(Disconnect::ByApplication, "", "").await;
    Err(match (login, secret) {
        (Login::Password, None) => Error::NeedsPassword {
            host: place.host.clone(),
        },
        (Login::Password, Some(_)) | (Login::Key(_), _) => Error::WrongPassword {
            host: place.host.clone(),
        },
    })
}

async fn log_in(
    ssh: &mut Handle<Keeper>,
    place: &ServerFolder,
    login: &Login,
    secret: Option<&Secret>,
) -> Result<bool, Error> {
    let cut = |why: russh::Error| Error::cut_off(&place.host, why);
    let user = place.user.as_str();
    match login {
        Login::Key(path) => {
            let key = private_key(path, secret)?;
            let hash = ssh.best_supported_rsa_hash().await.map_err(cut)?.flatten();
            let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
            let answer = ssh.authenticate_publickey(user, key).await.map_err(cut)?;
            Ok(answer.success())
        }
        Login::Password => {
            let Some(secret) = secret else { return Ok(false) };
            let answer = ssh
                .authenticate_password(user, secret.reveal())
                .await
                .map_err(cut)?;
            match answer {
                AuthResult::Success => Ok(true),
                AuthResult::Failure { .. } => answer_questions(ssh, user, secret, place).await,
            }
        }
    }
}

/// Answers a keyboard-interactive question with the password, once: some servers take it in no other way.
async fn answer_questions(
    ssh: &mut Handle<Keeper>,
    user: &str,
    secret: &Secret,
    place: &ServerFolder,
) -> Result<bool, Error> {
    let cut = |why: russh::Error| Error::cut_off(&place.host, why);
    let mut asked = ssh
        .authenticate_keyboard_interactive_start(user, None::<String>)
        .await
        .map_err(cut)?;
    for _ in 0..4 {
        let questions = match asked {
            Asked::Success => return Ok(true),
            Asked::Failure { .. } => return Ok(false),
            Asked::InfoRequest { prompts, .. } => prompts.len(),
        };
        let answers = vec![secret.reveal().to_owned(); questions];
        asked = ssh
            .authenticate_keyboard_interactive_respond(answers)
            .await
            .map_err(cut)?;
    }
    Ok(false)
}

fn private_key(path: &Path, secret: Option<&Secret>) -> Result<russh::keys::PrivateKey, Error> {
    let bad = |why: String| Error::BadKey {
        path: path.to_owned(),
        why,
    };
    let text = std::fs::read_to_string(path).map_err(|why| bad(why.to_string()))?;
    match decode_secret_key(&text, secret.map(Secret::reveal)) {
        Ok(key) => Ok(key),
        Err(russh::keys::Error::KeyIsEncrypted) if secret.is_none() => Err(Error::NeedsPassword {
            host: path.display().to_string(),
        }),
        Err(_) if secret.is_some() => Err(bad("its passphrase is not this one, or it is damaged".to_owned())),
        Err(why) => Err(bad(why.to_string())),
    }
}
