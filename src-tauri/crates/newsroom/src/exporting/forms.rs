//! The forms of one revision, set: the same code for a package that is sent and for `verify`, which sets them again.

use std::borrow::Cow;
use std::io::{self, Read, Seek, Write};

use chrono::{DateTime, FixedOffset};
use outlet::{Format, NoticeIn};
use press::Plates;
use press::captions::ToFill;
use press::docx;
use press::eml::{Attachment, MailHead};
use press::ninjs::Issue;
use press::notice::NoticeKind;
use story::{Content, OriginalKind};

use crate::Error;
use crate::exporting::for_desk::for_desk;
use crate::exporting::form_rules::{FormRules, MailRules, NoticeRules};
use crate::exporting::manuscript::manuscript;
use crate::exporting::notice_forms::NoticeForms;
use crate::exporting::redlined::Redlined;
use crate::rows::printed;
use crate::signing::approval::ApprovalForm;

/// A revision and what shapes its forms.
pub(crate) struct Forms<'a> {
    /// What is printed; in a withdrawal the notice, set as a story.
    pub content: &'a Content,
    /// Its photos.
    pub plates: &'a dyn Plates,
    /// What shapes the forms.
    pub rules: &'a FormRules,
    /// The notice that goes along, set as a story.
    pub notice: Option<&'a Content>,
    /// The changes and comments, for an editor who works in Word.
    pub redlined: Option<&'a Redlined<'a>>,
}

impl Forms<'_> {
    /// When the revision was made, as it is printed.
    pub(crate) fn at(&self) -> DateTime<FixedOffset> {
        printed(self.rules.revision.at, self.content)
    }

    /// The forms that go along, without the mail, which is written last. A withdrawal has only one, the machine-readable item
    /// that announces it.
    pub(crate) fn carried(&self) -> impl Iterator<Item = Format> {
        let withdrawn = self
            .rules
            .notice
            .is_some_and(|notice| notice.kind == NoticeKind::Withdrawal);
        let wanted = self.rules.formats.iter().copied();
        wanted.filter(move |format| match format.facts().notice {
            NoticeIn::Item => true,
            NoticeIn::File(_) | NoticeIn::Nowhere => !withdrawn,
            NoticeIn::Mail => false,
        })
    }

    /// What a form's file is called.
    pub(crate) fn name(&self, format: Format) -> String {
        format.file(&self.rules.stem)
    }

    /// Whether a mail goes along.
    pub(crate) fn has_mail(&self) -> bool {
        self.rules.formats.contains(&Format::Eml)
    }

    /// Sets one form.
    ///
    /// # Errors
    /// [`docx::Error`] where a known photo cannot be read or `out` refuses.
    pub(crate) fn write<W: Write + Seek>(&self, format: Format, mut out: W) -> Result<(), docx::Error> {
        let (content, plates) = (self.content, self.plates);
        let manuscript = self.manuscript();
        // An outlet gets a plain caption sheet; one that goes to another person has columns to fill in, and can come back.
        let fill = self.rules.profile.is_none().then_some(ToFill {
            story: &self.rules.story,
            revision: &self.rules.revision.digest,
            only: None,
        });
        let bytes = match format {
            Format::Docx => return self.docx(out),
            Format::Captions => return press::captions::docx(content, plates, fill.as_ref(), self.at(), out),
            Format::Html => {
                press::html::page_for_desk(&manuscript, &self.desk(), plates, Some(self.at()))?.into_bytes()
            }
            Format::Markdown => self.markdown().into_bytes(),
            Format::Text | Format::Eml => self.text().into_bytes(),
            Format::Ninjs => press::ninjs::item(content, plates, &self.issue()),
            Format::Newsml => press::newsml::message(content, plates, &self.issue()),
            Format::Wechat => press::wechat::page(&manuscript).into_bytes(),
            Format::CaptionsCsv => press::captions::csv(content, plates, fill.as_ref()).into_bytes(),
        };
        out.write_all(&bytes).map_err(docx::Error::Write)
    }

    /// The files of the notice that goes along, by name.
    pub(crate) fn notice_files(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let (Some(NoticeRules { kind, at }), Some(set)) = (self.rules.notice, self.notice) else {
            return Ok(Vec::new());
        };
        let forms = NoticeForms {
            stem: kind.stem(set.is_chinese()),
            at,
            set,
            look: self.rules.look(),
            markers: self.rules.has_markers(),
        };
        forms.files(&self.rules.formats)
    }

    /// Writes the mail, with the files of these names attached, which `open` opens; page-size copies are left out.
    pub(crate) fn mail(
        &self,
        names: &[&str],
        open: &dyn Fn(&str) -> io::Result<Box<dyn Read>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let unsaid = MailRules {
            to: Vec::new(),
            subject: String::new(),
        };
        let mail = self.rules.mail.as_ref().unwrap_or(&unsaid);
        let text = press::for_desk::text(&self.desk(), press::marked_text::write(&self.manuscript()));
        // The notice of a correction is above the piece that is right now; a withdrawal is only a notice.
        let text = match (self.rules.notice.map(|notice| notice.kind), self.notice) {
            (Some(NoticeKind::Correction), Some(set)) => {
                format!("{}\n\n{text}", press::marked_text::write(set))
            }
            _ => text,
        };
        // A mail with a notice has an id of its own, because it is not a second copy of the mail that brought the piece.
        let id = match self.notice {
            Some(set) => store::digest(&set.to_json()),
            None => self.rules.revision.digest.clone(),
        };
        let head = MailHead {
            from: None,
            to: &mail.to,
            cc: &[],
            subject: &mail.subject,
            at: self.at(),
            id: id.as_str(),
            text: &text,
        };
        let attached = names.iter().filter(|name| !name.starts_with("web/"));
        let mut opens: Vec<_> = attached
            .map(|name| (name.rsplit('/').next().unwrap_or(name), move || open(name)))
            .collect();
        let mut attachments: Vec<Attachment<'_>> = opens
            .iter_mut()
            .map(|(name, open)| Attachment {
                name,
                kind: kind(name),
                open,
            })
            .collect();
        press::eml::write(&head, &mut attachments, out)
    }

    /// The piece as the outlet wants to read it.
    fn manuscript(&self) -> Cow<'_, Content> {
        manuscript(self.content, self.rules.profile.as_ref(), self.at())
    }

    fn desk(&self) -> Vec<String> {
        for_desk(self.content, self.rules.profile.as_ref(), self.rules.revision.at)
    }

    fn text(&self) -> String {
        let text = if self.rules.has_markers() {
            press::marked_text::write(&self.manuscript())
        } else {
            press::page_text::manuscript(&self.manuscript())
        };
        press::for_desk::text(&self.desk(), text)
    }

    fn markdown(&self) -> String {
        story::markdown::write(&press::link::only_printable(&self.manuscript()), &|figure| {
            let plate = self.plates.plate(figure);
            plate.map(|plate| plate.original.name).unwrap_or_default()
        })
    }

    fn issue(&self) -> Issue {
        let count = story::count::count(self.content);
        Issue {
            guid: self.rules.story.clone(),
            version: self.rules.revision.number.to_string(),
            at: self.at(),
            words: count.words as usize,
            chars: count.characters as usize,
            amends: self.rules.amends.clone(),
        }
    }

    fn docx<W: Write + Seek>(&self, out: W) -> Result<(), docx::Error> {
        if let Some(redlined) = self.redlined {
            let states = (redlined.base, redlined.hers);
            return docx::write_tracked(states, &redlined.marking(), self.plates, self.at(), out);
        }
        let (desk, look) = (self.desk(), self.rules.look());
        docx::write_for_desk(&self.manuscript(), &desk, self.plates, self.at(), look, out)
    }
}

/// The files of an approval form, made `at`, by name.
///
/// # Errors
/// [`Error::Docx`], never for a form, which has no photos and is written to memory.
pub(crate) fn approval_files(
    form: &ApprovalForm<'_>,
    at: DateTime<FixedOffset>,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let form = form.set();
    let mut word = io::Cursor::new(Vec::new());
    form.docx(at, &mut word)?;
    Ok(vec![
        ("approval.html".to_owned(), form.page().into_bytes()),
        ("approval.docx".to_owned(), word.into_inner()),
    ])
}

/// The media type of a file, by its name.
pub(crate) fn kind(name: &str) -> &'static str {
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
