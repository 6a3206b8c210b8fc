//! The form as a page of HTML, A4 when it is printed.

use super::{ApprovalRow, ApprovalSheet, PrintedCode};
use crate::chars::escape;

const STYLE: &str = include_str!("page.css");

impl ApprovalSheet<'_> {
    /// Sets the page.
    #[must_use]
    pub fn page(&self) -> String {
        let rows: String = self.rows().iter().map(row).collect();
        let proof: String = self
            .proof
            .iter()
            .map(|line| format!("<p>{}</p>\n", escape(line)))
            .collect();
        let code = PrintedCode::of(&self.code).map_or_else(String::new, |code| {
            let side = code.side();
            format!(
                "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {side} {side}\"><path d=\"{}\"/></svg>\n",
                self.language().pick("二维码", "QR code"),
                code.path()
            )
        });
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} {}</title>\n<style>\n{STYLE}</style>\n\
             </head>\n<body>\n<main>\n<h1>{}</h1>\n<table>\n<tbody>\n{rows}</tbody>\n</table>\n\
             <footer>\n{code}<div>\n{proof}</div>\n</footer>\n</main>\n</body>\n</html>\n",
            self.content.language_tag(),
            self.title(),
            escape(self.content.headline.trim()),
            self.title(),
        )
    }
}

fn row(row: &ApprovalRow) -> String {
    match row {
        ApprovalRow::Pair(facts) => {
            let cells = facts
                .iter()
                .map(|(name, value)| format!("<th scope=\"row\">{name}</th><td>{}</td>", escape(value)));
            format!("<tr>{}</tr>\n", cells.collect::<String>())
        }
        ApprovalRow::Wide(name, value) => format!(
            "<tr><th scope=\"row\">{name}</th><td colspan=\"3\">{}</td></tr>\n",
            escape(value)
        ),
        ApprovalRow::Room { name, lines, sign } => {
            let lines: String = lines
                .iter()
                .map(|line| format!("<p>{}</p>", escape(line)))
                .collect();
            format!(
                "<tr class=\"room\"><th scope=\"row\">{}</th><td colspan=\"3\"><div>{lines}</div><p class=\"sign\">{sign}</p></td></tr>\n",
                escape(name)
            )
        }
    }
}
