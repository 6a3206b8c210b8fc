//! Word files with tracked changes and comments: accepted they are `hers`, rejected the base, in LibreOffice too.

#![allow(clippy::string_slice, reason = "what is looked for are elements, in ASCII")]

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use chrono::{DateTime, Utc};
use press::docx::{self, Marking, WordOrigin};
use story::comment::{Anchor, Comment, Mark, Reply, Said};
use story::{Block, Content, Field, FigureId, Place, Text};
use zip::ZipArchive;

use crate::docx::faults;
use crate::word::{exported, read};
use crate::{judges, sample};

fn when() -> DateTime<Utc> {
    "2026-11-25T08:30:00Z".parse().unwrap()
}

pub(crate) fn tracked(base: &Content, hers: &Content, comments: &[Comment]) -> Vec<u8> {
    let origin = WordOrigin {
        story: "0198c1b2-7a60-7c11-9d2e-5a1f4b3c2d10".to_owned(),
        revision: sample::photo('e'),
    };
    let marking = Marking {
        author: "林溪",
        changed: when(),
        comments,
        origin: Some(&origin),
    };
    let mut out = Cursor::new(Vec::new());
    docx::write_tracked(
        (base, hers),
        &marking,
        &sample::Bench,
        sample::edition().at,
        &mut out,
    )
    .unwrap();
    out.into_inner()
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The file with its marks inverted: insertions are deletions and the reverse. Accepting it is rejecting the other.
pub(crate) fn turned_round(docx: &[u8]) -> Vec<u8> {
    let mut document = part(docx, "word/document.xml");
    for (one, other) in [
        ("w:ins ", "w:del "),
        ("w:ins>", "w:del>"),
        ("w:moveFrom ", "w:moveTo "),
        ("w:moveFrom>", "w:moveTo>"),
    ] {
        document = document
            .replace(one, "w:between")
            .replace(other, one)
            .replace("w:between", other);
    }
    document = document.replace("w:delText", "w:t");
    for what in ["rPr", "pPr"] {
        document = as_before(&document, what);
    }
    let mut old = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        new.start_file(&name, zip::write::SimpleFileOptions::default())
            .unwrap();
        new.write_all(if name == "word/document.xml" {
            document.as_bytes()
        } else {
            &bytes
        })
        .unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// Properties as they were: the ones inside their change replace them.
fn as_before(document: &str, what: &str) -> String {
    let (open, change) = (format!("<w:{what}>"), format!("<w:{what}Change "));
    let mut text = document.to_owned();
    while let Some(at) = text.find(&change) {
        let start = text[..at].rfind(&open).unwrap();
        let inner = at + text[at..].find(&open).unwrap() + open.len();
        let end = inner + text[inner..].find(&format!("</w:{what}>")).unwrap();
        let before = text[inner..end].to_owned();
        let closing = format!("</w:{what}Change></w:{what}>");
        let close = end + text[end..].find(&closing).unwrap() + closing.len();
        // A paragraph's mark stays what it is.
        let own = &text[start + open.len()..at];
        let mark = own.find("<w:rPr>").map_or("", |from| &own[from..]).to_owned();
        text.replace_range(start..close, &format!("{open}{before}{mark}</w:{what}>"));
    }
    text
}

pub(crate) fn told(docx: &[u8]) -> Content {
    read(docx).unwrap().content
}

/// The editor's changes to the sample: words, a split, a join, a move, bold, a caption, a heading, a row, a figure, a link.
fn edited(story: &Content) -> Content {
    let mut hers = story.clone();
    hers.headline = "东河街道社区食堂开业 首日八十多位老人来吃饭".to_owned();
    hers.kicker = String::new();
    hers.authors.pop();
    let Block::Paragraph { text } = &mut hers.body[0] else {
        panic!()
    };
    text.0[0].text = "3月9日,".to_owned();
    text.0[5].strong = true;
    text.0[3].link = Some("https://example.cn/新菜单".to_owned());
    let figure = hers.figure_mut(&FigureId("f1".to_owned())).unwrap();
    figure.caption = "王桂兰(前排左二)在窗口打饭".to_owned();
    figure.credit = "东河街道".to_owned();
    let Block::Subheading { level, .. } = &mut hers.body[2] else {
        panic!()
    };
    *level = 3;
    let Block::Table { rows, .. } = &mut hers.body[9] else {
        panic!()
    };
    rows.insert(
        2,
        vec![Text::plain("60岁以上"), Text::plain("7"), Text::plain("不到一成")],
    );
    hers.body.remove(11);
    let last = hers.body.len() - 1;
    hers.body[last] = Block::paragraph("食堂累计投入47.6万元,");
    hers.body.push(Block::paragraph("下一步再推出“一元早餐”。"));
    let quote = hers.body.remove(3);
    hers.body.insert(6, quote);
    hers
}

#[test]
fn accepted_by_our_own_reader_it_is_hers_and_turned_round_it_is_the_base() {
    let (base, hers) = (sample::story(), edited(&sample::story()));
    let docx = tracked(&base, &hers, &[]);
    assert_eq!(told(&docx), told(&exported(&hers)));
    assert_eq!(told(&turned_round(&docx)), told(&exported(&base)));
    let reading = read(&docx).unwrap();
    assert!(
        reading
            .changes
            .iter()
            .all(|change| change.author == "林溪" && change.at.utc == "2026-11-25T08:30:00Z")
    );
    assert_eq!(reading.origin.unwrap().revision, sample::photo('e'));
}

/// A comment with an answer on words, one that is done on a figure, one on the headline, one that lost its place.
fn comments(content: &Content) -> Vec<Comment> {
    let said = |text: &str| Said {
        by: "林溪".to_owned(),
        claims_to_be: None,
        at: when(),
        text: text.to_owned(),
    };
    let comment = |id: &str, place: Place, quote: &str, text: &str| Comment {
        id: id.to_owned(),
        anchor: Anchor::on(content, place, quote).unwrap(),
        quote: quote.to_owned(),
        said: said(text),
        replies: Vec::new(),
        mark: None,
    };
    let mut all = vec![
        comment("c1", Place::block(0), "社区食堂", "全称是什么？\n请核对。"),
        comment(
            "c2",
            Place::Figure {
                id: FigureId("f1".to_owned()),
            },
            "",
            "这张好",
        ),
        comment("c3", Place::field(Field::Headline), "开业", "改成“开张”？"),
        comment(
            "c4",
            Place::Figure {
                id: FigureId("f1".to_owned()),
            },
            "王桂兰",
            "名字对吗",
        ),
        comment("c5", Place::block(0), "送餐", "找不到了"),
    ];
    all[0].replies.push(Reply {
        id: "r1".to_owned(),
        said: Said {
            by: "周小满".to_owned(),
            claims_to_be: None,
            at: when(),
            text: "东河街道社区食堂。".to_owned(),
        },
    });
    all[1].mark = Some(Mark {
        at: when(),
        resolved: true,
        by: "林溪".to_owned(),
    });
    all[4].anchor.lost = true;
    all
}

#[test]
fn comments_are_there_with_answers_and_on_their_words() {
    let story = sample::story();
    let docx = tracked(&story, &story, &comments(&story));
    let reading = read(&docx).unwrap();
    assert!(reading.changes.is_empty());
    assert_eq!(told(&docx), told(&exported(&story)));
    let found: Vec<(&str, &str, Option<usize>, bool)> = reading
        .comments
        .iter()
        .map(|one| (one.text.as_str(), one.quote.as_str(), one.answers, one.done))
        .collect();
    assert_eq!(
        found,
        [
            ("全称是什么？\n请核对。", "社区食堂", None, false),
            ("东河街道社区食堂。", "社区食堂", Some(0), false),
            ("这张好", "王桂兰(前排左一)在打饭", None, true),
            ("改成“开张”？", "开业", None, false),
            ("名字对吗", "王桂兰", None, false),
            ("找不到了", "", None, false),
        ]
    );
}

#[test]
fn times_are_those_on_the_wall_where_the_piece_is_written_with_the_instant_beside_them() {
    let (base, hers) = (sample::story(), edited(&sample::story()));
    let docx = tracked(&base, &hers, &comments(&base));
    let said = "w:date=\"2026-11-25T16:30:00\" w16du:dateUtc=\"2026-11-25T08:30:00Z\"";
    for name in ["word/document.xml", "word/comments.xml"] {
        let text = part(&docx, name);
        assert!(text.contains(said), "{name}");
        assert_eq!(
            text.matches("w:date=").count(),
            text.matches(said).count(),
            "{name}"
        );
    }
    let reading = read(&docx).unwrap();
    let changes = reading.changes.iter().map(|change| &change.at);
    let all = changes.chain(reading.comments.iter().map(|comment| &comment.at));
    // Wherever it is read.
    let zone = chrono::FixedOffset::west_opt(5 * 3600).unwrap();
    assert!(all.clone().count() > 5 && all.clone().all(|at| at.at(zone) == Some(when())));
}

const PARTS: [(&str, &str); 9] = [
    ("[Content_Types].xml", "opc-contentTypes.xsd"),
    ("_rels/.rels", "opc-relationships.xsd"),
    ("word/_rels/document.xml.rels", "opc-relationships.xsd"),
    ("docProps/core.xml", "core.xsd"),
    ("word/document.xml", "document.xsd"),
    ("word/styles.xml", "document.xsd"),
    ("word/numbering.xml", "document.xsd"),
    ("word/settings.xml", "document.xsd"),
    ("word/comments.xml", "document.xsd"),
];

#[test]
fn every_part_is_valid_by_the_standard() {
    let (base, hers) = (sample::story(), edited(&sample::story()));
    for (base, hers) in [
        (&base, &hers),
        (&hers, &base),
        (&base, &Content::default()),
        (&Content::default(), &base),
    ] {
        let docx = tracked(base, hers, &comments(&sample::story()));
        let found: Vec<String> = PARTS
            .iter()
            .map(|(name, schema)| faults(&docx, name, schema))
            .collect();
        assert_eq!(found.concat(), "");
    }
}

/// Leaves the file where `GALLEY_KEEP` names a folder, for a person to look at.
fn keep(file: &Path) {
    if let Some(folder) = std::env::var_os("GALLEY_KEEP") {
        std::fs::copy(file, Path::new(&folder).join("tracked.docx")).unwrap();
    }
}

/// A Word file converted by LibreOffice: to `docx` or `fodt`, its own flat form.
fn libreoffice(docx: &Path, form: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (done, said) = judges::run(
        "libreoffice-writer-nogui",
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}/profile",
                folder.path().display()
            ))
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(folder.path())
            .arg(docx),
    );
    assert!(done, "{said}");
    std::fs::read(folder.path().join(docx.file_name().unwrap()).with_extension(form)).unwrap()
}

#[test]
fn libreoffice_shows_the_same_changes_and_comments_and_keeps_them_when_it_saves() {
    let (base, hers) = (sample::story(), edited(&sample::story()));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tracked.docx");
    std::fs::write(&file, tracked(&base, &hers, &comments(&hers))).unwrap();
    keep(&file);
    let flat = String::from_utf8(libreoffice(&file, "fodt")).unwrap();
    let tracked = flat.split("<text:tracked-changes").nth(1).unwrap();
    let tracked = tracked.split("</text:tracked-changes>").next().unwrap();
    let regions: Vec<&str> = tracked.split("<text:changed-region").skip(1).collect();
    for kind in ["<text:insertion", "<text:deletion"] {
        assert!(regions.iter().any(|region| region.contains(kind)), "no {kind}");
    }
    for region in &regions {
        assert!(
            region.contains("<dc:creator>林溪</dc:creator>")
                && region.contains("<dc:date>2026-11-25T16:30:00"),
            "{region}"
        );
    }
    for comment in comments(&hers) {
        let line = comment.said.text.lines().next().unwrap();
        let notes = flat
            .split("<office:annotation ")
            .skip(1)
            .map(|note| note.split("</office:annotation>").next().unwrap());
        assert_eq!(notes.filter(|note| note.contains(line)).count(), 1, "{line}");
    }
    let saved = read(&libreoffice(&file, "docx")).unwrap();
    assert_eq!(
        saved.origin.unwrap().revision,
        sample::photo('e'),
        "LibreOffice keeps what the file remembers"
    );
    let china = *sample::edition().at.offset();
    let same =
        |change: &docx::read::WordChange| change.author == "林溪" && change.at.at(china) == Some(when());
    assert!(saved.changes.iter().all(same));
    let words = press::page_text::write(&saved.content);
    // Bullets and numbers are LibreOffice's own.
    let hers = press::page_text::write(&told(&exported(&hers)));
    let lines = hers
        .lines()
        .map(|line| line.trim_start_matches(['•', '1', '2', '3', '4', '.', ' ']));
    for line in lines.filter(|line| !line.contains('\t')) {
        assert!(words.contains(line), "{line:?} is not in {words}");
    }
}

#[test]
fn a_table_that_moved_stands_in_both_places() {
    let base = sample::story();
    let mut hers = base.clone();
    let at = hers
        .body
        .iter()
        .position(|block| matches!(block, Block::Table { .. }));
    let table = hers.body.remove(at.unwrap());
    hers.body.insert(0, table);
    let docx = tracked(&base, &hers, &[]);
    assert_eq!(told(&docx), told(&exported(&hers)));
    assert_eq!(told(&turned_round(&docx)), told(&exported(&base)));
}
