//! What stands above the body, in printed order: kicker, headline, subheadline, dateline, byline, source.
//!
//! Every form prints these lines, and prints the same words; only the setting differs. It must not know any
//! of the forms.

use story::{Author, Content, Text};

/// Which line it is, for the form that sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// 肩题.
    Kicker,
    /// 标题.
    Headline,
    /// 副题.
    Subheadline,
    /// 电头.
    Dateline,
    /// 作者.
    Byline,
    /// 来源.
    Source,
}

/// The lines above the body that have something to print.
pub(crate) fn lines(content: &Content) -> Vec<(Part, String)> {
    let source = content.source.trim();
    let source = match source {
        "" => String::new(),
        _ if is_chinese(content) => format!("来源：{source}"),
        _ => format!("Source: {source}"),
    };
    [
        (Part::Kicker, content.kicker.clone()),
        (Part::Headline, content.headline.clone()),
        (Part::Subheadline, content.subheadline.clone()),
        (Part::Dateline, content.dateline.clone()),
        (Part::Byline, byline(content)),
        (Part::Source, source),
    ]
    .into_iter()
    .filter(|(_, line)| !line.trim().is_empty())
    .collect()
}

/// The authors as one printed line: `市直机关工委 彭彤　李四（摄影）`; empty where there are none.
pub(crate) fn byline(content: &Content) -> String {
    let chinese = is_chinese(content);
    let names: Vec<String> = content
        .authors
        .iter()
        .map(|author| name(author, chinese))
        .collect();
    names.join(if chinese { "　" } else { ", " })
}

/// One author as printed: unit, name, role.
pub(crate) fn name(author: &Author, chinese: bool) -> String {
    let mut printed = author.unit.trim().to_owned();
    if !printed.is_empty() && !author.name.trim().is_empty() {
        printed.push(' ');
    }
    printed.push_str(author.name.trim());
    match author.role.trim() {
        "" => printed,
        role if chinese => format!("{printed}（{role}）"),
        role => format!("{printed} ({role})"),
    }
}

/// Puts a line that was read back into its field.
pub(crate) fn take(part: Part, line: &str, content: &mut Content) {
    let line = line.trim();
    match part {
        Part::Kicker => line.clone_into(&mut content.kicker),
        Part::Headline => line.clone_into(&mut content.headline),
        Part::Subheadline => line.clone_into(&mut content.subheadline),
        Part::Dateline => line.clone_into(&mut content.dateline),
        Part::Byline => content.authors = authors(line, is_chinese(content)),
        Part::Source => {
            let said = line
                .strip_prefix("来源：")
                .or_else(|| line.strip_prefix("Source: "));
            said.unwrap_or(line).clone_into(&mut content.source);
        }
    }
}

/// Takes a foreign text's language over, where it is a language tag at all.
pub(crate) fn take_language(tag: &str, content: &mut Content) {
    let said = Content {
        language: tag.trim().to_owned(),
        ..Content::default()
    };
    if !tag.trim().is_empty() && language(&said) == tag.trim() {
        content.language = said.language;
    }
}

/// The authors of a line as [`byline`] prints it.
fn authors(line: &str, chinese: bool) -> Vec<Author> {
    let (between, open, close) = if chinese {
        ("　", "（", "）")
    } else {
        (", ", " (", ")")
    };
    let one = |printed: &str| {
        let (named, role) = printed
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open))
            .unwrap_or((printed, ""));
        // Names in Latin letters have spaces of their own.
        let (unit, name) = named
            .rsplit_once(' ')
            .filter(|(_, name)| chinese && !name.is_ascii())
            .unwrap_or(("", named));
        Author {
            name: name.trim().to_owned(),
            unit: unit.trim().to_owned(),
            role: role.trim().to_owned(),
        }
    };
    line.split(between)
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .map(one)
        .collect()
}

/// Whether the piece is in Chinese, by its language tag.
pub(crate) fn is_chinese(content: &Content) -> bool {
    language(content)
        .split('-')
        .next()
        .is_some_and(|primary| primary.eq_ignore_ascii_case("zh"))
}

/// The story's language tag, where it is one in form (BCP 47); Chinese where it is not: it ends up in
/// markup, and Word refuses files with a malformed one.
pub(crate) fn language(content: &Content) -> &str {
    let tag = content.language.trim();
    let well_formed = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        && tag.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2;
    if well_formed { tag } else { "zh-CN" }
}

/// Whether a paragraph was typed with its own indent, a wide space.
pub(crate) fn is_indented(text: &Text) -> bool {
    text.0.first().is_some_and(|span| span.text.starts_with('　'))
}
