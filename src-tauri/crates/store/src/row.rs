//! Conversions between column values and our types, so that `story` never implements SQL traits.

use chrono::{DateTime, Utc};
use rusqlite::Row;
use rusqlite::types::ValueRef;

/// The text in a column, for any value in it: one changed bit must not hide a row, nor those beside it. Bytes that are no text
/// are shown as �; the row's seal reveals that they are not what was written.
pub(crate) fn text(row: &Row<'_>, column: usize) -> String {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Ok(ValueRef::Integer(number)) => number.to_string(),
        Ok(ValueRef::Real(number)) => number.to_string(),
        Ok(ValueRef::Null) | Err(_) => String::new(),
    }
}

/// The bytes in a column, for any value in it.
pub(crate) fn bytes(row: &Row<'_>, column: usize) -> Vec<u8> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => bytes.to_owned(),
        Ok(ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Null) | Err(_) => Vec::new(),
    }
}

/// The number in a column; 0 where there is none.
pub(crate) fn number(row: &Row<'_>, column: usize) -> i64 {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number,
        Ok(ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) | ValueRef::Null) | Err(_) => 0,
    }
}

/// A time from its column.
pub(crate) fn time(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// A count from its column; a damaged negative one reads as zero.
pub(crate) fn count(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}

/// A small count from its column.
pub(crate) fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// A count for its column.
pub(crate) fn column(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
