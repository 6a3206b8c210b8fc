//! Lines of a tag file: RFC 8493 §2.2 lets them end in LF, CR or CR LF.

/// The lines with their numbers from 1, ends taken off; nothing follows the last line end.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = rest.split_once(['\n', '\r']).unwrap_or((rest, ""));
        // split_once does not tell which end it found: CR LF is one line end, not a line end and an empty line.
        let took_cr = rest.as_bytes().get(line.len()) == Some(&b'\r');
        rest = if took_cr {
            after.strip_prefix('\n').unwrap_or(after)
        } else {
            after
        };
        Some(line)
    })
    .zip(1..)
    .map(|(line, number)| (number, line))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_three_line_ends_are_one_line_end_each() {
        let lines: Vec<_> = super::lines("a\r\nb\rc\n\nd").map(|(_, l)| l).collect();
        assert_eq!(lines, ["a", "b", "c", "", "d"]);
    }
}
