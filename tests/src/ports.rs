//! Ports for servers that have to be told by number where to listen.
//!
//! A port that was only looked up is free until another process takes it. One that is reserved stays ours: a socket of this
//! process is bound to it and never listens. The system then gives it to no process that asks for any port, and refuses
//! all others but a server that sets `SO_REUSEADDR`, as every server does that can be started again. So the server of a
//! test takes its port, gives it up and takes it again, and no other test, build or program gets in between.

use socket2::{Domain, SockAddr, Socket, Type};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The address at which most servers listen.
pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// Another address of this machine, so that a proxy can listen at the same port as the server behind it.
pub const BEHIND: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));

/// A port that no other process gets as long as this value lives.
pub struct Port {
    number: u16,
    _held: Vec<Socket>,
}

impl Port {
    /// A port of [`HERE`].
    pub fn reserve() -> Self {
        Self::on(&[HERE])
    }

    /// A port of `localhost`, which some programs take to be two addresses.
    pub fn of_localhost() -> Self {
        let ipv6 = IpAddr::V6(Ipv6Addr::LOCALHOST);
        // A machine without IPv6 has only the one.
        if bound(SocketAddr::new(ipv6, 0)).is_ok() {
            Self::on(&[HERE, ipv6])
        } else {
            Self::reserve()
        }
    }

    /// One number at each of these addresses.
    ///
    /// # Panics
    /// When the machine has no port left.
    pub fn on(addresses: &[IpAddr]) -> Self {
        // The number is the system's choice for the first address; at the others it may be taken.
        (0..200)
            .find_map(|_| Self::try_on(addresses))
            .expect("a port of our own")
    }

    fn try_on(addresses: &[IpAddr]) -> Option<Self> {
        let mut port = Self {
            number: 0,
            _held: Vec::new(),
        };
        for address in addresses {
            let socket = bound(SocketAddr::new(*address, port.number)).ok()?;
            port.number = socket.local_addr().ok()?.as_socket()?.port();
            port._held.push(socket);
        }
        Some(port)
    }

    /// Its number.
    pub fn number(&self) -> u16 {
        self.number
    }
}

/// A socket that is bound and does not listen.
fn bound(address: SocketAddr) -> std::io::Result<Socket> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    socket.set_reuse_address(true)?;
    socket.bind(&SockAddr::from(address))?;
    Ok(socket)
}
