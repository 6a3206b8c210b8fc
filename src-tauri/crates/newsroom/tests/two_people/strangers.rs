//! Outlets that need a person: a server that was never seen, a password that was not given.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use newsroom::{DeliveryStanding, Newsroom, Secrets};
use russh::keys::PrivateKey;
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::server::{Config, Handler, run_stream};

use crate::rig::{Rig, deliver, go_on, names};

/// A server that shows its key and refuses every login.
struct Shut;

impl Handler for Shut {
    type Error = russh::Error;
}

/// Starts one at a port of its own; it ends with the test.
fn shut_server() -> SocketAddr {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    let config = Arc::new(Config {
        keys: vec![PrivateKey::from(Ed25519Keypair::from_seed(&[7; 32]))],
        auth_rejection_time: std::time::Duration::ZERO,
        ..Config::default()
    });
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                if let Ok(session) = run_stream(Arc::clone(&config), stream, Shut).await {
                    tokio::spawn(session);
                }
            }
        });
    });
    address
}

fn over_sftp(desk: &Newsroom, address: SocketAddr) {
    let toml = format!(
        "name = \"far\"\nformats = [\"text\"]\n[wire]\nkind = \"sftp\"\nurl = \"sftp://{address}/in\"\nuser = \"tong\"\n"
    );
    desk.outlets().save(&toml, None).unwrap();
}

#[test]
fn nothing_goes_to_a_server_that_nobody_knows_or_without_its_password() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    over_sftp(writer, shut_server());
    let secrets = Secrets::default();
    let delivery = deliver(writer, &id, "far").delivery.id;
    writer.delivery().run_outbox(None, &secrets, &mut go_on).unwrap();
    let stranger = writer.delivery().outbox().unwrap()[0].stranger.clone().unwrap();
    assert!(stranger.fingerprint.starts_with("SHA256:"));
    let tried = writer.delivery().try_outlet("far", &mut go_on).unwrap();
    assert_eq!((tried.good, tried.stranger.as_ref()), (false, Some(&stranger)));

    let trusted = writer.delivery().trust_host("far", &stranger).unwrap();
    assert_eq!(
        trusted,
        writer.delivery().outbox().unwrap(),
        "it answers with what goes on"
    );
    assert_eq!(
        writer.delivery().outbox().unwrap()[0].state,
        DeliveryStanding::Waiting,
        "what waited for that goes on"
    );
    writer.delivery().run_outbox(None, &secrets, &mut go_on).unwrap();
    assert_eq!(
        writer.delivery().outbox().unwrap()[0].state,
        DeliveryStanding::NeedsPassword
    );
    assert!(!writer.delivery().has_secret("far").unwrap());
    let (kept, rows) = writer.delivery().give_secret("far", "一个密码").unwrap();
    assert_eq!(rows, writer.delivery().outbox().unwrap());
    assert!(
        writer.delivery().has_secret("far").unwrap(),
        "for this run at least"
    );
    assert_eq!(
        writer.delivery().outbox().unwrap()[0].state,
        DeliveryStanding::Waiting
    );
    writer.delivery().forget_secret("far").unwrap();
    assert!(!writer.delivery().has_secret("far").unwrap());
    assert_eq!(
        writer.delivery().keep_secret("far", "一个密码").unwrap(),
        kept,
        "a keychain there is, or not"
    );
    assert_eq!(writer.delivery().has_secret("far").unwrap(), kept);
    writer.delivery().forget_secret("far").unwrap();

    // The server's key is forgotten, and it is a stranger again until a person can be asked.
    writer.delivery().forget_host_key("far").unwrap();
    assert!(
        writer
            .delivery()
            .test_outlet("far", &secrets, &mut go_on)
            .is_err()
    );
    assert!(
        writer
            .delivery()
            .try_outlet("far", &mut go_on)
            .unwrap()
            .stranger
            .is_some()
    );
    let known = stranger.clone();
    writer
        .delivery()
        .meet_strangers(move |stranger| *stranger == known);
    let tried = writer.delivery().try_outlet("far", &mut go_on).unwrap();
    assert!(tried.stranger.is_none() && tried.password, "{tried:?}");
    writer.delivery().cancel(&delivery).unwrap();
}

#[test]
fn a_folder_is_tried_without_leaving_anything_there() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let there = rig.outlet(writer, "drop", "");
    assert!(writer.delivery().try_outlet("drop", &mut go_on).unwrap().good);
    assert!(
        !writer
            .delivery()
            .test_outlet("drop", &Secrets::default(), &mut go_on)
            .unwrap()
            .is_empty()
    );
    assert!(names(&there).is_empty());
}
