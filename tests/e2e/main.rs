//! Galley's window as a person uses it: a real window on a virtual screen, real keys, a real input method.
//!
//! Each test opens a screen of its own; the rig lets one in at a time. When one fails it leaves a picture and
//! prints its path.

mod access;
mod card;
mod caret;
mod dead_page;
mod desk;
mod figures;
mod filing;
mod finding;
mod framing;
mod input_method;
mod intake;
mod keyboard;
mod marks;
mod opening;
mod package;
mod page;
mod paste;
mod prints;
mod proof;
mod review;
mod rooms;
mod sheet;
mod signature;
mod signed_off;
mod submit;
mod tongue;
mod truth;
mod versions;
mod writing;
