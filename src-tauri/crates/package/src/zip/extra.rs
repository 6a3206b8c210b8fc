//! Extra fields: other tools store times and owners there; some would change what the entry *is*.

use super::numbers::Cursor;

/// Why these extra fields are refused, or nothing. `name` is the entry's name.
pub(crate) fn objection(extra: &[u8], name: &str) -> Option<&'static str> {
    let mut rest = Cursor(extra);
    while !rest.0.is_empty() {
        let (Some(id), Some(length)) = (rest.u16(), rest.u16()) else {
            return Some("its extra fields are cut off");
        };
        let Some(value) = rest.bytes(usize::from(length)) else {
            return Some("its extra fields are cut off");
        };
        match id {
            0x0001 => return Some("it uses zip64, which no package of this size needs"),
            // Unicode path: version, checksum of the plain name, then the name that some readers prefer.
            0x7075 if value.get(5..) != Some(name.as_bytes()) => {
                return Some("it has a second, different name");
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::objection;

    #[test]
    fn times_and_owners_pass_and_second_names_do_not() {
        assert_eq!(objection(&[0x55, 0x54, 1, 0, 0], "a"), None);
        assert_eq!(objection(&[0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, b'a'], "a"), None);
        assert!(objection(&[0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, b'b'], "a").is_some());
        assert!(objection(&[1, 0, 0, 0], "a").is_some());
        assert!(objection(&[0x55, 0x54, 9, 0, 0], "a").is_some());
        assert!(objection(&[0x55], "a").is_some());
    }
}
