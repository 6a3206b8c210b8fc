//! Exporting: one revision of a story as a package that an outlet can take without asking a question.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use package::{BagInfo, Parcel, SecretKey, Signer, Source};
use press::{NoPlates, Plates};
use story::{Content, Language};
use tempfile::NamedTempFile;

use crate::approval::Form;
use crate::keys::Hand;
use crate::plates::StoryPlates;
use crate::reviews::Sent;
use crate::rows::{number, printed};
use crate::slip::{Frozen, Kind, SLIP, STORY, Slip};
use crate::versions::Reason;
use crate::views::{Exported, Progress};
use crate::{Error, Newsroom, Watch, says};

/// How many characters of the title stand in a package's name.
const TITLE: usize = 40;

use crate::Format;

impl Newsroom {
    /// Freezes the working copy and writes its package into the folder `to`. The same revision gives the
    /// same bytes; a different file of that name is left alone and the package takes a new name.
    ///
    /// # Errors
    /// When the folder does not take it, a photo is damaged, or `watch` said stop; nothing is left behind.
    pub fn export(
        &self,
        id: &str,
        to: &Path,
        formats: &[Format],
        watch: &mut Watch<'_>,
    ) -> Result<Exported, Error> {
        let reason = Reason {
            word: "export",
            automatic: false,
            name: "",
        };
        let (revision, content) = self.freeze_working(id, &reason)?;
        let sender = self.author()?;
        // A locked key does not hold up an outlet: it does without.
        let key = match self.hand(&sender)? {
            Hand::Open(key, public) => Some((key, public)),
            Hand::Locked | Hand::None => None,
        };
        let packing = Packing {
            suffix: "",
            formats,
            extra: self.approved(id, &revision, &content)?,
            known: None,
            sender: &sender,
            key,
        };
        Ok(self.pack(id, &revision, &content, to, packing, watch)?.exported)
    }

    /// What a delivery says of its review: the slip, and the form to print. Nothing where nobody decided anything.
    fn approved(
        &self,
        id: &str,
        revision: &store::Revision,
        content: &Content,
    ) -> Result<BTreeMap<String, Source>, Error> {
        let trail = self.trail(id)?;
        if trail.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (frozen, chain) = (Frozen::of(revision), self.chain()?);
        let form = Form {
            story: id,
            content,
            chain,
            trail: &trail,
        };
        let form = form.set();
        let mut word = Cursor::new(Vec::new());
        press::docx::write(&form, &NoPlates, printed(revision.at, content), &mut word)?;
        let page = press::html::page(&form, &NoPlates)?;
        let mut slip = Slip::new(Kind::Delivery, id, self.sender()?, frozen.clone(), frozen);
        slip.chain = chain;
        slip.trail = trail;
        Ok(BTreeMap::from([
            (SLIP.to_owned(), Source::Bytes(slip.to_json())),
            ("approval.html".to_owned(), Source::Bytes(page.into_bytes())),
            ("approval.docx".to_owned(), Source::Bytes(word.into_inner())),
        ]))
    }

    /// Packs one revision.
    pub(crate) fn pack(
        &self,
        id: &str,
        revision: &store::Revision,
        content: &Content,
        to: &Path,
        packing: Packing<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Sent, Error> {
        let frozen = self.store().revision_content(&revision.guid)?;
        let content = &packing.shown(content);
        let formats = packing.formats;
        let photos = u64::from(number(content.figures().count()));
        let mut done = 0;
        let plates = StoryPlates::gather(self, content, &mut |what| {
            done += 1;
            go_on(watch, done, photos, what)
        })?;
        let edition = Edition {
            id,
            revision,
            content,
            plates: &plates,
            suffix: packing.suffix,
        };
        let word = if formats.contains(&Format::Docx) {
            Some(edition.docx(to)?)
        } else {
            None
        };
        let mut parcel = edition.parcel(formats, word.as_ref().map(NamedTempFile::path))?;
        parcel.files.insert(STORY.to_owned(), Source::Bytes(frozen));
        parcel.files.extend(packing.extra);
        let folder = parcel.folder.clone();
        let comment = format!(
            "{} {}",
            packing.sender,
            revision.at.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        let key = packing.key.as_ref();
        let sign = |bytes: &[u8]| match key {
            Some((key, public)) => {
                let signed = self.sign_once(key, public, bytes, &comment);
                signed.map_err(|why| why.says(self.language()))
            }
            None => Err("there is no key".to_owned()),
        };
        let signer = key.map(|(_, public)| Signer {
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
        let path = package::write_signed_beside(&parcel, to, &name, signer.as_ref(), &mut told)?;
        let exported = Exported {
            bytes: std::fs::metadata(&path).map_or(0, |file| file.len()),
            path: path.display().to_string(),
            folder,
            files: number(parcel.files.len()),
            revision: number(usize::try_from(revision.number).unwrap_or(usize::MAX)),
            notes: notes(content, &plates, self.language()),
        };
        Ok(Sent {
            exported,
            signed_by: signer.map(|signer| signer.key),
        })
    }
}

/// What whoever sends the package should know, as sentences: which words old programs will show cut.
fn notes(content: &Content, plates: &StoryPlates<'_>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    for (number, figure) in (1..).zip(content.figures()) {
        for cut in plates.held_for(figure).map_or(&[][..], |held| &held.cut) {
            notes.push(says::photo::cut(number, cut, language));
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
pub(crate) struct Packing<'a> {
    /// Stands behind the package's name; empty for a delivery.
    pub suffix: &'a str,
    /// The forms of the text.
    pub formats: &'a [Format],
    /// Further files by their name in the package.
    pub extra: BTreeMap<String, Source>,
    /// A content whose photos the receiver has: they stay out.
    pub known: Option<&'a Content>,
    /// Who packs.
    pub sender: &'a str,
    /// The key to sign with, and its public half.
    pub key: Option<(SecretKey, String)>,
}

impl Packing<'_> {
    /// The content with only those photos that go into the package.
    fn shown(&self, content: &Content) -> Content {
        let mut shown = content.clone();
        let Some(known) = self.known else {
            return shown;
        };
        for figure in shown.figures_mut() {
            if known.figures().any(|filed| filed.photo == figure.photo) {
                figure.photo = None;
            }
        }
        shown
    }
}

/// One revision on its way into a package.
struct Edition<'a> {
    id: &'a str,
    revision: &'a store::Revision,
    content: &'a Content,
    plates: &'a StoryPlates<'a>,
    suffix: &'a str,
}

impl Edition<'_> {
    /// When the revision was made, as it is printed.
    fn at(&self) -> DateTime<FixedOffset> {
        printed(self.revision.at, self.content)
    }

    /// The name of the bag's folder: the date and what the desk calls the piece.
    fn folder(&self) -> String {
        let names = [&self.content.slugline, &self.content.headline];
        let title = names.into_iter().find(|name| !name.trim().is_empty());
        let title: String = title.map_or("", |name| name.trim()).chars().take(TITLE).collect();
        let date = self.at().format("%Y-%m-%d").to_string();
        let parts = [date.as_str(), title.as_str(), self.suffix];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        package::safe_name(&parts.join("-"))
    }

    fn info(&self) -> BagInfo {
        let revision = format!("revision {} {}", self.revision.number, self.revision.digest);
        BagInfo::default()
            .with("Bagging-Date", &self.at().format("%Y-%m-%d").to_string())
            .with("External-Identifier", &format!("urn:uuid:{}", self.id))
            .with("Internal-Sender-Identifier", &revision)
            .with("External-Description", &self.content.headline)
            .with("Source-Organization", &self.content.source)
            .with("Contact-Name", &self.revision.author)
    }

    fn parcel(&self, formats: &[Format], word: Option<&Path>) -> Result<Parcel, Error> {
        let mut files = BTreeMap::new();
        for format in formats {
            let (name, bytes) = match format {
                Format::Docx => continue,
                Format::Html => (
                    "story.html",
                    press::html::page(self.content, self.plates)?.into_bytes(),
                ),
                Format::Markdown => ("story.md", self.markdown().into_bytes()),
                Format::Text => (
                    "story.txt",
                    press::page_text::manuscript(self.content).into_bytes(),
                ),
                Format::Ninjs => ("ninjs.json", self.ninjs()),
            };
            files.insert(name.to_owned(), Source::Bytes(bytes));
        }
        if let Some(path) = word {
            files.insert(
                "story.docx".to_owned(),
                Source::File {
                    path: path.to_owned(),
                    sha256: None,
                },
            );
        }
        for held in self.plates.held() {
            let original = Source::File {
                path: self.plates.path(held),
                sha256: Some(held.digest.to_string()),
            };
            files.insert(held.plate.original.name.clone(), original);
            files.insert(held.plate.page.name.clone(), Source::Bytes(held.web.clone()));
        }
        Ok(Parcel {
            folder: self.folder(),
            info: self.info(),
            when: self.revision.at,
            files,
        })
    }

    fn markdown(&self) -> String {
        story::markdown::write(self.content, &|figure| {
            let plate = self.plates.plate(figure);
            plate.map(|plate| plate.original.name).unwrap_or_default()
        })
    }

    fn ninjs(&self) -> Vec<u8> {
        let count = story::count::count(self.content);
        let edition = press::ninjs::Edition {
            guid: self.id.to_owned(),
            version: self.revision.number.to_string(),
            at: self.at(),
            words: count.words as usize,
            chars: count.characters as usize,
        };
        press::ninjs::item(self.content, self.plates, &edition)
    }

    /// The Word file carries every original, so it goes to disk, beside the package that will hold it.
    fn docx(&self, to: &Path) -> Result<NamedTempFile, Error> {
        let failed = |source| Error::Unwritable {
            path: to.to_owned(),
            source,
        };
        let mut file = tempfile::Builder::new()
            .prefix(".galley-")
            .tempfile_in(to)
            .map_err(failed)?;
        press::docx::write(self.content, self.plates, self.at(), file.as_file_mut())?;
        Ok(file)
    }
}
