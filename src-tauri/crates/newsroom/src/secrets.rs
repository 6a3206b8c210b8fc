//! Passwords of outlets that were given for one run. They are stored nowhere and never printed.

use std::collections::BTreeMap;

use wire::Secret;

/// Secrets that were given for this run, by the outlet's name. They are never printed.
#[derive(Debug, Clone, Default)]
pub struct Secrets {
    one: Option<Secret>,
    by_outlet: BTreeMap<String, Secret>,
}

impl Secrets {
    /// One secret, for the one outlet that is asked for.
    #[must_use]
    pub fn one(secret: String) -> Self {
        Self {
            one: Some(Secret::new(secret)),
            by_outlet: BTreeMap::new(),
        }
    }

    /// A line for each outlet: `NAME=SECRET`.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        let pairs = pairs.map(|(name, secret)| (name.trim().to_owned(), Secret::new(secret.to_owned())));
        Self {
            one: None,
            by_outlet: pairs.collect(),
        }
    }

    pub(crate) fn of(&self, outlet: &str) -> Option<Secret> {
        self.by_outlet.get(outlet).or(self.one.as_ref()).cloned()
    }

    /// Keeps an outlet's secret for this run.
    pub(crate) fn set(&mut self, outlet: &str, secret: &str) {
        self.by_outlet
            .insert(outlet.to_owned(), Secret::new(secret.to_owned()));
    }

    /// Forgets an outlet's secret.
    pub(crate) fn forget(&mut self, outlet: &str) {
        self.by_outlet.remove(outlet);
    }
}

#[cfg(test)]
mod tests {
    use super::Secrets;

    #[test]
    fn secrets_are_told_apart_by_outlet_and_do_not_print() {
        let secrets = Secrets::lines("desk=a=b c\n晚报=密\nno secret here\n");
        assert_eq!(
            secrets.of("desk").unwrap().reveal(),
            "a=b c",
            "a secret may hold anything"
        );
        assert_eq!(secrets.of("晚报").unwrap().reveal(), "密");
        assert!(secrets.of("other").is_none());
        assert!(!format!("{secrets:?}").contains("a=b"), "{secrets:?}");
        assert_eq!(Secrets::one("x".to_owned()).of("any").unwrap().reveal(), "x");
    }
}
