//! Errors in the arguments, in the reader's language. clap words them in English; here they are worded in Chinese from clap's
//! error.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use newsroom::story::Language;

/// The error as it is printed; `None` where clap's own words are used: for an English reader, and for help and version, which are
/// no errors.
pub(crate) fn refusal(error: &clap::Error, language: Language) -> Option<String> {
    if language == Language::En {
        return None;
    }
    let given = |kind| error.get(kind).map(words).unwrap_or_default();
    let (argument, value) = (given(ContextKind::InvalidArg), given(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}。"),
        ErrorKind::MissingSubcommand => "缺少命令。".to_owned(),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令。", given(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项，或它不能写在这里。"),
        ErrorKind::ArgumentConflict => {
            format!("“{argument}”不能和“{}”一起用。", given(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面要写一个值。"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("“{argument}”不能是“{value}”。"),
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals
        | ErrorKind::InvalidUtf8
        | ErrorKind::Io
        | ErrorKind::Format => format!("“{argument}”的写法不对。"),
        // clap's list is open: a kind of a later version is printed in clap's words.
        _ => return None,
    };
    let mut lines = vec![format!("galley-cli: {said}")];
    let valid = given(ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(format!("可以写：{valid}"));
    }
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let near: Vec<String> = near
        .into_iter()
        .map(given)
        .filter(|word| !word.is_empty())
        .collect();
    if !near.is_empty() {
        lines.push(format!("您是不是要写：{}", near.join("、")));
    }
    lines.push("请用 galley-cli help 加上命令查看用法。".to_owned());
    Some(lines.join("\n"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(_) | ContextValue::None => String::new(),
        // clap's list is open.
        _ => String::new(),
    }
}
