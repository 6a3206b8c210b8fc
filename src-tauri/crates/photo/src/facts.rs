//! The facts in a photo's metadata: the IPTC properties a newsroom prints, wherever the file keeps them.
//!
//! Three standards may each hold the same fact. Following the Metadata Working Group's guidance (2.0, §5) as
//! far as newsroom programs do, **XMP outranks IIM, and IIM outranks EXIF**, fact by fact. One exception: XMP-aware
//! programs leave a digest of the IIM beside it; where that digest no longer fits, a program that supports only
//! IIM wrote last, and IIM outranks XMP. Even then XMP is kept where IIM merely repeats its beginning: IIM has
//! room for ten Han in a name, XMP for all.
//!
//! All texts come without outer blanks and control characters, with line feeds as line ends; an absent fact is
//! empty. Nothing is made up.

pub(crate) mod charset;
pub(crate) mod exif;
pub(crate) mod faces;
pub(crate) mod iim;
mod phrase;
mod property;
pub(crate) mod rdf;
mod taken;
mod tree;
pub(crate) mod xml_name;
pub(crate) mod xmp;

use image::metadata::Orientation;
use md5::{Digest, Md5};

use crate::Framing;
use crate::carrier::MetadataBlocks;

pub(crate) use phrase::apart as names_apart;
pub use property::Property;
pub(crate) use property::{ListForm, PropertySlot, PropertyValue, TextForm};

/// The facts of one photo, each empty where the file has none. [`Property`] lists where a file keeps each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// IPTC Description. Texts that cameras put there by themselves ("OLYMPUS DIGITAL CAMERA") are left out.
    pub caption: String,
    /// IPTC Headline.
    pub headline: String,
    /// IPTC Creator. Several are joined as their language joins names.
    pub photographer: String,
    /// IPTC Credit Line.
    pub credit: String,
    /// IPTC Source.
    pub source: String,
    /// IPTC Copyright Notice; of EXIF's two the photographer's part.
    pub copyright: String,
    /// IPTC Rights Usage Terms.
    pub usage: String,
    /// IPTC Date Created. One of `2020-02-14`, `2020-02-14T09:30:00`, `2020-02-14T09:30:00+08:00`, as precise as in the file.
    pub taken: String,
    /// IPTC Location Created, or the older city, state and country, as one phrase: from large to small
    /// without marks in Chinese (`湖南省娄底市经开区`), from small to large with commas otherwise.
    pub place: String,
    /// IPTC Event Name.
    pub event: String,
    /// IPTC Alt Text.
    pub alt: String,
    /// IPTC Digital Source Type, the last part of its NewsCodes URI (`digitalCapture`).
    pub digital_source: String,
    /// IPTC Person Shown, in the file's order.
    pub people: Vec<String>,
    /// The named faces: IPTC Image Region, the Metadata Working Group's regions, or Microsoft's people tags. A person named here
    /// need not be in `people`.
    pub faces: Vec<Face>,
    /// IPTC Keywords.
    pub keywords: Vec<String>,
    /// xmp:Rating: 1 to 5 stars, −1 for a rejected photo, 0 where there is none. It is read and never written.
    pub rating: i8,
}

/// A person's face, in [`WHOLE`](crate::WHOLE)ths of the photo as it is seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Face {
    /// The person's name; never empty.
    pub name: String,
    /// From the left edge.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

/// Reads the facts out of a photo's blocks.
pub(crate) fn read(blocks: &MetadataBlocks) -> Facts {
    let xmp = blocks
        .xmp
        .iter()
        .map(|packet| xmp::facts(packet))
        .fold(Facts::default(), Facts::or);
    let iim = iim::Iim::parse(&blocks.iim).facts();
    let exif = blocks.exif.as_ref().map(exif::Exif::facts).unwrap_or_default();
    let stale = blocks
        .iim_digest
        .as_ref()
        .is_some_and(|digest| *digest != Md5::digest(&blocks.iim).as_slice());
    let both = if stale {
        iim.unless_begins(&xmp).or(xmp)
    } else {
        xmp.or(iim)
    };
    let mut facts = both.or(exif);
    if is_camera_default(&facts.caption) {
        facts.caption.clear();
    }
    facts.faces = faces::seen(facts.faces, orientation(blocks));
    facts
}

/// The transformation that turns the stored rows upright.
pub(crate) fn orientation(blocks: &MetadataBlocks) -> Orientation {
    let stored = blocks.exif.as_ref().map_or(1, exif::Exif::orientation);
    Framing::default().orientation(stored)
}

impl Facts {
    /// These facts, and `other`'s where these are empty. A time that is more precise in `other` is taken
    /// from there: XMP and IIM often hold the day of which EXIF holds the second.
    fn or(mut self, mut other: Self) -> Self {
        for property in Property::ALL {
            let takes = match property.value(&self) {
                PropertyValue::Text(TextForm::Time, time) => property.text(&other).starts_with(time),
                value @ (PropertyValue::Text(..) | PropertyValue::List(..) | PropertyValue::Faces(_)) => {
                    value.is_empty()
                }
            };
            if takes {
                property.take(&mut self, &mut other);
            }
        }
        if self.rating == 0 {
            self.rating = other.rating;
        }
        self
    }

    /// Without the texts that are the beginning of `full`'s: those were cut to IIM's byte limits. IIM's place is built
    /// of parts that may each be cut, and so are keywords; both are left as they are.
    fn unless_begins(mut self, full: &Self) -> Self {
        for property in Property::ALL {
            match property.slot(&mut self) {
                PropertySlot::Text(TextForm::Place, _) | PropertySlot::List(..) | PropertySlot::Faces(_) => {}
                PropertySlot::Text(_, text) => {
                    if property.text(full).starts_with(text.as_str()) {
                        text.clear();
                    }
                }
            }
        }
        self
    }
}

/// Whether a caption is one that a camera writes into every photo.
fn is_camera_default(caption: &str) -> bool {
    const DEFAULTS: [&str; 8] = [
        "SONY DSC",
        "DCF 1.0",
        "EXIF_JPEG_PICTURE",
        "DIGITAL STILLCAMERA",
        "KODAK DIGITAL STILL CAMERA",
        "DEFAULT",
        "DSC",
        "JPEG PICTURE",
    ];
    let caption = caption.to_uppercase();
    let short = caption.split_whitespace().count() <= 4;
    DEFAULTS.contains(&caption.as_str())
        || (short && caption.ends_with("DIGITAL CAMERA"))
        || (short && caption.starts_with("DCIM\\"))
}

#[cfg(test)]
mod tests {
    use super::is_camera_default;

    #[test]
    fn what_a_camera_says_of_every_photo_is_no_caption() {
        for text in [
            "OLYMPUS DIGITAL CAMERA",
            "SONY DSC",
            "DCIM\\100GOPRO\\GOPR0482.JPG",
            "GE DIGITAL CAMERA",
        ] {
            assert!(is_camera_default(text), "{text}");
        }
        for text in [
            "",
            "A witty caption",
            "江克美(左二)",
            "The minister buys a new Olympus digital camera",
        ] {
            assert!(!is_camera_default(text), "{text}");
        }
    }
}
