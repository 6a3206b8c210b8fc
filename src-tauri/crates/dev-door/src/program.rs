//! The program behind the door: each call goes through Tauri's dispatch, as if the window's page had made it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::body::Bytes;
use serde_json::Value;
use tauri::http::Response;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeError, InvokeResponse, InvokeResponseBody};
use tauri::webview::InvokeRequest;
use tauri::{AppHandle, Listener, Manager};

use crate::lines::Writer;
use crate::server::{Body, Call, Program};

/// The window whose commands are called.
const WINDOW: &str = "main";
/// The argument that holds a command's channel, and the form in which Tauri writes its number.
const CHANNEL: &str = "channel";
const CHANNEL_NUMBER: &str = "__CHANNEL__:";
/// The first number of a channel that ends in a browser.
const FIRST_CHANNEL: u32 = 1 << 31;

/// Serves a picture by its path.
pub(crate) type AnswerPhoto = fn(&AppHandle, &str) -> Response<Vec<u8>>;

/// The channels that end in a browser.
#[derive(Clone, Default)]
pub(crate) struct Channels(Arc<Mutex<HashMap<u32, Writer>>>);

impl Channels {
    /// Passes a message of a command to the browser. False where the channel is one of the window's own.
    pub(crate) fn tell(&self, channel: CallbackFn, message: &InvokeResponseBody) -> bool {
        let writer = self.lock().get(&channel.0).cloned();
        if let (Some(writer), InvokeResponseBody::Json(json)) = (&writer, message) {
            writer.heard(json);
        }
        writer.is_some()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u32, Writer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The running program.
pub(crate) struct OpenProgram {
    app: AppHandle,
    channels: Channels,
    next_channel: AtomicU32,
    photo: AnswerPhoto,
}

impl OpenProgram {
    pub(crate) fn new(app: AppHandle, channels: Channels, photo: AnswerPhoto) -> Self {
        Self {
            app,
            channels,
            next_channel: AtomicU32::new(FIRST_CHANNEL),
            photo,
        }
    }

    /// The body for Tauri's dispatch, and the number of the command's channel.
    fn handed(&self, body: Body, writer: &Writer) -> serde_json::Result<(InvokeBody, Option<u32>)> {
        let arguments = |json: &Bytes| serde_json::from_slice::<Value>(json);
        Ok(match body {
            Body::Raw(bytes) => (InvokeBody::Raw(bytes.to_vec()), None),
            Body::Arguments(json) => (InvokeBody::Json(arguments(&json)?), None),
            Body::Followed(json) => {
                let number = self.next_channel.fetch_add(1, Ordering::Relaxed);
                let mut arguments = arguments(&json)?;
                if let Value::Object(arguments) = &mut arguments {
                    arguments.insert(CHANNEL.to_owned(), format!("{CHANNEL_NUMBER}{number}").into());
                }
                self.channels.lock().insert(number, writer.clone());
                (InvokeBody::Json(arguments), Some(number))
            }
        })
    }
}

impl Program for OpenProgram {
    fn call(&self, call: Call, writer: Writer) {
        let Some(window) = self.app.get_webview_window(WINDOW) else {
            return writer.refuses(&Value::from("the window is closed").to_string());
        };
        let (url, (body, channel)) = match (window.url(), self.handed(call.body, &writer)) {
            (Ok(url), Ok(handed)) => (url, handed),
            (Err(error), _) => return writer.refuses(&Value::from(error.to_string()).to_string()),
            (_, Err(error)) => return writer.refuses(&Value::from(error.to_string()).to_string()),
        };
        let request = InvokeRequest {
            cmd: call.command,
            callback: CallbackFn(0),
            error: CallbackFn(0),
            url,
            body,
            headers: call.headers,
            invoke_key: self.app.invoke_key().to_owned(),
        };
        let channels = self.channels.clone();
        let webview: &tauri::Webview = window.as_ref();
        webview.clone().on_message(
            request,
            Box::new(move |_, _, response, _, _| {
                if let Some(number) = channel {
                    channels.lock().remove(&number);
                }
                match response {
                    InvokeResponse::Ok(InvokeResponseBody::Json(json)) => writer.gives(&json),
                    InvokeResponse::Ok(InvokeResponseBody::Raw(_)) => {
                        writer.refuses("\"an answer of bytes\"")
                    }
                    InvokeResponse::Err(InvokeError(failure)) => writer.refuses(&failure.to_string()),
                }
            }),
        );
    }

    fn photo(&self, path: &str) -> Response<Vec<u8>> {
        (self.photo)(&self.app, path)
    }

    fn events(&self, name: &str, writer: Writer) {
        let told = writer.clone();
        let listening = self
            .app
            .listen_any(name, move |event| told.heard(event.payload()));
        let app = self.app.clone();
        tauri::async_runtime::spawn(async move {
            writer.left().await;
            app.unlisten(listening);
        });
    }
}
