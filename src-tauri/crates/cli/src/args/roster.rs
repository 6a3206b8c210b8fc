//! The arguments of `people` and `units`: the roster.

use std::path::PathBuf;

use clap::Subcommand;

use super::pair::pair;

#[derive(Debug, Subcommand)]
pub(crate) enum PeopleArgs {
    /// Lists them: name, rank, the titles of today.
    List,
    /// Puts a person into the roster, or gives one a further title.
    Add {
        /// The name.
        name: String,
        /// title=… unit=… from=2026-01-31 to=… rank=…
        #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
    /// Changes fields of a person; an empty value takes one away.
    Set {
        /// The name.
        name: String,
        /// title=… unit=… from=2026-01-31 to=… rank=…
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
    /// Takes a person out of the roster.
    Forget {
        /// The name.
        name: String,
    },
    /// Takes in a table of text: 姓名, 职务, 单位, 排序, 起, 止, 简称.
    Import {
        /// The table, with commas, tabs or semicolons.
        table: PathBuf,
    },
    /// Writes the roster as such a table.
    Export {
        /// Where to; a file that is there is left alone.
        to: PathBuf,
    },
    /// Lists whom signed-off pieces introduce and the roster does not have: name, pieces, titles.
    Proposed {
        /// Takes this one into the roster.
        #[arg(long, value_name = "NAME", conflicts_with = "turn_down")]
        take: Option<String>,
        /// Does not propose this one again.
        #[arg(long, value_name = "NAME")]
        turn_down: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum UnitsArgs {
    /// Lists them with their short forms.
    List,
    /// Sets the short forms of a unit, which is put into the roster.
    Set {
        /// Its full name.
        name: String,
        /// Its short forms.
        #[arg(required = true, value_name = "SHORT")]
        shorts: Vec<String>,
    },
    /// Takes a unit out of the roster.
    Forget {
        /// Its full name.
        name: String,
    },
}

impl PeopleArgs {
    /// Whether it only reads, so that it can run beside a window that writes.
    pub(crate) fn only_looks(&self) -> bool {
        match self {
            Self::List
            | Self::Export { .. }
            | Self::Proposed {
                take: None,
                turn_down: None,
            } => true,
            Self::Add { .. }
            | Self::Set { .. }
            | Self::Forget { .. }
            | Self::Import { .. }
            | Self::Proposed { .. } => false,
        }
    }
}
