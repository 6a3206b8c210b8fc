//! Arguments of a raw request: its body is bytes, and each word beside them is a header.

use std::str::FromStr;

use newsroom::{Code, Failure};
use percent_encoding::percent_decode_str;
use tauri::Runtime;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};

/// The bytes of a request.
pub(crate) struct RawBody<'a>(pub(super) &'a [u8]);

/// The header that is called like the argument, percent-encoded by `ui/src/ipc/tauri.ts`: `name: RequestHeader<String>`.
pub(crate) struct RequestHeader<T>(pub(super) T);

impl<'a, R: Runtime> CommandArg<'a, R> for RawBody<'a> {
    fn from_command(item: CommandItem<'a, R>) -> Result<Self, InvokeError> {
        match item.message.payload() {
            InvokeBody::Raw(bytes) => Ok(Self(bytes)),
            InvokeBody::Json(_) => Err(misused(&item, "takes bytes, and JSON came")),
        }
    }
}

impl<'a, R: Runtime, T: FromStr> CommandArg<'a, R> for RequestHeader<T> {
    fn from_command(item: CommandItem<'a, R>) -> Result<Self, InvokeError> {
        let value = item.message.headers().get(item.key);
        let text = value.and_then(|value| value.to_str().ok()).map(decoded);
        match text.and_then(|text| text.parse().ok()) {
            Some(value) => Ok(Self(value)),
            None => Err(misused(&item, "needs this header")),
        }
    }
}

/// An error that only a page of another build could cause.
fn misused<R: Runtime>(item: &CommandItem<'_, R>, what: &str) -> InvokeError {
    Failure::new(Code::Internal, format!("{}, {}: {what}", item.name, item.key)).into()
}

/// Undoes `encodeURIComponent`. Other text stays as it is.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
