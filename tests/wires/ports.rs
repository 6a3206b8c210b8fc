//! The servers of this suite have ports that are theirs alone: a test fails for a fault, and not for another program.

use galley_tests::ports::{BEHIND, HERE, Port};
use galley_tests::servers::Server;
use std::collections::BTreeSet;
use std::net::{TcpListener, TcpStream};

#[test]
fn a_reserved_port_is_given_to_nobody_else() {
    let reserved: Vec<Port> = (0..200).map(|_| Port::on(&[HERE, BEHIND])).collect();
    let numbers: BTreeSet<u16> = reserved.iter().map(Port::number).collect();
    assert_eq!(numbers.len(), 200, "each is another");
    for _ in 0..2000 {
        let other = TcpListener::bind((HERE, 0)).unwrap();
        assert!(!numbers.contains(&other.local_addr().unwrap().port()));
        let line = TcpStream::connect(other.local_addr().unwrap()).unwrap();
        assert!(!numbers.contains(&line.local_addr().unwrap().port()));
    }
}

#[test]
fn a_server_that_was_stopped_finds_its_port_free_and_nobody_answers_there_meanwhile() {
    let mut server = Server::webdav(None);
    for _ in 0..3 {
        server.stop();
        assert!(TcpStream::connect((HERE, server.port)).is_err());
        server.start();
    }
}
