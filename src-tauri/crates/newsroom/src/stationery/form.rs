//! What everything that is kept in a drawer under a name has in common: templates, snippets, stamps, code lists.

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Stationery;

use crate::Template;
use crate::stationery::Snippet;
use crate::stationery::codes::CodeList;
use crate::stationery::stamping::Stamp;

/// A thing of its drawer: it has a key, and a name by which people call it.
pub trait StationeryItem: Clone + Serialize + DeserializeOwned {
    /// In which drawer it is kept.
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

/// Each keeps its key in `id` and its name in `name`.
macro_rules! forms {
    ($($form:ty: $kind:expr, $shipped:expr;)*) => {$(
        impl StationeryItem for $form {
            const KIND: Stationery = $kind;
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
        }
    )*};
}

forms! {
    Template: Stationery::Template, include_str!("../../../../../assets/stationery/templates.json");
    Snippet: Stationery::Snippet, include_str!("../../../../../assets/stationery/snippets.json");
    Stamp: Stationery::Stamp, "[]";
    CodeList: Stationery::Codes, "[]";
}
