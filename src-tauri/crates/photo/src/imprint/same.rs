//! The facts that a standard keeps whole: which of ours it already says as we want it.

use crate::Facts;

/// Which facts one standard already says as wanted. These are left as they stand there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Same {
    pub(super) caption: bool,
    pub(super) headline: bool,
    pub(super) photographer: bool,
    pub(super) credit: bool,
    pub(super) source: bool,
    pub(super) copyright: bool,
    pub(super) usage: bool,
    pub(super) taken: bool,
    pub(super) place: bool,
    pub(super) event: bool,
    pub(super) alt: bool,
    pub(super) digital_source: bool,
    pub(super) people: bool,
    pub(super) faces: bool,
    pub(super) keywords: bool,
}

impl Same {
    /// Every fact is left as it stands.
    pub(super) const ALL: Self = Self {
        caption: true,
        headline: true,
        photographer: true,
        credit: true,
        source: true,
        copyright: true,
        usage: true,
        taken: true,
        place: true,
        event: true,
        alt: true,
        digital_source: true,
        people: true,
        faces: true,
        keywords: true,
    };

    pub(super) fn of(said: &Facts, wanted: &Facts) -> Self {
        let text = |said: &str, wanted: &str| !wanted.is_empty() && said == wanted;
        let list = |said: &[String], wanted: &[String]| !wanted.is_empty() && said == wanted;
        Self {
            caption: text(&said.caption, &wanted.caption),
            headline: text(&said.headline, &wanted.headline),
            photographer: text(&said.photographer, &wanted.photographer),
            credit: text(&said.credit, &wanted.credit),
            source: text(&said.source, &wanted.source),
            copyright: text(&said.copyright, &wanted.copyright),
            usage: text(&said.usage, &wanted.usage),
            taken: text(&said.taken, &wanted.taken),
            place: text(&said.place, &wanted.place),
            event: text(&said.event, &wanted.event),
            alt: text(&said.alt, &wanted.alt),
            digital_source: text(&said.digital_source, &wanted.digital_source),
            people: list(&said.people, &wanted.people),
            faces: said.faces.len() == wanted.faces.len()
                && wanted.faces.iter().all(|face| said.faces.contains(face)),
            keywords: list(&said.keywords, &wanted.keywords),
        }
    }
}
