//! The arguments of filing to outlets: deliveries, the outbox, the inbox, the ledger.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::review::ConsentArgs;

#[derive(Debug, Subcommand)]
pub(crate) enum Filing {
    /// Makes an outlet's package of the story, queues it, and sends it.
    Deliver(Deliver),
    /// Lists the deliveries, the newest first; sends, pauses, takes back.
    Outbox {
        #[command(subcommand)]
        what: Option<Outbox>,
    },
    /// Lists the filings that are at an outlet's destination; with --claim, takes one.
    Inbox(InboxArgs),
    /// Prints what was delivered, as CSV; `note` says what became of a piece.
    Ledger {
        #[command(subcommand)]
        note: Option<Ledger>,
        /// The month alone, like 2026-11.
        #[arg(long, default_value = "", value_name = "YYYY-MM")]
        month: String,
        /// Into this file, as table programs read it, instead of standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Deliver {
    /// A story's id, or its unique beginning.
    pub(crate) story: String,
    /// The outlet's name.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: String,
    /// Only queue it; `outbox run` sends it.
    #[arg(long)]
    pub(crate) later: bool,
    /// It takes the place of an earlier delivery.
    #[arg(long, value_name = "DELIVERY", conflicts_with_all = ["corrects", "withdraws"])]
    pub(crate) supersedes: Option<String>,
    /// It corrects an earlier delivery.
    #[arg(long, value_name = "DELIVERY", conflicts_with = "withdraws")]
    pub(crate) corrects: Option<String>,
    /// It says that an earlier delivery must not be used.
    #[arg(long, value_name = "DELIVERY")]
    pub(crate) withdraws: Option<String>,
    /// Send it although stages of its chain have not passed it; the ledger keeps that.
    #[arg(long)]
    pub(crate) unreviewed: bool,
    /// Why it corrects or withdraws the earlier one, as the desk is told.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) reason: String,
    /// Where the piece is under embargo: queue it, and let it wait until that is over.
    #[arg(long, conflicts_with = "despite_embargo")]
    pub(crate) hold: bool,
    /// Where the piece is under embargo: send it now all the same.
    #[arg(long)]
    pub(crate) despite_embargo: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Outbox {
    /// Sends what is due.
    Run,
    /// Sends a delivery now, even if it is not due or waits for something.
    Retry {
        /// The delivery's id, or its unique beginning.
        delivery: String,
    },
    /// Holds a delivery back until it is retried.
    Pause {
        /// The delivery's id, or its unique beginning.
        delivery: String,
    },
    /// Takes a delivery back.
    Cancel {
        /// The delivery's id, or its unique beginning.
        delivery: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct InboxArgs {
    /// The outlet's name.
    pub(crate) outlet: String,
    /// The returns that are there for the person who filed, instead of the filings.
    #[arg(long)]
    pub(crate) returns: bool,
    /// Take this package before any other desk does, and open it.
    #[arg(long, value_name = "PACKAGE")]
    pub(crate) claim: Option<String>,
    #[command(flatten)]
    pub(crate) agreement: ConsentArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Ledger {
    /// Notes what became of a piece.
    Note {
        /// The delivery's id, or its unique beginning.
        delivery: String,
        /// What the outlet did.
        became: AdoptionArg,
        /// A few words.
        #[arg(default_value = "")]
        words: String,
    },
}

/// The outcome of a piece at an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AdoptionArg {
    /// 采用.
    #[value(alias = "采用")]
    Adopted,
    /// 退稿.
    #[value(alias = "退稿")]
    Declined,
    /// Not known any more.
    Open,
}
