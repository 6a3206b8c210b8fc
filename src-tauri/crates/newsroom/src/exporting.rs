//! Exporting: one revision of a story as a package that an outlet can take without asking a question.
//!
//! The modules below have its forms and names, its pictures, and the plain folder that some outlets want.

pub(crate) mod edition;
pub(crate) mod examining;
pub(crate) mod for_desk;
pub(crate) mod form_rules;
pub(crate) mod forms;
pub(crate) mod laying_out;
pub(crate) mod leaving;
mod manuscript;
pub(crate) mod naming;
mod notice_forms;
mod packed_plates;
pub(crate) mod redlined;
mod set_anew;
pub(crate) mod showing;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::SecondsFormat;
use package::{Contents, PackageSigner, SecretKey, Source};
use press::notice::NoticeKind as Noticed;
use press::{Amendment, Notice};
use review::Purpose;
use review::slip::{RevisionRef, SLIP, STORY, Slip};
use story::stages::Trail;
use story::{Content, Language, RevisionReason};

use crate::exporting::edition::Edition;
use crate::exporting::form_rules::{ApprovalRules, FORMS, NOTICE};
use crate::exporting::forms::{Forms, approval_files};
use crate::exporting::laying_out::lay_out;
use crate::exporting::leaving::{leaving, provable};
use crate::exporting::naming::Naming;
use crate::exporting::redlined::Redlined;
use crate::outlets::sent_originals::traces;
use crate::pictures::facts::in_story;
use crate::pictures::plates::StoryPlates;
use crate::proof::vouched_for;
use crate::rooms::ExportingRoom;
use crate::rows::{number, printed, revision_ref};
use crate::signing::approval::ApprovalForm;
use crate::signing::keys::KeyAccess;
use crate::views::{Exported, Progress};
use crate::{Error, Format, Watch, default_formats, says, standing};
use outlet::{Outlet, Packing};

/// The order for an export.
#[derive(Debug, Clone, Default)]
pub struct Order<'a> {
    /// The outlet it is for: its names, its Word file, its photos, its kind of package.
    pub outlet: Option<&'a Outlet>,
    /// The forms; empty for those that the outlet takes, or, without an outlet, [`default_formats`].
    pub formats: &'a [Format],
    /// What it does to an issue that was delivered before.
    pub amends: Option<Amendment>,
    /// It is queued for a wire: one package, even for an outlet that wants a folder, and with nothing in it but what goes there.
    pub waits: bool,
    /// The version of the text that the person sees; `None` takes what is there.
    pub version: Option<u64>,
    /// The notice that people read of that: a correction goes with the piece, a withdrawal in its place.
    pub notice: Option<Notice>,
}

impl ExportingRoom<'_> {
    /// Freezes the working copy and writes its package into the folder `to`. The same revision gives the
    /// same bytes; a different file of that name is left alone and the package takes a new name. An outlet gets the figures of the
    /// body alone; without one the package holds the whole story, its tray included.
    ///
    /// # Errors
    /// When the folder does not take it, a photo is damaged, or `watch` said stop; nothing is left behind.
    pub fn export(
        &self,
        id: &str,
        to: &Path,
        order: &Order<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Exported, Error> {
        let (revision, content) = self
            .writing()
            .freeze_or_read(id, order.version, RevisionReason::Export)?;
        self.export_frozen(id, (&revision, &content), to, order, watch)
    }

    /// Packs a revision as `order` says.
    pub(crate) fn export_frozen(
        &self,
        id: &str,
        (revision, content): (&store::Revision, &Content),
        to: &Path,
        order: &Order<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Exported, Error> {
        let formats = match (order.formats, order.outlet) {
            ([], Some(outlet)) => outlet.formats.clone(),
            ([], None) => default_formats(),
            (wanted, _) => wanted.to_vec(),
        };
        let withdrawal = order
            .notice
            .as_ref()
            .filter(|notice| notice.kind == Noticed::Withdrawal);
        let sender = self.author()?;
        // A locked key does not hold up an outlet: the package goes unsigned.
        let key = match self.signing().hand(&sender)? {
            KeyAccess::Open(key, public) => Some((key, public)),
            KeyAccess::Locked | KeyAccess::None => None,
        };
        let trail = self.signing().trail(id)?;
        let (told, content, story) = match order.outlet {
            Some(_) => {
                let told = provable(content, &trail.decisions());
                let story = told.to_json();
                (told, leaving(content), story)
            }
            None => {
                let story = match self.store().revision_content(&revision.guid) {
                    // One that goes out while the disk takes nothing is kept nowhere.
                    Err(store::Error::NotFound { .. }) => content.to_json(),
                    kept => kept?,
                };
                (content.clone(), content.clone(), story)
            }
        };
        let frozen = RevisionRef {
            digest: store::digest(&story),
            ..revision_ref(revision)
        };
        let reviewed = match withdrawal {
            Some(_) => None,
            None => self.reviewed(id, frozen, &told, &trail)?,
        };
        let (extra, approval) =
            reviewed.map_or_else(Default::default, |review| (review.files, Some(review.approval)));
        let packing = PackageOrder {
            suffix: "",
            formats: &formats,
            outlet: order.outlet,
            amends: order.amends.clone(),
            waits: order.waits,
            notice: order.notice.as_ref(),
            redlined: None,
            extra,
            approval,
            story,
            known: None,
            sender: &sender,
            key,
        };
        Ok(self.pack(id, revision, &content, to, packing, watch)?.0)
    }

    /// The record of its review that a delivery contains: the slip, the approval form to print, and what shapes that form.
    /// Nothing where there is no decision.
    fn reviewed(
        &self,
        id: &str,
        frozen: RevisionRef,
        content: &Content,
        trail: &Trail,
    ) -> Result<Option<PackedReview>, Error> {
        if trail.entries().is_empty() {
            return Ok(None);
        }
        let chain = self.signing().standing(id, content)?.chain;
        let form = ApprovalForm {
            story: id,
            content,
            chain: standing::chains(&self.store(), id)?.naming(),
            trail,
        };
        let rules = ApprovalRules {
            chain: form.chain,
            proofs: trail.entries().iter().map(|entry| entry.proof.clone()).collect(),
        };
        let files = approval_files(&form, printed(frozen.at, content))?;
        let mut slip = Slip::new(Purpose::Delivery, id, self.sender()?, frozen.clone(), frozen);
        slip.chain = chain;
        slip.trail = trail.decisions();
        slip.vouched = Some(vouched_for(trail).map(|digest| digest.to_string()).collect());
        let slip = slip.to_json().map_err(|why| Error::NotJson { why })?;
        let files = files.into_iter().chain([(SLIP.to_owned(), slip)]);
        let files = files.map(|(name, bytes)| (name, Source::Bytes(bytes)));
        Ok(Some(PackedReview {
            files: files.collect(),
            approval: rules,
        }))
    }

    /// Packs one revision. Returns the package and the public key it was signed with.
    pub(crate) fn pack(
        &self,
        id: &str,
        revision: &store::Revision,
        content: &Content,
        to: &Path,
        packing: PackageOrder<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<(Exported, Option<String>), Error> {
        let piece = content;
        let set = packing.notice.map(Notice::set);
        let withdrawal = packing.notice.filter(|notice| notice.kind == Noticed::Withdrawal);
        // A withdrawal contains nothing of the piece: everything in its package is set from the notice.
        let (content, story) = match (&set, withdrawal) {
            (Some(set), Some(_)) => (set.clone(), set.to_json()),
            _ => (packing.shown(piece), packing.story),
        };
        let content = &content;
        let formats = packing.formats;
        let photos = u64::from(number(content.figures().count()));
        let mut done = 0;
        let mut plates = StoryPlates::gather(self, content, &mut |what| {
            done += 1;
            go_on(watch, done, photos, what)
        })?;
        let profile = self.profile()?.unwrap_or_default();
        let naming = Naming {
            content: piece,
            at: printed(revision.at, piece),
            profile: &profile,
        };
        if let Some(pattern) = packing.outlet.and_then(|outlet| outlet.files.photo.as_ref()) {
            naming.photos(pattern, &mut plates);
        }
        if let Some(outlet) = packing.outlet {
            plates.strip(traces(&outlet.photos), to)?;
        }
        let edition = Edition {
            id,
            revision,
            content,
            plates: &plates,
            suffix: packing.suffix,
            outlet: packing.outlet,
            amends: packing.amends.clone(),
            notice: packing.notice,
            naming,
        };
        let mut rules = edition.rules(formats);
        rules.approval = packing.approval;
        let forms = Forms {
            content,
            plates: &plates,
            rules: &rules,
            notice: set.as_ref(),
            redlined: packing.redlined,
        };
        // Files that contain originals are written to disk, beside the package, and kept until the package is written.
        let mut kept = Vec::new();
        let mut parcel = edition.parcel(&forms, to, &mut kept)?;
        let folder = parcel.folder.clone();
        let loose = packing
            .outlet
            .is_some_and(|outlet| outlet.files.packing == Packing::Folder);
        if loose && !packing.waits {
            let path = lay_out(&parcel, to, watch)?;
            let exported = Exported {
                bytes: bytes(&parcel),
                path: path.display().to_string(),
                folder,
                files: number(parcel.files.len()),
                revision: number(usize::try_from(revision.number).unwrap_or(usize::MAX)),
                notes: notes(content, &plates, self.language()),
            };
            return Ok((exported, None));
        }
        if !loose {
            let files = &mut parcel.files;
            files.insert(STORY.to_owned(), Source::Bytes(story));
            files.insert(FORMS.to_owned(), Source::Bytes(rules.to_json()?));
            if let (Some(set), None) = (&set, withdrawal) {
                files.insert(NOTICE.to_owned(), Source::Bytes(set.to_json()));
            }
            files.extend(packing.extra);
        }
        let comment = format!(
            "{} {}",
            packing.sender,
            revision.at.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        // The signature covers a package's manifest, and a folder has another list.
        let key = packing.key.as_ref().filter(|_| !loose);
        let sign = |bytes: &[u8]| match key {
            Some((key, public)) => {
                let signed = self.signing().sign_once(key, public, bytes, &comment);
                signed.map_err(|why| why.says(self.language()))
            }
            None => Err("there is no key".to_owned()),
        };
        if let Some((_, public)) = key {
            // Recorded here, so that `verify` on this machine tells whose key it is.
            self.signing().own(public, packing.sender)?;
        }
        let signer = key.map(|(_, public)| PackageSigner {
            key: public.clone(),
            sign: &sign,
        });
        let mut told = |done, total| {
            watch(Progress {
                done,
                total,
                what: folder.clone(),
            })
        };
        let name = format!("{folder}.zip");
        let path = package::write_beside(&parcel, to, &name, signer.as_ref(), &mut told)?;
        let exported = Exported {
            bytes: std::fs::metadata(&path).map_or(0, |file| file.len()),
            path: path.display().to_string(),
            folder,
            files: number(parcel.files.len()),
            revision: number(usize::try_from(revision.number).unwrap_or(usize::MAX)),
            notes: notes(content, &plates, self.language()),
        };
        Ok((exported, signer.map(|signer| signer.key)))
    }
}

/// The record of a review in a delivery: the slip and the approval form by name, and what shapes that form.
struct PackedReview {
    files: BTreeMap<String, Source>,
    approval: ApprovalRules,
}

/// The form with this name, as a person writes it.
///
/// # Errors
/// [`Error::NoSuchFormat`].
pub fn format_named(name: &str) -> Result<Format, Error> {
    Format::from_name(name).ok_or_else(|| Error::NoSuchFormat {
        name: name.to_owned(),
        known: Format::names().join(", "),
    })
}

/// The length of a parcel's files together, in bytes.
fn bytes(parcel: &Contents) -> u64 {
    let size = |source: &Source| match source {
        Source::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        Source::File { path, .. } => std::fs::metadata(path).map_or(0, |file| file.len()),
    };
    parcel.files.values().map(size).sum()
}

/// Sentences for the person who sends the package: which words old programs will show cut.
fn notes(content: &Content, plates: &StoryPlates<'_>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    for (number, figure) in (1..).zip(content.figures()) {
        for cut in plates.held_for(figure).map_or(&[][..], |held| &held.cut) {
            let label = in_story(cut.property).label(language);
            notes.push(says::photo::cut(number, label, cut, language));
        }
    }
    notes
}

fn go_on(watch: &mut Watch<'_>, done: u64, total: u64, what: &str) -> Result<(), Error> {
    match watch(Progress {
        done,
        total,
        what: what.to_owned(),
    }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    }
}

/// What goes into a package beside the revision.
pub(crate) struct PackageOrder<'a> {
    /// The end of the package's name; empty for a delivery.
    pub suffix: &'a str,
    /// The forms of the text.
    pub formats: &'a [Format],
    /// The outlet; none for a filing or a return.
    pub outlet: Option<&'a Outlet>,
    /// What it does to an issue that was delivered before.
    pub amends: Option<Amendment>,
    /// As in [`Order`].
    pub waits: bool,
    /// The notice that people read of that.
    pub notice: Option<&'a Notice>,
    /// The changes and comments that its Word file shows, where it goes to an editor.
    pub redlined: Option<&'a Redlined<'a>>,
    /// The bytes of `story.json`.
    pub story: Vec<u8>,
    /// Further files by their name in the package.
    pub extra: BTreeMap<String, Source>,
    /// What shapes the approval form, where there is one.
    pub approval: Option<ApprovalRules>,
    /// A content whose photos the receiver already has: they are left out.
    pub known: Option<&'a Content>,
    /// Who packs.
    pub sender: &'a str,
    /// The key to sign with, and its public half.
    pub key: Option<(SecretKey, String)>,
}

impl PackageOrder<'_> {
    /// The content with only those photos that go into the package.
    fn shown(&self, content: &Content) -> Content {
        self.known
            .map_or_else(|| content.clone(), |known| without_known(content, known))
    }
}

/// The content without the photos that its receiver has in `known`.
pub(crate) fn without_known(content: &Content, known: &Content) -> Content {
    let mut shown = content.clone();
    for figure in shown.figures_mut() {
        if known.figures().any(|filed| filed.photo == figure.photo) {
            figure.photo = None;
        }
    }
    shown
}
