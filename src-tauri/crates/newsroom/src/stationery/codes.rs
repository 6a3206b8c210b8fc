//! 代码表: short codes and the long words they mean. `=jkm=` becomes `江克美 某局局长`, `=jkm#2=` the second of its alternatives.
//!
//! A list is a person's own tab-separated UTF-8 file, in the format of Photo Mechanic and similar programs: a line for each code,
//! the code first, then one alternative or several. It is kept as it came. Nothing but these codes changes in a text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Error;
use crate::rooms::StationeryRoom;

/// The longest code, in characters. Longer text between two `=` is just text.
const LONGEST: usize = 30;

/// One list of codes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CodeList {
    /// Its key; empty for one that was never saved.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The lines: code, tab, words, and further alternatives behind further tabs. A line that begins with `#` is a comment.
    pub text: String,
}

/// A text with its codes put into words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Expanded {
    /// The text; a code that is in no list stays in it as it was.
    pub text: String,
    /// Codes that were put into words, each once.
    pub codes: Vec<String>,
}

/// Every code with its alternatives.
#[derive(Debug, Default)]
pub(crate) struct Codes(BTreeMap<String, Vec<String>>);

impl Codes {
    /// Adds the lines of a list; of one code given twice the later counts.
    pub(crate) fn read(&mut self, text: &str) {
        for line in text.trim_start_matches('\u{feff}').lines() {
            let mut cells = line.split('\t').map(str::trim);
            let code = cells.next().unwrap_or_default().trim_matches('=').to_lowercase();
            let words: Vec<String> = cells
                .filter(|words| !words.is_empty())
                .map(str::to_owned)
                .collect();
            if is_code(&code) && !code.starts_with('#') && !words.is_empty() {
                self.0.insert(code, words);
            }
        }
    }

    /// The words of a code: `jkm`, `jkm#2`. Upper and lower case are the same.
    fn words(&self, code: &str) -> Option<&str> {
        let (code, nth) = match code.split_once('#') {
            Some((code, nth)) => (code, nth.parse::<usize>().ok()?),
            None => (code, 1),
        };
        let words = self.0.get(&code.to_lowercase())?;
        words.get(nth.checked_sub(1)?).map(String::as_str)
    }

    /// Puts every code of a text into words. Codes in those words are not expanded again.
    pub(crate) fn expand(&self, text: &str) -> Expanded {
        let mut expanded = Expanded::default();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('=') {
            expanded.text.push_str(before);
            let code = behind.split_once('=').filter(|(code, _)| is_code(code));
            match code.and_then(|(code, rest)| Some((code, self.words(code)?, rest))) {
                Some((code, words, behind)) => {
                    expanded.text.push_str(words);
                    if !expanded.codes.iter().any(|known| known == code) {
                        expanded.codes.push(code.to_owned());
                    }
                    rest = behind;
                }
                None => {
                    expanded.text.push('=');
                    rest = behind;
                }
            }
        }
        expanded.text.push_str(rest);
        expanded
    }
}

fn is_code(code: &str) -> bool {
    (1..=LONGEST).contains(&code.chars().count()) && !code.contains(['=', '\n', '\t', ' '])
}

impl StationeryRoom<'_> {
    /// A text with the codes of every list in words.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn expand_codes(&self, text: &str) -> Result<Expanded, Error> {
        Ok(self.codes()?.expand(text))
    }

    /// Every code of every list; of one that is in two lists, that of the later list counts.
    pub(crate) fn codes(&self) -> Result<Codes, Error> {
        let mut codes = Codes::default();
        for sheet in self.list::<CodeList>()?.sheets {
            codes.read(&sheet.form.text);
        }
        Ok(codes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Codes;

    fn codes() -> Codes {
        let mut codes = Codes::default();
        codes.read("\u{feff}# 人名\njkm\t江克美 某局局长\t江克美\r\n\npt\t彭彤\n=lx=\t林溪\nbad line\npt\t彭彤(新)\n");
        codes
    }

    #[test]
    fn a_code_becomes_its_words_and_a_number_chooses_among_them() {
        for (typed, read) in [
            ("=jkm=在现场", "江克美 某局局长在现场"),
            ("=jkm#2=在现场", "江克美在现场"),
            ("=JKM#1=、=pt=", "江克美 某局局长、彭彤(新)"),
            ("=lx=", "林溪"),
            ("=jkm#3=", "=jkm#3="),
            ("=jkm#0=", "=jkm#0="),
            ("=没有这个=", "=没有这个="),
            ("1+1=2, x=jkm=", "1+1=2, x江克美 某局局长"),
            ("a = b = c", "a = b = c"),
            ("==jkm==", "=江克美 某局局长="),
        ] {
            assert_eq!(codes().expand(typed).text, read, "{typed}");
        }
        assert_eq!(codes().expand("=pt==pt=").codes, ["pt"]);
    }

    proptest! {
        #[test]
        fn what_holds_no_code_stays_as_it_is(text in "[^=]{0,40}(=[^=]{0,10}){0,4}") {
            prop_assume!(!["jkm", "pt", "lx"].iter().any(|code| text.to_lowercase().contains(code)));
            prop_assert_eq!(codes().expand(&text).text, text);
        }
    }
}
