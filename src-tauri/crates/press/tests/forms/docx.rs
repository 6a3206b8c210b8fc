use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::Command;

use press::{NoPlates, docx};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use story::{Block, Content, FigureId, Related, SignOff, SignOffPlace, Span, Text};
use zip::ZipArchive;

use crate::{golden, judges, sample};

fn file(content: &Content) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    docx::write(content, &sample::Bench, sample::edition().at, &mut out).unwrap();
    out.into_inner()
}

fn part(docx: &[u8], name: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

pub(crate) fn xml(docx: &[u8], name: &str) -> String {
    String::from_utf8(part(docx, name)).unwrap()
}

/// The messages of xmllint about a part against a schema; empty where it is valid.
pub(crate) fn faults(docx: &[u8], name: &str, schema: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("part.xml");
    // Ignorable markup is taken out before the standard judges: the ids that Word gives a comment's paragraphs, and
    // the instants beside its times.
    let mut text = xml(docx, name)
        .replace(" mc:Ignorable=\"w14 w16du\"", "")
        .replace(" mc:Ignorable=\"w16du\"", "");
    for sample in [
        " w14:paraId=\"00000000\"",
        " w16du:dateUtc=\"2026-11-30T05:26:06Z\"",
    ] {
        let begins: String = sample.chars().take_while(|c| *c != '"').collect();
        while let Some(at) = text.find(&begins) {
            text.replace_range(at..at + sample.len(), "");
        }
    }
    assert!(
        !text.contains("Ignorable"),
        "{name} would need its ignorable namespaces removed first"
    );
    std::fs::write(&path, text).unwrap();
    let schema = judges::schemas().join("ooxml").join(schema);
    let mut xmllint = Command::new("xmllint");
    let (valid, said) = judges::run(
        "libxml2-utils",
        xmllint
            .args(["--nonet", "--noout", "--schema"])
            .arg(schema)
            .arg(path),
    );
    if valid {
        String::new()
    } else {
        format!("{name}: {said}")
    }
}

const PARTS: [(&str, &str); 9] = [
    ("[Content_Types].xml", "opc-contentTypes.xsd"),
    ("_rels/.rels", "opc-relationships.xsd"),
    ("word/_rels/document.xml.rels", "opc-relationships.xsd"),
    ("docProps/core.xml", "core.xsd"),
    ("docProps/app.xml", "shared-documentPropertiesExtended.xsd"),
    ("word/document.xml", "document.xsd"),
    ("word/styles.xml", "document.xsd"),
    ("word/numbering.xml", "document.xsd"),
    ("word/settings.xml", "document.xsd"),
];

#[test]
fn every_part_is_valid_by_the_standard() {
    let own_line = Content {
        sign_off: SignOff {
            text: "（街道 周小满）".to_owned(),
            place: SignOffPlace::OwnLine,
        },
        language: "en-GB".to_owned(),
        ..sample::story()
    };
    for content in [sample::story(), own_line, Content::default()] {
        let docx = file(&content);
        let found: Vec<String> = PARTS
            .iter()
            .map(|(name, schema)| faults(&docx, name, schema))
            .collect();
        assert_eq!(found.concat(), "");
    }
}

#[test]
fn the_judge_does_find_faults() {
    let mut out = Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut out);
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let wrong = xml(&file(&sample::story()), "word/document.xml").replacen("<w:jc ", "<w:jd ", 1);
    zip.write_all(wrong.as_bytes()).unwrap();
    zip.finish().unwrap();
    assert!(
        faults(out.get_ref(), "word/document.xml", "document.xsd").contains("w:jd")
            || faults(out.get_ref(), "word/document.xml", "document.xsd").contains("}jd")
    );
}

#[test]
fn the_document_reads_as_the_golden_one() {
    let docx = file(&sample::story());
    let parts = [
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/numbering.xml",
        "docProps/core.xml",
    ];
    golden::compare(
        "story.docx.xml",
        &parts
            .map(|name| format!("{name}\n{}\n", xml(&docx, name)))
            .concat(),
    );
}

#[test]
fn pictures_go_in_as_they_are_and_what_word_does_not_show_as_its_rendition() {
    let docx = file(&sample::story());
    assert_eq!(part(&docx, "word/media/image1.jpeg"), sample::Bench::bytes('a').0);
    assert_eq!(part(&docx, "word/media/image2.png"), sample::Bench::bytes('b').0);
    assert_eq!(part(&docx, "word/media/image3.jpeg"), sample::Bench::bytes('c').1);
    let media = ZipArchive::new(Cursor::new(&docx))
        .unwrap()
        .file_names()
        .filter(|name| name.as_ref().is_ok_and(|name| name.contains("media")))
        .count();
    assert_eq!(media, 3, "a photo that stands in two figures is stored once");
}

#[test]
fn what_was_cropped_away_is_not_in_the_file() {
    let mut content = sample::story();
    let shown = content
        .figures_mut()
        .find(|figure| figure.photo.is_some())
        .unwrap();
    shown.framing.set("crop", "0,0,50,50", (1600, 1200)).unwrap();
    let docx = file(&content);
    assert_eq!(part(&docx, "word/media/image1.jpeg"), sample::Bench::bytes('a').1);
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    assert!(file(&sample::story()) == file(&sample::story()));
}

#[test]
fn drawing_ids_are_unique() {
    let document = xml(&file(&sample::story()), "word/document.xml");
    let ids: Vec<&str> = document
        .split("<wp:docPr id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
}

/// Converts by LibreOffice in a profile of its own, and reads the outcome's text.
fn converted(docx: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (path, profile) = (folder.path().join("story.docx"), folder.path().join("profile"));
    std::fs::write(&path, docx).unwrap();
    let (done, said) = judges::run(
        "libreoffice-writer",
        Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&path),
    );
    let pdf = folder.path().join("story.pdf");
    assert!(
        done && pdf.exists(),
        "LibreOffice did not convert the file: {said}"
    );
    keep(&pdf);
    let (done, text) = judges::run(
        "poppler-utils",
        Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-"),
    );
    assert!(done, "{text}");
    text.split_whitespace().collect()
}

/// Leaves the PDF where `GALLEY_KEEP` names a folder, for a person to look at.
fn keep(pdf: &Path) {
    if let Some(folder) = std::env::var_os("GALLEY_KEEP") {
        std::fs::copy(pdf, Path::new(&folder).join("story.pdf")).unwrap();
    }
}

#[test]
fn libreoffice_opens_it_and_finds_every_line() {
    let text = converted(&file(&sample::story()));
    let manuscript = press::page_text::manuscript(&sample::story());
    // Bullets and numbers are Word's own, and a table's cells are not one line.
    let lines = manuscript
        .lines()
        .map(|line| line.trim_start_matches(['•', '-', '1', '2', '3', '4', '.', '*', ' ']));
    for word in lines.flat_map(|line| line.split('\t')) {
        let word: String = word.split_whitespace().collect();
        assert!(text.contains(&word), "{word:?} is not in {text}");
    }
    assert!(text.contains("（图片暂缺）"));
}

#[test]
fn a_page_that_was_imported_is_a_word_file_with_its_pictures_missing() {
    let content = press::page_text::read(include_str!("../golden/page.txt"), &mut FigureId::default).content;
    let mut out = Cursor::new(Vec::new());
    docx::write(&content, &NoPlates, sample::edition().at, &mut out).unwrap();
    let document = xml(out.get_ref(), "word/document.xml");
    assert_eq!(
        document.matches("<w:pStyle w:val=\"MissingPicture\"/>").count(),
        3
    );
    assert!(document.contains("再推出“一元早餐”。(东河街道 周小满)</w:t>"));
}

/// A disk with so many bytes of room.
struct SmallDisk {
    file: Cursor<Vec<u8>>,
    room: usize,
}

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let at = usize::try_from(self.file.position()).unwrap();
        let room = self.room.saturating_sub(at).min(bytes.len());
        if room == 0 && !bytes.is_empty() {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.file.write(&bytes[..room])
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for SmallDisk {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

#[test]
fn a_disk_that_fills_up_anywhere_in_the_file_is_an_error_that_says_so() {
    let write = |room| {
        let disk = SmallDisk {
            file: Cursor::new(Vec::new()),
            room,
        };
        docx::write(&sample::story(), &sample::Bench, sample::edition().at, disk)
    };
    let whole = crate::word::exported(&sample::story()).len();
    write(whole).unwrap();
    for room in (0..whole).step_by(whole / 60) {
        let error = write(room).unwrap_err();
        assert!(
            error.to_string().starts_with("cannot write the Word file: "),
            "{room} of {whole}: {error}"
        );
    }
}

/// The sample with these words in every kind of place.
fn filled(words: &str) -> Content {
    let mut content = sample::story();
    content.headline = words.to_owned();
    content.keywords = vec![words.to_owned()];
    content.language = words.to_owned();
    content.sign_off.text = words.to_owned();
    for figure in content.figures_mut() {
        (figure.caption, figure.alt, figure.credit) = (words.to_owned(), words.to_owned(), words.to_owned());
    }
    let link = Some(format!("https://example.cn/{words}"));
    let span = Span {
        text: words.to_owned(),
        strong: true,
        emphasis: true,
        link,
    };
    content.body.push(Block::Paragraph {
        text: Text(vec![span]),
    });
    content.related = vec![Related {
        title: words.to_owned(),
        href: format!("mailto:{words}"),
    }];
    content
}

/// The first fault in an XML text, its attributes included.
fn malformed(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(fault) = tag.attributes().find_map(Result::err) {
                    return Some(fault.to_string());
                }
            }
            Ok(_) => {}
            Err(fault) => return Some(fault.to_string()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_typed_the_parts_are_well_formed(words in "(\\PC|[\u{0}-\u{20}<>&\"'\u{fffe}\u{ffff}%#]){0,24}") {
        let mut out = Cursor::new(Vec::new());
        docx::write(&filled(&words), &NoPlates, sample::edition().at, &mut out).unwrap();
        for (name, _) in PARTS {
            prop_assert_eq!(malformed(&xml(out.get_ref(), name)), None, "{}", name);
        }
    }
}

/// The file in the style of official documents.
fn official(content: &Content) -> Vec<u8> {
    let look = docx::DocxOptions {
        style: docx::DocxStyle::Official,
        markers: true,
        ..docx::DocxOptions::default()
    };
    let mut out = Cursor::new(Vec::new());
    docx::write_as(content, &sample::Bench, sample::edition().at, look, &mut out).unwrap();
    out.into_inner()
}

#[test]
fn an_official_document_is_valid_and_set_as_gb_t_9704_has_it() {
    for content in [sample::story(), Content::default()] {
        let docx = official(&content);
        let footers = [
            ("word/footer1.xml", "document.xsd"),
            ("word/footer2.xml", "document.xsd"),
        ];
        let found: Vec<String> = PARTS
            .iter()
            .chain(&footers)
            .map(|(name, schema)| faults(&docx, name, schema))
            .collect();
        assert_eq!(found.concat(), "");
    }
    let docx = official(&sample::story());
    let page = xml(&docx, "word/document.xml");
    // 37 mm above and 28 mm to the left, in twentieths of a point.
    assert!(page.contains("w:top=\"2098\"") && page.contains("w:left=\"1588\""));
    assert!(page.contains("【图1】王桂兰"), "the captions carry the marks");
    let styles = xml(&docx, "word/styles.xml");
    assert!(
        styles.contains("w:eastAsia=\"方正小标宋简体\"/><w:sz w:val=\"44\"/>"),
        "the title is 二号小标宋"
    );
    assert!(
        styles.contains("w:eastAsia=\"仿宋\"") && styles.contains("<w:sz w:val=\"32\"/>"),
        "the text 三号仿宋"
    );
    assert!(xml(&docx, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn without_pictures_their_marks_and_captions_stand_where_they_were() {
    let look = docx::DocxOptions {
        embed: false,
        ..docx::DocxOptions::default()
    };
    let mut out = Cursor::new(Vec::new());
    docx::write_as(
        &sample::story(),
        &sample::Bench,
        sample::edition().at,
        look,
        &mut out,
    )
    .unwrap();
    let docx = out.into_inner();
    let text = xml(&docx, "word/document.xml");
    assert!(text.contains("【图1】王桂兰(前排左一)在打饭") && text.contains("【图2】志愿者送饭上门"));
    assert!(!text.contains("<w:drawing>"));
    let zip = ZipArchive::new(Cursor::new(docx.as_slice())).unwrap();
    assert_eq!(zip.len(), PARTS.len(), "no picture is in it");
    assert_eq!(faults(&docx, "word/document.xml", "document.xsd"), "");
}

#[test]
fn what_is_said_to_the_desk_stands_framed_above_a_valid_file_and_is_not_read_back_as_the_piece() {
    let lines = [
        "【禁发】2027年1月1日08:00（北京时间）前不得发布".to_owned(),
        "【致编辑】<请配图>".to_owned(),
    ];
    let mut out = Cursor::new(Vec::new());
    let (content, at) = (sample::story(), sample::edition().at);
    docx::write_for_desk(
        &content,
        &lines,
        &sample::Bench,
        at,
        docx::DocxOptions::default(),
        &mut out,
    )
    .unwrap();
    let docx = out.into_inner();
    for name in ["word/document.xml", "word/styles.xml"] {
        assert_eq!(faults(&docx, name, "document.xsd"), "", "{name}");
    }
    let text = xml(&docx, "word/document.xml");
    let (above, title) = (text.find("请配图").unwrap(), text.find("\"Title\"").unwrap());
    assert!(above < title && text.contains("&lt;") && text.contains("\"ForDesk\""));
    let mut plain = Cursor::new(Vec::new());
    docx::write(&content, &sample::Bench, at, &mut plain).unwrap();
    assert!(
        !xml(&plain.into_inner(), "word/styles.xml").contains("ForDesk"),
        "only where there are lines"
    );
}
