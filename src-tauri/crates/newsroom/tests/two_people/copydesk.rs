//! The copy desk: whom the roster knows, and what a piece is told of it.

use newsroom::story::{Block, Content, Figure, Person};
use newsroom::{Code, KnownPerson, KnownUnit, ProposedPerson, TakenRoster};

use crate::rig::{Rig, pairs, pass, reviews, write};

const TABLE: &str = "姓名,职务,单位,排序,起,止,简称\r\n\
    江克美,书记,市直机关工委,1,2026-01-01,,\r\n\
    江克美,县长,河西县,1,,2025-12-31,\r\n\
    彭彤,副书记,市直机关工委,2,,,\r\n\
    ,,中共南江市委市直属机关工作委员会,,,,市直机关工委、市直工委\r\n";

/// The copy desk's flags of a piece with this caption and this text: rule, words, first suggestion.
fn told(desk: &newsroom::Newsroom, caption: &str, text: &str) -> Vec<(String, String, String)> {
    let id = desk.writing().new_story().unwrap().row.id;
    write(desk, &id, |content| {
        let figure = Figure {
            id: newsroom::story::FigureId("f1".to_owned()),
            caption: caption.to_owned(),
            ..Figure::default()
        };
        content.body = text.lines().map(Block::paragraph).collect();
        content.body.push(Block::Figure {
            figure: Box::new(figure),
        });
    });
    let flags = desk.writing().open_story(&id).unwrap().flags;
    let ours = [
        "name_near",
        "title_past",
        "title_differs",
        "order",
        "unit_two_forms",
    ];
    let flags = flags.into_iter().filter(|flag| ours.contains(&flag.rule_name()));
    flags
        .map(|flag| {
            let rule = flag.rule_name().to_owned();
            (rule, flag.quote, flag.suggest.concat())
        })
        .collect()
}

fn row(rule: &str, quote: &str, fix: &str) -> (String, String, String) {
    (rule.to_owned(), quote.to_owned(), fix.to_owned())
}

#[test]
fn a_roster_finds_a_wrong_name_an_old_title_the_wrong_order_and_a_second_short_form() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let caption = "江克梅（左二）看望联络员。";
    let text = "县长江克美讲话。\n彭彤、江克美出席，市直机关工委主办。\n市直工委要求行动起来。";
    assert_eq!(told(writer, caption, text), [], "an empty roster says nothing");

    let table = rig.file("人名录.csv", TABLE);
    let taken = writer.copydesk().import_roster(&table).unwrap();
    assert_eq!(taken, TakenRoster { people: 2, units: 1 });
    let mut found = told(writer, caption, text);
    found.sort();
    assert_eq!(
        found,
        [
            row("name_near", "江克梅", "江克美"),
            row("order", "江克美", ""),
            row("title_past", "县长", "书记"),
            row("unit_two_forms", "市直工委", "市直机关工委"),
        ]
    );

    let again = writer.copydesk().import_roster(&table).unwrap();
    assert_eq!(again, TakenRoster::default(), "what is known is not taken again");
    let out = rig.folder("out").join("人名录.csv");
    writer.copydesk().export_roster(&out).unwrap();
    editor.copydesk().import_roster(&out).unwrap();
    let names = |desk: &newsroom::Newsroom| {
        let all = desk.stationery().list::<KnownPerson>().unwrap().sheets;
        let people = all.into_iter().map(|sheet| KnownPerson {
            id: String::new(),
            ..sheet.form
        });
        people.collect::<Vec<_>>()
    };
    assert_eq!(names(editor), names(writer), "one file has the whole roster");
    let unit = editor
        .stationery()
        .find::<KnownUnit>("中共南江市委市直属机关工作委员会")
        .unwrap();
    assert_eq!(unit.form.shorts, ["市直机关工委", "市直工委"]);
}

#[test]
fn a_table_that_is_wrong_in_one_cell_is_refused_by_line_and_column_and_changes_nothing() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    for (wrong, names) in [
        (
            "姓名,职务,起\n彭彤,副书记,2026-01-01\n江克美,书记,去年\n",
            ["3", "起", "去年"],
        ),
        ("姓名,排序\n江克美,第一\n", ["2", "排序", "第一"]),
        ("职务,单位\n书记,工委\n", ["1", "姓名", "职务"]),
    ] {
        let refused = writer
            .copydesk()
            .import_roster(&rig.file("坏.csv", wrong))
            .unwrap_err();
        assert_eq!(refused.code(), Code::Refused);
        let says = refused.says(writer.language());
        assert!(names.iter().all(|name| says.contains(name)), "{says}");
    }
    assert!(
        writer
            .stationery()
            .list::<KnownPerson>()
            .unwrap()
            .sheets
            .is_empty()
    );
}

#[test]
fn a_person_is_set_by_fields() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let missing = writer
        .copydesk()
        .set_person("彭彤", &pairs(&[("rank", "2")]), false);
    assert_eq!(missing.unwrap_err().code(), Code::NotFound);
    let fields = pairs(&[("title", "副书记"), ("unit", "工委"), ("from", "2026-01-01")]);
    let person = writer.copydesk().set_person("彭彤", &fields, true).unwrap();
    assert_eq!(person.offices[0].in_full(), "工委副书记");
    let closed = pairs(&[("title", "副书记"), ("to", "2026-06-30")]);
    let person = writer.copydesk().set_person("彭彤", &closed, false).unwrap();
    assert_eq!(person.offices.len(), 1);
    assert_eq!(person.offices[0].to.unwrap().to_string(), "2026-06-30");
    let unknown = writer
        .copydesk()
        .set_person("彭彤", &pairs(&[("age", "50")]), false);
    assert_eq!(unknown.unwrap_err().code(), Code::Refused);
}

#[test]
fn who_is_in_signed_off_pieces_is_proposed_and_a_person_decides() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    editor.signing().set_chain(reviews(1)).unwrap();
    let id = rig.received();
    write(editor, &id, |content: &mut Content| {
        content
            .body
            .push(Block::paragraph("工委书记江克美、副书记彭彤（左二）出席。"));
        if let Some(Block::Figure { figure }) =
            content.body.iter_mut().find(|block| block.as_figure().is_some())
        {
            figure.people = vec![Person {
                name: "周可为".to_owned(),
                ..Person::default()
            }];
        }
    });
    assert_eq!(
        editor.copydesk().proposed_people().unwrap(),
        [],
        "not before it is signed off"
    );
    editor.signing().sign(&id, &pass(1, "林溪")).unwrap();
    let proposed = |name: &str, titles: &[&str]| ProposedPerson {
        name: name.to_owned(),
        titles: titles.iter().map(|title| (*title).to_owned()).collect(),
        pieces: 1,
    };
    assert_eq!(
        editor.copydesk().proposed_people().unwrap(),
        [
            proposed("周可为", &[]),
            proposed("彭彤", &["副书记"]),
            proposed("江克美", &["书记"])
        ]
    );
    let taken = editor.copydesk().take_proposed_person("江克美").unwrap();
    assert_eq!(taken.offices[0].title, "书记");
    editor.copydesk().turn_down_person("周可为").unwrap();
    assert_eq!(
        editor.copydesk().proposed_people().unwrap(),
        [proposed("彭彤", &["副书记"])]
    );
    let all = editor.stationery().list::<KnownPerson>().unwrap().sheets;
    assert_eq!(all.len(), 1, "who was turned down is in no list");
    assert!(writer.copydesk().proposed_people().unwrap().is_empty());
}
