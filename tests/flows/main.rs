//! The main job on the command line, from a published page to a package anyone can verify, and the messages
//! where something prevents it.

mod bad_days;
mod captions;
mod changed;
mod dev_door;
mod duplicates;
mod faces;
mod faults;
mod five_outlets;
mod fixtures;
mod for_desk;
mod framing;
mod keychain;
mod libreoffice;
mod notices;
mod odd_places;
mod on_a_terminal;
mod outlets;
mod outrun;
mod package;
mod page;
mod pictures;
mod reading;
mod refusals;
mod repacked;
mod review;
mod rooms;
mod settling;
mod signed;
mod signing;
mod stays_home;
mod stopped;
mod verified;
mod versions;
mod who_may_send;
mod word;
