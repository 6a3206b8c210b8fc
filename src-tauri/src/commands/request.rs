//! Arguments of a raw request: its body is bytes, and each word beside them is a header.

use std::str::FromStr;

use newsroom::{Code, Failure};
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
        let text = value.and_then(|value| value.to_str().ok()).map(percent_decoded);
        match text.and_then(|text| text.parse().ok()) {
            Some(value) => Ok(Self(value)),
            None => Err(misused(&item, "needs this header")),
        }
    }
}

/// What only a page of another build could do wrong.
fn misused<R: Runtime>(item: &CommandItem<'_, R>, what: &str) -> InvokeError {
    Failure::new(Code::Internal, format!("{}, {}: {what}", item.name, item.key)).into()
}

/// Undoes `encodeURIComponent`. Anything that is not its work stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let pair = (byte == b'%').then(|| [ahead.next(), ahead.next()]);
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        match pair.and_then(|[high, low]| u8::try_from(digit(high)? * 16 + digit(low)?).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
