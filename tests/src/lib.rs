//! The rig: what the tests that see Galley from outside are built on.
//!
//! It starts the two programs as a person would find them (`programs`), on a screen of its own (`screen`), with
//! a real input method (`pinyin`), a keychain of their own (`keychain`) and a disk that can be full (`disk`), and
//! finds controls by role and accessible name (`window`, over `webdriver`). `servers` are the other ends of the wires
//! at `ports` that are theirs alone, and `cutter` severs a line to them; `office` is the Word of the other side.
//! It must not import the crates behind the programs: what it sees is what a person sees.

pub mod card;
pub mod clipboard;
pub mod cutter;
pub mod desk;
pub mod dice;
pub mod disk;
pub mod door;
pub mod five_outlets;
pub mod keychain;
pub mod mail_server;
pub mod office;
pub mod pinyin;
pub mod ports;
pub mod programs;
pub mod screen;
pub mod servers;
pub mod until;
pub mod webdriver;
pub mod window;
