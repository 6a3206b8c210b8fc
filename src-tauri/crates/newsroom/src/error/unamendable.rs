//! Why an earlier delivery is not corrected, withdrawn or replaced.

/// Why an earlier delivery is not corrected, withdrawn or replaced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unamendable {
    /// No reason was given.
    #[error("there is no reason")]
    NoReason,
    /// The desk does not have it: it is still on its way, or never got there.
    #[error("{name:?} is not at {outlet}")]
    NotThere {
        /// The earlier package's name.
        name: String,
        /// What people call the outlet.
        outlet: String,
    },
    /// It is of another piece, or went to another outlet.
    #[error("{name:?} is {headline:?} at {outlet}")]
    Another {
        /// The earlier package's name.
        name: String,
        /// The headline that it went under.
        headline: String,
        /// What people call the outlet that it went to.
        outlet: String,
    },
    /// It was withdrawn already.
    #[error("{name:?} was withdrawn already")]
    Withdrawn {
        /// The earlier package's name.
        name: String,
    },
    /// It is itself a withdrawal.
    #[error("{name:?} is a withdrawal itself")]
    IsWithdrawal {
        /// The earlier package's name.
        name: String,
    },
}
