//! XML as a small tree of expanded names: the same fact has so many shapes in XMP that it is easier to walk
//! than to stream.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{NsReader, XmlVersion};

use super::xml_name::{self, XmlBudget};

/// Deeper nesting is left out: no XMP needs it, and dropping a tree costs stack by its depth.
const MAX_DEPTH: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(super) struct XmpNode {
    /// `None` where its namespace is not one of those that are read.
    name: Option<(&'static str, String)>,
    /// Those whose namespace is read, with their values.
    attributes: Vec<(&'static str, String, String)>,
    /// Child elements.
    pub(super) children: Vec<XmpNode>,
    /// Its own characters.
    pub(super) text: String,
}

impl XmpNode {
    /// Reads a document as far as it makes sense and the budget allows; elements that are open at a break are closed there.
    pub(super) fn parse(document: &str) -> Self {
        let mut reader = NsReader::from_str(document);
        let mut open = vec![Self::default()];
        let mut skipped = 0_usize;
        let mut budget = XmlBudget::default();
        while let Ok(event) = reader.read_event() {
            if let Event::Start(start) | Event::Empty(start) = &event
                && !budget.spend(start)
            {
                break;
            }
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
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let name = xml_name::attribute(reader, attribute.key);
            if let Some(space) = xml_name::read(name.space)
                && let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0)
            {
                attributes.push((space, name.local.to_owned(), value.into_owned()));
            }
        }
        let name = xml_name::element(reader, start);
        Self {
            name: xml_name::read(name.space).map(|space| (space, name.local.to_owned())),
            attributes,
            ..Self::default()
        }
    }

    /// Whether it is the element of this name.
    pub(super) fn is(&self, space: &str, local: &str) -> bool {
        self.name
            .as_ref()
            .is_some_and(|(known, name)| *known == space && name == local)
    }

    /// The value of the attribute of this name.
    pub(super) fn attribute(&self, space: &str, local: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, name, _)| *known == space && name == local)
            .map(|(_, _, value)| value.as_str())
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
