//! Sets the readable forms of a package again from its `story.json`, and compares them with those that are in it.
//!
//! People read the Word file or the page, but what was passed is `story.json`. Where a sender changed only one of the two, the
//! manifests are still right and the signatures of the decisions are still valid.
//!
//! See docs/decisions/forms-are-set-anew.md.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Cursor, Read, Seek as _, SeekFrom, Write};

use disk::Part;
use package::Verified;
use review::Purpose;
use review::slip::{BASE, SLIP, STORY, Slip};
use story::stages::{Proof, Signatures, Trail};
use story::{Content, Digest, Language};

use crate::exporting::form_rules::{FORMS, FormRules, NOTICE, Unfollowed};
use crate::exporting::forms::{Forms, approval_files};
use crate::exporting::leaving::leaving;
use crate::exporting::packed_plates::{PackedFiles, PackedPlates};
use crate::exporting::redlined::Redlined;
use crate::exporting::without_known;
use crate::says::examined as says;
use crate::signing::approval::ApprovalForm;
use crate::views::examined::{ExaminedPart, ExaminedRow, ExaminedVerdict};
use crate::{Error, Format};

/// The files of a package that are no forms of its text.
const RECORDS: [&str; 5] = [STORY, SLIP, BASE, FORMS, NOTICE];
/// The bag's line about an original which went as a copy.
const STRIPPED: &str = "Galley-Stripped";

/// What a package says its story is.
pub(crate) struct Told<'a> {
    /// `story.json`.
    pub story: &'a Content,
    /// `base.json`, where the package carries something made of it.
    pub base: Option<&'a Content>,
    /// Its slip, where it carries one.
    pub slip: Option<&'a Slip>,
}

/// The rows of all readable forms, and those of the photos.
///
/// # Errors
/// [`Error::Package`] where it cannot be read any more.
pub(crate) fn rows(
    package: &mut Verified,
    told: &Told<'_>,
    language: Language,
) -> Result<Vec<ExaminedRow>, Error> {
    let rules = FormRules::read(package)?;
    let stripped = stripped(package);
    let files = PackedFiles::of(package);
    Ok(match rules {
        Ok(rules) => FormComparison {
            files: &files,
            told,
            rules: &rules,
            language,
            rows: Vec::new(),
            expected: RECORDS.map(str::to_owned).into(),
        }
        .rows(&stripped),
        Err(unfollowed) => not_compared(&files, &unfollowed, language),
    })
}

/// Name in the package and original's digest of each photo that went as a copy.
fn stripped(package: &Verified) -> BTreeSet<(String, String)> {
    let lines = package.info.lines().filter(|(label, _)| *label == STRIPPED);
    let named = lines.filter_map(|(_, value)| {
        let (name, _) = value.split_once(" without ")?;
        let (_, original) = value.rsplit_once("original sha256 ")?;
        Some((name.to_owned(), original.to_owned()))
    });
    named.collect()
}

/// A row for each form that cannot be set again, with the reason.
fn not_compared(files: &PackedFiles<'_>, why: &Unfollowed, language: Language) -> Vec<ExaminedRow> {
    let is_form = |name: &&str| !RECORDS.contains(name) && !name.contains('/');
    let row = |name: &str| {
        let says = match why {
            Unfollowed::None => says::not_compared_older(language),
            Unfollowed::Edition => says::not_compared_edition(language),
            Unfollowed::Unreadable => says::not_compared_unreadable(language),
        };
        ExaminedRow::new(ExaminedPart::Form, ExaminedVerdict::NotProven, name, says)
    };
    let broken = match why {
        Unfollowed::Unreadable => Some(ExaminedRow::new(
            ExaminedPart::Form,
            ExaminedVerdict::Differs,
            FORMS,
            says::not_ours(language),
        )),
        Unfollowed::None | Unfollowed::Edition => None,
    };
    broken
        .into_iter()
        .chain(files.names().filter(is_form).map(row))
        .collect()
}

struct FormComparison<'a> {
    files: &'a PackedFiles<'a>,
    told: &'a Told<'a>,
    rules: &'a FormRules,
    language: Language,
    rows: Vec<ExaminedRow>,
    /// Every file that belongs there by the rules and the slip.
    expected: BTreeSet<String>,
}

impl<'a> FormComparison<'a> {
    fn rows(mut self, stripped: &BTreeSet<(String, String)>) -> Vec<ExaminedRow> {
        let content = self.printed();
        self.photos(&content, stripped);
        let plates = PackedPlates::of(self.files, &self.rules.pictures);
        let (notice, redlined) = (self.notice(&content), self.redlined());
        let forms = Forms {
            content: &content,
            plates: &plates,
            rules: self.rules,
            notice: notice.as_ref(),
            redlined: redlined.as_ref(),
        };
        for format in forms.carried() {
            let name = forms.name(format);
            let set = on_disk(|file| forms.write(format, file).map_err(io::Error::other));
            self.compare(&name, STORY, set);
        }
        self.compare_all(NOTICE, forms.notice_files());
        if forms.has_mail() {
            let name = forms.name(Format::Eml);
            let set = self.mail(&forms);
            self.compare(&name, STORY, set);
        }
        self.compare_all(SLIP, self.approval());
        self.unexpected();
        self.rows
    }

    /// What is printed of the story: an outlet's package shows no tray, and a return none of the photos that the writer has.
    fn printed(&self) -> Content {
        let is_return = self.told.slip.is_some_and(|slip| slip.kind == Purpose::Return);
        match (self.rules.profile, self.told.base) {
            (Some(_), _) => leaving(self.told.story),
            (None, Some(base)) if is_return => without_known(self.told.story, base),
            (None, _) => self.told.story.clone(),
        }
    }

    /// The notice that goes along: a withdrawal's is the story itself.
    fn notice(&self, content: &Content) -> Option<Content> {
        self.rules.notice?;
        let Ok(bytes) = self.files.read(NOTICE) else {
            return Some(content.clone());
        };
        Content::from_json(&bytes).ok()
    }

    /// The changes and comments in the Word file of a filing.
    fn redlined(&self) -> Option<Redlined<'a>> {
        let slip = self.told.slip.filter(|slip| slip.kind != Purpose::Delivery)?;
        Some(Redlined {
            base: self.told.base.unwrap_or(self.told.story),
            hers: self.told.story,
            by: &slip.revision.author,
            at: slip.revision.at,
            comments: &slip.comments,
            origin: Some(press::docx::WordOrigin {
                story: slip.story.clone(),
                revision: slip.base.digest.clone(),
            }),
        })
    }

    fn mail(&self, forms: &Forms<'_>) -> io::Result<Digest> {
        let originals = self.rules.pictures.iter().map(|picture| &picture.original.name);
        let attached = self.expected.iter().chain(originals).map(String::as_str);
        let attached: BTreeSet<&str> = attached
            .filter(|name| !RECORDS.contains(name) && self.files.digest(name).is_some())
            .collect();
        let names: Vec<&str> = attached.into_iter().collect();
        let open =
            |name: &str| -> io::Result<Box<dyn Read>> { Ok(Box::new(Cursor::new(self.files.read(name)?))) };
        on_disk(|file| {
            let mut out = BufWriter::new(file);
            forms.mail(&names, &open, &mut out)?;
            out.flush()
        })
    }

    /// The approval form, with the proofs that its sender recorded for the decisions of the slip; nothing where there is none.
    fn approval(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let (Some(rules), Some(slip)) = (&self.rules.approval, self.told.slip) else {
            return Ok(Vec::new());
        };
        // A decision that was put in later has no recorded proof, and counts as claimed.
        let proofs = rules
            .proofs
            .iter()
            .cloned()
            .chain(std::iter::repeat(Proof::Claimed));
        let weighed = slip.trail.iter().cloned().zip(proofs);
        let form = ApprovalForm {
            story: &slip.story,
            content: self.told.story,
            chain: rules.chain,
            trail: &Trail::new(weighed, Signatures::default()),
        };
        let at = crate::rows::printed(slip.revision.at, self.told.story);
        approval_files(&form, at)
    }

    fn compare_all(&mut self, source: &str, set: Result<Vec<(String, Vec<u8>)>, Error>) {
        match set {
            Ok(set) => set
                .iter()
                .for_each(|(name, bytes)| self.compare(name, source, Ok(Digest::of(bytes)))),
            Err(_) => {
                let says = says::cannot_be_set(self.language);
                self.row(ExaminedPart::Form, ExaminedVerdict::Differs, source, says);
            }
        }
    }

    /// Compares a file with the form that was set again from the file `source`.
    fn compare(&mut self, name: &str, source: &str, set: io::Result<Digest>) {
        let language = self.language;
        let (verdict, says) = match (self.files.digest(name), set) {
            (None, _) => (ExaminedVerdict::Differs, says::missing(language)),
            (Some(found), Ok(set)) if *found == set => (ExaminedVerdict::Holds, says::same(source, language)),
            (Some(_), Ok(_)) => (ExaminedVerdict::Differs, says::differs(source, language)),
            (Some(_), Err(_)) => (ExaminedVerdict::Differs, says::cannot_be_set(language)),
        };
        self.row(ExaminedPart::Form, verdict, name, says);
        self.expected.insert(name.to_owned());
    }

    /// Compares the originals with the digests that the story names; the page-size renditions are taken as they are.
    fn photos(&mut self, content: &Content, stripped: &BTreeSet<(String, String)>) {
        let (mut originals, mut pages) = (BTreeSet::new(), BTreeSet::new());
        let of: BTreeMap<_, _> = content.figures().map(|figure| (&figure.id, figure)).collect();
        for picture in &self.rules.pictures {
            let photo = of.get(&picture.figure).and_then(|figure| figure.photo.as_ref());
            for (file, names) in [(&picture.original, &mut originals), (&picture.page, &mut pages)] {
                let Some(found) = self.files.digest(&file.name) else {
                    continue;
                };
                let is_original = file.name == picture.original.name;
                let copied =
                    photo.is_some_and(|photo| stripped.contains(&(file.name.clone(), photo.to_string())));
                if *found != file.sha256 || (is_original && photo != Some(found) && !copied) {
                    let says = says::another_photo(self.language);
                    let row =
                        ExaminedRow::new(ExaminedPart::Photos, ExaminedVerdict::Differs, &file.name, says);
                    self.rows.push(row);
                }
                names.insert(file.name.clone());
            }
        }
        if !originals.is_empty() {
            let says = says::originals(originals.len(), self.language);
            if self.rows.is_empty() {
                self.row(ExaminedPart::Photos, ExaminedVerdict::Holds, "", says);
            }
        }
        if !pages.is_empty() {
            let says = says::page_pictures(pages.len(), self.language);
            self.row(ExaminedPart::Photos, ExaminedVerdict::NotProven, "", says);
        }
        self.expected.extend(originals.into_iter().chain(pages));
    }

    /// Reports each file that does not belong there.
    fn unexpected(&mut self) {
        let files = self.files;
        for name in files
            .names()
            .filter(|name| !self.expected.contains(*name))
            .collect::<Vec<_>>()
        {
            let says = says::unexpected(self.language);
            self.row(ExaminedPart::Form, ExaminedVerdict::Differs, name, says);
        }
    }

    fn row(&mut self, about: ExaminedPart, verdict: ExaminedVerdict, name: &str, says: String) {
        self.rows.push(ExaminedRow::new(about, verdict, name, says));
    }
}

/// The digest of what `write` writes. It goes to a temporary file, since a Word file holds every original.
fn on_disk(write: impl FnOnce(&mut std::fs::File) -> io::Result<()>) -> io::Result<Digest> {
    let mut part = Part::private(&std::env::temp_dir())?;
    write(part.file_mut())?;
    let file = part.file_mut();
    file.seek(SeekFrom::Start(0))?;
    let mut hasher = story::digest::Hasher::default();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(read) => hasher.update(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
