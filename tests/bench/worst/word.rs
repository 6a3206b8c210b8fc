//! Word files: lengths that meet in one paragraph or one table.

use super::{Length, Subject, Task};
use crate::making::docx;

pub(super) const SUBJECT: Subject = Subject {
    name: "Word file",
    lengths: &LENGTHS,
    make,
};

const LENGTHS: [Length; 13] = [
    ("characters of a run", 100_000),
    ("runs", 20_000),
    ("insertions", 10_000),
    ("comments on it", 2_000),
    ("characters of each comment", 200),
    ("references to one note", 8_000),
    ("characters of the note", 20_000),
    ("links to one address", 8_000),
    ("characters of the address", 50_000),
    ("rows", 2_000),
    ("columns of the first row", 2_000),
    ("paragraphs", 20_000),
    ("attributes", 50_000),
];

fn make(one: (usize, usize), other: (usize, usize)) -> Task {
    let of = |at: usize| match at {
        at if at == one.0 => one.1,
        at if at == other.0 => other.1,
        _ => 0,
    };
    let [
        characters,
        runs,
        insertions,
        comments,
        said,
        references,
        noted,
        links,
        address,
        rows,
        columns,
        paragraphs,
        attributes,
    ] = std::array::from_fn(of);
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let mark = |name: &str| -> String {
        (0..comments)
            .map(|n| format!("<w:{name} w:id=\"{n}\"/>"))
            .collect()
    };
    let inserted = |n: usize| {
        format!(
            "<w:ins w:id=\"{n}\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\">{}</w:ins>",
            run("四个字吗")
        )
    };
    let link = format!("<w:hyperlink r:id=\"rId9\">{}</w:hyperlink>", run("链接"));
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let paragraph = [
        mark("commentRangeStart"),
        run(&"字".repeat(characters)),
        "<w:r><w:t>字</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>重</w:t></w:r>".repeat(runs / 2),
        (0..insertions).map(inserted).collect(),
        link.repeat(links),
        reference.repeat(references),
        mark("commentRangeEnd"),
    ]
    .concat();
    let cells = |count: usize| format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(count));
    let table = match rows + columns {
        0 => String::new(),
        _ => format!(
            "<w:tbl>{}{}</w:tbl>",
            cells(columns.max(1)),
            cells(1).repeat(rows)
        ),
    };
    let body = format!(
        "<w:p {}>{paragraph}</w:p>{table}{}",
        (0..attributes).map(|n| format!("a{n}='' ")).collect::<String>(),
        "<w:p><w:r><w:t>一行字</w:t></w:r></w:p>".repeat(paragraphs.max(1))
    );
    const MAIN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let note = format!(
        "<w:footnotes {MAIN}><w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote></w:footnotes>",
        run(&"注".repeat(noted.max(1)))
    );
    let comment = |n: usize| {
        format!(
            "<w:comment w:id=\"{n}\" w:author=\"b\" w:date=\"2026-01-01T00:00:00Z\"><w:p>{}</w:p></w:comment>",
            run(&"说".repeat(said.max(1)))
        )
    };
    let remarks = format!(
        "<w:comments {MAIN}>{}</w:comments>",
        (0..comments).map(comment).collect::<String>()
    );
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{KIND}/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"rId2\" Type=\"{KIND}/comments\" Target=\"comments.xml\"/><Relationship Id=\"rId9\" Type=\"{KIND}/hyperlink\" TargetMode=\"External\" Target=\"https://a.cn/{}\"/></Relationships>",
        "a".repeat(address)
    );
    let parts = [
        ("word/_rels/document.xml.rels", relations.as_str()),
        ("word/footnotes.xml", note.as_str()),
        ("word/comments.xml", remarks.as_str()),
    ];
    Task::Import("docx", docx(&body, &parts))
}
