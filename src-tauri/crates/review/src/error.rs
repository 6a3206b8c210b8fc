//! Why a package is not a package for review.

/// Why a package is not a package for review.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The package has no slip.
    #[error("the package has no slip")]
    NotForReview,
    /// The slip cannot be read, or names something else than what is in the package.
    #[error("the slip of the package cannot be used: {why}")]
    BadSlip {
        /// What is wrong, for the log.
        why: String,
    },
    /// The package refused to give a file.
    #[error(transparent)]
    Package(#[from] package::Error),
    /// A text in it is not a story.
    #[error(transparent)]
    Content(#[from] story::ContentError),
}
