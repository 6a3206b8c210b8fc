//! XML as a small tree of expanded names: XMP says the same thing in so many shapes that it is easier to walk
//! than to stream.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// Deeper nesting is left out: no XMP needs it, and dropping a tree costs stack by its depth.
const MAX_DEPTH: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(super) struct XmpNode {
    /// Namespace and local name, joined as RDF joins them.
    pub(super) name: String,
    /// Attributes by joined name.
    pub(super) attributes: Vec<(String, String)>,
    /// Child elements.
    pub(super) children: Vec<XmpNode>,
    /// Its own characters.
    pub(super) text: String,
}

impl XmpNode {
    /// Reads a document as far as it makes sense; what was open at a break is closed there.
    pub(super) fn parse(document: &str) -> Self {
        let mut reader = NsReader::from_str(document);
        let mut open = vec![Self::default()];
        let mut skipped = 0_usize;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(_) if open.len() >= MAX_DEPTH => skipped = skipped.saturating_add(1),
                Event::Start(start) => open.push(Self::begin(&reader, &start)),
                Event::Empty(start) => {
                    open.push(Self::begin(&reader, &start));
                    close(&mut open);
                }
                Event::End(_) if skipped > 0 => skipped = skipped.saturating_sub(1),
                Event::End(_) => close(&mut open),
                Event::Text(text) => say(&mut open, skipped, &text.xml10_content()),
                Event::CData(text) => say(&mut open, skipped, &text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let named = resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                    say(&mut open, skipped, &numbered.or(named).unwrap_or_default());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        open.pop().unwrap_or_default()
    }

    fn begin(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Self {
        let (namespace, local) = reader.resolver().resolve_element(start.name());
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
            if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
                attributes.push((joined(&namespace, local.into_inner()), value.into_owned()));
            }
        }
        Self {
            name: joined(&namespace, local.into_inner()),
            attributes,
            ..Self::default()
        }
    }

    /// The attribute of this joined name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

fn say(open: &mut [XmpNode], skipped: usize, text: &str) {
    if let Some(last) = open.last_mut().filter(|_| skipped == 0) {
        last.text.push_str(text);
    }
}

fn close(open: &mut Vec<XmpNode>) {
    if open.len() > 1
        && let (Some(done), Some(parent)) = (open.pop(), open.last_mut())
    {
        parent.children.push(done);
    }
}

/// A prefix that nothing declares stands for itself.
fn joined(namespace: &ResolveResult<'_>, local: &str) -> String {
    match namespace {
        ResolveResult::Bound(namespace) => format!("{}{local}", namespace.0),
        ResolveResult::Unbound => local.to_owned(),
        ResolveResult::Unknown(prefix) => format!("{prefix}:{local}"),
    }
}
