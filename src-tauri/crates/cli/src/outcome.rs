//! How a command ended.

use std::process::ExitCode;

use newsroom::story::Language;
use newsroom::{Code, Error, Failure, Stranger};

use crate::commands::strangers;

/// A command that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// All of it.
    All,
    /// What could be done was done; some of it was refused, with a message.
    SomeRefused,
}

impl Done {
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Self::All => ExitCode::SUCCESS,
            Self::SomeRefused => ExitCode::FAILURE,
        }
    }
}

/// A command that could not run.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// The newsroom returned an error.
    Refused(Box<Error>),
    /// No folder for the store is given or known.
    NoStore,
    /// Standard output cannot be written.
    Output(std::io::Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl Stopped {
    /// Whether the program that reads standard output has closed it.
    pub(crate) fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }

    pub(crate) fn failure(&self, language: Language) -> Failure {
        match self {
            Self::Refused(error) => {
                let mut failure = error.failure(language);
                if let Error::Wire(wire) = error.as_ref()
                    && let Some(stranger) = Stranger::at(wire)
                {
                    let next = strangers::next_step(&stranger, language);
                    failure.says = format!("{} {next}", failure.says);
                }
                if let Some(next) = failure.consent.as_deref().map(|one| agreeing(one, language)) {
                    failure.says = format!("{} {next}", failure.says);
                }
                failure
            }
            Self::NoStore => Failure::new(
                Code::MissingFolder,
                language
                    .pick(
                        "不知道稿件库在哪里。请用 --store 指定文件夹。",
                        "There is no folder to keep the store in. Name one with --store.",
                    )
                    .to_owned(),
            ),
            Self::Output(source) => Failure::new(
                Code::Internal,
                language.pick(
                    format!("结果没有写出来（{source}）。请检查磁盘和输出的去处，再试一次。"),
                    format!("The answer could not be written ({source}). Check where it goes and try again."),
                ),
            ),
        }
    }
}

/// How a person on the command line agrees to what was an alarm, once they have asked the sender.
fn agreeing(consent: &str, language: Language) -> &'static str {
    match consent {
        "replace" => language.pick("用 --replace 替换。", "To replace it, say --replace."),
        "unsigned" => language.pick(
            "本人说没有签名的，加上 --trust-key unsigned。",
            "Where they say that they did not sign, say --trust-key unsigned.",
        ),
        _ => language.pick(
            "本人报出的号码一致的，加上 --trust-key 和这个号码。",
            "Where they read you that number, say --trust-key and the number.",
        ),
    }
}
