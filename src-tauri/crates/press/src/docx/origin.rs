//! The story that a Word file was made of, kept in it so that an edited file can be matched: two properties of its own, which
//! Word, WPS and LibreOffice keep (ISO 29500-1 clause 22.3).

use story::Digest;

use super::read::xml::XmlNode;
use crate::chars::escape;

const STORY: &str = "GalleyStory";
const REVISION: &str = "GalleyRevision";

/// Which story, and which revision of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordOrigin {
    /// The story's id.
    pub story: String,
    /// SHA-256 of the revision's bytes.
    pub revision: Digest,
}

impl WordOrigin {
    /// `docProps/custom.xml`.
    pub(super) fn part(&self) -> String {
        let property = |number: u8, name: &str, value: &str| {
            format!(
                "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{number}\" name=\"{name}\"><vt:lpwstr>{}</vt:lpwstr></property>",
                escape(value)
            )
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{}{}</Properties>\n",
            property(2, STORY, &self.story),
            property(3, REVISION, self.revision.as_str())
        )
    }

    /// From `docProps/custom.xml`.
    pub(super) fn read(part: &XmlNode) -> Option<Self> {
        let value = |name: &str| {
            let property = part
                .named("property")
                .find(|one| one.attribute("name") == Some(name))?;
            Some(property.children.first()?.text.trim().to_owned())
        };
        Some(Self {
            story: value(STORY)?,
            revision: value(REVISION)?.try_into().ok()?,
        })
    }
}
