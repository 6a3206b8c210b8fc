//! What is produced from marks is read back as the same places.

use proptest::prelude::*;

use super::{Slot, StartSide, arrange, standings, with_positions, with_told};
use crate::framing::Crop;
use crate::mark::FaceMark;
use crate::{Figure, Framing, Language, Person};

const ZH: [&str; 10] = [
    "江克美",
    "彭彤",
    "王喆",
    "李明",
    "欧阳建国",
    "周守田",
    "林秀兰",
    "赵一民",
    "孙晓",
    "何文静",
];
const EN: [&str; 10] = [
    "Ann Lee", "Joe Roe", "Tim Hu", "Mary Poe", "Bob Day", "Sue Fox", "Al Kerr", "Eve Ray", "Ian Low",
    "Zoe May",
];

/// A photo in landscape.
const SIZE: (u32, u32) = (6_000, 4_000);

fn person(name: &str, x: u16, y: u16) -> Person {
    Person {
        name: name.to_owned(),
        mark: Some(FaceMark { x, y }),
        ..Person::default()
    }
}

fn slots(caption: &str) -> Vec<(String, Slot)> {
    let mut found: Vec<_> = standings(caption, &[])
        .people
        .into_iter()
        .map(|one| (one.name, one.slot))
        .collect();
    found.sort();
    found
}

/// One to three rows of faces, apart as rows are, each face within its row a little up or down.
fn faces() -> impl Strategy<Value = Vec<(u16, u16)>> {
    let row = |least: usize| prop::collection::btree_map(500..9_500_u16, 0..400_u16, least..=3);
    let one = prop::collection::btree_map(500..9_500_u16, 0..400_u16, 1..=9).prop_map(|row| {
        row.into_iter()
            .map(|(x, y)| (x, y.saturating_add(4_000)))
            .collect()
    });
    let several = prop::collection::vec(row(2), 2..=3).prop_map(|rows| {
        let apart = |row: usize, y: u16| u16::try_from(row).unwrap_or(0) * 2_500 + 1_000 + y;
        rows.into_iter()
            .enumerate()
            .flat_map(|(row, faces)| faces.into_iter().map(move |(x, y)| (x, apart(row, y))))
            .collect::<Vec<_>>()
    });
    prop_oneof![one, several]
}

proptest! {
    #[test]
    fn the_phrase_made_of_marks_is_read_back_as_the_places_they_give(faces in faces(), shuffle in any::<u64>()) {
        for (language, names) in [(Language::Zh, ZH), (Language::En, EN)] {
            let mut people: Vec<Person> = names.iter().zip(&faces).map(|(name, (x, y))| person(name, *x, *y)).collect();
            let long = people.len();
            people.rotate_left(usize::try_from(shuffle % 7).unwrap_or(0) % long);
            let arranged = arrange(&people, &Framing::default(), SIZE, language);
            let mut given: Vec<(String, Slot)> = arranged
                .people
                .iter()
                .zip(&arranged.slots)
                .filter_map(|(one, slot)| Some((one.name.clone(), (*slot)?)))
                .collect();
            given.sort();
            prop_assert_eq!(slots(&arranged.phrase(language)), given.clone(), "{}", arranged.phrase(language));
            for (person, slot) in arranged.people.iter().zip(&arranged.slots) {
                prop_assert_eq!(Slot::parse(&person.position), *slot);
            }
            // And so it is where each has the place behind the name.
            let plain = people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>();
            let caption = plain.join(if language == Language::Zh { "、" } else { ", " });
            let written = with_positions(&caption, &arranged.people, language);
            let known: Vec<&str> = plain.clone();
            let mut read: Vec<_> = standings(&written, &known).people.into_iter().map(|one| (one.name, one.slot)).collect();
            read.sort();
            prop_assert_eq!(read, given, "{}", written);
            prop_assert_eq!(&with_positions(&written, &arranged.people, language), &written, "written once");
        }
    }

    #[test]
    fn nobody_is_lost_and_arranging_twice_is_arranging_once(
        faces in prop::collection::vec((0..=10_000_u16, 0..=10_000_u16, any::<bool>()), 0..12), turn in 0..4_u8,
    ) {
        let people: Vec<Person> = faces
            .iter()
            .enumerate()
            .map(|(at, (x, y, marked))| Person {
                mark: marked.then_some(FaceMark { x: *x, y: *y }),
                ..person(&at.to_string(), 0, 0)
            })
            .collect();
        let framing = Framing { turn, ..Framing::default() };
        let once = arrange(&people, &framing, SIZE, Language::Zh);
        let mut names: Vec<_> = once.people.iter().map(|one| one.name.clone()).collect();
        names.sort();
        let mut all: Vec<_> = people.iter().map(|one| one.name.clone()).collect();
        all.sort();
        prop_assert_eq!(names, all);
        prop_assert_eq!(arrange(&once.people, &framing, SIZE, Language::Zh), once);
    }
}

#[test]
fn faces_are_counted_from_the_left_by_rows_the_front_row_first() {
    let people = [
        person("丁", 7_000, 2_000),
        person("甲", 1_000, 7_000),
        person("丙", 2_000, 2_300),
        person("乙", 6_000, 6_600),
    ];
    let arranged = arrange(&people, &Framing::default(), SIZE, Language::Zh);
    let said: Vec<_> = arranged
        .people
        .iter()
        .map(|one| format!("{}{}", one.name, one.position))
        .collect();
    assert_eq!(said, ["甲前排左一", "乙前排左二", "丙后排左一", "丁后排左二"]);
    assert_eq!(
        arranged.phrase(Language::Zh),
        "前排左起：甲、乙；后排左起：丙、丁"
    );
    let english = arrange(&people, &Framing::default(), SIZE, Language::En);
    assert_eq!(
        english.phrase(Language::En),
        "Front row, from left: 甲 and 乙; back row, from left: 丙 and 丁"
    );
}

#[test]
fn two_are_left_and_right_one_stands_nowhere_and_a_face_without_a_name_keeps_its_place() {
    let zh = |people: &[Person]| arrange(people, &Framing::default(), SIZE, Language::Zh);
    assert_eq!(
        zh(&[person("彭彤", 8_000, 10), person("江克美", 100, 20)]).phrase(Language::Zh),
        "江克美（左）、彭彤（右）"
    );
    assert_eq!(zh(&[person("江克美", 100, 20)]).slots, [None]);
    let three = zh(&[
        person("", 100, 20),
        person("江克美", 3_000, 20),
        person("", 6_000, 20),
    ]);
    assert_eq!(three.phrase(Language::Zh), "江克美（左二）");
}

#[test]
fn who_was_cropped_away_is_not_counted_and_a_turned_picture_is_counted_as_it_is_seen() {
    let people = [
        person("甲", 1_000, 5_000),
        person("乙", 4_000, 5_000),
        person("丙", 8_000, 5_000),
    ];
    let right_part = Framing {
        crop: Some(Crop {
            left: 3_000,
            top: 0,
            width: 7_000,
            height: 10_000,
        }),
        ..Framing::default()
    };
    let arranged = arrange(&people, &right_part, SIZE, Language::Zh);
    assert_eq!(arranged.phrase(Language::Zh), "乙（左）、丙（右）");
    assert_eq!(arranged.people.last().map(|one| one.name.as_str()), Some("甲"));

    // Turned right by two quarters, what was right is left.
    let over = Framing {
        turn: 2,
        ..Framing::default()
    };
    assert_eq!(
        arrange(&people, &over, SIZE, Language::Zh).phrase(Language::Zh),
        "左起：丙、乙、甲"
    );
}

#[test]
fn positions_go_into_the_caption_once_in_its_own_brackets_and_a_wrong_one_is_put_right() {
    let at = |name: &str, position: &str| Person {
        name: name.to_owned(),
        position: position.to_owned(),
        ..Person::default()
    };
    for (caption, language, written) in [
        (
            "江克美看望联络员彭彤",
            Language::Zh,
            "江克美（左二）看望联络员彭彤（右一）",
        ),
        ("江克美(左一)看望彭彤", Language::Zh, "江克美(左二)看望彭彤(右一)"),
        (
            "江克美（书记）看望群众",
            Language::Zh,
            "江克美（左二）（书记）看望群众",
        ),
        ("群众", Language::Zh, "群众"),
    ] {
        let people = [at("江克美", "左二"), at("彭彤", "右一"), at("", "左三")];
        assert_eq!(with_positions(caption, &people, language), written);
    }
    let ann = [at("Ann Lee", "second from left")];
    assert_eq!(
        with_positions("Ann Lee visits a plant", &ann, Language::En),
        "Ann Lee (second from left) visits a plant"
    );
}

#[test]
fn a_typed_caption_names_the_face_that_was_marked_where_it_says() {
    let caption = "江克美(左二)等工委领导看望慰问市退役军人事务局的驻企防疫联络员,指导企业疫情防控工作";
    let nobody = Figure {
        caption: caption.to_owned(),
        ..Figure::default()
    };
    let told = with_told(&nobody, Language::Zh);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].name.as_str(), told[0].position.as_str()),
        ("江克美", "左二")
    );

    let marked = arrange(
        &[
            person("", 1_000, 20),
            person("", 4_000, 20),
            person("", 8_000, 20),
        ],
        &Framing::default(),
        SIZE,
        Language::Zh,
    );
    let figure = Figure {
        people: marked.people,
        ..nobody
    };
    let named = with_told(&figure, Language::Zh);
    let names: Vec<&str> = named.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["", "江克美", ""]);
    assert_eq!(named[1].mark, Some(FaceMark { x: 4_000, y: 20 }));
    let all = with_told(
        &Figure {
            people: named.clone(),
            ..figure
        },
        Language::Zh,
    );
    assert_eq!(all, named, "taking it over twice changes nothing");
    assert_eq!(Slot::parse("左二").map(|slot| slot.side), Some(StartSide::Left));
}

#[test]
fn a_straightened_picture_is_ordered_as_it_is_seen() {
    // A row on a slope: in the photo as taken, the right one is so far below that there seem to be two rows of two.
    let people = [
        person("甲", 1_667, 4_120),
        person("乙", 2_333, 4_295),
        person("丙", 7_667, 5_705),
        person("丁", 8_333, 5_880),
    ];
    let level = Framing {
        straighten: -1_000,
        ..Framing::default()
    };
    let phrase = |framing: &Framing| arrange(&people, framing, SIZE, Language::Zh).phrase(Language::Zh);
    let as_taken = Framing::default();
    assert_eq!(phrase(&as_taken), "前排左起：丙、丁；后排左起：甲、乙");
    assert_eq!(phrase(&level), "左起：甲、乙、丙、丁");

    // In a portrait photo, straightening moves the higher one further left, or further right.
    let tall = [person("上", 5_000, 2_500), person("下", 5_100, 7_500)];
    let order = |straighten| {
        let framing = Framing {
            straighten,
            ..Framing::default()
        };
        arrange(&tall, &framing, (4_000, 6_000), Language::Zh).phrase(Language::Zh)
    };
    assert_eq!(order(0), "上（左）、下（右）");
    assert_eq!(order(600), "下（左）、上（右）");
    assert_eq!(order(-600), "上（左）、下（右）");

    // And a person who was turned out of the frame has no position.
    let corner = [person("角", 100, 100), person("中", 5_000, 5_000)];
    let turned = Framing {
        straighten: 2_000,
        ..Framing::default()
    };
    assert_eq!(arrange(&corner, &turned, SIZE, Language::Zh).slots, [None, None]);
}
