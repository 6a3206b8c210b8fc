//! XMP, written: the old packet copied character for character but for our properties, and one description of ours
//! behind the others. RDF lets one thing be described in several places; a program that reads XMP joins them.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

use super::same::Same;
use super::xml_text::xml;
use super::{Job, Traces, private, regions};
use crate::Facts;
use crate::carrier::MetadataBlocks;
use crate::facts::charset::document;
use crate::facts::names_apart;
use crate::facts::xml_name::{
    self, CORE, DC, EXIF, EXT, MICROSOFT, MWG, PHOTOSHOP, RDF, RIGHTS, XmlBudget, XmlName,
};
use crate::facts::xmp;
use crate::limits::MAX_XMP;

const TIFF: &str = "http://ns.adobe.com/tiff/1.0/";
const DIGITAL_SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// What is taken out of a packet.
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

/// Which facts a packet already says as wanted. Regions are left alone only while everybody whom they name is in the words.
pub(super) fn same(old: Option<&[u8]>, words: &Facts) -> Same {
    let same = Same::of(&old.map(xmp::facts).unwrap_or_default(), words);
    let is_in =
        |name: &String| words.people.contains(name) || words.faces.iter().any(|face| face.name == *name);
    let named = old.map(xmp::named_in_regions).unwrap_or_default();
    Same {
        faces: same.faces && named.iter().all(is_in),
        ..same
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

/// The packet without what tells of these traces, byte for byte as it was where it tells nothing; none where it cannot be
/// read.
pub(super) fn without(old: &[u8], traces: Traces) -> Option<Vec<u8>> {
    let clean = body_without(old, traces)?;
    Some(clean.map_or_else(|| old.to_vec(), |clean| wrapped(&String::from_utf8_lossy(&clean))))
}

/// The same without the marks around a packet, and nothing where it tells nothing.
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
                // Between packets and around the root stand only the packet's own marks and blanks.
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

    /// A start tag as it stands, or without the attributes that are left out.
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
            // The value stands as it was written; the mark that is not in it closes it.
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

/// The attribute of RDF's namespace, as it stands; some old programs write it without.
fn attribute(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, wanted: &str) -> String {
    let of = start.attributes().with_checks(false).flatten().find(|attribute| {
        let name = xml_name::attribute(reader, attribute.key);
        name.local == wanted && ["", RDF].contains(&name.space)
    });
    of.map(|attribute| attribute.value.replace('"', "&quot;"))
        .unwrap_or_default()
}

/// Whether a property is one of ours and not already as it should be. With each fact go its older mirrors.
fn replaced(name: XmlName<'_>, same: Same) -> bool {
    let properties: [(bool, &[(&str, &str)]); 15] = [
        (same.caption, &[(DC, "description"), (TIFF, "ImageDescription")]),
        (same.headline, &[(PHOTOSHOP, "Headline")]),
        (same.photographer, &[(DC, "creator"), (TIFF, "Artist")]),
        (same.credit, &[(PHOTOSHOP, "Credit")]),
        (same.source, &[(PHOTOSHOP, "Source")]),
        (same.copyright, &[(DC, "rights"), (TIFF, "Copyright")]),
        (same.usage, &[(RIGHTS, "UsageTerms")]),
        (
            same.taken,
            &[(PHOTOSHOP, "DateCreated"), (EXIF, "DateTimeOriginal")],
        ),
        (
            same.place,
            &[
                (EXT, "LocationCreated"),
                (PHOTOSHOP, "City"),
                (PHOTOSHOP, "State"),
                (PHOTOSHOP, "Country"),
                (CORE, "Location"),
                (CORE, "CountryCode"),
            ],
        ),
        (same.event, &[(EXT, "Event")]),
        (same.alt, &[(CORE, "AltTextAccessibility")]),
        (same.digital_source, &[(EXT, "DigitalSourceType")]),
        (
            same.people,
            &[(EXT, "PersonInImage"), (EXT, "PersonInImageWDetails")],
        ),
        (
            same.faces,
            &[(EXT, "ImageRegion"), (MWG, "Regions"), (MICROSOFT, "RegionInfo")],
        ),
        (same.keywords, &[(DC, "subject")]),
    ];
    properties
        .iter()
        .any(|(same, names)| !same && names.iter().any(|(space, local)| name.is(space, local)))
}

/// Our own description: every fact that is not there already.
fn description(words: &Facts, same: Same, about: &str) -> String {
    let mut properties = Properties(String::new());
    let list = |text: &str| -> Vec<String> { names_apart(text).map(str::to_owned).collect() };
    let texts: [(bool, &str, &str, &str, &str); 5] = [
        (same.caption, "dc", "description", &words.caption, "Alt"),
        (same.copyright, "dc", "rights", &words.copyright, "Alt"),
        (same.usage, "xmpRights", "UsageTerms", &words.usage, "Alt"),
        (
            same.alt,
            "Iptc4xmpCore",
            "AltTextAccessibility",
            &words.alt,
            "Alt",
        ),
        (same.event, "Iptc4xmpExt", "Event", &words.event, "Alt"),
    ];
    for (same, space, name, text, kind) in texts {
        properties.list(same, space, name, kind, &[text.to_owned()]);
    }
    properties.list(
        same.photographer,
        "dc",
        "creator",
        "Seq",
        &list(&words.photographer),
    );
    properties.list(same.keywords, "dc", "subject", "Bag", &words.keywords);
    properties.list(same.people, "Iptc4xmpExt", "PersonInImage", "Bag", &words.people);
    properties.one(same.headline, "photoshop", "Headline", &words.headline);
    properties.one(same.credit, "photoshop", "Credit", &words.credit);
    properties.one(same.source, "photoshop", "Source", &words.source);
    properties.one(same.taken, "photoshop", "DateCreated", &words.taken);
    properties.one(same.place, "Iptc4xmpCore", "Location", &words.place);
    if let (false, Some(place)) = (same.place, xml(&words.place)) {
        properties.0.push_str(&format!(
            "<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
             <Iptc4xmpExt:Sublocation>{place}</Iptc4xmpExt:Sublocation></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>"
        ));
    }
    if !same.faces {
        properties.0.push_str(&regions::written(&words.faces));
    }
    if !words.digital_source.is_empty() {
        let uri = format!("{DIGITAL_SOURCE_TYPES}{}", words.digital_source);
        properties.one(same.digital_source, "Iptc4xmpExt", "DigitalSourceType", &uri);
    }
    if properties.0.is_empty() {
        return String::new();
    }
    format!(
        "<rdf:Description xmlns:rdf=\"{RDF}\" rdf:about=\"{about}\" xmlns:dc=\"{DC}\" \
         xmlns:photoshop=\"{PHOTOSHOP}\" xmlns:xmpRights=\"{RIGHTS}\" xmlns:Iptc4xmpCore=\"{CORE}\" \
         xmlns:Iptc4xmpExt=\"{EXT}\">{}</rdf:Description>",
        properties.0
    )
}

struct Properties(String);

impl Properties {
    fn one(&mut self, same: bool, space: &str, name: &str, text: &str) {
        if let (false, Some(text)) = (same, xml(text)) {
            self.0
                .push_str(&format!("<{space}:{name}>{text}</{space}:{name}>"));
        }
    }

    fn list(&mut self, same: bool, space: &str, name: &str, kind: &str, texts: &[String]) {
        let language = if kind == "Alt" {
            " xml:lang=\"x-default\""
        } else {
            ""
        };
        let items: String = texts
            .iter()
            .filter_map(|text| Some(format!("<rdf:li{language}>{}</rdf:li>", xml(text)?)))
            .collect();
        if !same && !items.is_empty() {
            self.0.push_str(&format!(
                "<{space}:{name}><rdf:{kind}>{items}</rdf:{kind}></{space}:{name}>"
            ));
        }
    }
}
