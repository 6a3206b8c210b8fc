//! What XMP says (ISO 16684-1; IPTC Photo Metadata 2025.1 names the properties).
//!
//! One property can be written as an attribute, as an element, as a list or with `rdf:value`; all of them are
//! read alike. Of texts in several languages the one marked `x-default` is taken, otherwise the first.

use std::collections::BTreeSet;

use super::charset;
use super::phrase::{self, Place};
use super::tree::Node;
use super::{Facts, faces, taken};
use crate::limits::MAX_XMP;

pub(crate) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const LANG: &str = "http://www.w3.org/XML/1998/namespacelang";
pub(crate) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(crate) const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
pub(crate) const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
pub(crate) const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
pub(crate) const EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
pub(crate) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
pub(crate) const EXIF: &str = "http://ns.adobe.com/exif/1.0/";

/// The facts of one packet.
pub(crate) fn facts(packet: &[u8]) -> Facts {
    read(packet, |photo| photo.facts())
}

/// Everybody whom one packet names in a region of the picture.
pub(crate) fn named_in_regions(packet: &[u8]) -> BTreeSet<String> {
    read(packet, faces::named)
}

fn read<T: Default>(packet: &[u8], look: impl FnOnce(&Subject<'_>) -> T) -> T {
    if packet.len() > MAX_XMP {
        return T::default();
    }
    let document = Node::parse(&charset::document(packet));
    let mut subjects = Vec::new();
    find_subjects(&document, &mut subjects);
    look(&Subject(subjects))
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

/// Every top-level `rdf:Description`: a packet may spread one photo's properties over several.
fn find_subjects<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    for child in &node.children {
        if is_rdf(&child.name, "Description") {
            found.push(child);
        } else {
            find_subjects(child, found);
        }
    }
}

fn is_rdf(name: &str, local: &str) -> bool {
    name.strip_prefix(RDF) == Some(local)
}

/// What the properties are of: the photo, or a structure within it.
pub(super) struct Subject<'a>(Vec<&'a Node>);

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
                let place = Place {
                    country: location.one(EXT, "CountryName"),
                    province: location.one(EXT, "ProvinceState"),
                    city: location.one(EXT, "City"),
                    spot: location.one(EXT, "Sublocation"),
                };
                place.phrase()
            });
        let older = Place {
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

    pub(super) fn one(&self, space: &str, name: &str) -> String {
        let name = format!("{space}{name}");
        let attribute = self
            .0
            .iter()
            .find_map(|node| node.attribute(&name))
            .map(charset::clean);
        attribute
            .filter(|text| !text.is_empty())
            .or_else(|| self.elements(&name).find_map(one_value))
            .unwrap_or_default()
    }

    pub(super) fn all(&self, space: &str, name: &str) -> Vec<String> {
        let name = format!("{space}{name}");
        let attributes = self
            .0
            .iter()
            .filter_map(|node| node.attribute(&name))
            .map(charset::clean);
        let listed = self
            .elements(&name)
            .flat_map(|node| items(node).into_iter().filter_map(one_value));
        attributes.chain(listed).filter(|text| !text.is_empty()).collect()
    }

    /// The structures that a property holds, each in any of its three shapes.
    pub(super) fn structures(&self, space: &str, name: &str) -> Vec<Subject<'a>> {
        let name = format!("{space}{name}");
        let held = self.elements(&name).flat_map(items);
        held.map(|node| {
            let inner = node
                .children
                .iter()
                .filter(|child| is_rdf(&child.name, "Description"));
            Subject(std::iter::once(node).chain(inner).collect())
        })
        .collect()
    }

    fn elements(&self, name: &str) -> impl Iterator<Item = &'a Node> {
        let of = self.0.iter().flat_map(|node| node.children.iter());
        of.filter(move |node| node.name == name)
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The items of a list, or the node itself where it holds none.
fn items(node: &Node) -> Vec<&Node> {
    let list = node
        .children
        .iter()
        .find(|child| ["Alt", "Bag", "Seq"].iter().any(|kind| is_rdf(&child.name, kind)));
    list.map_or_else(|| vec![node], |list| list.children.iter().collect())
}

/// The text of a node: of its default language, its `rdf:resource`, its `rdf:value`, or its own characters.
fn one_value(node: &Node) -> Option<String> {
    let choices = items(node);
    let default = choices
        .iter()
        .find(|item| item.attribute(LANG) == Some("x-default"));
    let ordered = default.into_iter().chain(choices.iter());
    let read = |item: &&Node| {
        let inner = item
            .children
            .iter()
            .find(|child| is_rdf(&child.name, "value"))
            .map(|child| child.text.as_str());
        let resource = item
            .attributes
            .iter()
            .find(|(name, _)| is_rdf(name, "resource"))
            .map(|(_, uri)| uri.as_str());
        charset::clean(resource.or(inner).unwrap_or(&item.text))
    };
    ordered.map(read).find(|text| !text.is_empty())
}
