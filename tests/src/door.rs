//! A server on this machine that counts its callers: a request that must reach no server must not reach it.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A door, open until the test ends.
pub struct Door {
    /// Its address, host and port.
    pub address: String,
    callers: Arc<AtomicUsize>,
}

impl Door {
    /// Opens one.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of our own");
        let address = listener.local_addr().expect("an address").to_string();
        let callers = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&callers);
        std::thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                let _ = { caller }.read(&mut [0; 16]);
            }
        });
        Self { address, callers }
    }

    /// How many have called.
    pub fn callers(&self) -> usize {
        self.callers.load(Ordering::SeqCst)
    }

    /// Makes one call itself: the server does answer, or a count of none would prove nothing.
    pub fn knock(&self) {
        let _ = TcpStream::connect(&self.address).expect("our own door");
    }
}
