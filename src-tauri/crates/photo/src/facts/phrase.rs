//! Several values as one printed phrase, in the order and with the marks of the language they are in.

/// Names in a row: `彭彤、江克美`, or `Ann Lee, Joe Roe`.
pub(super) fn names(names: &[String]) -> String {
    let mark = if names.iter().any(|name| has_han(name)) {
        "、"
    } else {
        ", "
    };
    names.join(mark)
}

/// The names of a row, one by one. Only the Chinese mark parts them for certain: `Lee, Ann` is one name.
pub(crate) fn apart(names: &str) -> impl Iterator<Item = &str> {
    names.split('、').map(str::trim).filter(|name| !name.is_empty())
}

/// A place: country, province, city and the spot within it.
#[derive(Debug, Default, Clone)]
pub(super) struct Location {
    pub(super) country: String,
    pub(super) province: String,
    pub(super) city: String,
    pub(super) spot: String,
}

impl Location {
    /// Chinese goes from the large to the small without marks, `湖南省娄底市经开区`; other languages from the
    /// small to the large with commas, `12 Main Street, Anytown, Florida, United States`. A part that a
    /// smaller one already holds is left out.
    pub(super) fn phrase(&self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        for part in [&self.spot, &self.city, &self.province, &self.country] {
            let said = parts.iter().any(|smaller| smaller.contains(part.as_str()));
            if !said && !part.is_empty() {
                parts.push(part);
            }
        }
        if parts.iter().any(|part| has_han(part)) {
            parts.into_iter().rev().collect()
        } else {
            parts.join(", ")
        }
    }
}

fn has_han(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'))
}

#[cfg(test)]
mod tests {
    use super::{Location, names};

    fn place(spot: &str, city: &str, province: &str, country: &str) -> String {
        let [spot, city, province, country] = [spot, city, province, country].map(str::to_owned);
        Location {
            country,
            province,
            city,
            spot,
        }
        .phrase()
    }

    #[test]
    fn chinese_places_run_from_large_to_small() {
        assert_eq!(place("经开区", "娄底市", "湖南省", ""), "湖南省娄底市经开区");
        assert_eq!(place("", "北京", "北京", "中国"), "中国北京");
        assert_eq!(
            place("湖南省娄底市经开区", "娄底", "湖南省", ""),
            "湖南省娄底市经开区"
        );
    }

    #[test]
    fn other_places_run_from_small_to_large() {
        assert_eq!(
            place("12 Main Street", "Anytown", "Florida", "United States"),
            "12 Main Street, Anytown, Florida, United States"
        );
        assert_eq!(place("", "Singapore", "", "Singapore"), "Singapore");
    }

    #[test]
    fn names_are_joined_as_their_language_does() {
        assert_eq!(names(&["彭彤".to_owned(), "江克美".to_owned()]), "彭彤、江克美");
        assert_eq!(
            names(&["Ann Lee".to_owned(), "Joe Roe".to_owned()]),
            "Ann Lee, Joe Roe"
        );
    }
}
