//! How Chinese characters are read aloud, so that people find a title by its pinyin or its first letters.

use std::collections::BTreeMap;

use pinyin::ToPinyinMulti;

/// The ways each character can be read, without tones: `重` gives `chong` and `zhong`, `绿` gives `lv` and `lu`, as
/// they are typed. Characters that have no reading are left out.
#[must_use]
pub fn readings(characters: &str) -> BTreeMap<char, Vec<String>> {
    let read = characters.chars().filter_map(|character| {
        let many = character.to_pinyin_multi()?;
        let mut ways: Vec<String> = many
            .into_iter()
            .map(|one| one.plain().replace('ü', "v"))
            .collect();
        ways.sort();
        ways.dedup();
        Some((character, ways))
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(character: char) -> Vec<String> {
        readings(&character.to_string())
            .remove(&character)
            .unwrap_or_default()
    }

    #[test]
    fn a_character_is_read_in_all_its_ways_and_without_tones() {
        assert_eq!(of('导'), ["dao"]);
        assert!(of('重').contains(&"chong".to_owned()) && of('重').contains(&"zhong".to_owned()));
        assert!(
            of('绿').contains(&"lv".to_owned()),
            "as it is typed: {:?}",
            of('绿')
        );
    }

    #[test]
    fn what_is_not_chinese_has_no_reading() {
        assert!(
            readings("Galley，。１ é\u{20000}")
                .keys()
                .all(|character| *character == '\u{20000}')
        );
        assert!(readings("").is_empty());
    }
}
