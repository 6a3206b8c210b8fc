//! `bag-info.txt`: the bag's metadata (RFC 8493 §2.2.2), in the order of its lines.

/// Ordered labels and values. A label may occur more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BagInfo {
    lines: Vec<(String, String)>,
}

impl BagInfo {
    /// Adds a line. Runs of white space in the value, line breaks included, become one space and control characters are dropped,
    /// because the format has no other way to hold them; a value with nothing left is not added. `label` is one of ours, without
    /// a colon.
    #[must_use]
    pub fn with(mut self, label: &str, value: &str) -> Self {
        let words = value
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|w| !w.is_empty());
        let value = words.collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.lines.push((label.to_owned(), value));
        }
        self
    }

    /// The first value of `label`, whose letter case does not matter.
    #[must_use]
    pub fn get(&self, label: &str) -> Option<&str> {
        self.lines
            .iter()
            .find(|(l, _)| l.eq_ignore_ascii_case(label))
            .map(|(_, v)| v.as_str())
    }

    /// All lines in order.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().map(|(l, v)| (l.as_str(), v.as_str()))
    }

    /// Without the lines of these labels.
    pub(crate) fn without(mut self, labels: &[&str]) -> Self {
        self.lines
            .retain(|(l, _)| !labels.iter().any(|x| l.eq_ignore_ascii_case(x)));
        self
    }

    /// Reads the file. Lines that begin with white space continue the one before; other separators than `: ` are accepted as
    /// older tools wrote them. The error is the number of the first line that is neither.
    pub(crate) fn read(text: &str) -> Result<Self, usize> {
        let mut info = Self::default();
        for (number, line) in crate::tag_text::lines(text) {
            if line.trim().is_empty() {
                continue;
            }
            if line.starts_with([' ', '\t']) {
                let Some((_, value)) = info.lines.last_mut() else {
                    return Err(number);
                };
                value.push(' ');
                value.push_str(line.trim());
            } else {
                let Some((label, value)) = line.split_once(':') else {
                    return Err(number);
                };
                info.lines
                    .push((label.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Ok(info)
    }

    /// The file: one line each, never folded. RFC 8493 recommends folding at 79 and requires readers to take
    /// longer lines; folding Chinese would put spaces into it.
    pub(crate) fn print(&self) -> String {
        self.lines
            .iter()
            .map(|(label, value)| format!("{label}: {value}\n"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back_the_same() {
        let info = BagInfo::default()
            .with("External-Description", "  慰问\r\n抗疫:一线\u{7}志愿者 ")
            .with("Contact-Name", "彭彤")
            .with("Contact-Name", "江克美")
            .with("Contact-Email", " \n");
        assert_eq!(
            info.print(),
            "External-Description: 慰问 抗疫:一线 志愿者\nContact-Name: 彭彤\nContact-Name: 江克美\n"
        );
        assert_eq!(BagInfo::read(&info.print()), Ok(info));
    }

    #[test]
    fn folded_lines_and_odd_separators_of_other_tools_are_read() {
        let info = BagInfo::read("A: one\r\n  two\r\nTest-Tag : 3\rB:4\n\n").unwrap();
        let lines: Vec<_> = info.lines().collect();
        assert_eq!(lines, [("A", "one two"), ("Test-Tag", "3"), ("B", "4")]);
        assert_eq!(info.get("test-tag"), Some("3"));
    }

    #[test]
    fn a_line_without_a_label_is_named_by_its_number() {
        assert_eq!(BagInfo::read("A: 1\nnonsense\n"), Err(2));
        assert_eq!(BagInfo::read("  leading\n"), Err(1));
    }
}
