//! `docs/package-format.md` lists every member of `story.json`, and `story.json` has no member that it does not list.

use super::sources::{file, none};
use newsroom::story::framing::{Crop, Focus};
use newsroom::story::{
    Author, Block, Content, FaceMark, Field, Figure, FigureId, Framing, Length, Person, Pick, Related,
    SCHEMA, SignOff, SignOffPlace, Span, Text,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// A piece with every field set. Nothing is left to a default: a change that adds a field adds it here, and in the page.
fn everything() -> Content {
    let said = || "x".to_owned();
    let text = || {
        let mut text = Text::default();
        text.push(Span {
            text: said(),
            strong: true,
            emphasis: true,
            link: Some(said()),
        });
        text
    };
    let figure = Figure {
        id: FigureId(said()),
        photo: None,
        file_name: said(),
        caption: said(),
        alt: said(),
        photographer: said(),
        credit: said(),
        source: said(),
        copyright: said(),
        usage: said(),
        taken: said(),
        place: said(),
        event: said(),
        digital_source: said(),
        people: vec![Person {
            name: said(),
            unit: said(),
            title: said(),
            position: said(),
            mark: Some(FaceMark { x: 1, y: 1 }),
        }],
        framing: Framing {
            turn: 1,
            straighten: 1,
            crop: Some(Crop {
                left: 1,
                top: 1,
                width: 1,
                height: 1,
            }),
            focus: Some(Focus { x: 1, y: 1 }),
        },
        rating: 1,
        pick: Pick::Picked,
    };
    Content {
        schema: SCHEMA,
        slugline: said(),
        kicker: said(),
        headline: said(),
        subheadline: said(),
        dateline: said(),
        authors: vec![Author {
            name: said(),
            unit: said(),
            role: said(),
        }],
        sign_off: SignOff {
            text: said(),
            place: SignOffPlace::OwnLine,
        },
        source: said(),
        keywords: Vec::new(),
        genre: said(),
        urgency: None,
        embargo: None,
        language: said(),
        ednote: said(),
        length: Some(Length {
            least: None,
            most: None,
        }),
        related: vec![Related {
            title: said(),
            href: said(),
        }],
        body: vec![
            Block::Paragraph { text: text() },
            Block::Subheading {
                level: 1,
                text: text(),
            },
            Block::Quote {
                paragraphs: vec![text()],
            },
            Block::List {
                numbered_from: None,
                items: vec![text()],
            },
            Block::Figure {
                figure: Box::new(figure.clone()),
            },
            Block::Table {
                header: true,
                rows: Vec::new(),
            },
            Block::Rule {},
        ],
        tray: vec![figure],
    }
}

/// Every name in a value: of fields, and of kinds of block.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                found.insert(name.clone());
                if let ("type", Some(kind)) = (name.as_str(), value.as_str()) {
                    found.insert(kind.to_owned());
                }
                names(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

#[test]
fn every_field_of_a_story_is_in_the_package_format_and_no_other() {
    let page = file("docs/package-format.md").text;
    let section = page
        .split("## What story.json says")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the section about story.json");
    // The words between backquotes.
    let quoted = section.split('`').skip(1).step_by(2);
    // The fields are a page of their own, which is written from their list.
    let members = Field::ALL.iter().map(|field| field.member());
    let written: BTreeSet<String> = quoted.chain(members).map(str::to_owned).collect();
    let json = serde_json::to_value(everything()).expect("a story is JSON");
    let mut known = BTreeSet::new();
    names(&json, &mut known);
    let missing: Vec<String> = known.difference(&written).cloned().collect();
    none("Not in docs/package-format.md; say what it is.", &missing);
    let values = [
        "ninjs.json",
        "end_of_last_paragraph",
        "own_line",
        "picked",
        "rejected",
    ];
    let gone: Vec<String> = written
        .difference(&known)
        .filter(|word| !values.contains(&word.as_str()))
        .cloned()
        .collect();
    none(
        "In docs/package-format.md and no field of a story any more.",
        &gone,
    );
}
