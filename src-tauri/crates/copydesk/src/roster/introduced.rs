//! Reads from a piece whom it introduces with a title: 市直机关工委书记江克美 introduces 江克美 as 书记.

use story::Content;
use story::caption::is_surname;

use super::titles;
use crate::han::is_han;
use crate::passage::{Passage, passages};

/// A person whom a piece introduces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Introduced {
    /// The name.
    pub name: String,
    /// The title before it; empty where the person is only marked on a photo.
    pub title: String,
}

/// The people whom a piece introduces: those who are marked on its photos, and names that a mark ends behind a title.
///
/// Chinese writes no blanks between words, so a name that runs into the sentence (书记江克美说) is taken only where a photo has it.
#[must_use]
pub fn introduced(content: &Content) -> Vec<Introduced> {
    let people = content.figures().flat_map(|figure| &figure.people);
    let names = people.map(|person| person.name.trim());
    let marked: Vec<&str> = names
        .filter(|name| name.chars().count() > 1 && name.chars().all(is_han))
        .collect();
    let mut found: Vec<Introduced> = Vec::new();
    for passage in passages(content) {
        for at in 0..passage.len() {
            if !passage.is_free(at) {
                continue;
            }
            let Some(title) = titles::before(&passage, at) else {
                continue;
            };
            if let Some(name) = name_at(&passage, at, &marked) {
                found.push(Introduced { name, title });
            }
        }
    }
    let untitled = marked
        .iter()
        .filter(|name| !found.iter().any(|one| one.name == **name));
    let untitled: Vec<Introduced> = untitled
        .map(|name| Introduced {
            name: (*name).to_owned(),
            title: String::new(),
        })
        .collect();
    found.extend(untitled);
    found.sort();
    found.dedup();
    found
}

fn name_at(passage: &Passage, at: usize, marked: &[&str]) -> Option<String> {
    if let Some(name) = passage.first_of(at, marked) {
        return Some(name.to_owned());
    }
    let run = passage
        .from(at)
        .iter()
        .take_while(|c| is_han(**c))
        .take(4)
        .count();
    ((2..=3).contains(&run) && is_surname(passage.at(at))).then(|| passage.words(at, run))
}

#[cfg(test)]
mod tests {
    use story::{Block, Figure, Person};

    use super::*;

    fn of(words: &str, marked: &[&str]) -> Vec<(String, String)> {
        let person = |name: &&str| Person {
            name: (*name).to_owned(),
            ..Person::default()
        };
        let figure = Figure {
            people: marked.iter().map(person).collect(),
            ..Figure::default()
        };
        let content = Content {
            body: vec![
                Block::paragraph(words),
                Block::Figure {
                    figure: Box::new(figure),
                },
            ],
            ..Content::default()
        };
        let found = introduced(&content).into_iter();
        found.map(|one| (one.title, one.name)).collect()
    }

    fn pair(title: &str, name: &str) -> (String, String) {
        (title.to_owned(), name.to_owned())
    }

    #[test]
    fn a_name_is_introduced_by_its_title_or_by_a_photo() {
        assert_eq!(
            of("工委书记江克美、副书记彭彤（左二）出席。", &[]),
            [pair("副书记", "彭彤"), pair("书记", "江克美")]
        );
        assert_eq!(of("工委书记江克美说", &["江克美"]), [pair("书记", "江克美")]);
        assert_eq!(of("工委书记江克美说", &[]), []);
        assert_eq!(of("没有职务", &["彭彤", "某"]), [pair("", "彭彤")]);
    }
}
