//! The arguments of review by package.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// The target of a package of a review.
#[derive(Debug, Args)]
pub(crate) struct Whither {
    /// The folder the package goes into.
    #[arg(
        long,
        value_name = "DIR",
        required_unless_present = "outlet",
        conflicts_with = "outlet"
    )]
    pub(crate) to: Option<PathBuf>,
    /// The outlet whose destination it goes to: a filing where the desk looks, a return where its writer does.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewArgs {
    /// Freezes the story and writes its filing for an editor; an editor passes her copy on so.
    File {
        /// A story's id, or its unique beginning.
        story: String,
        #[command(flatten)]
        to: Whither,
        /// As what: a package, or one Word file for an editor who has nothing else.
        #[arg(long = "as", value_enum, default_value = "package", requires_if("docx", "to"))]
        form: Sending,
    },
    /// Opens a filing as a copy to edit; of a mail, each piece that it brings.
    Open(Incoming),
    /// Freezes an editor's copy and writes the return for its writer.
    Return {
        /// A story's id, or its unique beginning.
        story: String,
        #[command(flatten)]
        to: Whither,
        /// As what: a package, or one Word file for her writer, with her changes tracked.
        #[arg(long = "as", value_enum, default_value = "package", requires_if("docx", "to"))]
        form: Sending,
    },
    /// Takes what an editor returned, as a package or a Word file; nothing changes in the text before it is settled.
    Take(Taken),
    /// Lists what was changed: in the returns that are open, or on an editor's copy.
    Changes {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Accepts and rejects changes; the result is a revision.
    Settle(Settle),
    /// Says something about a place in the story; answers, resolves or opens a comment again.
    Comment(CommentArgs),
    /// Lists the comments, those whose place is lost among them.
    Comments {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Passes the story at one stage, or sends it back with a reason.
    Sign(Sign),
    /// Lists the decisions on a story, the oldest first.
    Trail {
        /// A story's id, or its unique beginning.
        story: String,
    },
    /// Lists every file that was opened or taken (收文簿), or shows the text that one of them brought.
    Register {
        /// The number of one of them.
        number: Option<i64>,
    },
    /// The desk's stages: shows them, or sets how many review and proofread, whether one person may pass several, and which
    /// decisions count.
    Stages {
        /// reviews=0…3 proofs=0…3 small=yes|no signatures=required|vouched|none
        #[arg(value_name = "FIELD=VALUE", value_parser = super::pair)]
        fields: Vec<(String, String)>,
    },
}

/// In which form a story is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sending {
    /// A package.
    Package,
    /// One Word file.
    Docx,
}

/// `take`.
#[derive(Debug, Args)]
pub(crate) struct Taken {
    /// The package or Word file; in front of a Word file that does not remember its story, the story.
    #[arg(value_name = "[STORY] FILE", num_args = 1..=2, required = true)]
    pub(crate) file: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) agreement: ConsentArgs,
}

/// A person's answers that are needed before an alarming package is taken.
#[derive(Debug, Args)]
pub(crate) struct ConsentArgs {
    /// Trust this key, which you compared with its owner, in the place of the one that is known; `unsigned` where they told
    /// you that they did not sign.
    #[arg(long, value_name = "KEY", conflicts_with = "replace")]
    trust_key: Option<String>,
    /// Let it take the place of a copy that came from another person.
    #[arg(long)]
    replace: bool,
}

impl ConsentArgs {
    pub(crate) fn consent(&self) -> newsroom::Consent<'_> {
        newsroom::Consent {
            key: self.trust_key.as_deref(),
            replace: self.replace,
        }
    }
}

/// A package or a mail that came in.
#[derive(Debug, Args)]
pub(crate) struct Incoming {
    /// The package, or a mail (.eml) or a file of mails (.mbox).
    pub(crate) package: PathBuf,
    #[command(flatten)]
    pub(crate) agreement: ConsentArgs,
}

/// `comment`.
#[derive(Debug, Args)]
pub(crate) struct CommentArgs {
    /// A story's id, or its unique beginning.
    pub(crate) story: String,
    /// A block's number, a figure's id or a field's name.
    #[arg(long, value_name = "BLOCK|PHOTO|FIELD", required_unless_present_any = ["reply", "resolve", "reopen"])]
    pub(crate) on: Option<String>,
    /// The words it is about; the whole place when not given.
    #[arg(long, value_name = "TEXT", requires = "on")]
    pub(crate) quote: Option<String>,
    /// Answers this comment.
    #[arg(long, value_name = "COMMENT", conflicts_with = "on")]
    pub(crate) reply: Option<String>,
    /// Resolves this comment.
    #[arg(long, value_name = "COMMENT", conflicts_with_all = ["on", "reply", "text"])]
    pub(crate) resolve: Option<String>,
    /// Opens this comment again.
    #[arg(long, value_name = "COMMENT", conflicts_with_all = ["on", "reply", "resolve", "text"])]
    pub(crate) reopen: Option<String>,
    /// What is said.
    #[arg(required_unless_present_any = ["resolve", "reopen"])]
    pub(crate) text: Option<String>,
}

/// `sign`.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// A story's id, or its unique beginning.
    pub(crate) story: String,
    /// Which stage, from 1.
    #[arg(long, value_name = "N")]
    pub(crate) stage: u8,
    /// Who decides; the person who works here when not given.
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// As the stage's proofreader.
    #[arg(long)]
    pub(crate) proof: bool,
    /// Send it back, with this reason.
    #[arg(long = "return", value_name = "REASON")]
    pub(crate) back: Option<String>,
    /// Pass it although comments are open.
    #[arg(long)]
    pub(crate) despite_comments: bool,
}

/// `settle`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true))]
pub(crate) struct Settle {
    /// A story's id, or its unique beginning.
    pub(crate) story: String,
    /// These changes come into the text; all that are open.
    #[arg(long, value_name = "all|ID,...", value_delimiter = ',', group = "what")]
    pub(crate) accept: Vec<String>,
    /// These stay out, or go out again.
    #[arg(long, value_name = "all|ID,...", value_delimiter = ',', group = "what")]
    pub(crate) reject: Vec<String>,
    /// What was decided on these is taken back.
    #[arg(long, value_name = "all|ID,...", value_delimiter = ',', group = "what")]
    pub(crate) withdraw: Vec<String>,
    /// By all, mean this person's changes alone.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The text where a change meets the writer's own words: mine, hers, both, or a file's text.
    #[arg(long, value_name = "ID=mine|hers|both|FILE", value_parser = super::pair, group = "what")]
    pub(crate) conflict: Vec<(String, String)>,
}
