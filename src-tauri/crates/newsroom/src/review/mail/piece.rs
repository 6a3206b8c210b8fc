//! A piece that came by mail: a copy to edit, as of a filing, whose sender is who the mail says.
//!
//! The mail's own words come as the first comment on it, with the subject and the address: so a desk reads them beside the piece,
//! and they are never printed. The register knows a piece by what it is made of and not by the mail's bytes, because two servers
//! hand out the same mail with different headers.

use std::cell::RefCell;
use std::io::Write as _;
use std::path::Path;

use press::eml::read::{Mail, MailFile};
use press::{Picture, html};
use review::slip::RevisionRef;
use review::{ReviewOrigin, Sender};
use store::{NewRevision, NewStory, Received};
use story::comment::{Anchor, Comment, Said};
use story::digest::Hasher;
use story::workflow::Who;
use story::{Block, Content, Digest, Field, Figure, Place, RevisionReason};

use crate::consent::Consent;
use crate::error::json;
use crate::ids::new_comment_id;
use crate::review::hearing::{CommentBringer, held, write_comments};
use crate::review::mail::sorting::{PieceSource, PieceText};
use crate::review::register::{Entering, Inlet};
use crate::review::{Arrival, Arrived};
use crate::rooms::ReviewRoom;
use crate::rows::list_row;
use crate::signing::keys::Signature;
use crate::writing::importing::{Brought, fill};
use crate::{Error, standing};

/// Most characters of a mail's own words that are kept with a piece.
const LONGEST_LETTER: usize = 4_000;

impl ReviewRoom<'_> {
    /// Takes a piece in, and enters it in the register.
    pub(super) fn take_piece(
        &self,
        mail: &Mail,
        source: PieceSource,
        road: (Inlet, &str),
    ) -> Result<Arrived, Error> {
        let file = match &source.text {
            PieceText::File(_) => format!("{} / {}", road.1, source.name),
            PieceText::Plain(_) | PieceText::Html { .. } => road.1.to_owned(),
        };
        let sha256 = identity(mail, &source);
        self.arriving_as((road.0, &file), sha256, |arriving| {
            self.make_piece(mail, source, arriving)
        })
    }

    fn make_piece(
        &self,
        mail: &Mail,
        source: PieceSource,
        arriving: &mut Entering,
    ) -> Result<Arrived, Error> {
        let from = sender(mail);
        let id = uuid::Uuid::new_v4().to_string();
        arriving.is_of(&id, &from, None);
        let (content, remarks) = self.content_of(mail, source)?;
        let (bytes, row, now) = (content.to_json(), list_row(&content), self.now());
        arriving.is_mail(bytes.clone(), content.figures().count());
        let revision = RevisionRef {
            guid: uuid::Uuid::new_v4().to_string(),
            number: 1,
            digest: Digest::of(&bytes),
            author: from.name.clone(),
            at: mail.sent.unwrap_or(now).min(now),
        };
        let facts = json(&ReviewOrigin {
            from: from.clone(),
            key: None,
            base: revision.clone(),
            made: std::collections::BTreeMap::new(),
            reasons: review::reasons::Reasons::new(),
            chain: None,
            revision: revision.clone(),
        })?;
        let comments = self.letter_of(mail, &from, &content, revision.at)?;
        self.store().write(|tx| {
            let new = NewStory {
                guid: &id,
                who: Who::Editor,
                content: &bytes,
                row: &row,
            };
            tx.create_story(&new, now)?;
            let came = NewRevision {
                guid: &revision.guid,
                content: &bytes,
                author: &revision.author,
                reason: RevisionReason::Received,
                label: "",
            };
            tx.freeze(&id, &came, revision.at)?;
            let received = Received {
                base: bytes.clone(),
                facts,
            };
            tx.set_received(&id, &received)?;
            write_comments(tx, &id, &comments)?;
            arriving.enter(tx, Arrival::New, &Consent::default(), now)?;
            standing::follow(tx, &id, &content, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(Arrived {
            story: self.writing().story_row(&id)?,
            from,
            signature: Signature::Mail,
            outcome: Arrival::New,
            remarks,
        })
    }

    /// The piece's content, and sentences about how it was read. Its photos fill the figures that wait for one, in their order;
    /// the rest are in the tray, but for those that are in its text already.
    fn content_of(&self, mail: &Mail, source: PieceSource) -> Result<(Content, Vec<String>), Error> {
        let brought = RefCell::new(Brought::default());
        let mut picture = |picture: Picture<'_>| self.writing().figure_for(None, picture, &brought);
        let (mut content, mut remarks) = match source.text {
            PieceText::File(bytes) => {
                self.writing()
                    .read_story(Path::new(&source.name), bytes, &mut picture)?
            }
            PieceText::Plain(text) => {
                let lines = text
                    .lines()
                    .map(str::trim_end)
                    .filter(|line| !line.trim().is_empty());
                (of_mail(mail, lines.map(Block::paragraph).collect()), Vec::new())
            }
            PieceText::Html { html, shown } => {
                let not_html = |source| Error::NotHtml {
                    path: mail.subject.clone().into(),
                    source,
                };
                let mut shows = |wanted: Picture<'_>| match shown_in(&shown, wanted) {
                    Some(file) => picture(Picture::Here {
                        name: &file.name,
                        bytes: &file.bytes,
                    }),
                    None => picture(wanted),
                };
                let read = html::read_fragment(&html, &mut shows).map_err(not_html)?;
                let content = of_mail(mail, read.blocks);
                let noted = self.writing().noted_says(&content, &read.noted);
                (content, noted)
            }
        };
        remarks.extend(brought.into_inner().refused);
        remarks.extend(self.writing().without_indents(&mut content.body)?);
        let in_text: Vec<Digest> = content
            .figures()
            .filter_map(|figure| figure.photo.clone())
            .collect();
        let is_new = |figure: &Figure| !figure.photo.iter().any(|photo| in_text.contains(photo));
        let mut figures = Vec::new();
        for photo in source.photos {
            let result = self.pictures().add_photo(&photo.name, &photo.bytes);
            remarks.extend(result.refused.map(|failure| failure.says));
            figures.extend(result.added.map(|added| added.figure).filter(is_new));
        }
        fill(&mut content, figures);
        Ok((content, remarks))
    }

    /// What the mail itself says, as a comment on the piece's headline.
    fn letter_of(
        &self,
        mail: &Mail,
        from: &Sender,
        content: &Content,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Vec<Comment>, Error> {
        let place = Place::Field {
            name: Field::Headline,
        };
        let letter: String = mail.text.trim().chars().take(LONGEST_LETTER).collect();
        let (subject, address) = (&mail.subject, &mail.sender.1);
        let head = self.language().pick(
            format!("来信《{subject}》，{address}"),
            format!("Mail “{subject}”, {address}"),
        );
        let text = match letter.is_empty() {
            true => head,
            false => format!("{head}\n\n{letter}"),
        };
        let comment = Comment {
            id: new_comment_id(),
            anchor: Anchor::on(content, place, "").map_err(Error::NoSuchPlace)?,
            quote: String::new(),
            said: Said {
                by: from.name.clone(),
                claims_to_be: None,
                at,
                text,
            },
            replies: Vec::new(),
            mark: None,
        };
        let mut comments = vec![comment];
        let bringer = CommentBringer {
            name: &from.name,
            is_proven: false,
        };
        held(&mut comments, &self.author()?, &[], &bringer, self.now());
        Ok(comments)
    }
}

/// The piece that a mail is itself: its subject is the headline.
fn of_mail(mail: &Mail, body: Vec<Block>) -> Content {
    Content {
        headline: mail.subject.clone(),
        body,
        ..Content::default()
    }
}

/// Who sent a mail, as it says: the name, or the address where there is none; and the address in the place of the unit.
fn sender(mail: &Mail) -> Sender {
    let (name, address) = &mail.sender;
    let fold = |text: &str| story::name::folded(text).unwrap_or_default();
    let name = match fold(name) {
        name if name.is_empty() => fold(address),
        name => name,
    };
    Sender {
        name,
        unit: fold(address),
    }
}

fn shown_in<'f>(shown: &'f [MailFile], wanted: Picture<'_>) -> Option<&'f MailFile> {
    let Picture::Away { address } = wanted else {
        return None;
    };
    let id = address.strip_prefix("cid:")?;
    shown.iter().find(|file| file.shown_as == id)
}

/// The digest by which a piece is known again: of the mail's id and sender, and of all that it is made of.
fn identity(mail: &Mail, source: &PieceSource) -> Digest {
    let mut hasher = Hasher::default();
    let mut add = |bytes: &[u8]| {
        // A digest takes every byte.
        let _ = hasher.write_all(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        let _ = hasher.write_all(bytes);
    };
    for text in [&mail.id, &mail.sender.1, &mail.subject, &source.name] {
        add(text.as_bytes());
    }
    match &source.text {
        PieceText::File(bytes) => add(bytes),
        PieceText::Plain(text) => add(text.as_bytes()),
        PieceText::Html { html, shown } => {
            add(html.as_bytes());
            shown.iter().for_each(|file| add(&file.bytes));
        }
    }
    for photo in &source.photos {
        add(photo.name.as_bytes());
        add(&photo.bytes);
    }
    hasher.finish()
}
