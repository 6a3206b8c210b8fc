//! HTML and Markdown: lengths that meet in one paragraph or one table.

use base64::Engine;

use super::{Length, Subject, Task};

pub(super) const HTML: Subject = Subject {
    name: "HTML",
    lengths: &HTML_LENGTHS,
    make: html,
};

pub(super) const MARKDOWN: Subject = Subject {
    name: "Markdown",
    lengths: &MARKDOWN_LENGTHS,
    make: markdown,
};

const HTML_LENGTHS: [Length; 11] = [
    ("characters", 100_000),
    ("spans", 20_000),
    ("characters of a font's face", 100_000),
    ("paragraphs in it", 8_000),
    ("characters of an address", 100_000),
    ("line breaks in the link", 20_000),
    ("rows", 2_000),
    ("columns of the first row", 2_000),
    ("attributes of one element", 2_000),
    ("items of a list", 20_000),
    ("times one picture", 500),
];

/// A grey dot.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

fn lengths<const N: usize>(one: (usize, usize), other: (usize, usize)) -> [usize; N] {
    std::array::from_fn(|at| match at {
        at if at == one.0 => one.1,
        at if at == other.0 => other.1,
        _ => 0,
    })
}

fn html(one: (usize, usize), other: (usize, usize)) -> Task {
    let [
        characters,
        spans,
        face,
        paragraphs,
        address,
        breaks,
        rows,
        columns,
        attributes,
        items,
        pictures,
    ] = lengths(one, other);
    let cells = |count: usize| format!("<tr>{}</tr>", "<td>格".repeat(count));
    let dot = base64::prelude::BASE64_STANDARD.encode(DOT);
    let page = [
        "<h1>标题</h1><p>一段字。</p>".to_owned(),
        format!("<font face=\"{}\">", "f".repeat(face)),
        format!(
            "<p {}>",
            (0..attributes).map(|n| format!("a{n} ")).collect::<String>()
        ),
        format!("<a href=\"https://a.cn/{}\">", "a".repeat(address)),
        "字".repeat(characters),
        "行<br>".repeat(breaks),
        "<span>字</span><b>重</b>".repeat(spans / 2),
        "</a>".to_owned(),
        "<p>又一段字。".repeat(paragraphs),
        format!("<ul>{}</ul>", "<li>一项".repeat(items)),
        format!("<table>{}{}</table>", cells(columns), cells(1).repeat(rows)),
        format!("<p><img alt=\"图\" src=\"data:image/png;base64,{dot}\">").repeat(pictures),
    ]
    .concat();
    Task::Import("html", page.into_bytes())
}

const MARKDOWN_LENGTHS: [Length; 8] = [
    ("characters of a paragraph", 200_000),
    ("stars", 20_000),
    ("brackets", 20_000),
    ("links", 5_000),
    ("characters of an address", 50_000),
    ("rows", 2_000),
    ("columns", 1_000),
    ("paragraphs", 20_000),
];

fn markdown(one: (usize, usize), other: (usize, usize)) -> Task {
    let [
        characters,
        stars,
        brackets,
        links,
        address,
        rows,
        columns,
        paragraphs,
    ] = lengths(one, other);
    let link = format!("[链接](https://a.cn/{})", "a".repeat(address));
    let table = match columns + rows {
        0 => String::new(),
        _ => {
            let columns = columns.max(1);
            format!(
                "\n\n{}|\n{}|\n{}",
                "|格".repeat(columns),
                "|-".repeat(columns),
                "|格|\n".repeat(rows)
            )
        }
    };
    let text = [
        "# 标题\n\n".to_owned(),
        "字".repeat(characters),
        "*字**".repeat(stars),
        "[".repeat(brackets),
        link.repeat(links.max(1)),
        table,
        "\n\n一段字。".repeat(paragraphs),
    ]
    .concat();
    Task::Import("md", text.into_bytes())
}
