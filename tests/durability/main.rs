//! Acknowledged means on disk. Seen from outside: the command line is killed at random points and traced by the
//! system call, and everything it acknowledged must be there.

mod account;
mod crash_states;
mod damaged;
mod failing;
mod folders;
mod killed;
mod migrated;
mod outputs;
mod power_cut;
mod recorded;
mod traced;
mod writers;
