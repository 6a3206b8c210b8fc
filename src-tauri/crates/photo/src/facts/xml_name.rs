//! Names of XML elements and attributes, and how many of them a packet may have.
//!
//! A name is two borrowed or shared parts and never one string: a packet declares its namespace once and uses it in every
//! element, so `xmlns:q` of a megabyte and 10,000 `<q:b/>` would be 10 GB of joined names.

use quick_xml::NsReader;
use quick_xml::events::BytesStart;
use quick_xml::name::ResolveResult;

use crate::limits::MAX_XML_NODES;

pub(crate) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(crate) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(crate) const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
pub(crate) const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
pub(crate) const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
pub(crate) const EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
pub(crate) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
pub(crate) const TIFF: &str = "http://ns.adobe.com/tiff/1.0/";
pub(crate) const EXIF: &str = "http://ns.adobe.com/exif/1.0/";
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
pub(crate) const MWG: &str = "http://www.metadataworkinggroup.com/schemas/regions/";
pub(super) const AREA: &str = "http://ns.adobe.com/xmp/sType/Area#";
pub(crate) const MICROSOFT: &str = "http://ns.microsoft.com/photo/1.2/";
pub(super) const MICROSOFT_INFO: &str = "http://ns.microsoft.com/photo/1.2/t/RegionInfo#";
pub(super) const MICROSOFT_REGION: &str = "http://ns.microsoft.com/photo/1.2/t/Region#";

/// The namespaces of the properties that are read.
const READ: [&str; 14] = [
    RDF,
    DC,
    PHOTOSHOP,
    RIGHTS,
    CORE,
    EXT,
    XMP,
    EXIF,
    XML,
    MWG,
    AREA,
    MICROSOFT,
    MICROSOFT_INFO,
    MICROSOFT_REGION,
];

/// A namespace and a local name: `http://purl.org/dc/elements/1.1/` and `creator` of `<dc:creator>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct XmlName<'a> {
    /// Empty where nothing is declared.
    pub(crate) space: &'a str,
    pub(crate) local: &'a str,
}

impl XmlName<'_> {
    /// Whether it is this one.
    pub(crate) fn is(&self, space: &str, local: &str) -> bool {
        self.space == space && self.local == local
    }
}

/// The name of an element.
pub(crate) fn element<'r>(reader: &'r NsReader<&[u8]>, start: &'r BytesStart<'_>) -> XmlName<'r> {
    let (namespace, local) = reader.resolver().resolve_element(start.name());
    named(namespace, local.into_inner())
}

/// The name of an attribute.
pub(crate) fn attribute<'r>(reader: &'r NsReader<&[u8]>, key: quick_xml::name::QName<'r>) -> XmlName<'r> {
    let (namespace, local) = reader.resolver().resolve_attribute(key);
    named(namespace, local.into_inner())
}

fn named<'a>(namespace: ResolveResult<'a>, local: &'a str) -> XmlName<'a> {
    let space = match namespace {
        ResolveResult::Bound(namespace) => namespace.0,
        ResolveResult::Unbound | ResolveResult::Unknown(_) => "",
    };
    XmlName { space, local }
}

/// The namespace as one of those that are read; none for any other.
pub(super) fn read(space: &str) -> Option<&'static str> {
    READ.into_iter().find(|known| *known == space)
}

/// Counts elements and attributes of one packet.
#[derive(Debug, Default)]
pub(crate) struct XmlBudget {
    nodes: usize,
}

impl XmlBudget {
    /// Counts an element with its attributes; answers whether the limit allows it.
    pub(crate) fn spend(&mut self, start: &BytesStart<'_>) -> bool {
        let attributes = start.attributes().with_checks(false).count();
        self.nodes = self.nodes.saturating_add(1).saturating_add(attributes);
        self.nodes <= MAX_XML_NODES
    }
}
