//! Where a link may lead: only http, https and mailto, and only as a well-formed URI.
//!
//! Word calls a file damaged for one malformed target, and a page that is mailed must not carry a script.

use percent_encoding::{percent_decode_str, percent_encode_byte};
use story::{Block, Content};

use crate::limits::LONGEST_ADDRESS;

/// The target as an ASCII URI, or `None` where it may not be printed as a link.
pub(crate) fn target(href: &str) -> Option<String> {
    let href = href.trim();
    if href.len() > LONGEST_ADDRESS {
        return None;
    }
    let (scheme, rest) = href.split_once(':')?;
    let rest = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest
            .strip_prefix("//")
            .filter(|rest| !rest.starts_with(['/', '?', '#']))?,
        "mailto" => rest,
        _ => return None,
    };
    let slashes = if scheme.eq_ignore_ascii_case("mailto") {
        ""
    } else {
        "//"
    };
    (!rest.is_empty()).then(|| format!("{}:{slashes}{}", scheme.to_ascii_lowercase(), encoded(rest)))
}

/// The content with no link but those that [`target`] prints; the words of the others stay. For forms that are written
/// elsewhere: `[看](javascript:x)` is `看` there.
#[must_use]
pub fn only_printable(content: &Content) -> Content {
    let mut content = content.clone();
    for text in content.body.iter_mut().flat_map(Block::texts_mut) {
        for span in &mut text.0 {
            span.link = span.link.take().filter(|href| target(href).is_some());
        }
    }
    for related in &mut content.related {
        if target(&related.href).is_none() {
            related.href.clear();
        }
    }
    content.normalize();
    content
}

/// The target of a link in a foreign text, as people read it: letters of any script are shown as they are, not escaped.
pub(crate) fn readable(href: &str) -> Option<String> {
    let uri = target(href)?;
    let mut read = String::with_capacity(uri.len());
    let mut rest = uri.as_str();
    while let Some(first) = rest.chars().next() {
        let (c, taken) = escaped_letter(rest).unwrap_or((first, first.len_utf8()));
        read.push(c);
        rest = rest.get(taken..).unwrap_or_default();
    }
    Some(read)
}

/// A letter beyond ASCII that is percent-encoded at the beginning, and how many bytes it takes there.
fn escaped_letter(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| percent_decode_str(text.get(3 * at..3 * at + 3)?).next();
    let length = match byte(0)? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = (0..length).map_while(byte).collect();
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    letter.is_alphanumeric().then_some((letter, 3 * length))
}

/// Percent-encodes characters that RFC 3986 does not allow; escapes that are there already stay.
pub(crate) fn encoded(text: &str) -> String {
    let mut uri = String::with_capacity(text.len());
    let mut has_fragment = false;
    for (i, byte) in text.bytes().enumerate() {
        let keep = match byte {
            b'%' => text
                .as_bytes()
                .get(i + 1..i + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut has_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if keep {
            uri.push(char::from(byte));
        } else {
            uri.push_str(percent_encode_byte(byte));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_mail_are_reached() {
        assert_eq!(
            target("https://example.cn/a?b=1#c").as_deref(),
            Some("https://example.cn/a?b=1#c")
        );
        assert_eq!(
            target(" HTTP://例子.cn/新 闻 ").as_deref(),
            Some("http://%E4%BE%8B%E5%AD%90.cn/%E6%96%B0%20%E9%97%BB")
        );
        assert_eq!(
            target("mailto:desk@example.cn").as_deref(),
            Some("mailto:desk@example.cn")
        );
        for refused in [
            "javascript:alert(1)",
            "JavaScript://x%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "/a",
            "",
            "https:",
            "https://",
            "https:///a",
            "a b",
        ] {
            assert_eq!(target(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_foreign_link_is_read_in_letters_and_means_the_same() {
        for (href, read) in [
            (
                "https://example.cn/%E8%8F%9C%E5%8D%95?a=%20",
                "https://example.cn/菜单?a=%20",
            ),
            ("http://例子.cn/新 闻", "http://例子.cn/新%20闻"),
            (
                "https://a.cn/%e3%80%80%ff%E8%8F",
                "https://a.cn/%e3%80%80%ff%E8%8F",
            ),
        ] {
            assert_eq!(readable(href).as_deref(), Some(read));
            assert_eq!(readable(read).as_deref(), Some(read), "read again it is the same");
            assert_eq!(
                target(read).map(|t| t.to_lowercase()),
                target(href).map(|t| t.to_lowercase())
            );
        }
        assert_eq!(readable("javascript:alert(1)"), None);
    }

    #[test]
    fn escapes_stay_and_stray_marks_are_escaped() {
        assert_eq!(encoded("a%20b%zz#1#2\"<>"), "a%20b%25zz#1%232%22%3C%3E");
    }
}
