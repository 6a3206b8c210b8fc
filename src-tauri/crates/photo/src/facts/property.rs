//! The properties that a photo's metadata may have, one list: where XMP, IIM and EXIF keep each, and in which form.
//!
//! Reading, comparing a file with the wanted facts, and writing loop over [`Property::ALL`]. A property that is no plain text or
//! list (a time, a place, faces) has a function of its own where it is read and written, named by its form.

use exif::Tag;

use super::charset::clean;
use super::xml_name::{CORE, DC, EXIF, EXT, MICROSOFT, MWG, PHOTOSHOP, RIGHTS, TIFF};
use super::{Face, Facts, names_apart};

/// The form that a text has in XMP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextForm {
    /// One text.
    Plain,
    /// A text in several languages; ours is the default one.
    Languages,
    /// A list of names, in order.
    Names,
    /// A URI of IPTC's Digital Source Types, of which ours is the last part.
    SourceType,
    /// A time.
    Time,
    /// A structure of country, province, city and spot.
    Place,
}

/// The form that a list has in XMP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListForm {
    /// Texts in no order.
    Bag,
    /// People's names, each by itself or in a structure with more about them.
    People,
}

/// The value of a property in facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PropertyValue<'a> {
    Text(TextForm, &'a str),
    List(ListForm, &'a [String]),
    Faces(&'a [Face]),
}

/// The value of a property in facts, to be filled in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PropertySlot<'a> {
    Text(TextForm, &'a mut String),
    List(ListForm, &'a mut Vec<String>),
    Faces(&'a mut Vec<Face>),
}

/// Where the three standards keep a property.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PropertyRow {
    /// Namespace and name in XMP: the one that is written, then others that mean the same and are taken out where it changes.
    pub(crate) xmp: &'static [(&'static str, &'static str)],
    /// Datasets of IIM's record 2 (IIM 4.2): the one that is written, then those that are part of it. Empty where IIM has none.
    pub(crate) iim: &'static [u8],
    /// The bytes that IIM has for it, of several names or words for each; 0 where it is no text there.
    pub(crate) iim_room: usize,
    /// The field of EXIF's first directory.
    pub(crate) exif: Option<Tag>,
}

/// The list: variant, field of [`Facts`], form, names in XMP, datasets and room in IIM, field of EXIF.
macro_rules! properties {
    ($($property:ident $field:ident $value:ident $(($form:expr))? [$($xmp:expr),+] [$($iim:literal)*] $room:literal $exif:expr;)+) => {
        /// A property that a photo's metadata may have, and that a copy of it can be given.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Property {
            $(#[doc = concat!("[`Facts::", stringify!($field), "`].")] $property,)+
        }

        impl Property {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$property),+];

            /// Where the three standards keep it.
            pub(crate) const fn row(self) -> PropertyRow {
                match self {
                    $(Self::$property => PropertyRow {
                        xmp: &[$($xmp),+],
                        iim: &[$($iim),*],
                        iim_room: $room,
                        exif: $exif,
                    },)+
                }
            }

            /// Its value in facts.
            pub(crate) fn value(self, facts: &Facts) -> PropertyValue<'_> {
                match self {
                    $(Self::$property => PropertyValue::$value($($form,)? &facts.$field),)+
                }
            }

            /// Its value in facts, to be filled in.
            pub(crate) fn slot(self, facts: &mut Facts) -> PropertySlot<'_> {
                match self {
                    $(Self::$property => PropertySlot::$value($($form,)? &mut facts.$field),)+
                }
            }

            /// Moves its value from one set of facts to another.
            pub(crate) fn take(self, to: &mut Facts, from: &mut Facts) {
                match self {
                    $(Self::$property => to.$field = std::mem::take(&mut from.$field),)+
                }
            }
        }
    };
}

properties! {
    Caption caption Text(TextForm::Languages)
        [(DC, "description"), (TIFF, "ImageDescription")] [120] 2000 Some(Tag::ImageDescription);
    Headline headline Text(TextForm::Plain)
        [(PHOTOSHOP, "Headline")] [105] 256 None;
    Photographer photographer Text(TextForm::Names)
        [(DC, "creator"), (TIFF, "Artist")] [80] 32 Some(Tag::Artist);
    Credit credit Text(TextForm::Plain)
        [(PHOTOSHOP, "Credit")] [110] 32 None;
    Source source Text(TextForm::Plain)
        [(PHOTOSHOP, "Source")] [115] 32 None;
    Copyright copyright Text(TextForm::Languages)
        [(DC, "rights"), (TIFF, "Copyright")] [116] 128 Some(Tag::Copyright);
    Usage usage Text(TextForm::Languages)
        [(RIGHTS, "UsageTerms")] [] 0 None;
    Taken taken Text(TextForm::Time)
        [(PHOTOSHOP, "DateCreated"), (EXIF, "DateTimeOriginal")] [55 60] 0 None;
    Place place Text(TextForm::Place)
        [(EXT, "LocationCreated"), (CORE, "Location"), (CORE, "CountryCode"),
         (PHOTOSHOP, "City"), (PHOTOSHOP, "State"), (PHOTOSHOP, "Country")] [92 90 95 100 101] 32 None;
    Event event Text(TextForm::Languages)
        [(EXT, "Event")] [] 0 None;
    Alt alt Text(TextForm::Languages)
        [(CORE, "AltTextAccessibility")] [] 0 None;
    DigitalSource digital_source Text(TextForm::SourceType)
        [(EXT, "DigitalSourceType")] [] 0 None;
    People people List(ListForm::People)
        [(EXT, "PersonInImage"), (EXT, "PersonInImageWDetails")] [] 0 None;
    Faces faces Faces
        [(EXT, "ImageRegion"), (MWG, "Regions"), (MICROSOFT, "RegionInfo")] [] 0 None;
    Keywords keywords List(ListForm::Bag)
        [(DC, "subject")] [25] 64 None;
}

impl Property {
    /// Its value in facts, where that is a text; empty where it is none.
    #[must_use]
    pub fn text(self, facts: &Facts) -> &str {
        match self.value(facts) {
            PropertyValue::Text(_, text) => text,
            PropertyValue::List(..) | PropertyValue::Faces(_) => "",
        }
    }

    /// Its text in facts, to be changed; `None` where it is none.
    pub fn text_mut(self, facts: &mut Facts) -> Option<&mut String> {
        match self.slot(facts) {
            PropertySlot::Text(_, text) => Some(text),
            PropertySlot::List(..) | PropertySlot::Faces(_) => None,
        }
    }

    /// How much of the room that IIM has for this property a text takes, in bytes: of the longest name where there are several.
    /// `None` where IIM does not have it.
    #[must_use]
    pub fn iim_room(self, text: &str) -> Option<(usize, usize)> {
        let room = Some(self.row().iim_room).filter(|room| *room > 0)?;
        let longest = |names: &mut dyn Iterator<Item = &str>| names.map(|name| clean(name).len()).max();
        let taken = match self.value(&Facts::default()) {
            PropertyValue::Text(TextForm::Names, _) => longest(&mut names_apart(text)),
            PropertyValue::Text(..) | PropertyValue::List(..) | PropertyValue::Faces(_) => {
                Some(clean(text).len())
            }
        };
        Some((taken.unwrap_or_default(), room))
    }
}

impl PropertyValue<'_> {
    /// Whether it is empty.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Text(_, text) => text.is_empty(),
            Self::List(_, list) => list.is_empty(),
            Self::Faces(faces) => faces.is_empty(),
        }
    }

    /// Whether this value in a file is the `wanted` one, and need not be changed. Faces are in no order.
    pub(crate) fn is_as(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Faces(said), Self::Faces(wanted)) => {
                said.len() == wanted.len() && wanted.iter().all(|face| said.contains(face))
            }
            (said, wanted) => !wanted.is_empty() && said == wanted,
        }
    }
}
