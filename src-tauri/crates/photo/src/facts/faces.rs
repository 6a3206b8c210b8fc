//! Whose face is where, as three standards say it: IPTC Image Region (2025.1), the regions of the Metadata Working Group
//! (2.0, 5.9; Lightroom, digiKam, phones), and Microsoft's people tags.
//!
//! Each speaks of the picture as its rows are stored; [`super::read`] turns what comes out here. Only faces with a name
//! count: a frame that a camera drew round somebody says nothing that a caption could use.

use image::metadata::Orientation;

use super::xmp::{EXT, Subject};
use super::{Face, charset};
use crate::framing::{WHOLE, point_before, undone};

pub(crate) const MWG: &str = "http://www.metadataworkinggroup.com/schemas/regions/";
const AREA: &str = "http://ns.adobe.com/xmp/sType/Area#";
pub(crate) const MICROSOFT: &str = "http://ns.microsoft.com/photo/1.2/";
const MICROSOFT_INFO: &str = "http://ns.microsoft.com/photo/1.2/t/RegionInfo#";
const MICROSOFT_REGION: &str = "http://ns.microsoft.com/photo/1.2/t/Region#";

/// No group photo has more; a packet may hold any number.
const MOST: usize = 500;

/// The faces of one packet, each name once, of the first standard that has any.
pub(super) fn faces(photo: &Subject<'_>) -> Vec<Face> {
    let said = [iptc, working_group, microsoft].map(|standard| standard(photo));
    let mut faces: Vec<Face> = Vec::new();
    for face in said
        .into_iter()
        .find(|faces| !faces.is_empty())
        .unwrap_or_default()
    {
        if faces.len() < MOST && !faces.iter().any(|known| known.name == face.name) {
            faces.push(face);
        }
    }
    faces
}

fn iptc(photo: &Subject<'_>) -> Vec<Face> {
    let regions = photo.structures(EXT, "ImageRegion");
    let faces = regions.iter().filter_map(|region| {
        let name = region.all(EXT, "PersonInImage").into_iter().next()?;
        let boundary = region.structures(EXT, "RegionBoundary").into_iter().next()?;
        if boundary.one(EXT, "rbUnit") != "relative" {
            return None;
        }
        let number = |name| number(&boundary.one(EXT, name));
        let (x, y) = match boundary.one(EXT, "rbShape").as_str() {
            "rectangle" => (
                number("rbX")? + number("rbW")? / 2.0,
                number("rbY")? + number("rbH")? / 2.0,
            ),
            "circle" => (number("rbX")?, number("rbY")?),
            _ => middle(&boundary.structures(EXT, "rbVertices"))?,
        };
        face(name, x, y)
    });
    faces.collect()
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

fn working_group(photo: &Subject<'_>) -> Vec<Face> {
    let regions = photo
        .structures(MWG, "Regions")
        .into_iter()
        .flat_map(|regions| regions.structures(MWG, "RegionList"));
    let faces = regions.filter_map(|region| {
        let area = region.structures(MWG, "Area").into_iter().next()?;
        let here = region.one(MWG, "Type").eq_ignore_ascii_case("Face")
            && ["", "normalized"].contains(&area.one(AREA, "unit").as_str());
        let at = |name| number(&area.one(AREA, name));
        face(region.one(MWG, "Name"), at("x")?, at("y")?).filter(|_| here)
    });
    faces.collect()
}

fn microsoft(photo: &Subject<'_>) -> Vec<Face> {
    let regions = photo
        .structures(MICROSOFT, "RegionInfo")
        .into_iter()
        .flat_map(|info| info.structures(MICROSOFT_INFO, "Regions"));
    let faces = regions.filter_map(|region| {
        let rectangle = region.one(MICROSOFT_REGION, "Rectangle");
        let sides: Vec<f64> = rectangle.split(',').filter_map(number).collect();
        let &[left, top, width, height] = sides.as_slice() else {
            return None;
        };
        let name = region.one(MICROSOFT_REGION, "PersonDisplayName");
        face(name, left + width / 2.0, top + height / 2.0)
    });
    faces.collect()
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Where both numbers, from 0 to 1, lie in the picture and somebody is named.
fn face(name: String, x: f64, y: f64) -> Option<Face> {
    let parts = |side: f64| {
        (0.0..=1.0)
            .contains(&side)
            .then(|| (side * f64::from(WHOLE)).round() as u16)
    };
    let name = charset::clean(&name);
    let (x, y) = (parts(x)?, parts(y)?);
    (!name.is_empty()).then_some(Face { name, x, y })
}

/// The faces as the picture is seen, of those that are where its rows are stored.
pub(crate) fn seen(faces: Vec<Face>, orientation: Orientation) -> Vec<Face> {
    stored(faces, undone(orientation))
}

/// The faces where the picture's rows are stored, of those that are as it is seen.
pub(crate) fn stored(faces: Vec<Face>, orientation: Orientation) -> Vec<Face> {
    let turn = |face: Face| {
        let (x, y) = point_before((face.x, face.y), orientation);
        Face { x, y, ..face }
    };
    faces.into_iter().map(turn).collect()
}
