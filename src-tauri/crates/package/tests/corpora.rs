//! Foreign packages: see the functions.
