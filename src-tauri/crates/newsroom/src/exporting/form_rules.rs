//! `data/forms.json` in a package: what shaped its forms besides `story.json`, so that the receiver can set them again.
//!
//! It contains settings and facts of files, and no words of the piece, so that it cannot justify a form whose words differ from
//! `story.json`. The only words in it are an amendment's reason and a mail's subject and addressees.
//!
//! See docs/decisions/forms-are-set-anew.md.

use chrono::{DateTime, FixedOffset};
use outlet::{Format, Outlet, WordStyle};
use package::Verified;
use press::docx::{DocxOptions, DocxStyle};
use press::notice::NoticeKind;
use press::{Amendment, File, Plate};
use review::slip::{MAX_JSON, RevisionRef};
use serde::{Deserialize, Serialize};
use story::stages::{Chain, Proof};
use story::{Digest, Figure, FigureId, OriginalKind};

use crate::Error;

/// Its name in a package.
pub(crate) const FORMS: &str = "forms.json";
/// The notice that goes with a correction, set as a story. A withdrawal's is `story.json` itself.
pub(crate) const NOTICE: &str = "notice.json";
/// The schema that this build writes; a higher number means a newer Galley wrote it.
const SCHEMA: u32 = 1;

/// What shaped the forms of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormRules {
    schema: u32,
    /// [`press::EDITION`] of the Galley that set them. Another edition sets the same story otherwise.
    pub edition: u32,
    /// The story's id.
    pub story: String,
    /// The revision that was set.
    pub revision: RevisionRef,
    /// The forms.
    pub formats: Vec<Format>,
    /// What the text's files are called, without their endings.
    pub stem: String,
    /// What the outlet's profile says of them; nothing in a package that is for no outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileRules>,
    /// What the package does to one that was delivered before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amendment>,
    /// The notice that people read of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<NoticeRules>,
    /// The head of its mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailRules>,
    /// What its approval form shows besides the decisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalRules>,
    /// The photos of its figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PictureRules>,
}

/// The settings of an outlet's profile for the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileRules {
    /// The style of the Word file.
    pub style: WordStyle,
    /// The pictures are in the Word file.
    pub embed: bool,
    /// The text marks the place of each picture as 【图1】.
    pub markers: bool,
    /// The note to the editor is printed above the piece.
    pub note: bool,
    /// The part of that note that says how the writer is reached is printed too.
    pub contact: bool,
    /// The related titles are printed. Absent from the JSON where they are, as they were before there was a choice.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub related: bool,
    /// Who signs and the day are printed at the right below the piece; absent where they are not.
    #[serde(default, skip_serializing_if = "is_no")]
    pub closing: bool,
}

fn yes() -> bool {
    true
}

fn is_yes(flag: &bool) -> bool {
    *flag
}

fn is_no(flag: &bool) -> bool {
    !flag
}

/// A notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeRules {
    /// Correction or withdrawal.
    pub kind: NoticeKind,
    /// When it is sent, in the zone of the piece.
    pub at: DateTime<FixedOffset>,
}

/// The head of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailRules {
    /// To whom.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
}

/// What an approval form shows besides the decisions of the slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalRules {
    /// The chain that names the stages, for decisions that do not contain their own.
    pub chain: Chain,
    /// How far each decision was proven at the desk that made the form, in their order.
    pub proofs: Vec<Proof>,
}

/// The photo of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureRules {
    /// The figure.
    pub figure: FigureId,
    /// What the original is, as in [`OriginalKind::name`].
    pub kind: String,
    /// EXIF orientation of the original.
    pub orientation: u8,
    /// The original, or the copy that goes in its place.
    pub original: PictureFile,
    /// The page-size rendition.
    pub page: PictureFile,
}

/// One file of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureFile {
    /// Its path below `data/`, where it is there.
    pub name: String,
    /// Width in pixels as stored.
    pub width: u32,
    /// Height in pixels as stored.
    pub height: u32,
    /// In bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

/// Why the rules of a package cannot be followed here.
pub(crate) enum Unfollowed {
    /// There are none: an earlier Galley packed it, or another program.
    None,
    /// Another Galley set the forms, in a different way from this one.
    Edition,
    /// They are not what any Galley writes.
    Unreadable,
}

impl FormRules {
    pub(crate) fn new(
        story: &str,
        revision: RevisionRef,
        formats: &[Format],
        outlet: Option<&Outlet>,
    ) -> Self {
        Self {
            schema: SCHEMA,
            edition: press::EDITION,
            story: story.to_owned(),
            revision,
            formats: formats.to_vec(),
            stem: "story".to_owned(),
            profile: outlet.map(ProfileRules::of),
            amends: None,
            notice: None,
            mail: None,
            approval: None,
            pictures: Vec::new(),
        }
    }

    /// Their bytes in a package.
    ///
    /// # Errors
    /// [`Error::NotJson`], never for rules made here: each of their keys is a text.
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec_pretty(self).map_err(|why| Error::NotJson { why })
    }

    /// The rules of a verified package, or why they cannot be followed.
    ///
    /// # Errors
    /// [`Error::Package`] where the file cannot be read any more.
    pub(crate) fn read(package: &mut Verified) -> Result<Result<Self, Unfollowed>, Error> {
        #[derive(Deserialize)]
        struct FormsHead {
            schema: u32,
            edition: u32,
        }
        if !package.files.iter().any(|file| file.name == FORMS) {
            return Ok(Err(Unfollowed::None));
        }
        let bytes = package.read(FORMS, MAX_JSON)?;
        let unreadable = |_: serde_json::Error| Unfollowed::Unreadable;
        let head = serde_json::from_slice::<FormsHead>(&bytes).map_err(unreadable);
        Ok(head.and_then(|head| {
            if (head.schema, head.edition) != (SCHEMA, press::EDITION) {
                return Err(Unfollowed::Edition);
            }
            serde_json::from_slice(&bytes).map_err(unreadable)
        }))
    }

    /// The options of its Word files.
    pub(crate) fn look(&self) -> DocxOptions {
        self.profile
            .map_or_else(DocxOptions::default, |profile| DocxOptions {
                style: match profile.style {
                    WordStyle::Press => DocxStyle::Press,
                    WordStyle::Official => DocxStyle::Official,
                },
                embed: profile.embed,
                markers: profile.markers,
            })
    }

    /// Whether its text marks where pictures are.
    pub(crate) fn has_markers(&self) -> bool {
        self.profile.is_some_and(|profile| profile.markers)
    }
}

impl ProfileRules {
    pub(crate) fn of(outlet: &Outlet) -> Self {
        Self {
            style: outlet.word.style,
            embed: outlet.word.embed,
            markers: outlet.photos.markers,
            note: outlet.text.note,
            contact: outlet.text.contact,
            related: outlet.text.related,
            closing: outlet.text.closing,
        }
    }
}

impl PictureRules {
    /// The rules for a plate whose files have these digests.
    pub(crate) fn of(figure: &FigureId, plate: &Plate, (original, page): (Digest, Digest)) -> Self {
        let file = |file: &File, sha256: Digest| PictureFile {
            name: file.name.clone(),
            width: file.width,
            height: file.height,
            bytes: file.bytes,
            sha256,
        };
        Self {
            figure: figure.clone(),
            kind: plate.kind.name().to_owned(),
            orientation: plate.orientation,
            original: file(&plate.original, original),
            page: file(&plate.page, page),
        }
    }

    /// The plate of this figure, made from these rules; nothing where its kind is unknown.
    pub(crate) fn plate(&self, figure: &Figure) -> Option<Plate> {
        let file = |file: &PictureFile| File {
            name: file.name.clone(),
            width: file.width,
            height: file.height,
            bytes: file.bytes,
        };
        Some(Plate {
            original: file(&self.original),
            page: file(&self.page),
            kind: OriginalKind::from_name(&self.kind)?,
            orientation: self.orientation,
            whole: figure.framing.shows_all(),
        })
    }
}
