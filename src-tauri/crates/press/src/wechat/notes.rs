//! Links that lead out of WeChat, as numbered notes: the editor refuses to save a text that holds one.

use crate::chars::escape;
use crate::link;

use super::style;

/// Addresses in the order in which the text names them, each once.
#[derive(Default)]
pub(super) struct Notes {
    addresses: Vec<(String, String)>,
}

impl Notes {
    /// The run as a link where WeChat takes it, else with the number of its note.
    pub(super) fn link(&mut self, run: &str, words: &str, href: &str) -> String {
        let Some(target) = link::target(href) else {
            return run.to_owned();
        };
        if is_wechat(&target) {
            return format!("<a href=\"{}\">{run}</a>", escape(&target));
        }
        let shown = link::readable(&target).unwrap_or(target);
        let known = self.addresses.iter().position(|(_, address)| *address == shown);
        let number = known.unwrap_or_else(|| {
            self.addresses.push((words.trim().to_owned(), shown));
            self.addresses.len().saturating_sub(1)
        });
        format!(
            "{run}<span style=\"{}\">[{}]</span>",
            style::NUMBER,
            number.saturating_add(1)
        )
    }

    /// The notes below the text; nothing where there are none.
    pub(super) fn section(&self, chinese: bool) -> String {
        if self.addresses.is_empty() {
            return String::new();
        }
        let heading = if chinese { "文中链接" } else { "Links" };
        let mut html = format!("<p style=\"{}\">{heading}</p>", style::NOTES);
        for (number, (words, address)) in (1..).zip(&self.addresses) {
            let between = match (words.is_empty() || words == address, chinese) {
                (true, _) => String::new(),
                (false, true) => format!("{}：", escape(words)),
                (false, false) => format!("{}: ", escape(words)),
            };
            html.push_str(&format!(
                "<p style=\"{}\">[{number}] {between}{}</p>",
                style::NOTE,
                escape(address)
            ));
        }
        html
    }
}

/// Whether an address leads to an article in WeChat, the only ones that an account may link to.
fn is_wechat(target: &str) -> bool {
    target.starts_with("https://mp.weixin.qq.com/")
}
