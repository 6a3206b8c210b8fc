//! Faces, written as IPTC Image Regions (Photo Metadata 2025.1).
//!
//! The place of a face is a point: a polygon of one corner. The regions of the Metadata Working Group and Microsoft's are
//! not written, as their readers want a rectangle; those in a file are removed where they are no longer true.
//!
//! See docs/decisions/face-marks.md.

use super::xml_text::xml;
use crate::facts::xml_name::XMP;
use crate::{Face, WHOLE};

/// The code of a region that shows a person (IPTC NewsCodes).
const HUMAN: &str = "http://cv.iptc.org/newscodes/imageregiontype/human";

/// The property with every face; nothing where there are none.
pub(super) fn written(faces: &[Face]) -> String {
    let regions: String = faces.iter().filter_map(region).collect();
    if regions.is_empty() {
        return regions;
    }
    format!(
        "<Iptc4xmpExt:ImageRegion xmlns:xmp=\"{XMP}\"><rdf:Bag>{regions}</rdf:Bag></Iptc4xmpExt:ImageRegion>"
    )
}

fn region(face: &Face) -> Option<String> {
    let name = xml(&face.name)?;
    let [x, y] = [face.x, face.y].map(|parts| f64::from(parts) / f64::from(WHOLE));
    Some(format!(
        "<rdf:li rdf:parseType=\"Resource\">\
         <Iptc4xmpExt:RegionBoundary rdf:parseType=\"Resource\">\
         <Iptc4xmpExt:rbShape>polygon</Iptc4xmpExt:rbShape><Iptc4xmpExt:rbUnit>relative</Iptc4xmpExt:rbUnit>\
         <Iptc4xmpExt:rbVertices><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
         <Iptc4xmpExt:rbX>{x}</Iptc4xmpExt:rbX><Iptc4xmpExt:rbY>{y}</Iptc4xmpExt:rbY>\
         </rdf:li></rdf:Seq></Iptc4xmpExt:rbVertices></Iptc4xmpExt:RegionBoundary>\
         <Iptc4xmpExt:rCtype><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
         <xmp:Identifier><rdf:Bag><rdf:li>{HUMAN}</rdf:li></rdf:Bag></xmp:Identifier>\
         </rdf:li></rdf:Bag></Iptc4xmpExt:rCtype>\
         <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{name}</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage></rdf:li>"
    ))
}
