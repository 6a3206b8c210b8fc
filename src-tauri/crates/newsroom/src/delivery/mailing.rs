//! A delivery that goes as a mail: its letter is written when it is queued, and the mail is set anew from the waiting package
//! at each try, so that every try sends the same bytes under the same Message-ID.
//!
//! Until then it waits as a package like any other. Where its files come loose they are attached one by one, as the stretches
//! of the package that they are; else the package itself is the attachment.
//!
//! It must not know how a mail is sent, or what its headers look like.
//!
//! See docs/decisions/a-mail-goes-once.md.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use outlet::{Outlet, OutletWire, Packing};
use press::eml::{self, Attachment, MailHead};
use press::letter;
use serde::{Deserialize, Serialize};
use story::Content;
use wire::Upload;

use crate::Error;
use crate::delivery::amending::Earlier;
use crate::delivery::upload::upload;
use crate::delivery::{Delivery, loose};
use crate::exporting::for_desk::for_desk;
use crate::exporting::form_rules::ProfileRules;
use crate::exporting::forms::kind;
use crate::exporting::leaving::leaving;
use crate::exporting::naming::Naming;
use crate::files::{part, unwritable};
use crate::rooms::DeliveryRoom;
use crate::rows::printed;

/// What a mail is called beside its package.
const MAIL: &str = "mail.eml";

/// The subject and the text of a mail, and the sender's name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WrittenLetter {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) sender: String,
}

/// What a letter is about.
pub(crate) struct LetterSubject<'a> {
    /// Where it goes.
    pub(crate) outlet: &'a Outlet,
    /// The frozen piece, and when it was frozen.
    pub(crate) content: &'a Content,
    pub(crate) frozen: DateTime<Utc>,
    /// The delivery that it corrects or withdraws.
    pub(crate) earlier: Option<&'a Earlier>,
}

impl DeliveryRoom<'_> {
    /// The letter with which a package goes; none where it goes by another road than mail.
    ///
    /// # Errors
    /// [`Error::Package`] where the package cannot be read; those of the profile and the notice.
    pub(crate) fn letter(
        &self,
        about: &LetterSubject<'_>,
        package: &Path,
        name: &str,
    ) -> Result<Option<WrittenLetter>, Error> {
        let LetterSubject {
            outlet,
            content,
            frozen,
            earlier,
        } = *about;
        if !matches!(outlet.wire, Some(OutletWire::Mail { .. })) {
            return Ok(None);
        }
        let profile = self.profile()?.unwrap_or_default();
        let naming = Naming {
            content,
            at: printed(frozen, content),
            profile: &profile,
        };
        let wanted = outlet.mail.as_ref().and_then(|mail| mail.subject.as_ref());
        let subject = wanted.map_or_else(|| content.headline.clone(), |pattern| naming.words(pattern));
        let notice = earlier
            .map(|earlier| self.notice(earlier, content))
            .transpose()?
            .flatten();
        let told = notice.as_ref().map(|notice| (notice.kind, notice.set()));
        let names = match outlet.files.packing {
            Packing::Zip => vec![name.to_owned()],
            Packing::Folder => short_names(&loose::names(package)?),
        };
        // What stays home is not counted and not shown.
        let goes = leaving(content);
        let text = letter::write(&letter::Letter {
            content: &goes,
            pictures: goes.placed().count(),
            notice: told.as_ref().map(|(kind, set)| (*kind, set)),
            desk: &for_desk(&goes, Some(&ProfileRules::of(outlet)), frozen),
            attachments: &names,
            sender: [&profile.unit, &profile.name],
        });
        Ok(Some(WrittenLetter {
            subject: notice.map_or_else(|| subject.clone(), |notice| notice.subject(&subject)),
            text,
            sender: profile.name,
        }))
    }

    /// The mail that brings these files, written beside the delivery's package, where the wire reads it.
    ///
    /// # Errors
    /// [`Error::Unwritable`], also where a file cannot be read.
    pub(crate) fn mail(
        &self,
        one: &Delivery,
        files: &[Upload],
        (from, to, cc): (&str, &[String], &[String]),
    ) -> Result<Upload, Error> {
        // One that was queued before its outlet took mail.
        let unsaid = || WrittenLetter {
            subject: one.facts.headline.clone(),
            ..WrittenLetter::default()
        };
        let letter = one.facts.letter.clone().unwrap_or_else(unsaid);
        let head = MailHead {
            from: Some((&letter.sender, from)),
            to,
            cc,
            subject: &letter.subject,
            at: one.row.at.fixed_offset(),
            id: &one.facts.sha256,
            text: &letter.text,
        };
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let names = short_names(&names);
        let mut opens: Vec<_> = files.iter().map(|file| move || open(file)).collect();
        let mut attachments: Vec<Attachment<'_>> = names
            .iter()
            .zip(&mut opens)
            .map(|(name, open)| Attachment {
                name,
                kind: kind(name),
                open,
            })
            .collect();
        let path = self.waiting_package(one).with_file_name(MAIL);
        let failed = unwritable(&path);
        let mut file = part(path.parent().unwrap_or(Path::new(".")))?;
        let mut out = BufWriter::new(file.file_mut());
        eml::write(&head, &mut attachments, &mut out)
            .and_then(|()| out.flush())
            .map_err(unwritable(&path))?;
        drop(out);
        file.replace(&path).map_err(failed)?;
        upload(path, one.facts.name.clone(), one.facts.token.clone())
    }
}

/// What is sent, for an attachment.
fn open(file: &Upload) -> io::Result<Box<dyn Read>> {
    let mut open = File::open(&file.path)?;
    open.seek(SeekFrom::Start(file.from))?;
    Ok(Box::new(BufReader::new(open).take(file.bytes)))
}

/// What files are called once they are attached: the last part of each path, and all of it where two would be called the same:
/// `photos/1.jpg` and `web/1.jpg` become `1.jpg` and `web-1.jpg`.
fn short_names<S: AsRef<str>>(paths: &[S]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        let short = path.rsplit('/').next().unwrap_or(path).to_owned();
        let is_taken = names.contains(&short);
        names.push(if is_taken { path.replace('/', "-") } else { short });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_are_told_apart_by_their_folders() {
        assert_eq!(
            short_names(&["稿件.docx", "photos/1.jpg", "web/1.jpg"]),
            ["稿件.docx", "1.jpg", "web-1.jpg"]
        );
    }
}
