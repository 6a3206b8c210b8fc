//! A response that grows: one JSON value a line, sent as soon as it is written.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The body of a response. It ends when every [`Writer`] of it is gone.
pub(crate) struct Lines(UnboundedReceiver<Bytes>);

/// Writes a body from any thread. Lines written after the browser has left are lost.
#[derive(Clone)]
pub(crate) struct Writer(UnboundedSender<Bytes>);

/// A body and its writer.
pub(crate) fn lines() -> (Writer, Lines) {
    let (writer, lines) = unbounded_channel();
    (Writer(writer), Lines(lines))
}

impl Lines {
    /// A body that is complete already.
    pub(crate) fn whole(bytes: Vec<u8>) -> Self {
        let (writer, lines) = lines();
        writer.put(bytes);
        lines
    }
}

impl Writer {
    /// Writes a message of a command, or an event: `{"heard":…}`.
    pub(crate) fn heard(&self, json: &str) {
        self.line("heard", json);
    }

    /// Writes the result of a command: `{"gives":…}`.
    pub(crate) fn gives(&self, json: &str) {
        self.line("gives", json);
    }

    /// Writes the error of a command: `{"refuses":…}`.
    pub(crate) fn refuses(&self, json: &str) {
        self.line("refuses", json);
    }

    /// Waits until the browser has left.
    pub(crate) async fn left(&self) {
        self.0.closed().await;
    }

    fn line(&self, name: &str, json: &str) {
        self.put(format!("{{\"{name}\":{json}}}\n").into_bytes());
    }

    fn put(&self, bytes: Vec<u8>) {
        let _ = self.0.send(Bytes::from(bytes));
    }
}

impl Body for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = self.get_mut().0.poll_recv(context);
        next.map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
