//! The people of a picture in one cell: `王桂兰（东河街道 居民，前排左一）；…`, written and read.

use story::Person;
use story::caption::Slot;

/// All people who have a name, as a caption names them.
#[must_use]
pub(super) fn said(people: &[Person], chinese: bool) -> String {
    let named = people.iter().filter(|person| !person.name.trim().is_empty());
    let said: Vec<String> = named
        .map(|person| crate::ninjs::identified(person, chinese))
        .collect();
    said.join(if chinese { "；" } else { "; " })
}

/// The people whom a cell names, from left to right. A person written as one of `known` is printed is that person, face mark
/// included; one written otherwise keeps the mark of the known person of that name, and the words are the cell's. In brackets
/// are unit and title with a space between them, the position behind a comma; what is none of these is taken as the title, so
/// that no word is lost.
#[must_use]
pub fn people_of(cell: &str, known: &[Person]) -> Vec<Person> {
    let bracketed = cell.contains(['(', '（']);
    // Without brackets there is no more than a comma between names.
    let ends: &[char] = if bracketed {
        &['；', ';', '\n']
    } else {
        &['；', ';', '\n', '、', '，', ',']
    };
    let entries = cell.split(ends).map(str::trim).filter(|entry| !entry.is_empty());
    entries.map(|entry| person(entry, known)).collect()
}

fn person(entry: &str, known: &[Person]) -> Person {
    let as_known = |person: &&Person| {
        [true, false]
            .iter()
            .any(|chinese| crate::ninjs::identified(person, *chinese) == entry)
    };
    if let Some(same) = known.iter().find(as_known) {
        return same.clone();
    }
    let (name, inner) = match entry.split_once(['(', '（']) {
        Some((name, rest)) => (name.trim(), rest.strip_suffix([')', '）']).unwrap_or(rest).trim()),
        None => (entry, ""),
    };
    let (post, position) = match inner.rsplit_once(['，', ',']) {
        Some((post, last)) if Slot::parse(last.trim()).is_some() => (post.trim(), last.trim()),
        None if Slot::parse(inner).is_some() => ("", inner),
        _ => (inner, ""),
    };
    let (unit, title) = post.rsplit_once([' ', '　']).unwrap_or(("", post));
    let mark = known.iter().find(|person| person.name.trim() == name);
    Person {
        name: name.to_owned(),
        unit: unit.trim().to_owned(),
        title: title.to_owned(),
        position: position.to_owned(),
        mark: mark.and_then(|person| person.mark),
    }
}

#[cfg(test)]
mod tests {
    use story::FaceMark;

    use super::*;

    fn one(name: &str, unit: &str, title: &str, position: &str) -> Person {
        Person {
            name: name.to_owned(),
            unit: unit.to_owned(),
            title: title.to_owned(),
            position: position.to_owned(),
            mark: None,
        }
    }

    #[test]
    fn what_was_written_is_read_as_it_was_in_both_languages() {
        let mut people = vec![
            one("王桂兰", "东河街道", "居民", "前排左一"),
            one("李明", "", "", ""),
            one("周可", "市图书馆 借阅部", "", "左二"),
        ];
        people[0].mark = Some(FaceMark { x: 1200, y: 300 });
        for chinese in [true, false] {
            assert_eq!(people_of(&said(&people, chinese), &people), people);
        }
    }

    #[test]
    fn what_somebody_typed_gives_names_units_titles_and_positions() {
        let known = [Person {
            mark: Some(FaceMark { x: 1, y: 2 }),
            ..one("江克美", "", "", "左二")
        }];
        assert_eq!(
            people_of("江克美（市直机关工委 书记，左一）;彭彤(左二)；村民", &known),
            [
                Person {
                    mark: known[0].mark,
                    ..one("江克美", "市直机关工委", "书记", "左一")
                },
                one("彭彤", "", "", "左二"),
                one("村民", "", "", ""),
            ]
        );
        assert_eq!(people_of("江克美、彭彤", &[]).len(), 2);
        assert_eq!(
            people_of("彭彤（站在树下的那位，看镜头）", &[])[0].title,
            "站在树下的那位，看镜头",
            "no word is lost"
        );
    }
}
