//! One revision on its way into a package: every form that is wanted, under the names that are wanted.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Cursor, ErrorKind, Read, Write as _};
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use disk::Part;
use outlet::{NoticeIn, Outlet};
use package::{BagInfo, Contents, Source};
use press::{Amendment, Notice};
use story::{Content, Digest};

use crate::exporting::form_rules::{FormRules, MailRules, NoticeRules, PictureRules};
use crate::exporting::forms::Forms;
use crate::exporting::naming::Naming;
use crate::files::{self, part};
use crate::pictures::plates::StoryPlates;
use crate::rows::{printed, revision_ref};
use crate::{Error, Format};

/// How many characters of the title are in a package's name.
const TITLE: usize = 40;

/// The revision, its photos, and the outlet it is for.
pub(crate) struct Edition<'a> {
    pub id: &'a str,
    pub revision: &'a store::Revision,
    pub content: &'a Content,
    pub plates: &'a StoryPlates<'a>,
    pub suffix: &'a str,
    pub outlet: Option<&'a Outlet>,
    pub amends: Option<Amendment>,
    /// The notice that people read of that.
    pub notice: Option<&'a Notice>,
    pub naming: Naming<'a>,
}

impl Edition<'_> {
    /// When the revision was made, as it is printed.
    fn at(&self) -> DateTime<FixedOffset> {
        printed(self.revision.at, self.content)
    }

    /// The name of the bag's folder: the date and the desk's name of the piece, or the name by the outlet's pattern.
    fn folder(&self) -> String {
        let word = self.notice.map_or("", Notice::word);
        if let Some(pattern) = self.outlet.and_then(|outlet| outlet.files.package.as_ref()) {
            let name = self.naming.file(pattern);
            if !name.is_empty() {
                return joined(&[&name, word]);
            }
        }
        let piece = self.naming.content;
        let names = [&piece.slugline, &piece.headline];
        let title = names.into_iter().find(|name| !name.trim().is_empty());
        let title: String = title.map_or("", |name| name.trim()).chars().take(TITLE).collect();
        let date = self.at().format("%Y-%m-%d").to_string();
        joined(&[&date, &title, self.suffix, word])
    }

    /// The metadata of the bag. Where an original goes as a copy without position or serial number, it names what was taken out,
    /// and the original by its digest.
    fn info(&self, files: &BTreeMap<String, Source>) -> BagInfo {
        let revision = format!("revision {} {}", self.revision.number, self.revision.digest);
        let info = BagInfo::default()
            .with("Bagging-Date", &self.at().format("%Y-%m-%d").to_string())
            .with("External-Identifier", &format!("urn:uuid:{}", self.id))
            .with("Internal-Sender-Identifier", &revision)
            .with("External-Description", &self.content.headline)
            .with("Source-Organization", &self.content.source)
            .with("Contact-Name", &self.revision.author);
        let rules = self.outlet.map(|outlet| &outlet.photos);
        let traces: Vec<&str> = rules.map_or_else(Vec::new, |rules| {
            rules.strip.iter().map(|trace| trace.name()).collect()
        });
        let stripped = self.plates.held().filter_map(|held| {
            let name = &held.plate.original.name;
            let other = self.plates.digest_of(held) != held.digest && files.contains_key(name);
            other.then_some((name, &held.digest))
        });
        let stripped: BTreeMap<&String, &Digest> = stripped.collect();
        stripped.into_iter().fold(info, |info, (name, original)| {
            let told = format!(
                "{name} without {}, original sha256 {original}",
                traces.join(" and ")
            );
            info.with("Galley-Stripped", &told)
        })
    }

    /// What shapes the forms.
    pub(crate) fn rules(&self, formats: &[Format]) -> FormRules {
        let mut rules = FormRules::new(self.id, revision_ref(self.revision), formats, self.outlet);
        rules.stem = self.stem();
        rules.amends = self.amends.clone();
        rules.notice = self.notice.map(|notice| NoticeRules {
            kind: notice.kind,
            at: notice.at,
        });
        rules.mail = formats.contains(&Format::Eml).then(|| self.mail());
        rules.pictures = self
            .plates
            .by_figure()
            .map(|(figure, held)| {
                let files = (self.plates.digest_of(held), Digest::of(&held.web));
                PictureRules::of(figure, &held.plate, files)
            })
            .collect();
        rules
    }

    /// Every file of the package. Those that contain originals are written beside the package, and `kept` holds them until it is
    /// packed.
    pub(crate) fn parcel(
        &self,
        forms: &Forms<'_>,
        to: &Path,
        kept: &mut Vec<Part>,
    ) -> Result<Contents, Error> {
        let mut files = BTreeMap::new();
        for format in forms.carried() {
            let source = if format == Format::Docx {
                let mut file = part(to)?;
                let written = forms.write(format, file.file_mut());
                written.map_err(|error| unwritable(to, error))?;
                keep(file, kept)
            } else {
                let mut set = Cursor::new(Vec::new());
                forms
                    .write(format, &mut set)
                    .map_err(|error| unwritable(to, error))?;
                Source::Bytes(set.into_inner())
            };
            files.insert(forms.name(format), source);
        }
        let notice = forms.notice_files()?.into_iter();
        files.extend(notice.map(|(name, bytes)| (name, Source::Bytes(bytes))));
        self.photos(&forms.rules.formats, &mut files);
        if forms.has_mail() {
            let mut file = part(to)?;
            let mut out = BufWriter::new(file.file_mut());
            let names: Vec<&str> = files.keys().map(String::as_str).collect();
            let open = |name: &str| {
                files
                    .get(name)
                    .map_or_else(|| Err(ErrorKind::NotFound.into()), open)
            };
            forms
                .mail(&names, &open, &mut out)
                .and_then(|()| out.flush())
                .map_err(files::unwritable(to))?;
            drop(out);
            let mail = keep(file, kept);
            files.insert(forms.name(Format::Eml), mail);
        }
        Ok(Contents {
            folder: self.folder(),
            info: self.info(&files),
            when: self.revision.at,
            files,
        })
    }

    /// What the text's files are called, without their endings.
    fn stem(&self) -> String {
        let pattern = self.outlet.and_then(|outlet| outlet.files.story.as_ref());
        let name = pattern.map(|pattern| self.naming.file(pattern));
        let name = name.filter(|name| !name.is_empty());
        let word = self.notice.map_or("", Notice::word);
        name.map_or_else(|| "story".to_owned(), |name| joined(&[&name, word]))
    }

    /// The head of the mail: the addressees, and the subject by the outlet's pattern.
    fn mail(&self) -> MailRules {
        let wanted = self.outlet.and_then(|outlet| outlet.mail.as_ref());
        let subject = wanted.and_then(|mail| mail.subject.as_ref());
        let subject = subject.map(|pattern| self.naming.words(pattern));
        let subject = subject.unwrap_or_else(|| self.naming.content.headline.clone());
        MailRules {
            to: wanted.map(|mail| mail.to.clone()).unwrap_or_default(),
            subject: match self.notice {
                Some(notice) => notice.subject(&subject),
                None => subject,
            },
        }
    }

    /// The originals and the page-size copies. A machine-readable item names both, so both go with it.
    fn photos(&self, formats: &[Format], files: &mut BTreeMap<String, Source>) {
        let named = formats
            .iter()
            .any(|format| format.facts().notice == NoticeIn::Item);
        let rules = self.outlet.map(|outlet| &outlet.photos);
        let (originals, web) = rules.map_or((true, true), |rules| (rules.originals, rules.web));
        for held in self.plates.held() {
            if originals || named {
                let original = Source::File {
                    path: self.plates.path(held),
                    sha256: Some(self.plates.digest_of(held).to_string()),
                };
                files.insert(held.plate.original.name.clone(), original);
            }
            if web || named {
                files.insert(held.plate.page.name.clone(), Source::Bytes(held.web.clone()));
            }
        }
    }
}

/// A file name of several parts joined by dashes; an empty part is left out with its dash.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    package::safe_name(&parts.join("-"))
}

/// A file beside the package, kept until that is packed.
fn keep(file: Part, kept: &mut Vec<Part>) -> Source {
    let path = file.path().to_owned();
    kept.push(file);
    Source::File { path, sha256: None }
}

/// Makes the error for a form that cannot be written into the folder `to`.
fn unwritable(to: &Path, error: press::docx::Error) -> Error {
    match error {
        press::docx::Error::Write(source) => Error::Unwritable {
            path: to.to_owned(),
            source,
        },
        press::docx::Error::Plate(_) => error.into(),
    }
}

fn open(source: &Source) -> std::io::Result<Box<dyn Read>> {
    Ok(match source {
        Source::Bytes(bytes) => Box::new(Cursor::new(bytes.clone())),
        Source::File { path, .. } => Box::new(File::open(path)?),
    })
}
