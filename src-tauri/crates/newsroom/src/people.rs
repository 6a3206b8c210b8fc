//! Who works here, and how they like the window.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use story::Language;

/// The person at this machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Profile {
    /// 姓名, as it stands on revisions.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 文末署名 that a new story starts with, brackets included.
    pub sign_off: String,
    /// 所在地, as datelines name it; empty where nobody said.
    pub place: String,
}

/// How the window looks and speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Settings {
    /// The language of the window and of every sentence in it.
    pub language: Language,
    /// Light, dark, or as the system is.
    pub theme: Theme,
    /// The keys that were changed: a command's id, and its key as the window writes it (`Mod+Shift+P`); empty for
    /// a command that should have none. Only the window reads meaning into them.
    pub shortcuts: BTreeMap<String, String>,
    /// How the page is set on this screen. Nothing of it is printed or sent.
    pub view: View,
    /// A first-line indent that was typed as spaces goes when text is imported or pasted: the page indents by itself.
    pub strip_indent: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: Theme::default(),
            shortcuts: BTreeMap::new(),
            view: View::default(),
            strip_indent: true,
        }
    }
}

/// How the page is set on this screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct View {
    /// Size of the page's letters in percent, 75 to 250.
    pub zoom: u16,
    /// Length of a line in letters, 24 to 60.
    pub measure: u16,
    /// Height of a line in percent of the letter's, 140 to 260.
    pub leading: u16,
    /// With or without serifs.
    pub letters: Letters,
    /// Paragraphs begin two letters in.
    pub indent: bool,
    /// Size of the whole window in percent, 100 to 200.
    pub window: u16,
}

impl Default for View {
    fn default() -> Self {
        Self {
            zoom: 100,
            measure: 36,
            leading: 195,
            letters: Letters::Serif,
            indent: true,
            window: 100,
        }
    }
}

/// The kind of letters the page is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Letters {
    /// 宋体 and its kin.
    Serif,
    /// 黑体 and its kin.
    Sans,
}

/// The window's colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Theme {
    /// Warm paper.
    Light,
    /// Night desk.
    Dark,
    /// As the system is.
    #[default]
    System,
}

use crate::error::json;
use crate::{Error, Newsroom};

/// Settings keys in the store. Each value is JSON.
const PROFILE: &str = "profile";
const SETTINGS: &str = "settings";
const LAST_STORY: &str = "last_story";

impl Newsroom {
    /// Who works here; `None` before anybody said.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn profile(&self) -> Result<Option<Profile>, Error> {
        self.remembered(PROFILE)
    }

    /// Remembers who works here.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_profile(&self, profile: &Profile) -> Result<(), Error> {
        self.remember(PROFILE, profile)
    }

    /// How the window looks and speaks.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn settings(&self) -> Result<Settings, Error> {
        Ok(self.remembered(SETTINGS)?.unwrap_or_default())
    }

    /// Remembers how the window looks and speaks, and speaks so from now on.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_settings(&self, settings: &Settings) -> Result<(), Error> {
        self.remember(SETTINGS, settings)?;
        self.speak(settings.language);
        Ok(())
    }

    pub(crate) fn last_story(&self) -> Result<Option<String>, Error> {
        self.remembered(LAST_STORY)
    }

    /// Where the reader is: the story that is open, and the window's own note of the place in it.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn save_place(&self, id: &str, place: &str) -> Result<(), Error> {
        let last = json(id)?;
        self.store().write(|tx| {
            tx.set_place(id, place)?;
            tx.set_setting(LAST_STORY, &last)
        })?;
        Ok(())
    }

    /// A value that is not as this build writes it counts as not yet said, rather than keeping Galley shut.
    pub(crate) fn remembered<T: for<'de> Deserialize<'de>>(&self, key: &str) -> Result<Option<T>, Error> {
        let json = self.store().setting(key)?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }

    pub(crate) fn remember<T: Serialize>(&self, key: &str, value: &T) -> Result<(), Error> {
        let json = json(value)?;
        self.store().write(|tx| tx.set_setting(key, &json))?;
        Ok(())
    }
}
