//! What can go wrong in the newsroom, as data. The sentences for people are in `says`, in both languages; the code for programs
//! is in `kind`; what an error displays is for logs.

mod alarm;
mod differing;
mod from;
mod kind;
mod mail_fault;
mod unamendable;

use std::io;
use std::path::PathBuf;

use review::Purpose;
use serde::Serialize;
use store::{Record, Stationery};
use story::comment::anchor::NoSuchPlace;
use story::stages;
use story::workflow::NotYourStep;

pub use alarm::Alarm;
pub use differing::Differing;
pub use mail_fault::MailFault;
pub use unamendable::Unamendable;

/// Why the newsroom did not do what it was asked. [`Error::says`] makes the sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store refused.
    #[error(transparent)]
    Store(store::Error),
    /// The package refused, or is refused.
    #[error(transparent)]
    Package(#[from] package::Error),
    /// A file is not a photo we take.
    #[error("{file}: {source}")]
    Photo {
        /// The file's name.
        file: String,
        /// Why.
        source: photo::Error,
    },
    /// A file is not text we can be sure of.
    #[error("{}: {source}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// Why.
        source: press::NotText,
    },
    /// A photo could not be read for the press.
    #[error(transparent)]
    Plate(#[from] press::PlateError),
    /// The Word file could not be written.
    #[error(transparent)]
    Docx(#[from] press::docx::Error),
    /// Stored or given bytes are not a story.
    #[error(transparent)]
    Content(#[from] story::ContentError),
    /// The workflow does not allow it from here.
    #[error(transparent)]
    NotYourStep(#[from] NotYourStep),
    /// No story has an id that begins so.
    #[error("no story has the id {id}")]
    NoSuchStory {
        /// What was asked for.
        id: String,
    },
    /// More than one story has an id that begins so.
    #[error("{} stories have an id that begins with {id}", matches.len())]
    Ambiguous {
        /// What was asked for.
        id: String,
        /// The ids that begin so.
        matches: Vec<String>,
    },
    /// The story has no such figure.
    #[error("the story has no figure {id}")]
    NoSuchFigure {
        /// What was asked for.
        id: String,
    },
    /// The copy desk has no such rule.
    #[error("there is no rule {rule}")]
    NoSuchRule {
        /// What was asked for.
        rule: String,
        /// Those there are.
        known: String,
    },
    /// The store has no such photo.
    #[error("there is no photo {id}")]
    NoSuchPhoto {
        /// What was asked for.
        id: String,
    },
    /// The body has no such block.
    #[error("the body has {blocks} blocks, there is no block {index}")]
    NoSuchBlock {
        /// What was asked for.
        index: usize,
        /// How many there are.
        blocks: usize,
    },
    /// Only a paragraph becomes a figure, only a figure a paragraph.
    #[error("block {index} is neither a paragraph nor a figure")]
    NotAParagraph {
        /// The block.
        index: usize,
    },
    /// There is no field of that name.
    #[error("there is no field {field}")]
    NoSuchField {
        /// What was asked for.
        field: String,
        /// What there is.
        known: String,
    },
    /// The field does not take that value.
    #[error("the field {field} does not take {value:?}")]
    BadValue {
        /// The field.
        field: String,
        /// What was given.
        value: String,
        /// An example of a value that it takes.
        expected: &'static str,
    },
    /// A cell of a table does not take that value.
    #[error("{}, line {line}: {column} does not take {value:?}", path.display())]
    BadCell {
        /// The table.
        path: PathBuf,
        /// Its line, from 1.
        line: u64,
        /// The column's name.
        column: String,
        /// What is in the cell.
        value: String,
        /// An example of a value that it takes.
        expected: &'static str,
    },
    /// No template or snippet has that name or id.
    #[error("there is no {} {name}", what.name())]
    NoSuchStationery {
        /// Its kind.
        what: Stationery,
        /// What was asked for.
        name: String,
    },
    /// A template, snippet or outlet needs a name.
    #[error("a {} needs a name", what.name())]
    NoName {
        /// Its kind.
        what: Stationery,
    },
    /// A template, snippet or outlet needs a name of its own.
    #[error("a {} called {name:?} is there already", what.name())]
    NameTaken {
        /// Its kind.
        what: Stationery,
        /// What was given.
        name: String,
    },
    /// A file does not contain a template.
    #[error("{} is not a template: {why}", path.display())]
    NotATemplate {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// No outlet is called so.
    #[error("there is no outlet {name}")]
    NoSuchOutlet {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// An outlet's profile cannot be used.
    #[error("the outlet {name} has {} faults", faults.len())]
    BadOutlet {
        /// The outlet's name, or the file's.
        name: String,
        /// What is wrong, in the order of the lines.
        faults: Vec<crate::Fault>,
    },
    /// Fields of a snippet were left open.
    #[error("the snippet has open fields: {fields}")]
    OpenFields {
        /// Their names.
        fields: String,
        /// The first of them.
        example: String,
    },
    /// Only a spiked story can be deleted for ever.
    #[error("the story {headline:?} is not spiked")]
    NotSpiked {
        /// What it is called.
        headline: String,
    },
    /// There is no export format of that name.
    #[error("there is no format {name}")]
    NoSuchFormat {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// A Word file does not contain the id of its story.
    #[error("{} does not remember which story it was made of", path.display())]
    NoOrigin {
        /// The file.
        path: PathBuf,
    },
    /// A file is not a Word file we take.
    #[error("{}: {source}", path.display())]
    NotWord {
        /// The file.
        path: PathBuf,
        /// What it is instead, or what is broken.
        source: press::docx::read::NotWord,
    },
    /// A mail, or a file in it, does not come in.
    #[error("{name}: {why}")]
    Mail {
        /// The file's name, or the mail's subject.
        name: String,
        /// Why.
        why: MailFault,
    },
    /// A file is no caption sheet.
    #[error("{}: there is no caption sheet in it", path.display())]
    NotASheet {
        /// The file.
        path: PathBuf,
    },
    /// A caption sheet was made of another story.
    #[error("the sheet belongs to {story}, not to {wanted}")]
    SheetOfAnother {
        /// That story's headline, or the beginning of its id where it is not here.
        story: String,
        /// The headline of the one it was brought to.
        wanted: String,
    },
    /// None of the photos that were asked for is there to be printed.
    #[error("there is no photo to print")]
    NoPhotosShown,
    /// A person wrote facts of a figure, and the photo that replaces its photo says otherwise.
    #[error("{} facts were written by a person and the new photo says otherwise", differing.len())]
    PhotoDiffers {
        /// Which facts.
        differing: Vec<Differing>,
    },
    /// A page cannot be read.
    #[error("{}: {source}", path.display())]
    NotHtml {
        /// The file.
        path: PathBuf,
        /// Why.
        source: press::html::NotRead,
    },
    /// Pasted HTML cannot be read.
    #[error("cannot paste it: {source}")]
    NotPasted {
        /// Why.
        source: press::html::NotRead,
    },
    /// A file that a person named cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A folder that a person named does not take a file.
    #[error("cannot write to {}: {source}", path.display())]
    Unwritable {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A file is larger than we read.
    #[error("{} has {bytes} bytes, more than the {limit} that are read", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A person's signing key is wrong, locked or cannot be made.
    #[error("signing: {0}")]
    Key(#[from] package::signature::BadKey),
    /// A passphrase was announced, and an empty line came.
    #[error("the passphrase is empty")]
    NoPassphrase,
    /// The system's keychain is there and stays locked.
    #[error("the system's keychain does not open: {0}")]
    Keychain(#[from] crate::keychain::KeychainUnavailable),
    /// There is a key, and its passphrase was not given.
    #[error("the signing key of {name} is locked")]
    KeyLocked {
        /// Whose key.
        name: String,
    },
    /// The key that this person signed with here is not on this machine any more; no other is made without asking.
    #[error("the key that {name} signed with is not here")]
    KeyLost {
        /// Whose key.
        name: String,
    },
    /// There is a signing key under this name already.
    #[error("{name} has a signing key here")]
    KeyThere {
        /// Whose key.
        name: String,
    },
    /// A package that came is not taken before a person has asked its sender.
    #[error(transparent)]
    Alarm(#[from] Alarm),
    /// No key that is known here begins so, or more than one does.
    #[error("no one key begins with {letters}")]
    NoSuchKey {
        /// What was given.
        letters: String,
    },
    /// Another decision came in while this one was being signed.
    #[error("another decision came in meanwhile")]
    DecidedMeanwhile,
    /// The package's routing slip cannot be used.
    #[error("the package's slip cannot be used: {why}")]
    BadSlip {
        /// What is wrong.
        why: String,
    },
    /// A record of our own store cannot be read: the store is damaged, or a newer Galley wrote it.
    #[error("the {what} {id} in the store cannot be read: {why}")]
    Stored {
        /// Its kind.
        what: Record,
        /// Its name: the id of the thing, or of its story.
        id: String,
        /// What is wrong with it.
        why: String,
    },
    /// What the window asked for cannot be read.
    #[error("what the window sent cannot be read: {why}")]
    Asked {
        /// What is wrong with it.
        why: serde_json::Error,
    },
    /// A value of ours has no JSON. Nothing was written.
    #[error("this has no JSON: {why}")]
    NotJson {
        /// What is wrong with it.
        why: serde_json::Error,
    },
    /// A decision in the package is not what its signer signed.
    #[error("the package holds a decision in the name of {by} that {by} did not sign so")]
    Forged {
        /// In whose name it is.
        by: String,
    },
    /// The package is intact, but is neither a filing nor a return.
    #[error("the package carries a finished piece and is not for review")]
    NotForReview,
    /// The package is for something else.
    #[error("the package is for something else: {found:?}")]
    WrongKind {
        /// What it is for.
        found: Purpose,
    },
    /// A filing of a story that is this store's own.
    #[error("this is your own story {id}, filed from here")]
    YourOwn {
        /// The story.
        id: String,
    },
    /// A return for a story that is not in this store.
    #[error("the story {id} that this returns is not in this store")]
    NotHere {
        /// The story.
        id: String,
    },
    /// There is no such place or no such words to comment on.
    #[error(transparent)]
    NoSuchPlace(#[from] NoSuchPlace),
    /// The story has no such comment.
    #[error("the story has no comment {id}, or more than one whose id begins so")]
    NoSuchComment {
        /// What was asked for.
        id: String,
    },
    /// The decision is not taken.
    #[error(transparent)]
    Stage(#[from] stages::Refusal),
    /// Stages of the desk's chain have not passed what is to be sent.
    #[error("{next:?} of {chain:?} have not passed this text")]
    Unreviewed {
        /// The stages whose turn it is.
        next: Vec<stages::Post>,
        /// The chain they are of.
        chain: stages::Chain,
        /// Decisions on this text that nothing proves here.
        claimed: usize,
    },
    /// The piece must not be published yet, and the person did not say whether it waits.
    #[error(
        "the piece is under embargo until {until}; let it wait until then (deliver --hold), or send it now (deliver --despite-embargo)"
    )]
    Embargoed {
        /// Until when, on the wall here.
        until: String,
    },
    /// The text was changed while it was being signed.
    #[error("the text was changed while it was being signed")]
    ChangedWhileSigning,
    /// Returns have changes that are not settled.
    #[error("{returns} returns are not settled")]
    OpenChanges {
        /// How many returns.
        returns: usize,
    },
    /// No open return has such a change, or more than one.
    #[error("there is no change {id}, or more than one whose id begins so")]
    NoSuchChange {
        /// What was asked for.
        id: String,
    },
    /// There is no such conflict in the changes that are open.
    #[error("there is no conflict {id}")]
    NoSuchConflict {
        /// What was asked for.
        id: String,
    },
    /// Comments are open.
    #[error("{comments} comments are open")]
    OpenComments {
        /// How many.
        comments: usize,
    },
    /// A package could not be sent or fetched.
    #[error(transparent)]
    Wire(Box<wire::Error>),
    /// The outlet's profile has no wire.
    #[error("the outlet {outlet} has no wire")]
    NoWire {
        /// The outlet.
        outlet: String,
    },
    /// The outbox has no such delivery.
    #[error("the outbox has no delivery {id}, or more than one whose id begins so")]
    NoSuchDelivery {
        /// What was asked for.
        id: String,
    },
    /// An earlier delivery cannot be corrected, withdrawn or replaced.
    #[error(transparent)]
    Unamendable(#[from] Unamendable),
    /// The delivery is over.
    #[error("{id} was delivered or cancelled")]
    Over {
        /// Which.
        id: String,
    },
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
}

/// Makes the error for a record of our own store that cannot be read.
pub(crate) fn stored(what: Record, id: &str) -> impl Fn(serde_json::Error) -> Error {
    move |why| Error::Stored {
        what,
        id: id.to_owned(),
        why: why.to_string(),
    }
}

/// Writes a value as JSON, for the store.
///
/// # Errors
/// [`Error::NotJson`]; an empty text is never given instead.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|why| Error::NotJson { why })
}

/// The error for a value that its field does not take.
pub(crate) fn bad_value(field: &str, value: &str, expected: &'static str) -> Error {
    Error::BadValue {
        field: field.to_owned(),
        value: value.to_owned(),
        expected,
    }
}
