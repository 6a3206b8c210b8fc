//! The files, made from their lengths.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Deflated as zlib has it.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A chunk of a PNG.
pub(crate) fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length, name.as_slice(), body, &sum.sum().to_be_bytes()].concat()
}

/// A grey PNG of so many pixels, black, with these chunks in front of its picture.
pub(crate) fn png(width: u32, height: u32, chunks: &[u8]) -> Vec<u8> {
    let header = [
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        [8, 0, 0, 0, 0].as_slice(),
    ]
    .concat();
    let row = usize::try_from(width).unwrap() + 1;
    let pixels = packed(&vec![0; row * usize::try_from(height).unwrap()]);
    [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &header),
        chunks,
        &chunk(b"IDAT", &pixels),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

/// The chunk with a packet of XMP.
pub(crate) fn xmp_chunk(packet: &[u8]) -> Vec<u8> {
    chunk(
        b"iTXt",
        &[b"XML:com.adobe.xmp\0\x01\0\0\0", packed(packet).as_slice()].concat(),
    )
}

/// A Word file with these parts beside what every Word file has.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let fixed = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", document.as_str()),
    ];
    for (name, text) in fixed.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
