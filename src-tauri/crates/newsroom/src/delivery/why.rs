//! Why a delivery is not there, as the store keeps it: the error, said in the language of the person who reads it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use story::Language;
use wire::SystemError;

use crate::{Error, says};

/// What held a delivery up; the default is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Why {
    /// A [`KeptError`] as JSON.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
    /// The words of an error that is not kept as data, and of rows from before errors were.
    #[serde(rename = "why_zh", skip_serializing_if = "String::is_empty")]
    zh: String,
    #[serde(rename = "why_en", skip_serializing_if = "String::is_empty")]
    en: String,
}

/// An error as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptError {
    /// Of the wire.
    Wire(wire::Error),
    /// The outlet's profile is gone.
    NoSuchOutlet { name: String, known: String },
    /// Its profile says no wire any more.
    NoWire { outlet: String },
    /// What was packed cannot be read.
    Unreadable { path: PathBuf, source: SystemError },
}

impl Why {
    /// Keeps an error of the wire.
    pub(crate) fn wire(error: &wire::Error) -> Self {
        let kept = serde_json::to_value(error).map(|error| serde_json::json!({ "wire": error }));
        Self::kept(kept.ok(), |language| wire_says(error, language))
    }

    /// Keeps an error of our own.
    pub(crate) fn own(error: &Error) -> Self {
        let kept = match error {
            Error::NoSuchOutlet { name, known } => Some(KeptError::NoSuchOutlet {
                name: name.clone(),
                known: known.clone(),
            }),
            Error::NoWire { outlet } => Some(KeptError::NoWire {
                outlet: outlet.clone(),
            }),
            Error::Unreadable { path, source } => Some(KeptError::Unreadable {
                path: path.clone(),
                source: source.into(),
            }),
            // Others keep their words, such as what is wrong with a profile, line by line.
            _ => None,
        };
        let kept = kept.and_then(|kept| serde_json::to_value(kept).ok());
        Self::kept(kept, |language| error.says(language))
    }

    fn kept(error: Option<Value>, says: impl Fn(Language) -> String) -> Self {
        match error {
            Some(_) => Self {
                error,
                ..Self::default()
            },
            None => Self {
                error: None,
                zh: says(Language::Zh),
                en: says(Language::En),
            },
        }
    }

    /// One sentence; empty where nothing held it up.
    pub(crate) fn says(&self, language: Language) -> String {
        let kept = self.error.as_ref();
        match kept.map(KeptError::deserialize) {
            Some(Ok(KeptError::Wire(error))) => wire_says(&error, language),
            Some(Ok(KeptError::NoSuchOutlet { name, known })) => {
                Error::NoSuchOutlet { name, known }.says(language)
            }
            Some(Ok(KeptError::NoWire { outlet })) => Error::NoWire { outlet }.says(language),
            Some(Ok(KeptError::Unreadable { path, source })) => {
                let source = source.into();
                Error::Unreadable { path, source }.says(language)
            }
            // What another build kept and this one has no words for.
            Some(Err(_)) => language
                .pick("没有送到。请再试一次。", "It did not arrive. Try again.")
                .to_owned(),
            None => language.pick(&self.zh, &self.en).clone(),
        }
    }
}

fn wire_says(error: &wire::Error, language: Language) -> String {
    let words = says::wire::says(error, language);
    language.pick(words.clone(), says::sentence(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::Zh, Language::En];

    /// Through the store and back.
    fn kept(why: &Why) -> Why {
        serde_json::from_str(&serde_json::to_string(why).unwrap()).unwrap()
    }

    #[test]
    fn an_error_of_the_wire_is_kept_as_data_and_said_in_either_language() {
        for error in crate::says::samples::crates::wire() {
            let Error::Wire(error) = error else {
                panic!("{error:?}")
            };
            let why = kept(&Why::wire(&error));
            assert!(why.zh.is_empty() && why.en.is_empty(), "{error:?} is data");
            for language in BOTH {
                assert_eq!(why.says(language), wire_says(&error, language));
            }
        }
    }

    #[test]
    fn an_error_of_our_own_is_said_as_it_was() {
        let gone = std::io::Error::other("it is not the package that was made");
        for error in [
            Error::NoSuchOutlet {
                name: "晚报".to_owned(),
                known: "newspaper".to_owned(),
            },
            Error::NoWire {
                outlet: "晚报".to_owned(),
            },
            Error::Unreadable {
                path: "/tmp/a.zip".into(),
                source: gone,
            },
        ] {
            for language in BOTH {
                assert_eq!(kept(&Why::own(&error)).says(language), error.says(language));
            }
        }
    }

    #[test]
    fn a_row_from_before_keeps_its_words_and_one_from_later_says_something() {
        let older: Why = serde_json::from_str(r#"{"why_zh": "连不上。", "why_en": "No."}"#).unwrap();
        assert_eq!(older.says(Language::Zh), "连不上。");
        assert_eq!(older.says(Language::En), "No.");
        let later: Why = serde_json::from_str(r#"{"why": {"carrier_pigeon": {}}}"#).unwrap();
        assert!(!later.says(Language::Zh).is_empty());
        assert_eq!(Why::default().says(Language::En), "");
    }
}
