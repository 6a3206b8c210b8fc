//! Why a mail, or a file in it, does not come in.

/// Why a mail, or a file in it, does not come in.
#[derive(Debug, thiserror::Error)]
pub enum MailFault {
    /// It is no mail that can be read.
    #[error(transparent)]
    NotMail(#[from] press::eml::read::NotMail),
    /// There is no text and no file in it.
    #[error("there is no piece in it")]
    Empty,
    /// Mails in a file of mails are too large.
    #[error("{mails} mails in it are too large")]
    TooLarge {
        /// How many.
        mails: usize,
    },
    /// It is an archive that is not read.
    #[error("it is a {what} archive")]
    Archive {
        /// Of which kind.
        what: &'static str,
    },
    /// It is a zip that is not read.
    #[error("its zip cannot be read: {0}")]
    Zip(#[source] package::Error),
    /// It is what Outlook makes of a mail in rich text (TNEF): the attachments are in there.
    #[error("it is a TNEF file of Outlook")]
    Tnef,
    /// It is neither a piece nor a photo.
    #[error("it is neither a text nor a photo")]
    Other,
}
