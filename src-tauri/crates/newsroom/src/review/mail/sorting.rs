//! Sorts what a mail brought: which files are pieces, which photos go with which, what is a package, and what stays out and why.
//!
//! It looks at names and first bytes alone, and into zips. It must not know the store.

use press::eml::read::{Mail, MailFile};
use press::limits::LARGEST_MAIL_ARCHIVE;

use crate::error::MailFault;
use crate::writing::recognising::is_package;

/// What a mail brought.
#[derive(Default)]
pub(super) struct SortedMail {
    pub(super) pieces: Vec<PieceSource>,
    pub(super) packages: Vec<MailFile>,
    /// By their names.
    pub(super) left_out: Vec<(String, MailFault)>,
}

/// What one piece is made of.
pub(super) struct PieceSource {
    /// The name of its file, or the subject of its mail.
    pub(super) name: String,
    pub(super) text: PieceText,
    /// The photos beside it.
    pub(super) photos: Vec<MailFile>,
}

/// Where the text of a piece is.
pub(super) enum PieceText {
    /// In a file.
    File(Vec<u8>),
    /// In the mail, as plain text.
    Plain(String),
    /// In the mail, as HTML, which shows these pictures.
    Html { html: String, shown: Vec<MailFile> },
}

/// A file, and the folder that it was in where it came in a zip.
struct FileInFolder {
    folder: String,
    file: MailFile,
}

/// What a file is for us.
enum Kind {
    Text,
    Photo,
    Package,
    Zip,
    Not(MailFault),
}

/// Sorts the files of a mail, which are taken out of it.
pub(super) fn sort(mail: &mut Mail) -> SortedMail {
    let mut sorted = SortedMail::default();
    let (mut texts, mut photos) = (Vec::new(), Vec::new());
    let files = std::mem::take(&mut mail.files);
    let mut waiting: Vec<FileInFolder> = files
        .into_iter()
        .rev()
        .map(|file| FileInFolder {
            folder: String::new(),
            file,
        })
        .collect();
    while let Some(FileInFolder { folder, file }) = waiting.pop() {
        match kind(&file, &folder) {
            Kind::Text => texts.push(FileInFolder { folder, file }),
            Kind::Photo => photos.push(FileInFolder { folder, file }),
            Kind::Package => sorted.packages.push(file),
            Kind::Zip => match unzipped(&file) {
                Ok(files) => waiting.extend(files.into_iter().rev()),
                Err(why) => sorted.left_out.push((file.name, MailFault::Zip(why))),
            },
            Kind::Not(why) => sorted.left_out.push((file.name, why)),
        }
    }
    if texts.is_empty() && sorted.packages.is_empty() {
        sorted.pieces.extend(of_the_mail(mail, photos));
    } else {
        sorted.pieces = with_photos(texts, photos);
    }
    sorted
}

fn kind(file: &MailFile, folder: &str) -> Kind {
    let extension = file
        .name
        .rsplit_once('.')
        .map_or("", |(_, end)| end)
        .to_lowercase();
    let (extension, bytes) = (extension.as_str(), file.bytes.as_slice());
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"PK\x03\x04") && is_package(bytes) {
        return Kind::Package;
    }
    // A file in the old form of Word is refused by the reader of texts, which says what to do.
    let is_word = matches!(
        extension,
        "docx" | "docm" | "dotx" | "doc" | "wps" | "wpt" | "rtf"
    );
    if is_word || matches!(extension, "txt" | "md" | "markdown" | "html" | "htm") {
        return Kind::Text;
    }
    if photo::is_picture(bytes) {
        return Kind::Photo;
    }
    if begins(b"\x78\x9f\x3e\x22") {
        return Kind::Not(MailFault::Tnef);
    }
    let archives: [(&[u8], &str); 3] = [
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b", "gzip"),
    ];
    if let Some((_, what)) = archives.iter().find(|(magic, _)| begins(magic)) {
        return Kind::Not(MailFault::Archive { what });
    }
    match (begins(b"PK") && extension == "zip", folder.is_empty()) {
        (true, true) => Kind::Zip,
        // One inside another is how archives are made that unpack without end.
        (true, false) => Kind::Not(MailFault::Archive { what: "ZIP" }),
        (false, _) => Kind::Not(MailFault::Other),
    }
}

/// The files of a zip. Each is in a folder, if only in that of the zip's name.
fn unzipped(zip: &MailFile) -> Result<Vec<FileInFolder>, package::Error> {
    let in_gb18030 = |bytes: &[u8]| Some(press::eml::read::text_of(bytes, None));
    let files = package::unzip(&zip.bytes, LARGEST_MAIL_ARCHIVE, &in_gb18030)?;
    let placed = |file: package::UnzippedFile| {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        FileInFolder {
            folder: format!("{}/{folder}", zip.name),
            file: MailFile {
                name: name.to_owned(),
                shown_as: String::new(),
                bytes: file.bytes,
            },
        }
    };
    Ok(files.into_iter().map(placed).collect())
}

/// The mail itself as a piece; none where it says and shows nothing.
fn of_the_mail(mail: &mut Mail, photos: Vec<FileInFolder>) -> Option<PieceSource> {
    let photos = photos.into_iter().map(|photo| photo.file);
    let is_shown = |photo: &MailFile| {
        !photo.shown_as.is_empty() && mail.html.contains(&format!("cid:{}", photo.shown_as))
    };
    let (shown, photos): (Vec<_>, Vec<_>) = photos.partition(is_shown);
    if mail.text.trim().is_empty() && mail.html.trim().is_empty() && photos.is_empty() {
        return None;
    }
    let text = if !shown.is_empty() || mail.text.trim().is_empty() {
        PieceText::Html {
            html: std::mem::take(&mut mail.html),
            shown,
        }
    } else {
        PieceText::Plain(std::mem::take(&mut mail.text))
    };
    Some(PieceSource {
        name: mail.subject.clone(),
        text,
        photos,
    })
}

/// Each text with its photos: those that are called like it (食堂.docx, 食堂1.jpg), else those in its folder, else the first text has
/// them.
fn with_photos(texts: Vec<FileInFolder>, photos: Vec<FileInFolder>) -> Vec<PieceSource> {
    let stems: Vec<(String, String)> = texts
        .iter()
        .map(|text| {
            let name = &text.file.name;
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            (text.folder.clone(), stem.to_lowercase())
        })
        .collect();
    let mut pieces: Vec<PieceSource> = texts
        .into_iter()
        .map(|text| PieceSource {
            name: text.file.name,
            text: PieceText::File(text.file.bytes),
            photos: Vec::new(),
        })
        .collect();
    for photo in photos {
        let name = photo.file.name.to_lowercase();
        let called = stems
            .iter()
            .enumerate()
            .filter(|(_, (_, stem))| name.starts_with(stem.as_str()));
        // 食堂二期1.jpg is of 食堂二期.docx, not of 食堂.docx.
        let called = called.max_by_key(|(_, (_, stem))| stem.len()).map(|(at, _)| at);
        let beside = || stems.iter().position(|(folder, _)| *folder == photo.folder);
        let at = called.or_else(beside).unwrap_or(0);
        if let Some(piece) = pieces.get_mut(at) {
            piece.photos.push(photo.file);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> MailFile {
        MailFile {
            name: name.to_owned(),
            shown_as: String::new(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn photos_go_with_the_text_that_they_are_called_like() {
        let jpeg = b"\xff\xd8\xff\xe0";
        let mut mail = Mail {
            files: vec![
                file("食堂.docx", b"PK"),
                file("食堂二期.docx", b"PK"),
                file("食堂二期1.jpg", jpeg),
                file("食堂1.jpg", jpeg),
                file("IMG_1.jpg", jpeg),
                file("表.xlsx", b"PK"),
                file("图.rar", b"Rar!\x1a\x07\x00"),
                file("winmail.dat", b"\x78\x9f\x3e\x22"),
            ],
            ..Mail::default()
        };
        let sorted = sort(&mut mail);
        let pieces: Vec<(&str, Vec<&str>)> = sorted
            .pieces
            .iter()
            .map(|piece| {
                let photos = piece.photos.iter().map(|photo| &*photo.name).collect();
                (&*piece.name, photos)
            })
            .collect();
        assert_eq!(
            pieces,
            [
                ("食堂.docx", vec!["食堂1.jpg", "IMG_1.jpg"]),
                ("食堂二期.docx", vec!["食堂二期1.jpg"])
            ]
        );
        let why: Vec<String> = sorted.left_out.iter().map(|(_, why)| why.to_string()).collect();
        assert_eq!(
            why,
            [
                "it is neither a text nor a photo",
                "it is a RAR archive",
                "it is a TNEF file of Outlook"
            ]
        );
    }

    #[test]
    fn a_mail_without_a_text_file_is_a_piece_itself_with_the_pictures_that_it_shows() {
        let mut shown = file("a.jpg", b"\xff\xd8\xff");
        shown.shown_as = "p1".to_owned();
        let mut mail = Mail {
            subject: "社区食堂开业".to_owned(),
            text: "昨天".to_owned(),
            html: "<p>昨天</p><img src=\"cid:p1\">".to_owned(),
            files: vec![shown, file("b.jpg", b"\xff\xd8\xff")],
            ..Mail::default()
        };
        let sorted = sort(&mut mail);
        let piece = &sorted.pieces[0];
        assert_eq!((&*piece.name, piece.photos.len()), ("社区食堂开业", 1));
        assert!(matches!(&piece.text, PieceText::Html { shown, .. } if shown.len() == 1));
    }
}
