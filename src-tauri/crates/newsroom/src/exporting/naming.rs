//! What a package, its texts and its photos are called, by the patterns of an outlet.

use chrono::{DateTime, FixedOffset};
use story::Content;

use crate::Profile;
use crate::pictures::plates::StoryPlates;
use outlet::Pattern;

/// The values of a pattern's fields for one revision of one story.
pub(crate) struct Naming<'a> {
    pub content: &'a Content,
    pub at: DateTime<FixedOffset>,
    pub profile: &'a Profile,
}

impl Naming<'_> {
    /// A name, safe for any disk.
    pub(crate) fn file(&self, pattern: &Pattern) -> String {
        package::safe_name(&self.words(pattern))
    }

    /// A name for people: a subject.
    pub(crate) fn words(&self, pattern: &Pattern) -> String {
        pattern.fill(&|field| self.say(field))
    }

    /// Names the photos by the pattern. Where it does not number them and there are several, a number is added to each.
    pub(crate) fn photos(&self, pattern: &Pattern, plates: &mut StoryPlates<'_>) {
        let several = plates.held().count() > 1 && !pattern.names("n");
        for (number, wording, held) in plates.held_mut() {
            let stem = held.row.file_name.rsplit_once('.');
            let stem = stem
                .map_or(held.row.file_name.as_str(), |(stem, _)| stem)
                .to_owned();
            let name = pattern.fill(&|field| match field {
                "n" => number.to_string(),
                "file" => stem.clone(),
                other => self.say(other),
            });
            let behind = if several || name.is_empty() {
                format!("-{number}")
            } else {
                String::new()
            };
            let worded = if wording == 1 {
                String::new()
            } else {
                format!("-{wording}")
            };
            for (file, folder, worded) in [
                (&mut held.plate.original, "photos", ""),
                (&mut held.plate.page, "web", worded.as_str()),
            ] {
                let ending = file.name.rsplit_once('.').map_or("jpg", |(_, ending)| ending);
                let called = format!("{name}{behind}{worded}.{ending}");
                file.name = format!("{folder}/{}", package::safe_name(called.trim_start_matches('-')));
            }
        }
    }

    fn say(&self, field: &str) -> String {
        let content = self.content;
        let signed = content.sign_off.unbracketed();
        let (unit, name) = signed.rsplit_once([' ', '\u{3000}']).unwrap_or(("", signed));
        let authors = content.authors.iter();
        let first = |said: [&str; 3]| {
            let said = said.into_iter().map(str::trim);
            said.into_iter()
                .find(|said| !said.is_empty())
                .unwrap_or_default()
                .to_owned()
        };
        match field {
            "date" => self.at.format("%Y%m%d").to_string(),
            "headline" => first([&content.headline, &content.slugline, ""]),
            "slugline" => first([&content.slugline, &content.headline, ""]),
            "unit" => {
                let named = authors
                    .map(|author| author.unit.trim())
                    .find(|unit| !unit.is_empty());
                first([named.unwrap_or_default(), unit, &self.profile.unit])
            }
            "author" => {
                let names: Vec<&str> = authors
                    .map(|author| author.name.trim())
                    .filter(|name| !name.is_empty())
                    .collect();
                first([&names.join("、"), name, &self.profile.name])
            }
            "source" => content.source.trim().to_owned(),
            "words" => story::count::count(content).words.to_string(),
            _ => String::new(),
        }
    }
}
