//! Errors of the crates below, as errors of the newsroom.

use super::Error;

/// A step that the workflow refuses is the same error wherever it was tried.
impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotYourStep(step) => Self::NotYourStep(step),
            other => Self::Store(other),
        }
    }
}

impl From<wire::Error> for Error {
    fn from(error: wire::Error) -> Self {
        Self::Wire(Box::new(error))
    }
}

impl From<review::Error> for Error {
    fn from(why: review::Error) -> Self {
        match why {
            review::Error::NotForReview => Self::NotForReview,
            review::Error::BadSlip { why } => Self::BadSlip { why },
            review::Error::Package(why) => Self::Package(why),
            review::Error::Content(why) => Self::Content(why),
        }
    }
}
