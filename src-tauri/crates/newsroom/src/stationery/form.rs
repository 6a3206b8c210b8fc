//! The list of the kinds of stationery: templates, snippets, code lists, stamps, people, units. The verbs are the same for all.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::Stationery;
use ts_rs::TS;

use crate::Error;
use crate::rooms::StationeryRoom;
use crate::stationery::{Sheet, Sheets};

pub use ::copydesk::{KnownPerson, KnownUnit};

pub use crate::stationery::Snippet;
pub use crate::stationery::codes::CodeList;
pub use crate::stationery::stamping::Stamp;
pub use crate::stationery::templates::Template;

/// An item of stationery: it has a key, and a name by which people call it.
pub trait StationeryItem: Clone + Serialize + DeserializeOwned {
    /// The kind under which it is kept.
    const KIND: Stationery;
    /// Those we ship, as JSON.
    const SHIPPED: &'static str;
    /// Its key.
    fn id(&self) -> &str;
    /// The same under another key.
    #[must_use]
    fn with_id(self, id: String) -> Self;
    /// What people call it.
    fn name(&self) -> &str;
}

/// How the window changes one in its dialog of stationery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StationeryEditor {
    /// Fields of a story, and the blocks it begins with.
    Skeleton,
    /// A name and words.
    Words,
    /// A name and lines, in which the Tab key types a tab.
    Lines,
    /// None: it is kept and deleted where it is used.
    Elsewhere,
}

/// Declares the forms: the kind, its type, its editor, and those we ship as JSON. A type keeps its key in `id`, its name in
/// `name`. Outlets are no form: they are TOML, and kept in `outlets`.
macro_rules! forms {
    ($($(#[$says:meta])* $kind:ident($form:ty): $editor:ident, $shipped:expr;)*) => {
        /// A kind of stationery that has a form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum StationeryKind {
            $($(#[$says])* $kind,)*
        }

        impl StationeryKind {
            /// Every one, as the window lists them, with its editor.
            pub const ALL: &[(Self, StationeryEditor)] = &[$((Self::$kind, StationeryEditor::$editor)),*];
        }

        /// A form of any kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case", tag = "kind", content = "form")]
        pub enum StationeryForm {
            $($(#[$says])* $kind($form),)*
        }

        $(impl StationeryItem for $form {
            const KIND: Stationery = Stationery::$kind;
            const SHIPPED: &'static str = $shipped;
            fn id(&self) -> &str {
                &self.id
            }
            fn with_id(self, id: String) -> Self {
                Self { id, ..self }
            }
            fn name(&self) -> &str {
                &self.name
            }
        })*

        impl StationeryRoom<'_> {
            /// Every form of a kind.
            ///
            /// # Errors
            /// As [`StationeryRoom::list`].
            pub fn forms(&self, kind: StationeryKind) -> Result<Sheets<StationeryForm>, Error> {
                match kind {
                    $(StationeryKind::$kind => Ok(any(self.list::<$form>()?, StationeryForm::$kind)),)*
                }
            }

            /// Keeps a form of any kind.
            ///
            /// # Errors
            /// As [`StationeryRoom::save`].
            pub fn save_form(&self, form: StationeryForm) -> Result<StationeryForm, Error> {
                match form {
                    $(StationeryForm::$kind(form) => Ok(StationeryForm::$kind(self.save(form)?)),)*
                }
            }

            /// Removes a form of any kind.
            ///
            /// # Errors
            /// As [`StationeryRoom::remove`].
            pub fn remove_form(&self, kind: StationeryKind, id: &str) -> Result<(), Error> {
                match kind {
                    $(StationeryKind::$kind => self.remove::<$form>(id),)*
                }
            }

            /// Restores one of ours as we ship it; without an id, all that were removed.
            ///
            /// # Errors
            /// As [`StationeryRoom::restore`].
            pub fn restore_forms(&self, kind: StationeryKind, id: Option<&str>) -> Result<(), Error> {
                match kind {
                    $(StationeryKind::$kind => self.restore::<$form>(id),)*
                }
            }
        }
    };
}

forms! {
    /// 模板.
    Template(Template): Skeleton, include_str!("../../../../../assets/stationery/templates.json");
    /// 常用语.
    Snippet(Snippet): Words, include_str!("../../../../../assets/stationery/snippets.json");
    /// 代码表.
    Codes(CodeList): Lines, "[]";
    /// 成套资料.
    Stamp(Stamp): Elsewhere, "[]";
    /// 人物.
    Person(KnownPerson): Elsewhere, "[]";
    /// 单位.
    Unit(KnownUnit): Elsewhere, "[]";
}

fn any<T>(all: Sheets<T>, form: fn(T) -> StationeryForm) -> Sheets<StationeryForm> {
    let sheets = all.sheets.into_iter().map(|sheet| Sheet {
        form: form(sheet.form),
        origin: sheet.origin,
    });
    Sheets {
        sheets: sheets.collect(),
        taken_away: all.taken_away,
    }
}
