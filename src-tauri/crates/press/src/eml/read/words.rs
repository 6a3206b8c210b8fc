//! The encodings of a mail: bytes with the name of one, encoded words in a header, and headers that hold bare bytes.

use base64::Engine;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use encoding_rs::{Encoding, GB18030, UTF_8};
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

/// Base64 as mail programs write it: its end may lack its signs.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Bytes as text. An encoding that is named counts where the bytes keep to it; GB2312 and GBK are read as GB18030, which holds
/// both. Else they are read as what they are believable as, and at last with signs for what is unreadable.
#[must_use]
pub fn text_of(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let named = match named {
        Some(encoding) if encoding.name() == "GBK" => Some(GB18030),
        named => named,
    };
    if let Some(encoding) = named
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text.trim_start_matches('\u{feff}').to_owned();
    }
    if let Ok(decoded) = crate::decode(bytes) {
        return decoded.text;
    }
    // Too little to be believable: a subject of three names, a file's name.
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .unwrap_or_else(|| named.unwrap_or(UTF_8).decode(bytes).0)
        .into_owned()
}

/// A header's text, its encoded words (RFC 2047) decoded. Words of one encoding that follow one another are joined before they
/// are decoded: many programs cut a line between the bytes of one character.
pub(super) fn header_text(raw: &[u8]) -> String {
    let mut text = String::new();
    let mut held: Option<(String, Vec<u8>)> = None;
    let mut rest = raw;
    while let Some(EncodedWord {
        before,
        charset,
        bytes,
        after,
    }) = next_word(rest)
    {
        let is_joined = before.trim_ascii().is_empty()
            && held
                .as_ref()
                .is_some_and(|(of, _)| of.eq_ignore_ascii_case(&charset));
        if is_joined {
            if let Some((_, so_far)) = &mut held {
                so_far.extend(bytes);
            }
        } else {
            let is_gap = before.trim_ascii().is_empty() && held.is_some();
            push(&mut text, held.take());
            if !is_gap {
                text.push_str(&text_of(before, None));
            }
            held = Some((charset, bytes));
        }
        rest = after;
    }
    push(&mut text, held);
    text.push_str(&text_of(rest, None));
    text.trim().to_owned()
}

fn push(text: &mut String, held: Option<(String, Vec<u8>)>) {
    if let Some((charset, bytes)) = held {
        text.push_str(&text_of(&bytes, Some(&charset)));
    }
}

/// An encoded word, and what is around it.
struct EncodedWord<'a> {
    before: &'a [u8],
    charset: String,
    bytes: Vec<u8>,
    after: &'a [u8],
}

/// The next encoded word.
fn next_word(raw: &[u8]) -> Option<EncodedWord<'_>> {
    let mut from = 0;
    loop {
        let start = from + raw.get(from..)?.windows(2).position(|pair| pair == b"=?")?;
        let mut pieces = raw.get(start + 2..)?.splitn(3, |byte| *byte == b'?');
        let (charset, how, rest) = (pieces.next()?, pieces.next()?, pieces.next()?);
        let end = rest.windows(2).position(|pair| pair == b"?=")?;
        let (payload, after) = (rest.get(..end)?, rest.get(end + 2..)?);
        let bytes = match how {
            b"B" | b"b" => LENIENT.decode(payload).ok(),
            b"Q" | b"q" => {
                let spaced: Vec<u8> = payload
                    .iter()
                    .map(|byte| if *byte == b'_' { b' ' } else { *byte })
                    .collect();
                quoted_printable_decode(&spaced)
            }
            _ => None,
        };
        if let Some(bytes) = bytes {
            // A language may follow the encoding (RFC 2231, 5).
            let charset = String::from_utf8_lossy(charset);
            let charset = charset.split('*').next().unwrap_or_default().to_owned();
            return Some(EncodedWord {
                before: raw.get(..start)?,
                charset,
                bytes,
                after,
            });
        }
        from = start + 2;
    }
}

/// The name of a file in a header that gives it as `name="…"`, in bare bytes or encoded words.
pub(super) fn named_in(header: &[u8]) -> Option<String> {
    let at = header
        .windows(5)
        .position(|window| window.eq_ignore_ascii_case(b"name="))?;
    let value = header.get(at + 5..)?;
    let value = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|byte| *byte == b'"').next()?,
        None => value.split(|byte| *byte == b';').next()?,
    };
    let name = header_text(value);
    (!name.is_empty()).then_some(name)
}

/// `王芳` of `"王芳" <wangfang@163.com>`.
pub(super) fn before_address(from: &str) -> String {
    let name = from.split('<').next().unwrap_or_default();
    name.trim().trim_matches('"').trim().to_owned()
}
