//! A rule's finding in a text, in characters: the raw form of a remark.

/// The characters that a rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Where they begin.
    pub(crate) at: usize,
    /// How many there are.
    pub(crate) len: usize,
    /// What to write instead, the likeliest first; empty where only the writer knows.
    pub(crate) fixes: Vec<String>,
    /// The words for the places {0}, {1} … of the rule's sentence.
    pub(crate) told: Vec<String>,
}

/// The findings of one rule in one text.
#[derive(Debug, Default)]
pub(crate) struct Findings(pub(crate) Vec<Finding>);

impl Findings {
    /// Adds a finding without a fix.
    pub(crate) fn say(&mut self, at: usize, len: usize) {
        self.tell(at, len, None, []);
    }

    /// Adds a finding with its one fix.
    pub(crate) fn fix(&mut self, at: usize, len: usize, fix: impl Into<String>) {
        self.tell(at, len, Some(fix.into()), []);
    }

    /// Adds a finding whose sentence has places to fill.
    pub(crate) fn tell<const N: usize>(
        &mut self,
        at: usize,
        len: usize,
        fix: Option<String>,
        told: [String; N],
    ) {
        self.0.push(Finding {
            at,
            len,
            fixes: fix.into_iter().collect(),
            told: told.into(),
        });
    }
}
