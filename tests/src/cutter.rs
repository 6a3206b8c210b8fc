//! A proxy that severs the line: it passes everything on, and after so many bytes from the client it closes every
//! connection at once, exactly there, or changes the one byte. Afterwards it passes everything on again.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A line that can be cut.
pub struct Cutter {
    port: u16,
    line: Arc<Line>,
}

#[derive(Default)]
struct Line {
    state: Mutex<State>,
    over: AtomicBool,
}

#[derive(Default)]
struct State {
    passed: u64,
    cut_at: Option<u64>,
    change_at: Option<u64>,
    open: Vec<TcpStream>,
}

impl Cutter {
    /// A line to `upstream`, which listens at a port of its own.
    pub fn before(upstream: SocketAddr) -> Self {
        Self::listening(&[(0, upstream)])
    }

    /// Lines to several ports of one server, each listening at the port named with it (0: any); the first counts as its
    /// own port. Bytes through any of them count.
    pub fn listening(lines: &[(u16, SocketAddr)]) -> Self {
        let line = Arc::new(Line::default());
        let mut port = None;
        for (here, upstream) in lines {
            let listener = TcpListener::bind(("127.0.0.1", *here)).expect("a port of our own");
            listener.set_nonblocking(true).expect("a socket of our own");
            port.get_or_insert(listener.local_addr().expect("a bound socket").port());
            let (line, upstream) = (Arc::clone(&line), *upstream);
            thread::spawn(move || line.serve(&listener, upstream));
        }
        Self {
            port: port.expect("at least one line"),
            line,
        }
    }

    /// The port it listens at.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many bytes the client has sent since the last [`Cutter::cut_after`].
    pub fn passed(&self) -> u64 {
        self.line.state().passed
    }

    /// Severs everything once the client has sent so many bytes more.
    pub fn cut_after(&self, bytes: Option<u64>) {
        let mut state = self.line.state();
        state.passed = 0;
        state.cut_at = bytes;
    }

    /// Changes one bit of the byte that comes from the client after so many more, as a bad line does.
    pub fn change(&self, bytes: u64) {
        let mut state = self.line.state();
        state.change_at = Some(state.passed + bytes);
    }
}

impl Drop for Cutter {
    fn drop(&mut self) {
        self.line.over.store(true, Ordering::Relaxed);
        self.line.sever();
    }
}

impl Line {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sever(&self) {
        for stream in self.state().open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn serve(self: &Arc<Self>, listener: &TcpListener, upstream: SocketAddr) {
        while !self.over.load(Ordering::Relaxed) {
            match listener.accept() {
                Ok((client, _)) => self.join(client, upstream),
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    thread::sleep(Duration::from_millis(2))
                }
                Err(_) => return,
            }
        }
    }

    fn join(self: &Arc<Self>, client: TcpStream, upstream: SocketAddr) {
        let _ = client.set_nonblocking(false);
        let Ok(server) = TcpStream::connect(upstream) else {
            return;
        };
        for stream in [&client, &server] {
            let _ = stream.set_nodelay(true);
            self.state().open.extend(stream.try_clone());
        }
        let (Ok(client_in), Ok(server_out)) = (client.try_clone(), server.try_clone()) else {
            return;
        };
        let line = Arc::clone(self);
        thread::spawn(move || line.pass(client_in, server_out, true));
        let line = Arc::clone(self);
        thread::spawn(move || line.pass(server, client, false));
    }

    fn pass(&self, mut from: TcpStream, mut to: TcpStream, counts: bool) {
        let mut buffer = vec![0; 64 * 1024];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let (may, cut) = if counts {
                self.change(&mut buffer[..read]);
                self.count(read as u64)
            } else {
                (read as u64, false)
            };
            let may = usize::try_from(may).unwrap_or(read);
            if to.write_all(&buffer[..may]).is_err() {
                break;
            }
            if cut {
                self.sever();
                break;
            }
        }
        // A half-closed connection is closed whole: FTP's data connections end so.
        let _ = to.shutdown(Shutdown::Write);
        let _ = from.shutdown(Shutdown::Read);
    }

    fn change(&self, passing: &mut [u8]) {
        let mut state = self.state();
        let place = state.change_at.and_then(|at| at.checked_sub(state.passed));
        let place = place.and_then(|place| usize::try_from(place).ok());
        if let Some(byte) = place.and_then(|place| passing.get_mut(place)) {
            *byte ^= 1;
            state.change_at = None;
        }
    }

    /// How much of `read` may pass, and whether that is the end.
    fn count(&self, read: u64) -> (u64, bool) {
        let mut state = self.state();
        let before = state.passed;
        state.passed += read;
        match state.cut_at {
            Some(at) if before + read >= at => {
                state.cut_at = None;
                (at.saturating_sub(before), true)
            }
            _ => (read, false),
        }
    }
}
