pub(crate) mod arbitrary;
mod laws;
mod reading;
