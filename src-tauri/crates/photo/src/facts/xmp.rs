//! The facts in XMP (IPTC Photo Metadata 2025.1 names the properties).

use std::collections::BTreeSet;

use super::phrase::{self, Location};
use super::rdf::{Subject, read};
use super::xml_name::{CORE, EXT, PHOTOSHOP, XMP};
use super::{Facts, ListForm, Property, PropertySlot, TextForm, faces, taken};

/// The facts of one packet.
pub(crate) fn facts(packet: &[u8]) -> Facts {
    read(packet, |photo| photo.facts())
}

/// The name of each person in a region of the picture in one packet.
pub(crate) fn named_in_regions(packet: &[u8]) -> BTreeSet<String> {
    read(packet, faces::named)
}

/// Reads stars, which XMP writes as a number that may have a fraction; −1 is rejected.
fn stars(text: &str) -> i8 {
    let whole = text.trim().split('.').next().unwrap_or_default();
    whole
        .parse()
        .ok()
        .filter(|stars| (-1..=5).contains(stars))
        .unwrap_or_default()
}

/// The last part of a URI: `digitalCapture` of `http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture`.
fn last_part(uri: &str) -> String {
    let parts = uri.trim_end_matches('/').rsplit('/');
    parts.take(1).collect()
}

impl Subject<'_> {
    fn facts(&self) -> Facts {
        let mut facts = Facts {
            rating: stars(&self.one(XMP, "Rating")),
            ..Facts::default()
        };
        for property in Property::ALL {
            let names = property.row().xmp;
            let Some((space, name)) = names.first() else {
                continue;
            };
            match property.slot(&mut facts) {
                PropertySlot::Text(form, text) => {
                    *text = match form {
                        TextForm::Plain | TextForm::Languages => self.one(space, name),
                        TextForm::Names => phrase::names(&self.all(space, name)),
                        TextForm::SourceType => last_part(&self.one(space, name)),
                        TextForm::Time => self.time(names),
                        TextForm::Place => self.place(),
                    };
                }
                PropertySlot::List(ListForm::Bag, list) => *list = self.all(space, name),
                PropertySlot::List(ListForm::People, people) => *people = self.people(),
                PropertySlot::Faces(faces) => *faces = faces::faces(self),
            }
        }
        facts
    }

    /// The time of the first of these properties that has one.
    fn time(&self, names: &[(&str, &str)]) -> String {
        let times = names
            .iter()
            .map(|(space, name)| taken::from_xmp(&self.one(space, name)));
        times.flatten().next().unwrap_or_default()
    }

    /// All people in it, each once.
    fn people(&self) -> Vec<String> {
        let mut people = self.all(EXT, "PersonInImage");
        for person in self.structures(EXT, "PersonInImageWDetails") {
            people.extend(
                Some(person.one(EXT, "PersonName")).filter(|name| !name.is_empty() && !people.contains(name)),
            );
        }
        people
    }

    /// Where it was taken, if the metadata has that in full; else the older properties, which leave open whether
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
