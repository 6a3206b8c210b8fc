//! The connection of a mail, whose last bytes wait. `lettre` ends a mail with one write of `CRLF . CRLF`; before that the
//! server forgets a mail that is cut off, and from then on it may have it. So this write waits until the delivery has kept
//! that it comes: whatever ends the program, it is known afterwards which of the two it was.
//!
//! It must not know SMTP beyond that.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::gauge::Gauge;

/// What a delivery remembers once the last bytes of its mail may have left.
pub(crate) const LEFT: &str = "mail-left";
/// How a mail ends (RFC 5321 §4.1.1.4).
const END: &[u8] = b"\r\n.\r\n";
/// How often it looks whether it was kept.
const LOOK: Duration = Duration::from_millis(10);

/// What a connection is made of: in the open, or encrypted.
pub(crate) trait Line: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Sync + Unpin> Line for S {}

pub(crate) struct ClosingStream {
    line: Box<dyn Line>,
    /// What the server said before the connection was encrypted, still to be read: `220 mail.example ESMTP`.
    greeting: Vec<u8>,
    peer: SocketAddr,
    gauge: Arc<Gauge>,
    /// Whether the delivery was asked to keep that the last bytes come.
    asked: bool,
    /// Whether they may have left.
    left: Arc<AtomicBool>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl ClosingStream {
    pub(crate) fn new(line: Box<dyn Line>, greeting: Vec<u8>, peer: SocketAddr, gauge: Arc<Gauge>) -> Self {
        Self {
            line,
            greeting,
            peer,
            gauge,
            asked: false,
            left: Arc::default(),
            pause: None,
        }
    }

    /// Becomes true when the last bytes of the mail may have left.
    pub(crate) fn left(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.left)
    }

    /// Ready once the delivery has kept that the last bytes come.
    fn kept(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if !std::mem::replace(&mut self.asked, true) {
            self.gauge.keep(LEFT);
        }
        while !self.gauge.is_told() {
            let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(LOOK)));
            match pause.as_mut().poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(()) => self.pause = None,
            }
        }
        self.left.store(true, Ordering::Relaxed);
        Poll::Ready(())
    }
}

impl AsyncRead for ClosingStream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.greeting.is_empty() {
            return Pin::new(&mut this.line).poll_read(context, into);
        }
        let now = this.greeting.len().min(into.remaining());
        into.put_slice(&this.greeting.drain(..now).collect::<Vec<_>>());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for ClosingStream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if bytes == END && this.kept(context).is_pending() {
            return Poll::Pending;
        }
        Pin::new(&mut this.line).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().line).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().line).poll_shutdown(context)
    }
}

impl AsyncTokioStream for ClosingStream {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl fmt::Debug for ClosingStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClosingStream")
            .field("peer", &self.peer)
            .finish_non_exhaustive()
    }
}
