//! XMP, written: the old packet copied character for character but for our properties, and one description of ours
//! behind the others. RDF lets one thing be described in several places; a program that reads XMP joins them.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

use super::same::Same;
use super::xml_text::xml;
use super::{Job, Traces, private, regions};
use crate::carrier::MetadataBlocks;
use crate::facts::charset::document;
use crate::facts::xml_name::{self, CORE, DC, EXT, PHOTOSHOP, RDF, RIGHTS, XmlBudget, XmlName};
use crate::facts::xmp;
use crate::facts::{PropertyValue, TextForm, names_apart};
use crate::limits::MAX_XMP;
use crate::{Facts, Property};

const DIGITAL_SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// The properties that are taken out of a packet.
#[derive(Clone, Copy)]
pub(super) struct Cleaning {
    pub(super) same: Same,
    pub(super) hides: Traces,
}

/// The packet of a photo that has at most one, with the job's words in it.
pub(super) fn of(blocks: &MetadataBlocks, job: &Job<'_>) -> Vec<u8> {
    let old = blocks.xmp.first().map(Vec::as_slice);
    let cleaning = Cleaning {
        same: same(old, job.words),
        hides: job.hides(),
    };
    packet(old, job.words, cleaning)
}

/// The properties of a packet that already have the wanted value. Regions are left alone only while all people whom they name
/// are in the words.
pub(super) fn same(old: Option<&[u8]>, words: &Facts) -> Same {
    let same = Same::of(&old.map(xmp::facts).unwrap_or_default(), words);
    let is_in =
        |name: &String| words.people.contains(name) || words.faces.iter().any(|face| face.name == *name);
    let named = old.map(xmp::named_in_regions).unwrap_or_default();
    if named.iter().all(is_in) {
        same
    } else {
        same.without(Property::Faces)
    }
}

/// The packet with `words` in it.
pub(super) fn packet(old: Option<&[u8]>, words: &Facts, cleaning: Cleaning) -> Vec<u8> {
    let body =
        old.and_then(|old| PacketCopy::of(old, cleaning, &|about| description(words, cleaning.same, about)));
    let body = body.unwrap_or_else(|| {
        format!(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"{RDF}\">{}</rdf:RDF></x:xmpmeta>",
            description(words, Same::default(), "")
        )
    });
    wrapped(&body)
}

fn wrapped(body: &str) -> Vec<u8> {
    format!("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{body}\n<?xpacket end=\"w\"?>")
        .into_bytes()
}

/// The packet without the properties that hold these traces, byte for byte as it was where it holds none; `None` where it cannot
/// be read.
pub(super) fn without(old: &[u8], traces: Traces) -> Option<Vec<u8>> {
    let clean = body_without(old, traces)?;
    Some(clean.map_or_else(|| old.to_vec(), |clean| wrapped(&String::from_utf8_lossy(&clean))))
}

/// The same without the marks around a packet, and nothing where it holds none of them.
pub(super) fn body_without(old: &[u8], traces: Traces) -> Option<Option<Vec<u8>>> {
    let copy = |hides| {
        let cleaning = Cleaning {
            same: Same::ALL,
            hides,
        };
        PacketCopy::of(old, cleaning, &|_| String::new())
    };
    let (whole, clean) = (copy(Traces::NONE)?, copy(traces)?);
    Some((whole != clean).then(|| clean.into_bytes()))
}

/// A packet without our properties, for the part of XMP that JPEG keeps apart; none where it cannot be read.
pub(super) fn stripped(old: &[u8], cleaning: Cleaning) -> Option<Vec<u8>> {
    PacketCopy::of(old, cleaning, &|_| String::new()).map(String::into_bytes)
}

/// A copy under way.
struct PacketCopy<'a> {
    document: &'a str,
    cleaning: Cleaning,
    out: String,
    /// Whether each open element is `rdf:RDF`, a description directly within it, or something else.
    open: Vec<XmpLevel>,
    /// Open elements within one that is left out.
    skipped: usize,
    about: String,
    whole: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum XmpLevel {
    Rdf,
    Subject,
    Other,
}

impl PacketCopy<'_> {
    /// The document from its root on; `None` where it is no XMP, breaks off or is beyond the budget.
    fn of(old: &[u8], cleaning: Cleaning, ours: &dyn Fn(&str) -> String) -> Option<String> {
        if old.len() > MAX_XMP {
            return None;
        }
        let document = document(old);
        let mut copy = PacketCopy {
            document: &document,
            cleaning,
            out: String::new(),
            open: Vec::new(),
            skipped: 0,
            about: String::new(),
            whole: false,
        };
        let mut reader = NsReader::from_str(&document);
        let mut budget = XmlBudget::default();
        loop {
            let from = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            if let Event::Start(start) | Event::Empty(start) = &event
                && !budget.spend(start)
            {
                return None;
            }
            let to = usize::try_from(reader.buffer_position()).ok()?;
            match event {
                Event::Eof => break,
                Event::Decl(_) | Event::DocType(_) => {}
                Event::Start(start) => copy.start(&reader, &start, (from, to), false),
                Event::Empty(start) => copy.start(&reader, &start, (from, to), true),
                Event::End(_) => copy.end((from, to), ours),
                // Between packets and around the root there are only the packet's own marks and blanks.
                _ if copy.open.is_empty() => {}
                _ => copy.say((from, to)),
            }
        }
        (copy.whole && copy.open.is_empty()).then_some(copy.out)
    }

    fn say(&mut self, (from, to): (usize, usize)) {
        if self.skipped == 0 {
            self.out.push_str(self.document.get(from..to).unwrap_or_default());
        }
    }

    fn start(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>, span: (usize, usize), empty: bool) {
        let name = xml_name::element(reader, start);
        let parent = self.open.last().copied();
        if self.skipped > 0 || self.leaves_out(name, parent) {
            self.skipped = self.skipped.saturating_add(usize::from(!empty));
            return;
        }
        let level = match parent {
            Some(XmpLevel::Rdf) if name.is(RDF, "Description") => XmpLevel::Subject,
            _ if name.is(RDF, "RDF") => XmpLevel::Rdf,
            _ => XmpLevel::Other,
        };
        if level == XmpLevel::Subject && self.about.is_empty() {
            self.about = attribute(reader, start, "about");
        }
        self.tag(reader, start, span, level, empty);
        if !empty {
            self.open.push(level);
        }
    }

    fn leaves_out(&self, name: XmlName<'_>, parent: Option<XmpLevel>) -> bool {
        let ours = parent == Some(XmpLevel::Subject) && replaced(name, self.cleaning.same);
        ours || private::property(name.local, self.cleaning.hides)
    }

    /// A start tag unchanged, or without the attributes that are left out.
    fn tag(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        span: (usize, usize),
        level: XmpLevel,
        empty: bool,
    ) {
        let mut kept = Vec::new();
        let mut dropped = false;
        for attribute in start.attributes().with_checks(false).flatten() {
            let name = xml_name::attribute(reader, attribute.key);
            let ours = level == XmpLevel::Subject && replaced(name, self.cleaning.same);
            let declares = attribute.key.as_namespace_binding().is_some();
            if !declares && (ours || private::property(name.local, self.cleaning.hides)) {
                dropped = true;
            } else {
                kept.push(attribute);
            }
        }
        if !dropped {
            self.say(span);
            return;
        }
        self.out.push('<');
        self.out.push_str(start.name().into_inner());
        for attribute in kept {
            // The value is kept as it was written; the quotation mark that is not in it closes it.
            let mark = if attribute.value.contains('"') { '\'' } else { '"' };
            self.out.push_str(&format!(
                " {}={mark}{}{mark}",
                attribute.key.into_inner(),
                attribute.value
            ));
        }
        self.out.push_str(if empty { "/>" } else { ">" });
    }

    fn end(&mut self, span: (usize, usize), ours: &dyn Fn(&str) -> String) {
        if self.skipped > 0 {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.open.pop() == Some(XmpLevel::Rdf) && !self.whole {
            self.out.push_str(&ours(&self.about));
            self.whole = true;
        }
        self.say(span);
    }
}

/// The attribute of RDF's namespace, as written; some old programs write it without the namespace.
fn attribute(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, wanted: &str) -> String {
    let of = start.attributes().with_checks(false).flatten().find(|attribute| {
        let name = xml_name::attribute(reader, attribute.key);
        name.local == wanted && ["", RDF].contains(&name.space)
    });
    of.map(|attribute| attribute.value.replace('"', "&quot;"))
        .unwrap_or_default()
}

/// Whether a name is one of a property that is replaced. With each property its older mirrors are replaced too.
fn replaced(name: XmlName<'_>, same: Same) -> bool {
    same.others().any(|property| {
        property
            .row()
            .xmp
            .iter()
            .any(|(space, local)| name.is(space, local))
    })
}

/// The prefixes that our own description gives to namespaces.
const PREFIXES: [(&str, &str); 5] = [
    ("dc", DC),
    ("photoshop", PHOTOSHOP),
    ("xmpRights", RIGHTS),
    ("Iptc4xmpCore", CORE),
    ("Iptc4xmpExt", EXT),
];

/// Our own description: every property that has not the wanted value already.
fn description(words: &Facts, same: Same, about: &str) -> String {
    let properties: String = same
        .others()
        .filter_map(|property| written(property, words))
        .collect();
    if properties.is_empty() {
        return properties;
    }
    let spaces: String = PREFIXES
        .iter()
        .map(|(prefix, space)| format!(" xmlns:{prefix}=\"{space}\""))
        .collect();
    format!(
        "<rdf:Description xmlns:rdf=\"{RDF}\" rdf:about=\"{about}\"{spaces}>{properties}</rdf:Description>"
    )
}

/// One property as words have it; `None` where it is empty.
fn written(property: Property, words: &Facts) -> Option<String> {
    let (space, name) = property.row().xmp.first()?;
    let (prefix, _) = PREFIXES.iter().find(|(_, known)| known == space)?;
    let tag = format!("{prefix}:{name}");
    match property.value(words) {
        PropertyValue::Text(form, text) => match form {
            TextForm::Plain | TextForm::Time => Some(element(&tag, &xml(text)?)),
            TextForm::Languages => list(&tag, "Alt", [text]),
            TextForm::Names => list(&tag, "Seq", names_apart(text)),
            TextForm::SourceType => Some(element(&tag, &format!("{DIGITAL_SOURCE_TYPES}{}", xml(text)?))),
            TextForm::Place => Some(place(&tag, &xml(text)?)),
        },
        PropertyValue::List(_, texts) => list(&tag, "Bag", texts.iter().map(String::as_str)),
        PropertyValue::Faces(faces) => Some(regions::written(faces)),
    }
}

fn element(tag: &str, inner: &str) -> String {
    format!("<{tag}>{inner}</{tag}>")
}

fn list<'a>(tag: &str, kind: &str, texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let language = if kind == "Alt" {
        " xml:lang=\"x-default\""
    } else {
        ""
    };
    let items: String = texts
        .into_iter()
        .filter_map(|text| Some(format!("<rdf:li{language}>{}</rdf:li>", xml(text)?)))
        .collect();
    let list = format!("<rdf:{kind}>{items}</rdf:{kind}>");
    (!items.is_empty()).then(|| element(tag, &list))
}

/// A place as today's structure and as the older text, which old programs read.
fn place(tag: &str, place: &str) -> String {
    let spot = element("Iptc4xmpExt:Sublocation", place);
    let list = format!("<rdf:Bag><rdf:li rdf:parseType=\"Resource\">{spot}</rdf:li></rdf:Bag>");
    element("Iptc4xmpCore:Location", place) + &element(tag, &list)
}
