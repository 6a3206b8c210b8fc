//! What is printed above the body: the titles, then dateline, byline and source.
//!
//! Every form prints these lines, and prints the same words; how it sets them is in [`crate::field_setting`]. It must not depend
//! on any of the forms.

use story::language::well_formed;
use story::{Author, Content, Field, FieldSlot, FieldValue, Language, Text};

use crate::field_setting::{FIELD_SETTINGS, FieldSetting};

/// The lines above the body that have something to print, in printed order.
pub(crate) fn lines(content: &Content) -> Vec<(&'static FieldSetting, String)> {
    FIELD_SETTINGS
        .iter()
        .map(|setting| (setting, line(setting, content)))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect()
}

/// The words of a line; empty where it has nothing to print.
pub(crate) fn line(setting: &FieldSetting, content: &Content) -> String {
    if let FieldValue::Authors(_) = setting.field.value(content) {
        return byline(content);
    }
    let words = setting.field.words(content).unwrap_or_default();
    match words.trim() {
        "" => String::new(),
        words if setting.labelled => format!("{}{words}", label(setting.field, content.own_language())),
        _ => words.to_owned(),
    }
}

/// How a labelled line begins: `来源：`, `Source: `.
fn label(field: Field, language: Language) -> String {
    let label = field.label(language);
    language.pick(format!("{label}："), format!("{label}: "))
}

/// The authors as one printed line: `市直机关工委 彭彤　李四（摄影）`; empty where there are none.
pub(crate) fn byline(content: &Content) -> String {
    let chinese = content.is_chinese();
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

/// Puts a line, as read, into its field.
pub(crate) fn take(setting: &FieldSetting, line: &str, content: &mut Content) {
    let line = line.trim();
    let words = [Language::Zh, Language::En]
        .into_iter()
        .filter(|_| setting.labelled)
        .find_map(|language| line.strip_prefix(&label(setting.field, language)))
        .unwrap_or(line);
    let chinese = content.is_chinese();
    match setting.field.slot(content) {
        FieldSlot::Text(text) => words.clone_into(text),
        FieldSlot::SignOff(sign_off) => words.clone_into(&mut sign_off.text),
        FieldSlot::Authors(named) => *named = authors(words, chinese),
        // For the desk: never printed.
        FieldSlot::Keywords(_) | FieldSlot::Urgency(_) | FieldSlot::Embargo(_) | FieldSlot::Length(_) => {}
    }
}

/// Takes a foreign text's language, if it is a language tag at all.
pub(crate) fn take_language(tag: &str, content: &mut Content) {
    if let Some(tag) = well_formed(tag) {
        tag.clone_into(&mut content.language);
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

/// Whether a paragraph was typed with its own indent, a wide space.
pub(crate) fn is_indented(text: &Text) -> bool {
    text.0.first().is_some_and(|span| span.text.starts_with('　'))
}
