//! The charset of foreign bytes. No field of a file names it reliably, and a wrong guess prints 乱码.
//!
//! Valid UTF-8 is UTF-8: text in another charset passes for it only by chance. Of the rest, bytes that make
//! ordinary Chinese in GB18030 are that, as Chinese desktop programs wrote it for twenty years; what remains
//! is Windows-1252, in which every byte is a character.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The charset of the texts of one block that are not UTF-8. They are judged together: a name alone is short,
/// and the program that wrote one field wrote the others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Charset(&'static Encoding);

impl Charset {
    /// Judges the texts of one block.
    pub(crate) fn guess<'a>(texts: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut seen = Chinese::default();
        let mut possible = true;
        for text in texts.filter(|text| utf8(text).is_none()) {
            possible &= seen.add(text);
        }
        Self(if possible && seen.is_likely() {
            GB18030
        } else {
            WINDOWS_1252
        })
    }

    /// Reads one text and cleans it: no outer blanks, no control characters, line ends as line feeds.
    pub(crate) fn read(self, bytes: &[u8]) -> String {
        if let Some(text) = utf8(bytes) {
            return clean(text);
        }
        let whole = if self.0 == GB18030 {
            without_half_character(bytes)
        } else {
            bytes
        };
        clean(&self.0.decode_without_bom_handling(whole).0)
    }
}

/// Reads a whole XML document: UTF-16 by its byte order mark or its zero bytes, otherwise as [`Charset`] does.
pub(crate) fn document(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xfe, 0xff, ..] | [0, b'<', ..] => UTF_16BE,
        [0xff, 0xfe, ..] | [b'<', 0, ..] => UTF_16LE,
        _ if utf8(bytes).is_some() => UTF_8,
        _ => Charset::guess(std::iter::once(bytes)).0,
    };
    encoding.decode(bytes).0.into_owned()
}

/// The text if it is UTF-8, cut back where a byte limit cut its last character.
fn utf8(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to())?;
            // One stray byte behind plain ASCII is a Latin accent, not half a character.
            let cut = error.error_len().is_none() && !valid.is_ascii();
            if cut {
                std::str::from_utf8(valid).ok()
            } else {
                None
            }
        }
    }
}

/// The bytes without the lead byte of a two-byte character whose second byte a limit cut off.
fn without_half_character(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0x81..=0xfe, []) => return bytes.get(..bytes.len().saturating_sub(1)).unwrap_or_default(),
            (0x81..=0xfe, [_, tail @ ..]) => tail,
            (_, tail) => tail,
        };
    }
    bytes
}

/// No outer blanks, no control characters but line feed and tab, every line end a line feed.
pub(crate) fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    kept.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .to_owned()
}

/// Two-byte characters counted, read as GB18030.
#[derive(Debug, Default)]
struct Chinese {
    /// Han of GB 2312, the 6,763 characters of nearly all Chinese text.
    common: usize,
    /// Marks and full-width letters.
    marks: usize,
    /// All others, which accented Latin is read as.
    rare: usize,
}

impl Chinese {
    /// Counts one text; false where it cannot be GB18030 at all.
    fn add(&mut self, text: &[u8]) -> bool {
        let mut rest = text;
        let mut behind_letter = false;
        while let [first, tail @ ..] = rest {
            rest = tail;
            if *first < 0x80 {
                behind_letter = first.is_ascii_alphabetic();
                continue;
            }
            // "Größe": two accents in the middle of a word make one Han, but Han do not occur there.
            let within_word = behind_letter && tail.get(1).is_some_and(u8::is_ascii_alphabetic);
            behind_letter = false;
            let counter = match (first, tail) {
                (0xb0..=0xf7, [0xa1..=0xfe, ..]) if !within_word => &mut self.common,
                (0xa1..=0xa9, [0xa1..=0xfe, ..]) => &mut self.marks,
                (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, ..]) => &mut self.rare,
                (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..]) => {
                    rest = tail.get(2..).unwrap_or_default();
                    &mut self.rare
                }
                (0x81..=0xfe, []) => return true,
                _ => return false,
            };
            *counter = counter.saturating_add(1);
            rest = rest.get(1..).unwrap_or_default();
        }
        true
    }

    fn is_likely(&self) -> bool {
        self.common > 0 && self.common.saturating_add(self.marks) >= self.rare
    }
}

#[cfg(test)]
mod tests {
    use super::Charset;

    fn read(bytes: &[u8]) -> String {
        Charset::guess(std::iter::once(bytes)).read(bytes)
    }

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn chinese_is_read_whether_utf8_or_gbk() {
        assert_eq!(read("江克美(左二)".as_bytes()), "江克美(左二)");
        for text in [
            "江克美(左二)慰问志愿者",
            "“防疫”一线",
            "朱镕基",
            "王喆",
            "𠮷林市委",
        ] {
            assert_eq!(read(&gbk(text)), text);
        }
    }

    #[test]
    fn accented_latin_stays_latin() {
        for (bytes, text) in [
            (b"M\xfcller".as_slice(), "Müller"),
            (b"caf\xe9", "café"),
            (b"Gr\xf6\xdfe", "Größe"),
            (b"Bj\xf8rn Erik \xc5ger\xf8y", "Bjørn Erik Ågerøy"),
            (b"\xa9 2017 Joe", "© 2017 Joe"),
            (b"\x93quoted\x94", "“quoted”"),
        ] {
            assert_eq!(read(bytes), text);
        }
    }

    #[test]
    fn a_character_cut_by_a_byte_limit_is_left_out() {
        let utf8 = "市直机关工委".as_bytes();
        assert_eq!(read(&utf8[..utf8.len() - 1]), "市直机关工");
        let gbk = gbk("市直机关工委");
        assert_eq!(read(&gbk[..gbk.len() - 1]), "市直机关工");
    }

    #[test]
    fn the_fields_of_one_block_are_judged_together() {
        // Alone, this name's three rare characters would not pass for Chinese.
        let (name, caption) = (gbk("喆淼镕"), gbk("市直机关工委慰问抗疫一线志愿者"));
        let charset = Charset::guess([name.as_slice(), caption.as_slice()].into_iter());
        assert_eq!(charset.read(&name), "喆淼镕");
    }
}
