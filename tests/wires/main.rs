//! The wires against real servers: what is sent lands whole, once and proved; what is in the way is named; whatever
//! cuts the line, nothing but a whole package is ever seen.

mod back_off;
mod bundles;
mod courier;
mod cuts;
mod damaged;
mod embargo;
mod full;
mod inbox;
mod kills;
mod landing;
mod loose;
mod mail;
mod outbox;
mod outfit;
mod ports;
mod refusals;
mod strangers;
