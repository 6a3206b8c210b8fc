//! A person by name and unit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Error;

/// A person by name and unit, as packages name them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// 姓名.
    pub name: String,
    /// 单位; of a mail, the address.
    pub unit: String,
}

impl Sender {
    /// Name and unit in their one form.
    ///
    /// # Errors
    /// [`Error::BadSlip`] where nothing of the name is left. A package without a name at all is of nobody, and may be.
    pub fn folded(&self) -> Result<Self, Error> {
        let name = match self.name.as_str() {
            "" => String::new(),
            name => story::name::folded(name).map_err(|why| Error::BadSlip { why: why.to_string() })?,
        };
        Ok(Self {
            name,
            unit: story::name::folded(&self.unit).unwrap_or_default(),
        })
    }

    /// Whether a package of `other`, signed with `theirs`, is of the same person as one of `self`, signed with `ours`: one key is
    /// one person, and unsigned ones are compared by name and unit.
    pub fn is_same(&self, ours: Option<&str>, other: &Self, theirs: Option<&str>) -> bool {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => ours == theirs && self.name == other.name,
            (None, None) => self == other,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}
