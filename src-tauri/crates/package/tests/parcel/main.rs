//! The package crate from outside: parcels in, packages out, and back.

#[cfg(test)]
mod foreign;
#[cfg(test)]
mod forge;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod judges;
#[cfg(test)]
mod landing;
#[cfg(test)]
mod one_changed_byte;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod support;
