//! The kinds of file that a photo's original may be, one list. The crate `photo` detects the kind from the file's bytes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The list's row of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OriginalRow {
    /// Its name in a photo's row and in an outlet's profile.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The ending that its files get, and others that they come with, without the dot.
    pub endings: &'static [&'static str],
    /// The IANA media type.
    pub media_type: &'static str,
    /// Whether a web page shows it as it is.
    pub on_pages: bool,
}

/// The list: variant, name, title, endings, media type, whether a web page shows it.
macro_rules! originals {
    ($($kind:ident $name:tt $title:tt [$($ending:tt)+] $media_type:tt $on_pages:tt;)+) => {
        /// A kind of original.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "lowercase")]
        pub enum OriginalKind {
            $(#[doc = $title] $kind,)+
        }

        impl OriginalKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its row of the list.
            #[must_use]
            pub const fn row(self) -> OriginalRow {
                match self {
                    $(Self::$kind => OriginalRow {
                        name: $name,
                        title: $title,
                        endings: &[$($ending),+],
                        media_type: $media_type,
                        on_pages: $on_pages,
                    },)+
                }
            }
        }
    };
}

originals! {
    Jpeg "jpeg" "JPEG" ["jpg" "jpeg"] "image/jpeg" true;
    Png "png" "PNG" ["png"] "image/png" true;
    Webp "webp" "WebP" ["webp"] "image/webp" true;
    Tiff "tiff" "TIFF" ["tif" "tiff"] "image/tiff" false;
    Heic "heic" "HEIC" ["heic" "heif"] "image/heic" false;
    Gif "gif" "GIF" ["gif"] "image/gif" false;
}

impl OriginalKind {
    /// Its name in a photo's row and in an outlet's profile.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The kind whose files get or come with this ending, in letters of either size.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        let mut kinds = Self::ALL.iter().copied();
        kinds.find(|kind| {
            let mut endings = kind.row().endings.iter();
            endings.any(|known| known.eq_ignore_ascii_case(ending))
        })
    }

    /// The ending that its files get, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.row().endings.first().copied().unwrap_or(self.name())
    }

    /// The IANA media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.row().media_type
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_name_and_by_the_endings_of_its_files() {
        for kind in OriginalKind::ALL {
            assert_eq!(OriginalKind::from_name(kind.name()), Some(*kind));
            assert_eq!(serde_json::json!(kind), kind.name());
            assert_eq!(OriginalKind::from_ending(kind.ending()), Some(*kind));
        }
        assert_eq!(OriginalKind::from_ending("TIFF"), Some(OriginalKind::Tiff));
        assert_eq!(OriginalKind::from_name("bmp"), None);
    }
}
