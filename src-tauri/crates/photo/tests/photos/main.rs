//! How photos are taken in, on photos that the tests make themselves.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)] // a test fails by panicking

mod damage;
mod facts;
mod framing;
mod imprint;
mod making;
mod pictures;
