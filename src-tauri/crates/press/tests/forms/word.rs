//! Word files made here, as Word writes them, and the stories read from them.

use std::io::{Cursor, Write};

use press::Picture;
use press::docx::{self, read::NotWord, read::WordStory};
use story::{Block, Content, Digest, Figure, FigureId, Text};
use zip::write::SimpleFileOptions;

use crate::sample;

/// Reads a file; pictures that are there are named by their size.
pub(crate) fn read(bytes: &[u8]) -> Result<WordStory, NotWord> {
    let mut number = 0;
    docx::read::read(bytes, &mut |picture| {
        number += 1;
        let photo = match picture {
            Picture::Here { bytes, .. } => Some(Digest::from_sha256([bytes.len() as u8; 32])),
            Picture::Away { .. } => None,
        };
        Figure {
            id: FigureId(format!("r{number}")),
            photo,
            ..Figure::default()
        }
    })
}

pub(crate) fn exported(content: &Content) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    docx::write(content, &sample::Bench, sample::edition().at, &mut out).unwrap();
    out.into_inner()
}

pub(crate) const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
pub(crate) const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#;

/// A Word file as Word writes it, from the parts given: relations of the document, and files.
pub(crate) fn made(body: &str, relations: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document =
        format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let root = format!(
        "{RELS}<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let relations = format!("{RELS}{relations}</Relationships>");
    let own: [(&str, &[u8]); 3] = [
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    for (name, bytes) in own.iter().chain(files) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(
        "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
    )
}

pub(crate) fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

pub(crate) fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// The body's words, a block a line.
pub(crate) fn words(content: &Content) -> Vec<String> {
    let one = |block: &Block| match block {
        Block::Figure { figure } => format!("[{}|{}]", figure.caption, figure.alt),
        Block::Rule {} => "---".to_owned(),
        other => other
            .texts()
            .into_iter()
            .map(Text::to_plain)
            .collect::<Vec<_>>()
            .join("|"),
    };
    content.body.iter().map(one).collect()
}

/// A drawing of the picture that a relation leads to.
pub(crate) fn drawing(relation: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"wp\"><wp:extent cx=\"3000000\" cy=\"2000000\"/><wp:docPr id=\"1\" name=\"图片 1\" descr=\"{alt}\"/>\
         <a:graphic xmlns:a=\"a\"><a:graphicData><pic:pic xmlns:pic=\"pic\"><pic:blipFill><a:blip r:embed=\"{relation}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}
