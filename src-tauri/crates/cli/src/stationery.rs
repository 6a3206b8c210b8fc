//! The subcommands of each kind of stationery, and how they run: `template`, `snippet`, `codes`, `stamp`.

use std::path::PathBuf;

use clap::Subcommand;
use newsroom::{CodeList, Error, Newsroom, Snippet, Stamp, StationeryItem, StationeryOrigin, Template};

use crate::args::pair::pair;
use crate::args::pictures::Way;
use crate::commands::stamping::lines_of;
use crate::outcome::{Done, Stopped};
use crate::output::{Output, row};

#[derive(Debug, Subcommand)]
pub(crate) enum StationeryArgs {
    /// How stories of one kind begin.
    #[command(subcommand)]
    Template(TemplateArgs),
    /// Words that come back in story after story.
    #[command(subcommand)]
    Snippet(SnippetArgs),
    /// Short codes for long words, in tab-separated lists.
    #[command(subcommand)]
    Codes(CodesArgs),
    /// Facts that are put on many photos at once.
    #[command(subcommand)]
    Stamp(StampArgs),
}

/// The subcommands of every kind.
#[derive(Debug, Subcommand)]
pub(crate) enum KeptArgs {
    /// Lists them.
    List,
    /// Shows one; with --json, all that is kept of it.
    Show {
        /// Its name or id.
        name: String,
    },
    /// Takes one away.
    Remove {
        /// Its name or id.
        name: String,
    },
    /// Makes one of Galley's own as it was; without a name, brings back all that were taken away.
    Restore {
        /// Its name or id.
        name: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplateArgs {
    #[command(flatten)]
    Kept(KeptArgs),
    /// Keeps the template in a JSON file, as show --json prints one, in the place of one of the same name.
    Add {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SnippetArgs {
    #[command(flatten)]
    Kept(KeptArgs),
    /// Keeps a snippet, in the place of one of the same name.
    Add {
        /// What people call it.
        name: String,
        /// The words, fields in braces.
        text: String,
    },
    /// Prints one with its fields filled.
    Fill {
        /// Its name or id.
        name: String,
        /// For this story: its headline and language are known then.
        #[arg(long)]
        story: Option<String>,
        /// 地点=河西村 … for the fields that nobody can know.
        #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CodesArgs {
    #[command(flatten)]
    Kept(KeptArgs),
    /// Keeps a tab-separated file, in the place of the list of the same name.
    Add {
        /// The file: code, tab, words, further alternatives behind further tabs.
        file: PathBuf,
        /// What to call it; the file's name when not given.
        #[arg(long)]
        name: Option<String>,
    },
    /// Prints a text with its codes in words: =jkm=, =jkm#2=.
    Expand {
        /// The text.
        text: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StampArgs {
    #[command(flatten)]
    Kept(KeptArgs),
    /// Keeps facts under a name, in the place of what was kept under it.
    Save {
        /// Its name.
        name: String,
        /// credit=… place=… …
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        facts: Vec<(String, String)>,
    },
}

impl StationeryArgs {
    /// Whether it only reads, so that it can run beside a window that writes.
    pub(crate) fn only_looks(&self) -> bool {
        match self {
            Self::Template(TemplateArgs::Kept(kept))
            | Self::Snippet(SnippetArgs::Kept(kept))
            | Self::Codes(CodesArgs::Kept(kept))
            | Self::Stamp(StampArgs::Kept(kept)) => matches!(kept, KeptArgs::List | KeptArgs::Show { .. }),
            Self::Snippet(SnippetArgs::Fill { .. }) | Self::Codes(CodesArgs::Expand { .. }) => true,
            Self::Template(TemplateArgs::Add { .. })
            | Self::Snippet(SnippetArgs::Add { .. })
            | Self::Codes(CodesArgs::Add { .. })
            | Self::Stamp(StampArgs::Save { .. }) => false,
        }
    }
}

/// How an item is printed.
trait Printed: StationeryItem {
    /// The text of its row behind its name.
    fn summary(&self) -> String;
    /// The lines that `show` prints.
    fn lines(&self) -> Vec<String>;
}

impl Printed for Template {
    fn summary(&self) -> String {
        self.says.clone()
    }
    fn lines(&self) -> Vec<String> {
        self.blocks.iter().map(|block| block.prompt.clone()).collect()
    }
}

impl Printed for Snippet {
    fn summary(&self) -> String {
        self.text.clone()
    }
    fn lines(&self) -> Vec<String> {
        vec![self.text.clone()]
    }
}

impl Printed for CodeList {
    fn summary(&self) -> String {
        self.text.lines().count().to_string()
    }
    fn lines(&self) -> Vec<String> {
        self.text.lines().map(str::to_owned).collect()
    }
}

impl Printed for Stamp {
    fn summary(&self) -> String {
        self.lines().join(" ")
    }
    fn lines(&self) -> Vec<String> {
        let facts = self.lines.iter();
        facts
            .map(|line| format!("{}={}", line.field.name(), line.text))
            .collect()
    }
}

/// Runs a subcommand.
pub(crate) fn run(newsroom: &Newsroom, args: &StationeryArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        StationeryArgs::Template(args) => match args {
            TemplateArgs::Kept(kept) => run_kept::<Template>(newsroom, kept, output),
            TemplateArgs::Add { file } => answer(&newsroom.stationery().add_template(file)?, output),
        },
        StationeryArgs::Snippet(args) => snippet(newsroom, args, output),
        StationeryArgs::Codes(args) => codes(newsroom, args, output),
        StationeryArgs::Stamp(args) => match args {
            StampArgs::Kept(kept) => run_kept::<Stamp>(newsroom, kept, output),
            StampArgs::Save { name, facts } => {
                let stamp = Stamp {
                    id: id_of::<Stamp>(newsroom, name),
                    name: name.clone(),
                    lines: lines_of(facts, Way::Replace)?,
                };
                answer(&newsroom.stationery().save(stamp)?, output)
            }
        },
    }
}

fn snippet(newsroom: &Newsroom, args: &SnippetArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        SnippetArgs::Kept(kept) => run_kept::<Snippet>(newsroom, kept, output),
        SnippetArgs::Add { name, text } => {
            let snippet = Snippet {
                id: id_of::<Snippet>(newsroom, name),
                name: name.clone(),
                text: text.clone(),
            };
            answer(&newsroom.stationery().save(snippet)?, output)
        }
        SnippetArgs::Fill { name, story, fields } => {
            let text = newsroom.stationery().find::<Snippet>(name)?.form.text;
            let story = story
                .as_deref()
                .map(|story| newsroom.find_story(story))
                .transpose()?;
            let filled = newsroom
                .stationery()
                .fill_snippet(&text, story.as_deref(), fields)?;
            let open: Vec<&str> = filled.open().collect();
            if let Some(example) = open.first() {
                return Err(Error::OpenFields {
                    fields: open.join(", "),
                    example: (*example).to_owned(),
                }
                .into());
            }
            output.answer(&filled, [&filled.text])?;
            Ok(Done::All)
        }
    }
}

fn codes(newsroom: &Newsroom, args: &CodesArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        CodesArgs::Kept(kept) => run_kept::<CodeList>(newsroom, kept, output),
        CodesArgs::Add { file, name } => {
            let text = disk::open_file(file)
                .and_then(std::io::read_to_string)
                .map_err(|source| Error::Unreadable {
                    path: file.clone(),
                    source,
                })?;
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let name = name.clone().unwrap_or_else(|| stem.into_owned());
            let list = CodeList {
                id: id_of::<CodeList>(newsroom, &name),
                name,
                text,
            };
            answer(&newsroom.stationery().save(list)?, output)
        }
        CodesArgs::Expand { text } => {
            let expanded = newsroom.stationery().expand_codes(text)?;
            output.answer(&expanded, [&expanded.text])?;
            Ok(Done::All)
        }
    }
}

fn run_kept<T: Printed>(newsroom: &Newsroom, args: &KeptArgs, output: &Output) -> Result<Done, Stopped> {
    match args {
        KeptArgs::List => {
            let all = newsroom.stationery().list::<T>()?;
            let lines = all.sheets.iter().map(|sheet| {
                let origin = match sheet.origin {
                    StationeryOrigin::Shipped => "shipped",
                    StationeryOrigin::Changed => "changed",
                    StationeryOrigin::Own => "own",
                };
                let (id, name, summary) = (sheet.form.id(), sheet.form.name(), sheet.form.summary());
                // Where Galley ships none, all are the person's own, and no origin is printed.
                match T::SHIPPED {
                    "[]" => row(&[&id, &name, &summary]),
                    _ => row(&[&id, &origin, &name, &summary]),
                }
            });
            output.answer(&all, lines)?;
            Ok(Done::All)
        }
        KeptArgs::Show { name } => {
            let form = newsroom.stationery().find::<T>(name)?.form;
            output.answer(&form, form.lines())?;
            Ok(Done::All)
        }
        KeptArgs::Remove { name } => {
            let form = newsroom.stationery().find::<T>(name)?.form;
            newsroom.stationery().remove::<T>(form.id())?;
            answer(&form, output)
        }
        KeptArgs::Restore { name } => {
            newsroom.stationery().restore::<T>(name.as_deref())?;
            let all = newsroom.stationery().list::<T>()?;
            output.answer(&all, all.sheets.iter().map(|sheet| sheet.form.id()))?;
            Ok(Done::All)
        }
    }
}

/// The id of the item with this name; empty where there is none yet.
fn id_of<T: StationeryItem>(newsroom: &Newsroom, name: &str) -> String {
    let same = newsroom.stationery().find::<T>(name);
    same.map_or(String::new(), |sheet| sheet.form.id().to_owned())
}

fn answer<T: StationeryItem>(form: &T, output: &Output) -> Result<Done, Stopped> {
    output.answer(form, [form.id()])?;
    Ok(Done::All)
}
