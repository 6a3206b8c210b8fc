//! Two states of a story in one HTML page: added words are `ins`, removed words `del`, moved lines are shown in both
//! places. Photos are named, not shown; the page is one file without script.

use std::fmt::Write as _;

use story::compare::{Comparison, Fate, Role, Row, RowKind, Run, Site, What};
use story::{Fact, Field};

use crate::chars::escape;
use crate::{inline, setting};

/// The page.
#[must_use]
pub fn page(comparison: &Comparison<'_>) -> String {
    let language = escape(&comparison.hers().language);
    let title = escape(&comparison.hers().headline);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{CSS}</style>\n</head>\n<body>\n"
    );
    for row in comparison.rows() {
        set(&mut html, &row);
    }
    let facts = comparison
        .changes()
        .iter()
        .filter(|change| change.what == What::Set || lists(&change.site));
    for change in facts {
        // Writing into a String does not fail.
        let _ = writeln!(
            html,
            "<p class=\"fact\">{}: <del>{}</del> <ins>{}</ins></p>",
            escape(&change.site.name()),
            escape(&change.was),
            escape(&change.becomes)
        );
    }
    html.push_str("</body>\n</html>\n");
    html
}

const CSS: &str = "body{max-width:40em;margin:2em auto;padding:0 1em;font:17px/1.9 serif}\
ins{color:#2d6a55;background:#e1efe8;text-decoration:none}del{color:#b93226}\
.moved_here{border-left:3px solid #2d6a55;padding-left:.6em}.moved_away{opacity:.55}.format{border-bottom:1px dotted}\
figure{margin:1em 0;padding:.6em;border:1px solid #ddd}.fact{font-size:14px}";

/// Fields that the reading does not show.
fn lists(site: &Site) -> bool {
    match site {
        Site::Body => false,
        Site::Field { name } => !name.is_read_in_rows(),
        Site::Figure { name, .. } => *name != Fact::Caption,
        Site::SignOffPlace | Site::Related | Site::Photo { .. } => true,
    }
}

fn set(html: &mut String, row: &Row) {
    let tag = match row.kind {
        RowKind::Field if matches!(&row.site, Site::Field { name } if *name == Field::Headline) => "h1",
        RowKind::Line(kind) => setting::line(kind).compared,
        RowKind::Figure => "figure",
        RowKind::Tray => return html.push_str("<hr>\n"),
        RowKind::Field | RowKind::Cell { .. } | RowKind::Leaf(_) | RowKind::Bare => "p",
    };
    let (role, whole) = match row.role {
        Role::Kept => ("", None),
        Role::Inserted => ("inserted", Some("ins")),
        Role::Deleted => ("deleted", Some("del")),
        Role::MovedHere => ("moved_here", None),
        Role::MovedAway => ("moved_away", None),
    };
    let _ = write!(html, "<{tag} class=\"{role}\">");
    let before = whole.map(|whole| format!("<{whole}>")).unwrap_or_default();
    let behind = whole.map(|whole| format!("</{whole}>")).unwrap_or_default();
    html.push_str(&before);
    if let Some(figure) = &row.figure {
        let _ = write!(html, "[{}] ", escape(&figure.figure.file_name));
    }
    for run in &row.runs {
        words(html, run, whole.is_some());
    }
    html.push_str(&behind);
    let _ = writeln!(html, "</{tag}>");
}

fn words(html: &mut String, run: &Run, marked: bool) {
    let mut text = if run.text == "\n" && run.fate != Fate::Keep {
        "¶".to_owned()
    } else {
        inline::words(&run.text)
    };
    if run.strong {
        text = format!("<strong>{text}</strong>");
    }
    if run.emphasis {
        text = format!("<em>{text}</em>");
    }
    let _ = match run.fate {
        Fate::Insert if !marked => write!(html, "<ins>{text}</ins>"),
        Fate::Delete if !marked => write!(html, "<del>{text}</del>"),
        Fate::Format => write!(html, "<span class=\"format\">{text}</span>"),
        _ => write!(html, "{text}"),
    };
}

#[cfg(test)]
mod tests {
    use story::{Block, Content};

    #[test]
    fn what_came_and_what_went_is_marked_and_nothing_is_markup() {
        let base = Content {
            body: vec![Block::paragraph("市直机关工委下拨<b>党费</b>。")],
            ..Content::default()
        };
        let hers = Content {
            body: vec![
                Block::paragraph("市直机关工委划拨<b>党费</b>。"),
                Block::paragraph("新的一段话。"),
            ],
            ..Content::default()
        };
        let page = super::page(&story::compare::compare(&base, &hers));
        assert!(
            page.contains("工委<del>下</del><ins>划</ins>拨&lt;b&gt;党费"),
            "{page}"
        );
        assert!(page.contains("<ins>新的一段话。</ins>"), "{page}");
    }
}
