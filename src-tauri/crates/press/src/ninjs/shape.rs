//! The part of ninjs 3.1 that we write, field by field in the order it is printed.
//!
//! The names and meanings are IPTC's. An empty field is left out: in ninjs nothing means "empty".

use serde::Serialize;

/// A news item, or one of its pictures.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NinjsItem {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) rel: String,
    pub(super) uri: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) standard: Option<Standard>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) representation_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) version: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) version_created: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) content_created: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) embargoed_until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) urgency: Option<u8>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) slugline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) headlines: Vec<Words>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) by: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) located: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) descriptions: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) bodies: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) organisations: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) info_sources: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) events: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) genres: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) subjects: Vec<NamedConcept>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) pub_status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alt_ids: Vec<AltId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) ed_note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) copyright_notice: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) usage_terms: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) digital_source_type: Option<NamedConcept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) renditions: Vec<NinjsRendition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) associations: Vec<NinjsItem>,
}

/// Another id, in a role.
#[derive(Debug, Serialize)]
pub(super) struct AltId {
    pub(super) role: &'static str,
    pub(super) value: String,
}

/// Which standard an item follows.
#[derive(Debug, Serialize)]
pub(super) struct Standard {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) schema: &'static str,
}

/// A headline, a description or a body.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Words {
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) role: &'static str,
    pub(super) content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) char_count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) word_count: Option<usize>,
    pub(super) value: String,
}

/// A person, organisation, source, event, genre, subject or kind.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NamedConcept {
    pub(super) name: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) rel: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) role: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) uri: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) literal: String,
}

/// One file of a picture.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NinjsRendition {
    pub(super) name: &'static str,
    pub(super) href: String,
    pub(super) content_type: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) size_in_bytes: u64,
}

impl Words {
    /// Plain words in a role.
    pub(super) fn plain(role: &'static str, words: &str) -> Self {
        Self {
            role,
            content_type: "text/plain",
            value: words.to_owned(),
            ..Self::default()
        }
    }
}

impl NamedConcept {
    /// The names that are not empty.
    pub(super) fn all<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let names = names.into_iter().map(str::trim).filter(|name| !name.is_empty());
        names
            .map(|name| Self {
                name: name.to_owned(),
                ..Self::default()
            })
            .collect()
    }
}
