//! The package crate from outside: parcels in, packages out, and back.

mod one_changed_byte;
mod round_trip;
mod support;
