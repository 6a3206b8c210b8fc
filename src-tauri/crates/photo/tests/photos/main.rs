//! How photos are taken in, on photos that the tests make themselves.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)] // a test fails by panicking

mod colours;
mod damage;
mod faces;
mod facts;
mod framing;
mod heic;
mod imprint;
mod making;
mod pictures;
mod strip;
