//! What a packet's RDF says: the properties of a photo, or of a structure within it, in any of their shapes (ISO 16684-1).
//!
//! One property can be written as an attribute, as an element, as a list or with `rdf:value`; all of them are
//! read alike. Of texts in several languages the one marked `x-default` is taken, otherwise the first.

use super::charset;
use super::tree::XmpNode;
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

pub(super) fn read<T: Default>(packet: &[u8], look: impl FnOnce(&Subject<'_>) -> T) -> T {
    if packet.len() > MAX_XMP {
        return T::default();
    }
    let document = XmpNode::parse(&charset::document(packet));
    let mut subjects = Vec::new();
    find_subjects(&document, &mut subjects);
    look(&Subject(subjects))
}

/// Every top-level `rdf:Description`: a packet may spread one photo's properties over several.
fn find_subjects<'a>(node: &'a XmpNode, found: &mut Vec<&'a XmpNode>) {
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
pub(super) struct Subject<'a>(Vec<&'a XmpNode>);

impl<'a> Subject<'a> {
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

    fn elements(&self, name: &str) -> impl Iterator<Item = &'a XmpNode> {
        let of = self.0.iter().flat_map(|node| node.children.iter());
        of.filter(move |node| node.name == name)
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The items of a list, or the node itself where it holds none.
fn items(node: &XmpNode) -> Vec<&XmpNode> {
    let list = node
        .children
        .iter()
        .find(|child| ["Alt", "Bag", "Seq"].iter().any(|kind| is_rdf(&child.name, kind)));
    list.map_or_else(|| vec![node], |list| list.children.iter().collect())
}

/// The text of a node: of its default language, its `rdf:resource`, its `rdf:value`, or its own characters.
fn one_value(node: &XmpNode) -> Option<String> {
    let choices = items(node);
    let default = choices
        .iter()
        .find(|item| item.attribute(LANG) == Some("x-default"));
    let ordered = default.into_iter().chain(choices.iter());
    let read = |item: &&XmpNode| {
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
