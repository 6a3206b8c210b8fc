//! Templates and snippets of a person: those we ship, changed, removed and restored, and their own.
//!
//! What we ship is in `assets/stationery`. The store holds only what a person made or changed, so that a person who changed
//! nothing gets our better wording.
//!
//! See docs/decisions/shipped-stationery-outside-the-store.md.

pub(crate) mod codes;
pub(crate) mod filling;
pub(crate) mod form;
pub(crate) mod stamping;
pub(crate) mod templates;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Stationery;
use story::Language;
use ts_rs::TS;

use crate::Error;
use crate::error::json;
use crate::remarks::Remark;
use crate::rooms::StationeryRoom;
use crate::stationery::filling::{Filled, Known};
use crate::stationery::form::StationeryItem;

/// 常用语: words that are used in story after story, with fields in braces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Snippet {
    /// Its key; empty for one that was never saved.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The words; each line feed begins a paragraph.
    pub text: String,
}

/// Where a template or snippet comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StationeryOrigin {
    /// As we ship it.
    Shipped,
    /// Ours, changed here.
    Changed,
    /// Made here.
    Own,
}

/// One template or snippet, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sheet<T> {
    /// The template or snippet.
    pub form: T,
    /// Where it comes from.
    pub origin: StationeryOrigin,
}

/// All templates or snippets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sheets<T> {
    /// Ours in our order, then those made here, the oldest first.
    pub sheets: Vec<Sheet<T>>,
    /// How many of ours were removed and can be restored.
    pub taken_away: u32,
}

impl StationeryRoom<'_> {
    /// The stored items of a kind. A damaged one is left out and remarked: the one we ship under its key counts again.
    pub(crate) fn kept(&self, kind: Stationery) -> Result<Vec<store::KeptSheet>, Error> {
        let rows = self.store().stationery(kind)?;
        let mut kept = Vec::new();
        for row in rows {
            match row {
                Ok(row) => kept.push(row),
                Err(store::Error::Damaged { what, id }) => self.remark(Remark::Stationery { what, id }),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(kept)
    }

    /// Every template, or every snippet.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn list<T: StationeryItem>(&self) -> Result<Sheets<T>, Error> {
        let mut kept = self.kept(T::KIND)?;
        let mut all = Sheets {
            sheets: Vec::new(),
            taken_away: 0,
        };
        for form in shipped::<T>(self.language()) {
            let at = kept.iter().position(|(key, _)| key == form.id());
            match at.map(|at| kept.remove(at).1) {
                None => all.sheets.push(Sheet {
                    form,
                    origin: StationeryOrigin::Shipped,
                }),
                Some(None) => all.taken_away += 1,
                // Where a later Galley wrote one that this one cannot read, ours is used, rather than nothing.
                Some(Some(json)) => all.sheets.push(match serde_json::from_str(&json) {
                    Ok(form) => Sheet {
                        form,
                        origin: StationeryOrigin::Changed,
                    },
                    Err(_) => Sheet {
                        form,
                        origin: StationeryOrigin::Shipped,
                    },
                }),
            }
        }
        let own = kept.into_iter().filter_map(|(_, json)| {
            Some(Sheet {
                form: serde_json::from_str(&json?).ok()?,
                origin: StationeryOrigin::Own,
            })
        });
        all.sheets.extend(own);
        Ok(all)
    }

    /// The template or snippet with this id, or this name.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`].
    pub fn find<T: StationeryItem>(&self, name: &str) -> Result<Sheet<T>, Error> {
        let sheets = self.list::<T>()?.sheets;
        let found = sheets
            .iter()
            .find(|sheet| sheet.form.id() == name)
            .or_else(|| sheets.iter().find(|sheet| sheet.form.name() == name));
        found.cloned().ok_or_else(|| Error::NoSuchStationery {
            what: T::KIND,
            name: name.to_owned(),
        })
    }

    /// Keeps a template or snippet; one without an id is new. Returns it with its id.
    ///
    /// # Errors
    /// [`Error::NoName`], [`Error::NameTaken`]: each needs a name that no other has, because people call them by it.
    pub fn save<T: StationeryItem>(&self, form: T) -> Result<T, Error> {
        let name = form.name().trim();
        let taken = self
            .list::<T>()?
            .sheets
            .iter()
            .any(|sheet| sheet.form.name() == name && sheet.form.id() != form.id());
        if name.is_empty() {
            return Err(Error::NoName { what: T::KIND });
        }
        if taken {
            return Err(Error::NameTaken {
                what: T::KIND,
                name: name.to_owned(),
            });
        }
        let form = if form.id().is_empty() {
            form.with_id(uuid::Uuid::new_v4().to_string())
        } else {
            form
        };
        let json = json(&form)?;
        self.store()
            .write(|tx| tx.set_stationery(T::KIND, form.id(), Some(&json)))?;
        Ok(form)
    }

    /// Removes a template or snippet. One of ours can be restored.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`].
    pub fn remove<T: StationeryItem>(&self, id: &str) -> Result<(), Error> {
        let sheet = self.find::<T>(id)?;
        self.store().write(|tx| match sheet.origin {
            StationeryOrigin::Own => tx.forget_stationery(T::KIND, sheet.form.id()),
            StationeryOrigin::Shipped | StationeryOrigin::Changed => {
                tx.set_stationery(T::KIND, sheet.form.id(), None)
            }
        })?;
        Ok(())
    }

    /// Restores one of ours as we ship it; without an id, all that were removed.
    ///
    /// # Errors
    /// [`Error::NoSuchStationery`] for one that is not ours.
    pub fn restore<T: StationeryItem>(&self, id: Option<&str>) -> Result<(), Error> {
        let ours = shipped::<T>(self.language());
        let ids: Vec<String> = match id {
            Some(id) => {
                let found = ours.iter().find(|form| form.id() == id || form.name() == id);
                let found = found.ok_or_else(|| Error::NoSuchStationery {
                    what: T::KIND,
                    name: id.to_owned(),
                })?;
                vec![found.id().to_owned()]
            }
            None => {
                let kept = self.kept(T::KIND)?;
                let gone = kept.into_iter().filter(|(_, json)| json.is_none());
                gone.map(|(key, _)| key).collect()
            }
        };
        self.store()
            .write(|tx| ids.iter().try_for_each(|id| tx.forget_stationery(T::KIND, id)))?;
        Ok(())
    }

    /// A snippet's text for this story (or for none), its fields filled by `given`, then from profile, story and day.
    ///
    /// # Errors
    /// [`Error::Store`], also where there is no such story.
    pub fn fill_snippet(
        &self,
        text: &str,
        story: Option<&str>,
        given: &[(String, String)],
    ) -> Result<Filled, Error> {
        let content = story.map_or_else(|| Ok(story::Content::default()), |id| self.writing().content(id))?;
        self.fill(text, given, &content)
    }

    /// Calls [`filling::fill`] with the profile, the story and today.
    pub(crate) fn fill(
        &self,
        text: &str,
        given: &[(String, String)],
        content: &story::Content,
    ) -> Result<Filled, Error> {
        let known = Known {
            profile: &self.profile()?.unwrap_or_default(),
            content,
            today: self.today(),
        };
        Ok(filling::fill(text, given, &known))
    }
}

/// Those we ship, named in the reader's language.
fn shipped<T: StationeryItem>(language: Language) -> Vec<T> {
    let forms: Vec<Value> = serde_json::from_str(T::SHIPPED).unwrap_or_default();
    let said = forms
        .into_iter()
        .map(|form| serde_json::from_value(in_language(form, language)));
    said.filter_map(Result::ok).collect()
}

/// Puts the reader's wording in the place of each `{"zh": …, "en": …}`.
fn in_language(mut form: Value, language: Language) -> Value {
    let members = form
        .as_object_mut()
        .into_iter()
        .flat_map(|form| form.values_mut());
    for member in members {
        if let Some(said) = member.get(language.pick("zh", "en")) {
            *member = said.clone();
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Template;

    #[test]
    fn everything_we_ship_can_be_read_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let templates = shipped::<Template>(language);
            assert_eq!(templates.len(), 5);
            assert!(
                templates
                    .iter()
                    .all(|one| !one.blocks.is_empty() && !one.says.is_empty())
            );
            assert_eq!(shipped::<Snippet>(language).len(), 7);
        }
        assert_eq!(shipped::<Template>(Language::Zh)[0].name, "消息");
        assert_eq!(shipped::<Template>(Language::En)[4].name, "English brief");
    }
}
