//! What XMP says of a photo (IPTC Photo Metadata 2025.1 names the properties).

use std::collections::BTreeSet;

use super::phrase::{self, Location};
use super::rdf::{Subject, read};
use super::xml_name::{CORE, DC, EXIF, EXT, PHOTOSHOP, RIGHTS, XMP};
use super::{Facts, faces, taken};

/// The facts of one packet.
pub(crate) fn facts(packet: &[u8]) -> Facts {
    read(packet, |photo| photo.facts())
}

/// Everybody whom one packet names in a region of the picture.
pub(crate) fn named_in_regions(packet: &[u8]) -> BTreeSet<String> {
    read(packet, faces::named)
}

/// XMP says stars as a number that may have a fraction; −1 is rejected.
fn stars(text: &str) -> i8 {
    let whole = text.trim().split('.').next().unwrap_or_default();
    whole
        .parse()
        .ok()
        .filter(|stars| (-1..=5).contains(stars))
        .unwrap_or_default()
}

impl<'a> Subject<'a> {
    fn facts(&self) -> Facts {
        let mut people = self.all(EXT, "PersonInImage");
        for person in self.structures(EXT, "PersonInImageWDetails") {
            people.extend(
                Some(person.one(EXT, "PersonName")).filter(|name| !name.is_empty() && !people.contains(name)),
            );
        }
        let source_type = self.one(EXT, "DigitalSourceType");
        let times = [(PHOTOSHOP, "DateCreated"), (EXIF, "DateTimeOriginal")];
        Facts {
            caption: self.one(DC, "description"),
            headline: self.one(PHOTOSHOP, "Headline"),
            photographer: phrase::names(&self.all(DC, "creator")),
            credit: self.one(PHOTOSHOP, "Credit"),
            source: self.one(PHOTOSHOP, "Source"),
            copyright: self.one(DC, "rights"),
            usage: self.one(RIGHTS, "UsageTerms"),
            taken: times
                .iter()
                .find_map(|(space, name)| taken::from_xmp(&self.one(space, name)))
                .unwrap_or_default(),
            place: self.place(),
            event: self.one(EXT, "Event"),
            alt: self.one(CORE, "AltTextAccessibility"),
            digital_source: source_type
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
            people,
            faces: faces::faces(self),
            keywords: self.all(DC, "subject"),
            rating: stars(&self.one(XMP, "Rating")),
        }
    }

    /// Where it was taken, if the photo says so in full; else the older properties, which leave open whether
    /// they mean the camera's place or the subject's.
    fn place(&self) -> String {
        let created = self
            .structures(EXT, "LocationCreated")
            .into_iter()
            .map(|location| {
                let place = Location {
                    country: location.one(EXT, "CountryName"),
                    province: location.one(EXT, "ProvinceState"),
                    city: location.one(EXT, "City"),
                    spot: location.one(EXT, "Sublocation"),
                };
                place.phrase()
            });
        let older = Location {
            country: self.one(PHOTOSHOP, "Country"),
            province: self.one(PHOTOSHOP, "State"),
            city: self.one(PHOTOSHOP, "City"),
            spot: self.one(CORE, "Location"),
        };
        created
            .into_iter()
            .find(|phrase| !phrase.is_empty())
            .unwrap_or_else(|| older.phrase())
    }
}
