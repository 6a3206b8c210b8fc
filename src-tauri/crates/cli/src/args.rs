//! The command-line arguments, as DESIGN §10 lists them.

pub(crate) mod filing;
pub(crate) mod pair;
pub(crate) mod pictures;
pub(crate) mod review;
pub(crate) mod roster;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use newsroom::{Format, default_formats};

use crate::args::pair::pair;
use crate::stationery::StationeryArgs;

/// 清样 Galley: the newsroom without a window.
#[derive(Debug, Parser)]
#[command(
    name = "galley-cli",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub(crate) struct Args {
    /// The store's folder.
    #[arg(long, global = true, env = "GALLEY_STORE", value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    /// One JSON value on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Read the passphrase of the signing key from the first line of standard input.
    #[arg(long, global = true)]
    pub(crate) passphrase_stdin: bool,
    /// Read the outlet's password from the first line of standard input; `outbox run` reads a line NAME=PASSWORD for each outlet.
    #[arg(long, global = true)]
    pub(crate) secret_stdin: bool,
    /// The fingerprint, as the desk gave it, of an SSH server that was never seen: it is remembered if it shows this one.
    #[arg(long, global = true, value_name = "FINGERPRINT")]
    pub(crate) accept_key: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Who works here: shows it, or sets it.
    Profile {
        /// The name.
        name: Option<String>,
        /// unit=… sign_off=… place=…
        #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
    /// Makes a story of each text, Markdown, HTML or Word file, and takes in what a mail brings.
    Import {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Fills a page's empty figures from this folder, in file-name order.
        #[arg(long, value_name = "DIR")]
        photos: Option<PathBuf>,
        /// Leaves the spaces that paragraphs were indented with.
        #[arg(long)]
        keep_indents: bool,
    },
    /// Begins an empty story, or one of a kind.
    New {
        /// A template's name or id.
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
    },
    #[command(flatten)]
    Stationery(StationeryArgs),
    /// Who takes finished pieces, and what they accept.
    #[command(subcommand)]
    Outlet(OutletArgs),
    /// Says what would go with a spiked story; with --for-ever, deletes it.
    Delete {
        /// A story's id, or its unique beginning.
        story: String,
        /// Delete it, its revisions, and the photos that no other story names.
        #[arg(long)]
        for_ever: bool,
    },
    /// Puts the sample story of first run into the store.
    Sample,
    /// Lists the stories, the newest change first.
    List {
        /// How many at most.
        #[arg(long, value_name = "N", default_value_t = 100)]
        most: u32,
        /// Without so many of the first.
        #[arg(long, value_name = "N", default_value_t = 0)]
        from: u32,
    },
    /// Shows a story.
    Show {
        /// A story's id, or its unique beginning.
        story: String,
        /// As what.
        #[arg(long = "as", value_enum, default_value = "text")]
        form: ShowForm,
    },
    /// Takes a story out of the working lists.
    Spike {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Takes a spiked story back to work.
    Unspike {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Sets fields of a story.
    Set {
        /// A story's id, or its unique beginning.
        story: String,
        /// headline=… keywords=a;b …
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
    /// Replaces the body by a file's; the rest stays.
    Write {
        /// A story's id, or its unique beginning.
        story: String,
        /// A text, Markdown, HTML or Word file.
        file: PathBuf,
    },
    /// Turns a paragraph into a figure whose picture is missing, or a figure into a paragraph.
    Figure {
        /// A story's id, or its unique beginning.
        story: String,
        /// The block's number, as show --json prints it.
        block: usize,
    },
    /// The story's photos.
    #[command(subcommand)]
    Photo(pictures::PhotoArgs),
    /// Says what a person should look at; of a text, Markdown, HTML or Word file, what the copy desk remarks on.
    Check {
        /// A story's id or its unique beginning, or a file.
        #[arg(value_name = "STORY|FILE")]
        story: String,
        /// Exit with 1 when there is an error or a warning.
        #[arg(long)]
        strict: bool,
        /// What this outlet would send it back for; without a name, what each would.
        #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
        outlet: Option<String>,
        /// As SARIF 2.1.0, for other programs.
        #[arg(long, conflicts_with = "outlet")]
        sarif: bool,
    },
    /// Takes the copy desk's fixes; what was there before is kept as a revision.
    Fix {
        /// A story's id, or its unique beginning.
        story: String,
        /// A rule's name as `check` prints it, or `all-certain` for those that are right wherever they find something.
        #[arg(long, value_name = "RULE")]
        rule: String,
    },
    /// Freezes the story and writes its package.
    Export {
        /// A story's id, or its unique beginning.
        story: String,
        /// The folder the package goes into.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// For this outlet: its forms, its names, its kind of package.
        #[arg(long, value_name = "NAME")]
        outlet: Option<String>,
        #[arg(long = "as", value_name = "FORMAT,...", value_delimiter = ',', help = formats())]
        formats: Vec<String>,
    },
    /// Checks a package, byte by byte.
    Verify {
        /// The package.
        package: PathBuf,
    },
    #[command(flatten)]
    Review(review::ReviewArgs),
    #[command(flatten)]
    Filing(filing::Filing),
    /// The keys that people sign with on this machine.
    #[command(subcommand)]
    Keys(KeysArgs),
    /// The people that the copy desk knows: names, titles, order; and the whole roster as a table.
    #[command(subcommand)]
    People(roster::PeopleArgs),
    /// The units that the copy desk knows, and their short forms.
    #[command(subcommand)]
    Units(roster::UnitsArgs),
    /// Lists the story's revisions, the newest first.
    History {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Shows what changed between two revisions.
    Compare {
        /// A story's id, or its unique beginning.
        story: String,
        /// The revision before: its number, or `now` for the working copy.
        #[arg(value_name = "REV", value_parser = state)]
        base: StateArg,
        /// The revision after.
        #[arg(value_name = "REV", value_parser = state)]
        hers: StateArg,
        /// As what.
        #[arg(long = "as", value_enum, default_value = "text")]
        form: CompareForm,
    },
    /// Goes back to a revision; what there is now is kept as one.
    Restore {
        /// A story's id, or its unique beginning.
        story: String,
        /// The revision's number.
        revision: u32,
    },
    /// Copies the store with its photos into a new folder, and checks the copy.
    Backup {
        /// The new folder.
        to: PathBuf,
    },
    /// Shows which texts, photos and records are damaged and what each can be had back from; puts them back one by one.
    Rescue {
        /// Puts this piece back, or what can be had back of this story.
        #[arg(conflicts_with_all = ["all", "whole"])]
        piece: Option<String>,
        /// Puts back all that can be had back.
        #[arg(long, conflicts_with = "whole")]
        all: bool,
        /// Where to look besides the store's own backups: a backup, a database, another store, a package, a folder with photos.
        #[arg(long, value_name = "PATH")]
        from: Vec<PathBuf>,
        /// The store cannot be opened at all: puts its newest good backup in the place of the database.
        #[arg(long)]
        whole: bool,
    },
    /// Puts a backup in the store's place, or one of the daily ones by its name; what was there is kept aside.
    RestoreBackup {
        /// The backup's folder.
        from: PathBuf,
    },
    /// Reads every byte of the store and says what is damaged.
    Doctor,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysArgs {
    /// Lists the keys that are known here: number, own|trusted|met|retired, name, unit, since when, key.
    List,
    /// Shows one.
    Show {
        /// Its number or key, or a unique beginning of six characters.
        key: String,
    },
    /// Trusts one: you compared its number with its owner. Other keys of the same person are retired.
    Trust {
        /// Its whole number, or the whole key.
        key: String,
    },
    /// Retires one: it proves what it signed before, and nothing new.
    Retire {
        /// Its number or key, or a unique beginning of six characters.
        key: String,
    },
    /// Forgets one.
    Forget {
        /// Its number or key, or a unique beginning of six characters.
        key: String,
    },
    /// Makes a key for a person who signs here, under the passphrase of their own on standard input, and prints its public half.
    New {
        /// Whose it is.
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum OutletArgs {
    /// Lists the outlets.
    List,
    /// Shows one's profile, as `add` takes it; with --json, as it is understood.
    Show {
        /// Its name.
        name: String,
    },
    /// Keeps the profile in a TOML file, in the place of one of the same name.
    Add {
        /// The file.
        file: PathBuf,
    },
    /// Takes one away.
    Remove {
        /// Its name.
        name: String,
    },
    /// Makes one of Galley's own as it was; without a name, brings back all that were taken away.
    Restore {
        /// Its name.
        name: Option<String>,
    },
    /// Tests the connection: the server, its key or certificate, the password, the folder.
    Test {
        /// Its name.
        name: String,
    },
    /// Keeps its password, the first line of standard input, in the system's keychain.
    Secret {
        /// Its name.
        name: String,
        /// Take it out of the keychain instead.
        #[arg(long)]
        forget: bool,
    },
    /// Forgets the key of its server, after the desk said that the new one is theirs.
    ForgetKey {
        /// Its name.
        name: String,
    },
}

/// A revision, or the working copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StateArg(pub(crate) Option<u32>);

/// The forms of `compare`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareForm {
    /// A change a line.
    Text,
    /// One page with what came and what went marked.
    Html,
    /// One Word file with tracked changes.
    Docx,
    /// Changes and rows.
    Json,
}

/// The forms of `show`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowForm {
    /// The page as a reader would copy it.
    Text,
    /// Markdown that `write` takes back.
    Markdown,
    /// The page that a site would publish.
    Html,
    /// Everything, with the numbers of blocks and figures.
    Json,
}

/// What `export --as` takes.
fn formats() -> String {
    let usual: Vec<&str> = default_formats().iter().map(|format| format.name()).collect();
    format!(
        "{}; when not given, what the outlet takes, or {}",
        Format::names().join(", "),
        usual.join(", ")
    )
}

/// A revision's number, or `now`.
fn state(text: &str) -> Result<StateArg, String> {
    if text == "now" {
        return Ok(StateArg(None));
    }
    let number = text
        .parse()
        .map_err(|_| format!("{text}: a revision's number or `now` is expected"))?;
    Ok(StateArg(Some(number)))
}
