//! The RDF of a packet: the properties of a photo, or of a structure within it, in any of their shapes (ISO 16684-1).
//!
//! One property can be written as an attribute, as an element, as a list or with `rdf:value`; all of them are
//! read alike. Of texts in several languages the one marked `x-default` is taken, otherwise the first.

use super::charset;
use super::tree::XmpNode;
use super::xml_name::{RDF, XML};
use crate::limits::MAX_XMP;

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
        if child.is(RDF, "Description") {
            found.push(child);
        } else {
            find_subjects(child, found);
        }
    }
}

/// The subject of properties: the photo, or a structure within it.
pub(super) struct Subject<'a>(Vec<&'a XmpNode>);

impl<'a> Subject<'a> {
    pub(super) fn one(&self, space: &str, name: &str) -> String {
        let attribute = self
            .0
            .iter()
            .find_map(|node| node.attribute(space, name))
            .map(charset::clean);
        attribute
            .filter(|text| !text.is_empty())
            .or_else(|| self.elements(space, name).find_map(one_value))
            .unwrap_or_default()
    }

    pub(super) fn all(&self, space: &str, name: &str) -> Vec<String> {
        let attributes = self
            .0
            .iter()
            .filter_map(|node| node.attribute(space, name))
            .map(charset::clean);
        let listed = self
            .elements(space, name)
            .flat_map(|node| items(node).into_iter().filter_map(one_value));
        attributes.chain(listed).filter(|text| !text.is_empty()).collect()
    }

    /// The structures that a property holds, each in any of its three shapes.
    pub(super) fn structures(&self, space: &str, name: &str) -> Vec<Subject<'a>> {
        let held = self.elements(space, name).flat_map(items);
        held.map(|node| {
            let inner = node.children.iter().filter(|child| child.is(RDF, "Description"));
            Subject(std::iter::once(node).chain(inner).collect())
        })
        .collect()
    }

    fn elements(&self, space: &str, name: &str) -> impl Iterator<Item = &'a XmpNode> {
        let of = self.0.iter().flat_map(|node| node.children.iter());
        of.filter(move |node| node.is(space, name))
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The items of a list, or the node itself where it holds none.
fn items(node: &XmpNode) -> Vec<&XmpNode> {
    let list = node
        .children
        .iter()
        .find(|child| ["Alt", "Bag", "Seq"].iter().any(|kind| child.is(RDF, kind)));
    list.map_or_else(|| vec![node], |list| list.children.iter().collect())
}

/// The text of a node: of its default language, its `rdf:resource`, its `rdf:value`, or its own characters.
fn one_value(node: &XmpNode) -> Option<String> {
    let choices = items(node);
    let default = choices
        .iter()
        .find(|item| item.attribute(XML, "lang") == Some("x-default"));
    let ordered = default.into_iter().chain(choices.iter());
    let read = |item: &&XmpNode| {
        let inner = item
            .children
            .iter()
            .find(|child| child.is(RDF, "value"))
            .map(|child| child.text.as_str());
        let resource = item.attribute(RDF, "resource");
        charset::clean(resource.or(inner).unwrap_or(&item.text))
    };
    ordered.map(read).find(|text| !text.is_empty())
}
