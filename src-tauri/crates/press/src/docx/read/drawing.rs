//! Drawings: pictures with their alt text, text boxes with their words, and all others.

use super::walk::{DocxWalk, Drawing};
use super::xml::XmlNode;
use crate::noted::Unsupported;

/// English Metric Units in 48 pixels.
const ICON: u64 = 48 * 9_525;

/// Reads a DrawingML drawing or a VML picture (ISO 29500-1 clause 20.4, 29500-4 clause 19.1).
pub(super) fn read(walk: &mut DocxWalk<'_>, node: &XmlNode) {
    let mut alt = node
        .below()
        .find(|one| matches!(one.name.as_str(), "docPr" | "shape"))
        .and_then(|named| named.attribute("descr").or_else(|| named.attribute("alt")))
        .unwrap_or_default()
        .to_owned();
    let extent = node.below().find(|one| one.name == "extent");
    let side = |name| extent.and_then(|extent| extent.attribute(name)?.parse::<u64>().ok());
    let small =
        matches!((side("cx"), side("cy")), (Some(width), Some(height)) if width < ICON && height < ICON);
    let mut found = false;
    for part in outside_boxes(node) {
        match part.name.as_str() {
            "blip" | "imagedata" => {
                let relation = ["embed", "id", "link"]
                    .into_iter()
                    .find_map(|name| part.attribute(name));
                if let Some(relation) = relation.filter(|relation| !relation.is_empty()) {
                    walk.paragraph.pictures.push(Drawing {
                        relation: relation.to_owned(),
                        alt: std::mem::take(&mut alt),
                        small,
                    });
                    found = true;
                }
            }
            "txbxContent" => {
                walk.tally.turned(Unsupported::TextBox);
                let fields = std::mem::take(&mut walk.fields);
                let pieces = walk.pieces(part);
                walk.fields = fields;
                walk.paragraph.boxes.extend(pieces);
                found = true;
            }
            "chart" | "relIds" => {
                walk.tally.left_out(Unsupported::Chart);
                found = true;
            }
            _ => {}
        }
    }
    if !found {
        walk.tally.left_out(Unsupported::Drawing);
    }
}

/// All descendants, without those in text boxes, which are read with their box. Of alternatives for the same
/// content (`mc:AlternateContent`), one.
fn outside_boxes(node: &XmlNode) -> Vec<&XmlNode> {
    let mut found = Vec::new();
    let mut waiting: Vec<&XmlNode> = node.children.iter().rev().collect();
    while let Some(next) = waiting.pop() {
        found.push(next);
        match next.name.as_str() {
            "txbxContent" => {}
            "AlternateContent" => waiting.extend(super::walk::chosen(next)),
            _ => waiting.extend(next.children.iter().rev()),
        }
    }
    found
}
