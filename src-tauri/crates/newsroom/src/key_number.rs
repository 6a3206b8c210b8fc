//! The number of a key: six groups of four digits, to be compared with its owner on the telephone.
//!
//! Every place that shows a key shows this number, and a person types it to say that they compared it.

/// A key as six groups of four digits, `0412-9933-…`: the first ninety-six bits of its SHA-256, cut to twenty-four digits.
///
/// Comparing them is comparing the key: another key with the same number would have to be searched for among 10²⁴.
pub(crate) fn of(key: &str) -> String {
    let digest = story::Digest::of(key.as_bytes());
    let bits = u128::from_str_radix(digest.as_str().get(..24).unwrap_or("0"), 16).unwrap_or(0);
    let digits = format!("{:024}", bits % 10_u128.pow(24));
    let groups: Vec<&str> = (0..6)
        .filter_map(|group| digits.get(group * 4..group * 4 + 4))
        .collect();
    groups.join("-")
}

/// Whether these words name the whole key: all its letters, or its number with any separators between the groups.
///
/// `0412-9933-…`, `0412 9933 …` and `04129933…` are one number.
pub(crate) fn names(words: &str, key: &str) -> bool {
    words == key || digits(words).is_some_and(|digits| digits == bare(&of(key)))
}

/// Whether these words, at least `shortest` letters or digits, are the beginning of the key or of its number.
pub(crate) fn begins(words: &str, key: &str, shortest: usize) -> bool {
    match digits(words) {
        Some(digits) => digits.len() >= shortest && bare(&of(key)).starts_with(&digits),
        None => words.len() >= shortest && key.starts_with(words),
    }
}

/// The digits of a number, without the separators of its groups; `None` where it is no number.
fn digits(words: &str) -> Option<String> {
    let bare = bare(words);
    bare.bytes().all(|byte| byte.is_ascii_digit()).then_some(bare)
}

fn bare(number: &str) -> String {
    number.chars().filter(|c| !matches!(c, ' ' | '-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

    #[test]
    fn a_key_is_named_by_its_letters_and_by_its_number_however_it_is_written() {
        let number = of(KEY);
        let spaced = number.replace('-', " ");
        for words in [KEY, &number, &spaced, &number.replace('-', "")] {
            assert!(names(words, KEY) && begins(words, KEY, 6), "{words}");
        }
        let groups: Vec<&str> = number.split('-').collect();
        assert!(groups.len() == 6 && groups.iter().all(|group| group.len() == 4));
    }

    #[test]
    fn a_beginning_names_no_key_and_finds_it() {
        let number = of(KEY);
        let beginning: String = number.chars().take(9).collect();
        for words in [beginning.as_str(), "RWQf6LRC"] {
            assert!(!names(words, KEY) && begins(words, KEY, 6), "{words}");
        }
        for words in ["", "RWQ", "0", "- -"] {
            assert!(!names(words, KEY) && !begins(words, KEY, 6), "{words:?}");
        }
    }
}
