//! One revision on its way into a package: every form that is wanted, under the names that are wanted.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use disk::Part;
use package::{BagInfo, Contents, Source};
use press::captions::ToFill;
use press::docx::{DocxOptions, DocxStyle};
use press::eml::{Attachment, MailHead};
use press::notice::NoticeKind as Noticed;
use press::{Amendment, Notice, Plates};
use story::{Content, Digest, OriginalKind};

use crate::exporting::naming::Naming;
use crate::exporting::notice_forms::NoticeForms;
use crate::exporting::redlined::Redlined;
use crate::files::{self, part};
use crate::pictures::plates::StoryPlates;
use crate::rows::printed;
use crate::{Error, Format};
use outlet::{NoticeIn, Outlet, WordStyle};

/// How many characters of the title stand in a package's name.
const TITLE: usize = 40;

/// The revision, its photos, and for whom it is.
pub(crate) struct Edition<'a> {
    pub id: &'a str,
    pub revision: &'a store::Revision,
    pub content: &'a Content,
    pub plates: &'a StoryPlates<'a>,
    pub suffix: &'a str,
    pub outlet: Option<&'a Outlet>,
    pub amends: Option<Amendment>,
    /// What people are told of that, and the same set as a story.
    pub notice: Option<(&'a Notice, &'a Content)>,
    /// For somebody who edits it in Word: with what changed and what was said.
    pub redlined: Option<&'a Redlined<'a>>,
    pub naming: Naming<'a>,
    /// What is said to the desk above the piece.
    pub desk: Vec<String>,
}

impl Edition<'_> {
    /// When the revision was made, as it is printed.
    fn at(&self) -> DateTime<FixedOffset> {
        printed(self.revision.at, self.content)
    }

    /// The name of the bag's folder: the date and what the desk calls the piece, or what the outlet wants.
    fn folder(&self) -> String {
        let word = self.notice.map_or("", |(notice, _)| notice.word());
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

    /// What the bag says of itself. Of an original that goes as a copy without position or serial number it names what was
    /// taken out, and the original by its digest.
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

    /// Everything that goes along. What carries originals is written to files beside the package, which `kept` holds
    /// until it is packed.
    pub(crate) fn parcel(
        &self,
        formats: &[Format],
        to: &Path,
        kept: &mut Vec<Part>,
    ) -> Result<Contents, Error> {
        let mut files = BTreeMap::new();
        for format in formats.iter().filter(|format| self.carries(**format)) {
            let source = self.form(*format, to, kept)?;
            files.insert(format.file(&self.stem()), source);
        }
        if let Some((notice, set)) = self.notice {
            let told = NoticeForms {
                notice,
                set,
                look: self.look(),
                markers: self.outlet.is_some_and(|outlet| outlet.photos.markers),
            };
            files.extend(told.files(formats)?);
        }
        self.photos(formats, &mut files);
        if formats.contains(&Format::Eml) {
            let mail = self.mail(&files, to)?;
            let source = Source::File {
                path: mail.path().to_owned(),
                sha256: None,
            };
            kept.push(mail);
            files.insert(Format::Eml.file(&self.stem()), source);
        }
        Ok(Contents {
            folder: self.folder(),
            info: self.info(&files),
            when: self.revision.at,
            files,
        })
    }

    /// Whether the piece goes along in this form. In the place of a piece that is withdrawn only machines get one: the item
    /// that says so.
    fn carries(&self, format: Format) -> bool {
        let withdrawn = self
            .notice
            .is_some_and(|(notice, _)| notice.kind == Noticed::Withdrawal);
        match format.facts().notice {
            NoticeIn::Item => true,
            NoticeIn::File(_) | NoticeIn::Nowhere => !withdrawn,
            // It is written last, of all the others.
            NoticeIn::Mail => false,
        }
    }

    /// What the text's files are called, without their endings.
    fn stem(&self) -> String {
        let pattern = self.outlet.and_then(|outlet| outlet.files.story.as_ref());
        let name = pattern.map(|pattern| self.naming.file(pattern));
        let name = name.filter(|name| !name.is_empty());
        let word = self.notice.map_or("", |(notice, _)| notice.word());
        name.map_or_else(|| "story".to_owned(), |name| joined(&[&name, word]))
    }

    /// A form, set from the revision.
    fn form(&self, format: Format, to: &Path, kept: &mut Vec<Part>) -> Result<Source, Error> {
        let (content, plates) = (self.content, self.plates);
        // An outlet gets what is said; a sheet that goes to another person may be filled in and come back.
        let fill = self.outlet.is_none().then_some(ToFill {
            story: self.id,
            revision: &self.revision.digest,
            only: None,
        });
        let bytes = match format {
            Format::Docx => {
                let file = self.docx(to)?;
                let path = file.path().to_owned();
                kept.push(file);
                return Ok(Source::File { path, sha256: None });
            }
            Format::Html => press::html::page_for_desk(content, &self.desk, plates)?.into_bytes(),
            Format::Markdown => self.markdown().into_bytes(),
            Format::Text | Format::Eml => self.text().into_bytes(),
            Format::Ninjs => press::ninjs::item(content, plates, &self.issue()),
            Format::Newsml => press::newsml::message(content, plates, &self.issue()),
            Format::Wechat => press::wechat::page(content).into_bytes(),
            Format::Captions => {
                let mut word = Cursor::new(Vec::new());
                press::captions::docx(content, plates, fill.as_ref(), self.at(), &mut word)?;
                word.into_inner()
            }
            Format::CaptionsCsv => press::captions::csv(content, plates, fill.as_ref()).into_bytes(),
        };
        Ok(Source::Bytes(bytes))
    }

    /// The originals and the page-size copies. An item that a machine reads names both, so both go with it.
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

    fn text(&self) -> String {
        let text = if self.outlet.is_some_and(|outlet| outlet.photos.markers) {
            press::marked_text::write(self.content)
        } else {
            press::page_text::manuscript(self.content)
        };
        press::for_desk::text(&self.desk, text)
    }

    fn markdown(&self) -> String {
        story::markdown::write(&press::link::only_printable(self.content), &|figure| {
            let plate = self.plates.plate(figure);
            plate.map(|plate| plate.original.name).unwrap_or_default()
        })
    }

    fn issue(&self) -> press::ninjs::Issue {
        let count = story::count::count(self.content);
        press::ninjs::Issue {
            guid: self.id.to_owned(),
            version: self.revision.number.to_string(),
            at: self.at(),
            words: count.words as usize,
            chars: count.characters as usize,
            amends: self.amends.clone(),
        }
    }

    /// The Word file carries every original, so it goes to disk.
    fn docx(&self, to: &Path) -> Result<Part, Error> {
        let mut file = part(to)?;
        if let Some(redlined) = self.redlined {
            let states = (redlined.base, redlined.hers);
            let (marking, out) = (redlined.marking(), file.file_mut());
            let written = press::docx::write_tracked(states, &marking, self.plates, self.at(), out);
            written.map_err(|error| unwritable(to, error))?;
            return Ok(file);
        }
        let look = self.look();
        let written = press::docx::write_for_desk(
            self.content,
            &self.desk,
            self.plates,
            self.at(),
            look,
            file.file_mut(),
        );
        written.map_err(|error| unwritable(to, error))?;
        Ok(file)
    }

    fn look(&self) -> DocxOptions {
        self.outlet
            .map_or_else(DocxOptions::default, |outlet| DocxOptions {
                style: match outlet.word.style {
                    WordStyle::Press => DocxStyle::Press,
                    WordStyle::Official => DocxStyle::Official,
                },
                embed: outlet.word.embed,
                markers: outlet.photos.markers,
            })
    }

    /// The mail, with everything attached that would lie beside it but the page-size copies.
    fn mail(&self, files: &BTreeMap<String, Source>, to: &Path) -> Result<Part, Error> {
        let wanted = self.outlet.and_then(|outlet| outlet.mail.as_ref());
        let subject = wanted.and_then(|mail| mail.subject.as_ref());
        let subject = subject.map(|pattern| self.naming.words(pattern));
        let subject = subject.unwrap_or_else(|| self.naming.content.headline.clone());
        let subject = self
            .notice
            .map_or(subject.clone(), |(notice, _)| notice.subject(&subject));
        let nobody = Vec::new();
        let text = press::for_desk::text(&self.desk, press::marked_text::write(self.content));
        // What was wrong stands above the piece that is right now; a withdrawal is all there is.
        let text = match self.notice {
            Some((notice, set)) if notice.kind == Noticed::Correction => {
                format!("{}\n\n{text}", press::marked_text::write(set))
            }
            _ => text,
        };
        // A notice is no second copy of the mail that brought the piece.
        let id = match self.notice {
            Some((_, set)) => store::digest(&set.to_json()),
            None => self.revision.digest.clone(),
        };
        let head = MailHead {
            to: wanted.map_or(&nobody, |mail| &mail.to),
            subject: &subject,
            at: self.at(),
            id: id.as_str(),
            text: &text,
        };
        let attached = files.iter().filter(|(name, _)| !name.starts_with("web/"));
        let mut opens: Vec<_> = attached
            .map(|(name, source)| (name.rsplit('/').next().unwrap_or(name), move || open(source)))
            .collect();
        let mut attachments: Vec<Attachment<'_>> = opens
            .iter_mut()
            .map(|(name, open)| Attachment {
                name,
                kind: kind(name),
                open,
            })
            .collect();
        let mut file = part(to)?;
        let mut out = std::io::BufWriter::new(file.file_mut());
        let written = press::eml::write(&head, &mut attachments, &mut out);
        written
            .and_then(|()| std::io::Write::flush(&mut out))
            .map_err(files::unwritable(to))?;
        drop(out);
        Ok(file)
    }
}

/// A file name of several parts; those that say nothing take their dash along.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    package::safe_name(&parts.join("-"))
}

/// What is in the way of a Word file on its way into the folder `to`.
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

/// The media type by a name of ours.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html" => "text/html; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        ending => {
            OriginalKind::from_ending(ending).map_or("application/octet-stream", OriginalKind::media_type)
        }
    }
}
