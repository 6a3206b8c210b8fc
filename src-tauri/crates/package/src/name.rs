//! Names: which ones a package may hold, and how to make such a name from any text.
//!
//! The same rule is used for writing and reading on every system: a name that Windows cannot handle is refused on Linux too,
//! because the next reader may use Windows.

use unicode_normalization::UnicodeNormalization;

use crate::limits;

/// Makes a file or folder name out of any text: NFC, white space run together, without control and reserved
/// characters, without spaces before or spaces and dots behind, never a Windows device, at most [`limits::SAFE_NAME`] bytes cut between characters. A short
/// ASCII extension survives the cut. Text with nothing left gives `_`.
///
/// ```
/// assert_eq!(package::safe_name("慰问: 抗疫/一线?.jpg "), "慰问 抗疫一线.jpg");
/// assert_eq!(package::safe_name("con.txt"), "_con.txt");
/// ```
#[must_use]
pub fn safe_name(text: &str) -> String {
    // NFC last: a combining mark may get a new base when the characters between them are dropped.
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_reserved(*c) && !is_invisible(*c))
        .nfc()
        .collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = trimmed(&kept);
    let kept = if device(kept) {
        format!("_{kept}")
    } else {
        kept.to_owned()
    };
    let kept = shortened(&kept, limits::SAFE_NAME);
    if kept.is_empty() { "_".to_owned() } else { kept }
}

/// Why `path` must not be in a package, or nothing. Paths are relative, with `/` between components; the last may be empty (a
/// folder entry).
pub(crate) fn objection(path: &str) -> Option<&'static str> {
    let body = path.strip_suffix('/').unwrap_or(path);
    if body.is_empty() {
        return Some("it is empty");
    }
    if body.starts_with('/') {
        return Some("it is an absolute path");
    }
    if body.contains('\\') {
        return Some("it holds a backslash");
    }
    if body.chars().any(char::is_control) {
        return Some("it holds a control character");
    }
    if body.contains(':') {
        return Some("it holds a colon, which names a drive or a hidden stream on Windows");
    }
    if body.contains(['*', '?', '"', '<', '>', '|']) {
        return Some("it holds a character Windows reserves");
    }
    if body.chars().any(is_invisible) {
        return Some("it holds an invisible character, which turns or splits the text around it");
    }
    if body.encode_utf16().count() > limits::PATH {
        return Some("it is longer than 240 characters");
    }
    if body.split('/').count() > limits::DEPTH {
        return Some("it is more than 8 folders deep");
    }
    body.split('/').find_map(component_objection)
}

fn component_objection(component: &str) -> Option<&'static str> {
    match component {
        "" => Some("it holds an empty component"),
        "." | ".." => Some("it holds . or .. as a component"),
        c if c.ends_with('.') || c.ends_with(' ') => Some("a component ends in a dot or a space"),
        c if c.len() > limits::COMPONENT => Some("a component is longer than 255 bytes"),
        c if device(c) => Some("a component is a device on Windows"),
        _ => None,
    }
}

/// Why we do not *write* this path although [`objection`] allows it: RFC 8493 would have `%` escaped, and Windows cannot store
/// the rest.
pub(crate) fn writing_objection(path: &str) -> Option<&'static str> {
    if path.contains('%') {
        return Some("it holds %");
    }
    if path.chars().any(|c| is_reserved(c) && c != '/') {
        return Some("it holds a character Windows reserves");
    }
    if !unicode_normalization::is_nfc(path) {
        return Some("it is not in Unicode's NFC form");
    }
    if path.ends_with('/') {
        return Some("it ends in a slash");
    }
    objection(path)
}

/// The key by which two names are compared that some file system would take for one: NFC, and letter case ignored.
pub(crate) fn fold(path: &str) -> String {
    // Up and down again, because lower-casing alone keeps ß apart from SS and ſ apart from s.
    path.nfc()
        .collect::<String>()
        .to_uppercase()
        .to_lowercase()
        .nfc()
        .collect()
}

/// The NFC form, in which names of manifest and zip are compared.
pub(crate) fn nfc(path: &str) -> String {
    path.nfc().collect()
}

fn is_reserved(c: char) -> bool {
    c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '%')
}

/// Invisible characters that turn or split the text around them; in a file name they only deceive.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{061c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

fn trimmed(name: &str) -> &str {
    name.trim_start()
        .trim_end_matches(|c: char| c == '.' || c.is_whitespace())
}

/// CON, PRN, AUX, NUL, COM0–9, LPT0–9 (superscript digits too), alone or before the first dot.
fn device(component: &str) -> bool {
    let stem = component
        .split('.')
        .next()
        .unwrap_or(component)
        .trim_end()
        .to_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let Some(rest) = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")) else {
        return false;
    };
    let mut rest = rest.chars();
    matches!(
        (rest.next(), rest.next()),
        (Some('0'..='9' | '¹' | '²' | '³'), None)
    )
}

fn shortened(name: &str, most: usize) -> String {
    if name.len() <= most {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, e)) if e.len() <= 5 && e.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            (stem, format!(".{e}"))
        }
        _ => (name, String::new()),
    };
    let mut cut = String::new();
    for c in stem.chars() {
        if cut.len() + c.len_utf8() + extension.len() > most {
            break;
        }
        cut.push(c);
    }
    format!("{}{extension}", trimmed(&cut))
}

#[cfg(test)]
mod tests;
