//! The properties that a standard keeps whole: which of them already have the wanted value.

use crate::{Facts, Property};

/// The properties that already have the wanted value in one standard. These are left as they are there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Same(u32);

impl Same {
    /// Every property is left as it is.
    pub(super) const ALL: Self = Self(u32::MAX);

    pub(super) fn of(said: &Facts, wanted: &Facts) -> Self {
        let all = Property::ALL.iter().copied();
        all.filter(|property| property.value(said).is_as(&property.value(wanted)))
            .fold(Self::default(), |same, property| Self(same.0 | bit(property)))
    }

    pub(super) fn has(self, property: Property) -> bool {
        self.0 & bit(property) != 0
    }

    pub(super) fn without(self, property: Property) -> Self {
        Self(self.0 & !bit(property))
    }

    /// The properties that are to be written.
    pub(super) fn others(self) -> impl Iterator<Item = Property> {
        let all = Property::ALL.iter().copied();
        all.filter(move |property| !self.has(*property))
    }
}

fn bit(property: Property) -> u32 {
    1 << property as u32
}
