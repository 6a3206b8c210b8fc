//! Authors as one line: `李明（市直机关工委／摄影）；王芳`.
//!
//! A name that holds one of the line's own marks has it behind a backslash.

use crate::Author;

/// The authors as printed in one line.
pub(super) fn to_line(authors: &[Author]) -> String {
    let lines: Vec<String> = authors.iter().map(one).collect();
    lines.join("；")
}

fn one(author: &Author) -> String {
    let (name, unit, role) = (guard(&author.name), guard(&author.unit), guard(&author.role));
    match (unit.is_empty(), role.is_empty()) {
        (true, true) => name,
        (false, true) => format!("{name}（{unit}）"),
        _ => format!("{name}（{unit}／{role}）"),
    }
}

fn guard(text: &str) -> String {
    let mut guarded = String::new();
    for c in text.chars() {
        if "\\；（）／".contains(c) {
            guarded.push('\\');
        }
        guarded.push(c);
    }
    guarded
}

/// Reads the line back. Text after a closed bracket goes to the name, so that no word is lost.
pub(super) fn from_line(line: &str) -> Vec<Author> {
    let mut authors = vec![[String::new(), String::new(), String::new()]];
    let mut part = 0;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let literal = match (c, part) {
            ('\\', _) => chars.next().unwrap_or('\\'),
            ('；', _) => {
                authors.push(Default::default());
                part = 0;
                continue;
            }
            ('（', 0) => {
                part = 1;
                continue;
            }
            ('／', 1) => {
                part = 2;
                continue;
            }
            ('）', 1 | 2) => {
                part = 0;
                continue;
            }
            _ => c,
        };
        if let Some(text) = authors.last_mut().and_then(|parts| parts.get_mut(part)) {
            text.push(literal);
        }
    }
    authors
        .into_iter()
        .map(|[name, unit, role]| Author { name, unit, role })
        .filter(|author| *author != Author::default())
        .collect()
}
