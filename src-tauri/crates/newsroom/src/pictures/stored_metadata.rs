//! A figure's words, as they are written into its pictures.

use serde::{Deserialize, Serialize};
use story::caption::standings;
use story::{Content, Figure};

use crate::pictures::facts::texts_of_both;

/// The metadata of a photo that no figure repeats, as it came in: kept with its row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct StoredMetadata {
    /// The orientation of the stored rows, 1 to 8, as EXIF counts.
    pub orientation: u8,
    /// The photo's own headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// The photo's own keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The likeness of the picture in digits; [`FAINT`] where there is too little in it; empty where it was not computed yet.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub likeness: String,
    /// Whether its file has more frames than the one that is shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub animated: bool,
}

/// The likeness of a picture that has too little in it.
const FAINT: &str = "-";

/// A likeness as a row stores it.
pub(crate) fn written(likeness: Option<photo::Likeness>) -> String {
    likeness.map_or_else(|| FAINT.to_owned(), |likeness| likeness.to_string())
}

impl StoredMetadata {
    /// The metadata of a photo that was just taken in.
    pub(crate) fn of(taken: &photo::TakenIn) -> Self {
        let facts = &taken.photo.facts;
        Self {
            orientation: taken.photo.orientation,
            headline: facts.headline.clone(),
            keywords: facts.keywords.clone(),
            animated: taken.photo.animated,
            likeness: written(taken.likeness),
        }
    }

    /// The metadata in a photo's row; a row that cannot be read has none.
    pub(crate) fn from_row(facts: &str) -> Self {
        let own: Self = serde_json::from_str(facts).unwrap_or_default();
        Self {
            orientation: if (1..=8).contains(&own.orientation) {
                own.orientation
            } else {
                1
            },
            ..own
        }
    }
}

/// What is written into a figure's pictures: its facts, its photo's own headline, or else the story's, and the keywords of both.
/// People whom the caption names by position are in it as well as those who are marked; faces are where they are in the picture
/// that the figure's framing makes of the photo of this `row`.
pub(crate) fn words(content: &Content, figure: &Figure, row: &store::StoredPhoto) -> photo::Facts {
    let own = StoredMetadata::from_row(&row.facts);
    let mut keywords = own.keywords;
    for keyword in &content.keywords {
        if !keywords.contains(keyword) {
            keywords.push(keyword.clone());
        }
    }
    let headline = if own.headline.is_empty() {
        content.headline.clone()
    } else {
        own.headline
    };
    let marked: Vec<&str> = figure.people.iter().map(|person| person.name.trim()).collect();
    let mut people: Vec<String> = marked.iter().map(|name| (*name).to_owned()).collect();
    for standing in standings(&figure.caption, &marked).people {
        if !people.contains(&standing.name) {
            people.push(standing.name);
        }
    }
    // Stars are for the desk alone and go into no file.
    let mut words = photo::Facts {
        headline,
        people: people.into_iter().filter(|name| !name.is_empty()).collect(),
        faces: faces(figure, (row.width, row.height)),
        keywords,
        ..photo::Facts::default()
    };
    for (property, fact) in texts_of_both() {
        if let Some(text) = property.text_mut(&mut words) {
            fact.text(figure).clone_into(text);
        }
    }
    words
}

fn faces(figure: &Figure, size: (u32, u32)) -> Vec<photo::Face> {
    let named = figure
        .people
        .iter()
        .filter(|person| !person.name.trim().is_empty());
    let faces = named.filter_map(|person| {
        let at = person.mark?.shown(&figure.framing, size)?;
        Some(photo::Face {
            name: person.name.trim().to_owned(),
            x: at.x,
            y: at.y,
        })
    });
    faces.collect()
}

/// The likeness in a photo's row.
pub(crate) fn likeness(facts: &str) -> Option<photo::Likeness> {
    StoredMetadata::from_row(facts).likeness.parse().ok()
}
