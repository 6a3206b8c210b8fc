//! The arguments for pictures: photos, codes, sets of facts.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::pair::pair;

#[derive(Debug, Subcommand)]
pub(crate) enum PhotoArgs {
    /// Attaches photos: they go to the story's tray.
    Add {
        /// A story's id, or its unique beginning.
        story: String,
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Sets facts of a figure.
    Set {
        /// A story's id, or its unique beginning.
        story: String,
        /// A figure's number or id.
        photo: String,
        /// caption=… credit=… …
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        facts: Vec<(String, String)>,
    },
    /// Puts a figure behind a block. Where a figure waits for its picture there, the photo goes into it.
    Place {
        /// A story's id, or its unique beginning.
        story: String,
        /// A figure's number or id.
        photo: String,
        /// The block's number, as show --json prints it; 0 is the top.
        #[arg(long, value_name = "BLOCK")]
        after: usize,
    },
    /// Puts another photo into a figure; its words and people stay, when and by whom it was taken comes with the new one.
    Replace {
        /// A story's id, or its unique beginning.
        story: String,
        /// A figure's number or id.
        photo: String,
        /// The file.
        file: PathBuf,
        /// What was written of time and photographer stays where the new photo says otherwise.
        #[arg(long, conflicts_with = "take_facts")]
        keep_facts: bool,
        /// What the new photo says of them takes its place.
        #[arg(long)]
        take_facts: bool,
    },
    /// Prints the people of a figure, those whom its caption names by position included, and the phrase for them.
    People {
        /// A story's id, or its unique beginning.
        story: String,
        /// A figure's number or id.
        photo: String,
        /// They become the figure's people.
        #[arg(long)]
        take: bool,
    },
    /// Puts facts on many photos at once: {date}, {time}, {seq}, {filename} … and codes are filled in for each.
    Stamp {
        /// A story's id, or its unique beginning.
        story: String,
        /// caption=… credit=… …
        #[arg(value_name = "FIELD=VALUE", value_parser = pair, required_unless_present = "saved")]
        facts: Vec<(String, String)>,
        /// A set of facts kept under this name goes on first.
        #[arg(long, value_name = "NAME")]
        saved: Option<String>,
        /// These photos, in this order; all when not given.
        #[arg(long, value_name = "PHOTO,...", value_delimiter = ',')]
        photos: Vec<String>,
        /// How the facts meet what a photo says already.
        #[arg(long, value_enum, default_value = "replace")]
        how: Way,
        /// Says what each would get, and changes nothing.
        #[arg(long)]
        preview: bool,
    },
    /// Writes the caption sheet for a person who fills it in (--to), or takes a filled one over.
    #[command(group = clap::ArgGroup::new("way").required(true).args(["file", "to"]))]
    Captions {
        /// A story's id, or its unique beginning.
        story: String,
        /// The filled sheet: .docx, or .csv in UTF-8 or GB18030.
        file: Option<PathBuf>,
        /// Writes the sheet here: .csv for a spreadsheet, else a Word file with the pictures.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Only these photos; all when not given.
        #[arg(long, value_name = "PHOTO,...", value_delimiter = ',', requires = "to")]
        photos: Vec<String>,
        /// Says what each photo would get, and changes nothing.
        #[arg(long, alias = "dry-run", conflicts_with = "to")]
        preview: bool,
        /// The sheet is right where a fact was changed here as well since it went out.
        #[arg(long, conflicts_with = "to")]
        over: bool,
    },
    /// Writes the photos side by side on A4, to be printed (印样): one page of HTML, pictures included.
    ProofSheet {
        /// A story's id, or its unique beginning.
        story: String,
        /// The file, which is not there yet.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Photos side by side and rows on a page, 1 to 8 each.
        #[arg(long, value_name = "COLUMNSxROWS", default_value = "3x4", value_parser = grid)]
        grid: (u8, u8),
        /// The paper is wider than high.
        #[arg(long)]
        landscape: bool,
        /// Only these photos.
        #[arg(
            long,
            value_name = "PHOTO,...",
            value_delimiter = ',',
            conflicts_with = "picked"
        )]
        photos: Vec<String>,
        /// Only those that are picked.
        #[arg(long)]
        picked: bool,
    },
    /// Puts the originals into a folder, and beside each a sidecar .xmp with its words.
    Sidecar {
        /// A story's id, or its unique beginning.
        story: String,
        /// The folder.
        dir: PathBuf,
    },
    /// Lists the figures: through the body, then the tray.
    List {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Lists the photos that once were in the story and are not now, the last seen first.
    Removed {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Puts a removed photo back into the tray, with its words.
    BringBack {
        /// A story's id, or its unique beginning.
        story: String,
        /// The beginning of its digest or of the figure's id, as photo removed prints them.
        photo: String,
    },
    /// Takes a figure out of the story.
    Remove {
        /// A story's id, or its unique beginning.
        story: String,
        /// A figure's number or id.
        photo: String,
    },
}

/// How facts of a stamp are combined with those a photo has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Way {
    /// In the place of it.
    Replace,
    /// Behind it.
    Append,
    /// Before it.
    Prepend,
    /// Only where nothing is said.
    Fill,
}

/// `3x4`: three photos side by side, four rows.
fn grid(text: &str) -> Result<(u8, u8), String> {
    let number = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=8).contains(number));
    let parts = text.split_once(['x', 'X', '×']);
    let grid = parts.and_then(|(columns, rows)| Some((number(columns)?, number(rows)?)));
    grid.ok_or_else(|| "write it like 3x4, from 1x1 to 8x8".to_owned())
}
