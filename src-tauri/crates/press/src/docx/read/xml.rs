//! A part of a Word file as a tree of local names.
//!
//! Prefixes and namespaces are left out: strict and transitional files differ in nothing else that is read here,
//! and Word, WPS and LibreOffice declare what they like. No document type, no entity of a file's own.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::limits::{DEEPEST_XML, MOST_XML_NODES};

/// An element.
#[derive(Debug, Default)]
pub(crate) struct XmlNode {
    /// Its name without prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Child elements.
    pub(crate) children: Vec<XmlNode>,
    /// Its own characters.
    pub(crate) text: String,
}

impl XmlNode {
    /// Reads a whole part; `None` where it is not well-formed, or beyond the limits.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
        if broken {
            return None;
        }
        let mut reader = Reader::from_str(&text);
        let mut open = vec![Self::default()];
        let mut count = 0_usize;
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => {
                    count = spent(count, &start)?;
                    open.push(Self::begin(&start));
                }
                Event::Empty(start) => {
                    count = spent(count, &start)?;
                    let node = Self::begin(&start);
                    open.last_mut()?.children.push(node);
                }
                Event::End(_) => {
                    let done = open.pop()?;
                    open.last_mut()?.children.push(done);
                }
                Event::Text(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
                Event::CData(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let named = resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                    open.last_mut()?.text.push_str(&numbered.or(named)?);
                }
                Event::DocType(_) => return None,
                Event::Eof => break,
                _ => {}
            }
            if open.len() > DEEPEST_XML {
                return None;
            }
        }
        let document = open.pop().filter(|_| open.is_empty())?;
        document.children.into_iter().next()
    }

    fn begin(start: &BytesStart<'_>) -> Self {
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().filter_map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            let name = attribute.key.local_name().into_inner().to_owned();
            Some((name, value.into_owned()))
        });
        Self {
            name: start.local_name().into_inner().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The attribute in which most of Word's properties have their value.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    pub(super) fn child(&self, name: &str) -> Option<&XmlNode> {
        self.children.iter().find(|child| child.name == name)
    }

    /// A way down by names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&XmlNode> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a XmlNode> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All below, in document order.
    pub(super) fn below(&self) -> impl Iterator<Item = &XmlNode> {
        let mut waiting: Vec<&XmlNode> = self.children.iter().rev().collect();
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.children.iter().rev());
            Some(next)
        })
    }

    /// A property that is on by being there, unless its value is off.
    pub(super) fn toggle(&self, name: &str) -> Option<bool> {
        let property = self.child(name)?;
        Some(!matches!(property.val(), Some("0" | "false" | "off" | "none")))
    }
}

/// The count with this element and its attributes; `None` beyond the limit.
fn spent(count: usize, start: &BytesStart<'_>) -> Option<usize> {
    let attributes = start.attributes().with_checks(false).count();
    let count = count.saturating_add(1).saturating_add(attributes);
    (count <= MOST_XML_NODES).then_some(count)
}
