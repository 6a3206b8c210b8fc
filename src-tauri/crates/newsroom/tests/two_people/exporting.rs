//! Exported: as a package for no outlet in particular, and in the forms of an outlet.

use std::path::Path;

use newsroom::story::check::FlagRule;
use newsroom::story::stages::Proof;
use newsroom::story::{Block, Language, Span, Text};
use newsroom::{Clock as _, Code, Format, Order, StationeryOrigin};

use crate::rig::{Rig, go_on, names, pass, reviews, write};

/// In these forms, for no outlet.
fn in_forms(formats: &[Format]) -> Order<'_> {
    Order {
        formats,
        ..Order::default()
    }
}

#[test]
fn markdown_carries_the_links_that_html_does_and_no_other() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let linked = |words: &str, href: &str| Span {
        text: words.to_owned(),
        link: Some(href.to_owned()),
        ..Span::default()
    };
    write(writer, &id, |content| {
        content.body[0] = Block::Paragraph {
            text: Text(vec![
                linked("看全文", "javascript:alert(1)"),
                linked("县政府", "https://example.cn/a"),
                linked("名单", "file:///etc/passwd"),
            ]),
        };
    });
    let out = rig.folder("out");
    let forms = [newsroom::format_named("md").unwrap()];
    let made = writer
        .exporting()
        .export(&id, &out, &in_forms(&forms), &mut go_on)
        .unwrap();
    let mut verified = newsroom::verify(Path::new(&made.path), &mut go_on).unwrap();
    let name = verified
        .files
        .iter()
        .find(|file| file.name.ends_with(".md"))
        .unwrap()
        .name
        .clone();
    let text = String::from_utf8(verified.read(&name, 1 << 20).unwrap()).unwrap();
    assert!(
        text.contains("看全文") && text.contains("[县政府](https://example.cn/a)"),
        "{text}"
    );
    assert!(!text.contains("javascript:") && !text.contains("file:"), "{text}");
}

#[test]
fn a_package_proves_itself_and_tells_of_its_review() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let out = rig.folder("out");
    let made = writer
        .exporting()
        .export(&id, &out, &in_forms(&newsroom::default_formats()), &mut go_on)
        .unwrap();
    let again = writer
        .exporting()
        .export(&id, &out, &in_forms(&newsroom::default_formats()), &mut go_on)
        .unwrap();
    assert_eq!(
        (&made.path, names(&out).len()),
        (&again.path, 1),
        "one revision, one package"
    );
    let verified = newsroom::verify(Path::new(&made.path), &mut go_on).unwrap();
    assert!(
        verified
            .files
            .iter()
            .any(|file| file.name.ends_with("story.docx"))
    );
    assert!(
        newsroom::examine(
            Path::new(&made.path),
            None,
            (rig.clock.now().to_utc(), Language::Zh),
            &mut go_on
        )
        .unwrap()
        .review
        .is_none()
    );

    writer.signing().set_chain(reviews(1)).unwrap();
    writer.signing().sign(&id, &pass(1, "赵一")).unwrap();
    let text = newsroom::format_named("txt").unwrap();
    assert_eq!(newsroom::format_named("fax").unwrap_err().code(), Code::Refused);
    let signed = writer
        .exporting()
        .export(&id, &out, &in_forms(&[text]), &mut go_on)
        .unwrap();
    let examined = newsroom::examine(
        Path::new(&signed.path),
        None,
        (rig.clock.now().to_utc(), Language::Zh),
        &mut go_on,
    )
    .unwrap();
    let review = examined.review.unwrap();
    assert_eq!(review.trail[0].recorded_by.as_deref(), Some("周可"));
    assert!(
        !review.standing.complete && review.trail[0].proof == Proof::Claimed,
        "nobody signed the package: it only claims that 赵一 passed it"
    );
    let here = newsroom::examine(
        Path::new(&signed.path),
        Some(writer),
        (rig.clock.now().to_utc(), Language::Zh),
        &mut go_on,
    );
    assert!(
        here.unwrap().review.unwrap().standing.complete,
        "on the desk where it was decided that is known"
    );

    // One byte in it is changed, and no desk takes it any more.
    let mut bytes = std::fs::read(&signed.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = rig.file("damaged.zip", bytes);
    let refused = newsroom::verify(&damaged, &mut go_on);
    assert_eq!(refused.err().unwrap().code(), Code::BadPackage);
}

#[test]
fn an_outlet_gets_what_its_profile_asks_for() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    rig.outlet(writer, "晚报", "[text]\nwords = \"1000-\"\n");
    let outlet = writer.outlets().find("晚报").unwrap();
    let order = Order {
        outlet: Some(&outlet),
        ..Order::default()
    };
    let made = writer
        .exporting()
        .export(&id, &rig.folder("out"), &order, &mut go_on)
        .unwrap();
    let verified = newsroom::verify(Path::new(&made.path), &mut go_on).unwrap();
    assert!(
        !verified.files.iter().any(|file| file.name.ends_with(".docx")),
        "it takes text alone"
    );

    let looked = writer.outlets().preflight(&id, Some("晚报")).unwrap();
    assert!(
        looked[0]
            .flags
            .iter()
            .any(|flag| flag.rule == FlagRule::OutletWords),
        "{:?}",
        looked[0].flags
    );
    let all = writer.outlets().list().unwrap().sheets;
    assert_eq!(writer.outlets().preflight(&id, None).unwrap().len(), all.len());
}

#[test]
fn an_outlets_profile_is_its_text_and_ours_can_be_had_again() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    rig.outlet(writer, "晚报", "# 写给自己的话\n");
    let sheet = writer.outlets().sheet("晚报").unwrap();
    assert_eq!(sheet.origin, StationeryOrigin::Own);
    let form = writer.outlets().form(&sheet.toml, Some(("title", "县晚报")));
    assert!(form.toml.contains("写给自己的话") && form.fields["title"] == "县晚报");
    assert_eq!(
        writer.outlets().sheet("晚报").unwrap(),
        sheet,
        "a form keeps nothing"
    );
    writer.outlets().save(&form.toml, Some("晚报")).unwrap();
    assert_eq!(writer.outlets().find("县晚报").unwrap().name, "晚报");

    let added = writer
        .outlets()
        .add(&rig.file("日报.toml", "name = \"日报\"\nformats = [\"docx\"]\n"))
        .unwrap();
    assert_eq!(added.outlet.unwrap().formats, [Format::Docx]);
    let wrong = writer
        .outlets()
        .add(&rig.file("错.toml", "name = \"错\"\nformats = [\"pdf\"]\n"));
    assert_eq!(wrong.unwrap_err().code(), Code::Refused);
    writer.outlets().remove("日报").unwrap();
    assert_eq!(writer.outlets().find("日报").unwrap_err().code(), Code::NotFound);

    writer.outlets().remove("gov-press").unwrap();
    assert_eq!(writer.outlets().list().unwrap().taken_away, 1);
    writer.outlets().restore(Some("gov-press")).unwrap();
    assert_eq!(
        writer.outlets().sheet("gov-press").unwrap().origin,
        StationeryOrigin::Shipped
    );
}
