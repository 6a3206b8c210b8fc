//! Folds names of people and units when they come in, so that two names that look the same are the same.
//!
//! Keys, decisions and copies belong to a name. `丁雨` with a character of no width behind it must not be another person than
//! `丁雨`, and a name written with a look-alike letter must be flagged.

use unicode_normalization::UnicodeNormalization as _;

use crate::visible::is_unseen;

/// A name in which nothing is left once invisible characters are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name is empty")]
pub struct NoName;

/// A name in its one form: compatibility characters composed (NFKC), nothing unseen, one space between words and none
/// between two Chinese characters.
///
/// `" 王　伟\u{200b}"` is `王伟`, `"Ａnn  Lee"` is `Ann Lee`, `"江克⺷"` is `江克⺷` (a radical that NFKC leaves alone; see
/// [`look_alike`]).
///
/// # Errors
/// [`NoName`] where nothing is left: `" \u{200d}\t"`.
pub fn folded(name: &str) -> Result<String, NoName> {
    let seen = |c: &char| !is_unseen(*c) && !matches!(*c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let spaced: String = name
        .nfkc()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(seen)
        .collect();
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let mut folded = String::new();
    for word in words {
        let between_han = folded.chars().next_back().is_some_and(is_han) && word.starts_with(is_han);
        if !folded.is_empty() && !between_han {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if folded.is_empty() {
        Err(NoName)
    } else {
        Ok(folded)
    }
}

/// Whether two folded names are different and look the same, by Unicode's confusables (UTS #39 §4).
///
/// `Lisa` and `Liѕa` (with a Cyrillic letter) look alike; `王伟` and `王炜` do not.
#[must_use]
pub fn look_alike(one: &str, other: &str) -> bool {
    let skeleton = |name: &str| unicode_security::skeleton(name).collect::<String>();
    one != other && skeleton(one) == skeleton(other)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_name() {
        let same = [
            "丁雨",
            "丁雨\u{200b}",
            "丁雨\u{200d}",
            "\u{feff}丁雨",
            "\u{202d}丁雨",
            "丁雨\u{fe0f}",
            " 丁雨 ",
            "丁　雨",
            "丁\t雨",
            "丁雨\n",
        ];
        for name in same {
            assert_eq!(folded(name).as_deref(), Ok("丁雨"), "{name:?}");
        }
        assert_eq!(folded("Ａnn   Lee").as_deref(), Ok("Ann Lee"));
        assert_eq!(folded(" \u{200d}\t"), Err(NoName));
    }

    #[test]
    fn look_alikes_are_told() {
        assert!(look_alike("Lisa", "Li\u{455}a"));
        assert!(!look_alike("王伟", "王炜"));
        assert!(!look_alike("王伟", "王伟"));
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(name in ".{0,20}") {
            if let Ok(once) = folded(&name) {
                let again = folded(&once);
                proptest::prop_assert_eq!(again.as_deref(), Ok(once.as_str()));
            }
        }
    }
}
