//! The wires against real servers: what is sent lands whole, once and verified; what prevents it is named; when the
//! line is cut, nothing but a whole package is ever seen.

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
