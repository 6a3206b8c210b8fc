//! What the store remembers of who works here: profile, settings, and the place where the reader was.

use review::Sender;
use serde::{Deserialize, Serialize};

use crate::error::json;
use crate::people::{Profile, Settings};
use crate::remarks::Remark;
use crate::{Error, Newsroom};

/// Settings keys in the store. Each value is JSON.
const PROFILE: &str = "profile";
const SETTINGS: &str = "settings";
const LAST_STORY: &str = "last_story";

impl Newsroom {
    /// Who works here; `None` before the profile was filled in.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn profile(&self) -> Result<Option<Profile>, Error> {
        self.remembered(PROFILE)
    }

    /// The name that revisions taken here bear.
    pub(crate) fn author(&self) -> Result<String, Error> {
        Ok(self.profile()?.map(|profile| profile.name).unwrap_or_default())
    }

    /// Who works here, as a package names them.
    pub(crate) fn sender(&self) -> Result<Sender, Error> {
        let profile = self.profile()?.unwrap_or_default();
        Ok(Sender {
            name: profile.name,
            unit: profile.unit,
        })
    }

    /// Remembers who works here, name and unit as every store folds them.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn set_profile(&self, profile: &Profile) -> Result<(), Error> {
        self.remember(PROFILE, &profile.folded())
    }

    /// How the window looks, and its language.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn settings(&self) -> Result<Settings, Error> {
        Ok(self.remembered(SETTINGS)?.unwrap_or_default())
    }

    /// Remembers how the window looks, and its language, which sentences are in from now on.
    ///
    /// # Errors
    /// [`Error::Store`].
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
    /// [`Error::Store`].
    pub fn save_place(&self, id: &str, place: &str) -> Result<(), Error> {
        let last = json(id)?;
        self.store().write(|tx| {
            tx.set_place(id, place)?;
            tx.set_setting(LAST_STORY, &last)
        })?;
        Ok(())
    }

    /// Reads a setting. A value that is damaged, or not as this build writes it, counts as not set, so that Galley still opens.
    pub(crate) fn remembered<T: for<'de> Deserialize<'de>>(&self, key: &str) -> Result<Option<T>, Error> {
        let read = self.store().setting(key);
        let json = match read {
            Err(store::Error::Damaged { .. }) => {
                // No remark for this one: a person cannot set again which story was open last.
                if key != LAST_STORY {
                    self.remark(Remark::Setting { key: key.to_owned() });
                }
                None
            }
            read => read?,
        };
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }

    pub(crate) fn remember<T: Serialize>(&self, key: &str, value: &T) -> Result<(), Error> {
        let json = json(value)?;
        self.store().write(|tx| tx.set_setting(key, &json))?;
        Ok(())
    }
}
