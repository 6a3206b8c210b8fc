//! HTML files.

use crate::bounded::{Fate, import};
use crate::making::png;

#[test]
fn a_formatting_element_that_every_paragraph_opens_anew_is_held_once() {
    for tag in ["font face", "a href"] {
        let html = format!(
            "<p><{tag}=\"https://a.cn/{}\">{}",
            "a".repeat(100_000),
            "<p>一段字".repeat(16_000)
        );
        assert_eq!(import("a.html", html.as_bytes()), Fate::Read);
    }
}

#[test]
fn a_link_over_a_long_text_is_not_copied_with_each_character() {
    let html = format!(
        "<p><a href=\"https://a.cn/{}\">{}</a>",
        "a".repeat(2_000),
        "字".repeat(200_000)
    );
    assert_eq!(import("a.html", html.as_bytes()), Fate::Read);
    let html = format!(
        "<p><a href=\"https://a.cn/{}\">{}</a>",
        "a".repeat(200_000),
        "字".repeat(200_000)
    );
    assert_eq!(import("a.html", html.as_bytes()), Fate::Read);
}

#[test]
fn the_same_picture_two_hundred_times_is_decoded_once() {
    use base64::Engine;
    let data = base64::prelude::BASE64_STANDARD.encode(png(2_000, 2_000, b""));
    let html = format!("<img alt=\"图\" src=\"data:image/png;base64,{data}\">").repeat(200);
    assert_eq!(import("a.html", html.as_bytes()), Fate::Read);
}
