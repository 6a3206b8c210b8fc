//! The places of named faces, as three standards write them: IPTC Image Region (2025.1), the regions of the Metadata Working
//! Group (2.0, 5.9; Lightroom, digiKam, phones), and Microsoft's people tags.
//!
//! Each gives places in the picture's rows as they are stored; [`super::read`] turns what comes out here. Only faces with a name
//! count: a frame that a camera drew round a person holds nothing that a caption could use.

use std::collections::BTreeSet;

use image::metadata::Orientation;

use super::rdf::Subject;
use super::xml_name::{AREA, EXT, MICROSOFT, MICROSOFT_INFO, MICROSOFT_REGION, MWG};
use super::{Face, charset};
use crate::framing::{WHOLE, point_before, undone};

/// No group photo has more; a packet may hold any number.
const MOST: usize = 500;

/// A person named in a region, and where, if the region gives the place in parts of the picture.
struct FaceRegion {
    name: String,
    at: Option<(f64, f64)>,
}

/// The faces of one packet, each name once, of the first standard that has any.
pub(super) fn faces(photo: &Subject<'_>) -> Vec<Face> {
    let said = standards(photo).map(|regions| regions.into_iter().filter_map(face).collect::<Vec<_>>());
    let first = said.into_iter().find(|faces| !faces.is_empty());
    let mut faces: Vec<Face> = Vec::new();
    for face in first.unwrap_or_default() {
        if faces.len() < MOST && !faces.iter().any(|known| known.name == face.name) {
            faces.push(face);
        }
    }
    faces
}

/// The name of each person in a region of any standard, also of one that [`faces`] cannot place.
pub(super) fn named(photo: &Subject<'_>) -> BTreeSet<String> {
    let regions = standards(photo).into_iter().flatten();
    regions.map(|region| region.name).collect()
}

/// The regions with a name, by standard; the news standard first.
fn standards(photo: &Subject<'_>) -> [Vec<FaceRegion>; 3] {
    [iptc(photo), working_group(photo), microsoft(photo)].map(|regions| {
        let cleaned = regions.into_iter().map(|region| FaceRegion {
            name: charset::clean(&region.name),
            ..region
        });
        cleaned.filter(|region| !region.name.is_empty()).collect()
    })
}

fn iptc(photo: &Subject<'_>) -> Vec<FaceRegion> {
    let regions = photo.structures(EXT, "ImageRegion");
    let named = regions.iter().flat_map(|region| {
        let boundaries = region.structures(EXT, "RegionBoundary");
        let at = boundaries.first().and_then(boundary);
        let names = region.all(EXT, "PersonInImage").into_iter();
        names.map(move |name| FaceRegion { name, at })
    });
    named.collect()
}

/// The middle of an IPTC boundary that is given in parts of the picture.
fn boundary(boundary: &Subject<'_>) -> Option<(f64, f64)> {
    let number = |name| number(&boundary.one(EXT, name));
    match (
        boundary.one(EXT, "rbUnit").as_str(),
        boundary.one(EXT, "rbShape").as_str(),
    ) {
        ("relative", "rectangle") => Some((
            number("rbX")? + number("rbW")? / 2.0,
            number("rbY")? + number("rbH")? / 2.0,
        )),
        ("relative", "circle") => Some((number("rbX")?, number("rbY")?)),
        ("relative", _) => middle(&boundary.structures(EXT, "rbVertices")),
        _ => None,
    }
}

/// The middle of a polygon's corners; one alone is a point.
fn middle(corners: &[Subject<'_>]) -> Option<(f64, f64)> {
    let along = |name: &str| {
        let all: Option<Vec<f64>> = corners
            .iter()
            .map(|corner| number(&corner.one(EXT, name)))
            .collect();
        all.filter(|all| !all.is_empty())
            .map(|all| all.iter().sum::<f64>() / all.len() as f64)
    };
    Some((along("rbX")?, along("rbY")?))
}

fn working_group(photo: &Subject<'_>) -> Vec<FaceRegion> {
    let regions = within(photo, (MWG, "Regions"), (MWG, "RegionList"));
    let faces = regions.filter(|region| region.one(MWG, "Type").eq_ignore_ascii_case("Face"));
    let read = faces.map(|region| {
        let areas = region.structures(MWG, "Area");
        let area = areas
            .first()
            .filter(|area| ["", "normalized"].contains(&area.one(AREA, "unit").as_str()));
        let at = |name| number(&area?.one(AREA, name));
        FaceRegion {
            name: region.one(MWG, "Name"),
            at: at("x").zip(at("y")),
        }
    });
    read.collect()
}

fn microsoft(photo: &Subject<'_>) -> Vec<FaceRegion> {
    let regions = within(photo, (MICROSOFT, "RegionInfo"), (MICROSOFT_INFO, "Regions"));
    let read = regions.map(|region| {
        let rectangle = region.one(MICROSOFT_REGION, "Rectangle");
        let sides: Vec<f64> = rectangle.split(',').filter_map(number).collect();
        let at = match *sides.as_slice() {
            [left, top, width, height] => Some((left + width / 2.0, top + height / 2.0)),
            _ => None,
        };
        FaceRegion {
            name: region.one(MICROSOFT_REGION, "PersonDisplayName"),
            at,
        }
    });
    read.collect()
}

/// The structures of a list inside another property.
fn within<'a>(
    photo: &Subject<'a>,
    outer: (&str, &str),
    (space, name): (&'static str, &'static str),
) -> impl Iterator<Item = Subject<'a>> + use<'a> {
    let outer = photo.structures(outer.0, outer.1).into_iter();
    outer.flat_map(move |property| property.structures(space, name))
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// A region whose middle is in the picture.
fn face(region: FaceRegion) -> Option<Face> {
    let parts = |side: f64| {
        (0.0..=1.0)
            .contains(&side)
            .then(|| (side * f64::from(WHOLE)).round() as u16)
    };
    let (x, y) = region.at?;
    Some(Face {
        name: region.name,
        x: parts(x)?,
        y: parts(y)?,
    })
}

/// Faces in the stored rows, converted to places in the picture as seen.
pub(crate) fn seen(faces: Vec<Face>, orientation: Orientation) -> Vec<Face> {
    stored(faces, undone(orientation))
}

/// Faces in the picture as seen, converted to places in the stored rows.
pub(crate) fn stored(faces: Vec<Face>, orientation: Orientation) -> Vec<Face> {
    let turn = |face: Face| {
        let (x, y) = point_before((face.x, face.y), orientation);
        Face { x, y, ..face }
    };
    faces.into_iter().map(turn).collect()
}
