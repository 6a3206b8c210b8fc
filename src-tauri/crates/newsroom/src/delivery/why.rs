//! Why a delivery was not made, as the store keeps it: the error as data, put into words in the language of the person who reads
//! it.

use std::path::PathBuf;

use outlet::Fault;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use story::Language;
use wire::SystemError;

use crate::Error;

/// Why a delivery was not sent. An error of another kind does not concern this delivery alone.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NotSent {
    /// An error of the wire.
    Wire(wire::Error),
    /// The outlet's profile was removed.
    NoSuchOutlet { name: String, known: String },
    /// The outlet's profile cannot be used any more.
    BadOutlet { name: String, faults: Vec<Fault> },
    /// The outlet's profile has no wire any more.
    NoWire { outlet: String },
    /// The package that was made cannot be read.
    Unreadable { path: PathBuf, source: SystemError },
}

impl NotSent {
    /// The error as one of a delivery.
    ///
    /// # Errors
    /// The error itself, where it is no matter of one delivery: [`Error::Store`] where the store cannot be read.
    pub(crate) fn of(error: Error) -> Result<Self, Error> {
        match error {
            Error::Wire(error) => Ok(Self::Wire(*error)),
            Error::NoSuchOutlet { name, known } => Ok(Self::NoSuchOutlet { name, known }),
            Error::BadOutlet { name, faults } => Ok(Self::BadOutlet { name, faults }),
            Error::NoWire { outlet } => Ok(Self::NoWire { outlet }),
            Error::Unreadable { path, source } => Ok(Self::Unreadable {
                path,
                source: (&source).into(),
            }),
            other => Err(other),
        }
    }
}

impl From<NotSent> for Error {
    fn from(kept: NotSent) -> Self {
        match kept {
            NotSent::Wire(error) => Self::from(error),
            NotSent::NoSuchOutlet { name, known } => Self::NoSuchOutlet { name, known },
            NotSent::BadOutlet { name, faults } => Self::BadOutlet { name, faults },
            NotSent::NoWire { outlet } => Self::NoWire { outlet },
            NotSent::Unreadable { path, source } => Self::Unreadable {
                path,
                source: source.into(),
            },
        }
    }
}

/// What held a delivery up; the default is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Why {
    /// A [`NotSent`] as JSON, so that what another version of Galley kept stays as it is.
    #[serde(rename = "why", skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
    /// The sentence in rows that were written before errors were kept as data.
    #[serde(rename = "why_zh", skip_serializing_if = "String::is_empty")]
    zh: String,
    #[serde(rename = "why_en", skip_serializing_if = "String::is_empty")]
    en: String,
}

impl Why {
    /// Keeps an error.
    ///
    /// # Errors
    /// [`Error::NotJson`].
    pub(crate) fn of(error: &NotSent) -> Result<Self, Error> {
        let error = serde_json::to_value(error).map_err(|why| Error::NotJson { why })?;
        Ok(Self {
            error: Some(error),
            ..Self::default()
        })
    }

    /// One sentence; empty where nothing held it up.
    pub(crate) fn says(&self, language: Language) -> String {
        match self.error.as_ref().map(NotSent::deserialize) {
            Some(Ok(error)) => Error::from(error).says(language),
            // An error that another build kept and that this one cannot read.
            Some(Err(_)) => language
                .pick("没有送到。请再试一次。", "It did not arrive. Try again.")
                .to_owned(),
            None => language.pick(&self.zh, &self.en).clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::Zh, Language::En];

    /// Writes it as the store keeps it, and reads it back.
    fn kept(why: &Why) -> Why {
        serde_json::from_str(&serde_json::to_string(why).unwrap()).unwrap()
    }

    #[test]
    fn every_error_of_a_delivery_is_kept_as_data_and_said_as_it_was_in_either_language() {
        let gone = std::io::Error::other("it is not the package that was made");
        let own = [
            Error::NoSuchOutlet {
                name: "晚报".to_owned(),
                known: "newspaper".to_owned(),
            },
            Error::BadOutlet {
                name: "晚报".to_owned(),
                faults: vec![Fault {
                    line: 3,
                    field: "photos.count".to_owned(),
                    zh: "要写一个数。".to_owned(),
                    en: "A number is wanted.".to_owned(),
                }],
            },
            Error::NoWire {
                outlet: "晚报".to_owned(),
            },
            Error::Unreadable {
                path: "/tmp/a.zip".into(),
                source: gone,
            },
        ];
        for error in crate::says::samples::crates::wire().into_iter().chain(own) {
            let said = BOTH.map(|language| error.says(language));
            let why = kept(&Why::of(&NotSent::of(error).unwrap()).unwrap());
            assert!(why.zh.is_empty() && why.en.is_empty(), "{why:?} is data");
            assert_eq!(BOTH.map(|language| why.says(language)), said);
        }
    }

    #[test]
    fn what_is_wrong_with_the_store_is_no_matter_of_one_delivery() {
        let refused = NotSent::of(Error::NoPhotosShown);
        assert!(matches!(refused, Err(Error::NoPhotosShown)));
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
